"""What `rules:` sets and no rule knows is told, with what was probably meant."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timezone

import pytest

from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.request import Request


def told(root, rules: str):
    (root / "okrsite.yml").write_text(rules)
    return configure(Request(root, datetime(2026, 11, 20, tzinfo=timezone.utc))).findings


@pytest.mark.parametrize(
    ("rules", "code", "column", "message", "hint"),
    [
        ("{ZZZ999: off}", "CFG001", 9, "No finding has the code `ZZZ999`.", "`okrsite explain` lists all codes."),
        ("{MEAA001: off}", "CFG001", 9, "No finding has the code `MEAA001`.", "Did you mean `MEA001`?"),
        ("{ZZZ999: {most: 3}}", "CFG001", 9, "No finding has the code `ZZZ999`.", "`okrsite explain` lists all codes."),
        ("{FOC001: {moist: 3}}", "CFG001", 18, "Unknown setting `moist` of `FOC001`.", "Did you mean `most`?"),
        (
            "{FOC001: {sverity: off}}",
            "CFG001",
            18,
            "Unknown setting `sverity` of `FOC001`.",
            "Did you mean `severity`?",
        ),
        ("{WRD001: {alsoo: fast}}", "CFG001", 18, "Unknown setting `alsoo` of `WRD001`.", "Did you mean `also`?"),
        (
            "{REF001: {days: 3}}",
            "CFG001",
            18,
            "Unknown setting `days` of `REF001`.",
            "The settings known here are `severity`.",
        ),
        (
            "{FOC003: {most: many}}",
            "CFG004",
            24,
            "`most` of `FOC003` cannot be `many`.",
            "Write a whole number from 1 to 1,000,000, such as `5`.",
        ),
        (
            "{FOC002: {least: 1.5}}",
            "CFG004",
            25,
            "`least` of `FOC002` cannot be `1.5`.",
            "Write a whole number from 1 to 1,000,000, such as `2`.",
        ),
        (
            "{SIT030: {picture: NaN}}",
            "CFG004",
            27,
            "`picture` of `SIT030` cannot be `NaN`.",
            "Write a number from 0 to 1,000,000, such as `2`.",
        ),
        (
            "{MEA009: {late: 50}}",
            "CFG004",
            24,
            "`late` of `MEA009` cannot be `50`.",
            "Write a number from 0 to 1, such as `0.5`.",
        ),
    ],
)
def test_what_no_rule_knows_stops_everything_before_it_is_lost(rules, code, column, message, hint, tmp_path):
    (only,) = told(tmp_path, f"rules: {rules}\n")
    assert (only.code, only.severity.value) == (code, "error")
    assert (only.place.line, only.place.column) == (1, column)
    assert (only.message, only.hint) == (message, hint)


@pytest.mark.parametrize(
    "rules",
    [
        "{FOC001: {most: 3}, FOC002: off, CAD001: error, REF001: error, ALW001: off}",
        "{foc001: {severity: warning, most: 3}}",
        "{WRD001: {also: 'synerg*, next-level', except: faster}}",
        "{SIT030: {picture: 0.0001}, ALI005: {days: 0}}",
    ],
)
def test_what_rules_know_is_nothing_to_talk_about(rules, tmp_path):
    assert told(tmp_path, f"rules: {rules}\n") == ()


def test_what_follows_from_a_slip_in_form_is_not_told_as_well(tmp_path):
    found = told(tmp_path, "rules:\n  FOC001:\n\tmoist: 3\n    moist: 4\n")
    assert found
    assert "CFG001" not in {each.code for each in found}


def test_a_project_that_sets_no_rule_does_not_wait_for_them(tmp_path):
    (tmp_path / "okrsite.yml").write_text("site: {name: OKRs}\n")
    script = (
        "import sys\nfrom datetime import datetime, timezone\nfrom pathlib import Path\n"
        "from okrsite_gen.pipeline.configure import configure\nfrom okrsite_gen.pipeline.request import Request\n"
        f"configure(Request(Path({str(tmp_path)!r}), datetime(2026, 11, 20, tzinfo=timezone.utc)))\n"
        "print('okrsite_gen.pipeline.tuning' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
