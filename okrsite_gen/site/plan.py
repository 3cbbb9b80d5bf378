"""Which pages the site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from okrsite_gen.model.advice import Coaching
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.api.addresses import API
from okrsite_gen.site.codes_addresses import ADDRESS_TAKEN
from okrsite_gen.site.configured import Targets, logo_findings, targets
from okrsite_gen.site.edition import Edition, make_edition
from okrsite_gen.site.groups import NO_PLACE, Group, content_groups
from okrsite_gen.site.machine import not_found_page
from okrsite_gen.site.old_addresses import redirects
from okrsite_gen.site.page import BuildFacts, Page
from okrsite_gen.site.page_summary import PageSummary, summary_of
from okrsite_gen.site.prose import MarkdownRenderer
from okrsite_gen.site.sitemap import sitemap_pages
from okrsite_gen.site.twins.llms import llms_page
from okrsite_gen.site.twins.twin import has_twin, with_twins
from okrsite_gen.site.views.quality import broken_pages, quality_pages
from okrsite_gen.site.views.quality_by_team import quality_by_team_pages
from okrsite_gen.site.views.rule import rule_pages

NO_COACHING = Coaching()

LayOut = Callable[[Edition, Sequence[Group]], Mapping[str, tuple[PageSummary, ...]]]
"""Lays out groups, and returns name → their pages; what becomes of these is its own affair."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a site consists of, when all of it is laid out."""

    edition: Edition
    """What the pages were made from, with all findings that they show."""
    pages: tuple[PageSummary, ...]
    """In a fixed order; no two have the same address, whatever the case of its letters."""
    left_out: frozenset[tuple[str, str]]
    """(name of a group, address) of pages whose address something else has."""
    targets: Targets
    findings: tuple[Diagnostic, ...]
    """Those that only the site as a whole brings to light."""


