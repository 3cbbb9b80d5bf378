"""The law of a check after an edit: it finds what one without memory finds, and is no whole check in disguise."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from project import NOW, Project
from random_edits import Edits

from okrsite_gen.pipeline import examine
from okrsite_gen.pipeline.archive import archive, write_archive
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

DAY = date(2026, 11, 20)


@pytest.fixture
def judged(monkeypatch) -> list[frozenset[str] | None]:
    """Return which teams each check judged anew, for those that asked; None where it judged everything."""
    made: list[frozenset[str] | None] = []
    recheck = examine.recheck

    def noted(*arguments):
        found = recheck(*arguments)
        made.append(None if found is None else found.judged)
        return found

    monkeypatch.setattr(examine, "recheck", noted)
    return made


def holds(folder: Path, seed: int, steps: int) -> None:
    edits = Edits(seed)
    files = edits.organisation()
    project = Project(folder, files)
    project.check(as_of=DAY)
    for _ in range(steps):
        changes = edits.edit(files)
        for path, text in changes.items():
            if text is None:
                (project.root / path).unlink(missing_ok=True)
                files.pop(path, None)
            else:
                project.write({path: text})
                files[path] = text
        found, clean = project.check(as_of=DAY), project.check(as_of=DAY, use_cache=False)
        assert found.findings == clean.findings, changes
        assert found == clean, changes
        assert dict(found.looked_at) == dict(clean.looked_at), changes


@pytest.mark.parametrize(("seed", "steps"), [(1, 15), (2, 6), (3, 6)])
def test_a_check_after_edits_finds_what_one_without_memory_finds(seed, steps, tmp_path, judged):
    holds(tmp_path, seed, steps)
    assert any(judged), "only whole checks were made"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_a_check_after_many_edits_finds_what_one_without_memory_finds(seed, tmp_path):
    holds(tmp_path, seed, 15)


KEY_RESULT = "key_results:\n  - id: kr\n    title: Riders kept\n    start: 1\n    target: 9\n"
FILES = {
    "content/teams/company/2026-Q4/keep.md": f"---\ntitle: Riders stay\n{KEY_RESULT}---\n",
    "content/teams/care/team.md": "---\nparent: company\n---\n",
    "content/teams/care/2026-Q4/calm.md": f"---\ntitle: Nobody waits\nsupports: company/keep\n{KEY_RESULT}---\n",
    "content/teams/care/2026-Q4/check-ins/2026-11-10.md": "---\nupdates:\n  calm:\n    kr: {value: 3}\n---\n",
    "content/teams/sales/2026-Q4/reach.md": f"---\ntitle: Bremen knows us\n{KEY_RESULT}---\n",
    "content/teams/sales/2026-Q4/check-ins/2026-11-10.md": "---\nupdates:\n  reach:\n    kr: {value: 3}\n---\n",
    "content/teams/legal/2026-Q4/sign.md": f"---\ntitle: Bremen signs\nsupports: sales/reach#kr\n{KEY_RESULT}---\n",
}
CALM, REACH = "content/teams/care/2026-Q4/calm.md", "content/teams/sales/2026-Q4/reach.md"
NEXT = "content/teams/care/2026-Q4/check-ins/2026-11-17.md"


def after(project: Project, path: str, text: str) -> None:
    """Check a project, edit a file, and hold what is found then against a check without memory."""
    project.check(as_of=DAY)
    project.write({path: text})
    assert project.check(as_of=DAY) == project.check(as_of=DAY, use_cache=False)


@pytest.mark.parametrize(
    ("path", "text", "teams"),
    [
        (CALM, FILES[CALM].replace("target: 9", "target: 12"), {"care"}),
        (CALM, FILES[CALM].replace("waits", "waits long"), {"care"}),
        (CALM, f"{FILES[CALM]}Why it matters.\n", {"care"}),
        (NEXT, "---\nupdates:\n  calm:\n    kr: {value: 5}\n---\n", {"care"}),
        (NEXT, "---\nupdates:\n  sales/reach:\n    kr: {value: 5}\n---\n", {"care", "sales"}),
        (REACH, FILES[REACH].replace("target: 9", "target: 12"), {"sales"}),
        (REACH, FILES[REACH].replace("target: 9", "target: 12 days").replace("start: 1", ""), {"sales", "legal"}),
        (REACH, FILES[REACH].replace("Bremen", "Leeds"), {"sales", "legal"}),
        (CALM, FILES[CALM].replace("Nobody waits", "Bremen knows us"), {"care", "sales"}),
    ],
    ids=[
        "a figure",
        "a title",
        "a text",
        "a check-in",
        "a check-in about another team",
        "a figure of an objective that another team names",
        "its unit",
        "its title",
        "a title that another team has",
    ],
)
def test_only_the_teams_that_an_edit_concerns_are_judged_anew(path, text, teams, tmp_path, judged):
    after(Project(tmp_path, FILES), path, text)
    assert judged == [teams]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("okrsite.yml", "rules: {MEA011: off}\n"),
        ("content/index.md", "---\nmission: Ride.\n---\n"),
        ("content/cycles/2026-Q4.md", "---\nname: Autumn\nstart: 2026-10-01\nend: 2026-12-31\n---\n"),
        ("content/people/noor.md", "---\nname: Noor Berg\n---\n"),
        ("content/teams/care/team.md", "---\nname: Care\n---\n"),
        (CALM, FILES[CALM].replace("supports: company/keep\n", "")),
        (CALM, FILES[CALM].replace("supports: company/keep", "supports: company/kept")),
        (CALM, FILES[CALM].replace("supports", "aliases: [/old]\nsupports")),
    ],
    ids=["configuration", "the charter", "a cycle", "a person", "a team", "a line", "a name of nothing", "an alias"],
)
def test_what_may_concern_everybody_is_judged_as_a_whole(path, text, tmp_path, judged):
    after(Project(tmp_path, FILES), path, text)
    assert judged in ([], [None])


def commit(project: Project, message: str) -> None:
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=Noor", "-c", "user.email=n@o", "commit", "-qm", message],
    ):
        subprocess.run(["git", "-C", str(project.root), *words], check=True)


def test_a_commit_concerns_the_teams_whose_objectives_it_changes(tmp_path, judged):
    project = Project(
        tmp_path, {**FILES, "content/cycles/2026-Q4.md": "---\nstart: 2026-10-01\nend: 2026-12-31\n---\n"}
    )
    commit(project, "Begin")
    project.check(as_of=DAY)
    project.write({CALM: FILES[CALM].replace("target: 9", "target: 7")})
    lowered = project.check(as_of=DAY)
    assert lowered == project.check(as_of=DAY, use_cache=False)
    assert "INT008" in {each.code for each in lowered.findings}
    commit(project, "Ask for less\n\nReason: Riders have less time than we thought")
    agreed = project.check(as_of=DAY)
    assert agreed == project.check(as_of=DAY, use_cache=False)
    assert "INT008" not in {each.code for each in agreed.findings}
    assert judged == [{"care"}, {"care"}]


def test_an_archived_cycle_stays_what_it_was(tmp_path, judged):
    spring = "content/teams/care/2026-Q2/calm.md"
    text = f"---\ntitle: Nobody waits\nstate: closed\nclosed_as: partly\n{KEY_RESULT}---\n"
    project = Project(tmp_path, {**FILES, spring: text, "content/cycles/2026-Q2.md": "---\nstate: closed\n---\n"})
    write_archive(project.root, archive(Request(project.root, NOW, DAY), "2026-Q2", silent), again=False)
    after(project, spring, text.replace("target: 9", "target: 3"))
    after(project, CALM, FILES[CALM].replace("target: 9", "target: 12"))
    assert judged[-2:] == [{"care"}, {"care"}]
