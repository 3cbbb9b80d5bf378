"""Findings about what documents mean together.

Kinds of key result (KIN), cycles (CYC), check-ins (CHK), metrics (MET), audiences (AUD), references (REF) and the
organisation as a whole (ORG).
"""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

MIXED_KINDS = Code(
    "KIN001", "mixed-kinds", ERROR, "A key result has fields of two kinds, so nobody can say how it is measured."
)
IDLE_FIELD = Code("KIN002", "field-without-effect", WARNING, "A field means nothing for a key result of this kind.")
HALF_MEASURE = Code(
    "KIN003", "half-a-measure", WARNING, "A key result has only a part of what measures it, so it has no progress."
)
NO_DISTANCE = Code("KIN004", "no-distance", ERROR, "Start and target are equal, so there is no way to go.")
UNITS_DIFFER = Code("KIN005", "units-differ", ERROR, "The figures of one key result are in different units.")
COUNTS_FROM_ZERO = Code(
    "KIN006", "counts-from-zero", INFO, "A target without a start: progress is counted from 0, which may be wrong."
)
START_NEEDED = Code(
    "KIN007", "start-needed", WARNING, "Without a start nobody can tell how far it has come, so it has no progress."
)
TARGET_DUE = Code("KIN008", "target-due", INFO, "The baseline is known now; what is missing is a target.")
LEVEL_UNDESCRIBED = Code("KIN009", "level-undescribed", WARNING, "The level reached is not one of those described.")
WRONG_WAY = Code("KIN010", "wrong-way", WARNING, "`better` says one way and the way from start to target another.")
BAND_CROSSED = Code("KIN011", "band-crossed", ERROR, "The least allowed lies above the most allowed.")

NO_DATES = Code("CYC001", "no-dates", INFO, "A cycle without dates has no pace, and nothing in it can be late.")
CYCLE_CROSSED = Code("CYC002", "cycle-crossed", ERROR, "A cycle ends before it begins.")
GRADING_TOO_EARLY = Code("CYC003", "grading-too-early", ERROR, "Grading would end before the cycle does.")
CYCLE_CIRCLE = Code("CYC004", "cycle-circle", ERROR, "Cycles lie within each other in a circle.")

NOT_FOR_KIND = Code("CHK001", "not-for-this-kind", ERROR, "A check-in says what a key result of its kind cannot take.")
UNKNOWN_MILESTONE = Code(
    "CHK002", "unknown-milestone", WARNING, "A check-in names a milestone that nobody has.", strict=True
)
OUTSIDE_WINDOW = Code("CHK003", "outside-window", WARNING, "A check-in lies outside the time in which it counts.")
IN_FUTURE = Code("CHK004", "in-the-future", WARNING, "A check-in has a date that has not come yet.")
SAID_TWICE = Code("CHK005", "said-twice", WARNING, "A check-in says two things about the same; the last one counts.")
HEADING_UNCLEAR = Code("CHK006", "heading-unclear", WARNING, "A heading could be about two key results.")
UPDATE_UNIT = Code("CHK007", "update-unit", ERROR, "A check-in's value is in another unit than its key result.")
CURRENT_OUTDATED = Code(
    "CHK008", "current-outdated", WARNING, "A figure in the objective's file is older than what check-ins say."
)
HEADING_NOWHERE = Code(
    "CHK009",
    "heading-nowhere",
    WARNING,
    "A heading may have named something that is hidden, so nobody reads what stands below it.",
)

ROWS_UNREADABLE = Code("MET001", "rows-unreadable", ERROR, "The rows of a metric cannot be read.")
ROW_UNREADABLE = Code("MET002", "row-unreadable", ERROR, "A row is not a date and a value.")
DAY_TWICE = Code("MET003", "day-twice", WARNING, "A metric has two values for one day; the last one counts.")
ROWS_ALONE = Code("MET004", "rows-alone", INFO, "A metric has rows, and no file that says what they mean.")
ROW_UNIT = Code("MET005", "row-unit", ERROR, "A row's value is in another unit than its metric.")
HEALTHY_CROSSED = Code("MET006", "healthy-crossed", ERROR, "A metric's healthy band is upside down.")
ROWS_IN_FUTURE = Code("MET007", "rows-in-the-future", WARNING, "A metric has values for days that have not come yet.")
METRIC_UNIT = Code("MET008", "metric-unit", ERROR, "A key result takes its values from a metric in another unit.")
COLUMN_UNKNOWN = Code("MET009", "column-unknown", WARNING, "The rows of a metric have a column that is not read.")

