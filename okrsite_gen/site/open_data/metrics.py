"""Metrics as open data."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.open_data.metrics import OpenBand, OpenMetric, OpenMetricComputed, OpenRow
from okrsite_gen.model.organisation import Metric
from okrsite_gen.site.open_data.teller import Teller, address, past
from okrsite_gen.site.views.metric import metric_summary


def open_metrics(tell: Teller) -> Iterator[OpenMetric]:
    """Yield every metric with its rows, those to come only where nothing is published."""
    for metric in tell.edition.org.metrics.values():
        low, high = tell.figure(metric.healthy_min, metric.unit), tell.figure(metric.healthy_max, metric.unit)
        yield OpenMetric(
            id=metric.id,
            name=metric.name,
            unit=metric.unit,
            better=metric.better,
            healthy=OpenBand(low, high) if low or high else None,
            owner=tell.owner(metric.owner),
            source=metric.source,
            rows=tuple(_rows(tell, metric)),
            body=tell.text(metric.body),
            audience=tell.audience("metric", metric.key),
            allow=tell.allow(metric.place),
            computed=_computed(tell, metric),
        )


def _rows(tell: Teller, metric: Metric) -> Iterator[OpenRow]:
    for row in metric.rows:
        value = tell.figure(row.value, metric.unit)
        if value is not None and (not tell.published or past(row.day, tell.edition.insights.as_of)):
            yield OpenRow(row.day, value, tell.text(row.note))


def _computed(tell: Teller, metric: Metric) -> OpenMetricComputed:
    summary = metric_summary(tell.edition, metric)
    users = tell.edition.metric_users.get(metric.key, ())
    return OpenMetricComputed(
        address=address(summary.address),
        owner=tell.named(metric.owner),
        value=tell.figure(summary.value, metric.unit),
        day=summary.day,
        is_healthy=summary.healthy,
        key_results=tuple(tell.id(each.key) for each in users),
    )
