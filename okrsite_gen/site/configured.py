"""What configuration names on the site, and whether the site has it: targets of the navigation, and the logo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import unquote

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.site import routes
from okrsite_gen.site.codes_addresses import NAVIGATION_NOWHERE
from okrsite_gen.site.codes_site import MISSING_LOGO
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Frame, Link, Page

CONFIGURATION = "okrsite.yml"


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the entries of the navigation lead that configuration adds."""

    moved: Mapping[str, str]
    """Target as written → address that the site has; empty where it has none."""
    findings: tuple[Diagnostic, ...]
    """Entries that lead nowhere; none in a build that hides anything, so that it tells of nothing hidden."""

    def apply(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield pages whose navigation leads only to what the site has."""
        if all(written == address for written, address in self.moved.items()):
            yield from pages
            return
        made: dict[tuple[Link, ...], tuple[Link, ...]] = {}
        for page in pages:
            frame = getattr(page.view, "frame", None)
            if not isinstance(frame, Frame) or not frame.further:
                yield page
                continue
            if frame.further not in made:
                made[frame.further] = tuple(self._led(frame.further))
            view = replace(cast("Any", page.view), frame=replace(frame, further=made[frame.further]))
            yield replace(page, view=view)

    def _led(self, links: tuple[Link, ...]) -> Iterator[Link]:
        for link in links:
            address = self.moved.get(link.address, link.address)
            if address:
                yield link if address == link.address else replace(link, address=address)


def targets(edition: Edition, addresses: Iterable[str]) -> Targets:
    """Return where configured entries of the navigation lead; `addresses` are those of everything on the site."""
    known = {routes.comparable(address): address for address in addresses}
    known.update((routes.comparable(f"/{asset.path}"), f"/{asset.path}") for asset in edition.org.assets.values())
    moved: dict[str, str] = {}
    findings = []
    for position, item in enumerate(edition.settings.navigation):
        if not item.target.startswith("/"):
            continue
        moved[item.target] = _address(item.target, known)
        if not moved[item.target] and not edition.org.hides:
            findings.append(_nowhere(item.target, position))
    return Targets(moved, tuple(findings))


def _address(target: str, known: Mapping[str, str]) -> str:
    path, sign, fragment = target.partition("#")
    path = routes.comparable(unquote(path.partition("?")[0])).removesuffix("index.html")
    found = known.get(path) or known.get(f"{path}/", "")
    return f"{found}{sign}{unquote(fragment)}" if found else ""


def _nowhere(target: str, position: int) -> Diagnostic:
    return NAVIGATION_NOWHERE.at(
        Place(CONFIGURATION, ("navigation", position, "target")),
        f"the navigation is to lead to `{target}`, which this site does not have",
        "every page would carry a dead link, so the entry is left out",
        "write an address that the site has, such as `/teams/`, or a whole web address",
    )


def logo_findings(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding where the logo is not among the assets."""
    written = edition.settings.site.logo
    if written and not edition.frames.logo and not edition.org.hides:
        yield MISSING_LOGO.at(
            Place(CONFIGURATION, ("site", "logo")),
            f"the logo `{written}` is not among the files in `assets/`",
            "a missing picture would stand on every page, so none is shown",
            "put the picture into `assets/` of a content folder and write its path, such as `assets/logo.svg`",
        )
