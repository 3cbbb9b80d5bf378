"""A key result inside an objective's front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from okrsite_gen.content.codes_fields import DATES_CROSSED, NOT_A_FLAG, RESERVED_ID
from okrsite_gen.content.schema.parts import InitiativeFront, LevelsFront, MilestoneFront, Planned, double_ids
from okrsite_gen.content.schema.vocabulary import (
    DirectionWord,
    IndicatorWord,
    KeyResultStateWord,
    ReachedWord,
    RollupWord,
)
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import Path, Shape, called, comparable
from okrsite_gen.content.shape.dates import Day
from okrsite_gen.content.shape.figures import FigureField
from okrsite_gen.content.shape.lists import NAMES, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Confidence, Flag, Fraction, Score, Weight, read_flag
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.texts import Entry, Line, Link, Text, Title, read_alias, read_id
from okrsite_gen.model.kinds import KeyResultState

UPDATE_WORDS = (
    *("value", "done", "reached", "milestones", "progress", "confidence", "status", "note", "unchanged"),
    *("closed_as", "score", "score_reason", "result"),
)
"""Fields of an update; no key result may have one of them as its id."""

_KINDS = (
    "Delete the line: the other fields say how a key result is measured. A figure has `start` and `target`; what must "
    "stay within limits has `min` or `max`; a yes or no has `done: false`; steps are `milestones`; agreed degrees are "
    "`levels`."
)


def read_key_result_id(raw: object) -> str:
    """Return a key result's id: any id that is not a word of updates."""
    written = read_id(raw)
    if comparable(written) in UPDATE_WORDS:
        reason = "In a check-in this word says what moved, so it cannot also name a key result."
        raise refusal(Problem(RESERVED_ID, "cannot be the id of a key result", reason, f"Write `{written}-rate`, say."))
    return written


def read_key_result_alias(raw: object) -> str:
    """Return an old address of the key result, or an id that it had before."""
    written = one_text(raw).strip()
    return read_alias(written) if written.startswith("/") else read_id(written.removeprefix("#"))


def read_baseline(raw: object) -> bool:
    """Return whether the key result is to find its baseline first; a figure there was meant as `start`."""
    written = one_text(raw).strip()
    if any(character.isdigit() for character in written):
        reason = "`baseline: true` says that the target is still to be found."
        hint = f"Write `start: {written[:60]}` for the figure that it starts from."
        raise refusal(Problem(NOT_A_FLAG, "is neither true nor false", reason, hint))
    return read_flag(raw)


KeyResultId = Annotated[str, Reads(read_key_result_id, {"type": ["string", "number"], "maxLength": 64})]
KeyResultAlias = Annotated[str, Reads(read_key_result_alias, {"type": "string"})]
BaselineFlag = Annotated[bool, Reads(read_baseline, {"type": "boolean"})]


class KeyResultFront(Shape):
    """A key result: a sentence, or the fields that say how it is measured."""

    sentence = "title"
    also_called = called(
        id="slug key",
        title="name key_result kr objective text",
        unit="units uom",
        start="from begin initial baseline_value start_value was",
        target="to goal target_value aim",
        better="direction",
        min="minimum floor at_least lower",
        max="maximum ceiling at_most upper",
        milestones="steps checklist",
        rollup="roll_up",
        progress="percent completion complete",
        planned="plan path trajectory forecast",
        current="value now current_value actual latest",
        confidence="conf",
        metric="kpi",
        weight="weighting",
        owner="responsible assignee dri driver accountable lead",
        due="deadline due_date by end end_date until",
        starts="start_date begins starts_on starting",
        priority="prio",
        initiatives="tasks projects actions work",
        evidence="link links url proof dashboard source",
        description="notes note comment details summary why",
        score="grade",
        result="outcome",
        audience=AUDIENCE_NAMES,
        tags="labels label tag",
        aliases="alias",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        "status": "What people say about it stands in a check-in; to take it out of the mean write `state: dropped`.",
        **dict.fromkeys(("type", "kind"), _KINDS),
    }
    id: KeyResultId = ""
    title: Title
    unit: Line = ""
    start: FigureField | None = None
    target: FigureField | None = None
    better: DirectionWord | None = None
    min: FigureField | None = None
    max: FigureField | None = None
    milestones: Annotated[tuple[MilestoneFront, ...], ONE_OR_MORE] = ()
    done: Flag | None = None
    levels: LevelsFront | None = None
    reached: ReachedWord = ""
    baseline: BaselineFlag = False
    rollup: RollupWord = ""
    progress: Fraction | None = None
    planned: Planned = ()
    current: FigureField | None = None
    confidence: Confidence | None = None
    metric: Line = ""
    weight: Weight = Decimal(1)
    owner: Line = ""
    team: Line = ""
    due: Day | None = None
    starts: Day | None = None
    indicator: IndicatorWord = ""
    priority: Line = ""
    initiatives: Annotated[tuple[InitiativeFront, ...], ONE_OR_MORE] = ()
    evidence: Link = ""
    description: Text = ""
    state: KeyResultStateWord = KeyResultState.ACTIVE
    reason: Text = ""
    score: Score | None = None
    score_reason: Text = ""
    result: Text = ""
    audience: Audience = ""
    figures: Audience = ""
    tags: Annotated[tuple[Entry, ...], NAMES] = ()
    aliases: Annotated[tuple[KeyResultAlias, ...], ONE_OR_MORE] = ()

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at ids and dates that must fit together."""
        if self.milestones:
            yield from double_ids("milestones", [milestone.id for milestone in self.milestones])
        if self.due and self.starts and self.due < self.starts:
            words = f"comes before it starts, on {self.starts.isoformat()}"
            yield ("due",), Problem(DATES_CROSSED, words, "Its path would run backwards.", "Correct one of the days.")
