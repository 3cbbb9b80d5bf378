"""Which file of one commit goes on with which file that stood there before.

Git tells by how much of the text stayed the same, and by the same path. An objective is known better by its key, which
stays the same in another content folder, and by a title that only one file had before and only one has now: then two
may even have exchanged their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from okrsite_gen.content.history.git_log import Edit
from okrsite_gen.model.same_title import by_title

_Of = Callable[[str], str]


def paired(edits: Sequence[Edit], key_of: _Of, title_of: _Of) -> Sequence[Edit]:
    """Return the edits of one commit, each file held against the one that it goes on from.

    `key_of` says which key a path gives an objective (empty for other files), `title_of` which title a content has.
    Merges are as they were.
    """
    ours = [each for each in edits if key_of(each.path or each.path_before) and len(each.before) < 2]
    if len(ours) < 2:
        return edits
    then = {each.path_before: each.before[0] for each in ours if each.before}
    now = {each.path: each.after for each in ours if each.path}
    told = {each.path: each.path_before for each in ours if each.path and each.path_before}
    titles = ({path: title_of(content) for path, content in side.items()} for side in (then, now))
    found = by_title(_by_key(told, then, now, key_of), *titles)
    return edits if found == told else _edits(edits, ours, then, found)


def _by_key(told: Mapping[str, str], then: Mapping[str, str], now: Mapping[str, str], key_of: _Of) -> dict[str, str]:
    """Return path → path before, with files that are gone going on where their key is."""
    gone = {key_of(path): path for path in then if path not in now}
    found = dict(told)
    for path in now:
        before = gone.get(key_of(path))
        if before and key_of(found.get(path, "")) != key_of(path):
            found = {each: was for each, was in found.items() if was != before} | {path: before}
    return found


def _edits(
    edits: Sequence[Edit], ours: Iterable[Edit], then: Mapping[str, str], found: Mapping[str, str]
) -> list[Edit]:
    mine = {id(each) for each in ours}
    others = [each for each in edits if id(each) not in mine]
    commit = edits[0].commit
    gone = [Edit(commit, path, "", (content,), "") for path, content in then.items() if path not in found.values()]
    made = []
    for each in ours:
        if each.path:
            before = found.get(each.path, "")
            made.append(replace(each, path_before=before, before=(then[before],) if before else ()))
    return [*others, *made, *gone]
