"""Which files become content: those whose place and names fit, each thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from okrsite_gen.content.codes_reading import (
    BAD_ID,
    DUPLICATE_FILE,
    MISPLACED,
    NAME_NOT_NORMALISED,
    SPELLING_DIFFERS,
)
from okrsite_gen.content.document import Role
from okrsite_gen.content.ids import IdProblem, date_problem, file_problem, id_problem, normal_name
from okrsite_gen.content.places import classify, is_left_alone, misplaced_part, where_instead
from okrsite_gen.content.text import holds_control, visible
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold

_SHOWABLE = re.compile(r"[\w./ -]*", re.ASCII)
_NAMED_BY_FILE = {
    "archive": True,
    "check-in": True,
    "cycle": True,
    "metric": False,
    "metric-rows": False,
    "objective": True,
    "page": False,
    "person": False,
}
"""Kind of what is named by its file → whether that name is a team's concern (see `id_problem`)."""


class Entry(NamedTuple):
    """A file that was found."""

    file: str
    """Path relative to the project folder."""
    below: str
    """Path below its content folder."""
    size: int = 0
    """Bytes; 0 where nobody has looked yet."""
    obstacle: Diagnostic | None = None
    """Why it cannot be read, if it cannot."""


class Admission:
    """Judges files one after the other; a thing that two files describe belongs to the first."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.teams: dict[str, str] = {}
        """Key → name of each team folder, also of those without a file that fits."""
        self._team_folders: set[str] = set()
        self._reported: set[str] = set()
        self._unfit: set[str] = set()
        self._fit_folders: set[str] = set()
        """Folders whose names, and those above them, were judged and fit."""
        self._files: dict[tuple[str, str], str] = {}
        self._spellings: dict[tuple[str, str], tuple[str, str]] = {}

    def admit(self, entry: Entry) -> Role | None:
        """Return the role of a file, or None if it is not content; says why unless that is as it should be."""
        parts = entry.below.split("/")
        if parts[0] == "teams" and len(parts) > 2 and parts[1] not in self._team_folders:
            self._team_folder(parts[1])
        folder = entry.file.rpartition("/")[0]
        known = folder in self._fit_folders
        if is_left_alone(parts[-1]) or (not known and any(map(is_left_alone, parts))):
            return None
        if not _SHOWABLE.fullmatch(entry.below) and entry.below != _clean(entry.below):
            self._unprintable(entry)
            return None
        if entry.obstacle:
            self.findings.append(entry.obstacle)
        role = classify(entry.below)
        if role is None:
            if not entry.obstacle:
                self._misplaced(entry, parts)
            return None
        if not known and not self._folders_fit(entry, role):
            return None
        if not self._name_fits(entry, role) or not self._is_first(entry, role):
            return None
        if not known:
            self._fit_folders.add(folder)
            self._compare_spelling("team", role.team, entry.file)
            self._compare_spelling("cycle", role.cycle, entry.file)
        return role

    def _team_folder(self, name: str) -> None:
        self._team_folders.add(name)
        if not is_left_alone(name) and not holds_control(name) and not id_problem(normal_name(name), in_team=True):
            self.teams.setdefault(fold(name), normal_name(name))

    def _misplaced(self, entry: Entry, parts: list[str]) -> None:
        count = misplaced_part(parts)
        path = _upper(entry, count)
        if path in self._reported:
            return
        self._reported.add(path)
        folder = count < len(parts)
        message = f"Nothing belongs in a {'folder' if folder else 'file'} called `{'/'.join(parts[:count])}`."
        reason = f"It fits no pattern of the content format, so {'nothing in it is' if folder else 'it is not'} shown."
        self.findings.append(MISPLACED.at(Place(path), message, reason, where_instead(parts)))

    def _folders_fit(self, entry: Entry, role: Role) -> bool:
        """Whether the names of the folders in a file's path can be ids."""
        for name, depth, in_team in _folders(role):
            path = _upper(entry, depth)
            if path in self._unfit:
                return False
            if path not in self._reported:
                self._reported.add(path)
                problem = id_problem(name, in_team=in_team)
                if not self._fits(path, problem):
                    self._unfit.add(path)
                    return False
        return True

    def _name_fits(self, entry: Entry, role: Role) -> bool:
        """Whether the name of a file can be an id, where it becomes one, and be stored on every system."""
        if role.kind == "asset":
            problems = map(file_problem, entry.below.split("/")[1:])
            problem = next(filter(None, problems), None)
            return problem is None or self._fits(entry.file, problem)
        if role.kind not in _NAMED_BY_FILE:
            return True
        name = role.slug.rpartition("/")[2]
        dated = role.kind == "check-in"
        return self._fits(
            entry.file, date_problem(name) if dated else id_problem(name, in_team=_NAMED_BY_FILE[role.kind])
        )

    def _fits(self, path: str, problem: IdProblem | None) -> bool:
        if problem:
            self.findings.append(problem.code.at(Place(path), problem.message, problem.reason, problem.hint))
            return False
        self._check_normal(path)
        return True

    def _check_normal(self, path: str) -> None:
        name = path.rpartition("/")[2]
        if name != normal_name(name):
            self.findings.append(
                NAME_NOT_NORMALISED.at(
                    Place(path),
                    f"The name `{normal_name(name)}` is stored with its accents apart from their letters.",
                    "Systems differ in whether they take this for the same name.",
                    "Rename it and type the name anew.",
                )
            )

    def _is_first(self, entry: Entry, role: Role) -> bool:
        key = (role.kind, role.key)
        first = self._files.setdefault(key, entry.file)
        if first == entry.file:
            return True
        same = f"/{first}".endswith(f"/{entry.below}")  # below its own content folder
        reason = "Two content folders hold the same file." if same else "Names count without regard to case."
        self.findings.append(
            DUPLICATE_FILE.at(
                Place(entry.file),
                f"`{first}` describes the same {role.kind} already.",
                f"{reason} Only the first one is used.",
                "Rename, merge or delete one of them.",
            )
        )
        return False

    def _compare_spelling(self, kind: str, name: str, file: str) -> None:
        if not name:
            return
        first, first_file = self._spellings.setdefault((kind, fold(name)), (name, file))
        if first != name and f"{kind} {name}" not in self._reported:
            self._reported.add(f"{kind} {name}")
            self.findings.append(
                SPELLING_DIFFERS.at(
                    Place(file),
                    f"The {kind} is written `{name}` here and `{first}` in `{first_file}`.",
                    "Both count as the same, and readers may wonder.",
                    f"Write `{first}` everywhere, or the other.",
                )
            )

    def _unprintable(self, entry: Entry) -> None:
        shown = _clean(entry.file)
        message = f"The name of this file holds characters that cannot be shown: `{shown}`."
        self.findings.append(BAD_ID.at(Place(shown), message, "It cannot become an address.", "Rename it."))


def _folders(role: Role) -> Iterator[tuple[str, int, bool]]:
    """Yield the names of folders in a file's path that must be ids, how deep each stands, whether it is a team's."""
    if role.kind == "page":
        for position, name in enumerate(role.slug.split("/")[:-1]):
            yield name, position + 2, False
    if role.team:
        yield role.team, 2, True
    if role.team and role.cycle:
        yield role.cycle, 3, True


def _upper(entry: Entry, count: int) -> str:
    """Return the project path of the first `count` parts of a file's path below its content folder."""
    folder = entry.file[: len(entry.file) - len(entry.below)]
    return folder + "/".join(entry.below.split("/")[:count])


def _clean(path: str) -> str:
    """Return a path as it can be shown: what is no text or cannot be seen is marked."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return visible(text).replace("\n", "\ufffd").replace("\t", "\ufffd").replace("\\", "\ufffd")
