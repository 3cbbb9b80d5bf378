"""Which pages the site has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from okrsite_gen.model.advice import Coaching
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.badges.plan import badge_pages
from okrsite_gen.site.codes_addresses import ADDRESS_TAKEN
from okrsite_gen.site.configured import logo_findings, targets
from okrsite_gen.site.edition import Edition, make_edition
from okrsite_gen.site.machine import not_found_page
from okrsite_gen.site.old_addresses import redirects
from okrsite_gen.site.page import HTML, BuildFacts, Frame, Page
from okrsite_gen.site.pictures.plan import picture_pages
from okrsite_gen.site.prose import MarkdownRenderer
from okrsite_gen.site.sitemap import sitemap_pages
from okrsite_gen.site.subscriptions.plan import subscription_pages
from okrsite_gen.site.twins.llms import llms_page
from okrsite_gen.site.twins.twin import has_twin, with_twins
from okrsite_gen.site.views.alignment import alignment_pages
from okrsite_gen.site.views.attention import attention_pages
from okrsite_gen.site.views.check_ins import check_ins_pages
from okrsite_gen.site.views.compare import compare_pages
from okrsite_gen.site.views.cycle import cycle_pages
from okrsite_gen.site.views.cycles import archive_pages, cycles_pages
from okrsite_gen.site.views.data import data_pages
from okrsite_gen.site.views.dependencies import dependencies_pages
from okrsite_gen.site.views.explore import explore_pages
from okrsite_gen.site.views.explorer_rows import explore_files
from okrsite_gen.site.views.free_page import free_pages
from okrsite_gen.site.views.home import home_page
from okrsite_gen.site.views.metric import metric_pages, metrics_pages
from okrsite_gen.site.views.objective import objective_pages
from okrsite_gen.site.views.people import people_pages
from okrsite_gen.site.views.present import present_cycle_pages, present_team_pages
from okrsite_gen.site.views.quality import broken_pages, quality_pages
from okrsite_gen.site.views.quality_by_team import quality_by_team_pages
from okrsite_gen.site.views.review import review_pages
from okrsite_gen.site.views.rule import rule_pages
from okrsite_gen.site.views.search import search_pages
from okrsite_gen.site.views.search_entries import search_files
from okrsite_gen.site.views.start import start_page
from okrsite_gen.site.views.strategy import strategy_pages
from okrsite_gen.site.views.team import team_pages
from okrsite_gen.site.views.team_cycle import team_cycle_pages
from okrsite_gen.site.views.teams import teams_pages
from okrsite_gen.site.views.updates import updates_pages

NO_PLACE = Place("okrsite.yml")
"""Where findings stand about pages that no single file asks for."""


NO_COACHING = Coaching()


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What a site consists of."""

    pages: tuple[Page, ...]
    """In a fixed order; no two have the same address, whatever the case of its letters."""
    diagnostics: tuple[Diagnostic, ...]
    """Findings that only the plan as a whole brings to light."""
    edition: Edition = field(compare=False, repr=False)
    """What the pages were made from, with all findings that they show."""


def lay_out(
    org: Org,
    insights: Insights,
    settings: Settings,
    diagnostics: tuple[Diagnostic, ...],
    facts: BuildFacts,
    markdown: MarkdownRenderer,
    coaching: Coaching = NO_COACHING,
) -> SitePlan:
    """Return every page of the site, and what laying them out has brought to light.

    `diagnostics` are shown on it.
    """
    edition = replace(make_edition(org, insights, settings, diagnostics, facts, markdown), coaching=coaching)
    plan = _Plan()
    for page, place in _pages(edition):
        plan.add(page, place)
    for page in subscription_pages(edition):
        plan.add(page, NO_PLACE)
    for page in chain(badge_pages(edition), picture_pages(edition)):
        plan.add(page, NO_PLACE)
    for page in broken_pages(edition):
        plan.add_if_free(page)
    reserved = [*plan.addresses, routes.QUALITY, routes.NOT_FOUND, routes.LLMS]
    for page, place in tuple(redirects(edition, reserved, plan.findings.append)):
        plan.add(page, place)
    leading = targets(edition, (*plan.addresses, *_always(edition)))
    plan.findings += (*leading.findings, *logo_findings(edition))
    told = replace(edition, diagnostics=(*diagnostics, *plan.findings))
    for pages in (quality_pages(told), quality_by_team_pages(told), rule_pages(told)):
        for page in pages:
            plan.add(page, NO_PLACE)
    plan.add(not_found_page(_not_found_frame(edition)), NO_PLACE)
    for page in _machine_pages(edition, tuple(plan.pages)):
        plan.add(page, NO_PLACE)
    pages = leading.apply(plan.pages)
    return SitePlan(tuple(with_twins(pages) if settings.outputs.markdown else pages), tuple(plan.findings), told)


