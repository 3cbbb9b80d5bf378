"""What people said in check-ins, as pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from okrsite_gen.model.check_ins import CheckIn, Update
from okrsite_gen.model.flat import flat
from okrsite_gen.model.kinds import Outcome, Said
from okrsite_gen.model.names import fold
from okrsite_gen.model.references import Scope
from okrsite_gen.model.values import Figure
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import room_in_check_in
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.restored import Restored, restored

NO_PROSE = Prose("")


@flat
@dataclass(frozen=True, slots=True)
class UpdateView:
    """One word about one objective or key result."""

    target: Summary
    """What it is about; a placeholder where that may not be shown."""
    whole: bool
    """Whether it is about an objective as a whole."""
    hidden: bool = False
    """Whether its value is kept inside."""
    value: Figure | None = None
    """The value reported."""
    value_before: Figure | None = None
    """The value reported before, where both may be shown."""
    done: bool | None = None
    """Whether a yes/no key result is done."""
    reached: str = ""
    """Level reached: `commit`, `target`, `stretch`, `none` or nothing."""
    milestones: tuple[tuple[Title, bool], ...] = ()
    """Milestones that it speaks of, and whether they are done."""
    progress: Decimal | None = None
    """Progress stated, 0–1."""
    confidence: int | None = None
    """0 to 10."""
    confidence_before: int | None = None
    """The confidence given before, 0 to 10."""
    said: Said | None = None
    """Status stated."""
    unchanged: bool = False
    """Looked at, nothing moved."""
    note: Prose = NO_PROSE
    """What was written about it."""
    closed_as: Outcome | None = None
    """How it was closed."""
    score: Decimal | None = None
    """Score given, 0–1."""
    score_reason: Title | None = None
    """Why that score."""
    result: Title | None = None
    """How it ended."""


@dataclass(frozen=True, slots=True)
class UpdateGroup:
    """What one check-in says about one objective and its key results."""

    objective: Summary
    """The objective; a placeholder where it may not be shown."""
    updates: tuple[UpdateView, ...]
    """In the order written."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A free part of a check-in or retrospective."""

    heading: Title | None
    """Its heading; None for text without one."""
    body: Prose
    """Its text."""


@dataclass(frozen=True, slots=True)
class CheckInView:
    """One check-in in full."""

    day: date
    """Its day."""
    anchor: str
    """Its id on the page of its team's check-ins: the day."""
    address: str
    """Where it stands."""
    team: Link
    """The reporting team."""
    cycle: Link
    """The cycle in whose folder it stands."""
    author: Link | None
    """Who wrote it, as configuration lets people appear."""
    groups: tuple[UpdateGroup, ...]
    """What it says of each objective, in the order written."""
    wins: Prose
    """What went well."""
    blockers: Prose
    """What stands in the way."""
    asks: Prose
    """What is asked of others."""
    next: Prose
    """What comes next."""
    notes: tuple[NoteView, ...]
    """Everything else that it says."""
    edit: str = ""
    """Absolute address at which it can be edited; empty if unknown."""
    restored: Restored | None = None
    """The former version that is shown since its file cannot be read; None where it can be."""
    more: int = 0
    """Updates and parts for which a page that shows it beside other things has no room."""


UPDATES, NOTES = 40, 12
"""Updates and free parts of a check-in that a page shows beside other things."""


def update_view(edition: Edition, check_in: CheckIn, update: Update, prefix: str, level: int) -> UpdateView:
    """Return a word as pages show it; `prefix` keeps the ids of its note apart, `level` is that of its headings."""
    org, scope, file = edition.org, _scope(check_in), check_in.place.file
    key_result = org.key_results.get(update.target.key_result or "")
    hidden = key_result is not None and key_result.figures_hidden
    steps = key_result.milestones if key_result else ()
    titles = {fold(step.id): step.title for step in steps}
    earlier = _earlier(edition, check_in, update)

    def optional(text: str) -> Title | None:
        return edition.title(text, scope, file) if text else None

    return UpdateView(
        target=edition.directory.referred(update.target),
        whole=update.target.found and key_result is None,
        hidden=hidden and update.value is not None,
        value=None if hidden else update.value,
        value_before=None
        if hidden or update.value is None
        else next((each.value for each in earlier if each.value is not None), None),
        done=update.done,
        reached=update.reached,
        milestones=tuple(
            (edition.title(titles.get(name, name), scope, file), done) for name, done in update.milestones
        ),
        progress=update.progress,
        confidence=update.confidence,
        confidence_before=None
        if update.confidence is None
        else next((each.confidence for each in earlier if each.confidence is not None), None),
        said=update.status,
        unchanged=update.unchanged and not _moved(update),
        note=_note(edition, check_in, update, prefix, level),
        closed_as=update.closed_as,
        score=update.score,
        score_reason=optional(update.score_reason),
        result=optional(update.result),
    )


