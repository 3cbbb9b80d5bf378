"""What git remembers of what is not shown any more, or was not shown yet, is in nothing that is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from committed import commit, git
from everything import differences, exports, site, words
from marks import Marks
from project import Project
from searching import found

SECRET = Marks("leadership")
TITLE, FIGURE, MESSAGE = f"{SECRET.stem}title", "47120001", f"{SECRET.stem}message"
SETTINGS = "site: {name: Soup, url: https://soup.example/}\nrepository: {url: https://github.com/soup/okrs}\n"
TWO = "audiences: [public, company]\ndefault_audience: public\n"
FOLDER = "content/teams/a/2026-Q4"
OPEN = """
    ---
    title: Open
    supports: [secret]
    key_results:
      - {id: k, title: K, start: 0, target: 9}
    ---
"""
ONCE_PUBLIC = f"""
    ---
    title: {TITLE}
    aliases: [/{SECRET.stem}-old/]
    key_results:
      - id: {SECRET.stem}-kr
        title: {TITLE}
        start: {FIGURE} days
        target: 47120002 days
        current: 47120003 days
    ---
"""
CHECK_IN = f"---\nupdates: {{secret: {{{SECRET.stem}-kr: {{value: 47120004 days, note: {TITLE}}}}}}}\n---\n"


def project_of(tmp_path, settings: str, secret: str = ONCE_PUBLIC) -> Project:
    """Return a project in which something that will be hidden has been public since its cycle began."""
    project = Project(
        tmp_path, {"okrsite.yml": f"{SETTINGS}{settings}", "content/teams/a/team.md": "---\nname: A\n---\n"}
    )
    project.write({f"{FOLDER}/open.md": OPEN, f"{FOLDER}/secret.md": secret})
    project.write({f"{FOLDER}/check-ins/2026-10-07.md": CHECK_IN})
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "okrsite.yml")
    commit(project, MESSAGE, "2026-10-01")
    project.edit(f"{FOLDER}/secret.md", "target: 47120002", "target: 47120005")
    commit(project, f"Raise {MESSAGE}", "2026-10-20")
    git(project, "tag", "before")
    return project


def _kept_back(project: Project) -> None:
    project.edit(f"{FOLDER}/secret.md", "key_results", "audience: company\nkey_results")


def _deleted(project: Project) -> None:
    project.write({f"{FOLDER}/secret.md": None, f"{FOLDER}/check-ins/2026-10-07.md": None})


def _team_kept_back(project: Project) -> None:
    project.edit("content/teams/a/team.md", "name: A", "name: A\naudience: company")


def _renamed_and_kept_back(project: Project) -> None:
    file = project.root / FOLDER / "secret.md"
    file.rename(file.with_name(f"{SECRET.stem}-new.md"))
    commit(project, f"Rename {MESSAGE}", "2026-11-05")
    project.edit(f"{FOLDER}/{SECRET.stem}-new.md", "key_results", "audience: company\nkey_results")


AFTERWARDS: dict[str, Callable[[Project], None]] = {
    "kept back": _kept_back,
    "deleted": _deleted,
    "renamed and kept back": _renamed_and_kept_back,
    "its team kept back": _team_kept_back,
}


@pytest.mark.parametrize("afterwards", AFTERWARDS)
def test_a_public_site_does_not_tell_what_was_public_once(tmp_path, afterwards):
    project = project_of(tmp_path, TWO)
    AFTERWARDS[afterwards](project)
    commit(project, f"Hide {MESSAGE}", "2026-11-10")
    assert found(site(project, "public"), ["leadership"]) == []


@pytest.mark.slow
@pytest.mark.parametrize("afterwards", AFTERWARDS)
def test_nothing_else_that_is_written_for_the_public_tells_it(tmp_path, afterwards):
    project = project_of(tmp_path, TWO)
    AFTERWARDS[afterwards](project)
    commit(project, f"Hide {MESSAGE}", "2026-11-10")
    for written in (exports, words):
        assert found(written(project, "public"), ["leadership"]) == []


def test_a_site_that_tells_its_past_says_of_withheld_figures_only_since_when_they_are(tmp_path):
    project = project_of(tmp_path, "", ONCE_PUBLIC.replace(SECRET.stem, "shown"))
    file = project.root / FOLDER / "secret.md"
    file.write_text(re.sub(r"4712000\d days", "withheld", file.read_text(encoding="utf-8")), encoding="utf-8")
    project.write({f"{FOLDER}/check-ins/2026-10-07.md": None})
    commit(project, "Keep the figures inside", "2026-11-10")
    files = site_without_audience(project)
    page = files["teams/a/2026-q4/secret/index.html"].decode()
    assert "Keep the figures inside" in page
    assert "withheld" in page
    assert found(files, ["leadership"]) == []


def site_without_audience(project: Project) -> dict[str, bytes]:
    project.build(as_of=date(2026, 11, 20))
    return project.published()


@pytest.mark.slow
def test_a_difference_that_the_public_may_see_tells_nothing_of_what_it_never_saw(tmp_path):
    hidden = ONCE_PUBLIC.replace("    key_results", "    audience: company\n    key_results", 1)
    project = project_of(tmp_path, TWO, hidden)
    project.edit(f"{FOLDER}/secret.md", TITLE, f"{TITLE} again")
    commit(project, MESSAGE, "2026-11-10")
    assert found(differences(project, "public", "before"), ["leadership"]) == []
    assert found(differences(project, "public", "before", "HEAD"), ["leadership"]) == []


@pytest.mark.slow
def test_a_site_of_an_earlier_day_hides_what_was_hidden_then(tmp_path):
    hidden = ONCE_PUBLIC.replace("    key_results", "    audience: company\n    key_results", 1)
    project = project_of(tmp_path, TWO, hidden)
    assert found(site(project, "public", "--rev", "before"), ["leadership"]) == []


def _with_figures(project: Project, number: Callable[[str], int], audience: str, more: str = "") -> None:
    """Write an objective with a mark in every figure, which only an audience may see."""
    path, band, told = (", ".join(f"{name}: {number(name)}" for name in names) for names in FIGURES)
    planned = f"planned: {{2026-11-01: {number('planned')}}}"
    project.write(
        {
            f"{FOLDER}/kept.md": f"---\ntitle: Kept\n{audience}key_results:\n"
            f"  - {{id: path, title: P, {path}, {planned}}}\n  - {{id: band, title: B, {band}}}\n{more}---\n",
            f"{FOLDER}/check-ins/2026-11-11.md": f"---\nupdates: {{kept: {{path: {{{told}}}}}}}\n---\n",
        }
    )


FIGURES = (("start", "target"), ("min", "max", "current"), ("value",))
KEPT = "figures: company\n"


@pytest.mark.parametrize(
    ("then", "now"),
    [("", KEPT), pytest.param(KEPT, KEPT, marks=pytest.mark.slow), pytest.param(KEPT, "", marks=pytest.mark.slow)],
)
def test_a_difference_tells_the_public_no_figure_that_one_of_the_states_keeps_from_it(tmp_path, then, now):
    number = Marks("figures").number
    project = Project(tmp_path, {"okrsite.yml": f"{SETTINGS}{TWO}", "content/teams/a/team.md": "---\nname: A\n---\n"})
    _with_figures(project, number, then)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "okrsite.yml")
    commit(project, "Begin", "2026-10-20")
    new = f"  - {{id: new, title: New, figures: company, start: {number('new')}, target: {number('new')}}}\n"
    _with_figures(project, number, now, new)
    files = differences(project, "public", "HEAD")
    assert b"New" in files["diff text"]
    assert found(files, ["figures"]) == []
    assert found(differences(project, "company", "HEAD"), ["figures"])
