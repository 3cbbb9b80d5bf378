"""A key result inside an objective's front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from okrsite_gen.content.codes_fields import DATES_CROSSED, NOT_A_FLAG, RESERVED_ID
from okrsite_gen.content.schema.parts import InitiativeFront, LevelsFront, MilestoneFront, Planned, double_ids
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import Path, Shape, called, comparable
from okrsite_gen.content.shape.dates import Day
from okrsite_gen.content.shape.figures import FigureField
from okrsite_gen.content.shape.lists import NAMES, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import FLAG, Confidence, Flag, Fraction, Score, Weight, read_flag
from okrsite_gen.content.shape.patterns import ID, ID_OR_ADDRESS, IN_ADDRESSES, any_of_words
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.texts import Entry, Line, Link, Text, Title, read_alias, read_id
from okrsite_gen.content.shape.vocabulary import (
    DirectionWord,
    IndicatorWord,
    KeyResultStateWord,
    ReachedWord,
    RollupWord,
)
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


_ID_SCHEMA: Mapping[str, Any] = {
    "type": IN_ADDRESSES,
    "pattern": ID,
    "not": {"type": "string", "pattern": any_of_words(UPDATE_WORDS)},
}

KeyResultId = Annotated[str, Reads(read_key_result_id, _ID_SCHEMA)]
KeyResultAlias = Annotated[str, Reads(read_key_result_alias, {"type": IN_ADDRESSES, "pattern": ID_OR_ADDRESS})]
BaselineFlag = Annotated[bool, Reads(read_baseline, FLAG)]


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
        owner="responsible assignee dri driver accountable lead who",
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
    """Its name for references and check-ins: letters, digits, `-` and `_`. Without it nothing can refer to it."""
    title: Title
    """What will be true, with its figures in words. Inline Markdown."""
    unit: Line = ""
    """The unit of bare numbers, such as `days`. Left out: taken from the figures."""
    start: FigureField | None = None
    """Where a figure begins, such as `38%`."""
    target: FigureField | None = None
    """Where a figure is to get, such as `60%`."""
    better: DirectionWord | None = None
    """Which way is better, where start and target do not tell."""
    min: FigureField | None = None
    """The least that a figure may be, to stay within a band."""
    max: FigureField | None = None
    """The most that a figure may be, to stay within a band."""
    milestones: Annotated[tuple[MilestoneFront, ...], ONE_OR_MORE] = ()
    """Steps that add up, each with a `title` and, once it is so, `done: true`."""
    done: Flag | None = None
    """For a yes or no: `false` until it is so."""
    levels: LevelsFront | None = None
    """Degrees that were agreed beforehand: `commit`, `target`, `stretch`."""
    reached: ReachedWord = ""
    """Which of the `levels` is reached by now."""
    baseline: BaselineFlag = False
    """`true` where the target is not known yet and finding the figure is the result."""
    rollup: RollupWord = ""
    """`supporting`: its progress is the mean of the objectives that support it."""
    progress: Fraction | None = None
    """How far it is, stated by hand, such as `40%`. Only where nothing can be computed."""
    planned: Planned = ()
    """Where the figure should be when, if the way is not a straight line: `2026-11-01: 42%`."""
    current: FigureField | None = None
    """The value now, for teams that write no check-ins."""
    confidence: Confidence | None = None
    """How likely a good result is, 0 (no chance) to 10 (certain), for teams that write no check-ins."""
    metric: Line = ""
    """A metric of `metrics/` whose rows are its values."""
    weight: Weight = Decimal(1)
    """How much it counts in the mean of its objective."""
    owner: Line = ""
    """Who answers for it. Left out: the objective's owner."""
    team: Line = ""
    """Another team that owns it. It is listed there too, and that team's check-ins have the last word."""
    due: Day | None = None
    """The day it should be reached. Left out: the end of the cycle."""
    starts: Day | None = None
    """The day its path begins. Left out: with its objective."""
    indicator: IndicatorWord = ""
    """`leading`: it moves before the result does. `lagging`: it is the result."""
    priority: Line = ""
    """Such as `P1`. It is shown; nothing is computed from it."""
    initiatives: Annotated[tuple[InitiativeFront, ...], ONE_OR_MORE] = ()
    """Work meant to move the number. It is shown and never counted as progress."""
    evidence: Link = ""
    """A link to where the number comes from."""
    description: Text = ""
    """A few words. Longer ones belong in the text, below a heading that is its id."""
    state: KeyResultStateWord = KeyResultState.ACTIVE
    """`dropped` or `deferred`: it stays visible, struck through, and is out of the mean."""
    reason: Text = ""
    """Why it was dropped or deferred, or why a line beside it was changed."""
    score: Score | None = None
    """How good it was at the end, from 0 to 1. Left out: computed."""
    score_reason: Text = ""
    """Why its score is not the one that is computed."""
    result: Text = ""
    """How it ended, in words."""
    audience: Audience = ""
    """Who may see it: one of `audiences` in okrsite.yml. Left out: whoever may see what is around it."""
    figures: Audience = ""
    """Who may see its figures, where fewer people may than see the key result."""
    tags: Annotated[tuple[Entry, ...], NAMES] = ()
    """Words to find it by."""
    aliases: Annotated[tuple[KeyResultAlias, ...], ONE_OR_MORE] = ()
    """Ids that it had before, or old addresses that must keep working."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at ids and dates that must fit together."""
        if self.milestones:
            yield from double_ids("milestones", [milestone.id for milestone in self.milestones])
        if self.due and self.starts and self.due < self.starts:
            words = f"comes before it starts, on {self.starts.isoformat()}"
            yield ("due",), Problem(DATES_CROSSED, words, "Its path would run backwards.", "Correct one of the days.")