class _Plan:
    """Pages so far, each address once."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.findings: list[Diagnostic] = []
        self._taken: dict[str, Place] = {}

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(page.address for page in self.pages)

    def add(self, page: Page, place: Place) -> None:
        """Add a page; where its address is taken, it is left out and reported."""
        former = self._taken.get(routes.comparable(page.address))
        if former is None:
            self.pages.append(page)
            self._taken[routes.comparable(page.address)] = place
        else:
            self.findings.append(_taken(page.address, place, former))

    def add_if_free(self, page: Page) -> None:
        """Add a page unless something else has its address."""
        if routes.comparable(page.address) not in self._taken:
            self.add(page, NO_PLACE)


def _taken(address: str, place: Place, former: Place) -> Diagnostic:
    return ADDRESS_TAKEN.at(
        place,
        f"this would be published at {address}, where `{former.file}` already is",
        "two pages cannot share an address, so this one is left out",
        "rename one of the two files or folders",
    )


def _pages(edition: Edition) -> Iterator[tuple[Page, Place]]:
    """Yield every page that shows content, with the file that asks for it."""
    org, sections = edition.org, edition.frames.sections
    yield home_page(edition), org.charter.place
    yield start_page(edition), NO_PLACE
    for cycle in org.cycles.values():
        yield from _at(
            cycle.place,
            chain(
                cycle_pages(edition, cycle),
                alignment_pages(edition, cycle),
                attention_pages(edition, cycle),
                dependencies_pages(edition, cycle) if cycle.key in sections.dependencies else (),
                review_pages(edition, cycle),
                present_cycle_pages(edition, cycle),
            ),
        )
    yield from _of_teams(edition)
    lists: tuple[tuple[bool, Iterable[Page]], ...] = (
        (True, teams_pages(edition)),
        (True, search_pages(edition)),
        (True, search_files(edition)),
        (sections.explore, explore_pages(edition)),
        (sections.explore, explore_files(edition)),
        (sections.updates, updates_pages(edition)),
        (sections.cycles, cycles_pages(edition)),
        (sections.archive, archive_pages(edition)),
        (sections.cycles, compare_pages(edition)),
        (sections.strategy, strategy_pages(edition)),
        (sections.metrics, metrics_pages(edition)),
        (sections.people, people_pages(edition)),
        (sections.pages, free_pages(edition)),
        (True, data_pages(edition)),
    )
    for metric in org.metrics.values():
        yield from _at(metric.place, metric_pages(edition, metric))
    for exists, pages in lists:
        if exists:
            yield from _at(NO_PLACE, pages)


def _of_teams(edition: Edition) -> Iterator[tuple[Page, Place]]:
    org = edition.org
    for team in org.teams.values():
        yield from _at(team.place, team_pages(edition, team))
    for objective in org.objectives.values():
        yield from _at(objective.place, objective_pages(edition, objective))
    for team in org.teams.values():
        for cycle in edition.cycles_of.get(team.key, ()):
            yield from _at(team.place, team_cycle_pages(edition, team.key, cycle))
            yield from _at(team.place, present_team_pages(edition, team.key, cycle))
    for team_key, cycle in dict.fromkeys((*edition.check_ins_of, *edition.broken_check_ins)):
        yield from _at(org.teams[team_key].place, check_ins_pages(edition, team_key, cycle))


def _at(place: Place, pages: Iterable[Page]) -> Iterator[tuple[Page, Place]]:
    return ((page, place) for page in pages)


def _always(edition: Edition) -> Iterator[str]:
    """Yield the addresses of what every such build has beside its content."""
    yield from (routes.QUALITY, routes.NOT_FOUND, routes.ROBOTS, routes.BUILD)
    if edition.settings.outputs.markdown:
        yield routes.LLMS
    if edition.facts.base_url:
        yield routes.SITEMAP


def _not_found_frame(edition: Edition) -> Frame:
    return edition.frames.frame("", listed=False)


def _machine_pages(edition: Edition, pages: tuple[Page, ...]) -> Iterator[Page]:
    """Yield llms.txt, and the sitemap, which needs absolute addresses."""
    if edition.settings.outputs.markdown:
        yield llms_page(edition, (page.address for page in pages if has_twin(page)))
    if not edition.facts.base_url:
        return
    indexing = edition.settings.site.indexing
    yield from sitemap_pages(routes.SITEMAP, tuple(_listed(pages)) if indexing else ())


def _listed(pages: Iterable[Page]) -> Iterator[tuple[str, date | None]]:
    """Yield address and day of change of every page that search engines may list."""
    for page in pages:
        frame = getattr(page.view, "frame", None)
        if page.media == HTML and isinstance(frame, Frame) and frame.listed:
            yield page.address, frame.changed
