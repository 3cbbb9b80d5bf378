"""Every word that an import tells, wherever it ends, to see that none was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from okrsite_gen.model.incoming import Incoming


def words(text: str) -> set[str]:
    """Return the words of a text, in lower case."""
    return set(re.findall(r"[^\W_]+", text.casefold()))


def told_words(incoming: Incoming) -> set[str]:
    """Return every word that stands somewhere in what was read."""
    return words(" ".join(_texts(incoming)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield each.name
            yield from _texts(getattr(value, each.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)
