"""What stands in a folder before a first site is begun there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from pathlib import Path

from okrsite_gen.content.codes_reading import RUNNABLE_ASSET
from okrsite_gen.content.discover import discover
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION, configure
from okrsite_gen.pipeline.request import Request

_CONTENT = "content"
_HEAD = re.compile(r"ref: refs/(?:heads|remotes/origin)/([A-Za-z0-9][\w./-]*)\s*")
_PLAIN = re.compile(r"[\w.-]+")
_OWNERS_COLUMN = 34


@dataclass(frozen=True, slots=True)
class Premises:
    """What a first site has to fit."""

    own_content: bool
    """Whether somebody's own content stands there, so that no example is to be put beside it."""
    teams: tuple[str, ...]
    """Folders of the teams that have one, relative to the project folder."""
    content: tuple[str, ...]
    """Content folders, relative to the project folder."""
    branch: str
    """The branch that git says is the main one, or that is checked out; `main` where git says nothing."""
    audience: str
    """For whom the website is to be built; empty where there are no audiences."""
    audience_known: bool
    """Whether okrsite.yml tells that."""
    configured: bool = False
    """Whether okrsite.yml stands there: a site was begun, and what is missing in its content may have been deleted."""
    around: Path | None = None
    """The top of the repository in which the folder lies, where it is not the top itself."""


def look_at(folder: Path, today: date, example: Mapping[str, str], audience: str) -> Premises:
    """Return what stands in a folder.

    `example` holds the texts of the example by path: a part of it that nobody has changed is nobody's own content.
    `audience` is the one that is meant where no okrsite.yml stands. Raises `OkrsiteError` where one stands and cannot
    be opened, or has a name that looks like it and is not.
    """
    file = folder / CONFIGURATION
    if file.is_dir():
        raise OkrsiteError(
            f"{file} is a folder, and the settings are read from a file of that name.", "Rename the folder."
        )
    project = configure(Request(folder, datetime.combine(today, time(12), timezone.utc), use_cache=False))
    settings, content = project.settings, project.settings.content
    if file.exists() and not project.failed:
        audience = settings.default_audience or "".join(settings.audiences[:1])
    found = discover(folder, content)
    own = any(example.get(one.path, "").encode() != one.data for one in found.sources)
    own = own or any(example.get(one.file, "").encode() != (folder / one.file).read_bytes() for one in found.assets)
    own = own or any(one.code == RUNNABLE_ASSET.id for one in found.diagnostics)
    own = own or bool(found.unread) or _CONTENT not in content or _has_texts(folder, content, example)
    teams = tuple(
        f"{inside}teams/{team}"
        for inside in map(_inside, content)
        for team in found.teams
        if _PLAIN.fullmatch(team) and (folder / inside / "teams" / team).is_dir()
    )
    return Premises(own, teams, content, _branch(folder), audience, not project.failed, file.exists(), _around(folder))


def owners(premises: Premises) -> str:
    """Return the lines of CODEOWNERS that give folders to teams; a line of comment where there are no teams."""
    lines = [f"/{team}/" for team in premises.teams]
    named = [f"{line:{_OWNERS_COLUMN - 1}} @your-organisation/{line[:-1].rpartition('/')[2]}" for line in lines]
    return "\n".join(named or [f"# /{_inside(premises.content[0])}teams/…/  @your-organisation/…"])


def check_in_folders(premises: Premises) -> str:
    """Return the lines of CODEOWNERS that say where check-ins are."""
    return "\n".join(f"/{_inside(folder)}teams/**/check-ins/" for folder in premises.content)


def _inside(folder: str) -> str:
    return "" if folder == "." else f"{folder}/"


def _has_texts(folder: Path, content: Iterable[str], example: Mapping[str, str]) -> bool:
    """Whether there are Markdown files, wherever they lie and whatever they are meant to be."""
    for name in content:
        for file in (folder / name).rglob("*.md"):
            below = file.relative_to(folder / name).parts
            ours = file.relative_to(folder).as_posix() in example or file.name.lower() == "readme.md"
            if not ours and not any(part.startswith((".", "_")) for part in below):
                return True
    return False


def _around(folder: Path) -> Path | None:
    tops = (each for each in (folder, *folder.parents) if (each / ".git").exists())
    top = next(tops, folder)
    return None if top == folder else top


def _branch(folder: Path) -> str:
    for head in ("refs/remotes/origin/HEAD", "HEAD"):
        try:
            said = _HEAD.fullmatch((folder / ".git" / head).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        if said:
            return said[1]
    return "main"
