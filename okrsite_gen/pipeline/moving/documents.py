"""Content files that an export of our own tells, put together again word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from okrsite_gen.content.ids import date_problem, id_problem
from okrsite_gen.content.places import classify, is_left_alone
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.fields import Verbatim, Written, document, fields, in_order
from okrsite_gen.model.incoming import Field, IncomingDocument, NotUnderstood
from okrsite_gen.model.settings import Headings, Settings
from okrsite_gen.pipeline.moving.fitting import fitting

_PLAIN_NAMES = frozenset({"team.md", "plan.md", "retrospective.md", "index.md", "check-ins"})


def document_files(
    documents: tuple[IncomingDocument, ...], settings: Settings, refused: list[NotUnderstood]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (path, (kind, text)) of documents.

    Refused, with all that they say, are those whose path names no place of the content, and those of which what is
    needed cannot be read; of others the fields that no content file may hold so.
    """
    for one in documents:
        if why := _why_not(one):
            refused.append(NotUnderstood(one.spot, why, f"{one.path}\n{_whole(one, settings.headings)}"))
        elif one.kind == "metric-rows":
            yield one.path, (one.kind, _whole(one, settings.headings))
        else:
            kept, unfit, why = fitting(one, settings)
            refused += unfit
            if why:
                refused.append(NotUnderstood(one.spot, why, f"{one.path}\n{_text(one, settings.headings)}"))
            else:
                yield one.path, (one.kind, _text(replace(one, fields=kept), settings.headings))


def _why_not(one: IncomingDocument) -> str:
    """Return why a document has no place below the content folder; empty where it has one."""
    role = classify(one.path)
    if role is None or role.kind != one.kind:
        return "Its ids do not make a place in a content folder."
    for part in one.path.split("/"):
        name = part.removesuffix(".md").removesuffix(".csv")
        in_team = one.path.startswith(("teams/", "cycles/")) and part not in {"teams", "cycles"}
        is_plain = part in _PLAIN_NAMES and one.kind != "cycle"
        problem = None if is_plain else id_problem(name, in_team=in_team)
        if one.kind == "check-in" and part.endswith(".md"):
            problem = date_problem(name)
        if problem or is_left_alone(part) or name in {"", ".", ".."}:
            return f"The name `{part}` cannot be an id."
    return ""


def _whole(one: IncomingDocument, headings: Headings) -> str:
    """Return all that a document says, whether or not there is a place for it."""
    if one.kind == "metric-rows":
        return "".join(text for _, text in one.sections)
    return _text(one, headings)


def _text(one: IncomingDocument, headings: Headings) -> str:
    written = {name: verbatim_of(value) for name, value in one.fields.items()}
    shape = FRONTS[one.kind]
    front = fields(in_order(written, shape)) if one.kind != "check-in" else fields(written)
    parts = [_section(heading, text, headings) for heading, text in one.sections]
    body = "\n".join(parts)
    if not front:
        return f"{body.strip()}\n" if body.strip() else "---\n---\n"
    return document(front, body)


def _section(heading: str, text: str, headings: Headings) -> str:
    if not heading:
        return f"{text.rstrip()}\n"
    words = as_sentence(getattr(headings, heading[1:])[0]) if heading.startswith("@") else heading
    return f"## {words}\n{text.strip(chr(10))}\n"


def verbatim_of(value: Field) -> Written:
    """Return what a content file says, to be written word for word."""
    if isinstance(value, str):
        return Verbatim(value)
    if isinstance(value, Mapping):
        return {name: verbatim_of(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [verbatim_of(inner) for inner in value]
    return None
