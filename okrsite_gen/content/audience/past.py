"""What a build may tell of the past: nothing of what was a draft, or is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold

_REASON = "reason"
"""The field of a key result in which its file says why it was changed."""


def shared_past(history: History, left_out: Collection[str], *, drafts: bool) -> History:
    """Return the history that a build may tell which leaves out the objectives with these keys.

    The past of an objective begins when it left being a draft, unless drafts are shown. The message of a commit that
    also changed a draft, or what is left out, is not told, since it may be about that; neither is a reason given there,
    unless the file itself gives it beside what was changed.
    """
    hidden = tuple(_hidden(history.changes, left_out, drafts=drafts))
    if not any(hidden):
        return history
    silent = {change.commit for change, is_hidden in zip(history.changes, hidden, strict=True) if is_hidden}
    beside = {(one.commit, one.entity, one.after) for one in history.changes if one.name == _REASON}
    told = (
        _silenced(change, beside) if change.commit in silent else change
        for change, is_hidden in zip(history.changes, hidden, strict=True)
        if not is_hidden or _leaves(change)
    )
    return replace(history, changes=tuple(told))


def _silenced(change: Change, beside: Collection[tuple[str, str, str]]) -> Change:
    """Return a change without the words of its commit; `beside` are the reasons that files give, by commit and key."""
    in_file = (change.commit, change.entity, change.reason) in beside
    return replace(change, message="", reason=change.reason if in_file else "")


def _hidden(changes: tuple[Change, ...], left_out: Collection[str], *, drafts: bool) -> Iterator[bool]:
    """Yield of each change whether it is of a draft or of something that is left out."""
    draft = {} if drafts else _first_states(changes)
    left: set[tuple[str, str]] = set()
    for change in changes:
        objective = change.entity.partition("#")[0]
        yield draft.get(objective, False) or (objective, change.commit) in left or objective in left_out
        if change.name == "state" and change.entity == objective and not drafts:
            if _leaves(change):
                left.add((objective, change.commit))
            draft[objective] = _is_draft(change.after)


def _first_states(changes: tuple[Change, ...]) -> dict[str, bool]:
    """Return key of an objective → whether it was a draft before the first change of its state."""
    found: dict[str, bool] = {}
    for change in changes:
        if change.name == "state" and "#" not in change.entity:
            found.setdefault(change.entity, _is_draft(change.before or change.after))
    return found


def _leaves(change: Change) -> bool:
    return change.name == "state" and "#" not in change.entity and _is_draft(change.before)


def _is_draft(state: str) -> bool:
    return fold(state) == State.DRAFT.value
