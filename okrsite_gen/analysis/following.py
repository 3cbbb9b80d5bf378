"""Titles that merely follow a changed figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from okrsite_gen.analysis.rewording import reworded
from okrsite_gen.model.history import Change

FIGURES = frozenset({"start", "target", "min", "max"})
TITLE = "title"


def following_titles(changes: Iterable[Change]) -> frozenset[tuple[str, str]]:
    """Return (key of a key result, id of a commit) where the commit changed figures, and its title only with them."""
    together: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.name == TITLE or change.name in FIGURES:
            together[change.entity, change.commit].append(change)
    return frozenset(where for where, of_one in together.items() if _follows(of_one))


def _follows(changes: Iterable[Change]) -> bool:
    titles = [change for change in changes if change.name == TITLE]
    moved = any(change.name != TITLE for change in changes)
    return moved and all(not reworded(each.before, each.after, with_figures=True) for each in titles) and bool(titles)
