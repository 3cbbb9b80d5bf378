"""Small repositories of objectives, made commit by commit."""

from __future__ import annotations

import subprocess
from datetime import date, timezone
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

from okrsite_gen.content.history import Repository, history_of, past_of
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.history import History

TODAY = date(2026, 11, 30)
FILE = "content/teams/payments/2026-Q4/activation.md"
KEY = "payments/2026-q4/activation"
RATE = f"{KEY}#rate"
IDENTITY = ("-c", "user.name=Maria Sørensen", "-c", "user.email=maria@example.org", "-c", "commit.gpgsign=false")


def objective(target: str = "60%", *, more: str = "", title: str = "Everybody gets going", id_: str = "rate") -> str:
    """Return an objective with one key result; `more` are further lines of that."""
    named = f"- id: {id_}\n    title" if id_ else "- title"
    extra = "".join(f"\n    {line}" for line in more.splitlines())
    return (
        f"---\ntitle: {title}\nkey_results:\n  {named}: Share of sign-ups that go live\n    start: 38%\n"
        f"    target: {target}{extra}\n---\nWhy this, why now: because it is what everybody waits for.\n"
    )


class Repo:
    """A repository that a test writes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, day: str = "2026-11-01") -> str:
        stamp = f"{day}T12:00:00+00:00" if "T" not in day else day
        environment = {
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_DATE": stamp,
            "HOME": str(self.root),
            "PATH": "/usr/bin:/bin",
        }
        done = subprocess.run(
            ["git", "-C", str(self.root), *IDENTITY, *words], check=True, capture_output=True, env=environment
        )
        return done.stdout.decode().strip()

    def write(self, text: str, file: str = FILE) -> None:
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_text(dedent(text), encoding="utf-8")

    def commit(self, message: str, day: str, text: str | None = None, file: str = FILE) -> str:
        """Write a file, if any is given, and commit everything; return the commit's id."""
        if text is not None:
            self.write(text, file)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, day=day)
        return self.git("rev-parse", "HEAD")

    def where(self, zone: str = "UTC", *folders: str, authors: str = "none") -> Repository:
        zone_info = ZoneInfo(zone) if zone != "UTC" else timezone.utc
        return Repository(self.root, folders or ("content",), zone_info, authors=authors)

    def history(self, known=None, zone: str = "UTC", authors: str = "none") -> History:
        """Return what is told of the folder as it stands."""
        where = self.where(zone, authors=authors)
        files = self.root.glob("content/**/*.md")
        found = ((file.relative_to(self.root).as_posix(), file.read_bytes()) for file in files)
        sources = {path: source_of(path, data) for path, data in found}
        return history_of(where, past_of(where, known), sources, TODAY)


def told(history: History, *names: str, entity: str = "") -> list[tuple[str, str, str, str]]:
    """Return day, field, before and after of changes, of some fields and one entity if these are given."""
    return [
        (one.day.isoformat(), one.name, one.before, one.after)
        for one in history.changes
        if (one.name in names or not names) and entity in {"", one.entity}
    ]
