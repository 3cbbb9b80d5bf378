from __future__ import annotations

import pytest

from okrsite_gen.cli.frames import frames
from okrsite_gen.cli.spans import plain
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place


def shown(*findings: Diagnostic, above: str = "") -> str:
    return "\n".join(plain(line) for line in frames(findings, above))


def finding(line_text: str, column: int, length: int = 0, **changes) -> Diagnostic:
    place = Place("content/a.md", (), 7, column, length)
    return Diagnostic("FIELD001", Severity.ERROR, place, "unknown field `suports`", line_text=line_text, **changes)


def test_a_finding_shows_its_place_its_line_its_reason_and_its_fix():
    full = finding("suports: [x]", 1, 7, reason="It is not read.", hint="Write `supports`.\nOr remove it.")
    assert shown(full) == (
        "content/a.md:7:1: error: unknown field `suports`  FIELD001\n"
        "  7 | suports: [x]\n"
        "    | ^^^^^^^\n"
        "  Why: It is not read.\n"
        "  Fix: Write `supports`.\n"
        "       Or remove it."
    )


def test_a_finding_about_a_whole_file_shows_just_that():
    whole = Diagnostic("FILE001", Severity.WARNING, Place("content/x.txt"), "belongs nowhere")
    assert shown(whole) == "content/x.txt: warning: belongs nowhere  FILE001"


def test_findings_of_one_file_stand_together():
    one, two = finding("a", 1), Diagnostic("FILE001", Severity.INFO, Place("content/b.md"), "m")
    lines = shown(one, one, two).split("\n")
    assert [number for number, line in enumerate(lines) if not line] == [6]
    assert lines[-1] == "content/b.md: hint: m  FILE001"


def test_the_path_to_the_project_is_put_before_file_names():
    assert shown(finding("a", 1), above="okrs").startswith("okrs/content/a.md:7:1: ")


@pytest.mark.parametrize(
    ("line_text", "column", "length", "under"),
    [
        ("title: 日本 x", 8, 2, "       ^^^^"),
        ("\ttitle", 2, 5, " ^^^^^"),
        ("title:", 7, 0, "      ^"),
        ("a: b", 4, 50, "   ^"),
    ],
)
def test_the_caret_stands_under_the_fault(line_text, column, length, under):
    assert shown(finding(line_text, column, length)).split("\n")[2] == f"    | {under}"


def test_a_column_beyond_the_line_has_no_caret():
    assert shown(finding("short", 99)) == "content/a.md:7:99: error: unknown field `suports`  FIELD001\n  7 | short"


def test_a_long_line_is_cut_around_the_fault():
    text = "x" * 500 + "HERE" + "y" * 500
    _, source, caret = shown(finding(text, 501, 4)).split("\n")
    assert len(source) < 140
    start = caret.index("^")
    assert source[start : start + 4] == "HERE"
    assert caret.count("^") == 4
    assert "… x" in source
    assert source.endswith("y …")


def test_a_tab_is_seen():
    _, source, caret = shown(finding("  -\tid: kr", 4, 1)).split("\n")
    assert (source, caret) == ("  7 |   -→id: kr", "    |    ^")


def test_control_characters_of_authors_are_shown_and_not_sent():
    evil = finding("\x1b]0;title\x07", 1, 3)
    assert "\x1b" not in shown(evil)
    assert "␛]0;title␇" in shown(evil)
