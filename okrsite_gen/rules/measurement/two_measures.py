"""MEA004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.measurement.titles import spoken_in
from okrsite_gen.rules.movement import Role, Spoken
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.activity import counted_work
from okrsite_gen.rules.wording.task_list import is_task_list

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“„«][^\"”“»]*[\"”“»]")
_JOINT = re.compile(
    r";\s|\s(?:and|und|et|sowie|plus)\s(?!(?:then|dann|puis)\b)|,\s(?!(?:not|nicht|and|und|et)\b)|\s[&+/]\s|\swhile\s"
)
_MEASURED = frozenset({Kind.UNMEASURED, Kind.METRIC, Kind.BASELINE, Kind.STATED})
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\b", re.IGNORECASE)
_SAME_AGAIN = re.compile(
    r"\W*(?:including|incl|of which|among|thereof|davon|darunter|dont|with|which|so that|up|down|compared|against|i\.e"
    r"|e\.g|before|after|within|by|from|until|starting|beginning|each|per|at (?!least|most))\b",
    re.IGNORECASE,
)
"""How a part begins that says more of the measure before it."""
_PART_OF_BEFORE = re.compile(
    r"\s+(?:[^\W\d]+\s+)?(?:of (?:them|which|these|those|whom)|davon|dont|per|each|every|pro|par"
    r"|an? (?:day|week|month|quarter|year)|before|after|earlier|later|vor|nach|avant|après)\b"
)
_REST = re.compile(r"[^\W\d_]{3,}")


@rule(
    "MEA004",
    "two-measures",
    Severity.INFO,
    since="0.1",
    why="It has one progress: when one of the two is reached and the other is not, no figure is true.",
).each_key_result
def two_measures(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """One key result wants two figures to move.

    Two measures rarely move together. A key result that holds both is reported as "half done" for weeks, and nobody can
    tell which half. Conditions are no second measure: "95 % within two hours" is one.

    Bad:
        title: Support that answers while it still matters
        key_results:
          - Raise the rating to 4.5 and cut the waiting time to 2 hours

    Good:
        title: Support that answers while it still matters
        key_results:
          - title: The rating rises from 3.9 to 4.5
            start: 3.9
            target: 4.5
          - title: The median wait falls from 9 hours to 2
            start: 9 hours
            target: 2 hours

    Fix: Make a key result of each. Where one of them only must not get worse, give it `min` or `max`.
    """
    if key_result.kind not in _MEASURED or _lists_tasks(key_result, scene):
        return
    title, spoken = scene.plain(key_result.title), spoken_in(key_result, scene)
    parts = _measured_parts(title, spoken)
    if len(parts) < 2:
        return
    first, second = parts[0], parts[1]
    yield Found(
        key_result.place.at("title").about(second.number.written),
        f"`{first.number.written}` and `{second.number.written}` measure two different things.",
        "Make a key result of each.",
    )


def _lists_tasks(key_result: KeyResult, scene: Scene) -> bool:
    """Whether its parts are pieces of work, which would be none the better each on its own."""
    return bool(counted_work(key_result, scene)) or is_task_list(scene.plain(key_result.title), scene)


def _measured_parts(title: str, spoken: tuple[Spoken, ...]) -> list[Spoken]:
    """Return the deciding number of each part of a title that says on its own what should be reached."""
    if _BETWEEN.search(title):
        return []
    asides = [found.span() for found in _ASIDE.finditer(title)]
    outside = [one for one in spoken if not any(start <= one.number.start < end for start, end in asides)]
    covered = _ASIDE.sub(lambda found: " " * len(found.group()), title)
    parts: list[Spoken] = []
    begin = 0
    for end in (*(found.start() for found in _JOINT.finditer(covered)), len(covered)):
        inside = [one for one in outside if begin <= one.number.start < end]
        deciding = next((one for one in inside if one.role in {Role.GOAL, Role.CHANGE, Role.COUNT}), None)
        part = covered[begin:end]
        if deciding and _REST.search(_words_beside(part, inside)) and not (parts and _says_more(part, deciding, title)):
            parts.append(deciding)
        begin = end
    return parts if len({one.number.written for one in parts}) > 1 or len(parts) == 1 else parts[:1]


def _says_more(part: str, deciding: Spoken, title: str) -> bool:
    """Whether a part behind the first only tells more of the same measure: `3 per month`, `5 of them`."""
    words = re.sub(r"^\W*(?:and|und|et)\b", "", part)
    return bool(_SAME_AGAIN.match(words) or _PART_OF_BEFORE.match(title, deciding.number.end))


def _words_beside(part: str, inside: list[Spoken]) -> str:
    for one in inside:
        part = part.replace(one.number.written, " ")
    return re.sub(r"^\W*(?:and|und|et|sowie|plus|while)\b", " ", part)
