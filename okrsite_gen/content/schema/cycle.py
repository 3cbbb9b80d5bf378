"""A cycle's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic_core import PydanticCustomError

from okrsite_gen.content.codes_fields import DATES_CROSSED, WRONG_SHAPE
from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import called
from okrsite_gen.content.shape.dates import DAY_SCHEMA, Day, read_date
from okrsite_gen.content.shape.lists import ONE_OR_MORE, RECORDS
from okrsite_gen.content.shape.problems import Problem, problem_in, quote, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.texts import Alias, Line
from okrsite_gen.content.shape.vocabulary import CadenceWord, CycleStateWord


def read_break(raw: object) -> tuple[date, date]:
    """Return first and last day of a break."""
    if not isinstance(raw, list) or len(raw) != 2:
        hint = "Write each break as a first and a last day: `breaks: [[2026-12-21, 2027-01-02]]`."
        raise refusal(Problem(WRONG_SHAPE, "is not a first and a last day", hint=hint))
    first, last = _day_of_break(raw[0]), _day_of_break(raw[1])
    if last < first:
        words = f"ends on {last.isoformat()}, before it begins on {first.isoformat()}"
        raise refusal(Problem(DATES_CROSSED, words, hint=f"Did you mean `[{last.isoformat()}, {first.isoformat()}]`?"))
    return first, last


def _day_of_break(raw: object) -> date:
    try:
        return read_date(raw)
    except PydanticCustomError as error:
        problem = problem_in(error)
        words = f"holds {quote(raw)}, which {problem.predicate}" if isinstance(raw, str) else "holds more than two days"
        raise refusal(Problem(problem.code, words, problem.reason, problem.hint)) from None


Break = Annotated[
    tuple[date, date],
    Reads(read_break, {"type": "array", "items": DAY_SCHEMA, "minItems": 2, "maxItems": 2}),
]


class CycleFront(ContentFront):
    """A period for which objectives are set."""

    also_called = called(
        name="title label",
        start="starts start_date begins begin from",
        end="ends end_date until to due finish",
        parent="within part_of year",
        state="status",
        check_in="cadence checkin check_ins",
        breaks="break holidays pauses vacation",
        grading_until="grading grading_end grade_until",
        audience=AUDIENCE_NAMES,
        aliases="redirect_from alias old_urls",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **IN_THE_BODY,
        **dict.fromkeys(("id", "slug", "key"), "Delete the line: the file's name is the id."),
        **dict.fromkeys(("theme", "focus"), "Write it as text below the front matter."),
    }
    name: Line = ""
    """What readers see. Left out: the file's name."""
    start: Day | None = None
    """Its first day. Left out: what its name says."""
    end: Day | None = None
    """Its last day. Left out: what its name says."""
    parent: Line = ""
    """The cycle that it lies within."""
    state: CycleStateWord | None = None
    """Left out: its dates decide."""
    check_in: CadenceWord | None = None
    """How often check-ins are expected in it."""
    breaks: Annotated[tuple[Break, ...], RECORDS] = ()
    """First and last day of each break that stops the clock: `[2026-12-21, 2027-01-02]`."""
    grading_until: Day | None = None
    """The day until which late values count. Left out: 14 days after its end."""
    aliases: Annotated[tuple[Alias, ...], ONE_OR_MORE] = ()
    """Old addresses that must keep working."""
    audience: Audience = ""
    """Who may see this cycle."""
