"""Front matter in block style: each field and each item on a line of its own, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from okrsite_gen.content.shape.base import Path, Shape
from okrsite_gen.content.shape.locations import shape_at
from okrsite_gen.content.writing.scalars import name, one_line, quoted, scalar

Written: TypeAlias = "str | Sequence[Written] | Mapping[str, Written] | None"
"""What may stand behind a field's name; None leaves it to be filled in."""

INDENT = "  "


def fields(written: Mapping[str, Written]) -> list[str]:
    """Return the lines of fields; what holds nothing (an empty text, list or mapping) is left out, None is not."""
    lines: list[str] = []
    for key, value in written.items():
        if value is None:
            lines.append(f"{name(key)}:")
        elif isinstance(value, Verbatim):
            lines += verbatim(f"{name(key)}:", value)
        elif isinstance(value, str):
            lines += [f"{name(key)}: {scalar(value)}"] if value.strip() else []
        elif inside := fields(value) if isinstance(value, Mapping) else items(value):
            lines += [f"{name(key)}:", *indented(inside)]
    return lines


class Verbatim(str):
    """Words whose every blank and line is to be read back as it is."""

    __slots__ = ()


def verbatim(head: str, words: str) -> list[str]:
    """Return the lines of words behind a field's name or a dash, in a block where they go over several lines."""
    if "\n" not in words:
        return [f"{head} {scalar(words) if one_line(words) == words else quoted(words)}"] if words else []
    text = words.rstrip("\n")
    ends = len(words) - len(text)
    chomping = "-" if not ends else "" if ends == 1 and text else "+"
    indicator = "2" if text.startswith((" ", "\n")) or not text else ""
    body = [f"{INDENT}{line}" if line else "" for line in text.split("\n")] + [""] * (ends - 1)
    return [f"{head} |{indicator}{chomping}", *body]


def in_order(written: Mapping[str, Written], shape: type[Shape]) -> dict[str, Written]:
    """Return fields in the order in which `shape` names them, and those inside of them in the order of their shapes."""
    ordered = _in_order(written, shape, ())
    return dict(ordered) if isinstance(ordered, Mapping) else {}


def _in_order(written: Written, shape: type[Shape], path: Path) -> Written:
    if isinstance(written, str) or written is None:
        return written
    if not isinstance(written, Mapping):
        return [_in_order(value, shape, (*path, position)) for position, value in enumerate(written)]
    known = _names_at(shape, path)
    names = [*(name for name in known if name in written), *(name for name in written if name not in known)]
    return {name: _in_order(written[name], shape, (*path, name)) for name in names}


@lru_cache(maxsize=1 << 10)
def _names_at(shape: type[Shape], path: Path) -> tuple[str, ...]:
    """Return the names of the fields at a path, in their order; none where there is no shape."""
    own = shape_at(shape, path)
    return own.field_names() if own else ()


def items(written: Iterable[Written]) -> list[str]:
    """Return the lines of a list."""
    lines: list[str] = []
    for value in written:
        if isinstance(value, Mapping):
            first, *rest = fields(value) or ["{}"]
            lines += [f"- {first}", *indented(rest)]
        elif isinstance(value, Verbatim):
            lines += verbatim("-", value)
        elif isinstance(value, str):
            lines.append(f"- {scalar(value)}")
        elif value is not None:
            first, *rest = items(value) or ["[]"]
            lines += [f"- {first}", *indented(rest)]
    return lines


def indented(lines: Iterable[str]) -> list[str]:
    """Return lines one level further in."""
    return [f"{INDENT}{line}" for line in lines]


def document(front: Sequence[str], body: str = "") -> str:
    """Return the text of a content file: lines of front matter between their fences, and Markdown below."""
    fenced = "\n".join(("---", *front, "---"))
    return f"{fenced}\n{body.strip()}\n" if body.strip() else f"{fenced}\n"
