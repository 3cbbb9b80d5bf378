"""Whatever happens ends in an exit code and in words."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from okrsite_gen.cli import program
from okrsite_gen.cli.program import run
from okrsite_gen.errors import ConfigurationError, OkrsiteError


@pytest.fixture
def command(monkeypatch):
    """Replace the commands by one that does what a test wants."""

    def install(work):
        made = click.Command("check", callback=work)
        monkeypatch.setattr(program.okrsite, "get_command", lambda *_: made)

    return install


def raising(error: BaseException):
    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (lambda: 0, 0),
        (lambda: 1, 1),
        (lambda: None, 0),
        (raising(OkrsiteError("m", "h")), 2),
        (raising(ConfigurationError("m")), 2),
        (raising(click.UsageError("m")), 2),
        (raising(KeyboardInterrupt()), 130),
        (raising(click.Abort()), 130),
        (raising(OSError(28, "No space left on device")), 2),
        (raising(PermissionError(13, "Permission denied", "site")), 2),
        (raising(KeyError("x")), 3),
        (raising(RecursionError()), 3),
        (raising(MemoryError()), 3),
    ],
)
def test_every_end_has_its_exit_code(command, monkeypatch, tmp_path, work, code):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    command(work)
    assert run(["check"]) == code


def test_what_stops_the_work_is_said_with_what_to_do(command, capsys):
    command(raising(OkrsiteError("The disk is full.", "Free some space.")))
    run(["check"])
    assert capsys.readouterr().err == "Error: The disk is full.\nFree some space.\n"


def test_a_bug_is_admitted_and_its_details_kept_in_a_file(command, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    command(raising(KeyError("velocity")))
    assert run(["check"]) == 3
    said = capsys.readouterr().err
    (file,) = tmp_path.iterdir()
    assert "a mistake of its own" in said
    assert "KeyError: 'velocity'" in said
    assert "Traceback" not in said
    assert str(file) in said
    assert "Traceback" in file.read_text()


def test_a_bug_shows_its_traceback_to_those_who_ask(command, capsys, monkeypatch):
    monkeypatch.setenv("OKRSITE_DEBUG", "1")
    command(raising(KeyError("velocity")))
    run(["check"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild"], "bild"),
        (["build", "--ouput", "x"], "--ouput"),
        (["check", "--as-of", "20.11.2026"], "write it as 2026-11-20"),
        (["check", "--as-of", "2026-02-30"], "write it as 2026-11-20"),
        (["check", "--as-of", "2026-1-5"], "write it as 2026-11-20"),
        (["check", "--as-of", ""], "write it as 2026-11-20"),
        (["check", "--format", "xml"], "xml"),
        (["check", "-j", "many"], "many"),
        (["-C", "no/such/folder", "check"], "no/such/folder"),
        (["check", "extra"], "extra"),
    ],
)
def test_wrong_use_is_explained(capsys, words, said):
    assert run(words) == 2
    assert said in capsys.readouterr().err


def okrsite(*words: str, stdout: int = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "okrsite_gen", *words]
    clean = {**os.environ, **environment}
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=clean, check=False)


def test_a_closed_output_is_no_failure():
    ended = subprocess.run(["sh", "-c", f"{sys.executable} -m okrsite_gen --version >&-"], check=False, stderr=-1)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_nobody_listening_is_no_failure():
    reading, writing = os.pipe()
    os.close(reading)
    done = okrsite("--help", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_that_knows_only_ascii_gets_all_it_can_show():
    done = okrsite("-C", "nicht-da-ü", "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 2
    assert b"nicht-da-" in done.stderr
    assert b"Traceback" not in done.stderr


def test_python_without_documentation_strings_is_refused_in_words():
    done = subprocess.run([sys.executable, "-OO", "-m", "okrsite_gen", "check"], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"documentation strings" in done.stderr


def test_a_slip_in_the_name_of_a_kind_or_command_is_answered_with_what_is_meant(capsys):
    assert run(["new", "chek-in"]) == run(["explian", "KR001"]) == run(["export", "jsn"]) == 2
    told = capsys.readouterr().err
    assert [f"Did you mean '{name}'?" in told for name in ("check-in", "explain", "json")] == [True] * 3
