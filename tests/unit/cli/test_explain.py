"""The page of one finding, as a terminal shows it."""

from __future__ import annotations

from click.testing import CliRunner

from okrsite_gen.cli.explain import command


def test_items_of_a_list_begin_lines_of_their_own_and_paragraphs_stand_apart():
    lines = CliRunner().invoke(command, ["CHK009"], standalone_mode=False).output.splitlines()
    items = [number for number, line in enumerate(lines) if line.startswith("- that is")]
    assert len(items) == 4
    assert lines[items[0] - 1] == ""
    assert all(" - that" not in line for line in lines)
