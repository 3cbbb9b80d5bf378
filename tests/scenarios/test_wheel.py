"""What is installed from the wheel works far away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from project import Project

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


def test_the_installed_program_builds_a_site(wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--system-site-packages", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    # The libraries come from the environment of the tests; only okrsite itself is the installed one.
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (next((tmp_path / "venv").glob("lib/*/site-packages")) / "libraries.pth").write_text(f"{libraries}\n")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", wheel)
    project = Project(tmp_path)
    okrsite = tmp_path / "venv" / "bin" / "okrsite"
    where = run(python, "-c", "import okrsite_gen; print(okrsite_gen.__file__)", cwd=tmp_path)
    assert str(REPOSITORY / "okrsite_gen") not in where
    assert "okrsite" in run(okrsite, "--version", cwd=tmp_path)
    run(okrsite, "-C", project.root, "build", "--as-of", "2026-11-20", cwd=tmp_path)
    assert "Developers go live in a day" in project.page("teams/payments/2026-q4/activation/index.html")
