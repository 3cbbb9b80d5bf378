"""How things are called, in findings and in headings."""

from __future__ import annotations

import re

from okrsite_gen.model.names import fold
from okrsite_gen.model.values import Figure, Value

_AROUND_ID = "`*[]():#. \t"
_LINK = re.compile(r"\[\[(?P<target>[^\[\]|]*)\|[^\[\]]*\]\]")


def as_sentence(words: str) -> str:
    """Return `words` with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]


def figure_words(figure: Figure) -> str:
    """Return a figure as its author wrote it."""
    return figure.written if isinstance(figure, Value) else "withheld"


def key_result_name(identifier: str, position: int) -> str:
    """Return how a key result is called within its objective's file: by its id, or by its place in the list."""
    return f"key result `{identifier}`" if identifier else f"key result {position}"


def heading_id(heading: str) -> str:
    """Return the id or reference that a heading may name, folded, without marks around it."""
    link = _LINK.fullmatch(heading.strip()) if "|" in heading else None
    return fold((link and link["target"].strip()) or heading.strip(_AROUND_ID))
