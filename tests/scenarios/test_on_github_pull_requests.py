"""A pull request on a first site, from the check that may not write to the comment and the suggestions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hub import Hub
from runner import Runner

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("jq") and shutil.which("unzip")), reason="needs jq and unzip"),
]

ACTION = Path(__file__).parents[2] / "action.yml"


def git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=Tomas", "-c", "user.email=tomas@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class PullRequest:
    """A first site whose main branch has an old mistake, and pull request 12 into it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "soup"
        subprocess.run([sys.executable, "-m", "okrsite_gen", "init", str(self.root)], check=True, capture_output=True)
        git(self.root, "init", "-q", "-b", "main")
        self.edit("content/teams/shop/*/regulars.md", "\nowner:", "\nowmer:")
        self.commit()
        git(self.root, "switch", "-q", "-c", "change")
        self.machine = Runner(self.root, folder / "tools")
        self.machine.facts["github.event.pull_request.base.ref"] = "main"
        self.hub = Hub(folder / "hub")

    def edit(self, pattern: str, old: str, new: str) -> None:
        (file,) = self.root.glob(pattern)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def commit(self) -> None:
        git(self.root, "add", ".")
        git(self.root, "commit", "-q", "-m", "Change")

    def merge(self) -> str:
        """Commit what was edited, check out the merge as GitHub does, and return the commit under review."""
        self.commit()
        head = git(self.root, "rev-parse", "HEAD")
        git(self.root, "switch", "-q", "--detach", "main")
        git(self.root, "merge", "-q", "--no-ff", "-m", "Merge", "change")
        return head

    def check(self) -> str:
        return self.machine.run("okrs-pull-request.yml", "check")

    def tell(self, commit: str) -> list[dict]:
        """Let the other workflow tell what was left, and return what it told."""
        left = {file.name: file.read_text(encoding="utf-8") for file in (self.machine.temp / "review").iterdir()}
        self.hub.put_artifact(left)
        self.hub.put("pulls/12", {"state": "open", "head": {"sha": commit, "repo": {"full_name": "soup/okrs"}}})
        self.hub.put("issues/12/comments", [])
        self.hub.put("pulls/12/comments", [])
        self.machine.tool("gh", self.hub.gh)
        event = "github.event.workflow_run."
        self.machine.facts |= {
            f"{event}id": "7",
            f"{event}head_sha": commit,
            f"{event}head_repository.full_name": "soup/okrs",
        }
        self.machine.facts |= {"github.server_url": "https://hub.example", "github.repository": "soup/okrs"}
        self.machine.run("okrs-review.yml", "tell")
        return self.hub.told


@pytest.fixture
def pull_request(tmp_path) -> PullRequest:
    return PullRequest(tmp_path)


def test_a_slip_is_annotated_stopped_suggested_and_the_old_mistake_is_not_told(pull_request):
    pull_request.edit("content/teams/kitchen/*/ready-at-noon.md", "\nowner:", "\nownr:")
    commit = pull_request.merge()
    printed = pull_request.check()
    assert [name for name, code in pull_request.machine.outcomes.items() if code] == ["Check what is new"]
    (error,) = re.findall(r"^::error file=(.*?),line=(\d+),", printed, re.MULTILINE)
    assert error[0].endswith("ready-at-noon.md")
    assert (pull_request.root / "site/index.html").is_file()
    comment, review = pull_request.tell(commit)
    assert "Unknown field" in comment["body"]["body"]
    (suggestion,) = review["body"]["comments"]
    assert suggestion["path"] == error[0]
    assert suggestion["line"] == int(error[1])
    assert re.search(r"\n```suggestion\nowner: \w+\n```$", suggestion["body"])


def test_the_base_branch_may_have_any_name(pull_request):
    pull_request.edit("content/teams/kitchen/*/ready-at-noon.md", "target: 95%", "target: 70%")
    pull_request.merge()
    git(pull_request.root, "branch", "-m", "main", "merge")
    git(pull_request.root, "tag", "merge", "HEAD")
    pull_request.machine.facts["github.event.pull_request.base.ref"] = "merge"
    pull_request.check()
    assert "From merge (" in pull_request.machine.summary
    assert "to pull/12/merge (" in pull_request.machine.summary
    assert "1 target made easier" in pull_request.machine.summary


def test_a_reference_to_nothing_fails_and_the_preview_is_there_all_the_same(pull_request):
    pull_request.edit(
        "content/teams/kitchen/*/ready-at-noon.md", "\n---\n", "\nsupports: [company/nowhere/nothing]\n---\n"
    )
    pull_request.merge()
    printed = pull_request.check()
    outcomes = pull_request.machine.outcomes
    assert (outcomes["Check what is new"], outcomes["Build a preview"]) == (1, 0)
    assert re.search(r"::error file=content/.*ready-at-noon.md,line=\d+", printed)
    assert (pull_request.root / "site/index.html").is_file()


def test_a_lowered_target_stops_nobody_and_is_what_the_comment_says_first(pull_request):
    pull_request.edit("content/teams/kitchen/*/ready-at-noon.md", "target: 95%", "target: 70%")
    commit = pull_request.merge()
    pull_request.check()
    assert set(pull_request.machine.outcomes.values()) == {0}
    (comment,) = pull_request.tell(commit)
    body = comment["body"]["body"]
    assert re.search(r"1 target made easier", body)
    assert re.search(r"95.?% → 70.?%", body)
    assert "From main (" in body
    assert body.index("made easier") < body.index("<details>")
    assert "1 target made easier" in pull_request.machine.summary


def test_the_action_does_the_same_in_the_workflow_of_somebody_else(pull_request):
    pull_request.edit("content/teams/kitchen/*/ready-at-noon.md", "\nowner:", "\nownr:")
    pull_request.merge()
    action = yaml.load(ACTION.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    machine = pull_request.machine
    machine.tool("temp/okrsite/bin/okrsite", f'exec "{sys.executable}" -m okrsite_gen "$@"')
    machine.words["GITHUB_BASE_REF"] = "main"
    machine.facts |= {f"inputs.{name}": each.get("default", "") for name, each in action["inputs"].items()}
    printed = machine.run_steps(action["runs"]["steps"], {})
    assert [name for name, code in machine.outcomes.items() if code] == ["Check"]
    assert len(re.findall(r"^::error ", printed, re.MULTILINE)) == 1
    outputs = {name: machine.value(each["value"][4:-3]) for name, each in action["outputs"].items()}
    assert outputs["check"] == "failed"
    assert "Unknown field" in Path(outputs["changes"]).read_text(encoding="utf-8")
    assert len(json.loads(Path(outputs["suggestions"]).read_text(encoding="utf-8"))["suggestions"]) == 1
    assert sorted(file.name for file in Path(outputs["review"]).iterdir()) == [
        "changes.md",
        "number",
        "suggestions.json",
    ]
    assert (pull_request.root / outputs["site"] / "index.html").is_file()


def test_the_action_tells_everything_where_nothing_is_compared(pull_request):
    action = yaml.load(ACTION.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    machine = pull_request.machine
    machine.tool("temp/okrsite/bin/okrsite", f'exec "{sys.executable}" -m okrsite_gen "$@"')
    machine.words["GITHUB_BASE_REF"] = ""
    machine.facts |= {f"inputs.{name}": each.get("default", "") for name, each in action["inputs"].items()}
    printed = machine.run_steps(action["runs"]["steps"], {})
    assert "owmer" in printed
    assert machine.outputs["check"] == {"result": "failed"}
    assert machine.outputs["build"] == {"site": "./site"}
    assert "changes" not in machine.outputs
