"""The closed vocabularies as field types, with the words that people use instead."""

from __future__ import annotations

from typing import Annotated

from okrsite_gen.content.shape.words import Words, plain, said, values_of
from okrsite_gen.model.kinds import (
    Alignment,
    Ambition,
    Cadence,
    CycleState,
    Direction,
    KeyResultState,
    Need,
    Outcome,
    Said,
    State,
    Work,
)

_FINISHED = "done complete completed finished over archived ended"
_GIVEN_UP = "cancelled canceled abandoned stopped killed removed"
_RUNNING = "in-progress ongoing started open running current live"

AmbitionWord = Annotated[
    Ambition,
    Words(
        values_of(Ambition),
        said(aspirational="stretch moonshot ambitious aspiration", committed="commit roofshot commitment must"),
    ),
]
OBJECTIVE_STATES = Words(
    values_of(State),
    said(
        draft="wip hidden private planned idea planning new",
        active=f"{_RUNNING} on-track at-risk off-track agreed approved",
        closed=f"{_FINISHED} {_GIVEN_UP} achieved missed partly dropped graded",
    ),
    guard="draft",
)
StateWord = Annotated[State, OBJECTIVE_STATES]
KEY_RESULT_STATES = Words(
    values_of(KeyResultState),
    said(
        active=f"{_RUNNING} agreed",
        dropped=f"{_GIVEN_UP} closed",
        deferred="postponed delayed later paused on-hold moved",
    ),
    drafts_elsewhere=True,
)
KeyResultStateWord = Annotated[KeyResultState, KEY_RESULT_STATES]
OutcomeWord = Annotated[
    Outcome,
    Words(
        values_of(Outcome),
        said(
            achieved=f"{_FINISHED} met success successful hit yes",
            partly="partial partially mixed partly-achieved",
            missed="failed fail not-achieved unmet no not-met",
            dropped=_GIVEN_UP,
        ),
    ),
]
SaidWord = Annotated[
    Said,
    Words(
        values_of(Said),
        said(
            on_track="green good ok fine healthy g",
            at_risk="yellow amber orange risk warning y a",
            off_track="red bad blocked behind delayed late r",
        ),
    ),
]
AlignmentWord = Annotated[
    Alignment,
    Words(
        values_of(Alignment),
        said(agreed="confirmed accepted approved yes", proposed="requested draft open pending no"),
    ),
]
NeedWord = Annotated[
    Need,
    Words(
        values_of(Need),
        said(
            requested="proposed open asked pending unconfirmed",
            confirmed="agreed accepted committed yes ok promised",
            at_risk="risk blocked late delayed",
            declined="rejected refused no denied",
            delivered="done complete completed finished closed",
            withdrawn=f"{_GIVEN_UP} dropped obsolete",
        ),
    ),
]
WorkWord = Annotated[
    Work,
    Words(
        values_of(Work),
        said(
            planned="todo to-do backlog next new proposed",
            doing=f"{_RUNNING} active",
            done="complete completed finished closed shipped delivered",
            dropped=_GIVEN_UP,
        ),
    ),
]
CycleStateWord = Annotated[
    CycleState,
    Words(
        values_of(CycleState),
        said(planning="planned draft proposed upcoming next future", active=_RUNNING, closed=_FINISHED),
    ),
]
CadenceWord = Annotated[
    Cadence,
    Words(
        values_of(Cadence),
        said(
            weekly="week every-week daily",
            fortnightly="biweekly bi-weekly two-weeks 2-weeks every-two-weeks",
            monthly="month every-month quarterly",
        ),
    ),
]
DirectionWord = Annotated[
    Direction,
    Words(
        values_of(Direction),
        said(
            up="higher more increase increasing increases maximize maximise",
            down="lower less decrease decreasing decreases minimize minimise",
        ),
    ),
]
IndicatorWord = Annotated[str, Words(plain("leading", "lagging"), said(leading="lead input", lagging="lag output"))]
ReachedWord = Annotated[
    str, Words(plain("commit", "target", "stretch", "none"), said(commit="committed", none="no nothing false 0"))
]
UnchangedWord = Annotated[
    bool,
    Words(
        {"all": True, "true": True, "yes": True, "false": False, "no": False},
        said(all="everything unchanged same x", false="none nothing"),
    ),
]
TeamStateWord = Annotated[
    str,
    Words(plain("active", "closed"), said(closed=f"{_FINISHED} {_GIVEN_UP} dissolved merged inactive")),
]
RollupWord = Annotated[str, Words(plain("supporting"), said(supporting="true yes children"))]
