"""Words that mean something in content: names of fields and what may stand behind them, out of the schema itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from okrsite_gen.content.configuration import json_schema
from okrsite_gen.content.schema import json_schemas

FIGURES = (
    "38%",
    "€4,250",
    "$1.2M",
    "12 days",
    "6/10",
    "<5%",
    "≥ 20",
    "~300",
    "−14",
    "4,6",
    "1.5k",
    "withheld",
    "0",
    "0.7",
    "10",
    "2026-11-20",
    "2026-02-30",
    "1899-01-01",
    "[2026-12-21, 2027-01-02]",
    "true",
    "no",
    "null",
    "supporting",
    "all",
)
MARKS = (
    "[[a/2026-Q4/b#c]]",
    "[[@ann]]",
    "[[b|words]]",
    "[a](b.md)",
    "![a](../assets/a.png)",
    "# ",
    "## ",
    "- [ ] ",
    "1. ",
    "> ",
    "***",
    "~~",
    "|---|",
    "[^1]",
    "[^1]: ",
    "<details>",
    "</details>",
    "<br>",
    "&amp;",
    "&#x202e;",
    "http://a.b/",
    "<a href=",
    "```yaml",
    "$$",
    "\\[",
    "  \n",
    "====",
    "[a]: /b",
    "<p title='",
    "<svg>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?x",
    "\t",
    "*",
    "_",
    "`",
)


def names_in(schema: Any) -> Iterator[str]:
    """Yield the names of fields of a JSON Schema, and the words that may stand behind them."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for inner in schema.values():
            yield from names_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names_in(inner)


def _words(schema: Any) -> tuple[bytes, ...]:
    names = dict.fromkeys(names_in(schema))
    return tuple(f"{name}: ".encode() for name in names) + tuple(name.encode() for name in names)


CONTENT = tuple(word for schema in json_schemas().values() for word in _words(schema)) + tuple(
    word.encode() for word in (*FIGURES, *MARKS)
)
CONFIGURATION = (*_words(json_schema()), *(word.encode() for word in FIGURES))
MARKDOWN = tuple(word.encode() for word in MARKS)
