"""Fields of an export of our own that no content file may hold as they stand: they are told, and not written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrsite_gen.content.document import Path
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.content.shape.conventions import conventions_of
from okrsite_gen.content.shape.validation import read_shape
from okrsite_gen.content.writing.fields import fields
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.incoming import Field, IncomingDocument, NotUnderstood
from okrsite_gen.model.settings import Settings


def fitting(one: IncomingDocument, settings: Settings) -> tuple[dict[str, Field], tuple[NotUnderstood, ...], str]:
    """Return (the fields of a document that a content file may hold, the others, why none of it may be written).

    The last is empty where the document can be written. It cannot where a field that it needs is missing or unfit, or
    one that says who may see it.
    """
    front, findings = read_shape(FRONTS[one.kind], one.fields, conventions_of(settings), one.path)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if not errors:
        return one.fields, (), ""
    if front is None:
        return {}, (), " ".join(each.message for each in errors)
    gone = _outermost(front.left_out)
    told = tuple(NotUnderstood(replace(one.spot, column=_shown(path)), _why(path, errors), "") for path in gone)
    unfit = tuple(replace(each, text=_said(one.fields, path)) for each, path in zip(told, gone, strict=True))
    kept = _without(one.fields, (), frozenset(gone))
    return (kept if isinstance(kept, dict) else {}), unfit, ""


def _outermost(paths: Sequence[Path]) -> list[Path]:
    """Return the paths that do not lead into what another one takes away."""
    return [path for path in paths if not any(path[: len(each)] == each for each in paths if each != path)]


def _why(path: Path, errors: Sequence[Diagnostic]) -> str:
    """Return what is wrong with a field."""
    inside = (each for each in errors if tuple(part for part in each.place.path if part != KEY)[: len(path)] == path)
    return " ".join(each.message for each in inside) or "No content file may hold this."


def _shown(path: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _said(value: Field, path: Path) -> str:
    """Return what stands at a path, as a content file would hold it."""
    for part in path:
        value = value[part] if isinstance(value, dict | list) else None  # type: ignore[index]
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return "\n".join(fields({name: value}))


def _without(value: Field, at: Path, gone: frozenset[Path]) -> Field:
    if isinstance(value, dict):
        return {key: _without(each, (*at, key), gone) for key, each in value.items() if (*at, key) not in gone}
    if isinstance(value, list):
        kept = ((place, each) for place, each in enumerate(value) if (*at, place) not in gone)
        return [_without(each, (*at, place), gone) for place, each in kept]
    return value
