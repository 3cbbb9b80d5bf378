"""Texts that may be too long for their page: how much of each fits there, and on which page each heading stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from okrsite_gen.model.check_ins import CheckIn, Retrospective
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.site import routes
from okrsite_gen.site.contents import Heading
from okrsite_gen.site.paging import rooms
from okrsite_gen.site.prose import MarkdownRenderer

LONGEST, LONGEST_PAGE = 15_000, 30_000
"""Characters of one text on a page that has other things to tell, and on a page that is this text."""

Written = tuple[str, str, int]
"""A text, the prefix of its ids on the page where it begins, and the level of its headings."""


class Standing(NamedTuple):
    """A text and where it stands."""

    text: str
    place: str
    """Site address of the page where it begins."""
    prefix: str
    """What its ids begin with."""
    shown: int
    """How many characters of it that page shows."""


def of_objective(objective: Objective) -> Iterator[Written]:
    """Yield the texts in an objective's file."""
    yield objective.body, "about.", 2
    for each in objective.key_results:
        yield each.description, f"{each.anchor}.described.", 4
        yield each.body, f"{each.anchor}.", 4


def of_retrospective(retrospective: Retrospective) -> Iterator[Written]:
    """Yield the texts of a retrospective."""
    for name in ("keep", "change", "learned"):
        yield getattr(retrospective, name), f"retrospective-{name}.", 4
    for number, section in enumerate(retrospective.notes, 1):
        yield section.body, f"retrospective-note-{number}.", 4 if section.heading else 3


def of_check_in(check_in: CheckIn) -> Iterator[Written]:
    """Yield the texts of a check-in."""
    day = check_in.day.isoformat()
    for name in ("wins", "blockers", "asks", "next"):
        yield getattr(check_in, name), f"{day}.{name}.", 4
    for number, section in enumerate(check_in.notes, 1):
        yield section.body, f"{day}.note-{number}.", 4 if section.heading else 3
    for number, update in enumerate(check_in.updates, 1):
        yield update.note, f"said-{day}.{check_in.team}.{check_in.cycle}.{number}.", 3


def room(texts: Iterable[Written], most: int = LONGEST) -> int:
    """Return how many characters of each of the texts in one file fit on a page that has `most` for all of them."""
    sizes = [len(text) for text, _, _ in texts]
    return rooms(sizes, most)[0] if sum(sizes) > most else most


def room_in_objective(objective: Objective) -> int:
    """Return how many characters of each text in an objective's file its own page shows."""
    return room(of_objective(objective))


def room_in_retrospective(retrospective: Retrospective) -> int:
    """Return how many characters of each text of a retrospective the page of its team and cycle shows."""
    return room(of_retrospective(retrospective))


def room_in_check_in(check_in: CheckIn) -> int:
    """Return how many characters of each text of a check-in pages show that show all of it."""
    return room(of_check_in(check_in))


def goes_on_at(place: str, prefix: str, room: int) -> str:
    """Return where a text goes on of which the page `place` shows the first `room` characters.

    Its first part is not told twice, unless it is longer than what that page shows.
    """
    return routes.numbered(routes.address_of_text(place, prefix), 2 if room >= LONGEST else 1)


def texts_at(org: Org, address: str) -> Iterator[Standing]:
    """Yield the texts with headings of their own on the page at `address`, which is that of a file."""
    whole = address.partition("#")[0]
    if whole == routes.HOME:
        yield Standing(org.charter.body, whole, "about.", LONGEST)
    for section, texts in ((routes.TEAMS, _of_teams), (routes.CYCLES, _of_cycles), (routes.METRICS, _of_metrics),
                           (routes.PEOPLE, _of_people), (routes.PAGES, _of_pages)):  # fmt: skip
        if whole.startswith(section):
            yield from texts(org, whole)


def headings(markdown: MarkdownRenderer, standing: Standing) -> Iterator[tuple[int, Heading]]:
    """Yield (level, heading) for each heading of a text, with the address of the page on which it stands.

    Each is named as in the whole text, where a second `Examples` is `examples-1`; on the page of its part that may be
    the first one, and its address says so.
    """
    text, place, prefix, shown = standing
    whole = markdown.headings(text)
    if len(text) <= shown:
        stand = [(place, name) for _, name, _ in whole]
    else:
        stand = _in_parts(markdown, standing)
        here = [(place, name) for _, name, _ in markdown.headings(markdown.parts(text, shown)[0])]
        stand[: len(here)] = here
    for (level, name, words), (page, id_there) in zip(whole, stand, strict=False):
        yield level, Heading(name, words, f"{page}#{prefix}{id_there}")


def _in_parts(markdown: MarkdownRenderer, standing: Standing) -> list[tuple[str, str]]:
    text, place, prefix, shown = standing
    pages = routes.address_of_text(place, prefix)
    return [
        (routes.numbered(pages, number), name)
        for number, part in enumerate(markdown.parts(text, max(shown, LONGEST)), 1)
        for _, name, _ in markdown.headings(part)
    ]


def _of_teams(org: Org, address: str) -> Iterator[Standing]:
    key = address.removeprefix(routes.TEAMS).rstrip("/")
    if key in org.objectives:
        objective = org.objectives[key]
        shown, total = room_in_objective(objective), len(objective.key_results)
        yield Standing(objective.body, address, "about.", shown)
        for each in objective.key_results:
            page = routes.address_of_key_result(key, each.anchor, each.position, total).partition("#")[0]
            yield Standing(each.body, page, f"{each.anchor}.", shown)
    elif key in org.plans:
        yield Standing(org.plans[key].body, address, "plan.", LONGEST)
    elif key in org.teams:
        yield Standing(org.teams[key].body, address, "about.", LONGEST)


def _of_cycles(org: Org, address: str) -> Iterator[Standing]:
    cycle = org.cycles.get(address.removeprefix(routes.CYCLES).rstrip("/"))
    if cycle is not None:
        yield Standing(cycle.body, address, "about.", LONGEST)


def _of_metrics(org: Org, address: str) -> Iterator[Standing]:
    metric = org.metrics.get(address.removeprefix(routes.METRICS).rstrip("/"))
    if metric is not None:
        yield Standing(metric.body, address, "about.", LONGEST)


def _of_people(org: Org, address: str) -> Iterator[Standing]:
    person = org.people.get(address.removeprefix(routes.PEOPLE).rstrip("/"))
    if person is not None:
        yield Standing(person.body, address, "about.", LONGEST)


def _of_pages(org: Org, address: str) -> Iterator[Standing]:
    for page in org.pages.values():
        if routes.address_of_page(page.key) == address:
            yield Standing(page.body, address, "", LONGEST_PAGE)
