"""What a team could write now, and the forms of the hosting site for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.references import Scope
from okrsite_gen.site.editing import new_file_form
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.prose import Title

_YEAR_AND_PART = re.compile(r"([0-9]{4})-([QH][1-4])")


@dataclass(frozen=True, slots=True)
class NextCheckIn:
    """The check-in that a team could write next."""

    address: str
    """Where it is written on the hosting site; empty where no such form is known."""
    folder: str
    """Where the file belongs, relative to the project folder."""
    name: str
    """What it is called from the day of the build on, until it is written: `2026-11-27.md`."""
    day: str
    """The day in that name."""
    text: str
    """What stands in it until somebody fills it in."""


@dataclass(frozen=True, slots=True)
class FileToWrite:
    """A file beside the next check-in that a team could write: an objective, what closes a cycle, what it learned."""

    purpose: str
    """`closing`, `retrospective`, `carry-over` or `objective`."""
    cycle: str
    """Name of the cycle for which it is, or of the one that it closes."""
    title: Title
    """The objective that is carried over; empty for other purposes."""
    address: str
    """Where it is written on the hosting site; empty where no such form is known."""
    folder: str
    """Where the file belongs, relative to the project folder."""
    name: str
    """What it is called unless its author calls it otherwise."""
    day: str
    """The day in that name, of a check-in; empty for an objective."""
    text: str
    """What stands in it until somebody fills it in; empty where the form at `address` holds that already."""


def next_check_in_of(edition: Edition, team: Team) -> NextCheckIn | None:
    """Return the check-in that a team could write next; None where it has nothing to report."""
    forms = edition.coaching.forms.get(team.key)
    file = forms.next_check_in if forms else None
    if file is None:
        return None
    form = new_file_form(edition.settings.repository, file)
    return NextCheckIn(form.address, file.folder, file.name, file.name.removesuffix(".md"), file.text)


def to_write(edition: Edition, team: Team) -> Iterator[FileToWrite]:
    """Yield the other files that a team could write now."""
    forms = edition.coaching.forms.get(team.key)
    for offered in forms.others if forms else ():
        file = offered.file
        form = new_file_form(edition.settings.repository, file)
        yield FileToWrite(
            purpose=offered.purpose,
            cycle=cycle_name(edition, offered.cycle),
            title=edition.title(offered.title, Scope(team.key), team.place.file),
            address=form.address,
            folder=file.folder,
            name=file.name,
            day=file.name.removesuffix(".md") if offered.purpose == "closing" else "",
            text="" if form.filled else file.text,
        )


def cycle_name(edition: Edition, written: str) -> str:
    """Return the name of a cycle, which may have no file yet: then it is named as others of its kind are.

    Where `2026-Q4` is called "Q4 2026", `2027-Q1` will be "Q1 2027".
    """
    cycles = edition.org.cycles
    if fold(written) in cycles:
        return cycles[fold(written)].name
    own = _YEAR_AND_PART.fullmatch(written)
    for known in reversed(tuple(cycles.values())):  # by start
        other = _YEAR_AND_PART.fullmatch(known.id)
        if own and other and known.name != known.id and own[2][0] == other[2][0]:
            pattern = known.name.replace(other[1], "\0").replace(other[2], "\1")
            if not re.search(r"\w", pattern) and {"\0", "\1"} <= set(pattern):
                return pattern.replace("\0", own[1]).replace("\1", own[2])
    return written
