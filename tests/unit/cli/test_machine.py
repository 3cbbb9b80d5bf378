from __future__ import annotations

import json
from datetime import date

from okrsite_gen.cli.machine import as_annotations, as_json, error_as_annotation, error_as_json
from okrsite_gen.errors import OutputBusy
from okrsite_gen.model.diagnostics import Diagnostic, Fix, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import BuildReport, Report, Written

FINDING = Diagnostic(
    "FIELD001", Severity.ERROR, Place("content/a,b.md", ("x",), 7, 3, 4), "100% wrong:\nsee", "because", "fix it",
    "  suports: x", fix=Fix("suports", "supports"),
)  # fmt: skip
HINT = Diagnostic("KR010", Severity.INFO, Place("content/b.md"), "a hint")


def test_json_holds_findings_and_counts():
    report = Report((FINDING, HINT), date(2026, 11, 20), 12)
    plain = json.loads(as_json(report))
    assert plain["counts"] == {"error": 1, "warning": 0, "info": 1}
    assert (plain["exit_code"], plain["as_of"], plain["files"]) == (1, "2026-11-20", 12)
    assert plain["findings"][0] == {
        "code": "FIELD001", "severity": "error", "file": "content/a,b.md", "line": 7, "column": 3, "length": 4,
        "message": "100% wrong:\nsee", "reason": "because", "hint": "fix it", "line_text": "  suports: x",
        "fix": {"wrong": "suports", "right": "supports"},
    }  # fmt: skip
    assert plain["findings"][1]["fix"] is None
    assert not {"site", "mended"} & set(plain)


def test_json_of_a_build_says_what_was_written(tmp_path):
    report = BuildReport((), date(2026, 11, 20), 12, written=Written(tmp_path, 5, 9, 2, 7, 1), objectives=3)
    site = json.loads(as_json(report))["site"]
    assert site["output"] == str(tmp_path)
    assert (site["pages"], site["files"], site["written"], site["kept"], site["removed"]) == (5, 9, 2, 7, 1)
    assert site["objectives"] == 3


def test_json_of_a_stopped_build_has_no_site():
    assert json.loads(as_json(BuildReport((FINDING,), date(2026, 11, 20), 1)))["site"] is None


def test_names_that_are_not_text_do_not_stop_json():
    odd = Diagnostic("FILE001", Severity.ERROR, Place("content/\udcff.md"), "m")
    assert as_json(Report((odd,), date(2026, 11, 20), 1)).encode("ascii")


def test_annotations_escape_what_would_end_them():
    error, notice = as_annotations(Report((FINDING, HINT), date(2026, 11, 20), 1), "okrs")
    assert error == (
        "::error file=okrs/content/a%2Cb.md,line=7,col=3,endColumn=6,title=FIELD001"
        "::100%25 wrong:%0Asee%0Abecause%0Afix it"
    )
    assert notice == "::notice file=okrs/content/b.md,title=KR010::a hint"


def test_annotations_begin_with_what_the_others_may_follow_from():
    echo = Diagnostic("REF002", Severity.ERROR, Place("a.md"), "leads nowhere", strict=True)
    cause = Diagnostic("FLD001", Severity.ERROR, Place("z.md"), "unknown field")
    late = Diagnostic("X001", Severity.WARNING, Place("b.md"), "late")
    report = Report((HINT, *[echo] * 20, late, cause), date(2026, 11, 20), 4)
    lines = list(as_annotations(report))
    assert lines[0] == "::error file=z.md,title=FLD001::unknown field"
    assert [line.split()[0] for line in lines if line.startswith("::")] == ["::error"] * 10 + ["::warning", "::notice"]


def test_no_more_annotations_of_a_kind_than_github_shows_and_the_others_stand_in_the_log():
    warnings = [Diagnostic("X001", Severity.WARNING, Place("b.md", (), line), f"late {line}") for line in range(1, 14)]
    lines = list(as_annotations(Report((*warnings, *[HINT] * 10), date(2026, 11, 20), 4), "okrs"))
    assert sum(line.startswith("::warning") for line in lines) == 10
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert lines[-3:] == [f"  okrs/b.md:{line}: warning: late {line}  X001" for line in (11, 12, 13)]
    assert "The others:" in lines[-4]


def test_the_words_of_a_finding_in_the_log_are_no_command():
    odd = Diagnostic("X001", Severity.WARNING, Place("b.md"), "a\n::stop-commands::x\x1b")
    *_, last = as_annotations(Report((odd,) * 11, date(2026, 11, 20), 1))
    assert last == "  b.md: warning: a ::stop-commands::x\u241b  X001"


def test_what_made_the_work_impossible_is_told_to_programs_too():
    error = OutputBusy("Another build is at work.", "Wait.")
    assert json.loads(error_as_json(error))["error"] == {"message": "Another build is at work.", "hint": "Wait."}
    assert json.loads(error_as_json(error))["exit_code"] == 2
    assert error_as_annotation(error) == "::error title=okrsite::Another build is at work.%0AWait."


def test_exit_codes():
    def code(*findings, configuration_failed=False):
        return Report(findings, date(2026, 11, 20), 1, configuration_failed).exit_code

    assert (code(), code(HINT), code(FINDING), code(FINDING, configuration_failed=True)) == (0, 0, 1, 2)
