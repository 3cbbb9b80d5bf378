"""From edits of files to changes of objectives and key results, each under the key that it has at the end.

Every edit is held against the very version that it replaced, not against its neighbour in time. So what two branches
did at the same time never looks like a change and its withdrawal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from okrsite_gen.content.history.comparing import Difference, differences, differences_of_key_result, values_in
from okrsite_gen.content.history.git_log import Commit, Edit
from okrsite_gen.content.history.matching import matched
from okrsite_gen.content.history.pairing import paired
from okrsite_gen.content.history.said import SERIES, Fields, Said, is_draft
from okrsite_gen.model.history import ADDED, REMOVED, Change
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold

Read = Callable[[str], Said | None]
"""From the id of a content to what it says; None for what cannot be read."""

Names = tuple[str, ...]
"""Key results of one version by position: under which name each is traced."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The changes up to some version of all files."""

    files: Mapping[str, str]
    """Path of an objective's file → id of its content there; empty for a file that was deleted."""
    changes: tuple[Change, ...] = ()
    """Each behind those that it builds on; entities have the keys of that version."""
    touched: Mapping[str, date] = field(default_factory=dict)
    """Path of any file → the day on which its content changed last."""
    moves: Mapping[str, str] = field(default_factory=dict)
    """Path of any file → the one that it got instead; drafts aside, which nobody has read under their former names."""
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of a key result → the anchors that it had before."""
    firsts: Mapping[str, str] = field(default_factory=dict)
    """Path of any file that stood elsewhere before → the path at which it stood first; drafts aside likewise."""


class Tracer:
    """Follows objectives and key results through edits, oldest first.

    Each has a name by which it is traced: the key that it had at first, with `~2` behind it where that was taken.
    """

    def __init__(self, known: Traced, key_of: Callable[[str], str], read: Read, *, decimal_comma: bool) -> None:
        """Go on from `known`; `key_of` says which key a path gives an objective, empty for other files."""
        self._key_of = key_of
        self._read = read
        self._decimal_comma = decimal_comma
        self._files = dict(known.files)
        self._changes = list(known.changes)
        self._touched = dict(known.touched)
        self._moves = dict(known.moves)
        self._anchors = dict(known.anchors)
        self._firsts = dict(known.firsts)
        self._taken = {change.entity for change in known.changes}
        self._key_results: dict[str, list[str]] = defaultdict(list)
        for name in self._taken:
            self._key_results[name.partition("#")[0]].append(name)
        self._objectives = {path: key_of(path) for path in known.files}
        self._known = frozenset(self._objectives.values())
        self._taken.update(self._known)
        self._moved: set[str] = set()
        self._names: dict[tuple[str, str], Names] = {}
        self._readable: dict[str, str] = {}
        self._then: Mapping[str, str] = {}
        """Path → name of the objective there before the commit that is followed."""
        self._first_then: Mapping[str, str] = {}
        """Path → the path at which its file stood first, before that commit."""
        self._still_there: Collection[str] = ()
        """Paths at which something stands after it."""
        self.unsure = False
        """Whether something was edited of which nobody here can read what it said before."""

    def follow(self, edits: Iterable[Edit]) -> None:
        """Take edits into account, oldest first, those of one commit together."""
        for _, of_commit in groupby(edits, key=lambda each: each.commit):
            told = paired(tuple(of_commit), self._key_of, self._title)
            self._then = {each.path_before: self._objectives.get(each.path_before, "") for each in told}
            former = [each.path_before for each in told if each.path_before]
            self._first_then = {path: self._firsts.get(path, path) for path in former}
            self._still_there = {each.path for each in told}
            for edit in told:
                self._follow(edit)

    def _title(self, content: str) -> str:
        said = self._read(content)
        return " ".join(said.fields.get("title", "").split()) if said else ""

    def _follow(self, edit: Edit) -> None:
        path = edit.path or edit.path_before
        self._touch(edit)
        self._move(edit)
        if not self._key_of(path):
            return
        name = self._objective(edit, path)
        if not edit.path:
            self._deleted(edit, name)
            return
        self._files[path] = edit.after
        now = self._read(edit.after)
        if now is None:
            return
        then = [before for before in (self._usable(name, each) for each in edit.before) if before]
        if then:
            self._edited(edit, name, then, now)
        elif edit.before:
            self.unsure = True
            self._named(name, edit.after, now)
        else:
            self.unsure = self.unsure or (name in self._known and name not in self._readable)
            self._begun(edit.commit, name, now, self._named(name, edit.after, now))
        self._readable[name] = edit.after

    def traced(self, present: Mapping[str, str] | None = None) -> Traced:
        """Return all changes so far, under the keys that the present files give.

        `present` says which these are (path → id of the content), where git knows better than the order of edits.
        """
        if present is not None:
            paths = {*self._files, *filter(self._key_of, present)}
            self._files = {path: present.get(path, "") for path in sorted(paths)}
        today = self._keys_today()
        changes = (replace(one, entity=today[one.entity]) for one in self._changes)
        anchors = {today[name]: former for name, former in self._anchors.items() if name in today}
        moved = dict(self._moves), anchors, dict(self._firsts)
        return Traced(dict(self._files), tuple(changes), dict(self._touched), *moved)

    def _keys_today(self) -> Mapping[str, str]:
        """Return name → present key. What is gone leaves its key to what is there, and has `~2` behind its own."""
        today: dict[str, str] = {}
        living: set[str] = set()
        for path in sorted(self._files, key=lambda each: not self._files[each]):
            for name, key in self._keys_in(path):
                if name not in today:
                    today[name] = _free(key, living)
        for name in dict.fromkeys(change.entity for change in self._changes):
            if name not in today:
                objective, _, own = name.partition("#")
                key = f"{today.get(objective, objective)}#{own}" if own else objective
                today[name] = _free(re.sub(r"~\d+$", "", key), living)
        return today

    def _touch(self, edit: Edit) -> None:
        before = self._touched.pop(edit.path_before, None) if edit.path_before != edit.path else None
        if edit.path and edit.before == (edit.after,) and before is not None:
            self._touched[edit.path] = before
        elif edit.path and edit.commit.known:
            self._touched[edit.path] = edit.commit.day

    def _move(self, edit: Edit) -> None:
        before, moves = edit.path_before, edit.path_before != edit.path
        if moves and before not in self._still_there:
            self._firsts.pop(before, None)
        if not edit.path or not moves:
            return
        self._firsts.pop(edit.path, None)
        if not before:
            return
        read = not self._key_of(edit.path) or self._was_read(edit)
        if read and self._first_then[before] != edit.path:
            self._firsts[edit.path] = self._first_then[before]
        if before in self._still_there:
            return  # its old name is in use, so nothing leads on from there
        if read:
            self._moves[before] = edit.path
        self._moves.pop(edit.path, None)

    def _was_read(self, edit: Edit) -> bool:
        """Whether an objective that moves stood in the open before, and does so still."""
        name = self._then.get(edit.path_before, "")
        then = [self._read(each) or self._read(self._readable.get(name, "")) for each in edit.before]
        now = self._read(edit.after)
        self.unsure = self.unsure or None in then
        return all(said is not None and not is_draft(said) for said in then) and (now is None or not is_draft(now))

    def _objective(self, edit: Edit, path: str) -> str:
        """Return the name of the objective whose file was edited."""
        before = edit.path_before
        if before and before != path and self._then.get(before):
            self._objectives[path] = self._then[before]
            if before not in self._still_there:
                self._files.pop(before, None)
                self._moved.add(before)
            self._moved.discard(path)
        elif path not in self._objectives or (path in self._moved and not before):
            self._objectives[path] = self._new(self._key_of(path))
            self._moved.discard(path)
        return self._objectives[path]

    def _usable(self, name: str, content: str) -> tuple[Said, Names] | None:
        """Return what a version says and the names of its key results; the last readable one where it is not."""
        said = self._read(content)
        if said is None and name in self._readable:
            content = self._readable[name]
            said = self._read(content)
        return (said, self._named(name, content, said)) if said else None

    def _named(self, name: str, content: str, said: Said) -> Names:
        if (name, content) not in self._names:
            last = self._readable.get(name)
            before = self._read(last) if last else None
            if last and before:
                self._names[name, content] = self._carried(name, [(before, self._names[name, last])], said)
            else:
                keys = (f"{name}#{each.anchor}" for each in said.key_results)
                self._names[name, content] = tuple(keys if name in self._known else map(self._new, keys))
        return self._names[name, content]

    def _carried(self, name: str, then: Sequence[tuple[Said, Names]], now: Said) -> Names:
        """Return the names of key results of a version that follows another one, or several that were merged."""
        found: dict[int, str] = {}
        for said, names in then:
            for place, before in matched(said, now).items():
                if names[before] not in found.values():
                    found.setdefault(place, names[before])
        return tuple(
            found[place] if place in found else self._new(f"{name}#{each.anchor}")
            for place, each in enumerate(now.key_results)
        )

    def _begun(self, commit: Commit, name: str, now: Said, names: Names) -> None:
        self._add(commit, name, self._beginning(now.fields))
        for key_result, own in zip(now.key_results, names, strict=True):
            self._add(commit, own, self._beginning(key_result.fields))

    def _edited(self, edit: Edit, name: str, then: list[tuple[Said, Names]], now: Said) -> None:
        if (name, edit.after) not in self._names:
            self._names[name, edit.after] = self._carried(name, then, now)
        names = self._names[name, edit.after]
        for before in then:
            self._rename(before, (now, names))
        each = [dict(self._differences(name, before, (now, names))) for before in then]
        for entity, found in each[0].items():
            others = [{one.respect for one in other.get(entity, ())} for other in each[1:]]
            self._add(edit.commit, entity, [one for one in found if all(one.respect in other for other in others)])

    def _rename(self, then: tuple[Said, Names], now: tuple[Said, Names]) -> None:
        """Note the anchors that key results had and have no more."""
        if is_draft(then[0]):
            return
        anchors = {own: each.anchor for own, each in zip(now[1], now[0].key_results, strict=True)}
        for own, each in zip(then[1], then[0].key_results, strict=True):
            if own in anchors and anchors[own] != each.anchor:
                self._anchors[own] = tuple(dict.fromkeys((*self._anchors.get(own, ()), each.anchor)))

    def _differences(
        self, name: str, then: tuple[Said, Names], now: tuple[Said, Names]
    ) -> Iterator[tuple[str, list[Difference]]]:
        yield name, list(differences(then[0].fields, now[0].fields, decimal_comma=self._decimal_comma))
        old = dict(zip(then[1], then[0].key_results, strict=True))
        new = dict(zip(now[1], now[0].key_results, strict=True))
        for own, said in new.items():
            if own in old:
                yield own, list(differences_of_key_result(old[own], said, decimal_comma=self._decimal_comma))
            else:
                yield own, self._beginning(said.fields)
        for own, said in old.items():
            if own not in new:
                yield own, [Difference(REMOVED, said.fields.get("title", ""), "")]

    def _deleted(self, edit: Edit, name: str) -> None:
        self._files[edit.path_before] = ""
        then = self._usable(name, edit.before[0]) if edit.before else None
        title = then[0].fields.get("title", "") if then else ""
        self._add(edit.commit, name, [Difference(REMOVED, title, "")])

    def _beginning(self, fields: Fields) -> list[Difference]:
        values = values_in(fields, decimal_comma=self._decimal_comma) if "current" in fields else {}
        draft = ("state",) if fold(fields.get("state", "")) == State.DRAFT.value else ()
        written = (name for name in (*draft, *SERIES) if name in fields)
        series = (Difference(name, "", fields[name], None, values.get(name)) for name in written)
        return [Difference(ADDED, "", fields.get("title", "")), *series]

    def _add(self, commit: Commit, entity: str, found: list[Difference]) -> None:
        if not commit.known:
            return
        beside = next((one.after for one in found if one.name == "reason"), "")
        self._changes += [
            Change(
                commit.day,
                entity,
                one.name,
                one.before,
                one.after,
                commit.author,
                commit.id,
                beside or commit.reason,
                commit.message,
                one.value_before,
                one.value_after,
                one.item,
                one.points_before,
                one.points_after,
            )
            for one in found
        ]

    def _new(self, key: str) -> str:
        return _free(key, self._taken)

    def _keys_in(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield name → key of an objective and its key results, as the last version of its file that could be read."""
        key = self._key_of(path)
        name = self._objectives.get(path, key)
        yield name, key
        last = self._readable.get(name)
        said = self._read(last) if last else None
        if said and last:
            for own, each in zip(self._named(name, last, said), said.key_results, strict=True):
                yield own, f"{key}#{each.anchor}"
        elif name in self._key_results:
            yield from ((own, f"{key}{own[len(name) :]}") for own in self._key_results[name])


def _free(key: str, taken: set[str]) -> str:
    """Return a key, with a number behind it where it is taken (no id has a `~`), and take it."""
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}~{number}"
    taken.add(found)
    return found
