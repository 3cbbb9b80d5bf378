"""MEA003."""

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

_MOVES = re.compile(
    r"\b(?:increas|rais|ris(?:e|ing)|grow|grew|improv|boost|lift|bring|brought|expand|scal|climb|reduc|cut|lower|decreas"
    r"|drop|fall|fell|shrink|shorten|push|extend|augment|rédui|baiss|diminu|passe|progress|amélior)\w*",
    re.IGNORECASE,
)
_MOVES_IN_GERMAN = re.compile(
    r"\b(?:erhöh|steiger|steig|wachs|wächst|verbesser|senk|sink|fäll|fallen|reduzier|verkürz|verringer|bring)\w*",
    re.IGNORECASE,
)
"""Verbs that may stand behind the figure."""


@rule(
    "MEA003",
    "target-without-start",
    Severity.INFO,
    since="0.1",
    why="Whether that is a stretch or next to nothing depends on where it stands today, and readers cannot tell.",
    tells_absence=True,
).each_key_result
def target_without_start(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A title says where a figure should get and not where it stands.

    "To 95 %" is a triumph from 60 and a formality from 94. With the start beside it everybody sees the way, and the
    site can show how much of it is done.

    Bad:
        title: Customers stay because they want to
        key_results:
          - Raise the share of customers who renew to 95 %

    Good:
        title: Customers stay because they want to
        key_results:
          - title: Customers who renew rise from 81 % to 95 %
            start: 81 %
            target: 95 %

    Fix: Write the figure of today as `start` and the other one as `target`. Where it was never measured, write
    `baseline: true`: finding out is the first step then.
    """
    if key_result.kind is not Kind.UNMEASURED:
        return
    title, spoken = scene.plain(key_result.title), spoken_in(key_result, scene)
    goal = next((one.number for one in spoken if one.role is Role.GOAL), None)
    if goal is None or has(spoken, Role.START) or has(spoken, Role.CHANGE):
        return
    if not _MOVES.search(title[: goal.start]) and not _MOVES_IN_GERMAN.search(title):
        return
    yield Found(
        key_result.place.at("title").about(goal.written),
        f"It should get to `{goal.written}`, and nothing says from where.",
        f"Write where it stands as `start`, and `target: {goal.written}`; or `baseline: true` if nobody knows yet.",
    )
