"""Which files belong together: those of a team. What belongs to no team is everybody's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from okrsite_gen.content.ids import normal_name
from okrsite_gen.content.sources import Source
from okrsite_gen.model.names import fold

EVERYBODY = ""
"""Stands for what belongs to no team: configuration, cycles, people, metrics, pages, assets, the theme."""


def team_of(objective: str) -> str:
    """Return the key of the team to which the objective of some key belongs."""
    return objective.partition("/")[0]


class Units:
    """Tells of each file whose it is."""

    def __init__(self, folders: Iterable[str]) -> None:
        """Take the content folders, relative to the project folder."""
        names = {PurePosixPath(folder).as_posix() for folder in folders}
        starts = ("teams/" if name == "." else f"{name}/teams/" for name in names)
        self._starts = tuple(sorted(starts, key=len, reverse=True))
        self._of_folder: dict[str, str] = {}

    def of(self, file: str) -> str:
        """Return the key of the team below whose folder a file lies; `EVERYBODY` for any other."""
        folder = file.rpartition("/")[0]
        unit = self._of_folder.get(folder)
        if unit is None:
            unit = self._of_folder[folder] = self._owner(f"{folder}/")
        return unit

    def _owner(self, folder: str) -> str:
        start = next((each for each in self._starts if folder.startswith(each)), folder)
        return fold(normal_name(folder[len(start) :].partition("/")[0]))

    def is_everybodys(self, file: str) -> bool:
        """Return whether a file concerns every team: it belongs to none, or says what a team is."""
        return file.endswith("/team.md") or not self.of(file)

    def split(self, sources: Iterable[Source]) -> Mapping[str, list[Source]]:
        """Return team → its files, in their order."""
        found: dict[str, list[Source]] = {}
        for source in sources:
            found.setdefault(self.of(source.path), []).append(source)
        return found
