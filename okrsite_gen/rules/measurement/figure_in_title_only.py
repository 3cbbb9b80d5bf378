"""MEA012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.measurement.guardrail_without_band import guardrail_without_band
from okrsite_gen.rules.measurement.placeholder import placeholder_in
from okrsite_gen.rules.measurement.relative_change import relative_change
from okrsite_gen.rules.measurement.target_without_start import target_without_start
from okrsite_gen.rules.measurement.titles import is_said_otherwise, spoken_in
from okrsite_gen.rules.measurement.two_measures import two_measures
from okrsite_gen.rules.movement import Role, Spoken
from okrsite_gen.rules.numbers import Number
from okrsite_gen.rules.rule import Found, Rule, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.counted_work import counted_work
from okrsite_gen.rules.wording.task_list import task_list

_SAY_MORE: tuple[Rule, ...] = (
    target_without_start,
    two_measures,
    relative_change,
    guardrail_without_band,
    task_list,
    counted_work,
)
"""Rules that tell more exactly what to do about such a title."""
_MORE = re.compile(r"(?:\s?[/–-]\s?\d[\d.,]*\d|\s?[/–-]\s?\d)+")
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")


@rule(
    "MEA012",
    "figure-in-title-only",
    Severity.INFO,
    since="0.1",
    why="Words are not computed: it has no progress, no pace and no line, and a `value` in a check-in fits nothing.",
    tells_absence=True,
).each_key_result
def figure_in_title_only(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """The figures of a key result stand in its title, and no field holds them.

    "From 31 to 45" is all that is needed, only not where it can be computed. With the same two figures in `start` and
    `target` the site shows how much of the way is done and how much should be, and check-ins can report the `value`.

    Bad:
        title: Customers stay because they want to
        key_results:
          - The score of recommendation rises from 31 to 45

    Good:
        title: Customers stay because they want to
        key_results:
          - title: The score of recommendation rises from 31 to 45
            start: 31
            target: 45

    Fix: Write the figure of today as `start` and the one that it should reach as `target`; what is counted from nothing
    has `start: 0`. The title may keep them.
    """
    spoken = spoken_in(key_result, scene)
    if key_result.kind is not Kind.UNMEASURED or not spoken or key_result.figures_hidden:
        return
    if is_said_otherwise(key_result, scene) or _says_more(key_result, scene):
        return
    title = scene.plain(key_result.title)
    way = _way(title, spoken)
    named = [one.number.written for one in way] or [_whole(title, spoken[0].number)]
    stand, listed = "stand" if len(named) > 1 else "stands", " and ".join(f"`{each}`" for each in named)
    yield Found(
        key_result.place.at("title").about(named[0]),
        f"{listed} {stand} in the title only, so nothing is computed.",
        f"Write `start: {named[0]}` and `target: {named[1]}` below the title."
        if way
        else "Write where it stands as `start` and where it should get as `target`.",
    )


def _says_more(key_result: KeyResult, scene: Scene) -> bool:
    if placeholder_in(scene.plain(key_result.title)):
        return True
    return any(next(each.of_key_result(key_result, scene), None) for each in _SAY_MORE if each.of_key_result)


def _whole(title: str, number: Number) -> str:
    """Return a number with what belongs to it: `2/3` and `1-2` are read as one, whatever of them is computed with."""
    more = _MORE.match(title, number.end)
    return title[number.start : more.end()] if more else number.written


def _way(title: str, spoken: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """Return the two numbers between which a figure should move, where a title names them beyond doubt."""
    ends = [place for place, one in enumerate(spoken) if one.role is Role.GOAL]
    if len(ends) != 1 or not ends[0]:
        return ()
    first, last = spoken[ends[0] - 1], spoken[ends[0]]
    between = title[first.number.end : last.number.start]
    starts = sum(one.role is Role.START for one in spoken)
    if (first.role is Role.START and starts == 1) or (not starts and _ARROW.fullmatch(between)):
        return first, last
    return ()
