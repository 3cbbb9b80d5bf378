"""Headings that name nothing, though they may have been meant to: nobody knows who may read the words below them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.heading_words import is_like_a_name, parts_of, plain, small_words_of
from okrsite_gen.content.levels import Levels
from okrsite_gen.content.lost_key_results import costs_key_result, may_hold_key_results
from okrsite_gen.content.names_in_fields import former_of
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold_title
from okrsite_gen.model.nearest import slips_of
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import BrokenFile
from okrsite_gen.model.references import Scope, expand

_PARTS = re.compile(r"[][`*:(),;|–—]+|\s-\s")
_LINKED = re.compile(r"\[\[\s*([^\s@\[\]|][^\[\]|]*?)\s*(?:\||\]\])")
_WHOLE_ENTRY = 2
"""Length of a path to a key result."""

_NO_HISTORY = History()

Folders = tuple[str, str]
"""Keys of a team and a cycle."""


class Doubt(Enum):
    """Why nobody knows who may read what stands below a heading."""

    HIDDEN = "hidden"
    """It is, or nearly is, the name of something that is left out."""
    NAME = "name"
    """It is written like a name, and nothing has that name."""
    FORMER = "former"
    """It was the name of something once, as git knows, and nothing has that name now."""
    UNREAD = "unread"
    """A file that cannot be understood may hold what it names."""

    @property
    def concerns_what_stands_beside(self) -> bool:
        """Whether a check-in that speaks of something hidden by it was hidden as a whole while that had its name.

        What is merely written like a name may never have been one.
        """
        return self is not Doubt.NAME


@dataclass(slots=True)
class _Names:
    """What a team has in a cycle, by what a heading may call it."""

    shown: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    hidden_ids: set[str] = field(default_factory=set)
    """Those of the hidden names that are ids, as far as that is known."""
    unread: bool = False

    @property
    def hides(self) -> bool:
        return bool(self.hidden) or self.unread


class Headings:
    """Judges headings that file the words below them under nothing, in what is left for some readers."""

    def __init__(
        self,
        gathered: Gathered,
        levels: Levels,
        shown: int,
        *,
        drafts: bool,
        lost: Iterable[BrokenFile],
        history: History = _NO_HISTORY,
    ) -> None:
        """Take what there is; `lost` are the files that cannot be used and leave no trace on the site."""
        self._history = history
        self.hides = shown < levels.nobody - 1
        """Whether the readers may see less than others."""
        self._names: dict[Folders, _Names] = defaultdict(_Names)
        self._shown: dict[str, set[str]] = {}
        """Key of an objective that is shown → ids of its key results that are."""
        self._objectives = gathered.objectives
        self._teams = gathered.teams
        for objective in gathered.objectives.values():
            readable = levels.objective(objective.key) <= shown and (drafts or objective.state is not State.DRAFT)
            self._take(objective, levels, shown if readable else -1)
            gone = gathered.left_out.get(objective.place.file, ())
            lost_results = [path for path in gone if path and (costs_key_result(path) or may_hold_key_results(path))]
            if any(self.hides or len(path) <= _WHOLE_ENTRY for path in lost_results):
                names = self._names[objective.team, objective.cycle]
                names.hidden |= {*gathered.names_lost.get(objective.place.file, ())} - self._shown_names(objective)
        for file in lost:
            if file.kind == "objective":
                names = self._names[folders_of_key(file.key)]
                names.hidden |= {file.key.rpartition("/")[2], *gathered.names_lost.get(file.place.file, ())}
                names.unread |= file.place.file not in gathered.names_lost

    def _take(self, objective: Objective, levels: Levels, shown: int) -> None:
        names = self._names[objective.team, objective.cycle]
        slug = objective.key.rpartition("/")[2]
        if shown < 0:
            names.hidden |= {slug, fold_title(objective.title), *former_of(objective.aliases)}
            names.hidden_ids.add(slug)
        else:
            names.shown.add(slug)
            self._shown[objective.key] = set()
        for one in objective.key_results:
            if levels.key_result(one.key) > shown:
                names.hidden |= {*_called(one), fold_title(one.title), *former_of(one.aliases)}
                names.hidden_ids.update(_called(one))
            elif one.id:
                names.shown.add(one.anchor)
                self._shown[objective.key].add(one.anchor)

    def _shown_names(self, objective: Objective) -> set[str]:
        """Return what an objective's file calls that of it which is shown."""
        ids = self._shown.get(objective.key, set())
        titles = {fold_title(one.title) for one in objective.key_results if one.anchor in ids or not one.id}
        return {*ids, *titles, fold_title(objective.title), *former_of(objective.aliases)}

    def doubt(self, heading: str, scope: Scope, others: Iterable[Folders] = ()) -> Doubt | None:
        """Return why nobody knows for whom the words below a heading are; None where they are for everybody.

        The heading names nothing of what its own file may file words under. `others` are teams, with cycles, of which
        the same file speaks.
        """
        name, links, named = _named_in(heading, scope)
        folders = _folders(named, scope, others)
        known = [self._names[each] for each in folders if each in self._names]
        if any(self._is_hidden(*one) for one in named) or any(_means_one(heading, name, each) for each in known):
            return Doubt.HIDDEN
        shown = [self._is_shown(*one) for one in named]
        if not name or (shown and all(shown)) or any(name in each.shown for each in known):
            return None
        if self._is_hidden_elsewhere(heading, name, dict.fromkeys(team for team, _ in folders)):
            return Doubt.HIDDEN
        if self.hides or any(each.hides for each in known):
            is_name = bool(links) or is_like_a_name(heading, name, self._teams)
            return self._doubt_of_name(name, named, folders, is_name=is_name)
        return None

    def _doubt_of_name(
        self, name: str, named: Iterable[tuple[str, str]], folders: Sequence[Folders], *, is_name: bool
    ) -> Doubt | None:
        """Return why what is no name now may have been one; several ordinary words are none."""
        is_word = " " not in name
        if any(self._was(*one) for one in named) or (is_word and any(self._is_former(name, each) for each in folders)):
            return Doubt.FORMER
        if (is_name or is_word) and any(self._names[each].unread for each in folders if each in self._names):
            return Doubt.UNREAD
        return Doubt.NAME if is_name else None

    def _is_hidden_elsewhere(self, heading: str, name: str, teams: Iterable[str]) -> bool:
        """Whether a heading is exactly what something hidden in another place is called, which may have been moved.

        In other cycles of these teams, names between marks count too; so they do anywhere where it is a reference.
        """
        parts = {name, *parts_of(heading)} - {""}
        if any(not parts.isdisjoint(self._hidden_by_team.get(team, ())) for team in teams):
            return True
        whole = parts if any(each in heading for each in "#/[") else {name, fold_title(plain(heading)).strip("\"'")}
        return not whole.isdisjoint(self._hidden_by_team[""])

    @cached_property
    def _hidden_by_team(self) -> Mapping[str, Collection[str]]:
        """Return all names of what is left out, by team; those of all teams under no name."""
        found: dict[str, set[str]] = {"": set()}
        for (team, _), names in self._names.items():
            found.setdefault(team, set()).update(names.hidden)
            found[""] |= names.hidden
        return found

    def _was(self, objective: str, key_result: str) -> bool:
        """Whether git knows what is named there, of which nothing is shown under that name."""
        folders, slug = folders_of_key(objective), objective.rpartition("/")[2]
        return self._is_former(slug if objective not in self._shown else key_result, folders)

    def _is_former(self, name: str, folders: Folders) -> bool:
        return name in self._former_names.get(folders, ())

    def meant(self, heading: str, scope: Scope) -> str:
        """Return the id in the same team and cycle that a heading is nearly; empty where it is none, or several."""
        names = self._names.get((scope.team, scope.cycle)) or _Names()
        meant = slips_of(heading_id(heading), sorted({*names.shown, *names.hidden}))
        return meant[0] if len(meant) == 1 and " " not in meant[0] else ""

    @cached_property
    def _former_names(self) -> Mapping[Folders, Collection[str]]:
        """Return what git knows that objectives and key results were called, by the folders that they had."""
        found: dict[Folders, set[str]] = defaultdict(set)
        history = self._history
        formers = [one for (kind, _), others in history.former_names.items() if kind == "objective" for one in others]
        for entity in {*formers, *(change.entity for change in history.changes)}:
            objective, _, anchor = entity.partition("#")
            found[folders_of_key(objective)] |= {_named(objective.rpartition("/")[2]), _named(anchor)}
        for key, anchors in history.former_anchors.items():
            found[folders_of_key(key.partition("#")[0])].update(anchors)
        return found

    def _is_hidden(self, objective: str, key_result: str) -> bool:
        """Whether that is there, and is not shown."""
        there = self._objectives.get(objective)
        if there is None or self._is_shown(objective, key_result):
            return False
        return objective not in self._shown or any(one.anchor == key_result for one in there.key_results if one.id)

    def _is_shown(self, objective: str, key_result: str) -> bool:
        return objective in self._shown and (not key_result or key_result in self._shown[objective])


