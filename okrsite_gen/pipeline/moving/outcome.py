"""What becomes of each file of an import, given what stands there: nothing that somebody edited is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.content.document import FrontValue, Role
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_front
from okrsite_gen.pipeline.moving.carrying import carried
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.plan import Plan

NEW, RENEWED, SAME, EDITED, DELETED, OTHERS = "new", "renewed", "same", "edited", "deleted", "others"
SHARED = frozenset({"team", "cycle", "person"})
"""Kinds of files that several sources name: whoever made one says what stands in it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of an import."""

    path: str
    """Below the content folder."""
    kind: str
    """`team`, `cycle`, `person`, `objective` or `check-in`."""
    becomes: str
    """`new`; `renewed` where only imports wrote it so far; `same`; `edited` or `deleted` by somebody, or of `others`,
    namely another source, and left so."""
    text: str
    """What the file is to hold: what the export says, and what others said before in a file that only imports wrote."""
    differs: tuple[str, ...] = ()
    """The fields of which the export says something else, of a file that is left alone; of a renewed one those of which
    the export says nothing any more. `text` is the text below."""
    is_ours: bool = False
    """Whether exactly this text stands there already, so that a later export may change it."""


def outcomes(plan: Plan, known: Known) -> tuple[Outcome, ...]:
    """Return what becomes of every file of a plan, by path."""
    return tuple(_outcome(path, *plan.files[path], known, plan.sources) for path in sorted(plan.files))


def _outcome(planned: str, kind: str, said: str, known: Known, sources: tuple[str, ...]) -> Outcome:
    path = known.at(planned) or planned
    stands = known.text_at(path)
    if stands is None:
        return Outcome(path, kind, DELETED if known.wrote(path) else NEW, said)
    role = classify(path)
    text = carried(path, stands, said)
    if stands == text:
        return Outcome(path, kind, SAME, text, is_ours=True)
    differs = tuple(_differing(stands, said, path, role))
    if kind in SHARED and known.ledger.makers.get(path, sources[0]) not in sources:
        return Outcome(path, kind, OTHERS if differs else SAME, said, differs)
    if known.is_of_imports(path):
        return Outcome(path, kind, RENEWED, text, tuple(_differing(text, stands, path, role, only_missing=True)))
    return Outcome(path, kind, EDITED if differs else SAME, said, differs)


def _differing(stands: str, text: str, path: str, role: Role | None, *, only_missing: bool = False) -> Iterator[str]:
    """Yield the names of what a text of a file says and the one that stands says differently, or not at all."""
    if role is None:
        return
    old = read_front(stands.encode("utf-8"), path, role)
    new = read_front(text.encode("utf-8"), path, role) or {}
    if old is None:
        yield "its front matter, which cannot be read"
        return
    if only_missing:
        yield from (name for name in new if name not in old)
        return
    yield from _fields(old, new)
    if _body(stands) != _body(text):
        yield "text"


def _fields(old: Mapping[str, FrontValue], new: Mapping[str, FrontValue]) -> Iterator[str]:
    for name, value in new.items():
        before = old.get(name)
        if before == value:
            continue
        if name == "key_results" and isinstance(before, list) and isinstance(value, list):
            yield from _key_results(before, value)
        else:
            yield name


def _key_results(before: list[FrontValue], after: list[FrontValue]) -> Iterator[str]:
    known = {str(one.get("id")): one for one in before if isinstance(one, dict)}
    for one in after:
        if not isinstance(one, dict):
            continue
        own = known.get(str(one.get("id")))
        if own is None:
            yield f"key result {one.get('id')}"
        else:
            yield from (f"{one.get('id')}: {name}" for name, value in one.items() if own.get(name) != value)


def _body(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.partition("\n---\n")[2].strip().split("\n"))
