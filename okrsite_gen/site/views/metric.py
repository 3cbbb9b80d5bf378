"""Metrics: figures whose health is watched, whether or not an objective wants to move them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from okrsite_gen.model.kinds import Direction
from okrsite_gen.model.organisation import Metric, MetricRow
from okrsite_gen.model.references import Scope
from okrsite_gen.model.values import Figure, known
from okrsite_gen.site import routes
from okrsite_gen.site.charts.metric import MetricChart
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import KeyResultSummary
from okrsite_gen.site.views.charting import metric_chart

ROWS = 120
"""Metrics on one page of their list."""


@dataclass(frozen=True, slots=True)
class MetricSummary:
    """A metric in a list."""

    name: str
    """Its name."""
    address: str
    """Address of its page."""
    value: Figure | None
    """The newest value."""
    day: date | None
    """Its day."""
    healthy: bool | None
    """Whether it lies in the healthy band; None where that cannot be said."""
    minimum: Figure | None
    """Lower end of the healthy band."""
    maximum: Figure | None
    """Upper end of the healthy band."""
    owner: Link | None
    """Who answers for it, as configuration lets people appear."""
    chart: MetricChart | None = None
    """The metric over time, for a small drawing in the list of metrics; None elsewhere."""


@dataclass(frozen=True, slots=True)
class MetricsView:
    """All metrics."""

    frame: Frame
    """What stands around the page."""
    metrics: tuple[MetricSummary, ...]
    """Metrics on this page."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(frozen=True, slots=True)
class MetricRowView:
    """One value of a metric."""

    day: date
    """Its day."""
    value: Figure
    """The value."""
    note: Title | None
    """What was noted beside it."""


@dataclass(frozen=True, slots=True)
class MetricView:
    """A metric."""

    frame: Frame
    """What stands around the page."""
    summary: MetricSummary
    """What lists show of it."""
    unit: str
    """As written; may be empty."""
    better: Direction | None
    """Which way is better; None where that is not said."""
    source: str
    """Where its values come from, as written."""
    body: Prose
    """What its file says about it."""
    chart: MetricChart | None
    """The metric over time, on the first page."""
    users: tuple[KeyResultSummary, ...]
    """Key results that it feeds, on this page."""
    rows: tuple[MetricRowView, ...]
    """Values on this page, newest first."""
    pager: Pager
    """The way to the other pages of the list."""


def metrics_pages(edition: Edition) -> Iterator[Page]:
    """Yield the pages of the list of metrics."""
    frame = edition.frames.frame(routes.METRICS, (Link(message("nav.metrics"), routes.METRICS),))
    for address, entries, pages in paged(routes.METRICS, edition.org.metrics.values(), limit=ROWS):
        view = MetricsView(frame, tuple(_with_course(edition, metric) for metric in entries), pages)
        yield Page(address, "pages/metrics.html", view)


def metric_pages(edition: Edition, metric: Metric) -> Iterator[Page]:
    """Yield the pages of one metric; its chart stands on the first one."""
    address = routes.address_of_metric(metric.key)
    rows = tuple(row for row in reversed(metric.rows) if row.day <= edition.insights.as_of)
    users = tuple(edition.directory.key_results[each.key] for each in edition.metric_users.get(metric.key, ()))
    frame = edition.frames.frame(
        routes.METRICS,
        (Link(message("nav.metrics"), routes.METRICS), Link(metric.name, address)),
        file=metric.place.file,
        changed=(row.day for row in rows[:1]),
    )
    for page_address, entries, pages in paged(address, (*users, *rows)):
        view = MetricView(
            frame=frame,
            summary=metric_summary(edition, metric),
            unit=metric.unit,
            better=metric.better,
            source=metric.source,
            body=edition.prose(metric.body, Scope(), metric.place.file, "about.", 2, address),
            chart=metric_chart(metric, Title(metric.name), edition.insights.as_of) if pages.number == 1 else None,
            users=tuple(entry for entry in entries if isinstance(entry, KeyResultSummary)),
            rows=tuple(_row(edition, metric, entry) for entry in entries if isinstance(entry, MetricRow)),
            pager=pages,
        )
        yield Page(page_address, "pages/metric.html", view)


def metric_summary(edition: Edition, metric: Metric) -> MetricSummary:
    """Return a metric as lists show it."""
    newest = next((row for row in reversed(metric.rows) if row.day <= edition.insights.as_of), None)
    return MetricSummary(
        name=metric.name,
        address=routes.address_of_metric(metric.key),
        value=newest.value if newest else None,
        day=newest.day if newest else None,
        healthy=_healthy(metric, newest.value) if newest else None,
        minimum=metric.healthy_min,
        maximum=metric.healthy_max,
        owner=edition.directory.owner(metric.owner),
    )


def _with_course(edition: Edition, metric: Metric) -> MetricSummary:
    course = metric_chart(metric, Title(metric.name), edition.insights.as_of)
    return replace(metric_summary(edition, metric), chart=course)


def _healthy(metric: Metric, figure: Figure) -> bool | None:
    value, low, high = known(figure), known(metric.healthy_min), known(metric.healthy_max)
    if value is None or (low is None and high is None):
        return None
    return (low is None or value.number >= low.number) and (high is None or value.number <= high.number)


def _row(edition: Edition, metric: Metric, row: MetricRow) -> MetricRowView:
    note = edition.linker.title(row.note, file=metric.place.file) if row.note else None
    return MetricRowView(row.day, row.value, note)
