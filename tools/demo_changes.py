"""What the people of the demo company changed in their objectives after they had been planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Change:
    """One commit that changes an objective."""

    day: date
    person: str
    message: str
    file: str
    pieces: tuple[tuple[str, str], ...] = ()
    """(before, after), as they stand in the file."""
    renamed: bool = False

    def undone(self, text: str) -> str:
        """Return the file's text before this change. Raises ValueError where the text has no such change."""
        for before, after in self.pieces:
            if text.count(after) != 1:
                raise ValueError(f"{self.file} does not hold once: {after}")
            text = text.replace(after, before)
        return text


def _file(team: str, slug: str) -> str:
    return f"content/teams/{team}/2026-Q4/{slug}.md"


RENAMED = {_file("rider-app", "self-help"): _file("rider-app", "mend-it-yourself")}
"""Path of an objective → what it was at first."""


def _reason(*words: str) -> str:
    return f"    reason: {' '.join(words)}\n"


_DROPPED = "    state: dropped\n" + _reason("Bakers want paper. 212 of them have told us so in writing, on paper.")
_DEFERRED = "    state: deferred\n" + _reason(
    "Deferred to the first quarter of 2027. The firmware needs a bike on a charger for forty minutes,",
    "and in winter every charger is busy.",
)
_WAITING = _reason(
    "Target re-agreed on 23 October, 15 instead of 10, when the third workshop changed to Saturday opening."
)
_CALLS = _reason(
    "Target re-agreed on 30 October, 12 instead of 8. Four of the eight remaining reasons to call are questions",
    "about insurance, which a better invoice cannot answer.",
)
_OCTOBER = _reason("The books of October close on the 20th, five days later than we thought when we wrote this down.")

CHANGES = (
    Change(
        date(2026, 9, 30),
        "sunniva",
        "Call it what riders call it",
        _file("rider-app", "self-help"),
        renamed=True,
    ),
    Change(
        date(2026, 10, 2),
        "joost",
        "Say whom it is for",
        _file("operations", "same-day"),
        (("title: Breakdowns are repaired by five", "title: A bike that breaks at nine rolls again by five"),),
    ),
    Change(
        date(2026, 10, 20),
        "callum",
        "Aim for fourteen, since twelve have signed already",
        _file("workshop-leeds", "steady"),
        (
            ("from nine to twelve", "from nine to fourteen"),
            ("target: 12 mechanics", "target: 14 mechanics"),
        ),
    ),
    Change(
        date(2026, 10, 23),
        "mila",
        "Re-agree the target for waiting repairs",
        _file("parts", "no-waiting"),
        (
            ("from 64 a week to 10", "from 64 a week to 15"),
            ("target: 10 repairs", "target: 15 repairs"),
            ("", _WAITING),
        ),
    ),
    Change(
        date(2026, 10, 26),
        "yuki",
        "Hand the mudguard to Farid",
        _file("bike", "mudguards"),
        (("stays on\nowner: yuki\n", "stays on\nowner: farid\n"),),
    ),
    Change(
        date(2026, 10, 30),
        "ravi",
        "Re-agree the target for calls about invoices",
        _file("billing", "invoices"),
        (
            ("from 38 per 1,000 invoices to 8", "from 38 per 1,000 invoices to 12"),
            ("    target: 8\n", "    target: 12\n"),
            ("", _CALLS),
        ),
    ),
    Change(
        date(2026, 11, 6),
        "ravi",
        "Leave the bakers their paper",
        _file("billing", "invoices"),
        (("", _DROPPED),),
    ),
    Change(
        date(2026, 11, 12),
        "tess",
        "Defer the modems of the Dray 3",
        _file("telematics", "know-first"),
        (("", _DEFERRED),),
    ),
    Change(
        date(2026, 11, 13),
        "luca",
        "Wait for the books of October",
        _file("northdray", "break-even"),
        (
            ("    due: 2026-11-15\n", "    due: 2026-11-20\n"),
            ("", _OCTOBER),
        ),
    ),
    Change(
        date(2026, 11, 17),
        "elin",
        "Update fleets",
        _file("sales", "fleets"),
        (
            ("in 40 days, not 64", "in 45 days, not 64"),
            ("target: 40 days", "target: 45 days"),
        ),
    ),
)
"""Oldest first. One is without a reason, as happens."""
