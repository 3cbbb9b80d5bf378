"""Projects whose files are committed, day by day."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from project import Project

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
PAGE = "teams/payments/2026-q4/activation/index.html"
MOVED = "INT008"


def committed(root: Path) -> Project:
    """Return a project that was committed when its cycle began."""
    project = Project(root)
    git(project, "init", "-q")
    commit(project, "Agree on Falkenstein", "2026-10-01")
    return project


def git(project: Project, *words: str, day: str = "") -> str:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    days = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"} if day else {}
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **days}).stdout


def commit(project: Project, message: str, day: str) -> None:
    git(project, "add", "content")
    git(project, "commit", "-q", "--allow-empty", "-m", message, day=day)


def moved(project: Project, **options) -> list[str]:
    return [each.message for each in project.check(**options).findings if each.code == MOVED]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
