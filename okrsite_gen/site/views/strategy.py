"""Mission, vision and pillars, with the objectives that lead to each."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from okrsite_gen.model.objectives import Objective
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.cycles import cycles_to_show
from okrsite_gen.site.views.words import NO_PROSE

ROOM, HEAD, OBJECTIVE = 950, 6, 14
"""HTML elements of a page for its objectives, and those of a pillar and of an objective that leads to it."""

HEADS = 60
"""Pillars that the first page shows at least by their titles; further ones have a link there."""


@dataclass(frozen=True, slots=True)
class PillarView:
    """A pillar with objectives that lead to it."""

    anchor: str
    """Its id; empty on further pages and for the objectives that lead to no pillar."""
    title: Title | None
    """None for the objectives that lead to no pillar."""
    description: Prose
    """What the strategy says about it, where it is told first."""
    objectives: tuple[ObjectiveSummary, ...]
    """On this page; those that name the pillar come before those that lead to it through others."""
    further: bool
    """Whether all its objectives stand on further pages."""


@dataclass(frozen=True, slots=True)
class PillarElsewhere:
    """A pillar that stands on a further page; its anchor stays on the first one."""

    anchor: str
    """Its id on the first page."""
    link: Link
    """Its title, and where it stands."""
    number: int
    """The number of that page."""


@dataclass(frozen=True, slots=True)
class StrategyView:
    """The organisation's strategy."""

    frame: Frame
    """What stands around the page."""
    mission: Title | None
    """None where none is stated."""
    vision: Title | None
    """None where none is stated."""
    sponsor: Link | None
    """Who sponsors the goals."""
    champions: tuple[Link, ...]
    """Who looks after the practice."""
    cycles: tuple[CycleSummary, ...]
    """Cycles whose objectives are shown."""
    pillars: tuple[PillarView, ...]
    """Pillars with their objectives, as far as they stand on this page."""
    elsewhere: tuple[tuple[PillarElsewhere, ...], ...]
    """On the first page: pillars that it does not show, by the page on which they stand."""
    pager: Pager
    """The way to the other pages of the list."""


Entry = tuple[str, Objective | None]
"""A pillar's key (empty for none), and one objective; None where a pillar has no objective."""


def strategy_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the strategy."""
    charter = edition.org.charter
    cycles = cycles_to_show(edition)
    frame = edition.frames.frame(
        routes.STRATEGY, (Link(message("nav.strategy"), routes.STRATEGY),), dated=True, file=charter.place.file
    )
    vision = edition.linker.title(charter.vision, file=charter.place.file) if charter.vision else None
    heads = {pillar.key for pillar in charter.pillars[:HEADS]}
    told: set[str] = set()
    every = tuple(paged(routes.STRATEGY, _entries(edition, cycles), _weigh, ROOM, ROOM - HEAD * len(heads)))
    heads.update(key for key, _ in every[0][1])
    for address, entries, pages in every:
        begins = (heads if pages.number == 1 else {key for key, _ in entries}) - told
        told |= begins
        view = StrategyView(
            frame=frame,
            mission=edition.mission,
            vision=vision,
            sponsor=edition.directory.owner(charter.sponsor),
            champions=edition.directory.owners(charter.champions),
            cycles=tuple(edition.directory.cycles[cycle] for cycle in cycles),
            pillars=tuple(_pillars(edition, entries, begins)),
            elsewhere=tuple(_elsewhere(edition, every, heads)) if pages.number == 1 else (),
            pager=pages,
        )
        yield Page(address, "pages/strategy.html", view)


def _entries(edition: Edition, cycles: tuple[str, ...]) -> list[Entry]:
    if not edition.pillars:
        return []
    objectives = list(chain.from_iterable(edition.objectives_in.get(cycle, ()) for cycle in cycles))
    by_pillar: dict[str, list[Objective]] = {key: [] for key in (*edition.pillars, "")}
    for objective in objectives:
        by_pillar[edition.lines.pillar(objective.key)].append(objective)
    entries: list[Entry] = []
    for key, found in by_pillar.items():
        ordered = sorted(found, key=lambda objective: objective.pillar != key) if key else found
        entries += [(key, objective) for objective in ordered] or ([(key, None)] if key else [])
    return entries


def _weigh(entry: Entry) -> int:
    return OBJECTIVE if entry[1] else HEAD + 1


def _elsewhere(
    edition: Edition, pages: Iterable[tuple[str, tuple[Entry, ...], Pager]], heads: Container[str]
) -> Iterator[tuple[PillarElsewhere, ...]]:
    """Yield the pillars that the first page does not show, each with the page on which it begins."""
    told = {""}
    for address, entries, pages_of_list in pages:
        keys = [key for key in dict.fromkeys(key for key, _ in entries) if key not in told and key not in heads]
        told.update(keys)
        if keys:
            titles = ((key, edition.pillars[key].words) for key in keys)
            yield tuple(
                PillarElsewhere(key, Link(words, f"{address}#{key}"), pages_of_list.number) for key, words in titles
            )


def _pillars(edition: Edition, entries: tuple[Entry, ...], begins: Container[str]) -> Iterator[PillarView]:
    """Yield the pillars of one page; what the strategy says of those in `begins` stands here."""
    charter = edition.org.charter
    here = {key: [each for _, each in group if each] for key, group in groupby(entries, key=lambda entry: entry[0])}
    for pillar in charter.pillars:
        if pillar.key not in here and pillar.key not in begins:
            continue
        first = pillar.key in begins
        objectives = here.get(pillar.key, [])
        yield PillarView(
            anchor=pillar.key if first else "",
            title=edition.linker.title(pillar.title, file=charter.place.file),
            description=edition.linker.prose(
                pillar.description if first else "", file=charter.place.file, prefix=f"{pillar.key}.", level=3
            ),
            objectives=tuple(edition.directory.objectives[objective.key] for objective in objectives),
            further=pillar.key not in here,
        )
    if here.get(""):
        loose = tuple(edition.directory.objectives[objective.key] for objective in here[""])
        yield PillarView("", None, NO_PROSE, loose, further=False)
