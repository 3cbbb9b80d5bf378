"""The page of configuration keys: what the shapes of `okrsite.yml` declare."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

from pydantic.fields import FieldInfo

from okrsite_gen.content.configuration.shape import Configuration
from okrsite_gen.content.shape.base import Shape
from okrsite_gen.content.shape.docstrings import field_annotations, field_docstrings
from okrsite_gen.content.shape.words import Words
from okrsite_gen.model.settings import Headings, ScoreSettings, Settings, Thresholds

INTRODUCTION = """# Configuration

Every key that `okrsite.yml` may have. This page is made from the program by `make docs`.

The file stands beside the content folder. Every key is optional, and an empty file or none at all builds too. A key
that okrsite does not know is an error, and so is a value that it cannot use: nothing is built then.

```yaml
version: 1
site:
  name: Our OKRs
  url: https://okrs.example.org/
  timezone: Europe/Amsterdam
repository:
  url: https://github.com/example/okrs
```
"""

TYPES = {
    "Alias": "address on the site",
    "Command": "list of a program and its arguments",
    "Count": "whole number, 1 to 100",
    "Day": "date",
    "Days": "days, 0 to 366",
    "Decimals": "whole number, 0 to 9",
    "EditPattern": "web address with `{path}`",
    "Entry": "text",
    "Factor": "number",
    "FindingCode": "code",
    "Flag": "`true` or `false`",
    "Folder": "folder",
    "Id": "name",
    "Language": "language",
    "Level": "whole number, 0 to 10",
    "Line": "text",
    "Logo": "file in `assets`",
    "Month": "month",
    "RepositoryUrl": "web address",
    "Share": "share, `0.33` or `33%`",
    "SiteUrl": "web address",
    "Target": "address on the site, or web address",
    "Text": "text",
    "Timezone": "time zone",
    "Version": "`1`",
    "WebAddress": "web address",
}
"""Type as the shapes name it → what a reader calls it."""

LISTS = {
    "Annotated[tuple[Folder, ...], ONE_OR_MORE]": "list of folders",
    "Annotated[tuple[Id, ...], Prepares(as_names, alone='text')]": "list of names",
    "Annotated[tuple[Entry, ...], ONE_OR_MORE]": "text, or list of texts",
    "Annotated[dict[FindingCode, RuleShape], MAPPING]": "code → severity",
    "Annotated[tuple[NavigationShape, ...], RECORDS]": "list of entries",
    "Annotated[dict[Alias, Target], MAPPING]": "address → address",
    "Annotated[dict[str, Line], MAPPING]": "name → text",
    "Annotated[dict[Id, SourceShape], MAPPING]": "metric → source",
    "Annotated[dict[Line, Line], MAPPING]": "name → text",
    "Annotated[tuple[Entry, ...], Prepares(_as_command, alone='text')]": "name, or list of names",
    "tuple[Command, ...]": "list of commands",
}
"""Type of several values as the shapes write it → what a reader calls it."""

DEFAULTS: dict[str, Any] = {
    "site.name": Settings().site.name,
    "content": list(Settings().content),
    **{f"status.thresholds.{key}": value for key, value in asdict(Thresholds()).items()},
    **{f"scores.bands.{key}": getattr(ScoreSettings(), key) for key in ("low", "high")},
    **{f"scores.expected.{key}": getattr(ScoreSettings(), f"expected_{key}") for key in ("committed", "aspirational")},
    **{f"check_ins.headings.{key}": list(value) for key, value in asdict(Headings()).items()},
}
"""Key → its default, where the shape leaves it to the settings."""


def configuration_page() -> str:
    """Return the page: a table of the keys at the top, then one of every group."""
    top = f"## Top level\n\n{_table(Configuration, '')}"
    return "\n".join([INTRODUCTION, top, *_groups(Configuration, "")])


def _groups(shape: type[Shape], path: str) -> list[str]:
    """Return the sections of the groups in a shape, each followed by those within it."""
    sections = []
    for name, field in shape.model_fields.items():
        inner = _group(field)
        if inner:
            key = f"{path}{field.alias or name}"
            sections.append(f"## `{key}`\n\n{_sentence(inner)}\n\n{_table(inner, f'{key}.')}")
            sections += _groups(inner, f"{key}.")
    return sections


def _sentence(shape: type[Shape]) -> str:
    return " ".join((shape.__doc__ or "").split())


def _group(field: FieldInfo) -> type[Shape] | None:
    """Return the shape that a field, its entries or its values have, if any."""
    candidates = [field.annotation, *get_args(field.annotation)]
    return next((kind for kind in candidates if isinstance(kind, type) and issubclass(kind, Shape)), None)


def _table(shape: type[Shape], path: str) -> str:
    elsewhere = field_docstrings(shape.documented_by) if shape.documented_by else {}
    documented = {**elsewhere, **field_docstrings(shape)}
    written = field_annotations(shape)
    rows = ["| key | takes | default | meaning |", "|---|---|---|---|"]
    for name, field in shape.model_fields.items():
        key = field.alias or name
        takes = _takes(field, written[name], f"{path}{key}")
        rows.append(f"| `{key}` | {takes} | {_default(field, f'{path}{key}')} | {documented[name]} |")
    return "\n".join([*rows, ""])


def _takes(field: FieldInfo, written: str, path: str) -> str:
    words = next((known for known in field.metadata if isinstance(known, Words)), None)
    if words:
        return ", ".join(f"`{word}`" for word in words.words)
    if isinstance(field.annotation, type) and issubclass(field.annotation, Shape):
        return f"[group](#{path.replace('.', '')})"
    return LISTS.get(written) or TYPES[written.removesuffix(" | None")]


def _default(field: FieldInfo, path: str) -> str:
    if field.is_required():
        return "needed"
    value = DEFAULTS.get(path, field.default)
    words = next((known for known in field.metadata if isinstance(known, Words)), None)
    if words and value:
        value = next(word for word, meant in words.words.items() if meant == value)
    if words and value is False:
        value = next(word for word, meant in words.words.items() if meant is False)
    return _spelt(value)


def _spelt(value: object) -> str:
    if isinstance(value, Enum):
        return _spelt(value.value)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list):
        return ", ".join(f"`{entry}`" for entry in value)
    if isinstance(value, int | Decimal) or (isinstance(value, str) and value):
        return f"`{value}`"
    return "–"
