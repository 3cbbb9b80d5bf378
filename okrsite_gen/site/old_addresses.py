"""Addresses that things had before, kept as pages that lead to where they are now."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, is_device
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.codes_addresses import OLD_ADDRESS_TAKEN, OLD_ADDRESS_UNUSABLE, REDIRECT_NOWHERE
from okrsite_gen.site.directory import Directory
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.links import is_web_address
from okrsite_gen.site.machine import redirect_page
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Page

CONFIGURATION = "okrsite.yml"
LONGEST_NAME = 200
"""Bytes of one part of an address that every file system takes."""

LONGEST_ADDRESS = 1000
"""Bytes of a whole address that every file system takes below an output folder."""

OWN_FILES = frozenset({"robots.txt", "build.json", "feed.atom", "cname", "favicon.ico"})
"""First parts of addresses that machines look for by name, whether or not this build writes them."""

OWN_FOLDERS = re.compile(r"assets|page-\d+|sitemap(-\d+)?\.xml")
"""First parts of addresses below which only the site's own files stand."""

WELL_KNOWN = ".well-known"
"""The only part of an address that may begin with a dot: other such files mean something to git and web servers."""


_ORDER = {"objective": 0, "page": 1, "team": 2, "cycle": 3}
"""What git saw of single files goes before what it saw of folders."""


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that must keep working."""

    written: str
    """As its author wrote it."""
    target: str
    """Where it leads: a site address or an absolute one."""
    title: Words
    """What stands there now."""
    place: Place
    folder: bool = False
    """Whether everything below it has moved too."""
    seen: bool = False
    """Whether nobody wrote it and git saw it; then it yields to whatever else wants the address."""


def old_addresses(edition: Edition) -> Iterator[OldAddress]:
    """Yield every old address that content or configuration asks to keep."""
    org, directory = edition.org, edition.directory
    yield from _of_objectives(edition, directory)
    for team in org.teams.values():
        target = routes.address_of_team(team.key)
        for position, alias in enumerate(team.aliases):
            yield OldAddress(alias, target, team.name, team.place.at("aliases", position), folder=True)
    for cycle in org.cycles.values():
        target = routes.address_of_cycle(cycle.key)
        for position, alias in enumerate(cycle.aliases):
            yield OldAddress(alias, target, cycle.name, cycle.place.at("aliases", position), folder=True)
    for page in org.pages.values():
        title = edition.linker.title(page.title, file=page.place.file)
        for position, alias in enumerate(page.aliases):
            place = page.place.at("aliases", position)
            yield OldAddress(alias, routes.address_of_page(page.key), title, place)
    yield from _configured(edition.settings)
    yield from _seen(edition)


def _seen(edition: Edition) -> Iterator[OldAddress]:
    """Yield the addresses of what git saw renamed, where it is still here."""
    names = edition.org.history.former_names
    for (kind, key), formers in sorted(names.items(), key=lambda item: (_ORDER[item[0][0]], item[0])):
        there = _there(edition, kind, key)
        if there is not None:
            address_of, title, place = there
            for former in (each for each in formers if not _is_still_here(edition.org, kind, each)):
                yield OldAddress(address_of(former), address_of(key), title, place, folder=kind != "page", seen=True)
                if kind == "cycle":
                    yield from _of_teams_in(edition, former, key)


def _is_still_here(org: Org, kind: str, key: str) -> bool:
    """Whether a team or cycle still has a name, of which only some things went elsewhere."""
    return (kind == "team" and key in org.teams) or (kind == "cycle" and key in org.cycles)


def _of_teams_in(edition: Edition, former: str, cycle: str) -> Iterator[OldAddress]:
    """Yield where teams stood in a cycle under its former name."""
    for team in edition.org.teams.values():
        if cycle in edition.cycles_of.get(team.key, ()):
            old, now = (routes.address_of_team_cycle(team.key, each) for each in (former, cycle))
            yield OldAddress(old, now, team.name, team.place, folder=True, seen=True)


def _there(edition: Edition, kind: str, key: str) -> tuple[Callable[[str], str], Words, Place] | None:
    """Return how addresses of a kind are made, and title and place of one thing of it; None where it is not shown."""
    org, titles = edition.org, edition.directory.objectives
    if kind == "objective" and key in org.objectives:
        return routes.address_of_objective, titles[key].title, org.objectives[key].place
    if kind == "team" and key in org.teams:
        return routes.address_of_team, org.teams[key].name, org.teams[key].place
    if kind == "cycle" and key in org.cycles:
        return routes.address_of_cycle, org.cycles[key].name, org.cycles[key].place
    if kind == "page" and key in org.pages:
        page = org.pages[key]
        return routes.address_of_page, edition.linker.title(page.title, file=page.place.file), page.place
    return None


def _of_objectives(edition: Edition, directory: Directory) -> Iterator[OldAddress]:
    for objective in edition.org.objectives.values():
        for position, alias in enumerate(objective.aliases):
            summary = directory.objectives[objective.key]
            place = objective.place.at("aliases", position)
            yield OldAddress(alias, summary.address, summary.title, place, folder=True)
        for key_result in objective.key_results:
            for position, alias in enumerate(key_result.aliases):
                if "/" in alias:
                    known = directory.key_results[key_result.key]
                    yield OldAddress(alias, known.address, known.title, key_result.place.at("aliases", position))


def _configured(settings: Settings) -> Iterator[OldAddress]:
    for old, new in settings.redirects.items():
        yield OldAddress(old, new, message("redirect.place"), Place(CONFIGURATION, ("redirects", old)))


def plain_address(written: str) -> str:
    """Return an old address as an address of this site; empty where it is not a plain path."""
    path = unquote(written.strip()).partition("#")[0].partition("?")[0]
    parts = path.strip("/").split("/")
    if not path.startswith("/") or path.startswith("//") or not all(map(_usable, parts)):
        return ""
    first = parts[0].lower()
    if first in OWN_FILES or OWN_FOLDERS.fullmatch(first) or len(path.encode()) > LONGEST_ADDRESS:
        return ""
    if parts[-1].lower() == "index.html":
        parts = parts[:-1]
        return f"/{'/'.join(parts)}/" if parts else "/"
    file = not path.endswith("/") and parts[-1].endswith((".html", ".htm"))
    return f"/{'/'.join(parts)}" + ("" if file else "/")


def _usable(part: str) -> bool:
    if (
        not part
        or (part.startswith(".") and part != WELL_KNOWN)
        or part != part.strip()
        or part.endswith(".")
        or is_device(part)
        or len(part.encode("utf-8", "replace")) > LONGEST_NAME
    ):
        return False
    return all(character.isprintable() and character not in '\\:*?"<>|' for character in part)


def redirects(
    edition: Edition, addresses: Collection[str], report: Callable[[Diagnostic], None]
) -> Iterator[tuple[Page, Place]]:
    """Yield a page for each old address, with the place that asks for it; `addresses` are those of all other pages."""
    taken = {routes.comparable(address): address for address in addresses}
    files = {address.rstrip("/") for address in taken if not address.endswith("/")}
    ordered = sorted(addresses)
    known = {routes.comparable(plain_address(old)) for old in edition.settings.redirects}
    for old in old_addresses(edition):
        address = plain_address(old.written)
        target = old.target.partition("#")[0]
        if old.seen and _is_out_of_place(old, address, taken, files):
            continue
        if not address:
            report(_unusable(old))
        elif routes.comparable(address) in taken:
            report(_in_use(old, taken[routes.comparable(address)]))
        elif lies := _file_above(routes.comparable(address), files):
            report(_in_use(old, taken[lies]))
        elif not (is_web_address(old.target) or routes.comparable(target) in taken.keys() | known):
            report(_nowhere(old))
        else:
            taken[routes.comparable(address)] = address
            if not address.endswith("/"):
                files.add(routes.comparable(address))
            yield redirect_page(address, old.target, old.title), old.place
            for below, moved in _below(address, old, ordered):
                if routes.comparable(below) not in taken:
                    taken[routes.comparable(below)] = below
                    yield redirect_page(below, moved, old.title), old.place


def _is_out_of_place(old: OldAddress, address: str, taken: Collection[str], files: Collection[str]) -> bool:
    """Whether something else stands at an address that git saw, or would stand above it, or it leads nowhere."""
    form = routes.comparable(address)
    target = routes.comparable(old.target.partition("#")[0])
    return not address or form in taken or bool(_file_above(form, files)) or target not in taken


def _file_above(address: str, files: Collection[str]) -> str:
    """Return the address of a file below which `address` would lie; empty if there is none."""
    end = address.find("/", 1)
    while end > 0:
        if address[:end] in files:
            return address[:end]
        end = address.find("/", end + 1)
    return ""


def _below(address: str, old: OldAddress, ordered: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (old address, present one) of every page below a folder that has moved; `ordered` are all addresses."""
    if old.folder and address.endswith("/"):
        for present in islice(ordered, bisect_right(ordered, old.target), None):
            if not present.startswith(old.target):
                break
            if present.endswith("/"):  # a file of data would be read as one, and this is a page
                yield address + present.removeprefix(old.target), present


def _unusable(old: OldAddress) -> Diagnostic:
    return OLD_ADDRESS_UNUSABLE.at(
        old.place,
        f"`{old.written}` cannot be an address of this site",
        "nobody who follows an old link would arrive",
        "write the path as it stood behind the site's name, such as `/teams/payments/2026-q3/activation/`",
    )


def _in_use(old: OldAddress, address: str) -> Diagnostic:
    return OLD_ADDRESS_TAKEN.at(
        old.place,
        f"the old address `{old.written}` is in use: {address} is another page or leads elsewhere already",
        "whoever follows an old link finds something else there",
        "take it out, or give the other page another name",
    )


def _nowhere(old: OldAddress) -> Diagnostic:
    return REDIRECT_NOWHERE.at(
        old.place,
        f"`{old.written}` is to lead to `{old.target}`, which this site does not have",
        "whoever follows the old link would find nothing, so it is left out",
        "write an address that the site has, such as `/teams/`, or a whole web address",
    )
