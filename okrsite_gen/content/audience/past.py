"""What a build may tell of the past: nothing of what was a draft, or is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from okrsite_gen.model.history import PLANNED, Change, History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import WITHHELD_WORD, Withheld

_REASON = "reason"
"""The field of a key result in which its file says why it was changed."""


Field = tuple[str, str]
"""Key of a key result, and the name of one of its fields."""


def withheld_figures(key_results: Iterable[KeyResult]) -> frozenset[Field]:
    """Return the figures that are withheld now; a planned path is, where one of its figures is."""
    return frozenset(
        (one.key, name)
        for one in key_results
        for name, figures in (
            ("start", (one.start,)),
            ("target", (one.target,)),
            ("min", (one.minimum,)),
            ("max", (one.maximum,)),
            ("current", (one.current,)),
            (PLANNED, [figure for _, figure in one.planned]),
        )
        if any(isinstance(figure, Withheld) for figure in figures)
    )


def shared_past(
    history: History, left_out: Collection[str], *, drafts: bool, withheld: Collection[Field] = ()
) -> History:
    """Return the history that a build may tell which leaves out the objectives with these keys.

    Of figures that are `withheld` now it tells only since when they are, not what they were.

    The past of an objective begins when it left being a draft, unless drafts are shown. The message of a commit that
    also changed a draft, or what is left out, is not told, since it may be about that; neither is a reason given there,
    unless the file itself gives it beside what was changed.
    """
    history = _without_figures(history, withheld)
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


def _without_figures(history: History, withheld: Collection[Field]) -> History:
    """Return the history without what those figures were, nor messages of commits that set them."""
    of_figures = [one for one in history.changes if (one.entity, one.name) in withheld]
    if not of_figures:
        return history
    last = {(one.entity, one.name): one for one in of_figures}
    silent = {one.commit for one in of_figures if one is not last[one.entity, one.name]}
    changes = []
    for one in history.changes:
        change = replace(one, message="") if one.commit in silent else one
        if (one.entity, one.name) not in withheld:
            changes.append(change)
        elif one is last[one.entity, one.name]:
            before = WITHHELD_WORD if one.before and one.name != PLANNED else ""
            changes.append(replace(change, before=before, value_before=None, points_before=()))
    return replace(history, changes=tuple(changes))


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
