"""Drawing pages: a pure function from a page to its bytes.

What templates may use
===============

Variables: `view` (the page's view), `frame` (its `Frame`), `page`, `site` (`SiteFacts`).

Functions
    t(key, names={}, **parameters)  words of the catalogue; `count=` chooses the plural form
    has_words(key)                  whether the catalogue words a key
    icon(name)                      a mark of the theme as inline SVG, hidden from screen readers
    progress_bar(progress, plan=None, status=None)   the hairline that is a bar; decorative, words stand beside it
    distribution_bar(counts)        how many have which status, ((status, n), ...); decorative
    spark(values, so_far)           figures 0 to 10 or None as small bars, hollow at the places `so_far`; decorative
    cadence_marks(rhythm)           a `Rhythm`: which check-ins came, a mark each; decorative
    cycle_instrument(cycle)         time gone and way gone of a `CycleSummary` on one axis; decorative
    cycle_ruler(start, end, today)  the days of a cycle as a ruler with a needle; decorative
    line_svg(chart), line_unit(chart)        a `charts.line.LineChart` drawn / the unit of its figures
    metric_svg(chart), metric_unit(chart)    a `charts.metric.MetricChart` drawn (`True` for wide places) / its unit
    metric_spark(chart)                      the same as a small line for lists; decorative
    lanes_svg(chart), result_svg(bar)        a `charts.lanes.LanesChart`, a `charts.result_bar.ResultBar` drawn
    band_words(minimum, maximum)    "between 2 % and 5 %", "at least 2 %"
    remembered(macro)               a macro that draws the very same objects once; `{% fragment %}` asks for it

Filters (None shows as a dash wherever a figure or date is expected)
    words           plain text, a `Message` or a `Title` -> what to show
    inline          `Title` -> HTML of one line
    unlinked        words -> the same without links, for use inside a link, a button or a summary
    plain           words -> bare text on one line
    bare            HTML that is at hand already -> bare text on one line
    coded           words of a finding -> HTML in which what stands between backticks is code
    prose           `Prose` -> HTML of a whole text
    headings        what `prose` made -> its topmost headings (`anchor`, `words`), for a table of contents
    href            site address or web address -> value of an href; nothing for what is neither
    percent         fraction -> "42 %"
    points          difference of fractions -> "-12" with a true minus, in percentage points
    whole_points    difference of fractions -> its size in whole points, to choose a plural form
    number          Decimal or int -> "1,234.5"
    score           0 to 1 -> "0.7"
    figure          `Figure` -> in its author's form ("$1.2M", "12 days", "withheld")
    figure_beside(other)  the same, without a unit in words that `other`, close by, says as well
    day, long_day   date -> "20 Nov 2026", "Friday, 20 November 2026"
    short_day       date -> "20 Nov" in the year for which the site is built, "17 Dec 2025" in any other
    days(end)       date -> "1 Oct - 31 Dec 2026"
    week, month     date -> "2026-W47", "November 2026"
    set_lines       (y, words) of each line of a text in a drawing -> the same, each line in the direction of the text
    set_at(wide=0)  x of words or a mark in a drawing -> the same, beyond 0 where pages run from right to left
    iso             date -> "2026-11-20", for datetime attributes
    status_word     status -> "At risk"
    word(family)    value of a closed vocabulary -> `family.<value>` of the catalogue
    reason(names)   `Reason` -> a sentence; `names` gives the titles of the keys it mentions
    formula(result) `Formula` -> the arithmetic as a sentence; with a `PaceInsight` behind `result`, its decimals
    planned         `PaceInsight` -> a sentence: the plan on the day of the value, and how far the value is from it

Tests: `web_address` (a text that an href may hold although it leads out of the site), `long` (words of more than 160
letters: a title like that gets the class `is-long`).

Components are macros: `{% import "components/status.html" as status with context %}`; see each file's head. Those
that stand on many pages are fragments: see `fragments`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from jinja2 import TemplateError

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.badges.badge import BadgeView, write_badge
from okrsite_gen.site.calendar.calendar import CalendarView
from okrsite_gen.site.codes_site import UNWORDED
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.site.digest.spoken import Speaker
from okrsite_gen.site.explore import ExploreIndexView, ExploreShardView, write_explore_index, write_explore_shard
from okrsite_gen.site.feeds import FeedView, Whereabouts, write_atom
from okrsite_gen.site.links import absolute, relative
from okrsite_gen.site.maps.shards import MapShardView, write_map_shard
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import HTML, BuildFacts, Page, RawFile
from okrsite_gen.site.pictures.picture import PictureView, write_picture
from okrsite_gen.site.prose import MarkdownRenderer
from okrsite_gen.site.search import IndexView, ShardView, write_index, write_shard
from okrsite_gen.site.site_facts import SiteFacts, site_facts
from okrsite_gen.site.sitemap import SitemapIndexView, SitemapView, write_sitemap, write_sitemap_index
from okrsite_gen.site.template_mistakes import has_own_layer, mistake
from okrsite_gen.site.templates import Templates, templates_of
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_assets import make_assets
from okrsite_gen.site.twins.blocks import Translator
from okrsite_gen.site.twins.llms import LlmsView, write_llms
from okrsite_gen.site.twins.tags import Lead
from okrsite_gen.site.twins.twin import TwinView, TwinWriter, has_twin, told

View = TypeVar("View")


class Renderer:
    """Draws the pages of one site in one theme and language."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        facts: BuildFacts,
        markdown: MarkdownRenderer,
        compiled: CompiledTemplates | None = None,
    ) -> None:
        """Prepare to draw. `compiled` holds templates that need not be compiled again, and takes those that were."""
        self._templates = templates_of(theme, settings, facts, markdown, compiled)
        self._catalogue = self._templates.catalogue
        self._layers = theme.layers
        self._own_theme = has_own_layer(theme.layers)
        self._facts = facts
        self._markdown = markdown
        self._latest: tuple[Page | None, str] = (None, "")  # a page and its twin are made of the same HTML
        self._compared: tuple[Page | None, str] = (None, "")  # and have the same fingerprint
        self._twins = TwinWriter()
        self._icons = theme.icons
        self._assets = make_assets(theme)
        self._site = site_facts(theme, settings, facts, self._assets, markdown)
        told = (theme.digest, self._site, facts.links, settings.site, facts.as_of.year)
        self._digest = hashlib.sha256(repr(told).encode()).hexdigest()

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page: the same for equal pages.

        Raises ThemeError where a template is missing, cannot be read or asks for what the view does not have, and
        for anything else that fails in drawing where the project has templates of its own.
        """
        write = self._writers().get(page.template)
        return write(page) if write else self._html(page)

    def fingerprint(self, page: Page) -> str:
        """Return a text that is the same only as long as `render` would return the same bytes.

        Views therefore hold only what has one written form for equal values: dataclasses, tuples, enums, numbers,
        dates and text; mappings only if their order is fixed, and never sets.
        """
        if isinstance(page.view, TwinView):
            return f"{self.fingerprint(page.view.page)} {page.template}"
        if self._compared[0] is not page:
            shown = repr((page.address, page.template, page.media, page.view))
            digest = hashlib.sha256(f"{self._digest}\0{shown}".encode("utf-8", "surrogatepass")).hexdigest()
            self._compared = (page, digest)
        return self._compared[1]

    @property
    def digest(self) -> str:
        """Stands for all but the pages themselves that their bytes depend on."""
        return self._digest

    @property
    def words(self) -> Catalogue:
        """The words of the site's language, and its numbers and dates."""
        return self._catalogue

    def assets(self) -> tuple[RawFile, ...]:
        """Return the theme's own files, named by their content."""
        return self._assets.files

    def told(self, page: Page, lead: Lead) -> str:
        """Return a page in Markdown whose links lead where `lead` says. Raises ThemeError as `render` does."""
        return told(page, self.rooted(page), self._catalogue, Translator(lead))

    def text(self, template: str) -> str:
        """Return a template that holds no page: a style sheet, say. Raises ThemeError where it is missing."""
        return self._templates.fill(template, site=self._site)

    @property
    def site(self) -> SiteFacts:
        """What every page is told."""
        return self._site

    @property
    def templates(self) -> Templates:
        """The templates of the theme."""
        return self._templates

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what drawing has brought to light so far: words that no catalogue has."""
        place = Place("okrsite.yml", ("theme", "name"))
        return tuple(
            UNWORDED.at(
                place,
                f"no catalogue has words for `{key}`",
                "the last part of the key is shown instead",
                "add the key to messages/en.yml of your theme",
            )
            for key in sorted(self._catalogue.unworded)
        )

    def _writers(self) -> Mapping[str, Callable[[Page], bytes]]:
        words, icons = self._catalogue, self._icons
        return {
            "atom": partial(_atom, self._catalogue, self._markdown, self._site),
            "badge": _drawn(BadgeView, lambda view: write_badge(view, words)),
            "picture": _drawn(PictureView, lambda view: write_picture(view, words)),
            "calendar": partial(_calendar, self._catalogue, self._site),
            "digest": partial(_digest, self._catalogue, self._markdown, self._site),
            "markdown": self._twin,
            "llms": partial(_llms, self._catalogue, self._site.base_url),
            "sitemap": partial(_sitemap, self._site.base_url),
            "search-shard": _drawn(ShardView, lambda view: write_shard(view, words)),
            "map-shard": _drawn(MapShardView, lambda view: write_map_shard(view, words)),
            "search-index": _drawn(IndexView, lambda view: write_index(view, words, icons)),
            "explore-shard": _drawn(ExploreShardView, lambda view: write_explore_shard(view, words)),
            "explore-index": _drawn(ExploreIndexView, lambda view: write_explore_index(view, words, icons)),
        }

    def _html(self, page: Page) -> bytes:
        html = self.rooted(page)
        if page.media == HTML:
            html = relative(html, page.address, self._facts)
        return html.encode("utf-8", "replace")

    def rooted(self, page: Page) -> str:
        """Return the HTML of a page before its links are made relative: those into the site begin with the root marker.

        Raises ThemeError as `render` does.
        """
        drawn, html = self._latest
        if drawn is not page:
            html = self._draw(page)
            self._latest = page, html
        return html

    def _draw(self, page: Page) -> str:
        try:
            return self._templates.fill(
                page.template,
                view=page.view,
                frame=getattr(page.view, "frame", None),
                page=page,
                site=self._site,
                canonical=self._url(page),
                twin=routes.address_of_twin(page.address) if self._site.markdown and has_twin(page) else "",
            )
        except OkrsiteError:
            raise
        except Exception as problem:
            if not (self._own_theme or isinstance(problem, TemplateError)):
                raise
            raise mistake(problem, page, self._layers, self._templates.plain) from problem

    def _twin(self, page: Page) -> bytes:
        if not isinstance(page.view, TwinView):
            raise TypeError(f"{page.address} is drawn as a twin and has no TwinView")
        twin = page.view.page
        return self._twins.write(twin, self.rooted(twin), self._catalogue).encode("utf-8", "replace")

    def _url(self, page: Page) -> str:
        return absolute(page.address, self._site.base_url) if self._site.base_url else ""


def _atom(catalogue: Catalogue, markdown: MarkdownRenderer, site: SiteFacts, page: Page) -> bytes:
    if not isinstance(page.view, FeedView):
        raise TypeError(f"{page.address} is drawn as a feed and has no FeedView")
    where = Whereabouts(site.base_url, site.first_url)
    return write_atom(page.view, where, site.language, catalogue, markdown)


def _calendar(catalogue: Catalogue, site: SiteFacts, page: Page) -> bytes:
    # Loads a library that only calendars need.
    from okrsite_gen.site.calendar.write import write_calendar

    if not isinstance(page.view, CalendarView):
        raise TypeError(f"{page.address} is drawn as a calendar and has no CalendarView")
    return write_calendar(page.view, Whereabouts(site.base_url, site.first_url), site.language, catalogue)


def _digest(catalogue: Catalogue, markdown: MarkdownRenderer, site: SiteFacts, page: Page) -> bytes:
    # Loads writers that no build of a site needs.
    from okrsite_gen.site.digest.write import DigestView, write_digest

    if not isinstance(page.view, DigestView):
        raise TypeError(f"{page.address} is drawn as a digest and has no DigestView")
    return write_digest(page.view, Speaker(catalogue, markdown, site.name, site.base_url))


def _llms(catalogue: Catalogue, base_url: str, page: Page) -> bytes:
    if not isinstance(page.view, LlmsView):
        raise TypeError(f"{page.address} is drawn as llms.txt and has no LlmsView")
    return write_llms(page.view, base_url, catalogue).encode("utf-8", "replace")


def _drawn(kind: type[View], write: Callable[[View], bytes]) -> Callable[[Page], bytes]:
    """Return what draws a page with `write`, whose view is to be of this kind."""

    def draw(page: Page) -> bytes:
        if not isinstance(page.view, kind):
            raise TypeError(f"{page.address} is to be drawn from a {kind.__name__} and has another view")
        return write(page.view)

    return draw


def _sitemap(base_url: str, page: Page) -> bytes:
    if isinstance(page.view, SitemapView):
        return write_sitemap(page.view, base_url)
    if isinstance(page.view, SitemapIndexView):
        return write_sitemap_index(page.view, base_url)
    raise TypeError(f"{page.address} is drawn as a sitemap and has no view of one")
