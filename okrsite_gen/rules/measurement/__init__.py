"""Whether key results can be measured, and say from where to where."""

from __future__ import annotations

from okrsite_gen.rules.measurement.baseline_unknown import baseline_unknown
from okrsite_gen.rules.measurement.figure_in_title_only import figure_in_title_only
from okrsite_gen.rules.measurement.guardrail_without_band import guardrail_without_band
from okrsite_gen.rules.measurement.implausible_figure import implausible_figure
from okrsite_gen.rules.measurement.met_at_start import met_at_start
from okrsite_gen.rules.measurement.no_number import no_number
from okrsite_gen.rules.measurement.placeholder import placeholder
from okrsite_gen.rules.measurement.relative_change import relative_change
from okrsite_gen.rules.measurement.target_without_start import target_without_start
from okrsite_gen.rules.measurement.title_disagrees import title_disagrees
from okrsite_gen.rules.measurement.two_measures import two_measures
from okrsite_gen.rules.measurement.unit_differs import unit_differs
from okrsite_gen.rules.rule import Rule

MEASUREMENT: tuple[Rule, ...] = (
    placeholder,
    no_number,
    target_without_start,
    two_measures,
    relative_change,
    met_at_start,
    implausible_figure,
    guardrail_without_band,
    baseline_unknown,
    unit_differs,
    title_disagrees,
    figure_in_title_only,
)
