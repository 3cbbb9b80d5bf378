"""What is installed from the wheel works far away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, REPOSITORY)
    (file,) = folder.glob("okrsite-*.whl")
    return file


def run(*command: object, cwd: Path | None = None) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_package_and_the_themes_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "okrsite_gen/themes/default/theme.yml" in names
    assert {"okrsite_gen/py.typed", "okrsite_gen/serve/live.js", "okrsite_gen/serve/live.css"} <= set(names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"okrsite_gen", "okrsite"}
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_every_file_of_the_themes_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (REPOSITORY / "themes").rglob("*") if file.is_file()]
    assert [file for file in files if f"okrsite_gen/{file.relative_to(REPOSITORY).as_posix()}" not in names] == []


@pytest.mark.parametrize("folder", ["starter", "explanations"])
def test_every_file_that_is_no_code_is_in_the_wheel(wheel, folder):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (REPOSITORY / "okrsite_gen" / folder).rglob("*") if file.is_file()]
    assert [file for file in files if file.relative_to(REPOSITORY).as_posix() not in names] == []


def test_the_wheel_holds_the_content_of_the_demo(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (REPOSITORY / "content").rglob("*") if file.is_file()]
    demo = "okrsite_gen/starter/demo"
    assert [file for file in files if f"{demo}/{file.relative_to(REPOSITORY).as_posix()}" not in names] == []


NOBODY_ANSWERS = ("NewConnectionError", "Name or service not known", "Temporary failure in name resolution")


def test_a_new_site_installs_by_hashes_what_builds_it(wheel, tmp_path):
    """The step of the workflow that `init` writes, in an environment with nothing in it."""
    site, temp = tmp_path / "okrs", tmp_path / "temp"
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    run(sys.executable, "-m", "okrsite_gen", "init", site)
    (site / "requirements.txt").write_text(f"{wheel}\n")
    temp.mkdir()
    steps = yaml.safe_load((site / ".github/workflows/okrs.yml").read_text())["jobs"]["build"]["steps"]
    (script,) = [step["run"] for step in steps if step.get("name") == "Install okrsite"]
    words = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words |= {"PATH": f"{tmp_path / 'venv/bin'}{os.pathsep}{words['PATH']}", "RUNNER_TEMP": str(temp)}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=site, env=words, capture_output=True, text=True, check=False
    )
    if any(word in done.stderr for word in NOBODY_ANSWERS):
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, done.stdout + done.stderr

    python, okrsite = tmp_path / "venv/bin/python", tmp_path / "venv/bin/okrsite"
    locked = (site / "requirements-lock.txt").read_text()
    installed = [line.lower().replace("_", "-") for line in run(python, "-m", "pip", "freeze").splitlines()]
    assert [line for line in installed if f"\n{line} " not in locked and not line.startswith("okrsite @")] == []
    where = run(python, "-c", "import okrsite_gen; print(okrsite_gen.__file__)", cwd=tmp_path)
    assert str(REPOSITORY / "okrsite_gen") not in where
    assert "okrsite" in run(okrsite, "--version", cwd=tmp_path)
    run(okrsite, "init", tmp_path / "another", cwd=tmp_path)
    run(okrsite, "-C", tmp_path / "another", "build", cwd=tmp_path)
    assert "Lunch is ready before the queue is" in (tmp_path / "another/site/teams/kitchen/index.html").read_text()
