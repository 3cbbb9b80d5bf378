"""Reading a file's fields into a shape: every problem in one run, and as much of the rest as can be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from okrsite_gen.content.codes_fields import TOO_MANY
from okrsite_gen.content.shape.base import Front, Path
from okrsite_gen.content.shape.conventions import Conventions
from okrsite_gen.content.shape.findings import Trouble, finding_of, trouble_of, worth_telling
from okrsite_gen.content.shape.locations import victim, written_path
from okrsite_gen.content.shape.problems import Cost, Problem
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic, Severity

MOST_FINDINGS = 100
"""Findings listed about the fields of one file."""

MOST_ROUNDS = 8
"""How often a file is read again without what could not be used."""

_STAND_IN = "?"
"""Stands for a required field, so that the rest of an unusable file is checked in the same run."""

FrontT = TypeVar("FrontT", bound=Front)


def read_shape(
    shape: type[FrontT],
    raw: Mapping[str, object],
    conventions: Conventions,
    file: str,
    codes: Mapping[str, Code] | None = None,
) -> tuple[FrontT | None, tuple[Diagnostic, ...]]:
    """Return the fields of one file without those that cannot be used, and a finding for each of these.

    None where a required field of the file is unusable, or what says who may see the file. `codes` may name
    other codes to report findings under, "" for all the rest.
    """
    troubles: dict[tuple[Path, str], Trouble] = {}
    left_out: set[Path] = set()
    usable, front, unlisted = True, None, 0
    for _ in range(MOST_ROUNDS):
        gone = tuple(path for path in left_out if path and isinstance(path[-1], int))
        front, met, more = _read_once(shape, _rest(shape, raw, left_out), raw, conventions, tuple(left_out))
        unlisted += more
        errors = [trouble for trouble in met if trouble.problem.code.severity is Severity.ERROR]
        troubles.update(((trouble.path, trouble.problem.predicate), trouble) for trouble in met)
        for trouble in errors:
            usable = _leave_out(trouble, shape, raw, left_out, gone) and usable
        if not errors or unlisted:
            break
    else:
        usable = False
    told = _shortened(worth_telling(troubles.values()), unlisted)
    listed = tuple(finding_of(trouble, raw, file, codes) for trouble in told)
    return (front if usable and not unlisted else None), listed


def _read_once(
    shape: type[FrontT],
    rest: object,
    raw: Mapping[str, object],
    conventions: Conventions,
    left_out: tuple[Path, ...],
) -> tuple[FrontT | None, list[Trouble], int]:
    """Return the fields if they can all be read, what is wrong with or between them, and how much was not looked at."""
    gone = tuple(path for path in left_out if path and isinstance(path[-1], int))
    try:
        front = shape.model_validate(rest, context=conventions)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        met = [trouble_of(detail, shape, raw, gone, conventions) for detail in details[:MOST_FINDINGS]]
        return None, met, max(0, len(details) - MOST_FINDINGS)
    front.remember(left_out)
    return front, [Trouble(problem, loc, written_path(loc, raw, gone)) for loc, problem in front.findings()], 0


def _leave_out(
    trouble: Trouble, shape: type[FrontT], raw: Mapping[str, object], left_out: set[Path], gone: tuple[Path, ...]
) -> bool:
    """Add what the trouble costs to `left_out`; False if it costs the whole file."""
    lost = victim(shape, trouble.loc, whole_record=trouble.problem.cost is Cost.RECORD)
    left_out.add(written_path(trouble.loc if lost is None else lost, raw, gone))
    return lost is not None


def _rest(shape: type[Front], raw: Mapping[str, object], left_out: set[Path]) -> Mapping[str, object]:
    """Return the file's fields without what was left out, with a stand-in for each required one."""
    if not left_out:
        return raw
    stand_ins = {name: _STAND_IN for name, info in shape.model_fields.items() if info.is_required()}
    kept = {key: _without(value, left_out, (key,)) for key, value in raw.items() if (key,) not in left_out}
    return {**stand_ins, **kept}


def _without(node: object, left_out: set[Path], at: Path) -> object:
    if isinstance(node, dict):
        return {key: _without(value, left_out, (*at, key)) for key, value in node.items() if (*at, key) not in left_out}
    if isinstance(node, list):
        kept = ((place, value) for place, value in enumerate(node) if (*at, place) not in left_out)
        return [_without(value, left_out, (*at, place)) for place, value in kept]
    return node


def _shortened(troubles: list[Trouble], unlisted: int) -> list[Trouble]:
    """Return the troubles worth listing, and one that counts the rest."""
    unlisted += max(0, len(troubles) - MOST_FINDINGS)
    if not unlisted:
        return troubles
    words = f"{unlisted} more findings about this file are not listed"
    return [
        *troubles[:MOST_FINDINGS],
        Trouble(Problem(TOO_MANY, words, hint="Mend those listed first.", whole=True), (), ()),
    ]
