"""In which fields two versions of a file differ, in words, and whether they are for the same readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.content.document import Document, FrontValue, Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold
from okrsite_gen.model.settings import Settings

_LIST = "key_results"
_MOST = 6
_OF_READERS = frozenset({"audience", "figures"})


@dataclass(frozen=True, slots=True)
class Differences:
    """How a file differs from its archived version."""

    told: str
    """What differs, such as "`title`, `target` of `rate`, the text"; empty where both say the same."""
    readers: bool
    """Whether it says, or may say, another thing about who is to read it."""


def differences(then: bytes, now: bytes, file: str, role: Role, settings: Settings) -> Differences:
    """Return how the present bytes of a file differ from the archived ones.

    A file with an error in its fields may have been meant for other readers, in words that are none.
    """
    markdown = Markdown()
    before, after = (read_document(source_of(file, data), role, markdown) for data in (then, now))
    if not after.readable:
        return Differences("what can be read of it", readers=bool(after.doubt))
    in_doubt = any(each.severity is Severity.ERROR for each in validate(after, settings)[1])
    readers = in_doubt or list(_readers(before.front)) != list(_readers(after.front))
    return Differences(_told(before, after), readers)


def _readers(value: FrontValue) -> Iterator[tuple[str, FrontValue]]:
    """Yield all that front matter says about who is to read it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _OF_READERS or (name == "state" and _is_draft(inner)):
                yield name, inner
            yield from _readers(inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ((f"{place}.{name}", said) for name, said in _readers(inner))


def _is_draft(state: FrontValue) -> bool:
    return isinstance(state, str) and fold(state.strip()) == State.DRAFT.value


def _told(before: Document, after: Document) -> str:
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
