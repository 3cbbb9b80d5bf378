"""What a team could write now, and the forms of the hosting site for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.references import Scope
from okrsite_gen.site.editing import new_file_form
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.prose import Title


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
    """A file beside the next check-in that a team could write: an objective, or what closes a cycle."""

    purpose: str
    """`objective`, `closing` or `carry-over`."""
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
        known = edition.org.cycles.get(fold(offered.cycle))
        yield FileToWrite(
            purpose=offered.purpose,
            cycle=known.name if known else offered.cycle,
            title=edition.title(offered.title, Scope(team.key), team.place.file),
            address=form.address,
            folder=file.folder,
            name=file.name,
            day=file.name.removesuffix(".md") if offered.purpose == "closing" else "",
            text="" if form.filled else file.text,
        )
