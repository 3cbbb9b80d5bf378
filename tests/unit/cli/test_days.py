"""A day on the command line is one that can be meant, or is refused before anything is judged by it."""

from __future__ import annotations

import click
import pytest

from okrsite_gen.cli.days import FIRST, LAST
from okrsite_gen.cli.program import run
from okrsite_gen.content.shape.dates import EARLIEST_YEAR, LATEST_YEAR


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize("command", [["check", "--as-of"], ["check-in", "--date"], ["new", "check-in", "--date"]])
def test_a_day_in_a_year_that_cannot_be_meant_is_a_slip_in_usage(tmp_path, monkeypatch, capsys, command, day):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("okrsite_gen.cli.check_in.can_ask", lambda: True)
    assert run([*command, day]) == 2
    assert "years from 1900 to 2199 can be meant" in click.unstyle(capsys.readouterr().err)


def test_the_command_line_and_content_mean_the_same_years():
    assert (FIRST.year, LAST.year) == (EARLIEST_YEAR, LATEST_YEAR)
