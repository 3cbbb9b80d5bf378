"""Metrics: what their files say of them, and their rows."""

from __future__ import annotations

from okrsite_gen.content.codes_org import HEALTHY_CROSSED, ROWS_ALONE
from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.people import Handles
from okrsite_gen.content.metric_rows import read_rows
from okrsite_gen.content.sample import in_unit, sample_of
from okrsite_gen.content.schema.metric import HealthyFront, MetricFront
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import Metric, MetricRow
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import Figure, Value, known


def metric_of(
    document: Document, front: MetricFront, table: tuple[str, bytes] | None, handles: Handles, settings: Settings
) -> tuple[Metric, list[Diagnostic]]:
    """Return a metric with the rows of its table (path and bytes), if it has one."""
    slug, place = document.role.slug, Place(document.file)
    healthy = front.healthy or HealthyFront()
    band = {name: figure for name, figure in (("min", healthy.min), ("max", healthy.max)) if figure is not None}
    sample = sample_of(band.values(), front.unit)
    unit = front.unit or _unit_of(sample)
    rows, findings = _rows(table, unit, settings)
    band = {name: in_unit(figure, sample) for name, figure in band.items()}
    if crossed := _crossed(band, place):
        findings.append(crossed)
        band = {}
    metric = Metric(
        key=document.role.key,
        id=slug,
        name=front.name or slug,
        place=place,
        unit=unit or _unit_of(sample_of(row.value for row in rows)),
        better=front.better,
        healthy_min=band.get("min"),
        healthy_max=band.get("max"),
        owner=handles.owner(front.owner),
        source=front.source,
        rows=rows,
        body=document.body,
        body_line=document.body_line,
    )
    return metric, findings


def metric_by_rows(file: str, data: bytes, settings: Settings) -> tuple[Metric, list[Diagnostic]]:
    """Return a metric of which only the rows exist."""
    name = file.rpartition("/")[2].rpartition(".")[0]
    rows, findings = _rows((file, data), "", settings)
    unit = _unit_of(sample_of(row.value for row in rows))
    alone = ROWS_ALONE.at(
        Place(file),
        f"Nothing says what the metric `{name}` means.",
        "Readers see figures without a name, a unit or a healthy band.",
        f"Write `{file.rpartition('.')[0]}.md` beside it, with `name`, `unit` and `better`.",
    )
    return Metric(fold(name), name, name, Place(file), unit, rows=rows), [*findings, alone]


def _unit_of(sample: Value | None) -> str:
    return sample.prefix or sample.suffix.strip() if sample else ""


def _rows(
    table: tuple[str, bytes] | None, unit: str, settings: Settings
) -> tuple[tuple[MetricRow, ...], list[Diagnostic]]:
    if table is None:
        return (), []
    file, data = table
    rows, findings = read_rows(data, file, unit, decimal_comma=settings.decimal_comma)
    return rows, list(findings)


def _crossed(band: dict[str, Figure], place: Place) -> Diagnostic | None:
    least, most = known(band.get("min")), known(band.get("max"))
    if least is None or most is None or least.number <= most.number:
        return None
    return HEALTHY_CROSSED.at(
        place.at("healthy", "max"),
        f"The healthy band begins at `{least.written}` and ends at `{most.written}`.",
        "No value lies within such a band.",
        "Exchange `min` and `max`.",
    )
