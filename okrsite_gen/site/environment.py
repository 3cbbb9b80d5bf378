"""The Jinja2 environment: which functions and filters templates have."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from markupsafe import Markup, escape

from okrsite_gen.model.insights import Formula, PaceInsight
from okrsite_gen.model.status import Reason
from okrsite_gen.model.values import Figure
from okrsite_gen.site.charts.bars import cadence_marks, distribution_bar, progress_bar, spark
from okrsite_gen.site.charts.instrument import cycle_instrument
from okrsite_gen.site.charts.lanes import lanes_svg
from okrsite_gen.site.charts.line import line_svg, line_unit
from okrsite_gen.site.charts.metric import describe_band, metric_spark, metric_svg, metric_unit
from okrsite_gen.site.charts.result_bar import result_svg
from okrsite_gen.site.charts.ruler import cycle_ruler
from okrsite_gen.site.contents import headings
from okrsite_gen.site.escaping import as_html, escaped
from okrsite_gen.site.figures import beside, whole_points
from okrsite_gen.site.link_words import worded
from okrsite_gen.site.links import href, is_web_address, without_links
from okrsite_gen.site.messages import Catalogue, Names, Words, bare
from okrsite_gen.site.prose import MarkdownRenderer, Prose
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_loader import LayeredEnvironment
from okrsite_gen.site.wording import places_of_plan, word_formula, word_plan, word_reason

LONG = 160
"""Letters from which a title is a paragraph, and is set like one."""


def coded(text: str) -> Markup:
    """Return the words of a finding, in which what stands between backticks is code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0 or not all(pieces[1::2]):
        return escape(text)
    shown = (Markup("<code>{}</code>").format(each) if n % 2 else escape(each) for n, each in enumerate(pieces))
    return Markup("").join(shown)


def make_environment(
    theme: Theme, catalogue: Catalogue, markdown: MarkdownRenderer, kind: type[LayeredEnvironment] = LayeredEnvironment
) -> LayeredEnvironment:
    """Return the environment of a theme: everything is escaped that is not known to be HTML, nothing is undefined.

    Templates of a theme that extends another reach the other's as `!base.html`: see `LayeredEnvironment`.
    """
    environment = kind(theme.layers)
    environment.filters.update(_filters(catalogue, markdown))
    environment.globals.update(_functions(theme, catalogue))
    environment.tests["web_address"] = is_web_address
    environment.tests["long"] = lambda words: len(catalogue.plain(words)) > LONG
    environment.foldable = {"t": catalogue.constant, "icon": _icon_of(theme)}
    return environment


def _filters(catalogue: Catalogue, markdown: MarkdownRenderer) -> dict[str, Callable[..., object]]:
    numbers, dates = catalogue.numbers, catalogue.dates

    def block(prose: Prose) -> Markup:
        links = worded(prose.links, catalogue, notes=True) if prose.links else {}
        html = markdown.block(prose.text, links, prose.prefix, prose.level)
        return as_html(html + _read_on(prose.more, catalogue) if prose.more else html)

    def unlinked(words: Words) -> Markup:
        return as_html(without_links(escaped(catalogue.show(words))))

    def reason(value: Reason, names: Names = ()) -> str:
        return word_reason(catalogue, value, dict(names))

    def formula(value: Formula, progress: Decimal | None = None, pace: PaceInsight | None = None) -> str:
        return word_formula(catalogue, value, progress, places_of_plan(pace))

    def figure(value: Figure | None) -> str:
        return numbers.figure(value, catalogue.t("figure.withheld"))

    return {
        "words": catalogue.show,
        "inline": catalogue.inline,
        "unlinked": unlinked,
        "plain": catalogue.plain,
        "bare": bare,
        "coded": coded,
        "prose": block,
        "headings": headings,
        "href": href,
        "percent": numbers.percent,
        "points": numbers.points,
        "whole_points": whole_points,
        "number": numbers.number,
        "score": numbers.score,
        "figure": figure,
        "figure_beside": lambda value, other: figure(beside(value, other)),
        "day": dates.day,
        "short_day": dates.short_day,
        "long_day": dates.long_day,
        "days": dates.days,
        "iso": dates.iso,
        "week": dates.week,
        "month": dates.month,
        "reason": reason,
        "formula": formula,
        "planned": lambda pace: word_plan(catalogue, pace),
        "status_word": lambda status: catalogue.t(f"status.{_value(status)}"),
        "set_lines": catalogue.set_lines,
        "set_at": catalogue.set_at,
        "word": lambda value, family: catalogue.t(f"{family}.{_value(value)}"),
    }


def _read_on(address: str, catalogue: Catalogue) -> str:
    """Return the way from the beginning of a text to the rest of it."""
    return f'<p><a href="{href(address)}">{escaped(catalogue.t("text.more"))}</a></p>\n'


def _functions(theme: Theme, catalogue: Catalogue) -> dict[str, Callable[..., object]]:
    return {
        "t": catalogue.t,
        "has_words": catalogue.has,
        "icon": _icon_of(theme),
        "progress_bar": progress_bar,
        "distribution_bar": distribution_bar,
        "spark": spark,
        "cadence_marks": cadence_marks,
        "cycle_instrument": lambda cycle: cycle_instrument(cycle, catalogue),
        "cycle_ruler": cycle_ruler,
        "line_svg": lambda chart: line_svg(chart, catalogue),
        "line_unit": lambda chart: line_unit(chart, catalogue),
        "metric_svg": lambda chart, wide=False: metric_svg(chart, catalogue, wide=wide),
        "metric_unit": lambda chart: metric_unit(chart, catalogue),
        "metric_spark": metric_spark,
        "lanes_svg": lambda chart: lanes_svg(chart, catalogue),
        "result_svg": lambda bar: result_svg(bar, catalogue),
        "band_words": lambda minimum, maximum: describe_band(minimum, maximum, catalogue),
    }


SIZES = 'viewBox="0 0 16 16" width="16" height="16"'
"""Of an icon, so that it is no larger on a page whose styles do not come."""


def _icon_of(theme: Theme) -> Callable[[str], Markup]:
    marks = {
        name: Markup(f'<svg class="icon" {SIZES} aria-hidden="true">{inside}</svg>')  # noqa: S704
        for name, inside in theme.icons.items()
    }

    def icon(name: object) -> Markup:
        return marks.get(str(_value(name)), Markup(""))

    return icon


def _value(value: object) -> object:
    return cast("object", getattr(value, "value", value))
