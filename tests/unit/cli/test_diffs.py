"""Diffs: for programs to apply, and for people to see."""

from __future__ import annotations

from okrsite_gen.cli.diffs import coloured, diff
from okrsite_gen.pipeline.changes import Change


def test_a_file_without_a_line_end_says_so():
    assert "".join(diff([Change("a.md", b"x\n---", b"x\n---\n")])) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n x\n----\n\\ No newline at end of file\n+---\n"
    )


def test_only_line_feeds_divide_lines():
    shown = list(diff([Change("a.md", "a\u2028b \r\n".encode(), "a\u2028b\r\n".encode())]))
    assert shown[3:] == ["-a\u2028b \r\n", "+a\u2028b\r\n"]


def test_spaces_that_a_line_loses_can_be_seen_and_nothing_commands_the_terminal():
    removed, added = list(coloured(["-a\x1b[2J  \n", "+a\n"]))
    assert removed == (("-a␛[2J", "red"), ("  ", "on red"))
    assert added == (("+a", "green"), ("", "on green"))


def test_dashes_of_front_matter_are_not_taken_for_the_name_of_a_file():
    assert list(coloured(["----\n"])) == [(("----", "red"), ("", "on red"))]
