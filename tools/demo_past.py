"""A repository in which the demo company has a past: `python -m tools.demo_past FOLDER`.

The history of this repository tells how its program was written. A company's history tells how its plans met reality:
who planned what when, who checked in, which targets moved and why. This tool writes such a history from the demo's own
dates. Its last commit holds exactly the demo as it stands in `content/`. It needs git and no network.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from pathlib import Path, PurePosixPath

import yaml

from tools.demo_changes import CHANGES, RENAMED

ROOT = Path(__file__).parents[1]
CONTENT = PurePosixPath("content")
BEGINNING, CHAMPION = date(2025, 9, 1), "okke"
PLANNED = {
    "2025-Q4": date(2025, 9, 26),
    "2026": date(2025, 12, 17),
    "2026-Q1": date(2025, 12, 19),
    "2026-Q2": date(2026, 3, 27),
    "2026-Q3": date(2026, 6, 26),
    "2026-Q4": date(2026, 9, 25),
}
"""Folder of a cycle → the day on which its teams had written down what they wanted."""
LEARNED = {
    "2025-Q4": date(2026, 1, 9),
    "2026-Q1": date(2026, 4, 10),
    "2026-Q2": date(2026, 7, 10),
    "2026-Q3": date(2026, 10, 9),
}
HIDDEN, SHOWN = "history:\n  show: false\n", "history:\n  authors: full\n"

_CLOSING = re.compile(r"^(?:state: closed|closed_as: .*|closed_on: .*|    (?:score|score_reason|result): .*)\n", re.M)
_CLOSED_ON = re.compile(r"^closed_on: (\S+)$", re.M)
_AUTHOR = re.compile(r"^author: (\S+)$", re.M)
_LEAD = re.compile(r"^lead: (\S+)$", re.M)
_NAME = re.compile(r"^name: (.+)$", re.M)
_TITLE = re.compile(r"^title: (.+)$", re.M)

Files = dict[str, "bytes | None"]
"""Path → what a commit writes there; None where it takes the file away."""


@dataclass(frozen=True)
class Commit:
    """What one person does on one day."""

    day: date
    person: str
    message: str
    files: Files


def commits(files: dict[str, bytes]) -> list[Commit]:
    """Return the past of the demo, whose `files` are given by path, oldest first."""
    texts = {path: data.decode() for path, data in files.items() if path.endswith(".md")}
    leads = {PurePosixPath(path).parts[2]: found[1] for path in texts if (found := _lead(path, texts))}
    made = [*_planned(texts, leads), *_said(texts, leads), *_closed(texts), *_changed(texts)]
    dated = {path for commit in made for path in commit.files}
    first = Commit(BEGINNING, CHAMPION, "Begin with OKRs", {p: d for p, d in files.items() if p not in dated})
    return [first, *sorted(made, key=lambda commit: commit.day)]


def _lead(path: str, texts: dict[str, str]) -> re.Match[str] | None:
    return _LEAD.search(texts[path]) if path.endswith("/team.md") else None


def _planned(texts: dict[str, str], leads: dict[str, str]) -> Iterator[Commit]:
    plans: dict[tuple[str, str], Files] = defaultdict(dict)
    for path, text in texts.items():
        match PurePosixPath(path).parts:
            case ("content", "teams", team, cycle, name) if name != "retrospective.md":
                first = RENAMED.get(path, path)
                plans[team, cycle][first] = _at_first(path, text).encode()
    for (team, cycle), files in plans.items():
        name = _NAME.search(texts[f"content/teams/{team}/team.md"])
        yield Commit(PLANNED[cycle], leads[team], f"Plan {cycle} for {name[1] if name else team}", files)


def _at_first(path: str, text: str) -> str:
    """Return what an objective said before anything was changed and before it was closed."""
    for change in reversed(CHANGES):
        if change.file == path:
            text = change.undone(text)
    return _CLOSING.sub("", text)


def _said(texts: dict[str, str], leads: dict[str, str]) -> Iterator[Commit]:
    for path, text in texts.items():
        match PurePosixPath(path).parts:
            case ("content", "teams", team, _, "check-ins", name):
                found = _AUTHOR.search(text)
                person = found[1] if found else leads[team]
                yield Commit(date.fromisoformat(name[:10]), person, f"Check in: {team}", {path: text.encode()})
            case ("content", "teams", team, cycle, "retrospective.md"):
                yield Commit(LEARNED[cycle], leads[team], f"Look back on {cycle}", {path: text.encode()})


def _closed(texts: dict[str, str]) -> Iterator[Commit]:
    for path, text in texts.items():
        if len(PurePosixPath(path).parts) == 5 and (day := _CLOSED_ON.search(text)):
            owner, title = re.search(r"^owner: (\S+)$", text, re.M), _TITLE.search(text)
            message = f"Close “{title[1] if title else path}”"
            yield Commit(date.fromisoformat(day[1]), owner[1] if owner else CHAMPION, message, {path: text.encode()})


def _changed(texts: dict[str, str]) -> Iterator[Commit]:
    for number, change in enumerate(CHANGES):
        text = texts[change.file]
        for later in reversed(CHANGES[number + 1 :]):
            text = later.undone(text) if later.file == change.file else text
        files: Files = {change.file: _CLOSING.sub("", text).encode()}
        if change.renamed:
            files[RENAMED[change.file]] = None
        yield Commit(change.day, change.person, change.message, files)


def stream(past: list[Commit], names: dict[str, str]) -> bytes:
    """Return what `git fast-import` makes the past of; `names` tells people's names by their ids."""
    lines: list[bytes] = []
    for number, commit in enumerate(past):
        moment = datetime.combine(commit.day, time(9, number % 60), timezone.utc)
        name = names.get(commit.person, commit.person)
        who = f"{name} <{commit.person}@northdray.example> {moment.timestamp():.0f} +0000"
        lines += [b"commit refs/heads/main", f"author {who}".encode(), f"committer {who}".encode()]
        lines += _data(commit.message.encode())
        for path, data in sorted(commit.files.items()):
            lines += [f"D {path}".encode()] if data is None else [f"M 100644 inline {path}".encode(), *_data(data)]
    return b"\n".join(lines) + b"\n"


