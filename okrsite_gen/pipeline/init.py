"""`init`: a first site that builds as it is, beside whatever stands in the folder already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from okrsite_gen import __version__
from okrsite_gen.content.writing.scalars import scalar
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.program import requirement
from okrsite_gen.pipeline.starter import quarter_of, starter_files
from okrsite_gen.store.adding import add
from okrsite_gen.store.tree import walk


@dataclass(frozen=True, slots=True)
class FirstSite:
    """A first site that somebody wants."""

    folder: Path
    """Where; it is made if it does not exist."""
    today: date
    """The present day in UTC, the zone of the first site's configuration."""
    name: str = ""
    """What the site is called; empty for the name of the example."""
    github: bool = True
    """Whether workflows, CODEOWNERS and the like for GitHub are wanted."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What `init` did."""

    folder: Path
    quarter: str
    """The cycle in which the example's objectives stand."""
    written: tuple[str, ...]
    """Paths relative to the folder."""
    kept: tuple[str, ...]
    """Files that were there already and stand as they were."""
    own_content: bool
    """Whether the folder has content of its own, so that no example was put beside it."""


def init(wish: FirstSite) -> Begun:
    """Write the files of a first site, and overwrite nothing. Raises `OkrsiteError` where the system refuses."""
    content = wish.folder / "content"
    own_content = content.is_dir() and any(True for _ in walk(content))
    parts = ("project", *(() if own_content else ("content",)), *(("github",) if wish.github else ()))
    words = {
        "name": scalar(wish.name.strip() or ("OKRs" if own_content else "Marlow Soup OKRs")),
        "version": __version__,
        "requirement": requirement(),
        "branch": "main",
    }
    written: list[str] = []
    kept: list[str] = []
    for part, path, text in starter_files(wish.today, words, parts):
        if own_content and part == "project" and path != CONFIGURATION:
            continue  # it speaks of the example
        (written if add(wish.folder, path, text) else kept).append(path)
    return Begun(wish.folder, quarter_of(wish.today), tuple(written), tuple(kept), own_content)
