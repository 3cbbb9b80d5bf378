"""What the search can find: every objective, key result, check-in, team, person, metric and page that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Page
from okrsite_gen.site.paging import cut
from okrsite_gen.site.prose import Title
from okrsite_gen.site.search import CLOSED, LARGEST, NOW, OTHERS, SearchEntry, ShardLink, index_page, shard_page

OVERHEAD = 60
"""Bytes of an entry besides its words."""

Entries = tuple[SearchEntry, ...]
"""What stands together in one file: an objective with its key results, or a single entry."""


def cycles_in_order(edition: Edition) -> tuple[tuple[str, int], ...]:
    """Return (cycle key, rank): the current cycle, then others from the newest on, those that are over last."""
    current = edition.insights.current_cycle
    ranked = (
        (key, CLOSED if edition.directory.cycles[key].closed else NOW if key == current else OTHERS)
        for key in reversed(tuple(edition.org.cycles))
    )
    return tuple(sorted(ranked, key=lambda each: each[1]))


def check_ins_in(edition: Edition, cycle: str) -> tuple[CheckIn, ...]:
    """Return every team's check-ins of a cycle up to the day of the build, newest first."""
    found = (edition.check_ins_of.get((team.key, cycle), ()) for team, _ in edition.teams)
    return tuple(sorted((each for own in found for each in own), key=lambda each: each.day, reverse=True))


def search_files(edition: Edition) -> Iterator[Page]:
    """Yield the files of the index, and the list of them."""
    shards: list[ShardLink] = []
    for cycle, rank, groups in _parts(edition):
        for number, (own, _) in enumerate(cut(groups, _bytes, LARGEST, read=False), 1):
            if own:
                address = routes.address_of_search_shard(cycle, number)
                name = edition.directory.cycles[cycle].name if cycle else ""
                shards.append(ShardLink(address, name, rank))
                yield shard_page(address, tuple(entry for group in own for entry in group))
    yield index_page(routes.SEARCH_INDEX, tuple(shards))


def _parts(edition: Edition) -> Iterator[tuple[str, int, Iterable[Entries]]]:
    """Yield (cycle key or nothing, rank, entries) in the order in which the files are to be read."""
    yield "", NOW, ((entry,) for entry in _general(edition))
    for cycle, rank in cycles_in_order(edition):
        yield cycle, rank, _of_cycle(edition, cycle)


def _of_cycle(edition: Edition, cycle: str) -> Iterator[Entries]:
    for objective in edition.objectives_in.get(cycle, ()):
        yield tuple(_objective(edition, objective))
    for check_in in check_ins_in(edition, cycle):
        yield (_check_in(edition, check_in),)


def _bytes(group: Entries) -> int:
    return sum(
        OVERHEAD + sum(len(text.encode(errors="replace")) for text in (_written(entry.title), *entry.texts))
        for entry in group
    )


def _written(words: Words) -> str:
    return words.text if isinstance(words, Title) else words if isinstance(words, str) else ""


def _objective(edition: Edition, objective: Objective) -> Iterator[SearchEntry]:
    summary = edition.directory.objectives[objective.key]
    yield SearchEntry(
        "objective", summary.title, summary.address, summary.team, summary.status, _said((objective.body,))
    )
    for key_result in objective.key_results:
        own = edition.directory.key_results[key_result.key]
        yield SearchEntry("key-result", own.title, own.address, own.team, own.status, _said(_texts(key_result)))


def _texts(key_result: KeyResult) -> tuple[str, ...]:
    return (key_result.description, key_result.body, *(step.title for step in key_result.milestones))


def _check_in(edition: Edition, check_in: CheckIn) -> SearchEntry:
    notes = (text for note in check_in.notes for text in (note.heading, note.body))
    updates = (update.note for update in check_in.updates)
    return SearchEntry(
        "check-in",
        message("check-in.of", day=check_in.day),
        routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
        edition.org.teams[check_in.team].name,
        None,
        _said((check_in.wins, check_in.blockers, check_in.asks, check_in.next, *notes, *updates)),
    )


def _general(edition: Edition) -> Iterator[SearchEntry]:
    """Yield what belongs to no cycle, and the cycles themselves."""
    org, sections = edition.org, edition.frames.sections
    for team, _ in edition.teams:
        above = org.teams[team.parent].name if team.parent in org.teams else ""
        yield SearchEntry("team", team.name, routes.address_of_team(team.key), above, None, _said((team.body,)))
    for cycle in reversed(tuple(org.cycles.values())):
        yield SearchEntry("cycle", cycle.name, routes.address_of_cycle(cycle.key), texts=_said((cycle.body,)))
    for pillar in org.charter.pillars:
        link = edition.pillars[pillar.key]
        yield SearchEntry("pillar", link.words, link.address, texts=_said((pillar.description,)))
    for metric in org.metrics.values():
        yield SearchEntry("metric", metric.name, routes.address_of_metric(metric.key), texts=_said((metric.body,)))
    for page in org.pages.values():
        title = edition.linker.title(page.title, file=page.place.file)
        yield SearchEntry("page", title, routes.address_of_page(page.key), texts=_said((page.body,)))
    if sections.people:
        for person in org.people.values():
            team_name = org.teams[person.team].name if person.team in org.teams else ""
            texts = _said((person.role, person.body))
            yield SearchEntry("person", person.name, routes.address_of_person(person.key), team_name, None, texts)


def _said(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(str.strip, texts))