def _data(data: bytes) -> list[bytes]:
    return [f"data {len(data)}".encode(), data]


def demo_files() -> dict[str, bytes]:
    """Return the files of the demo by path, with settings that show what git knows."""
    paths = sorted(file for file in (ROOT / CONTENT).rglob("*") if file.is_file())
    files = {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in paths}
    settings = (ROOT / "okrsite.yml").read_text(encoding="utf-8")
    return files | {"okrsite.yml": settings.replace(HIDDEN, SHOWN).encode(), ".gitignore": b".okrsite/\n/site/\n"}


def write(folder: Path) -> None:
    """Make the repository in `folder`, in place of one that this tool made there before."""
    files = demo_files()
    people = (path for path in files if path.startswith("content/people/") and path.endswith(".md"))
    names = {PurePosixPath(path).stem: _front(files[path]).get("name", "") for path in people}
    if (folder / ".git").is_dir():
        for each in folder.iterdir():
            if each.name not in {".okrsite", "site"}:
                shutil.rmtree(each) if each.is_dir() else each.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "fast-import", "--quiet", given=stream(commits(files), names))
    _git(folder, "reset", "--hard", "--quiet", "main")


def _front(data: bytes) -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load(data.split(b"---\n")[1])
    return read


def _git(folder: Path, *words: str, given: bytes | None = None) -> None:
    command = [shutil.which("git") or "git", "-C", str(folder), *words]
    subprocess.run(command, input=given, check=True)  # noqa: S603 - fixed words


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/demo"))
