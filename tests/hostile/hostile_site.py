"""An organisation in which somebody wrote a payload into every text, built with every output on."""

from __future__ import annotations

import io
import os
import re
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from itertools import cycle
from pathlib import Path

import marked
import pytest
import yaml
from everything import DAY, published
from filling import Filling
from payloads import IN_A_LINE, PAYLOADS
from project import Project

from okrsite_gen.cli.program import run

EXPORT = "okrs.html"
_TEAM = "content/teams/open-d"
_OF_THIS_CYCLE = re.compile(
    "supports:\n- ref.*\n.*\n|.*: 20[2-9][0-9]-.*\n|[\x0b\x0c\u202a-\u202e\u2066-\u2069]|\\\\[vf]"
)
"""What an objective of an earlier cycle cannot say, and what keeps a file from being archived."""
_COMMITS = 7
"""How often somebody changed a target, with other words and under another name."""


def built(folder: Path, first: int = 0, at_once: int = 1, *, bodies: bool = True) -> tuple[Path, dict[str, bytes]]:
    """Return the folder of the site, and its files by path, the export in one file among them.

    Each text field of every kind of file has `at_once` payloads, those of the first field beginning with number
    `first`; each body has all of them if `bodies`, and so have the messages of its commits and the names of authors.
    """
    project = Project(folder, organisation(first, at_once, PAYLOADS if bodies else ()))
    _commit(project)
    everything = ("--audience", "leadership", "--drafts", *DAY)
    _run(project, "archive", "2026-Q2", "--write", *DAY)
    _run(project, "build", "--keep-going", "--output", "site", *everything)
    _run(project, "export", "html", EXPORT, *everything)
    return project.site, published(project.site) | published(project.root / EXPORT)


def organisation(first: int, at_once: int, bodies: tuple[str, ...]) -> dict[str, str | bytes]:
    """Return the files of the organisation by path."""
    texts = cycle((*PAYLOADS[first:], *PAYLOADS[:first]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Filling, "_text", lambda self, place: _words(self.marks.word(place), texts, at_once))
        patch.setattr(marked, "links_to", lambda level, up: "\n\n".join(bodies))
        made = marked.marked(("draft",))
    shown = made.files[f"{_TEAM}/2026-Q4/shown.md"]
    assert isinstance(shown, str)
    for past in ("2026-Q2", "2026-Q3"):
        made.files[f"{_TEAM}/{past}/shown.md"] = _OF_THIS_CYCLE.sub("", shown)
        made.files[f"content/cycles/{past}.md"] = f"---\nname: {past}\nstate: closed\naudience: public\n---\n"
    settings = {**marked.SETTINGS, "owners": "person", "history": {"authors": "full"}}
    made.files["okrsite.yml"] = yaml.safe_dump(settings)
    made.files[f"{_TEAM}/2026-Q4/unreadable.md"] = "---\ntitle: [\n" + "\n".join(f"  {each}" for each in IN_A_LINE)
    return made.files


def _words(mark: str, texts: cycle[str], at_once: int) -> str:
    return " ".join((*(next(texts) for _ in range(at_once)), mark))


def _commit(project: Project) -> None:
    """Commit the files as one who changed a target again and again, each time with other words."""
    file = project.root / _TEAM / "2026-Q4/shown.md"
    whole = file.read_text(encoding="utf-8")
    _git(project, "init", "-q")
    part = len(PAYLOADS) // _COMMITS + 1
    for number in reversed(range(_COMMITS)):
        targets = re.sub(r"(target: \d+)", rf"\g<1>{number or ''}", whole)
        file.write_text(targets, encoding="utf-8")
        texts = PAYLOADS[number * part : (number + 1) * part]
        _git(project, "add", "content")
        day, name = f"2026-11-{18 - number:02}", re.sub(r"[<>\n\r\0]", "", " ".join(texts))[:2000]
        line = " ".join(IN_A_LINE[number * part : (number + 1) * part])
        message = "\n".join((line, "", *texts, "", f"Reason: {line}"))
        _git(project, "commit", "-q", "--cleanup=verbatim", "-m", message.replace("\0", ""), day=day, name=name)


def _git(project: Project, *words: str, day: str = "2026-11-01", name: str = "evil") -> None:
    stamp = f"{day}T09:00:00Z"
    who = {"AUTHOR_NAME": name, "AUTHOR_EMAIL": "evil@evil.example", "COMMITTER_NAME": "c", "COMMITTER_EMAIL": "c@c"}
    spoken = {f"GIT_{key}": value for key, value in {**who, "AUTHOR_DATE": stamp, "COMMITTER_DATE": stamp}.items()}
    command = ["git", "-C", str(project.root), *words]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **spoken})


def _run(project: Project, *arguments: str) -> None:
    """Run a command that does its work although the content has errors."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as told:
        code = run(["-C", str(project.root), *arguments])
    assert code in {0, 1}, told.getvalue()
