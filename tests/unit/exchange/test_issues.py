"""Issues of GitLab and GitHub: what they are, what stands below what, and that nothing they say is lost."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from told_words import told_words, words

from okrsite_gen.exchange.formats import format_of
from okrsite_gen.exchange.issues import read
from okrsite_gen.model.incoming import Incoming, IncomingFile
from okrsite_gen.model.kinds import KeyResultState, Outcome, Said, State

FILES = Path(__file__).parents[2] / "golden" / "issues"


def golden(name: str) -> Incoming:
    files = [IncomingFile(name, (FILES / name).read_bytes())]
    form = format_of(files)
    assert form is not None
    return form.read(files)


def issues(*records: dict[str, object]) -> Incoming:
    made = [
        {"number": place, "url": f"https://x.example/a/issues/{place}", **one} for place, one in enumerate(records, 1)
    ]
    return read.read_json([IncomingFile("i.json", json.dumps(made).encode())])


def outline(incoming: Incoming) -> dict[str, list[str]]:
    return {objective.title: [each.title for each in objective.key_results] for objective in incoming.objectives}


def test_a_table_of_work_items_of_gitlab():
    found = golden("gitlab-work-items.csv")
    assert found.format == "issues-csv"
    assert outline(found) == {"Everybody finds the exit": ["Replace 120 signs", "Drill in every building"]}
    (objective,) = found.objectives
    assert (objective.owner, objective.team, objective.cycle) == ("Mara Lind", "safety", "FY26-Q4")
    assert (objective.status, objective.tags, dict(objective.rest)["Progress"]) == (
        Said.ON_TRACK,
        ("theme::signs",),
        "35%",
    )
    signs, drill = objective.key_results
    assert (signs.start, signs.target, signs.current, signs.due) == ("10", "120", "45", date(2026, 12, 15))
    assert [(work.title, work.state) for work in signs.initiatives] == [("Order the paint", "done")]
    assert [(step.title, step.done) for step in drill.milestones] == [
        ("North", True),
        ("South", True),
        ("Harbour", False),
    ]
    assert [told.text.splitlines()[0] for told in found.not_understood] == ["Fix the coffee machine"]


def test_what_gh_prints_with_comments_as_history():
    found = golden("gh-issue-list.json")
    assert outline(found) == {
        "Seeds reach every school": ["300 schools have a packet", "Teachers rate the packet 4.5"],
        "Seeds are kept in one place": ["One list of all bags", "Shelves are numbered"],
    }
    seeds, place = found.objectives
    assert (seeds.owner, seeds.contributors, seeds.cycle, seeds.team) == ("ines", ("tom",), "2026-Q4", "outreach")
    assert [(one.day.day, one.author, one.confidence, one.status) for one in seeds.updates] == [
        (12, "tom", 7, None),
        (19, "ines", None, Said.AT_RISK),
    ]
    packets, rated = seeds.key_results
    assert (packets.done, rated.state) == (True, KeyResultState.DROPPED)
    assert [one.target for one in place.supports] == [seeds.key]


def test_answers_of_the_apis_also_page_by_page():
    github = golden("github-api.json")
    assert outline(github) == {"Fewer nights on call": ["Pages per week from 9 to 3"]}
    assert github.objectives[0].cycle == "FY27-Q1"
    gitlab = golden("gitlab-graphql.json")
    assert outline(gitlab) == {"Maps that hikers trust": ["No path older than a year"]}
    (result,) = gitlab.objectives[0].key_results
    assert (gitlab.objectives[0].team, result.progress, result.status) == ("maps", "60%", Said.ON_TRACK)
    assert [(one.day, one.progress) for one in result.updates] == [(date(2026, 10, 2), "60%")]


def test_a_project_of_github_as_a_table():
    found = golden("github-project.tsv")
    assert outline(found) == {"Bread before seven": ["Loaves on the shelf at seven"]}
    (result,) = found.objectives[0].key_results
    assert (result.target, result.current, result.owner, result.status) == ("200", "140", "lou", Said.AT_RISK)


@pytest.mark.parametrize("labels", [["type::objective"], ["okr/objective"], ["OKR: Objective"], ["objective"], ["okr"]])
def test_labels_say_what_an_issue_is(labels):
    assert outline(issues({"title": "Grow", "labels": labels})) == {"Grow": []}


@pytest.mark.parametrize("title", ["KR: Sell", "[KR] Sell", "Key result 2: Sell"])
def test_a_title_may_say_it_too(title):
    found = issues({"title": "Objective: Grow"}, {"title": title, "parent": {"number": 1, "title": "Objective: Grow"}})
    assert outline(found) == {"Grow": ["Sell"]}


@pytest.mark.parametrize(
    "below",
    [
        {"body": "Part of #1"},
        {"body": "Text.\n\nParent: https://x.example/a/-/issues/1"},
        {"parent": {"number": 1}},
        {"parent": {"title": "Grow"}},
    ],
)
def test_an_issue_names_the_one_above(below):
    found = issues({"title": "Grow", "labels": ["objective"]}, {"title": "Sell", "labels": ["kr"], **below})
    assert outline(found) == {"Grow": ["Sell"]}


def test_an_objective_lists_the_issues_below():
    found = issues(
        {"title": "Grow", "labels": ["objective"], "body": "- [ ] #2\n"}, {"title": "Sell", "labels": ["kr"]}
    )
    assert outline(found) == {"Grow": ["Sell"]}


def test_two_projects_with_the_same_numbers_are_not_mixed_up():
    text = [
        {"title": "A", "labels": ["objective"], "number": 1, "url": "https://x.example/a/issues/1"},
        {"title": "B", "labels": ["objective"], "number": 1, "url": "https://x.example/b/issues/1"},
        {"title": "b2", "labels": ["kr"], "number": 2, "url": "https://x.example/b/issues/2", "body": "Part of #1"},
    ]
    assert outline(read.read_json([IncomingFile("i.json", json.dumps(text).encode())])) == {"A": [], "B": ["b2"]}


def test_where_no_issue_says_what_it_is_those_with_others_below_are_objectives():
    found = issues({"title": "Grow"}, {"title": "Sell", "parent": {"number": 1}}, {"title": "Alone"})
    assert outline(found) == {"Grow": ["Sell"]}
    assert [guess.kind for guess in found.guesses] == ["kind"]
    assert [told.text.splitlines()[0] for told in found.not_understood] == ["Alone"]


def test_a_closed_objective_tells_how_it_ended():
    closed = {"title": "Grow", "labels": ["objective"], "state": "closed", "closed_at": "2026-12-20T08:00:00Z"}
    (objective,) = issues({**closed, "state_reason": "not_planned"}).objectives
    assert (objective.state, objective.closed_as, objective.closed_on) == (
        State.CLOSED,
        Outcome.DROPPED,
        date(2026, 12, 20),
    )
    assert issues(closed).objectives[0].closed_as is None


def test_a_key_result_without_its_objective_gets_one_and_the_guess_is_told():
    found = issues({"title": "Sell", "labels": ["kr"], "parent": {"number": 77, "title": "Grow"}})
    assert outline(found) == {"Grow": ["Sell"]}
    assert "is not in the export" in found.guesses[0].what


def test_a_circle_of_parents_and_broken_rows_are_read_all_the_same():
    found = golden("gitlab-issues-hostile.csv")
    assert outline(found) == {'=HYPERLINK("x")': [], "Objective of “B”": ["B"]}
    assert found.objectives[0].body == "# Objective: nested\n## KR: trap"
    assert [told.why for told in found.not_understood] == ["An issue without a title."]


def test_json_that_breaks_off_is_read_as_far_as_it_goes():
    found = read.read_json(
        [IncomingFile("i.json", b'[{"title": "Grow", "number": 1, "labels": ["objective"]}]\n[{"tit')]
    )
    assert outline(found) == {"Grow": []}
    assert found.not_understood[0].spot.row == 2


def test_no_word_of_an_issue_is_lost():
    text = (FILES / "gitlab-work-items.csv").read_text(encoding="utf-8")
    idle = {"Author Username", "Assignee Username", "Confidential", "Locked", "Created At (UTC)", "Updated At (UTC)"}
    idle |= {"Time Estimate", "Time Spent", "State", "Type", "Parent ID", "Issue ID", "Closed At (UTC)", "Weight"}
    told = told_words(golden("gitlab-work-items.csv")) | {"x", "team", "baseline"}
    for row in csv.DictReader(StringIO(text)):
        for name, cell in row.items():
            assert name in idle or words(cell) <= told, (name, cell)


def project(heads: str, cells: str) -> Incoming:
    text = f"Title\tURL\t{heads}\nObjective: Grow\thttps://x.example/a/issues/1\t{cells}\n"
    return read.read_table([IncomingFile("p.tsv", text.encode())])


@pytest.mark.parametrize(
    ("cell", "progress", "kept"),
    [
        ("60%", "60%", {}),
        ("3 of 5", "60%", {"Progress": "3 of 5"}),
        ("3/5 (60%)", "60%", {"Progress": "3/5 (60%)"}),
        ("about half", "", {"Progress": "about half"}),
        ("phase 5", "", {"Progress": "phase 5"}),
    ],
)
def test_progress_may_be_told_in_parts_and_is_kept_as_written(cell, progress, kept):
    (objective,) = project("Progress", cell).objectives
    assert objective.progress == progress
    assert dict(objective.rest).items() >= kept.items()


def test_a_cell_that_is_no_day_or_state_is_kept_as_it_stands():
    (objective,) = project("Due date\tState", "soon\tParked").objectives
    assert dict(objective.rest).items() >= {"Due date": "soon", "State": "Parked"}.items()


def test_what_the_text_of_an_objective_tells_by_name_becomes_its_fields():
    body = "Seeds for all.\n\nOwner: Ida\nProgress: 40%\nStatus: at risk\nScore: 0.4\nConfidence: 0.7\n"
    (objective,) = issues({"title": "Grow", "labels": ["objective"], "body": body}).objectives
    assert (objective.owner, objective.progress, objective.status) == ("Ida", "40%", Said.AT_RISK)
    assert (objective.score, objective.confidence, objective.body) == ("0.4", 7, "Seeds for all.")


def test_what_the_tracker_says_differently_from_the_text_leaves_the_text_in_words():
    body = "- Owner: Ida\n- Progress: 40%\n"
    whole = {"title": "Grow", "labels": ["objective"], "assignees": [{"login": "bo"}], "progress": 60, "body": body}
    (objective,) = issues(whole).objectives
    assert (objective.owner, objective.progress) == ("bo", "60%")
    assert dict(objective.rest).items() >= {"Owner": "Ida", "Progress": "40%"}.items()


def test_links_that_lead_nowhere_stay_in_words():
    body = "Part of #99\n\n- [x] #77\n- [ ] #2\n"
    found = issues({"title": "Grow", "labels": ["objective"], "body": body}, {"title": "Sell", "labels": ["kr"]})
    assert outline(found) == {"Grow": ["Sell"]}
    (objective,) = found.objectives
    assert objective.body == "Part of #99"
    assert ("Issue below", "[x] #77") in objective.rest


def test_a_parent_that_is_not_in_the_export_is_named():
    (objective,) = issues({"title": "Grow", "labels": ["objective"], "parent": {"number": 99}}).objectives
    assert ("Parent", "99") in objective.rest


def test_what_readers_of_a_text_do_not_see_is_told_with_the_issue():
    body = "- Sell 40 trees\n\n<!-- ask the forester -->\n"
    found = issues({"title": "Grow", "labels": ["objective"], "body": body})
    assert outline(found) == {"Grow": ["Sell 40 trees"]}
    assert [(told.text, told.spot.row) for told in found.not_understood] == [("ask the forester", 1)]


def test_a_milestone_that_says_more_than_a_cycle_is_kept():
    (objective,) = issues(
        {"title": "Grow", "labels": ["objective"], "milestone": {"title": "2026-Q4 harvest"}}
    ).objectives
    assert objective.cycle == "2026-Q4"
    assert ("Milestone", "2026-Q4 harvest") in objective.rest


def test_fields_that_people_added_to_a_project_are_measures_or_kept_by_name():
    found = issues(
        {"title": "Grow", "labels": ["objective"]},
        {
            "title": "Sell",
            "labels": ["kr"],
            "parent": {"number": 1},
            "target": 200,
            "current value": "140",
            "confidence": "0.7",
            "region": "North",
            "theme": {"name": "Trees"},
            "due_date": "when the snow is gone",
            "fieldValues": {"nodes": [{"text": "Ida", "field": {"name": "Sponsor"}}]},
            "comments": [{"author": {"login": "bo"}, "body": "Soon."}, "Later."],
        },
    )
    (result,) = found.objectives[0].key_results
    assert (result.target, result.current, result.confidence) == ("200", "140", 7)
    assert set(result.rest) >= {
        ("region", "North"),
        ("theme", "Trees"),
        ("due_date", "when the snow is gone"),
        ("sponsor", "Ida"),
        ("Comment", "bo: Soon."),
        ("Comment", "Later."),
    }


def test_a_status_in_json_tells_how_it_goes_and_fields_of_the_tracker_say_nothing():
    record = {
        "title": "Grow", "labels": ["objective"], "status": "At risk", "node_id": "abc", "locked": False, "comments": 3,
        "created_at": "2026-10-01", "events_url": "https://x.example/e", "reactions": {"heart": 1}, "score": 1.0,
    }  # fmt: skip
    (objective,) = issues(record).objectives
    assert objective.status is Said.AT_RISK
    assert [name for name, _ in objective.rest] == ["Issue"]


def test_a_second_label_of_a_kind_and_a_vague_one_stay_as_tags():
    labels = [
        "objective",
        "team::Maps",
        "team::Trails",
        "health::on track",
        "health::late",
        "2026-Q4",
        "2027-Q1",
        "task",
    ]
    (objective,) = issues({"title": "Grow", "labels": labels}).objectives
    assert (objective.team, objective.cycle, objective.status) == ("maps", "2026-Q4", Said.ON_TRACK)
    assert objective.tags == ("team::Trails", "health::late", "2027-Q1", "task")


@pytest.mark.parametrize("label", ["type::Schlüsselergebnis", "okr/key-result", "KRs", "kind: KPI"])
def test_labels_of_key_results_may_be_in_any_language_that_tables_may(label):
    found = issues(
        {"title": "Grow", "labels": ["objectif"]}, {"title": "Sell", "labels": [label], "body": "Part of #1"}
    )
    assert outline(found) == {"Grow": ["Sell"]}


def test_an_issue_that_two_pages_of_an_export_hold_is_read_once_and_told():
    one = {"title": "Grow", "url": "https://x.example/a/issues/1", "labels": ["okr::objective"], "number": 1}
    found = issues(one, one)
    assert [each.title for each in found.objectives] == ["Grow"]
    assert [guess.what for guess in found.guesses if guess.kind == "twice"] == [
        "`https://x.example/a/issues/1` stands here again and says the same, so it was read once."
    ]


def test_two_issues_of_one_address_that_differ_are_both_kept_with_what_is_below_them():
    one = {
        "title": "Grow",
        "url": "https://x.example/a/issues/1",
        "labels": ["okr::objective"],
        "body": "## Key results\n- A",
    }
    found = issues(one, {**one, "body": "## Key results\n- A\n- B"})
    assert [[each.title for each in one.key_results] for one in found.objectives] == [["A"], ["A", "B"]]
    keys = [each.key for one in found.objectives for each in (one, *one.key_results)]
    assert len(set(keys)) == len(keys)
