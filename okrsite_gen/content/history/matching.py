"""Which key result of one version of a file is which of the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from okrsite_gen.content.history.said import Said, SaidOfKeyResult

_Alike = Callable[[int, int], bool]


def matched(before: Said, after: Said) -> dict[int, int]:
    """Return position after → position before, from 0, of the key results that both versions have.

    They are the same by their id, else by an id that one says it had before, else by their title; and where neither
    has an id, by their place in lists of the same length.
    """
    old, new = before.key_results, after.key_results

    def by_former_id(then: int, now: int) -> bool:
        return old[then].id in new[now].former or new[now].id in old[then].former

    def by_title(then: int, now: int) -> bool:
        return _title(old[then]) == _title(new[now]) != ""

    def by_place(then: int, now: int) -> bool:
        return then == now and len(old) == len(new) and not old[then].id and not new[now].id

    same_id: _Alike = lambda then, now: old[then].id == new[now].id != ""  # noqa: E731 - one of four of a kind
    found: dict[int, int] = {}
    for alike in (same_id, by_former_id, by_title, by_place):
        _pair(alike, range(len(old)), range(len(new)), found)
    return found


def _pair(alike: _Alike, old: Sequence[int], new: Sequence[int], found: dict[int, int]) -> None:
    free = [then for then in old if then not in set(found.values())]
    for now in new:
        then = None if now in found else next((each for each in free if alike(each, now)), None)
        if then is not None:
            found[now] = then
            free.remove(then)


def _title(said: SaidOfKeyResult) -> str:
    return said.fields.get("title", "")