def _moved(update: Update) -> bool:
    """Whether a figure stands beside the word that nothing has moved, so that a page saying both would mislead."""
    figures = (update.value, update.done, update.progress, update.confidence)
    return bool(update.reached or update.milestones) or any(figure is not None for figure in figures)


def _earlier(edition: Edition, check_in: CheckIn, update: Update) -> list[Update]:
    """Return what earlier check-ins said about the same thing, newest first."""
    key = update.target.key_result or update.target.objective
    edges = edition.updates(key) if key else ()
    return [edge.update for edge in reversed(edges) if edge.check_in.day < check_in.day]


def _note(edition: Edition, check_in: CheckIn, update: Update, prefix: str, level: int) -> Prose:
    scope, file, room = _scope(check_in), check_in.place.file, room_in_check_in(check_in)
    place = routes.address_of_check_ins(check_in.team, check_in.cycle)
    return edition.prose(update.note, scope, file, prefix, level, place, room)


def said(edition: Edition, check_in: CheckIn, position: int) -> UpdateView:
    """Return the update at `position` (from 0) of a check-in, for a place where its note's headings have level 3.

    Made once and shown on several pages.
    """
    prefix, update = _prefix(check_in, position), check_in.updates[position]
    return edition.said.made((check_in.key, position), lambda: update_view(edition, check_in, update, prefix, 3))


def said_note(edition: Edition, check_in: CheckIn, position: int) -> Prose:
    """Return the note of the same update, for a place that shows nothing else of it."""
    return _note(edition, check_in, check_in.updates[position], _prefix(check_in, position), 3)


def _prefix(check_in: CheckIn, position: int) -> str:
    return f"said-{check_in.day.isoformat()}.{check_in.team}.{check_in.cycle}.{position + 1}."


def check_in_view(edition: Edition, check_in: CheckIn) -> CheckInView:
    """Return a check-in in full, for a place where its parts have headings of level 3.

    Made once and shown on several pages.
    """
    return edition.told.made(check_in.key, lambda: _check_in_view(edition, check_in))


def newest_word(edition: Edition, check_in: CheckIn) -> CheckInView:
    """Return a check-in as far as a page has room for it that shows it beside other things."""
    whole = check_in_view(edition, check_in)
    groups, room = [], UPDATES
    for group in whole.groups:
        if room > 0:
            groups.append(replace(group, updates=group.updates[:room]))
        room -= len(group.updates)
    more = max(-room, 0) + len(whole.notes[NOTES:])
    return replace(whole, groups=tuple(groups), notes=whole.notes[:NOTES], more=more) if more else whole


def _check_in_view(edition: Edition, check_in: CheckIn) -> CheckInView:
    scope, file = _scope(check_in), check_in.place.file
    prefix = f"{check_in.day.isoformat()}."
    cycle = edition.directory.cycles[check_in.cycle]
    place, room = routes.address_of_check_ins(check_in.team, check_in.cycle), room_in_check_in(check_in)

    def prose(text: str, name: str, depth: int = 4) -> Prose:
        return edition.prose(text, scope, file, f"{prefix}{name}.", depth, place, room)

    return CheckInView(
        day=check_in.day,
        anchor=check_in.day.isoformat(),
        address=routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
        team=edition.directory.team(check_in.team),
        cycle=Link(cycle.name, cycle.address),
        author=edition.directory.owner(check_in.author),
        groups=tuple(_groups(edition, check_in)),
        wins=prose(check_in.wins, "wins"),
        blockers=prose(check_in.blockers, "blockers"),
        asks=prose(check_in.asks, "asks"),
        next=prose(check_in.next, "next"),
        notes=tuple(
            NoteView(
                edition.title(section.heading, scope, file) if section.heading else None,
                prose(section.body, f"note-{number}", 4 if section.heading else 3),
            )
            for number, section in enumerate(check_in.notes, 1)
        ),
        edit=edition.frames.edit(file),
        restored=restored(edition, "check-in", file),
    )


def _groups(edition: Edition, check_in: CheckIn) -> Iterator[UpdateGroup]:
    grouped: dict[str, list[int]] = {}
    for position, update in enumerate(check_in.updates):
        name = update.target.objective or f"?{update.target.written.partition('#')[0]}"
        grouped.setdefault(name, []).append(position)
    for name, positions in grouped.items():
        views = tuple(said(edition, check_in, position) for position in positions)
        yield UpdateGroup(edition.directory.objectives.get(name) or views[0].target, views)


def _scope(check_in: CheckIn) -> Scope:
    return Scope(check_in.team, check_in.cycle)
