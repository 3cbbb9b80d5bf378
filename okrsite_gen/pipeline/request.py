"""What a command is asked to do. Everything that only the outside world knows comes in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.pipeline.stopwatch import NOT_WATCHED, Stopwatch

if TYPE_CHECKING:
    from okrsite_gen.content.revisions import Revision


@dataclass(frozen=True, slots=True)
class Request:
    """A reading of a project."""

    root: Path
    """The project folder, in which `okrsite.yml` and the content folders stand."""
    now: datetime
    """The present moment, with its zone; the configured zone decides which day it is."""
    as_of: date | None = None
    """The day to judge by; None for the configured one, else today."""
    strict: bool = False
    """Whether warnings that are marked strict count as errors."""
    jobs: int = 1
    """Processes that may work at the same time."""
    use_cache: bool = True
    """Whether what former runs remembered is used; it is renewed either way."""
    unsaved: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Path relative to the project folder → what an editor holds for it, and counts instead of what stands on disk."""
    revision: Revision | None = None
    """The commit that is read instead of what stands in the project folder. What is remembered is shared by both."""
    home: Path | None = None
    """Where git and what former runs remembered are, if not in `root`: the project folder, of which `root` then holds
    the files of another time."""
    kept: Kept = field(default=NOTHING_KEPT, repr=False, compare=False)
    """What was made of the same files before, by whoever reads them again and again."""
    stopwatch: Stopwatch = field(default=NOT_WATCHED, repr=False, compare=False)
    """Takes the time of what is read and drawn, if anybody wants to know."""
    written_out: str = ""
    """Whole id of the commit whose files were written out to `root`; empty where `root` is the project folder."""

    @property
    def project_folder(self) -> Path:
        """Where the project lives, whichever time is read."""
        return self.home or self.root

    @property
    def commit(self) -> str:
        """Whole id of the commit that is read; empty where what stands in the project folder is."""
        return self.revision.commit if self.revision else self.written_out

    @property
    def is_of_another_time(self) -> bool:
        """Whether a commit is read and not what stands in the project folder."""
        return bool(self.commit)


Readers = Literal["", "some", "everyone", "unknown"]
"""Who can open the place where a site will be published; empty where nobody asked."""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """A reading of a project and a site to be made of it."""

    reading: Request
    output: Path
    audience: str = ""
    """For whom the site is; empty for the configured default."""
    drafts: bool = False
    """Whether drafts are shown."""
    keep_going: bool = False
    """Whether what is valid is published although there are errors."""
    base_url: str = ""
    """Where the site will live; empty for the configured address."""
    links: Literal["web", "file"] = "web"
    readers: Readers = ""
    """Who will be able to open it; a build that would show them too much is refused."""
    commit: str = ""
    """Abbreviated id of the commit that is built; empty when unknown."""
    passing: bool = False
    """Whether the site is needed only for a moment, so that nothing is remembered of it."""

    def keeping(self, kept: Kept) -> BuildRequest:
        """Return the same for whoever builds again and again, and keeps what was made."""
        return replace(self, reading=replace(self.reading, kept=kept))
