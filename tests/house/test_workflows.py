"""What runs on GitHub, ours and what `okrsite init` gives to users: pinned, with few rights, and safe for forks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from house import ROOT

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.pipeline.exposure import refuse_exposure

STARTER = ROOT / "okrsite_gen/starter/github"
MARKS = {"audience": "company", "branch": "main", "requirement": "okrsite==1.2.3", "runner": "ubuntu-latest"}
ACTION = ROOT / "action.yml"
PULLING = "okrs-metrics.yml"
"""The one that needs secrets, and may push; it says in a comment how they are named."""
GITLAB = ROOT / "okrsite_gen/starter/gitlab/dot-gitlab-ci.yml"
OTHER_HOSTS = sorted(
    file for part in ("forge", "forge-metrics") for file in (ROOT / "okrsite_gen/starter" / part).rglob("*.yml")
)
OURS = sorted((ROOT / ".github/workflows").glob("*.yml"))
THEIRS = sorted(
    file
    for part in ("github", "github-metrics")
    for file in (ROOT / "okrsite_gen/starter" / part / "dot-github/workflows").glob("*.yml")
)
WORKFLOWS = pytest.mark.parametrize("file", [*OURS, *THEIRS], ids=lambda file: file.name)
PUBLISHING = pytest.mark.parametrize(
    "file", [ROOT / ".github/workflows/demo.yml", STARTER / "dot-github/workflows/okrs.yml"], ids=lambda file: file.name
)
PAIRS = [("demo.yml", "okrs.yml"), ("preview.yml", "okrs-pull-request.yml")]
TELLING = [("review.yml", "preview.yml"), ("okrs-review.yml", "okrs-pull-request.yml")]
"""Those that may write in pull requests, and whose findings they tell."""


MAY_WRITE = {
    **{name: {("tell", "pull-requests")} for name, _ in TELLING},
    PULLING: {("pull", "contents"), ("pull", "pull-requests")},
    "codeql.yml": {("analyse", "security-events")},
    "release.yml": {
        ("prove", "id-token"), ("prove", "attestations"), ("publish", "id-token"), ("tell", "contents"),
    },
}  # fmt: skip
"""Workflow → who in it may write what, beside publishing on Pages."""


def filled(file: Path) -> str:
    return re.sub(r"@@(\w+)@@", lambda mark: MARKS[mark[1]], file.read_text(encoding="utf-8"))


def workflow(file: Path) -> dict:
    return yaml.load(filled(file), Loader=yaml.BaseLoader)  # leaves `on` a word


def steps(file: Path) -> list[dict]:
    return [step for job in workflow(file)["jobs"].values() for step in job["steps"]]


def secrets_used(file: Path) -> set[str]:
    """Return the names of the secrets that a workflow uses, comments aside."""
    return set(re.findall(r"secrets\.(\w+)", str(workflow(file))))


def action() -> dict:
    return yaml.load(ACTION.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def scripts(file: Path) -> str:
    return "\n".join(step.get("run", "") for step in steps(file))


@WORKFLOWS
def test_actions_are_pinned_by_commit_and_say_their_version(file):
    lines = [line for line in filled(file).splitlines() if re.search(r"\buses:", line)]
    assert lines or file.name in dict(TELLING)
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_all_workflows_use_the_same_commit_of_an_action():
    pins = {step["uses"] for file in (*OURS, *THEIRS) for step in steps(file) if "uses" in step}
    pins |= {step["uses"] for step in action()["runs"]["steps"] if "uses" in step}
    found = {}
    for pin in pins:
        name, _, commit = pin.partition("@")
        found.setdefault(name.replace("cache/restore", "cache"), set()).add(commit)
    assert {name: commits for name, commits in found.items() if len(commits) > 1} == {}


@WORKFLOWS
def test_nobody_has_a_right_that_was_not_given_by_name(file):
    content = workflow(file)
    assert content["permissions"] == {}
    may_write = {
        (name, right)
        for name, job in content["jobs"].items()
        for right, level in job["permissions"].items()
        if level != "read"
    }
    rights = {("deploy", "pages"), ("deploy", "id-token")} | MAY_WRITE.get(file.name, set())
    assert may_write <= rights
    who_may_prove = {name for name, right in may_write if right == "id-token"}
    jobs = [content["jobs"][name] for name in who_may_prove]
    assert [
        step for job in jobs for step in job["steps"] if "run" in step
    ] == []  # they run nothing that a commit brings


@pytest.mark.parametrize("file", OTHER_HOSTS, ids=lambda file: file.name)
def test_workflows_of_other_hosts_pin_what_they_use_and_take_foreign_words_for_words(file):
    used = [step["uses"] for step in steps(file) if "uses" in step]
    assert [each for each in used if not re.fullmatch(r"https://github\.com/[\w./-]+@[0-9a-f]{40}", each)] == []
    assert "${{" not in scripts(file)
    assert secrets_used(file) == ({"OKRS_PUSH_TOKEN"} if file.name == PULLING else set())


def test_our_action_takes_its_inputs_for_words_and_documents_each():
    steps_of_action = action()["runs"]["steps"]
    assert [step["name"] for step in steps_of_action if "${{" in step.get("run", "")] == []
    text = (ROOT / "docs/how-to/review-in-pull-requests.md").read_text(encoding="utf-8")
    names = [*action()["inputs"], *action()["outputs"]]
    assert [name for name in names if f"`{name}`" not in text] == []


@WORKFLOWS
def test_foreign_words_never_become_part_of_a_script(file):
    assert "${{" not in scripts(file)
    assert secrets_used(file) == set()


def test_a_release_is_tested_built_twice_proven_and_agreed_to_before_it_is_published():
    jobs = workflow(ROOT / ".github/workflows/release.yml")["jobs"]
    assert (jobs["prove"]["needs"], jobs["publish"]["needs"], jobs["tell"]["needs"]) == (
        ["test", "build"],
        "prove",
        "publish",
    )
    assert jobs["publish"]["environment"]["name"] == "pypi"
    script = "\n".join(step.get("run", "") for step in jobs["build"]["steps"])
    assert script.count("-m build --no-isolation") == 2
    assert 'diff -r dist "$RUNNER_TEMP/again"' in script


INSTALLING = [file for file in (*OURS, *THEIRS, *OTHER_HOSTS, ACTION, GITLAB) if "pip install" in file.read_text()]


@pytest.mark.parametrize("file", INSTALLING, ids=lambda file: f"{file.parts[-4]}-{file.name}")
def test_libraries_are_installed_by_their_hashes_and_nothing_else_is_fetched_unasked(file):
    script = file.read_text(encoding="utf-8").replace("\\\n", "")
    installs = re.findall(r"\bpip install\b(.*)", script)
    locked = [words for words in installs if "--require-hashes" in words]
    assert [words for words in locked if "--only-binary :all:" not in words] == []
    assert [words for words in installs if words not in locked and "--no-build-isolation" not in words] == []
    assert locked


@WORKFLOWS
def test_a_cache_is_brought_only_once_what_a_commit_put_in_its_place_is_gone(file):
    for job in workflow(file)["jobs"].values():
        used = [step.get("uses", "").partition("@")[0] for step in job["steps"]]
        for at, name in enumerate(used):
            if name.startswith("actions/cache"):
                brought = {path.partition("/")[0] for path in job["steps"][at]["with"]["path"].split()}
                assert brought <= {".okrsite", "site", ".site.okrsite"}
                removed = next(step["run"] for step in job["steps"][:at] if step.get("run", "").startswith("rm -rf "))
                assert brought <= set(removed.split())


@WORKFLOWS
def test_a_fork_gets_no_more_than_a_stranger(file):
    events = workflow(file)["on"]
    telling = {"workflow_run"} if file.name in dict(TELLING) else set()
    assert {"pull_request_target", "workflow_run", "issue_comment"} & set(events) == telling
    checkouts = [step for step in steps(file) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"] for step in checkouts if step["with"]["persist-credentials"] != "false"] == []
    assert all(step["with"]["fetch-depth"] == "0" for step in checkouts)


@pytest.mark.parametrize(("telling", "found_by"), TELLING)
def test_who_may_write_in_a_pull_request_takes_no_code_from_it_and_hears_of_the_right_workflow(telling, found_by):
    folder = ROOT / ".github/workflows" if telling == "review.yml" else STARTER / "dot-github/workflows"
    content = workflow(folder / telling)
    assert content["on"]["workflow_run"]["workflows"] == [workflow(folder / found_by)["name"]]
    assert [step["uses"] for step in steps(folder / telling) if "uses" in step] == []
    assert not re.search(r"^\s*(okrsite|git|pip|python|eval|bash|sh|source)\b", scripts(folder / telling), re.MULTILINE)


def test_our_pull_requests_are_told_as_those_of_users():
    ours, theirs = ROOT / ".github/workflows/review.yml", STARTER / "dot-github/workflows/okrs-review.yml"
    assert workflow(ours)["jobs"] == workflow(theirs)["jobs"]


@WORKFLOWS
def test_no_run_goes_on_for_ever_or_beside_its_like(file):
    content = workflow(file)
    assert content["concurrency"]["group"]
    assert all(int(job["timeout-minutes"]) <= 60 for job in content["jobs"].values())


@PUBLISHING
def test_what_is_published_is_built_daily_for_an_audience_and_readers_in_so_many_words(file):
    content = workflow(file)
    assert set(content["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert content["env"]["AUDIENCE"]
    script = scripts(file)
    for words in ('--audience "$AUDIENCE"', '--pages-public "$PAGES_PUBLIC"', '--base-url "$BASE_URL"', "--keep-going"):
        assert words in script
    assert content["jobs"]["deploy"]["needs"] == "build"
    assert content["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


@PUBLISHING
@pytest.mark.parametrize(("ends_with", "published"), [(0, True), (1, True), (2, False), (3, False)])
def test_errors_in_content_are_published_around_and_anything_worse_is_not(file, tmp_path, ends_with, published):
    (script,) = [step["run"] for step in steps(file) if step.get("id") == "build"]
    okrsite = tmp_path / "okrsite"
    okrsite.write_text(f"#!/bin/sh\nexit {ends_with}\n", encoding="utf-8")
    okrsite.chmod(0o755)
    output = tmp_path / "output"
    words = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "GITHUB_OUTPUT": str(output)}
    done = subprocess.run(["bash", "-e", "-c", script], env=words, check=False)
    assert (done.returncode == 0) is published
    assert output.read_text(encoding="utf-8") == f"errors={ends_with}\n"


@pytest.mark.parametrize("answer", ["true", "false", ""])
@PUBLISHING
def test_the_answer_of_the_host_arrives_as_it_is_also_when_it_is_none(file, tmp_path, answer):
    (script,) = [step["run"] for step in steps(file) if step.get("id") == "readers"]
    gh = tmp_path / "gh"
    gh.write_text("#!/bin/sh\n" + (f"echo {answer}\n" if answer else "exit 1\n"), encoding="utf-8")
    gh.chmod(0o755)
    output = tmp_path / "output"
    words = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "GITHUB_OUTPUT": str(output)}
    done = subprocess.run(["bash", "-e", "-c", script], env=words, check=False)
    assert (done.returncode, output.read_text(encoding="utf-8")) == (0, f"public={answer}\n")


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_the_demo_is_published_the_way_that_users_publish(ours, theirs):
    mine = workflow(ROOT / ".github/workflows" / ours)["jobs"]
    given = workflow(STARTER / "dot-github/workflows" / theirs)["jobs"]
    (own, install) = (
        next(step for job in jobs.values() for step in job["steps"] if step.get("name") == "Install okrsite")
        for jobs in (mine, given)
    )
    *first, ask = install["run"].splitlines()
    assert ask.startswith("command -v okrsite || ")  # what users install may not be named yet
    ours_instead = {"-r requirements-lock.txt": "-r okrsite_gen/starter/hosted/requirements-lock.txt"}
    ours_instead |= {"-r requirements.txt": "."}
    for given_word, own_word in ours_instead.items():
        first = [line.replace(given_word, own_word) for line in first]
    assert own["run"].splitlines()[:3] == first
    install["run"] = own["run"]
    assert mine == given


def test_our_own_settings_let_everybody_read_the_demo():
    settings, findings = read_configuration((ROOT / "okrsite.yml").read_bytes(), "okrsite.yml")
    assert findings == ()
    refuse_exposure("everyone", workflow(ROOT / ".github/workflows/demo.yml")["env"]["AUDIENCE"], settings)


def test_check_ins_have_no_owner_since_their_line_comes_last():
    lines = (STARTER / "dot-github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("@@")] == ["@@owners@@", "@@check-in-folders@@"]
    assert lines[-1] == "@@check-in-folders@@"


def test_what_pulls_metrics_runs_on_the_main_branch_alone_and_says_how_secrets_are_named():
    for file in (*THEIRS, *OTHER_HOSTS):
        if file.name == PULLING:
            assert set(workflow(file)["on"]) == {"schedule", "workflow_dispatch"}
            assert workflow(file)["jobs"]["pull"]["if"] == "github.ref == 'refs/heads/main'"
            assert "# NPS_TOKEN: ${{ secrets.NPS_TOKEN }}" in filled(file)


def test_what_pulls_metrics_goes_on_only_with_a_branch_of_rows(tmp_path):
    (file,) = [each for each in THEIRS if each.name == PULLING]
    (script,) = [step["run"] for step in steps(file) if step.get("id") == "open"]
    (fits,) = re.findall(r"grep -qvE '([^']+)'", script)
    rows = ["content/metrics/nps.csv", "metrics/nps.csv"]
    assert [path for path in (*rows, "okrsite.yml", "content/metrics/nps.md") if re.search(fits, path)] == rows


def test_workflows_pass_zizmor(tmp_path):
    zizmor = shutil.which("zizmor", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not zizmor:
        pytest.skip("zizmor is not installed")
    command = [zizmor, "--offline", "--no-progress", "--persona=pedantic", "--format=plain", str(_laid_out(tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_pass_actionlint(tmp_path):
    actionlint = shutil.which("actionlint")
    if not actionlint:
        pytest.skip("actionlint is not installed")
    files = sorted(map(str, (_laid_out(tmp_path) / ".github/workflows").glob("*.yml")))
    done = subprocess.run([actionlint, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _laid_out(folder: Path) -> Path:
    """Return a folder in which all workflows stand as they would in a repository."""
    there = folder / ".github/workflows"
    there.mkdir(parents=True)
    for file in (*OURS, *THEIRS):
        (there / file.name).write_text(filled(file), encoding="utf-8")
    for file in (ROOT / ".github/dependabot.yml",):
        (folder / ".github" / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / ACTION.name).write_text(ACTION.read_text(encoding="utf-8"), encoding="utf-8")
    return folder
