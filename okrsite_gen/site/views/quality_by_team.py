"""Findings by team: how many each has, and all of one on pages of its own. Never by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.views.findings import (
    ROOM,
    Counts,
    RuleFindings,
    counts_of,
    groups,
    in_order,
    rests,
    team_of,
    totals_of,
    weigh,
)
from okrsite_gen.site.views.guides import WRITING, guide
from okrsite_gen.site.visible import shown_findings


@dataclass(frozen=True, slots=True)
class TeamFindings:
    """How many findings one team has."""

    team: Link
    """The team's name, or words for the files of no team; and the page of their findings."""
    counts: Counts
    """How many there are of each severity."""


@dataclass(frozen=True, slots=True)
class QualityTeamsView:
    """The findings of each team, in numbers."""

    frame: Frame
    """What stands around the page."""
    counts: Counts
    """How many there are of each severity, of all teams."""
    teams: tuple[TeamFindings, ...]
    """Teams on this page that have findings, in the organisation's order; the files of no team last."""
    guide: Link | None
    """The site's own page on writing OKRs, where it has one."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(frozen=True, slots=True)
class QualityTeamView:
    """All findings of one team, or of the files of no team."""

    frame: Frame
    """What stands around the page."""
    team: Link | None
    """The team and its page; None for the files of no team."""
    counts: Counts
    """How many there are of each severity, on all pages."""
    groups: tuple[RuleFindings, ...]
    """Findings on this page by severity and rule."""
    pager: Pager
    """The way to the other pages of the list."""


def quality_by_team_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of teams with their numbers of findings, and the pages of each; none without findings."""
    by_team = findings_by_team(edition)
    if not by_team:
        return
    above = (
        Link(message("nav.quality"), routes.QUALITY),
        Link(message("quality.by-team"), routes.QUALITY_TEAMS),
    )
    frame = edition.frames.frame(routes.QUALITY, above, listed=False)
    advice = guide(edition, WRITING)
    counts = counts_of(each for findings in by_team.values() for each in findings)
    rows = [TeamFindings(_named(edition, team), counts_of(findings)) for team, findings in by_team.items()]
    for address, entries, pages in paged(routes.QUALITY_TEAMS, rows):
        yield Page(address, "pages/quality_teams.html", QualityTeamsView(frame, counts, entries, advice, pages))
    for team, findings in by_team.items():
        yield from _pages_of(edition, team, in_order(findings), above)


def findings_by_team(edition: Edition) -> Mapping[str, list[Diagnostic]]:
    """Return team key → findings in its folder, in the organisation's order; those of no team last, under `""`."""
    found: dict[str, list[Diagnostic]] = {}
    for finding in shown_findings(edition):
        found.setdefault(team_of(edition, finding.place.file), []).append(finding)
    order = [team.key for team, _ in edition.teams]
    return {team: found[team] for team in (*order, "") if team in found}


def _named(edition: Edition, team: str) -> Link:
    if not team:
        return Link(message("quality.no-team"), routes.QUALITY_REST)
    return Link(edition.directory.team(team).words, routes.address_of_quality(team))


def _pages_of(edition: Edition, team: str, findings: list[Diagnostic], above: tuple[Link, ...]) -> Iterator[Page]:
    named = _named(edition, team)
    frame = edition.frames.frame(routes.QUALITY, (*above, named), listed=False)
    counts, totals = counts_of(findings), totals_of(findings)
    cut = tuple(paged(named.address, findings, weigh, limit=ROOM))
    for (address, entries, pages), rest in zip(cut, rests([entries for _, entries, _ in cut]), strict=True):
        view = QualityTeamView(
            frame=frame,
            team=edition.directory.team(team) if team else None,
            counts=counts,
            groups=tuple(groups(edition, entries, totals, rest)),
            pager=pages,
        )
        yield Page(address, "pages/quality_team.html", view)
