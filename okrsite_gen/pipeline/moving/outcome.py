"""What becomes of each file of an import, given what stands there: nothing that somebody edited is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.content.document import FrontValue, Role
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_front
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.ledger import digest
from okrsite_gen.pipeline.moving.plan import Plan

NEW, RENEWED, SAME, EDITED, DELETED = "new", "renewed", "same", "edited", "deleted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of an import."""

    path: str
    """Below the content folder."""
    kind: str
    """`team`, `cycle`, `person`, `objective` or `check-in`."""
    becomes: str
    """`new`; `renewed` where only imports wrote it so far; `same`; `edited` or `deleted` by somebody, and left so."""
    text: str
    differs: tuple[str, ...] = ()
    """Of an edited file the fields of which the export says something else; `text` is the text below."""


def outcomes(plan: Plan, known: Known) -> tuple[Outcome, ...]:
    """Return what becomes of every file of a plan, by path."""
    there = {fold(path): path for path in known.files}
    return tuple(_outcome(path, *plan.files[path], known, there.get(fold(path), "")) for path in sorted(plan.files))


def _outcome(path: str, kind: str, text: str, known: Known, there: str) -> Outcome:
    wrote = known.ledger.files.get(path, "")
    if not there:
        return Outcome(path, kind, DELETED if wrote else NEW, text)
    stands = known.files[there].decode("utf-8", "replace").replace("\r\n", "\n")
    if stands == text:
        return Outcome(path, kind, SAME, text)
    if wrote and digest(stands) == wrote:
        return Outcome(path, kind, RENEWED, text)
    differs = tuple(_differing(stands, text, path, classify(path)))
    return Outcome(path, kind, EDITED if differs else SAME, text, differs)


def _differing(stands: str, text: str, path: str, role: Role | None) -> Iterator[str]:
    """Yield the names of what two texts of a file say differently."""
    if role is None:
        return
    old = read_front(stands.encode("utf-8"), path, role)
    new = read_front(text.encode("utf-8"), path, role) or {}
    if old is None:
        yield "its front matter, which cannot be read"
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
