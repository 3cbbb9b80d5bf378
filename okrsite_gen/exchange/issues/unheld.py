"""What a record of an issue says in words that nothing made of it holds: it is kept by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from typing import Any

from okrsite_gen.exchange.issues.custom import is_idle
from okrsite_gen.exchange.issues.issue import Issue, says_something
from okrsite_gen.exchange.words.leaves import leaves

_WORDS = re.compile(r"[^\W\d_]{2,}")
_TOKEN = re.compile(r"\S{1,200}")
"""One word without blanks: what programs write into fields of their own."""


def with_unheld(issue: Issue, record: Mapping[str, Any], idle: dict[str, None]) -> Issue:
    """Return an issue that keeps what else its record says; names of fields of the tracker's own go into `idle`.

    Whatever is internal, was written by the tracker, or belongs to another issue is left where it is.
    """
    held = _words(" ".join(_texts(astuple(issue))))
    rest = []
    for path, text in leaves(record, _is_left):
        if _words(text) <= held:
            continue
        if is_idle(path[-1]) and _TOKEN.fullmatch(text):
            idle[path[-1]] = None
        else:
            rest.append((", ".join(name for name in path if name not in _WRAPPERS) or path[-1], text))
    return replace(issue, rest=(*issue.rest, *rest)) if rest else issue


_WRAPPERS = frozenset({"nodes", "edges", "node", "widgets", "content"})


def _is_left(container: object, key: object) -> bool:
    """Whether something inside a record tells of another issue, or is nothing that everybody may see."""
    value = container[key] if isinstance(container, Mapping | list) else None  # type: ignore[call-overload]
    if not isinstance(value, Mapping):
        return False
    is_hidden = any(says_something(value.get(name)) for name in ("internal", "confidential", "isConfidential"))
    is_issue = isinstance(value.get("title"), str) and key != "content"
    return is_hidden or is_issue or value.get("system") is True


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold()))
