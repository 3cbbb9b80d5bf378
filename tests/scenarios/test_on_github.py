"""A first site in the hands of the workflows that came with it: their own scripts, run as GitHub would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow

OBJECTIVES = "content/teams/kitchen"


class Runner:
    """A machine of GitHub on which the steps with scripts run; those that are actions only have their outputs."""

    def __init__(self, root: Path, tools: Path, answer: str) -> None:
        self.root, self.tools = root, tools
        self.outputs = {"pages": {"base_url": "https://soup.example/okrs"}}
        self.outcomes: dict[str, int] = {}
        self._tool("okrsite", f'exec "{sys.executable}" -m okrsite_gen "$@"')
        self._tool("python", "exit 0")  # the step that installs okrsite, which is here already
        self._tool("gh", f"echo '{answer}'" if answer else "exit 1")

    def _tool(self, name: str, script: str) -> None:
        file = self.tools / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    @property
    def summary(self) -> str:
        return (self.tools / "summary").read_text(encoding="utf-8")

    def run(self, workflow: str, job: str) -> str:
        """Run a job until a step fails that no later one passes over; return what was printed."""
        content = yaml.load((self.root / ".github/workflows" / workflow).read_text(), Loader=yaml.BaseLoader)
        printed = []
        failed = False
        for step in content["jobs"][job]["steps"]:
            if "run" not in step or (failed and "if" not in step):
                continue
            name = step["name"]
            output = self.tools / "output"
            output.write_text("")
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=self.root, capture_output=True, text=True, check=False,
                env=self._environment(content["env"], step.get("env", {}), output),
            )  # fmt: skip
            pairs = (line.partition("=") for line in output.read_text().splitlines())
            self.outputs[step.get("id", name)] = {key: value for key, _, value in pairs}
            self.outcomes[name] = done.returncode
            failed = failed or done.returncode != 0
            printed.append(done.stdout)
        return "\n".join(printed)

    def _environment(self, shared: dict, own: dict, output: Path) -> dict[str, str]:
        return {
            **{name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ},
            "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "GITHUB_REPOSITORY": "soup/okrs",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.tools / "summary"),
            **{name: self._value(value) for name, value in {**shared, **own}.items()},
        }

    def _value(self, written: str) -> str:
        found = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}", written)
        return self.outputs[found[1]].get(found[2], "") if found else written


@pytest.fixture
def machine(tmp_path):
    root, tools = tmp_path / "soup", tmp_path / "tools"
    tools.mkdir()
    subprocess.run([sys.executable, "-m", "okrsite_gen", "init", str(root)], check=True, capture_output=True)
    return lambda answer="": Runner(root, tools, answer)


def an_objective(root: Path) -> Path:
    return next(file for file in sorted((root / OBJECTIVES).rglob("*.md")) if "key_results:" in file.read_text())


def test_a_site_for_people_with_access_is_built_as_it_comes(machine):
    runner = machine("false")
    runner.run("okrs.yml", "build")
    assert set(runner.outcomes.values()) == {0}
    assert runner.outputs["build"] == {"errors": "0"}
    assert "https://soup.example/okrs/" in (runner.root / "site/index.html").read_text()
    assert "### The website for the audience company" in runner.summary


@pytest.mark.parametrize("answer", ["true", ""])
def test_a_site_that_everybody_could_open_is_not_built_before_two_people_could_have_said_no(machine, answer):
    runner = machine(answer)
    settings = runner.root / "okrsite.yml"
    workflow = runner.root / ".github/workflows/okrs.yml"

    printed = runner.run("okrs.yml", "build")
    assert runner.outcomes["Build the website"] != 0
    assert "publish: {visibility: public}" in printed
    assert "publish: {visibility: public}" in runner.summary.replace("&#123;", "{").replace("&#125;", "}")

    settings.write_text(settings.read_text() + "\npublish: {visibility: public}\n")
    printed = runner.run("okrs.yml", "build")
    assert runner.outcomes["Build the website"] != 0
    assert "meant for `company`" in printed
    assert not (runner.root / "site").exists()

    workflow.write_text(workflow.read_text().replace("AUDIENCE: company", "AUDIENCE: public"))
    runner.run("okrs.yml", "build")
    assert runner.outcomes["Build the website"] == 0
    assert (runner.root / "site/index.html").is_file()


def test_a_typing_mistake_stops_no_site_and_is_told(machine):
    runner = machine("false")
    objective = an_objective(runner.root)
    objective.write_text(objective.read_text().replace("key_results:", "key_resultz:"))
    runner.run("okrs.yml", "build")
    assert runner.outcomes["Build the website"] == 0
    assert runner.outputs["build"] == {"errors": "1"}
    assert (runner.root / "site/index.html").is_file()
    assert objective.name in runner.summary
    assert "error" in runner.summary


def test_a_mistake_in_the_settings_publishes_nothing(machine):
    runner = machine("false")
    (runner.root / "okrsite.yml").write_text("audiencez: [public]\n")
    printed = runner.run("okrs.yml", "build")
    assert runner.outcomes["Build the website"] != 0
    assert "::error file=okrsite.yml,line=1" in printed


def test_a_pull_request_is_checked_and_can_be_looked_at(machine):
    runner = machine()
    runner.run("okrs-pull-request.yml", "check")
    assert set(runner.outcomes.values()) == {0}
    assert 'teams/index.html"' in (runner.root / "site/index.html").read_text()
    assert "### The content is fine" in runner.summary


def test_a_pull_request_with_a_reference_to_nothing_fails_and_can_be_looked_at(machine):
    runner = machine()
    objective = an_objective(runner.root)
    objective.write_text(objective.read_text().replace("\n---\n", "\nsupports: [company/nowhere/nothing]\n---\n", 1))
    printed = runner.run("okrs-pull-request.yml", "check")
    assert (runner.outcomes["Check the content"], runner.outcomes["Build a preview"]) == (1, 0)
    assert re.search(rf"::error file=content/.*{objective.name},line=\d+", printed)
    assert (runner.root / "site/index.html").is_file()
