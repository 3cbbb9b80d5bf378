"""A first site on GitLab, Gitea and Forgejo: the scripts that came with it, run on branches of a real repository."""

from __future__ import annotations

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from runner import INSTALL, Runner

from okrsite_gen.pipeline.hosts import HOSTS

pytestmark = pytest.mark.slow

FORGES = ("gitea", "forgejo")


def git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=Tomas", "-c", "user.email=tomas@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def begin(folder: Path, host: str) -> Path:
    """Begin a site in a repository; return the objective that a branch changes."""
    subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "init", "--host", host, str(folder)], check=True, capture_output=True
    )
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return next(folder.glob("content/teams/kitchen/*/ready-at-noon.md"))


def lower_and_slip(objective: Path) -> None:
    """Commit, on a branch, a target that asks for less and a slip in the name of a field."""
    root = objective.parents[4]
    git(root, "switch", "-q", "-c", "change")
    text = objective.read_text(encoding="utf-8").replace("\nowner:", "\nownr:", 1)
    objective.write_text(text, encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "Change")


@pytest.fixture
def served(tmp_path):
    """Return what makes the machine of a forge: a bare repository with pull request 12, and an empty workspace."""

    def served(host: str, change) -> Runner:
        change(begin(tmp_path / "mine", host))
        bare = tmp_path / "server/soup/okrs"
        git(tmp_path / "mine", "clone", "-q", "--bare", str(tmp_path / "mine"), str(bare))
        git(bare, "symbolic-ref", "HEAD", "refs/heads/main")
        head = git(tmp_path / "mine", "rev-parse", "HEAD")
        git(bare, "update-ref", "refs/pull/12/head", head)
        (tmp_path / "work").mkdir()
        runner = Runner(tmp_path / "work", tmp_path / "tools")
        main = git(bare, "rev-parse", "main")
        runner.words = {
            "GITHUB_SERVER_URL": f"file://{tmp_path}/server",
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_SHA": main,
        }
        runner.facts |= {"github.event.pull_request.base.ref": "main", "vars.OKRS_PAGES_BRANCH": ""}
        return runner

    return served


def workflow(tmp_path: Path, host: str, name: str) -> Path:
    return tmp_path / "mine" / HOSTS[host].workflows / name


@pytest.mark.parametrize("host", FORGES)
def test_a_forge_checks_a_pull_request_and_keeps_a_preview(served, tmp_path, host):
    runner = served(host, lower_and_slip)
    steps = yaml.safe_load(workflow(tmp_path, host, "okrs-pull-request.yml").read_text())["jobs"]["check"]["steps"]
    printed = runner.run_steps(steps[:-1], {"AUDIENCE": "company"}, "bash")
    assert [name for name, code in runner.outcomes.items() if code] == ["Check what is new"]
    assert "Unknown field `ownr`" in printed
    assert (runner.root / "site/index.html").is_file()
    assert (runner.root / ".git/changes.md").read_text(encoding="utf-8") in printed