def outline(edition: Edition, lay_out: LayOut) -> Outline:
    """Lay out a site: first what shows content, then what tells of the site, then the lists of all addresses.

    Each needs to know of the pages before it, and nothing else of them.
    """
    book = _Book()
    book.add(edition, content_groups(edition), lay_out)
    book.add(edition, (Group("broken", NO_PLACE, broken_pages, remembered=False, yields=True),), lay_out)
    reserved = [*book.addresses, routes.QUALITY, routes.NOT_FOUND, routes.LLMS]
    leading_on = tuple(redirects(edition, reserved, book.findings.append))
    groups = (Group(f"redirect {page.address}", place, _ready(page), remembered=False) for page, place in leading_on)
    book.add(edition, tuple(groups), lay_out)
    leading = targets(edition, (*book.addresses, *always(edition)))
    book.findings += (*leading.findings, *logo_findings(edition))
    told = replace(edition, diagnostics=(*edition.diagnostics, *book.findings))
    book.add(told, _ABOUT_THE_SITE, lay_out)
    book.add(told, tuple(_lists_of_addresses(edition, tuple(book.pages))), lay_out)
    return Outline(told, tuple(book.pages), frozenset(book.left_out), leading, tuple(book.findings))


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What a site consists of, with all views."""

    pages: tuple[Page, ...]
    """In a fixed order; no two have the same address, whatever the case of its letters."""
    diagnostics: tuple[Diagnostic, ...]
    """Findings that only the plan as a whole brings to light."""


def lay_out(
    org: Org,
    insights: Insights,
    settings: Settings,
    diagnostics: tuple[Diagnostic, ...],
    facts: BuildFacts,
    markdown: MarkdownRenderer,
    coaching: Coaching = NO_COACHING,
) -> SitePlan:
    """Return every page of the site at once, and what laying them out has brought to light.

    `diagnostics` are shown on it.
    """
    edition = replace(make_edition(org, insights, settings, diagnostics, facts, markdown), coaching=coaching)
    found: dict[tuple[str, str], Page] = {}

    def keep(edition: Edition, groups: Sequence[Group]) -> Mapping[str, tuple[PageSummary, ...]]:
        summaries = {}
        for group in groups:
            pages = tuple(group.pages(edition))
            summaries[group.name] = tuple(map(summary_of, pages))
            for page in pages:
                found.setdefault((group.name, page.address), page)
        return summaries

    made = outline(edition, keep)
    by_address = {page.address: page for key, page in found.items() if key not in made.left_out}
    pages = made.targets.apply(by_address[page.address] for page in made.pages)
    return SitePlan(tuple(with_twins(pages) if settings.outputs.markdown else pages), made.findings)


class _Book:
    """Pages so far, each address once."""

    def __init__(self) -> None:
        self.pages: list[PageSummary] = []
        self.findings: list[Diagnostic] = []
        self.left_out: list[tuple[str, str]] = []
        self._taken: dict[str, Group] = {}

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(page.address for page in self.pages)

    def add(self, edition: Edition, groups: Sequence[Group], lay_out: LayOut) -> None:
        """Lay out groups and add their pages; where an address is taken, a page is left out and reported."""
        laid_out = lay_out(edition, groups)
        for group in groups:
            for page in laid_out[group.name]:
                self._add(page, group)

    def _add(self, page: PageSummary, group: Group) -> None:
        form = routes.comparable(page.address)
        former = self._taken.get(form)
        if former is None:
            self.pages.append(page)
            self._taken[form] = group
            return
        if (former.name, page.address) != (group.name, page.address):
            self.left_out.append((group.name, page.address))
        if not group.yields:
            self.findings.append(_taken(page.address, group.place, former.place))


def _taken(address: str, place: Place, former: Place) -> Diagnostic:
    return ADDRESS_TAKEN.at(
        place,
        f"this would be published at {address}, where `{former.file}` already is",
        "two pages cannot share an address, so this one is left out",
        "rename one of the two files or folders",
    )


def _ready(page: Page) -> Callable[[Edition], tuple[Page, ...]]:
    return lambda _: (page,)


def always(edition: Edition) -> Iterator[str]:
    """Yield the addresses of what every such build has beside its content."""
    yield from (routes.QUALITY, routes.NOT_FOUND, routes.ROBOTS, routes.BUILD)
    if edition.settings.outputs.markdown:
        yield routes.LLMS
    if edition.facts.base_url:
        yield routes.SITEMAP


def likely_targets(edition: Edition) -> Targets:
    """Return where entries of the navigation lead as far as that can be told before anything is laid out."""
    if not any(item.target.startswith("/") for item in edition.settings.navigation):
        return targets(edition, ())
    return targets(edition, (*_likely(edition), *always(edition)))


def _likely(edition: Edition) -> Iterator[str]:
    org = edition.org
    yield from (routes.HOME, routes.START, routes.TEAMS, routes.EXPLORE, routes.UPDATES, routes.STRATEGY)
    yield from (routes.METRICS, routes.PEOPLE, routes.CYCLES, routes.ARCHIVE, routes.PAGES, API)
    yield from map(routes.address_of_team, org.teams)
    yield from map(routes.address_of_objective, org.objectives)
    yield from map(routes.address_of_metric, org.metrics)
    yield from map(routes.address_of_person, org.people)
    yield from map(routes.address_of_page, org.pages)
    for cycle in org.cycles:
        yield from (routes.address_of_cycle(cycle), routes.address_of_alignment(cycle))
    for team, cycles in edition.cycles_of.items():
        yield from (routes.address_of_team_cycle(team, cycle) for cycle in cycles)


def _not_found(edition: Edition) -> tuple[Page, ...]:
    return (not_found_page(edition.frames.frame("", listed=False)),)


_ABOUT_THE_SITE = (
    Group("quality", NO_PLACE, quality_pages, remembered=False),
    Group("quality by team", NO_PLACE, quality_by_team_pages, remembered=False),
    Group("rules", NO_PLACE, rule_pages, remembered=False),
    Group("not found", NO_PLACE, _not_found, remembered=False),
)


def _lists_of_addresses(edition: Edition, pages: tuple[PageSummary, ...]) -> Iterator[Group]:
    """Yield llms.txt, and the sitemap, which needs absolute addresses."""
    if edition.settings.outputs.markdown:
        there = tuple(page.address for page in pages if has_twin(page))
        yield Group("llms", NO_PLACE, lambda each: (llms_page(each, there),), remembered=False)
    if edition.facts.base_url:
        listed = tuple((page.address, page.changed) for page in pages if page.listed)
        shown = listed if edition.settings.site.indexing else ()
        yield Group("sitemap", NO_PLACE, lambda _: sitemap_pages(routes.SITEMAP, shown), remembered=False)