def folders_around(heading: str, scope: Scope, others: Iterable[Folders] = ()) -> tuple[Folders, ...]:
    """Return the teams and cycles that may hold what a heading names: its own, those it names, and `others`."""
    _, _, named = _named_in(heading, scope)
    return _folders(named, scope, others)


def _folders(named: Iterable[tuple[str, str]], scope: Scope, others: Iterable[Folders]) -> tuple[Folders, ...]:
    return tuple(dict.fromkeys(((scope.team, scope.cycle), *others, *(folders_of_key(key) for key, _ in named))))


def _named_in(heading: str, scope: Scope) -> tuple[str, list[tuple[str, str] | None], list[tuple[str, str]]]:
    """Return the id that a heading may be, what its links lead to, and what it names by links or as a whole."""
    name = heading_id(plain(heading))
    links = [expand(written, scope) for written in _LINKED.findall(heading)]
    return name, links, [one for one in (*links, expand(name, scope) if " " not in name else None) if one]


def _means_one(heading: str, name: str, names: _Names) -> bool:
    """Whether a heading, or a part between marks, is or nearly is a hidden name, or it has a hidden id in it."""
    hidden = names.hidden
    if not hidden:
        return False
    parts = {name, fold_title(heading), *(fold_title(part) for part in _PARTS.split(heading)), *parts_of(heading)}
    if any(part in hidden or slips_of(part, hidden) for part in parts - {""}):
        return True
    return any(word in names.hidden_ids for word in small_words_of(heading))


def _named(key: str) -> str:
    """Return the name in a key that has a number behind it, since something else has that name now."""
    return key.partition("~")[0]


def _called(key_result: KeyResult) -> Iterator[str]:
    if key_result.id:
        yield key_result.anchor


def folders_spoken_of(check_in: CheckIn) -> tuple[Folders, ...]:
    """Return the teams and cycles of whose objectives the updates of a check-in speak."""
    keys = (update.target.objective for update in check_in.updates)
    return tuple(dict.fromkeys(folders_of_key(key) for key in keys if key))


def folders_of_key(key: str) -> Folders:
    """Return the team and the cycle of an objective."""
    team, cycle, _ = key.split("/", 2)
    return team, cycle
