"""Texts that are too long for the page on which they begin: pages that have all of them, a part each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle, FreePage, Metric, Person, Team
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.contents import Heading
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import (
    LONGEST,
    LONGEST_PAGE,
    Standing,
    Written,
    of_check_in,
    of_objective,
    of_retrospective,
    room,
)
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, pager
from okrsite_gen.site.prose import Prose


@dataclass(frozen=True, slots=True)
class LongTextView:
    """A part of a long text."""

    frame: Frame
    """What stands around the page."""
    place: Link
    """The page on which the text begins."""
    text: Prose
    """The part on this page; the first one is what stands on that page too."""
    pager: Pager
    """The way to the other parts."""
    contents: tuple[Heading, ...] = ()
    """The topmost headings of all parts, where the text is a page of its own."""


def texts_of_home(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the organisation's own text, if it is long."""
    charter = edition.org.charter
    place = Link(edition.settings.site.name, routes.HOME)
    yield from _pages(edition, "", place, (Scope(), charter.place.file), ((charter.body, "about.", 3),))


def texts_of_cycle(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of a cycle's text, if it is long."""
    summary = edition.directory.cycles[cycle.key]
    written = ((cycle.body, "about.", 2),)
    place = Link(summary.name, summary.address)
    yield from _pages(edition, routes.CYCLES, place, (Scope("", cycle.key), cycle.place.file), written)


def texts_of_team(edition: Edition, team: Team) -> Iterator[Page]:
    """Yield the pages of a team's text, if it is long."""
    written = ((team.body, "about.", 2),)
    yield from _pages(
        edition, routes.TEAMS, edition.directory.team(team.key), (Scope(team.key), team.place.file), written
    )


def texts_of_objective(edition: Edition, objective: Objective) -> Iterator[Page]:
    """Yield the pages of what an objective's file says about it and its key results, as far as that is long."""
    summary = edition.directory.objectives[objective.key]
    place = Link(summary.title, summary.address)
    where = (edition.scope_of(objective), objective.place.file)
    yield from _pages(edition, routes.TEAMS, place, where, of_objective(objective))


def texts_of_team_cycle(edition: Edition, team: str, cycle: str) -> Iterator[Page]:
    """Yield the pages of a team's plan and retrospective, as far as they are long."""
    plan = edition.org.plans.get(f"{team}/{cycle}")
    learned = edition.org.retrospectives.get(f"{team}/{cycle}")
    place = Link(edition.directory.cycles[cycle].name, routes.address_of_team_cycle(team, cycle))
    if plan is not None:
        where = (Scope(team, cycle), plan.place.file)
        yield from _pages(edition, routes.TEAMS, place, where, ((plan.body, "plan.", 3),))
    if learned is not None:
        where = (Scope(team, cycle), learned.place.file)
        yield from _pages(edition, routes.TEAMS, place, where, of_retrospective(learned))


def texts_of_check_ins(edition: Edition, team: str, cycle: str) -> Iterator[Page]:
    """Yield the pages of what a team's check-ins of a cycle say, as far as it is long."""
    place = Link(message("check-ins.title"), routes.address_of_check_ins(team, cycle))
    for check_in in edition.check_ins_of.get((team, cycle), ()):
        where = (Scope(team, cycle), check_in.place.file)
        yield from _pages(edition, routes.TEAMS, place, where, of_check_in(check_in))


def texts_of_metric(edition: Edition, metric: Metric) -> Iterator[Page]:
    """Yield the pages of a metric's text, if it is long."""
    place, written = Link(metric.name, routes.address_of_metric(metric.key)), ((metric.body, "about.", 2),)
    yield from _pages(edition, routes.METRICS, place, (Scope(), metric.place.file), written)


def texts_of_person(edition: Edition, person: Person) -> Iterator[Page]:
    """Yield the pages of a person's text, if it is long."""
    place, written = Link(person.name, routes.address_of_person(person.key)), ((person.body, "about.", 2),)
    yield from _pages(edition, routes.PEOPLE, place, (Scope(), person.place.file), written)


def texts_of_page(edition: Edition, page: FreePage, place: Link) -> Iterator[Page]:
    """Yield the pages of a free page's text, if it is long."""
    yield from _pages(edition, routes.PAGES, place, (Scope(), page.place.file), ((page.body, "", 2),), LONGEST_PAGE)


def _pages(
    edition: Edition,
    section: str,
    place: Link,
    where: tuple[Scope, str],
    texts: Iterable[Written],
    most: int = LONGEST,
) -> Iterator[Page]:
    texts, (scope, file) = tuple(texts), where
    shown = room(texts, most)
    for text, prefix, level in texts:
        if len(text) <= shown:
            continue
        standing = Standing(text, place.address, prefix, shown)
        contents = edition.linker.contents(standing) if most == LONGEST_PAGE else ()
        address = routes.address_of_text(place.address, prefix)
        frame = edition.frames.frame(section, (place, Link(message("text.title"), address)), file=file)
        parts = edition.linker.parts(standing, scope, file, min(level, 2))
        for number, part in enumerate(parts, 1):
            view = LongTextView(frame, place, part, pager(address, number, len(parts), 0), contents)
            yield Page(routes.numbered(address, number), "pages/long_text.html", view)
