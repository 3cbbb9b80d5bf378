"""Names that file managers and editors give to copies and to files of text."""

from __future__ import annotations

import pytest

from okrsite_gen.content.ids import date_problem
from okrsite_gen.content.places import where_instead


@pytest.mark.parametrize("name", ["2026-11-20 (1)", "2026-11-20 - Copy", "2026-11-20 2"])
def test_the_copy_of_a_check_in_is_told_to_be_one(name: str) -> None:
    problem = date_problem(name)
    assert problem is not None
    assert problem.message == f"`{name}` looks like a copy of the check-in of 2026-11-20."
    assert problem.hint.startswith("Delete it if `2026-11-20.md` says the same")


def test_a_file_with_two_endings_loses_the_second() -> None:
    assert where_instead(("teams", "a", "2026", "go.md.txt")).endswith("rename it to `go.md`.")