BEYOND_REPOSITORY = Code(
    "AUD001", "beyond-repository", ERROR, "Everyone who reads the repository reads what is meant for fewer people."
)
FIGURES_ELSEWHERE = Code(
    "AUD002", "figures-elsewhere", WARNING, "Figures that stay inside are shown by the metric they come from."
)
FIGURES_IN_TITLE = Code("AUD003", "figures-in-title", WARNING, "A title says the figures that are to stay inside.")

UNKNOWN_OBJECTIVE = Code(
    "REF001", "unknown-objective", WARNING, "A reference names an objective nobody has.", strict=True
)
UNKNOWN_KEY_RESULT = Code(
    "REF002", "unknown-key-result", WARNING, "A reference names a key result nobody has.", strict=True
)
UNKNOWN_TEAM = Code("REF003", "unknown-team", WARNING, "A field names a team that does not exist.", strict=True)
UNKNOWN_PERSON = Code("REF004", "unknown-person", WARNING, "A handle names a person without a file.", strict=True)
UNKNOWN_METRIC = Code(
    "REF005", "unknown-metric", WARNING, "A key result names a metric that does not exist.", strict=True
)
UNKNOWN_PILLAR = Code(
    "REF006", "unknown-pillar", WARNING, "An objective names a pillar that does not exist.", strict=True
)
UNKNOWN_CYCLE = Code("REF007", "unknown-cycle", WARNING, "Something names a cycle that does not exist.", strict=True)
LINK_NOWHERE = Code("REF008", "link-nowhere", WARNING, "A link leads to a file that is not there.", strict=True)
NOT_A_REFERENCE = Code("REF009", "not-a-reference", WARNING, "Words that should name an objective do not.", strict=True)
SUPPORT_CIRCLE = Code("REF010", "support-circle", ERROR, "Objectives support each other in a circle.")
SUPPORTS_ITSELF = Code("REF011", "supports-itself", ERROR, "An objective supports itself.")
CARRIED_CIRCLE = Code("REF012", "carried-circle", ERROR, "Objectives continue each other in a circle.")
NOTHING_ASKED = Code("REF013", "nothing-asked", WARNING, "A plan answers a request that nobody made.", strict=True)

TEAM_CIRCLE = Code("ORG001", "team-circle", ERROR, "Teams lie within each other in a circle.")
ALIAS_TAKEN = Code("ORG002", "alias-taken", WARNING, "An old address is in use, or two things want it.")
TEAM_OF_ONE = Code("ORG003", "team-of-one", WARNING, "A team has one member, and OKRs are not personal appraisals.")
SECOND_HEAD = Code("ORG004", "second-head", INFO, "A team stands beside the company, above which there is nothing.")

ORG_CODES = (
    MIXED_KINDS,
    IDLE_FIELD,
    HALF_MEASURE,
    NO_DISTANCE,
    UNITS_DIFFER,
    COUNTS_FROM_ZERO,
    START_NEEDED,
    TARGET_DUE,
    LEVEL_UNDESCRIBED,
    WRONG_WAY,
    BAND_CROSSED,
    NO_DATES,
    CYCLE_CROSSED,
    GRADING_TOO_EARLY,
    CYCLE_CIRCLE,
    NOT_FOR_KIND,
    UNKNOWN_MILESTONE,
    OUTSIDE_WINDOW,
    IN_FUTURE,
    SAID_TWICE,
    HEADING_UNCLEAR,
    UPDATE_UNIT,
    CURRENT_OUTDATED,
    HEADING_NOWHERE,
    ROWS_UNREADABLE,
    ROW_UNREADABLE,
    DAY_TWICE,
    ROWS_ALONE,
    ROW_UNIT,
    HEALTHY_CROSSED,
    ROWS_IN_FUTURE,
    METRIC_UNIT,
    COLUMN_UNKNOWN,
    BEYOND_REPOSITORY,
    FIGURES_ELSEWHERE,
    FIGURES_IN_TITLE,
    UNKNOWN_OBJECTIVE,
    UNKNOWN_KEY_RESULT,
    UNKNOWN_TEAM,
    UNKNOWN_PERSON,
    UNKNOWN_METRIC,
    UNKNOWN_PILLAR,
    UNKNOWN_CYCLE,
    LINK_NOWHERE,
    NOT_A_REFERENCE,
    SUPPORT_CIRCLE,
    SUPPORTS_ITSELF,
    CARRIED_CIRCLE,
    NOTHING_ASKED,
    TEAM_CIRCLE,
    ALIAS_TAKEN,
    TEAM_OF_ONE,
    SECOND_HEAD,
)
"""Every finding that this file defines."""
