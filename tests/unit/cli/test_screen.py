"""What a terminal gets, and what a pipe gets."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from okrsite_gen.cli.options import Manner
from okrsite_gen.cli.screen import Screen
from okrsite_gen.cli.stage_lines import stage_lines
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import BuildReport, Report, Written

ERROR = Diagnostic("X001", Severity.ERROR, Place("content/a.md", (), 2, 1, 3), "wrong", "why", "fix", "abc")
HINT = Diagnostic("X002", Severity.INFO, Place("content/b.md"), "better")
REPORT = Report((ERROR, HINT), date(2026, 11, 20), 7)

SHOW = """
import sys
from pathlib import Path
from okrsite_gen.cli.options import Manner
from okrsite_gen.cli.screen import Screen
sys.path.insert(0, sys.argv[1])
from test_screen import REPORT
Screen(Path("."), Manner()).show(REPORT)
"""

WORK = """
import time
from pathlib import Path
from okrsite_gen.cli.options import Manner
from okrsite_gen.cli.screen import Screen
with Screen(Path("."), Manner()).working() as progress:
    for done in range(8):
        progress("Drawing pages", done, 8)
        time.sleep(0.1)
"""


def on_a_terminal(code: str, stream: str, **environment: str) -> str:
    """Run code with one of its streams on a terminal, and return what arrives there."""
    ours, theirs = pty.openpty()
    others = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM", "COLUMNS"}}
    words = [sys.executable, "-c", code, str(Path(__file__).parent)]
    process = subprocess.Popen(words, env={**clean, "TERM": "xterm-256color", **environment}, **others)
    os.close(theirs)
    arrived = b""
    try:
        while block := os.read(ours, 4096):
            arrived += block
    except OSError:
        pass
    finally:
        os.close(ours)
    assert process.wait() == 0, arrived
    return arrived.decode()


def test_a_terminal_gets_colours():
    arrived = on_a_terminal(SHOW, "stdout")
    assert "\x1b[1;31merror" in arrived
    assert "content/a.md:2:1" in arrived


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colours_gets_none(environment):
    arrived = on_a_terminal(SHOW, "stdout", **environment)
    assert "\x1b" not in arrived
    assert "content/a.md:2:1: error: wrong" in arrived


def test_long_work_shows_a_bar_with_stage_and_count_on_a_terminal():
    arrived = on_a_terminal(WORK, "stderr")
    assert "Drawing pages" in arrived
    assert "/8" in arrived


def test_a_pipe_gets_plain_text_and_no_bar(capsys):
    screen = Screen(Path(), Manner())
    with screen.working() as progress:
        progress("Drawing pages", 1, 8)
        time.sleep(0.01)
    screen.show(REPORT)
    written = capsys.readouterr()
    assert written.err == ""
    assert written.out == (
        "content/a.md:2:1: error: wrong  X001\n  2 | abc\n    | ^^^\n  Why: why\n  Fix: fix\n\n"
        "content/b.md: hint: better  X002\n\n"
        "Why it matters, with an example: okrsite explain X001\n\n"
        "1 error, 1 hint in 7 files.\n"
    )


def test_the_log_of_a_ci_gets_a_line_for_each_stage_that_took_long(capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("okrsite_gen.cli.screen.stage_lines", lambda: stage_lines(long=0.02))
    with Screen(Path(), Manner("github")).working() as progress:
        progress("Finding files", 0, 0)
        progress("Drawing pages", 0, 2400)
        time.sleep(0.05)
        progress("Drawing pages", 2400, 2400)
        progress("Finding files", 0, 0)
        time.sleep(0.05)
    written = capsys.readouterr()
    assert re.fullmatch(r"Drawing pages: 2,400, 0\.\d s\nFinding files, 0\.\d s\n", written.err)
    assert written.out == ""


def test_quiet_work_leaves_no_line_in_the_log_of_a_ci(capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("okrsite_gen.cli.screen.stage_lines", lambda: stage_lines(long=0))
    with Screen(Path(), Manner(quiet=True)).working() as progress:
        progress("Drawing pages", 1, 2)
    assert capsys.readouterr().err == ""


def test_quiet_leaves_errors_and_warnings(capsys):
    Screen(Path(), Manner(quiet=True)).show(REPORT)
    assert capsys.readouterr().out.splitlines()[-1] == "  Fix: fix"
    Screen(Path(), Manner(quiet=True)).show(Report((HINT,), date(2026, 11, 20), 7))
    assert capsys.readouterr().out == ""


def test_a_build_counts_its_hints_and_leaves_them_to_the_site(capsys, tmp_path):
    report = BuildReport((HINT,), date(2026, 11, 20), 7, written=Written(tmp_path / "site"))
    Screen(Path(), Manner()).show(report)
    assert "better" not in capsys.readouterr().out


def test_json_stands_alone_on_standard_output(capsys):
    Screen(Path(), Manner("json")).show(REPORT)
    assert json.loads(capsys.readouterr().out)["counts"]["error"] == 1


def test_annotations_come_with_a_summary(capsys):
    Screen(Path(), Manner("github")).show(REPORT)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "1"]


@pytest.mark.parametrize(("style", "told"), [("json", '"The disk is full."'), ("github", "::error title=okrsite::")])
def test_programs_hear_of_work_that_was_impossible(capsys, style, told):
    with pytest.raises(OkrsiteError), Screen(Path(), Manner(style)).working():
        raise OkrsiteError("The disk is full.")
    assert told in capsys.readouterr().out


def test_files_are_named_from_where_the_reader_is(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Screen(tmp_path / "okrs", Manner()).show(REPORT)
    assert capsys.readouterr().out.startswith("okrs/content/a.md:2:1: ")


def test_what_is_longer_than_a_screen_is_told_in_short_unless_all_of_it_is_wanted(capsys):
    def lines(count: int, *, whole: bool) -> list[str]:
        findings = tuple(
            Diagnostic("X003", Severity.INFO, Place("a.md", line=n + 1), f"told {n}") for n in range(count)
        )
        Screen(Path(), Manner()).show(Report(findings, date(2026, 11, 20), 7), whole=whole)
        return [line for line in capsys.readouterr().out.splitlines() if "told" in line]

    assert len(lines(40, whole=False)) == 40
    assert len(lines(41, whole=False)) == 5
    assert len(lines(41, whole=True)) == 41


def test_errors_stand_above_warnings_of_files_that_come_earlier(capsys):
    earlier = Diagnostic("X003", Severity.WARNING, Place("content/0.md"), "strange")
    Screen(Path(), Manner()).show(Report((earlier, ERROR), date(2026, 11, 20), 7))
    told = capsys.readouterr().out
    assert told.index("X001") < told.index("X003")
