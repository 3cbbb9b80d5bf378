"""What is wrong in the content, with file and line; and a placeholder at the address of each unreadable file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic, order
from okrsite_gen.model.organisation import BrokenFile, Org
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.views.changed import unknown_past
from okrsite_gen.site.views.findings import (
    ROOM,
    WEIGHT,
    Counts,
    FindingView,
    RuleFindings,
    anchor_of,
    counts_of,
    finding_view,
    groups,
    in_order,
    rank,
    rests,
    totals_of,
    weigh,
)
from okrsite_gen.site.views.guides import WRITING, guide
from okrsite_gen.site.visible import shown_broken, shown_findings

BROKEN, WITHOUT = 4, 1
"""HTML elements of a file that could not be read, and of a team without an objective."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A file that could not be read, and the placeholder at its address."""

    file: str
    """Path of the file."""
    kind: str
    """`objective`, `check-in`, `team`, …"""
    address: str
    """Empty where its address is in use otherwise."""


@dataclass(frozen=True, slots=True)
class QualityView:
    """All findings of the build."""

    frame: Frame
    """What stands around the page."""
    counts: Counts
    """How many there are of each severity, on all pages."""
    broken: tuple[BrokenLink, ...]
    """Files that could not be read; on the first page."""
    groups: tuple[RuleFindings, ...]
    """Findings on this page by severity and rule."""
    teams_without: tuple[Link, ...]
    """Teams without an objective in the current cycle; on the first page."""
    cycle: Link | None
    """The current cycle."""
    unknown_past: Words
    """What of the past is not known, and why; empty where all is, or nothing may be told."""
    guide: Link | None
    """The site's own page on writing OKRs, where it has one."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(frozen=True, slots=True)
class BrokenView:
    """The placeholder of a file that could not be read."""

    frame: Frame
    """What stands around the page."""
    file: str
    """Path of the file."""
    kind: str
    """`objective`, `check-in`, `team`, …"""
    findings: tuple[FindingView, ...]
    """What is wrong in it, the most severe first."""


def quality_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of all findings, those of one severity and rule together."""
    findings = in_order(shown_findings(edition))
    counts, totals = counts_of(findings), totals_of(findings)
    frame = edition.frames.frame(
        routes.QUALITY, (Link(message("nav.quality"), routes.QUALITY),), dated=True, listed=False
    )
    cycle = edition.directory.cycles.get(edition.insights.current_cycle)
    broken, teams = tuple(_broken_links(edition)), tuple(_teams_without(edition))
    cut = tuple(_paged(findings, broken, teams))
    for (address, entries, pages), rest in zip(cut, rests([entries for _, entries, _ in cut]), strict=True):
        first = pages.number == 1
        view = QualityView(
            frame=frame,
            counts=counts,
            broken=broken if first else (),
            groups=tuple(groups(edition, entries, totals, rest)),
            teams_without=teams if first and cycle else (),
            cycle=Link(cycle.name, cycle.address) if cycle else None,
            unknown_past=unknown_past(edition) if first else "",
            guide=guide(edition, WRITING),
            pager=pages,
        )
        yield Page(address, "pages/quality.html", view)


def _paged(
    findings: list[Diagnostic], broken: tuple[BrokenLink, ...], teams: tuple[Link, ...]
) -> Iterator[tuple[str, tuple[Diagnostic, ...], Pager]]:
    room = max(ROOM - BROKEN * len(broken) - WITHOUT * len(teams), WEIGHT)
    yield from paged(routes.QUALITY, findings, weigh, limit=ROOM, first=room)


def addresses_of_rules(edition: Edition) -> dict[str, str]:
    """Return code → where its findings begin on the pages of all findings."""
    found: dict[str, str] = {}
    findings = in_order(shown_findings(edition))
    for address, entries, _ in _paged(findings, tuple(_broken_links(edition)), tuple(_teams_without(edition))):
        for finding in entries:
            found.setdefault(finding.code, f"{address}#{anchor_of(finding.code)}")
    return found


def broken_pages(edition: Edition) -> Iterator[Page]:
    """Yield a placeholder for each file that could not be read; none where a build must not tell their names."""
    by_file: dict[str, list[Diagnostic]] = {}
    for finding in shown_findings(edition):
        by_file.setdefault(finding.place.file, []).append(finding)
    for broken in shown_broken(edition):
        address = broken_address(broken)
        if address:
            findings = sorted(by_file.get(broken.place.file, ()), key=lambda each: (rank(each), order(each)))
            way = (Link(message("nav.quality"), routes.QUALITY), Link(broken.place.file, address))
            frame = edition.frames.frame(routes.QUALITY, way, file=broken.place.file, listed=False)
            view = BrokenView(
                frame, broken.place.file, broken.kind, tuple(finding_view(edition, each) for each in findings)
            )
            yield Page(address, "pages/broken.html", view)


def broken_address(broken: BrokenFile) -> str:
    """Return the address that the page of a file would have; empty where it would have none of its own."""
    addresses = {
        "objective": routes.address_of_objective,
        "team": routes.address_of_team,
        "cycle": routes.address_of_cycle,
        "metric": routes.address_of_metric,
        "person": routes.address_of_person,
        "page": routes.address_of_page,
    }
    make = addresses.get(broken.kind)
    return make(broken.key) if make and broken.key else ""


def _broken_links(edition: Edition) -> Iterator[BrokenLink]:
    for broken in shown_broken(edition):
        address = "" if _lives(edition.org, broken) else broken_address(broken)
        yield BrokenLink(broken.place.file, broken.kind, address)


def _lives(org: Org, broken: BrokenFile) -> bool:
    """Return whether something that could be read has the same key: then its page has the address."""
    entities = {
        "objective": org.objectives,
        "team": org.teams,
        "cycle": org.cycles,
        "metric": org.metrics,
        "person": org.people,
        "page": org.pages,
    }
    return broken.key in entities.get(broken.kind, ())


def _teams_without(edition: Edition) -> Iterator[Link]:
    """Yield the teams that have no objective in any running cycle; goals for the year are objectives, too."""
    org = edition.org
    cycles = {edition.insights.current_cycle, *edition.insights.current_cycles}
    for team, _ in edition.teams:
        at_work = [(team.key, cycle) for cycle in cycles]
        if not team.closed and not any(
            org.objectives_of.get(one) or org.shared_objectives_of.get(one) for one in at_work
        ):
            yield edition.directory.team(team.key)
