"""The program as people and their scripts start it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
from project import Project

from okrsite_gen.cli.program import run

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def okrsite(*words: object, cwd=None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "okrsite_gen", *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_a_build_says_where_the_site_is_and_how_to_look_at_it(project):
    done = okrsite("build", "--as-of", "2026-11-20", cwd=project.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(
        r"(?m)^Built \d+ pages in \d+\.\d s: 2 objectives, 2 key results, 2 teams, 1 check-in\.\n", done.stdout
    )
    assert "The site is in site.\nLook at it: python3 -m http.server -d site " in done.stdout
    assert "Developers go live in a day" in project.page("teams/payments/2026-q4/activation/index.html")


def test_paths_are_taken_from_the_project_folder(project, tmp_path):
    done = okrsite("-C", project.root, "build", "-o", "public", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (project.root / "public" / "index.html").is_file()
    assert "python3 -m http.server -d project/public " in done.stdout


def test_a_site_of_files_can_be_opened_without_a_server(project):
    done = okrsite("-C", project.root, "build", "--links", "file")
    assert done.returncode == 0
    assert f"open {project.site / 'index.html'} in a browser" in done.stdout
    links = re.findall(r'href="([^"#]+)"', project.page("index.html"))
    inner = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert inner
    assert [link for link in inner if not (project.site / link.partition("#")[0]).is_file()] == []


def test_an_error_is_shown_with_its_line_and_ends_with_1(project, tmp_path):
    project.edit(OBJECTIVE, "supports:", "suports:")
    done = okrsite("-C", "project", "build", cwd=tmp_path)
    assert done.returncode == 1
    first, line, caret, *_ = done.stdout.splitlines()
    assert first.startswith(f"project/{OBJECTIVE}:3:1: error: ")
    assert line == "  3 | suports: [company/2026/grow#arr]"
    assert caret == "    | ^^^^^^^"
    assert "Nothing was written" in done.stdout
    assert not project.site.exists()


def test_a_broken_configuration_ends_with_2(project):
    project.write({"okrsite.yml": "sites: {}\n"})
    done = okrsite("build", cwd=project.root)
    assert done.returncode == 2
    assert "okrsite.yml:1:1: error: " in done.stdout


def test_a_refused_output_ends_with_2_and_says_what_to_do(project):
    done = okrsite("build", "-o", "content", cwd=project.root)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert " -o" in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_is_all_that_standard_output_holds(project, command):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    done = okrsite(command, "--format", "json", "--as-of", "2026-11-20", cwd=project.root)
    plain = json.loads(done.stdout)
    assert done.returncode == plain["exit_code"] == 0
    assert plain["counts"]["warning"] == 1
    (finding,) = [finding for finding in plain["findings"] if finding["severity"] == "warning"]
    assert (finding["file"], finding["line"], finding["column"]) == (OBJECTIVE, 3, 12)
    assert ("site" in plain) == (command == "build")
    if command == "build":
        assert plain["site"]["objectives"] == 2


def test_json_tells_of_impossible_work_too(project):
    done = okrsite("build", "-o", ".", "--format", "json", cwd=project.root)
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["message"]


def test_github_sees_findings_beside_the_lines(project, tmp_path):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    done = okrsite("-C", "project", "check", "--strict", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file=project/{OBJECTIVE},line=3,col=12,endColumn=")


@pytest.mark.parametrize("answer", ["true", "", "null"])
def test_a_site_that_everybody_could_open_is_refused_unless_everybody_may_read_it(project, answer):
    summary = project.root / "summary.md"
    words = ("-C", project.root, "build", "--pages-public", answer, "--format", "github", "--summary", summary)
    done = okrsite(*words)
    assert done.returncode == 2
    assert not project.site.exists()
    assert done.stdout.startswith("::error title=okrsite::Nothing was built: ")
    assert "whole internet" in done.stderr
    assert "whole internet" in summary.read_text()

    project.write({"okrsite.yml": "publish: {visibility: public}"})
    done = okrsite(*words)
    assert done.returncode == 0, done.stderr
    assert "### The website, as of " in summary.read_text()


def test_a_site_behind_a_lock_is_built(project):
    assert okrsite("-C", project.root, "build", "--pages-public", "false").returncode == 0


def test_quiet_says_nothing_when_all_is_well(project):
    done = okrsite("build", "--quiet", cwd=project.root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_clean_project_checks_out(project):
    done = okrsite("check", "--as-of", "2026-11-20", "--ignore", "CAD,FOC", cwd=project.root)
    assert (done.returncode, done.stdout) == (0, "No problems in 6 files.\n")


def test_the_commit_is_told_by_git_and_shown_in_the_record_of_the_build(project):
    def git(*words: str) -> str:
        identity = ("-c", "user.name=Maria", "-c", "user.email=maria@example.org")
        command = ["git", "-C", str(project.root), *identity, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "First")
    okrsite("build", cwd=project.root)
    assert json.loads(project.page("build.json"))["commit"] == git("rev-parse", "--short", "HEAD")


def test_a_terminal_without_unicode_gets_the_findings_all_the_same(project):
    project.edit(OBJECTIVE, "title: Developers", "tïtle: Developers")
    done = okrsite("check", cwd=project.root, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert "t\\xeftle" in done.stdout
    assert "Traceback" not in done.stderr


def test_half_a_report_is_enough_for_who_stops_reading(project):
    project.write({f"content/stray-{number}.txt": "?" for number in range(400)})
    command = [sys.executable, "-m", "okrsite_gen", "check"]
    process = subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() in {0, 1}
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("words", [("diff", ""), ("diff", "HEAD", ""), ("build", "--rev", "")])
def test_a_name_that_a_variable_should_have_held_is_asked_for(project, capsys, words):
    assert run(["-C", str(project.root), *words]) == 2
    assert "this is empty; write a name, or leave it out" in capsys.readouterr().err


@pytest.mark.parametrize("named", ["okrsite.yml", OBJECTIVE])
@pytest.mark.parametrize(
    "words", [("diff", "--output"), ("digest", "--output"), ("check", "--new-since", "HEAD", "--suggestions")]
)
def test_no_output_replaces_what_people_wrote(project, capsys, words, named):
    git = ["git", "-C", str(project.root), "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for step in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*git, *step], check=True)
    project.write({"okrsite.yml": "site:\n  name: Soup\n"})
    before = (project.root / named).read_text(encoding="utf-8")
    assert run(["-C", str(project.root), *words, named]) == 2
    assert f"`{named}` holds what somebody wrote" in capsys.readouterr().err
    assert (project.root / named).read_text(encoding="utf-8") == before
