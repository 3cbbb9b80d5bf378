"""Many findings are told on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from okrsite_gen.cli.grouped import SCREEN, grouped
from okrsite_gen.cli.spans import plain
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.report import Looked, Report, Sort

DAY = date(2026, 11, 27)


def many(code: str, severity: Severity, count: int) -> list[Diagnostic]:
    return [
        Diagnostic(
            code, severity, Place(f"content/{code}{n}.md", ("key_results", n), n + 1, 3), f"wrong {n}", "", "Mend it."
        )
        for n in range(count)
    ]


def told(findings: list[Diagnostic], **facts) -> list[str]:
    return [plain(line) for line in grouped(Report(tuple(findings), DAY, 9, **facts), findings)]


def heads(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith(("error", "warning", "hint"))]


def test_the_worst_come_first_and_the_most_frequent_of_them():
    lines = told(
        [*many("AAA001", Severity.INFO, 30), *many("BBB001", Severity.WARNING, 2), *many("CCC001", Severity.WARNING, 7)]
    )
    assert [line.split()[:2] for line in heads(lines)] == [
        ["warning", "CCC001"],
        ["warning", "BBB001"],
        ["hint", "AAA001"],
    ]
    assert "okrsite check --select CCC001" in lines[-2]


def test_what_says_most_about_the_goals_comes_first_however_rarely_it_is_met():
    sorts = {"AAA001": Sort("form", "A mark.", 9), "BBB001": Sort("focus", "A long list.", 1)}
    lines = told([*many("AAA001", Severity.INFO, 30), *many("BBB001", Severity.INFO, 1)], sorts=sorts)
    assert [line.split()[1] for line in heads(lines)] == ["BBB001", "AAA001"]


def test_a_kind_says_its_name_and_what_is_wrong_before_what_to_do():
    sorts = {"AAA001": Sort("one-key-result", "An objective rests on one key result alone.", 1)}
    lines = told(many("AAA001", Severity.INFO, 30), sorts=sorts)
    assert lines[0:2] == [
        "hint AAA001 one-key-result  30 times in 30 files  An objective rests on one key result alone.",
        "  Fix: Mend it.",
    ]
    assert lines[-2].endswith("okrsite explain AAA001")


def test_what_one_of_a_kind_is_told_to_do_is_not_said_of_those_that_are_told_something_else():
    found = many("AAA001", Severity.INFO, 30)
    found[0] = replace(found[0], hint="Drop it.")
    assert not [line for line in told(found) if "Fix:" in line]


def test_a_long_message_keeps_its_reason_and_gives_up_the_middle_of_what_it_quotes():
    path = "../../" + "very-long-folder/" * 12 + "page.md"
    found = [
        replace(each, message=f"The link `{path}` leads nowhere: there is no such file in the folder of this content.")
        for each in many("AAA001", Severity.INFO, 30)
    ]
    assert any("page.md` leads nowhere: there is no such file in" in line for line in told(found))


def test_each_kind_has_five_examples_at_most():
    lines = told([*many("AAA001", Severity.INFO, 30), *many("BBB001", Severity.INFO, 6)])
    assert sum("wrong" in line for line in lines) == 10
    assert heads(lines)[0].startswith("hint AAA001  30 times in 30 files")


def test_where_there_are_many_kinds_the_worst_have_more_examples_and_each_has_one():
    lines = told([each for n in range(8) for each in many(f"AAA{n:03}", Severity.INFO, 20 - n)])
    assert len(heads(lines)) == 8
    assert len(lines) + 2 <= SCREEN
    examples = [sum(f"AAA{n:03}" in line and "wrong" in line for line in lines) for n in range(8)]
    assert examples[0] == 5
    assert examples == sorted(examples, reverse=True)
    assert min(examples) == 1


def test_examples_are_from_as_many_files_as_possible():
    same = [
        replace(each, place=Place("content/a.md", ("key_results", n), n + 1, 3))
        for n, each in enumerate(many("AAA001", Severity.INFO, 9))
    ]
    lines = told([*same, *many("AAA001", Severity.INFO, 2)])
    files = [line.split(":")[0].strip() for line in lines if "wrong" in line]
    assert files == ["content/AAA0010.md", "content/AAA0011.md", "content/a.md", "content/a.md", "content/a.md"]


def test_twenty_kinds_of_sixty_findings_fit_a_screen_and_none_is_passed_over_in_silence():
    lines = told([each for n in range(20) for each in many(f"AAA{n:03}", Severity.INFO, 60)])
    assert len(lines) + 2 <= SCREEN
    shown = sum(line.startswith("hint") for line in lines)
    (rest,) = [line for line in lines if line.startswith("and ")]
    assert rest.startswith(f"and {60 * (20 - shown)} more of {20 - shown} other kinds: AAA0")


def of_key_results(count: int) -> dict[str, Looked]:
    asked = ((f"content/AAA001{n}.md", "key_results", n) for n in range(count))
    return {"AAA001": Looked(frozenset(asked), "key results", 2)}


def test_a_kind_says_of_how_many_key_results_it_was_found():
    found = [*many("AAA001", Severity.INFO, 30), many("AAA001", Severity.INFO, 1)[0]]
    assert heads(told(found, looked_at=of_key_results(173)))[0].startswith("hint AAA001  30 of 173 key results")


def test_what_stands_in_check_ins_is_not_told_as_so_many_of_the_key_results():
    found = [
        replace(each, place=Place(f"content/check-ins/{n}.md", ("updates", "objective", "bikes", "value"), 5, 3))
        for n, each in enumerate(many("AAA001", Severity.INFO, 9))
    ]
    assert heads(told(found, looked_at=of_key_results(2)))[0].startswith("hint AAA001  9 times in 9 files")
    mixed = [*many("AAA001", Severity.INFO, 1), *found[:1]]
    assert heads(told(mixed, looked_at=of_key_results(2)))[0].startswith("hint AAA001  2 times in 2 files")


def test_the_first_line_says_how_much_of_what_was_looked_at_could_be_better():
    found = many("AAA001", Severity.INFO, 30)
    lines = told(found, looked_at=of_key_results(173), looked_in=("Q4 2026",))
    assert lines[0] == "30 of 173 key results of Q4 2026 have findings. The worst come first."
    lines = told(found, looked_at=of_key_results(173), looked_in=("Q4", "H2", "2026"))
    assert lines[0] == "30 of 173 key results of 3 cycles have findings. The worst come first."


def test_the_first_line_counts_errors_and_warnings_where_there_are_errors():
    found = [*many("AAA001", Severity.ERROR, 30), *many("BBB001", Severity.WARNING, 5)]
    lines = told(found, looked_at=of_key_results(173), looked_in=("Q4 2026",))
    assert lines[0] == "30 errors, 5 warnings. The worst come first."
