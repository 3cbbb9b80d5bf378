"""What a check-in says about one key result or one objective."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field

from okrsite_gen.content.codes_fields import BARE_UPDATE, MISPLACED_FIELD, WRONG_SHAPE
from okrsite_gen.content.schema.key_result import UPDATE_WORDS
from okrsite_gen.content.shape.base import Shape, called
from okrsite_gen.content.shape.figures import FigureField
from okrsite_gen.content.shape.lists import as_mapping
from okrsite_gen.content.shape.numbers import Confidence, Flag, Fraction, Score
from okrsite_gen.content.shape.patterns import SCALAR, TEXT
from okrsite_gen.content.shape.problems import Problem, quote, refusal
from okrsite_gen.content.shape.reads import Prepares, Reads
from okrsite_gen.content.shape.texts import Text
from okrsite_gen.content.shape.vocabulary import OutcomeWord, ReachedWord, SaidWord, UnchangedWord
from okrsite_gen.content.shape.words import in_form
from okrsite_gen.model.kinds import Said

_COLOURS = {"green": "on-track", "amber": "at-risk", "yellow": "at-risk", "red": "off-track"}
_SAME = frozenset({"unchanged", "same", "no-change", "nothing", "all"})


_DONE: Mapping[str, Any] = {"type": [*SCALAR, "array"], "items": dict(TEXT)}
"""Milestones that are done, by name alone."""


def milestones_done(raw: object) -> object:
    """Take a list of milestones, or a single one, as done."""
    if isinstance(raw, str):
        return {raw.strip(): "true"} if raw.strip() else {}
    if isinstance(raw, list) and all(isinstance(entry, str) for entry in raw):
        return dict.fromkeys(raw, "true")
    if isinstance(raw, list):
        hint = "Write `<milestone>: true` on an indented line for each that is done."
        raise refusal(Problem(WRONG_SHAPE, "is not a list of milestones", hint=hint))
    return as_mapping(raw)


_FIELD_FIRST = re.compile(r"(?P<name>value|confidence|status|progress|score) (?P<said>\S{1,40})")
"""A field whose name has lost its colon."""


def bare_update_hint(words: str) -> str:
    """Return the line that says `words` under the name of a field."""
    form = in_form(words)
    if form in _COLOURS or form in {said.value for said in Said}:
        line = f"status: {_COLOURS.get(form, form)}"
    elif form in {"true", "false", "yes", "no", "done"}:
        line = f"done: {'true' if form == 'done' else form}"
    elif form in _SAME:
        line = "unchanged: true"
    elif found := _FIELD_FIRST.fullmatch(words):
        line = f"{found['name']}: {found['said']}"
    elif re.match(r"[-+<>≤≥~]?\s*(?:[^\w\s]\s*)?\d", words) and len(words) < 40:
        line = f"value: {words}"
    else:
        line = f'note: "{words[:80]}"'
    return f"Write it on an indented line below `{{key}}:`, with the field's name: `{line}`."


class Word(Shape):
    """What every update may say."""

    also_called = called(
        confidence="conf certainty confident",
        status="state health rag colour color",
        note="comment comments notes text description summary reason why",
        progress="percent completion complete",
        unchanged="same no_change",
        closed_as="outcome closed closing",
        score="grade final_score",
        score_reason="grade_reason",
        value="current now actual val number",
        reached="level",
        milestones="steps milestone",
    )
    may_say_nothing = True

    progress: Fraction | None = None
    """How far it is, by hand, such as `40%`; only where nothing can be computed."""
    confidence: Confidence | None = None
    """How likely a good result is, 0 (no chance) to 10 (certain)."""
    status: SaidWord | None = None
    """Your own word for how it goes."""
    note: Text = ""
    """A few words, in quotes. Longer ones belong in the text, below a heading that names it."""
    unchanged: UnchangedWord = False
    """Looked at, nothing moved: `all` below an objective, `true` below a key result."""
    closed_as: OutcomeWord | None = None
    """How it ended."""
    score: Score | None = None
    """How good it was at the end, from 0 to 1. Left out: computed."""
    score_reason: Text = ""
    """Why the score is not the one that is computed."""
    result: Text = ""
    """How it ended, in words."""

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields as authors write them, what has moved before what is said about it."""
        return tuple(name for name in UPDATE_WORDS if name in cls.model_fields)


class UpdateFront(Word):
    """What moved about one key result."""

    value: FigureField | None = None
    """The figure now, such as `47%`."""
    done: Flag | None = None
    """Whether a yes or no is so by now."""
    reached: ReachedWord = ""
    """Which level is reached by now."""
    milestones: Annotated[dict[str, Flag], Prepares(milestones_done, _DONE)] = Field(default_factory=dict)
    """`<id>: true` for each milestone that is done."""

    @classmethod
    def misread(cls, raw: object) -> Problem:
        """Say under which field the author's words belong."""
        if not isinstance(raw, str):
            return super().misread(raw)
        reason = "An update may say several things about a key result, each under the name of its field."
        return Problem(BARE_UPDATE, "does not say which field it is", reason, bare_update_hint(raw), meant=UPDATE_WORDS)


def refuse_misplaced(raw: object) -> None:
    """Refuse what only a key result can have moved."""
    reason = "It belongs to a key result, and here stands an objective."
    hint = "Write the key result's id on a line of its own, and below it, further indented, `{key}: …`."
    raise refusal(Problem(MISPLACED_FIELD, "does not say which key result is meant", reason, hint))


Misplaced = Annotated[None, Reads(refuse_misplaced, {"type": "null"})]


class ObjectiveUpdateFront(Word):
    """What a check-in says about one objective: its own fields, and an update under the id of each key result."""

    model_config = ConfigDict(extra="allow")
    others_are: ClassVar[type[Shape] | None] = UpdateFront
    __pydantic_extra__: dict[str, UpdateFront]

    value: Misplaced = None
    """Stands below a key result, not here."""
    done: Misplaced = None
    """Stands below a key result, not here."""
    reached: Misplaced = None
    """Stands below a key result, not here."""
    milestones: Misplaced = None
    """Stands below a key result, not here."""

    @property
    def key_results(self) -> Mapping[str, UpdateFront]:
        """Key result id as written → what is said about it."""
        return self.__pydantic_extra__

    @property
    def says_something(self) -> bool:
        """Whether anything stands beside the key results."""
        return any(name in type(self).model_fields for name in self.model_fields_set)

    @classmethod
    def misread(cls, raw: object) -> Problem:
        """Say where the author's words belong."""
        if not isinstance(raw, str):
            return super().misread(raw)
        form = in_form(raw)
        reason = "An objective moves by its key results; beside them it has a status, a confidence and a note."
        if form in _COLOURS or form in {said.value for said in Said} or form in _SAME:
            return Problem(BARE_UPDATE, "does not say which field it is", reason, bare_update_hint(raw))
        hint = (
            "Name the key result on an indented line below `{key}:`, and below it, further indented, what moved, "
            f"such as {quote('value: ' + raw)}."
        )
        return Problem(BARE_UPDATE, "does not say which key result it is about", reason, hint)
