"""In which fields two versions of a file differ, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrsite_gen.content.document import FrontValue, Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.sources import source_of

_LIST = "key_results"
_MOST = 6


def told_differences(then: bytes, now: bytes, file: str, role: Role) -> str:
    """Return what differs, such as "`title`, `target` of `rate`, the text"; empty where both say the same."""
    markdown = Markdown()
    before, after = (read_document(source_of(file, data), role, markdown) for data in (then, now))
    if not after.readable:
        return "what can be read of it"
    told = [*_fields(before.front, after.front)]
    if before.body.strip() != after.body.strip():
        told.append("the text")
    more = [f"{len(told) - _MOST} more"] if len(told) > _MOST else []
    return ", ".join((*told[:_MOST], *more))


def _fields(before: Mapping[str, FrontValue], after: Mapping[str, FrontValue]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if name == _LIST and isinstance(was, list) and isinstance(now, list):
            yield from _key_results(was, now)
        else:
            yield f"`{name}`"


def _key_results(before: list[FrontValue], after: list[FrontValue]) -> Iterator[str]:
    was, now = _by_id(before), _by_id(after)
    for id_ in dict.fromkeys((*was, *now)):
        old, new = was.get(id_), now.get(id_)
        if old is None or new is None:
            yield f"the key result `{id_}`"
        else:
            yield from (f"{field} of `{id_}`" for field in _fields(old, new))


def _by_id(listed: list[FrontValue]) -> dict[str, dict[str, FrontValue]]:
    found = {}
    for number, each in enumerate(listed, 1):
        fields: dict[str, FrontValue] = each if isinstance(each, dict) else {"title": each}
        id_ = fields.get("id")
        found[id_ if isinstance(id_, str) else str(number)] = fields
    return found