def test_the_comment_on_a_forge_is_made_once_and_then_kept_up_to_date(served, tmp_path):
    told = []
    there: list[dict] = [{"id": 5, "user": {"login": "mallory"}, "body": "<!-- okrsite: what changes -->"}]

    class Forge(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            if length:
                told.append((self.command, self.path, json.loads(self.rfile.read(length))["body"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(there).encode())

        do_GET = do_POST = do_PATCH = answer  # noqa: N815 - names of the library

        def log_message(self, *_) -> None:
            pass

    runner = served("gitea", lower_and_slip)
    (runner.root / ".git").mkdir()
    changes = runner.root / ".git/changes.md"
    changes.write_text("## What changes\n\nNothing changed, by meaning.\n", encoding="utf-8")
    steps = yaml.safe_load(workflow(tmp_path, "gitea", "okrs-pull-request.yml").read_text())["jobs"]["check"]["steps"]
    server = HTTPServer(("127.0.0.1", 0), Forge)
    Thread(target=server.serve_forever, daemon=True).start()
    runner.words["GITHUB_SERVER_URL"] = f"http://127.0.0.1:{server.server_port}"
    try:
        assert runner.run_steps(steps[-1:], {}, "bash") == ""
        assert told == []
        changes.write_text("## What changes ä\n", encoding="utf-8")
        assert runner.run_steps(steps[-1:], {}, "bash") == ""
        there.append({"id": 6, "user": {"login": "gitea-actions"}, "body": told[0][2]})
        runner.run_steps(steps[-1:], {}, "bash")
    finally:
        server.shutdown()
        server.server_close()
    start = "/api/v1/repos/soup/okrs/issues"
    assert [each[:2] for each in told] == [("POST", f"{start}/12/comments"), ("PATCH", f"{start}/comments/6")]
    assert told[0][2] == "<!-- okrsite: what changes -->\n## What changes ä\n"


@pytest.mark.parametrize("host", FORGES)
def test_a_forge_builds_the_site_and_puts_it_on_a_branch_only_where_everybody_may_read_it(served, tmp_path, host):
    runner = served(host, lambda objective: None)
    steps = yaml.safe_load(workflow(tmp_path, host, "okrs.yml").read_text())["jobs"]["build"]["steps"]
    words = {"AUDIENCE": "company", "PAGES_PUBLIC": "true"}
    runner.run_steps(steps, words, "bash")
    assert set(runner.outcomes.values()) == {0}
    assert (runner.root / "site/index.html").is_file()

    runner.facts["vars.OKRS_PAGES_BRANCH"] = "pages"
    assert "publish: {visibility: public}" in runner.run_steps(steps[1:], words, "bash")
    assert runner.outcomes["Build the website"] != 0
    bare = tmp_path / "server/soup/okrs"
    assert "pages" not in git(bare, "branch", "--list")

    runner.run_steps(steps[1:], {**words, "PAGES_PUBLIC": "false"}, "bash")
    assert "index.html" in git(bare, "ls-tree", "--name-only", "pages").splitlines()


def job(root: Path, name: str, words: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the script of a job of GitLab."""
    pipeline = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    steps = [{"name": "script", "run": "\n".join(pipeline[name]["script"]), "shell": "bash"}]
    tools = len(list(root.parent.glob("tools-*")))
    runner = Runner(root, root.parent / f"tools-{tools}")
    runner.words = {**pipeline["variables"], **words}
    printed = runner.run_steps(steps, {})
    return subprocess.CompletedProcess([], runner.outcomes["script"], printed)


def test_gitlab_gets_what_a_merge_request_shows(tmp_path):
    root = tmp_path / "soup"
    objective = begin(root, "gitlab")
    lower_and_slip(objective)
    words = {
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(root, "rev-parse", "main"),
    }
    done = job(root, "okrs-check", words)
    assert (done.returncode, "Unknown field `ownr`" in done.stdout) == (1, True)
    (issue,) = json.loads((root / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["location"]["path"] == objective.relative_to(root).as_posix()
    assert (root / "review/site/index.html").is_file()
    assert "<html" in (root / "review/changes.html").read_text(encoding="utf-8")


def test_gitlab_publishes_what_everybody_may_read_and_nothing_else(tmp_path):
    root = tmp_path / "soup"
    begin(root, "gitlab")
    words = {"CI_PAGES_URL": "https://soup.example/okrs"}
    done = job(root, "pages", words)
    assert done.returncode != 0
    assert "publish: {visibility: public}" in done.stdout
    assert not (root / "public").exists()


def test_gitlab_publishes_around_a_mistake_for_those_who_may_read(tmp_path):
    root = tmp_path / "soup"
    lower_and_slip(begin(root, "gitlab"))
    done = job(root, "pages", {"CI_PAGES_URL": "https://soup.example/okrs", "PAGES_PUBLIC": "false"})
    assert done.returncode == 0
    assert "https://soup.example/okrs/" in (root / "public/index.html").read_text(encoding="utf-8")
    assert job(root, "okrs-errors", {}).returncode == 1


def test_the_comment_on_gitlab_is_made_once_kept_up_to_date_and_only_with_a_token(tmp_path):
    told = []
    mark = "<!-- okrsite: what changes -->"
    there: list[dict] = [{"id": 5, "author": {"id": 1}, "body": mark}]

    class GitLab(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            if length:
                body = json.loads(self.rfile.read(length))["body"]
                told.append((self.command, self.path, self.headers["PRIVATE-TOKEN"], body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"id": 7} if self.path.endswith("/user") else there).encode())

        do_GET = do_POST = do_PUT = answer  # noqa: N815 - names of the library

        def log_message(self, *_) -> None:
            pass

    root = tmp_path / "soup"
    begin(root, "gitlab")
    (root / "review").mkdir()
    changes = root / "review/changes.md"
    changes.write_text("### What changed\n\nNothing changed, by meaning.\n", encoding="utf-8")
    server = HTTPServer(("127.0.0.1", 0), GitLab)
    Thread(target=server.serve_forever, daemon=True).start()
    words = {
        "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "12",
        "OKRS_COMMENT_TOKEN": "secret",
    }
    try:
        assert job(root, "okrs-comment", words).returncode == 0
        assert told == []
        changes.write_text("### What changed ä\n", encoding="utf-8")
        assert job(root, "okrs-comment", words).stdout == ""
        there.append({"id": 6, "author": {"id": 7}, "body": told[0][3]})
        job(root, "okrs-comment", words)
    finally:
        server.shutdown()
        server.server_close()
    start = "/api/v4/projects/3/merge_requests/12/notes"
    text = f"{mark}\n### What changed ä\n"
    assert told == [("POST", start, "secret", text), ("PUT", f"{start}/6", "secret", text)]
    pipeline = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert all("$OKRS_COMMENT_TOKEN" in each["if"] for each in pipeline["okrs-comment"]["rules"])


@pytest.mark.parametrize("host", FORGES)
def test_every_script_but_that_which_installs_is_run_by_these_tests(tmp_path, host):
    begin(tmp_path / "mine", host)
    for name in ("okrs.yml", "okrs-pull-request.yml"):
        (own,) = yaml.safe_load(workflow(tmp_path, host, name).read_text())["jobs"].values()
        assert [step["name"] for step in own["steps"] if "run" in step].count(INSTALL) == 1
        assert "${{" not in "\n".join(step.get("run", "") for step in own["steps"])
