"""The cycle that somebody names for an import: a quarter that no year has is refused, one without days is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.content.cycles import period_of
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.incoming import Guess
from okrsite_gen.model.names import fold
from okrsite_gen.model.settings import CycleSettings
from okrsite_gen.pipeline.moving.ground import NOWHERE
from okrsite_gen.pipeline.moving.known import Known

_QUARTER = re.compile(r"(?P<year>(?:FY)?\d{2,4})?[-_ ]?Q(?P<number>\d{1,3})", re.IGNORECASE)


def refuse_no_quarter(cycle: str) -> None:
    """Raise `OkrsiteError` where somebody names a quarter that no year has."""
    found = _QUARTER.fullmatch(cycle)
    if found and not 1 <= int(found["number"]) <= 4:
        hint = f"Write the one you mean, such as {found['year'] or '2026'}-Q4."
        raise OkrsiteError(f"--cycle {cycle}: a year has four quarters, Q1 to Q4.", hint)


def cycle_without_days(cycle: str, known: Known, names: CycleSettings) -> Iterator[Guess]:
    """Yield what is to be done about a cycle that somebody named and whose days nobody knows."""
    if not cycle or fold(cycle) in known.cycles or period_of(cycle, names) is not None:
        return
    quarter = _QUARTER.fullmatch(cycle)
    if quarter and not quarter["year"]:
        more = f"The year is missing: write 2026-Q{quarter['number']}."
    else:
        more = "A quarter is written 2026-Q4; for any other period write its `start` and `end` into "
        more += f"cycles/{cycle}.md."
    yield Guess(NOWHERE, f"--cycle {cycle} is new, and its name tells no days. {more}", "cycle without days")
