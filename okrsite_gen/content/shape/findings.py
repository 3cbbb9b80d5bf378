"""From what pydantic objects to, to findings in the author's own terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from okrsite_gen.content.codes_fields import EMPTY, MISSING_FIELD, UNCLEAR_PROVIDER, UNKNOWN_FIELD, WRONG_SHAPE
from okrsite_gen.content.hiding import hides
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.shape.base import ALWAYS_SAID, Path, Shape, comparable
from okrsite_gen.content.shape.conventions import Conventions
from okrsite_gen.content.shape.locations import existing, holds_more, shape_at, value_at, written_path
from okrsite_gen.content.shape.problems import PROBLEM, Cost, Problem, quote
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic, Fix, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.nearest import certain, nearest

HIDING_WORDS = frozenset({"draft", "proposed"})
"""Values that keep an objective from being shown, under whatever name they were written."""

YES = frozenset({"true", "yes", "on", "y"})
"""What people write after a field that they take for a switch."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem and where it was met."""

    problem: Problem
    loc: Path
    """Where in the shape, as pydantic counts."""
    path: Path
    """Where in the file; for a missing field the path that it would have."""


_ABSENT = object()
"""Stands for the value of a field that the file does not have."""


def trouble_of(
    error: Mapping[str, Any], shape: type[Shape], raw: object, gone: tuple[Path, ...], conventions: Conventions
) -> Trouble:
    """Return what one of pydantic's error details says, in terms of the file that holds `raw`."""
    loc: Path = error["loc"]
    keyed = len(loc) > 1 and loc[-1] == "[key]" and error["type"] != "extra_forbidden"
    if keyed:
        loc = loc[:-1]
    path = written_path(loc, raw, gone)
    there = existing(path, raw) == path
    value = value_at(raw, path) if there else _ABSENT
    problem = _problem(error, shape, loc, value, readers_differ=len(conventions.audiences) > 1)
    group = value_at(raw, path[:-1])
    if problem.code is UNKNOWN_FIELD and _stands_in(group, problem.right):
        problem = replace(problem, right="")
    above = _empty_above(group, path, shape_at(shape, loc[:-1]) or shape) if problem.code is UNKNOWN_FIELD else ""
    if above and not problem.instead:
        belongs = (
            f"If it is a part of `{above}:` above, indent it by two more spaces, and all that belongs to it as well."
        )
        problem = replace(problem, hint=f"{belongs} {problem.hint}")
    return Trouble(replace(problem, keyed=True) if keyed else problem, loc, path)


def _stands_in(group: object, name: str) -> bool:
    """Whether a group of fields has a field of that name, so that another would be one too many."""
    return isinstance(group, dict) and name in group


def _empty_above(group: object, path: Path, owner: type[Shape]) -> str:
    """Return the last known field above, if it should hold others and is empty: these may have lost their depth."""
    if not isinstance(group, dict) or path[-1] not in group:
        return ""
    known = [name for name in takewhile(lambda name: name != path[-1], group) if name in owner.field_names()]
    return str(known[-1]) if known and group[known[-1]] is None and holds_more(owner, known[-1]) else ""


def _problem(
    error: Mapping[str, Any], shape: type[Shape], loc: Path, value: object, *, readers_differ: bool
) -> Problem:
    kind = error["type"]
    if kind == PROBLEM:
        problem: Problem = error["ctx"]["problem"]
        return problem
    if kind == "extra_forbidden":
        return _unknown(str(loc[-1]), shape_at(shape, loc[:-1]) or shape, value, readers_differ=readers_differ)
    if kind == "missing" and value is _ABSENT:
        reason = "Without it there is nothing to show."
        return Problem(MISSING_FIELD, f"`{loc[-1]}` is missing", reason, f"Add a line `{loc[-1]}: …`.", whole=True)
    if value is None:
        return Problem(EMPTY, "is empty", hint="Write something there, or delete the line.")
    return Problem(WRONG_SHAPE, "has a form that cannot stand here", hint="Compare it with the format's example.")


_AUDIENCE = "audience"
_ONLY_KNOWN = "Only fields that the format knows are read, so that nothing is lost in silence."
_ONLY_KNOWN_SETTINGS = _ONLY_KNOWN.replace("fields that the format", "settings that the program")
_SHOWN_TO_NOBODY = "It may be meant to keep this from somebody, and no such field is read, so this is shown to nobody."


