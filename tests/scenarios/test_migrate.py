"""`okrsite migrate` in a project: what it shows, what it writes, and what it leaves to people."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from okrsite_gen.cli.program import run
from okrsite_gen.content import deprecated as in_content
from okrsite_gen.content.deprecated import ANY, CONFIGURATION, Deprecated
from okrsite_gen.site import deprecated as in_themes
from okrsite_gen.site.deprecated import DeprecatedName

STARTER = Path(__file__).parents[2] / "okrsite_gen/starter"
FORMER = STARTER / "former/0.1.0.dev1"
VERSIONS = {"since": "0.3", "gone": "0.5"}
OBJECTIVE = """\
---
title: Soup is ready   # the words of Ida
key_results:
  # what we count
  - {title: 'Bowls', start: 1, "goal": 50}
  - title: Spoons
    goal: "goal: 7"
---
The goal: is the goal.
"""
SETTINGS = "# Ours\n\nsite:\n  name: Soup   # Ida chose it\n  icon: assets/a.svg\ntheme: {name: own}\n"


@pytest.fixture
def project(tmp_path) -> Path:
    write(tmp_path, "okrsite.yml", SETTINGS)
    write(tmp_path, "content/teams/kitchen/2026-Q4/soup.md", OBJECTIVE)
    write(tmp_path, "content/teams/kitchen/2026-Q4/bread.md", "---\ntitle: Bread\n---\n")
    write(tmp_path, "themes/own/theme.yml", "name: own\n")
    write(tmp_path, "themes/own/messages/en.yml", "nav.old: Hearth  # warm\n")
    return tmp_path


@pytest.fixture
def some_are_deprecated(monkeypatch):
    goal = Deprecated("objective", ("key_results", ANY, "goal"), "target", **VERSIONS)
    icon = Deprecated(CONFIGURATION, ("site", "icon"), "logo", **VERSIONS)
    monkeypatch.setattr(in_content, "DEPRECATED", (goal, icon))
    monkeypatch.setattr("okrsite_gen.pipeline.migrating.old_names.DEPRECATED", (goal, icon))
    monkeypatch.setattr(in_themes, "THEME_API", (DeprecatedName("word", "nav.old", "nav.home", **VERSIONS),))


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def everything(root: Path) -> dict[str, bytes]:
    files = (file for file in sorted(root.rglob("*")) if file.is_file() and ".okrsite" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def migrate(root: Path, *words: str) -> int:
    return run(["-C", str(root), "migrate", *words])


def test_nothing_is_written_until_that_is_asked_for_and_what_is_shown_can_be_applied(
    project, some_are_deprecated, capsys, tmp_path_factory
):
    before = everything(project)
    assert migrate(project) == 0
    said = capsys.readouterr()
    assert everything(project) == before
    assert "okrsite migrate --write does it" in said.err
    other = tmp_path_factory.mktemp("other") / "okrs"
    shutil.copytree(project, other)
    subprocess.run(["git", "apply", "-"], cwd=other, input=said.out, text=True, check=True)

    assert migrate(project, "--write") == 0
    assert everything(project) == everything(other) != before


def test_old_names_become_new_ones_and_nothing_else_of_a_file_changes(project, some_are_deprecated, capsys):
    before = everything(project)
    assert migrate(project, "--write") == 0
    after = everything(project)
    soup = OBJECTIVE.replace('"goal": 50', '"target": 50').replace('    goal: "goal', '    target: "goal')
    settings = SETTINGS.replace("icon:", "logo:").replace("# Ours\n", "# Ours\nversion: 1\n")
    assert {path: data.decode() for path, data in after.items() if data != before[path]} == {
        "content/teams/kitchen/2026-Q4/soup.md": soup,
        "okrsite.yml": settings,
        "themes/own/messages/en.yml": "nav.home: Hearth  # warm\n",
    }
    told = capsys.readouterr().out
    assert "okrsite.yml: `icon` is called `logo`; names the version of the format." in told
    assert "soup.md: `goal` is called `target`." in told

    assert migrate(project, "--write") == 0
    assert "Nothing to migrate." in capsys.readouterr().out
    assert everything(project) == after


def test_line_ends_and_a_byte_order_mark_stay(project, some_are_deprecated):
    soup = "content/teams/kitchen/2026-Q4/soup.md"
    write(project, soup, "\ufeff" + OBJECTIVE.replace("\n", "\r\n"))
    write(project, "okrsite.yml", "\ufeff" + SETTINGS.replace("\n", "\r\n"))
    migrate(project, "--write")
    for path in (soup, "okrsite.yml"):
        data = (project / path).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\r\n") == data.count(b"\n")
    assert b"version: 1\r\n" in (project / "okrsite.yml").read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "version: 1\n"),
        ("site:\n  name: A\n", "version: 1\nsite:\n  name: A\n"),
        ("# about the name\nsite: {name: A}\n", "version: 1\n# about the name\nsite: {name: A}\n"),
        ("# head\n\nsite: {name: A}\n", "# head\nversion: 1\n\nsite: {name: A}\n"),
        ("---\n# x\nsite: {name: A}\n", "---\nversion: 1\n# x\nsite: {name: A}\n"),
        ("# yaml-language-server: x\nsite: {name: A}", "# yaml-language-server: x\nversion: 1\nsite: {name: A}"),
        ("# only words", "# only words\nversion: 1\n"),
        ("{site: {name: A}}\n", "{site: {name: A}}\n"),
        ("version: 1\n", "version: 1\n"),
    ],
)  # fmt: skip
def test_the_version_is_named_where_no_comment_loses_its_line(tmp_path, before, after):
    write(tmp_path, "okrsite.yml", before)
    write(tmp_path, "content/teams/kitchen/2026-Q4/bread.md", "---\ntitle: Bread\n---\n")
    assert migrate(tmp_path, "--write") == 0
    assert (tmp_path / "okrsite.yml").read_text() == after


def test_a_broken_configuration_is_told_and_nothing_is_written(project, capsys):
    write(project, "okrsite.yml", "version: 7\n")
    assert migrate(project, "--write") == 2
    assert "This site is written in version 7 of the format." in capsys.readouterr().out
    assert (project / "okrsite.yml").read_text() == "version: 7\n"


def older(root: Path, host: str = "github") -> dict[str, str]:
    """Write a new site as the version before the first one did; return its workflows."""
    assert run(["-C", str(root), "init", "--host", host, "--with-metrics"]) == 0
    (root / "requirements-lock.txt").unlink()
    words = {"audience": "company", "branch": "main", "forge": f".{host}", "runner": "ubuntu-latest"}
    written = {}
    for file in (file for file in FORMER.rglob("*") if file.is_file()):
        text, path = file.read_text(), file.relative_to(FORMER).as_posix().partition("/")[2]
        for mark, word in words.items():
            text, path = text.replace(f"@@{mark}@@", word), path.replace(f"@@{mark}@@", word)
        path = path.replace("dot-", ".")
        if (root / path).is_file():
            (root / path).write_text(text)
            written[path] = text
    return written


@pytest.mark.parametrize("host", ["github", "gitlab", "gitea"])
def test_workflows_of_an_older_version_become_those_of_today(tmp_path, host, capsys):
    written = older(tmp_path, host)
    workflow = next(path for path in written if path.endswith(("okrs.yml", "gitlab-ci.yml")))
    (tmp_path / workflow).write_text(written[workflow].replace("AUDIENCE: company", "AUDIENCE: public"))
    assert migrate(tmp_path, "--write") == 0
    capsys.readouterr()
    for path, text in written.items():
        assert (tmp_path / path).read_text() != text, path
    assert "AUDIENCE: public" in (tmp_path / workflow).read_text()
    assert (tmp_path / "requirements-lock.txt").read_bytes() == (STARTER / "hosted/requirements-lock.txt").read_bytes()
    assert migrate(tmp_path) == 0
    assert "Nothing to migrate." in capsys.readouterr().err


def test_a_workflow_that_somebody_edited_stays_and_what_is_new_is_shown(tmp_path, capsys):
    written = older(tmp_path)
    workflow = ".github/workflows/okrs.yml"
    own = written[workflow].replace("17 4 * * *", "17 6 * * *")
    (tmp_path / workflow).write_text(own)
    assert migrate(tmp_path, "--write") == 0
    said = capsys.readouterr().out
    assert (tmp_path / workflow).read_text() == own
    assert f"{workflow} was edited since okrsite wrote it, so it stays as it is." in said.replace(f"{tmp_path}/", "")
    assert "    +          python -m pip install --disable-pip-version-check --require-hashes" in said


def test_an_edited_workflow_of_today_and_one_that_is_nobodys_of_ours_are_no_news(tmp_path, capsys):
    older(tmp_path)
    migrate(tmp_path, "--write")
    workflow = tmp_path / ".github/workflows/okrs.yml"
    workflow.write_text(workflow.read_text().replace("17 4 * * *", "17 6 * * *"))
    (tmp_path / ".github/workflows/okrs-review.yml").write_text("name: something else\non: push\n")
    capsys.readouterr()
    assert migrate(tmp_path) == 0
    assert capsys.readouterr().err.strip() == "Nothing to migrate."


def test_a_site_without_workflows_gets_none(project):
    write(project, "okrsite.yml", "site: {name: Soup}\n")
    assert migrate(project, "--write") == 0
    assert not (project / "requirements-lock.txt").exists()
    assert not (project / ".github").exists()


LISTED = (STARTER / "hosted/requirements-lock.txt").read_text()
OWN = "# For our exports\nzope-soup==1.2 \\\n    --hash=sha256:" + 64 * "a" + "\n"


def with_list(root: Path, text: str) -> Path:
    """Write a new site with this list of libraries."""
    assert run(["-C", str(root), "init", "--host", "github"]) == 0
    (root / "requirements-lock.txt").write_bytes(text.encode())
    return root / "requirements-lock.txt"


def pinned(name: str, version: str, mark: str) -> str:
    return f"{name}=={version} \\\n    --hash=sha256:{64 * mark}\n"


def of_today(name: str) -> str:
    """Return the lines of a library in the list of today."""
    begin = LISTED.index(f"\n{name}==") + 1
    end = next(place for place in range(begin, len(LISTED)) if LISTED[place] == "\n" and LISTED[place + 1] != " ")
    return LISTED[begin : end + 1]


def test_a_library_of_ones_own_in_the_list_stays_with_its_hash(tmp_path, capsys):
    old = LISTED.replace(of_today("rich"), pinned("rich", "14.0", "b")).replace(of_today("idna"), "")
    file = with_list(tmp_path, (old + OWN).replace("\n", "\r\n"))
    assert migrate(tmp_path, "--write") == 0
    assert file.read_bytes().decode() == (LISTED + OWN).replace("\n", "\r\n")
    assert "was tested; zope-soup of your own stays as it is." in capsys.readouterr().out
    assert migrate(tmp_path) == 0
    assert "Nothing to migrate." in capsys.readouterr().err


def test_no_version_that_somebody_raised_is_lowered(tmp_path, capsys):
    raised = pinned("rich", "15.0.10", "c")
    old = LISTED.replace(of_today("rich"), raised).replace(of_today("idna"), pinned("idna", "3.9", "b"))
    file = with_list(tmp_path, old)
    assert migrate(tmp_path, "--write") == 0
    assert file.read_text() == LISTED.replace(of_today("rich"), raised)
    assert "rich of your own stays as it is" in capsys.readouterr().out


def test_what_somebody_added_to_the_list_of_today_is_no_news(tmp_path, capsys):
    own = f"--extra-index-url https://soup.example/\n{OWN}soup @ https://soup.example/soup.whl\n\n# the end"
    file = with_list(tmp_path, LISTED + own)
    assert migrate(tmp_path, "--write") == 0
    assert "Nothing to migrate." in capsys.readouterr().out
    assert file.read_text() == LISTED + own


def test_a_list_with_what_cannot_be_compared_stays_and_what_is_new_is_shown(tmp_path, capsys):
    text = LISTED.replace(of_today("rich"), "rich>=14\n").replace(of_today("idna"), "")
    file = with_list(tmp_path, text)
    assert migrate(tmp_path, "--write") == 0
    said = capsys.readouterr().out
    assert file.read_text() == text
    assert "requirements-lock.txt was edited since okrsite wrote it, so it stays as it is." in said
    assert "    +idna==" in said


def test_a_project_at_two_hosts_gets_the_list_once(tmp_path, capsys):
    older(tmp_path, "github")
    older(tmp_path, "gitlab")
    assert migrate(tmp_path, "--write") == 0
    assert (tmp_path / "requirements-lock.txt").read_text() == LISTED
    (tmp_path / "requirements-lock.txt").write_text(LISTED.replace(of_today("idna"), ""))
    assert migrate(tmp_path, "--write") == 0
    assert (tmp_path / "requirements-lock.txt").read_text() == LISTED
