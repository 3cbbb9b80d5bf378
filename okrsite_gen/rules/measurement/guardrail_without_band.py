"""MEA008."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.measurement.titles import has, spoken_in
from okrsite_gen.rules.movement import Role
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_LOWER = (
    r"at least|at or above|above|over|more than|no less than|no fewer than|[>≥]|mindestens|über|au moins|plus de"
    r"|au-dessus de"
)
_UPPER = (
    r"at most|at or below|below|under|less than|no more than|[<≤]|höchstens|unter|au plus|au maximum|moins de|sous"
    r"|en dessous de"
)
_KEEPS = re.compile(
    r"\b(?:stays?|remains?|keeps?|keeping|kept|maintain(?:s|ed|ing)?|(?:does not|never) (?:fall|drop|rise"
    r"|go)s?|bleib(?:t|en)|halten|gehalten|reste(?:nt|r)?|maintenir|maintenu\w*)\b[^.;:,()]{0,60}?\s"
    r"(?<!\bwith )(?<!\bto )(?<!\bfor )(?<!\bafter )(?<!\bmit )"
    rf"(?:(?P<lower>{_LOWER})|(?P<upper>{_UPPER}))\s*$",
    re.IGNORECASE,
)
_MAINTAINS = re.compile(r"\b(?:maintain(?:s|ed|ing)?|holds?|keeps?)\s+(?:the\s|our\s|an?\s)?$", re.IGNORECASE)


@rule(
    "MEA008",
    "guardrail-without-band",
    Severity.INFO,
    since="0.1",
    why="As it is written nobody checks it: it has neither progress nor a colour when it is crossed.",
    tells_absence=True,
).each_key_result
def guardrail_without_band(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A title says what a figure must not leave, and no `min` or `max` holds it to that.

    A guardrail keeps a team from paying for its objective with something else. It has no start and no target: each
    check is inside the band or outside. Only `min` and `max` say so; a `target` would make progress of standing still.

    Bad:
        title: Bikes come back from the workshop the same day
        key_results:
          - Overtime stays below 8 % of hours

    Good:
        title: Bikes come back from the workshop the same day
        key_results:
          - title: Overtime stays below 8 % of hours
            max: 8 %

    Fix: Write the limit as `min`, as `max`, or as both.
    """
    if key_result.kind not in {Kind.UNMEASURED, Kind.METRIC} or key_result.start is not None:
        return
    title, spoken = scene.plain(key_result.title), spoken_in(key_result, scene)
    if has(spoken, Role.START):
        return
    for number in (one.number for one in spoken if one.role is not Role.CHANGE):
        before = title[: number.start]
        kept = _KEEPS.search(before)
        if kept or (number.unit == "%" and _MAINTAINS.search(before)):
            field = "max" if kept and kept["upper"] else "min"
            yield Found(
                key_result.place.at("title").about(number.written),
                f"`{number.written}` is a limit that must not be crossed, and no `min` or `max` says so.",
                f"Write `{field}: {number.written}`" + (", without a `target`." if key_result.target else "."),
            )
            return
