"""MEA001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_PLACEHOLDER = re.compile(
    r"(?<![\w.])(?:TBD|TBC|TODO|XX+|YYY+|ZZZ+|NNN+|[Xx](?=\s?%)|\?\?+"
    r"|(?:(?<=\bto )|(?<=\bwithin )|(?<=\bsome )|(?<=\bauf )|(?<=\bà ))[XYZN])(?!\w)"
)


@rule(
    "MEA001",
    "placeholder",
    Severity.WARNING,
    since="0.1",
    why="Nobody can tell when it is reached, and such gaps tend to stay until the quarter is over.",
).each_key_result
def placeholder(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A placeholder stands where a figure or a name should.

    X, TBD or ?? in a key result means that its team has not decided yet what success is. That is fine for a day in a
    draft. In a published OKR it lets everybody read into it what they like.

    Bad:
        title: Support that answers while it still matters
        key_results:
          - First answers come within X hours

    Good:
        title: Support that answers while it still matters
        key_results:
          - title: First answers come within 2 hours instead of 9
            start: 9 hours
            target: 2 hours

    Fix: Write the figure. Where it is not known yet, say so: `baseline: true` makes measuring it the first step.
    """
    found = placeholder_in(scene.plain(key_result.title))
    if found:
        yield Found(
            key_result.place.at("title").about(found),
            f"`{found}` is a gap: what should stand there is not decided.",
            "Write the figure, or `baseline: true` where it has to be measured first.",
        )


def placeholder_in(title: str) -> str:
    """Return the first placeholder in a title; empty if there is none."""
    found = _PLACEHOLDER.search(title)
    return found.group() if found else ""
