"""Differences for programs: one JSON object, and the JSON Schema that it keeps to."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from okrsite_gen import __version__
from okrsite_gen.cli.machine import finding_as_data
from okrsite_gen.model.changes import Delta, Sort, Subject, Topic
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.delta_words import NOUNS
from okrsite_gen.pipeline.diff_report import DiffReport, ToldSide

SHAPE = 1
"""Grows when a key changes its meaning or goes."""
TOLD = frozenset({"code", "severity", "file", "line", "column", "message", "reason", "hint"})
"""What is told of a finding, of all that `check` tells: its lines are not at hand in a revision."""


def as_json(report: DiffReport, names: tuple[str, str]) -> str:
    """Return what is different as one JSON object."""
    comparison = report.comparison
    counts = Counter(delta.sort for delta in comparison.deltas)
    plain = {
        "shape": SHAPE,
        "okrsite": __version__,
        "base": _side(report.before, names[0]),
        "head": _side(report.after, names[1]),
        "counts": {sort.value: counts[sort] for sort in Sort if counts[sort]},
        "teams": dict(comparison.teams),
        "written": [_delta(delta) for delta in comparison.written],
        "followed": [_delta(delta) for delta in comparison.followed],
    }
    return json.dumps(plain, ensure_ascii=True, indent=2) + "\n"


def _side(side: ToldSide, name: str) -> dict[str, object]:
    return {
        "name": name,
        "as_of": side.as_of.isoformat(),
        "objectives": side.objectives,
        "note": side.note,
        "errors": [_finding(each) for each in side.errors],
    }


def _delta(delta: Delta) -> dict[str, object]:
    plain: dict[str, object] = {
        "sort": delta.sort.value,
        "topic": delta.topic.value,
        "about": _subject(delta.subject),
        "field": delta.name,
        "item": delta.item,
        "before": delta.before,
        "after": delta.after,
        "reason": delta.reason,
    }
    if delta.said:
        plain["said"] = [{"field": name, "item": item, "words": words} for name, item, words in delta.said]
    if delta.within:
        plain["within"] = [_delta(each) for each in delta.within]
    if delta.finding:
        plain["finding"] = _finding(delta.finding)
    return plain


def _subject(subject: Subject) -> dict[str, object]:
    return {
        "entity": subject.entity,
        "key": subject.key,
        "title": subject.title,
        "team": subject.team,
        "cycle": subject.cycle,
        "file": subject.place.file,
        "line": subject.place.line,
        "gone": subject.gone,
    }


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {name: value for name, value in finding_as_data(finding).items() if name in TOLD}


def schema_text() -> str:
    """Return the JSON Schema as text."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `as_json` returns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What okrsite diff --format json prints",
        "description": "Differences between two states, by meaning. Keys may be added; `shape` grows when one changes.",
        **_object(
            {
                "shape": {"const": SHAPE},
                "okrsite": _text("Version that wrote it."),
                "base": {"$ref": "#/$defs/state"},
                "head": {"$ref": "#/$defs/state"},
                "counts": {
                    "description": "How many differences of each sort there are; only those that occur.",
                    "type": "object",
                    "propertyNames": {"$ref": "#/$defs/sort"},
                    "additionalProperties": {"type": "integer", "minimum": 1},
                },
                "teams": {
                    "description": "Key and name of the teams concerned, in their order.",
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                },
                "written": _list("What somebody wrote, by team and the weightiest first.", "delta"),
                "followed": _list("What follows from it: status, progress, orphans, findings.", "delta"),
            }
        ),
        "$defs": {
            "sort": {"enum": [sort.value for sort in Sort]},
            "state": _object(
                {
                    "name": _text("A revision with its commit, a folder, or `the working tree`."),
                    "as_of": {"type": "string", "format": "date", "description": "The day it is judged by."},
                    "objectives": {"type": "integer", "minimum": 0},
                    "note": _text("What kept it from being read as usual; often empty."),
                    "errors": _list("What keeps some of it from being read.", "finding"),
                }
            ),
            "delta": _delta_schema(),
            "subject": _subject_schema(),
            "finding": _finding_schema(),
        },
    }


def _delta_schema() -> dict[str, Any]:
    said = _object({"field": _text(), "item": _text(), "words": _text()})
    return _object(
        {
            "sort": {"$ref": "#/$defs/sort"},
            "topic": {"enum": [topic.value for topic in Topic]},
            "about": {"$ref": "#/$defs/subject"},
            "field": _text("The field as authors write it, or the code of a finding; empty for the whole thing."),
            "item": _text("The entry of a field that holds several."),
            "before": _text("In its author's words, or in figures; empty where there was nothing."),
            "after": _text(),
            "reason": _text("The reason given with it: inline Markdown; empty where none was."),
        },
        {
            "said": {"description": "All that it says, of what came or went.", "type": "array", "items": said},
            "within": _list("The key results of an objective that came or went.", "delta"),
            "finding": {"$ref": "#/$defs/finding"},
        },
    )


def _subject_schema() -> dict[str, Any]:
    return _object(
        {
            "entity": {"enum": list(NOUNS)},
            "key": _text("`team/cycle/slug`, with `#id` for a key result; in lower case."),
            "title": _text("Inline Markdown."),
            "team": _text("Key of its team; empty for none."),
            "cycle": _text("Key of its cycle; empty for none."),
            "file": _text("From the project folder."),
            "line": {"type": "integer", "minimum": 0, "description": "From 1; 0 where there is none."},
            "gone": {"type": "boolean", "description": "Whether key, file and line are those of the base."},
        }
    )


def _finding_schema() -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    return _object(
        {
            "code": _text("As `okrsite explain` knows it."),
            "severity": {"enum": [severity.value for severity in Severity]},
            "file": _text(),
            "line": number,
            "column": number,
            "message": _text(),
            "reason": _text(),
            "hint": _text(),
        }
    )


def _object(properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "properties": {**properties, **(optional or {})}, "required": list(properties)}


def _list(description: str, of: str) -> dict[str, Any]:
    return {"description": description, "type": "array", "items": {"$ref": f"#/$defs/{of}"}}


def _text(description: str = "") -> dict[str, Any]:
    return {"type": "string", "description": description} if description else {"type": "string"}
