"""`/llms.txt`: what a program that reads for somebody finds where, in the form of llmstxt.org."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site import routes
from okrsite_gen.site.api.addresses import API
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.links import absolute, encoded
from okrsite_gen.site.messages import Catalogue, Message, Words, message
from okrsite_gen.site.page import Page
from okrsite_gen.site.summaries import ObjectiveSummary
from okrsite_gen.site.twins.words import plain

TEMPLATE = "llms"
MOST = 200
"""Entries of a section: whoever wants more follows the first one, which leads to the list of all."""
OPTIONAL = "Optional"
"""The heading by which programs know what they may leave out, in English by that form's rule."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A page, and in a sentence what it says."""

    title: Words
    address: str
    says: Words


@dataclass(frozen=True, slots=True)
class LlmsView:
    """The whole file."""

    title: str
    summary: Words
    sections: tuple[tuple[Words, tuple[Pointer, ...]], ...]
    """(heading, pages)."""


def llms_page(edition: Edition, addresses: Iterable[str]) -> Page:
    """Return the file; `addresses` are those of the site's pages, and it leads to no other."""
    there = frozenset(addresses)
    site = edition.settings.site
    summary: Words = site.description or edition.mission or message("home.description")
    found = ((heading, tuple(one for one in pointers if one.address in there)) for heading, pointers in _parts(edition))
    return Page(
        routes.LLMS,
        TEMPLATE,
        LlmsView(site.name, summary, tuple((heading, pointers) for heading, pointers in found if pointers)),
        "text/plain",
    )


def write_llms(view: LlmsView, base_url: str, words: Catalogue) -> str:
    """Return the file: a title, a summary, and lists of links to the Markdown twins of pages."""
    lines = [f"# {_plain(view.title, words)}", "", f"> {_plain(view.summary, words)}"]
    for heading, pointers in view.sections:
        lines += ["", f"## {_plain(heading, words)}", ""]
        lines += [
            f"- [{_plain(each.title, words)}]({_led(each, base_url)}): {_plain(each.says, words)}" for each in pointers
        ]
    return "\n".join(lines) + "\n"


def _led(pointer: Pointer, base_url: str) -> str:
    address = routes.address_of_twin(pointer.address)
    return absolute(address, base_url) if base_url else encoded(address).removeprefix("/")


def _plain(text: Words, words: Catalogue) -> str:
    return plain(words.plain(text)).strip()


def _parts(edition: Edition) -> Iterator[tuple[Words, Iterable[Pointer]]]:
    org, current = edition.org, edition.insights.current_cycle
    yield message("frame.how-to-read"), (Pointer(message("start.title"), routes.START, message("start.description")),)
    if current in org.cycles:
        name = org.cycles[current].name
        yield name, _of_cycle(edition, org.cycles[current])
        yield message("team.objectives", cycle=name), _objectives(edition, current)
    yield message("nav.teams"), _teams(edition)
    yield OPTIONAL, _others(edition, current)


def _of_cycle(edition: Edition, cycle: Cycle) -> Iterator[Pointer]:
    total = len(edition.objectives_in.get(cycle.key, ()))
    yield Pointer(
        cycle.name,
        routes.address_of_cycle(cycle.key),
        message("cycle.description", name=cycle.name, count=total),
    )
    yield Pointer(
        message("nav.alignment"),
        routes.address_of_alignment(cycle.key),
        message("outline.description", cycle=cycle.name, count=total),
    )
    yield Pointer(
        message("nav.attention"), routes.address_of_attention(cycle.key), message("llms.attention", cycle=cycle.name)
    )
    yield Pointer(
        message("nav.dependencies"),
        routes.address_of_dependencies(cycle.key),
        message("llms.dependencies", cycle=cycle.name),
    )


def _objectives(edition: Edition, cycle: str) -> Iterator[Pointer]:
    for objective in edition.objectives_in.get(cycle, ())[:MOST]:
        summary = edition.directory.objectives[objective.key]
        yield Pointer(summary.title, summary.address, _in_short(summary))


def _in_short(summary: ObjectiveSummary) -> Message:
    status, team, cycle = summary.status or "planned", summary.team, summary.cycle
    if summary.progress is None:
        return message("objective.description-unmeasured", status=status, team=team, cycle=cycle)
    return message("objective.description", status=status, progress=summary.progress, team=team, cycle=cycle)


def _teams(edition: Edition) -> Iterator[Pointer]:
    yield Pointer(message("nav.teams"), routes.TEAMS, message("teams.description", count=len(edition.teams)))
    for team, _ in edition.teams[:MOST]:
        if not team.closed:
            yield Pointer(team.name, routes.address_of_team(team.key), message("team.description", name=team.name))


def _others(edition: Edition, current: str) -> Iterator[Pointer]:
    lists = (
        ("nav.strategy", routes.STRATEGY, "llms.strategy"),
        ("nav.updates", routes.UPDATES, "updates.description"),
        ("nav.metrics", routes.METRICS, "metrics.description"),
        ("nav.people", routes.PEOPLE, "people.description"),
        ("nav.pages", routes.PAGES, "pages.description"),
        ("nav.archive", routes.ARCHIVE, "archive.description"),
        ("nav.cycles", routes.CYCLES, "cycles.description"),
    )
    for title, address, says in lists:
        yield Pointer(message(title), address, message(says))
    yield Pointer(message("data.title"), API, message("data.description"))
    for cycle in tuple(edition.org.cycles.values())[::-1]:
        if cycle.key != current:
            total = len(edition.objectives_in.get(cycle.key, ()))
            of_cycle = message("cycle.description", name=cycle.name, count=total)
            yield Pointer(cycle.name, routes.address_of_cycle(cycle.key), of_cycle)