def _unknown(name: str, owner: type[Shape], value: object, *, readers_differ: bool) -> Problem:
    """Word a field that the format does not have, with the one that was probably meant."""
    known = owner.field_names()
    form = comparable(name)
    said = value.strip().lower() if isinstance(value, str) else ""
    elsewhere = (owner.if_yes.get(form, "") if said in YES else "") or owner.not_here.get(form, "")
    meant = "" if elsewhere else owner.also_called.get(form) or nearest(name, known)
    keeps_back = meant in ALWAYS_SAID or said in HIDING_WORDS or hides(name, value, readers_differ=readers_differ)
    if meant == _AUDIENCE:
        hint = f"Did you mean `{meant}`? It takes one of the `audiences` in okrsite.yml."
    elif meant:
        hint = f"Did you mean `{meant}`?"
    else:
        hint = elsewhere or "The fields known here are " + ", ".join(f"`{one}`" for one in known) + "."
    if keeps_back and meant not in ALWAYS_SAID and not elsewhere and _AUDIENCE in known:
        guess = f"{hint} " if meant else ""
        hint = f"{guess}To keep it from some readers write `audience: …` with one of the `audiences` in okrsite.yml."
    reason = _SHOWN_TO_NOBODY if keeps_back else _ONLY_KNOWN
    cost = Cost.RECORD if keeps_back else Cost.FIELD
    words = f"Unknown field {quote(name)}" if name.strip() else "A field has no name"
    sure = cost is Cost.FIELD and not elsewhere and form not in owner.also_called
    right = certain(name, known) if sure else ""
    return Problem(UNKNOWN_FIELD, words, reason, hint, cost, instead=meant, right=right, whole=True)


def worth_telling(troubles: Collection[Trouble]) -> list[Trouble]:
    """Leave out what only follows from another trouble.

    A missing field may be there under a wrong name; a group of fields may be empty because its fields are unusable.
    """
    renamed = {(*trouble.path[:-1], trouble.problem.instead) for trouble in troubles if trouble.problem.instead}
    broken: set[Path] = set()
    for trouble in troubles:
        if trouble.problem.code.severity is Severity.ERROR:
            broken.update(trouble.path[:length] for length in range(len(trouble.path) + 1))
    deeper = {trouble.path[:-1] for trouble in troubles if trouble.problem.code is not UNCLEAR_PROVIDER}
    return [
        trouble
        for trouble in troubles
        if trouble.path
        not in (deeper if trouble.problem.code is UNCLEAR_PROVIDER else _causes(trouble, renamed, broken))
    ]


def _causes(trouble: Trouble, renamed: set[Path], broken: set[Path]) -> set[Path]:
    """Return the paths at which another trouble explains this one."""
    if trouble.problem.code is MISSING_FIELD:
        return renamed
    return set() if trouble.problem.code.severity is Severity.ERROR else broken


def finding_of(trouble: Trouble, raw: object, file: str, codes: Mapping[str, Code] | None = None) -> Diagnostic:
    """Return the trouble as a finding; `codes` may name other codes to report it under, "" for all the rest."""
    problem, path = trouble.problem, trouble.path
    key = next((element for element in reversed(path) if isinstance(element, str)), "")
    message = problem.predicate if problem.whole else f"{_subject(problem, path, raw, key)} {problem.predicate}"
    meant = nearest(key, problem.meant) if problem.meant else ""
    hint = f"Did you mean `{meant}`?" if meant else problem.hint.replace("{key}", key)
    code = codes.get(problem.code.id) or codes[""] if codes else problem.code
    if codes and problem.code is UNKNOWN_FIELD:
        message, hint = (words.replace("field", "setting", 1) for words in (message, hint))
    message = message if message.endswith(("?", ".")) else f"{message}."
    there = existing(path, raw)
    names_it = there == path and (problem.keyed or problem.code is UNKNOWN_FIELD)
    reason = _ONLY_KNOWN_SETTINGS if codes and problem.code is UNKNOWN_FIELD else problem.reason
    fix = _fix(problem, path, raw) if there == path and not codes else None
    return code.at(Place(file, (*there, KEY) if names_it else there), message, reason, hint, fix=fix)


def _fix(problem: Problem, path: Path, raw: object) -> Fix | None:
    """Return the exchange of the author's words for the right ones, where these are certain."""
    wrong = path[-1] if problem.code is UNKNOWN_FIELD and path else value_at(raw, path)
    return Fix(wrong, problem.right) if problem.right and isinstance(wrong, str) else None


def _subject(problem: Problem, path: Path, raw: object, key: str) -> str:
    """Return the author's own words that a sentence about `path` begins with."""
    if not path:
        return "The front matter"
    value, last = value_at(raw, path), path[-1]
    if problem.keyed:
        parents = [element for element in path[:-1] if isinstance(element, str)]
        return f"{quote(str(last))} in `{parents[-1]}`" if parents else quote(str(last))
    if isinstance(last, int):
        if isinstance(value, str) and value.strip():
            return f"{quote(value)} in `{key}`"
        return f"Entry {last + 1} of `{key}`"
    return quote(f"{key}: {value}") if isinstance(value, str) and value.strip() else quote(key)
