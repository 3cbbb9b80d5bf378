"""What the message of a commit says of the reason."""

from __future__ import annotations

import pytest

from okrsite_gen.content.history.message import first_line, reason_in


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Lower it\n\nReason: Norway waits", "Norway waits"),
        ("Lower it\n\nreason:Norway waits\nSigned-off-by: A", "Norway waits"),
        ("Lower it\n\nReason: Norway\n  waits until\n\tJanuary\nNot this", "Norway waits until January"),
        ("Squash\n\n* one\n\n  Reason: Too early\n\n* two\n\n  Reason: Norway waits\n", "Norway waits"),
        ("Merge\n\n> - Reason: Norway waits", "Norway waits"),
        ("Lower it\n\nReason:\n\nNothing", ""),
        ("The reason: Norway waits", ""),
        ("", ""),
    ],
)
def test_a_reason_stands_at_the_beginning_of_a_line(message, reason):
    assert reason_in(message) == reason


def test_a_message_is_called_by_its_first_line():
    assert first_line("\n\n  Lower it \n\nBecause") == "Lower it"
    assert first_line("") == ""
