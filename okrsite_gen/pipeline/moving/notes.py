"""What an export says and no field can hold, as a list in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from okrsite_gen.content.writing.foreign import foreign_text
from okrsite_gen.content.writing.scalars import one_line

_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


def notes(rest: Iterable[tuple[str, str]]) -> str:
    """Return (name, text) pairs as a list, without addresses of people; empty where there are none."""
    lines = []
    for name, text in rest:
        words = without_addresses(text)
        if words.strip():
            shown = foreign_text(words).replace("\n", "\n  ")
            lines.append(f"- {plain(name)}: {shown}")
    return "\n".join(lines)


def without_addresses(text: str) -> str:
    """Return a text with the names before their `@` in place of mail addresses."""
    return text if "@" not in text else _ADDRESS.sub(lambda found: called(found[0]), text)


def called(person: str) -> str:
    """Return what to call somebody of whom only an address may be known: `maria.silva@…` is `maria.silva`."""
    words = one_line(person)
    named = re.sub(r"\s*(?:[<(]\s*)?" + _ADDRESS.pattern + r"\s*[>)]?", "", words).strip()
    return named or words.partition("@")[0].strip("<( ")


@lru_cache(maxsize=1 << 12)
def plain(name: str) -> str:
    """Return a name without what Markdown would make of it."""
    return re.sub(r"([*_`\[\]<>#|\\])", r"\\\1", one_line(name))
