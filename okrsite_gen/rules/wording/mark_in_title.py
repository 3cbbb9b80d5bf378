"""WRD013."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import titled
from okrsite_gen.rules.wording.word_search import OWN_WORDS, words_of

_PRIORITY = re.compile(r"\[P[\d?]\]|^\(?P\d\)?\s?(?=[:–—-]\s)|\(P\d\)")
_SIGN = re.compile(r"^[✅☑✔❌✖🟢🟡🔴🟠⚪⏳🚧🏁]|[✅☑✔❌✖🟢🟡🔴🟠⚪⏳🚧🏁]\ufe0f?$")
_STRUCK = re.compile(r"^~~.+~~$")


@rule(
    "WRD013",
    "mark-in-title",
    Severity.INFO,
    since="0.1",
    why="A title that changes with the state of things is another title every week, and nothing can be counted by it.",
    about_form=True,
    options=OWN_WORDS,
).each_team
def mark_in_title(scene: Scene) -> Iterator[Found]:
    """A title carries a mark for which the format has a field: a priority, a state, a strike through it.

    Marks come from documents, where there was no other place for them. In a field they can be sorted, counted and
    shown alike everywhere, and the title stays what it was when it was agreed on.

    Bad:
        title: Nobody waits for a repair
        key_results:
          - title: "[P1] Every spare part is on its shelf"
            done: false

    Good:
        title: Nobody waits for a repair
        key_results:
          - title: Every spare part is on its shelf
            priority: P1
            done: false

    Fix: Move a priority to `priority`, how things stand to the next check-in, and what was given up to
    `state: dropped` with a `reason`.
    """
    words = words_of(mark_in_title, scene, "marks")
    for each in titled(scene):
        mark, field = _mark(each.title.strip(), words)
        if mark:
            yield Found(
                each.place.at("title").about(mark),
                f"`{mark}` is no part of the title.",
                f"Move it to {field}, and keep the title as it was agreed on.",
            )


def _mark(title: str, words: tuple[str, ...]) -> tuple[str, str]:
    priority = _PRIORITY.search(title)
    if priority:
        return priority.group().strip(), "`priority`"
    if _STRUCK.match(title):
        return title, "`state: dropped` with a `reason`"
    sign = _SIGN.search(title) or (_state(words).search(title) if words else None)
    return (sign.group().strip(), "the next check-in") if sign else ("", "")


def _state(words: tuple[str, ...]) -> re.Pattern[str]:
    each = "|".join(map(re.escape, words))
    return re.compile(rf"[(\[](?:{each})[)\]]|^(?:{each})(?=\s?[:–—]\s)", re.IGNORECASE)
