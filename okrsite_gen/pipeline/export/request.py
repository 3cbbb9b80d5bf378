"""What somebody wants to take out, and how much of it there was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.pipeline.request import BuildRequest, Request

_NOWHERE = "site"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A reading of a project, and what to take out of it."""

    reading: Request
    output: str = ""
    """File or folder to write, in the project folder or, with a whole path, anywhere; empty to return text alone."""
    audience: str = ""
    """For whom it is; empty for the configured default."""
    drafts: bool = False
    """Whether drafts are among it."""
    base_url: str = ""
    """Where the site lives; empty for the configured address."""
    team: str = ""
    """Only what belongs to this team and those below it; empty for everybody."""
    cycle: str = ""
    """Only what belongs to this cycle; empty for all."""

    @property
    def root(self) -> Path:
        """The project folder."""
        return self.reading.root

    @property
    def build(self) -> BuildRequest:
        """The build that would show the same."""
        return BuildRequest(
            self.reading, self.root / _NOWHERE, audience=self.audience, drafts=self.drafts, base_url=self.base_url
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What was taken out."""

    text: str = ""
    """All of it, where no file was named."""
    files: tuple[str, ...] = ()
    """Files that were written, as the request names them or below the folder that it names."""
    size: int = 0
    """Bytes of all of them."""
    counts: tuple[tuple[str, int], ...] = ()
    """(what, how many) of what is in it, in plain words: `pages`, `objectives`."""
    errors: int = 0
    """Errors in the content: what they concern is missing."""
