"""A content file taken apart: which role its path gives it, its front matter as plain values, its Markdown body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import fold
from okrsite_gen.model.prose import WrittenLink

FrontValue: TypeAlias = "str | list[FrontValue] | dict[str, FrontValue] | None"
"""A value of front matter: the author's characters, nothing, or a list or mapping of such values."""

Path = tuple[str | int, ...]
"""Keys and positions that lead through front matter."""


class Role(NamedTuple):
    """What a file is, as its path says. Names keep the author's letters (in NFC); keys are folded."""

    kind: str
    """`index`, `cycle`, `team`, `objective`, `plan`, `check-in`, `retrospective`, `metric`, `metric-rows` (the CSV
    beside a metric), `person`, `page`, `archive` (a closed cycle) or `asset`."""
    path: str
    """Path below the content folder."""
    team: str = ""
    """Name of the team's folder, for everything below `teams/`."""
    cycle: str = ""
    """Name of the cycle: of the folder for what lies in one, of the file for `cycles/<cycle>.md`."""
    slug: str = ""
    """Own name: the file name without its ending for objectives, cycles, metrics and people, the folder's name for
    teams, the date as written (`2026-11-20`) for check-ins, the path below `pages/` without its ending for pages;
    empty for index, plan and retrospective."""

    @property
    def key(self) -> str:
        """The key of the entity that this file describes, folded: `team/cycle/slug`, `team/cycle`, or the slug."""
        if self.kind in {"objective", "check-in"}:
            return fold(f"{self.team}/{self.cycle}/{self.slug}")
        if self.kind in {"plan", "retrospective"}:
            return fold(f"{self.team}/{self.cycle}")
        return fold(self.slug)


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read as far as it could be read. Nothing is validated yet."""

    file: str
    """Path relative to the project folder."""
    role: Role
    digest: str
    front: dict[str, FrontValue] = field(default_factory=dict)
    """Front matter: scalars are the author's characters; an empty value, a plain `~` and a plain `null` are None.
    Where `readable` is False it holds what could be made out, and fields may be missing."""
    body: str = ""
    """Markdown below the front matter, with `\\n` line ends."""
    body_line: int = 1
    """Line of the file on which `body` begins, from 1."""
    links: tuple[WrittenLink, ...] = ()
    """Links in the body; their lines count within the body."""
    front_links: tuple[tuple[Path, WrittenLink], ...] = ()
    """Links in texts of the front matter, each with the path of its text."""
    diagnostics: tuple[Diagnostic, ...] = ()
    readable: bool = True
    """Whether the file can be used; False after an error that leaves its meaning in doubt."""
    doubt: str = "readers"
    """Where `readable` is False: whether its text may keep it from some readers (see `content.hiding`); nobody who has
    not looked can be sure that it does not."""
