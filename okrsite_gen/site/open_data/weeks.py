"""What happened week by week as open data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.history import Change
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.open_data.weeks import OpenEvent, OpenWeek
from okrsite_gen.model.status import StatusInsight
from okrsite_gen.site.dates import monday
from okrsite_gen.site.open_data.teller import Teller, past
from okrsite_gen.site.turns import has_moved
from okrsite_gen.site.views.change_words import DAYS, FIGURES, WORDS_OF, field_words
from okrsite_gen.site.views.changed import UNTOLD

AS_WRITTEN = DAYS | FIGURES | WORDS_OF.keys() | {"done"}
"""Fields whose former values are told as they were written; of others the words that pages show are."""


def open_weeks(tell: Teller) -> Iterator[OpenWeek]:
    """Yield every week in which something happened up to the day of the edition, newest first."""
    weeks: dict[date, list[OpenEvent]] = defaultdict(list)
    org = tell.edition.org
    for event in chain(events_of(tell, org.objectives.values(), org.check_ins.values()), events_of_cycles(tell)):
        weeks[monday(event.day)].append(event)
    for first, events in sorted(weeks.items(), reverse=True):
        yield replace(empty_week(first), events=tuple(sorted(events, key=place_of)))


def empty_week(first: date) -> OpenWeek:
    """Return the week that begins on a Monday, without anything that happened in it."""
    year, number, _ = first.isocalendar()
    return OpenWeek(id=f"{year:04}-W{number:02}", first=first, last=first + timedelta(days=6), events=())


def place_of(event: OpenEvent) -> tuple[date, str, str, str]:
    """Return what events of a week are ordered by."""
    return (event.day, event.id, event.sort, event.name)


def events_of(tell: Teller, objectives: Iterable[Objective], check_ins: Iterable[CheckIn]) -> Iterator[OpenEvent]:
    """Yield what happened to objectives, and that check-ins were written, up to the day of the edition."""
    as_of = tell.edition.insights.as_of
    return (event for event in _events(tell, objectives, check_ins) if past(event.day, as_of))


def events_of_cycles(tell: Teller) -> Iterator[OpenEvent]:
    """Yield how cycles with objectives began and ended up to the day of the edition."""
    edition = tell.edition
    for cycle in edition.org.cycles.values():
        for day, sort in ((cycle.start, "cycle-start"), (cycle.end, "cycle-end")):
            if day is not None and past(day, edition.insights.as_of) and edition.objectives_in.get(cycle.key):
                yield OpenEvent(day=day, sort=sort, id=cycle.id)


def _events(tell: Teller, objectives: Iterable[Objective], check_ins: Iterable[CheckIn]) -> Iterator[OpenEvent]:
    edition = tell.edition
    for objective in objectives:
        yield from _turns(tell, objective.key, edition.insights.objectives[objective.key].status)
        for part in objective.key_results:
            insight = edition.insights.key_results[part.key]
            yield from _turns(tell, part.key, insight.status)
            yield from _moves(tell, part, insight)
        for change in reversed(edition.changes_of.get(objective.key, ())):
            yield from _edit(tell, objective, change)
    for check_in in check_ins:
        yield OpenEvent(day=check_in.day, sort="check-in", id=check_in.id)


def _turns(tell: Teller, key: str, insight: StatusInsight) -> Iterator[OpenEvent]:
    """Yield how a status turned. What nobody knows the day of is left out."""
    spans = insight.spans if insight.since is not None else insight.spans[:-1]
    for before, after in pairwise(spans):
        if before.status is not after.status:
            yield OpenEvent(
                day=after.since,
                sort="status",
                id=tell.id(key),
                before=before.status.value,
                after=after.status.value,
            )


def _moves(tell: Teller, part: KeyResult, insight: KeyResultInsight) -> Iterator[OpenEvent]:
    hidden = part.figures_hidden
    known = [point for point in insight.series if point.progress is not None and point.day is not None]
    for before, after in pairwise(known):
        if after.day is not None and has_moved(before, after):
            former, value = tell.figure(before.figure, hidden=hidden), tell.figure(after.figure, hidden=hidden)
            yield OpenEvent(
                day=after.day,
                sort="value",
                id=tell.id(part.key),
                before=former.written if former else "",
                after=value.written if value else "",
                progress=None if hidden else after.progress,
                source=after.source.kind,
            )


def _edit(tell: Teller, objective: Objective, change: Change) -> Iterator[OpenEvent]:
    edition, name = tell.edition, change.name
    if name in UNTOLD or (name in {"owner", "contributors"} and edition.settings.owners != "person"):
        return
    before, after = change.before, change.after
    if name not in AS_WRITTEN:
        before, after = (
            tell.words.plain(field_words(edition, objective, name, written, None)) for written in (before, after)
        )
    posts = edition.insights.goalposts.get(change.entity, ())
    reason = edition.title(change.reason, edition.scope_of(objective), objective.place.file)
    yield OpenEvent(
        day=change.day,
        sort="edit",
        id=tell.id(change.entity) or change.entity,
        name=name,
        before=before,
        after=after,
        easier=any((each.name, each.day, each.commit) == (name, change.day, change.commit) for each in posts),
        reason=tell.words.plain(reason),
        author=change.author,
        commit=change.commit,
    )
