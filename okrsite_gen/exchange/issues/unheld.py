"""What a record of an issue says in words that nothing made of it holds: it is kept by its name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import astuple, replace
from typing import Any

from okrsite_gen.exchange.issues.custom import is_idle
from okrsite_gen.exchange.issues.issue import KINDS, Issue, says_something
from okrsite_gen.exchange.tables.table import comparable
from okrsite_gen.exchange.words.leaves import leaves
from okrsite_gen.exchange.words.states import kind_of

_WORDS = re.compile(r"[^\W\d_]{2,}")
_TOKEN = re.compile(r"\S{1,200}")
"""One word without blanks: what programs write into fields of their own."""


def with_unheld(issue: Issue, record: Mapping[str, Any], read: Container[str], idle: dict[str, None]) -> Issue:
    """Return an issue that keeps what else its record says; names of fields of the tracker's own go into `idle`.

    `read` are names of fields that are read, and of which a single word says nothing that is not known.

    Whatever is internal, was written by the tracker, or belongs to another issue is left where it is.
    """
    # Number, type and reason only steer what becomes of an issue: nobody reads them afterwards.
    held = _words(" ".join(_texts(astuple(replace(issue, number="", kind=_known_kind(issue.kind), reason="")))))
    rest = []
    for path, text in leaves(record, _is_left):
        if _words(text) <= held:
            continue
        if _TOKEN.fullmatch(text) and (is_idle(path[-1]) or path[-1] in read):
            idle |= {} if path[-1] in read else {path[-1]: None}
        else:
            rest.append((", ".join(name for name in path if name not in _WRAPPERS) or path[-1], text))
    return replace(issue, rest=(*issue.rest, *rest)) if rest else issue


_ENVELOPE = frozenset({"cursor", "endCursor", "startCursor", "hasNextPage", "hasPreviousPage", "page", "per_page"})
"""Fields by which programs ask for the next page."""


def strays(value: object, records: Container[int]) -> str:
    """Return in words what stands beside the records of issues, whose identities are `records`, line by line."""
    lines = []
    for path, text in leaves(value, lambda inside, key: id(_in(inside, key)) in records or _is_hidden(inside, key)):
        if not (path and _TOKEN.fullmatch(text) and (is_idle(path[-1]) or path[-1] in _ENVELOPE)):
            lines.append(": ".join(filter(None, (", ".join(path), text))))
    return "\n".join(lines)


def _known_kind(kind: str) -> str:
    return kind if kind_of(kind) or comparable(kind) in KINDS else ""


_WRAPPERS = frozenset({"nodes", "edges", "node", "widgets", "content"})


def _in(container: object, key: object) -> object:
    return container[key] if isinstance(container, Mapping | list) else None  # type: ignore[call-overload]


def _is_left(container: object, key: object) -> bool:
    """Whether something inside a record tells of another issue, or is nothing that everybody may see."""
    value = _in(container, key)
    is_issue = isinstance(value, Mapping) and isinstance(value.get("title"), str) and key != "content"
    return is_issue or _is_hidden(container, key)


def _is_hidden(container: object, key: object) -> bool:
    """Whether something is shown to few people, or was written by the tracker itself."""
    value = _in(container, key)
    if not isinstance(value, Mapping):
        return False
    named = any(says_something(value.get(name)) for name in ("internal", "confidential", "isConfidential"))
    return named or value.get("system") is True


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold()))
