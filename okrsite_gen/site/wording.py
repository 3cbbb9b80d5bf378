"""How the codes that analysis hands over become sentences of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from okrsite_gen.model.insights import Formula, PaceInsight
from okrsite_gen.model.status import Reason
from okrsite_gen.site.figures import gap_shown, places_to_agree, points_shown
from okrsite_gen.site.messages import Catalogue, Worded, Words, message

NOTHING: Mapping[str, Words] = {}
FIGURES = ("target", "start", "current")
"""Inputs that may be 0 and still be there."""
NEED = 120
"""Letters up to which the asker's own words name what is needed; longer ones tell a story."""
COUNTS = ("checks", "total", "measured")
"""Inputs of which 0 means that there is nothing to count."""


def word_reason(catalogue: Catalogue, reason: Reason, names: Mapping[str, Words] = NOTHING) -> str:
    """Return a reason as a sentence.

    `names` holds the titles of the entities whose keys the reason carries. Where a parameter is empty, the message
    `reason.<code>.without-<parameter>` is taken if there is one; where only the asking side says so,
    `reason.<code>.asker-only`, where the build may hide something that has been said, `reason.<code>.partial`, of
    one thing alone `reason.<code>.only`, and of the one that is left of several `reason.<code>.left`.
    """
    parameters: dict[str, object] = dict(reason.parameters)
    _count_checks(parameters)
    if "limit" in parameters and "gap" in parameters:
        parameters |= _adding_up(catalogue, *(Decimal(str(parameters[name])) for name in ("planned", "gap", "limit")))
    if "position" in parameters:
        parameters["need"] = _word_need(catalogue, parameters, names)
    key = f"reason.{reason.code}"
    variants = ["asker-only"] if parameters.get("provider") == 0 else []
    variants += ["partial"] if parameters.get("partial") else []
    variants += ["left" if parameters.get("struck") else "only"] if parameters.get("total") == 1 else []
    variants += [f"without-{name}" for name, value in parameters.items() if value == ""]
    return catalogue.t(_variant(catalogue, key, variants), names, **parameters)


def word_plan(catalogue: Catalogue, pace: PaceInsight) -> str:
    """Return where the plan stood on the day of a judged value, and how far the value is from it."""
    if pace.planned is None or pace.gap is None:
        return ""
    figures = _adding_up(catalogue, pace.planned, pace.gap)
    points = points_shown(pace.planned + pace.gap, pace.planned, places_of_plan(pace))
    return catalogue.t("why.plan", planned=figures["planned"], gap=figures["signed"], day=pace.day, count=points)


def places_of_plan(pace: PaceInsight | None) -> int:
    """Return with how many decimals progress is shown, so that it adds up with the plan and the difference below it."""
    if pace is None or pace.planned is None or pace.gap is None or not pace.day:
        return 0
    return places_to_agree(pace.planned + pace.gap, pace.planned)


def _adding_up(catalogue: Catalogue, planned: Decimal, gap: Decimal, limit: Decimal | None = None) -> dict[str, Worded]:
    """Return a gap, what it is the gap of, and the limit that it passes, so that a reader can check them."""
    numbers, progress = catalogue.numbers, planned + gap
    places = places_to_agree(progress, planned, limit)
    gap = gap_shown(progress, planned, places)
    figures = {
        "progress": numbers.percent(progress, places),
        "planned": numbers.percent(planned, places),
        "gap": numbers.size(gap, places),
        "signed": numbers.points(gap, places),
        "limit": numbers.size(limit, places),
    }
    return {name: Worded(shown) for name, shown in figures.items()}


def _word_need(catalogue: Catalogue, parameters: Mapping[str, object], names: Mapping[str, Words]) -> str:
    """Return what is needed and from which team: in the asker's own words, else the objective that it is."""
    note = str(parameters.get("note", "")).strip().rstrip(".")
    brief = 0 < len(note) <= NEED
    kind = "note" if brief else "objective" if parameters.get("objective") else "team"
    team = str(parameters.get("team") or str(parameters.get("objective", "")).partition("/")[0])
    whole = {**parameters, "note": note, "team": team}
    return catalogue.t(f"reason-need.{kind}{'' if team in names else '-alone'}", names, **whole)


def word_formula(catalogue: Catalogue, formula: Formula, progress: Decimal | None = None, places: int = 0) -> str:
    """Return the arithmetic behind a figure as a sentence; `progress` is what came out of it, shown with `places`.

    The message `formula.<code>.without-<input>` is taken where that input is empty or left out. Beside the inputs,
    messages have `{result}`, which ends an equation, and `{gives}`, which ends a sentence.
    """
    inputs: dict[str, object] = {name: _whole(value) for name, value in formula.inputs}
    _count_checks(inputs)
    key = f"formula.{formula.code}"
    variants = [f"without-{name}" for name in FIGURES if inputs.get(name, "") == ""]
    variants += [f"without-{name}" for name in COUNTS if not inputs.get(name)]
    ends: dict[str, Words] = {"result": "", "gives": ""}
    if progress is not None:
        shown = Worded(catalogue.numbers.percent(progress, places))
        ends["result"], ends["gives"] = (message(f"formula.{name}", progress=shown) for name in ("result", "gives"))
    return catalogue.t(_variant(catalogue, key, variants), **inputs, **ends)


def _variant(catalogue: Catalogue, key: str, variants: list[str]) -> str:
    return next((f"{key}.{name}" for name in variants if catalogue.has(f"{key}.{name}")), key)


def _count_checks(parameters: dict[str, object]) -> None:
    """Let the number of checks choose the plural form, not how many of them were passed."""
    if "checks" in parameters:
        parameters.setdefault("count", parameters["checks"])


def _whole(text: str) -> str | int:
    """Counts choose plural forms, so they have to be numbers."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
