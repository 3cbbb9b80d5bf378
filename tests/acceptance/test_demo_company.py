"""The demo company is as large, as lively and as faulty as its own README says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

import pytest
import yaml

from okrsite_gen.analysis import analyse
from okrsite_gen.analysis.reasons import overdue
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import judge, load
from okrsite_gen.pipeline.request import Request
from tools.demo_past import write

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
CLOSED = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
FRONT = re.compile(r"---\n(.*?)^---\n?(.*)", re.DOTALL | re.MULTILINE)


def parts(file: Path) -> tuple[dict, str]:
    """Return front matter and text of a file."""
    front, body = FRONT.fullmatch(file.read_text(encoding="utf-8")).groups()
    return yaml.load(front, Loader=yaml.BaseLoader) or {}, body


def check_ins() -> list[Path]:
    return sorted(CONTENT.glob("teams/*/*/check-ins/*.md"))


def objectives(cycle: str = "*") -> list[Path]:
    files = sorted(CONTENT.glob(f"teams/*/{cycle}/*.md"))
    return [file for file in files if file.stem not in ("plan", "retrospective")]


def notes(file: Path) -> list[str]:
    """Return every paragraph and list entry of a check-in, and every `note`, without marks and case."""
    front, body = parts(file)
    pieces = [piece for block in body.split("\n\n") for piece in re.split(r"^(?:##.*|- )", block, flags=re.MULTILINE)]
    updates = [update for written in front["updates"].values() for update in (written, *written.values())]
    pieces += [update["note"] for update in updates if isinstance(update, dict) and "note" in update]
    return [words for piece in pieces if (words := " ".join(re.findall(r"\w+", piece.casefold())))]


def test_no_note_stands_twice():
    said = Counter(note for file in check_ins() for note in notes(file))

    assert [note for note, times in said.items() if times > 1] == []


def test_every_check_in_says_something():
    assert [file.name for file in check_ins() if not notes(file)] == []


def test_no_long_turn_of_phrase_stands_twice():
    turns = Counter()
    for file in check_ins():
        words = " ".join(notes(file)).split()
        turns.update({" ".join(words[place : place + 8]) for place in range(len(words) - 7)})

    assert [turn for turn, times in turns.items() if times > 1] == []


def test_check_reports_what_the_readme_says_was_planted_and_nothing_else(tmp_path):
    readme = (CONTENT / "README.md").read_text(encoding="utf-8")
    planted = re.findall(r"^\| `([A-Z]+\d+)` \| `(\S+)` \|", readme, flags=re.MULTILINE)
    write(tmp_path)  # with the past of the company, not that of its files
    ran = subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "-C", tmp_path, "check", "--format", "json", "--no-cache"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [(finding["code"], finding["file"]) for finding in json.loads(ran.stdout)["findings"]]

    assert sorted(found) == sorted(planted)


def test_every_file_that_the_readme_names_exists():
    readme = (CONTENT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\.\./)?[a-z][\w-]*/[\w./-]*)`", readme.partition("## What was planted")[2])

    assert [name for name in named if not (CONTENT / "teams" / name).exists() and not (ROOT / name).exists()] == []


def test_it_is_a_company_of_the_size_that_the_readme_says():
    teams = [parts(file)[0] for file in CONTENT.glob("teams/*/team.md")]
    key_results = sum(len(parts(file)[0].get("key_results", [])) for file in objectives())

    assert len(teams) >= 20
    assert {team["kind"] for team in teams} >= {"company", "department", "team", "squad"}
    assert len(objectives()) >= 50
    assert key_results >= 170
    assert len(check_ins()) > 100
    assert len(list(CONTENT.glob("metrics/*.csv"))) == 6


@pytest.mark.parametrize("cycle", CLOSED)
def test_a_quarter_that_is_over_was_graded_and_talked_about(cycle):
    closed_in_check_ins = {
        f"{file.parts[-4]}/{objective.split('/')[-1]}"
        for file in CONTENT.glob(f"teams/*/{cycle}/check-ins/*.md")
        for objective, update in parts(file)[0]["updates"].items()
        if "closed_as" in update
    }
    ungraded = [
        f"{file.parts[-3]}/{file.stem}"
        for file in objectives(cycle)
        if parts(file)[0].get("state") != "closed" and f"{file.parts[-3]}/{file.stem}" not in closed_in_check_ins
    ]

    assert ungraded == (["sales/fleets"] if cycle == "2026-Q3" else []), "one was planted, and the README says so"
    assert list(CONTENT.glob(f"teams/*/{cycle}/retrospective.md"))


@pytest.mark.parametrize("file", sorted(CONTENT.glob("metrics/*.csv")), ids=lambda file: file.stem)
def test_a_metric_has_two_years_of_rows(file):
    days = [line.split(",")[0] for line in file.read_text(encoding="utf-8").splitlines()[1:]]

    assert days == sorted(days)
    assert days[0] < "2024-12-03"
    assert days[-1] > "2026-10-30"


@pytest.fixture(scope="module")
def company():
    """The organisation and its insights."""
    project = configure(Request(ROOT, datetime(2026, 11, 27, 12, tzinfo=timezone.utc), use_cache=False))
    loaded = load(project, find(project, lambda stage, done, total: None), lambda stage, done, total: None)
    org = judge(loaded, project)[0]
    return org, analyse(org, project.as_of, project.settings)


@pytest.fixture(scope="module")
def insights(company):
    return company[1]


def troubles() -> list[tuple[str, str]]:
    """Return (status, key of an objective or key result) of what the README says was planted as trouble."""
    words = {"Off track": "off-track", "At risk": "at-risk", "Stale": "stale", "Silent": "not-started"}
    words["A cycle that is over and was never graded"] = "not-graded"
    table = (CONTENT / "README.md").read_text(encoding="utf-8").partition("### Trouble")[2].partition("\n### ")[0]
    found = []
    for row in table.splitlines():
        what, _, where = row.strip("| ").partition(" | ")
        status = next((status for begins, status in words.items() if what.startswith(begins)), "")
        for file, named in re.findall(r"`([\w/-]+)\.md`(?: \(([^)]*)\))?", where):
            if status and not file.endswith("/plan"):
                key_results = re.findall(r"`([\w-]+)`", named)
                found += [(status, f"{file}#{key_result}".lower()) for key_result in key_results] or [
                    (status, file.lower())
                ]
    return found


@pytest.mark.parametrize(("status", "key"), troubles())
def test_planted_trouble_is_seen(insights, status, key):
    known = {**insights.objectives, **insights.key_results}

    assert known[key].status.status.value == status


def test_people_and_numbers_contradict_each_other_where_planted_both_ways_and_nowhere_else(insights):
    found = {key: insight.contradiction for key, insight in insights.key_results.items() if insight.contradiction}

    assert set(found) == {"sales/2026-q4/bremen#bikes", "platform/2026-q4/one-login#passwords"}
    assert len(set(found.values())) == 2


def test_one_quarter_has_enough_to_hold_confidence_against_what_came(insights):
    bands = {key: [(band.least, band.total) for band in found.bands] for key, found in insights.calibrations.items()}

    assert bands == {"2026-q3": [(7, 6), (4, 6)]}
    assert all(0 < band.reached < band.total for band in insights.calibrations["2026-q3"].bands)


def test_one_dependency_is_overdue(company):
    org, insights = company
    late = [
        objective.key
        for objective in org.objectives.values()
        if objective.cycle == insights.current_cycle
        for need in objective.depends_on
        if overdue(need, insights.as_of)
    ]

    assert late == ["bike/2026-q4/mudguards"]
