"""A first site in the hands of the workflows that came with it: their own scripts, run as GitHub would run them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from runner import Runner

pytestmark = pytest.mark.slow

WORDS = {"AUDIENCE": "company"}
OBJECTIVES = "content/teams/kitchen"


@pytest.fixture
def machine(tmp_path):
    root, tools = tmp_path / "soup", tmp_path / "tools"
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


def test_the_next_run_keeps_the_pages_that_did_not_change(machine, tmp_path):
    runner = machine("false")
    runner.run("okrs.yml", "build")
    steps = yaml.safe_load((runner.root / ".github/workflows/okrs.yml").read_text())["jobs"]["build"]["steps"]
    cached = [path for step in steps for path in step.get("with", {}).get("path", "").split() if "key" in step["with"]]
    kept = tmp_path / "kept.tar"
    subprocess.run(["tar", "--posix", "-cf", kept, "-P", "-C", runner.root, *cached], check=True)
    for name in (".okrsite", "site", ".site.okrsite"):
        shutil.rmtree(runner.root / name)
    (runner.tools / "summary").unlink()
    objective = an_objective(runner.root)
    objective.write_text(objective.read_text() + "\nIt smells good.\n")

    subprocess.run(["tar", "-xf", kept, "-P", "-C", runner.root], check=True)
    outcomes = runner.outcomes
    runner.run_steps([step for step in steps if not step.get("run", "").startswith("rm -rf")], WORDS)
    assert set(outcomes.values()) == {0}
    told = re.search(r"[\d,]+ of ([\d,]+) files were kept as they stood, (\d+) written", runner.summary)
    assert int(told[2]) < int(told[1].replace(",", "")) / 10
    assert any("It smells good." in page.read_text() for page in runner.root.glob("site/teams/kitchen/*/*/index.html"))


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
