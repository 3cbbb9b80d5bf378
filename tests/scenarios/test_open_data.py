"""A project as open data: what exports, queries and badges read."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from project import NOW, SMALL, Project

from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.csv_text import csv_lines
from okrsite_gen.model.open_data.plain import as_plain, number
from okrsite_gen.model.open_data.tables import CHECK_INS
from okrsite_gen.pipeline.api_schemas import schemas
from okrsite_gen.pipeline.open_data import OpenRequest, read_open_data
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, SMALL)


def told(project: Project, audience: str = "", *, drafts: bool = False) -> OpenData:
    request = OpenRequest(Request(project.root, NOW), audience, drafts)
    return read_open_data(request, silent).data


def by_id(entities):
    return {each.id: each for each in entities}


def test_entities_name_each_other_by_whole_ids_as_written(project):
    data = told(project)
    activation = by_id(data.objectives)["payments/2026-Q4/activation"]
    assert activation.supports[0].ref == "company/2026/grow#arr"
    assert activation.key_results == ("payments/2026-Q4/activation#time",)
    assert [each.id for each in data.key_results] == ["company/2026/grow#arr", "payments/2026-Q4/activation#time"]
    (check_in,) = data.check_ins
    assert check_in.id == "payments/2026-Q4/2026-11-18"
    assert check_in.updates[0].ref == "payments/2026-Q4/activation#time"


def test_figures_keep_their_written_form_beside_number_and_unit(project):
    revenue = by_id(told(project).key_results)["company/2026/grow#arr"]
    assert as_plain(revenue.target) == {"written": "$12M", "number": 12000000, "unit": "$"}


def test_what_is_worked_out_stands_apart_with_words_beside_codes(project):
    time = by_id(told(project).key_results)["payments/2026-Q4/activation#time"]
    assert time.current is None
    assert time.computed.value is not None
    assert time.computed.value.written == "12 days"
    assert time.computed.status.words == "On track"
    assert time.computed.status.reasons[0].code
    assert time.computed.status.reasons[0].words.endswith(".")
    assert time.computed.series[0].source_id == "payments/2026-Q4/2026-11-18"


def test_a_key_result_without_an_id_is_told_by_its_place(project):
    project.write({"content/teams/company/2026/grow.md": "---\ntitle: Grow\nkey_results: [Everybody is glad]\n---\n"})
    only = by_id(told(project).key_results)["company/2026/grow#key-result-1"]
    assert only.unnamed
    assert only.title == "Everybody is glad"


def test_what_the_asking_side_wrote_is_kept_beside_the_answer_of_the_provider(project):
    ask = "---\ntitle: Ask\ndepends_on:\n  - team: company\n    note: Money\n    status: at-risk\n---\n"
    plan = "---\ncommitments:\n  payments/2026-Q4/ask: confirmed\n---\n"
    project.write({"content/teams/payments/2026-Q4/ask.md": ask, "content/teams/company/2026-Q4/plan.md": plan})
    data = told(project)
    (need,) = by_id(data.objectives)["payments/2026-Q4/ask"].depends_on
    assert (need.status.value, need.computed.status.value, need.team) == ("at-risk", "confirmed", "company")
    assert by_id(data.plans)["company/2026-Q4"].commitments[0].ref == "payments/2026-Q4/ask"


def test_audiences_and_allowed_findings_are_kept_for_whoever_may_see_everything(project):
    project.write(
        {
            "okrsite.yml": "audiences: [public, company]\ndefault_audience: company\n",
            "content/teams/payments/2026-Q4/inside.md": (
                "---\ntitle: Inside\naudience: company\nallow:\n  FOC001: It is a sentence.\n"
                "key_results:\n  - id: one\n    title: One\n    figures: company\n    target: 5\n---\n"
            ),
        }
    )
    data = told(project, "company")
    inside = by_id(data.objectives)["payments/2026-Q4/inside"]
    assert inside.audience == "company"
    assert [(each.code, each.why) for each in inside.allow] == [("FOC001", "It is a sentence.")]
    assert by_id(data.key_results)["payments/2026-Q4/inside#one"].figures == "company"
    assert not data.partial
    assert told(project, "public").partial


def test_nothing_of_what_an_audience_may_not_see_is_told(project):
    project.write(
        {
            "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n",
            "content/teams/payments/2026-Q4/secret.md": "---\ntitle: SECRET\naudience: company\n---\nSECRET\n",
            "content/teams/payments/2026-Q4/figures.md": (
                "---\ntitle: Open\nsupports: [secret]\nkey_results:\n  - id: kr\n    title: Some\n"
                "    figures: company\n    start: 1111\n    target: 7777\n    current: 4444\n---\nSee [[secret]].\n"
            ),
            "content/teams/payments/2026-Q4/check-ins/2026-11-19.md": (
                "---\nupdates:\n  figures:\n    kr:\n      value: 5555\n      confidence: 7\n"
                "  secret:\n    note: SECRET\n---\n"
            ),
        }
    )
    whole = repr(as_plain(told(project, "public")))
    assert [mark for mark in ("SECRET", "secret", "1111", "7777", "4444", "5555") if mark in whole] == []
    everything = repr(as_plain(told(project, "company")))
    assert all(mark in everything for mark in ("SECRET", "1111", "7777", "4444", "5555"))


@pytest.mark.parametrize(("owners", "shown"), [("person", "maria"), ("role", "Head of growth"), ("none", "")])
def test_people_appear_as_configuration_lets_them(project, owners, shown):
    project.write(
        {
            "okrsite.yml": f"owners: {owners}\n",
            "content/people/maria.md": "---\nname: Maria Rossi\nrole: Head of growth\n---\nAbout her.\n",
            "content/teams/company/2026/grow.md": "---\ntitle: Grow\nowner: maria\n---\nAsk [[@maria]].\n",
        }
    )
    data = told(project)
    grow = by_id(data.objectives)["company/2026/grow"]
    assert grow.owner == shown
    assert [person.id for person in data.people] == (["maria"] if owners == "person" else [])
    if owners != "person":
        assert "maria" not in repr(data).lower()


def test_what_says_nothing_is_left_out_of_plain_data_but_not_a_plain_no(project):
    project.write(
        {"content/teams/company/2026/grow.md": "---\ntitle: Grow\nkey_results: [{title: Out, done: false}]\n---\n"}
    )
    plain = as_plain(by_id(told(project).key_results)["company/2026/grow#key-result-1"])
    assert plain["done"] is False
    assert "target" not in plain
    assert "reason" not in plain


@pytest.mark.parametrize(
    ("exact", "told_as"),
    [("12", 12), ("1E+3", 1000), ("0.1", 0.1), ("123456789012345678", 123456789012345678), ("0.00000001", 1e-8)],
)
def test_numbers_are_told_exactly_as_far_as_json_goes(exact, told_as):
    assert number(Decimal(exact)) == told_as


def test_a_share_without_end_is_told_with_six_decimals():
    assert number(Decimal(1) / Decimal(3)) == 0.333333


def test_a_large_figure_divided_by_a_tiny_one_is_told_in_json_and_tables():
    huge = Decimal("1.763668414462081234567890123E+31")
    assert number(huge) == 17636684144620812345678901230000
    assert csv_lines([(huge,)]) == "17636684144620812345678901230000.000000\n"


def test_a_day_to_come_is_kept_for_who_reads_the_data_in_again(project):
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-12-01.md": "---\n---\n## Wins\nLater\n"})
    assert date(2026, 12, 1) in {each.day for each in told(project).check_ins}


def test_the_demo_company_keeps_to_the_published_schema():
    demo = Path(__file__).parents[2]
    data = read_open_data(OpenRequest(Request(demo, NOW, use_cache=False)), silent).data
    checker = Draft202012Validator(json.loads(schemas()["everything"]), format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(as_plain(data))] == []
    assert len(data.key_results) > 100


def test_a_unit_is_written_alike_in_a_key_result_in_what_is_said_of_it_and_in_a_metric(tmp_path):
    more = {
        "content/metrics/nps.md": "---\nname: NPS\nunit: points\nhealthy:\n  min: 30\n---\n",
        "content/metrics/nps.csv": "date,value\n2026-11-01,31\n",
    }
    data = told(Project(tmp_path, SMALL | more))
    time = by_id(data.key_results)["payments/2026-Q4/activation#time"]
    figures = (
        time.start,
        time.target,
        time.computed.value,
        time.computed.pace.planned_value,
        time.computed.series[0].value,
    )
    assert {figure.unit for figure in (*figures, data.check_ins[0].updates[0].value)} == {time.unit}
    (nps,) = data.metrics
    assert {nps.unit, nps.rows[0].value.unit, nps.healthy.min.unit, nps.computed.value.unit} == {"points"}


def test_what_was_dropped_has_no_progress_in_data_as_on_pages(tmp_path):
    file = "content/teams/payments/2026-Q4/activation.md"
    written = dedent(SMALL[file]).lstrip("\n").replace("---\n", "---\nstate: closed\nclosed_as: dropped\n", 1)
    data = told(Project(tmp_path, SMALL | {file: written}))
    found = by_id(data.objectives)["payments/2026-Q4/activation"]
    assert found.computed.status.status.value == "dropped"
    assert found.computed.measured == 1
    assert found.computed.progress is None


def test_a_check_in_names_its_author_as_pages_do(tmp_path):
    file = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
    written = dedent(SMALL[file]).lstrip("\n").replace("---\n", "---\nauthor: maria\n", 1)
    person = {"content/people/maria.md": "---\nname: Maria Díaz\n---\n"}
    data = told(Project(tmp_path, SMALL | person | {file: written}))
    (check_in,) = data.check_ins
    assert (check_in.author, check_in.computed.author) == ("maria", "Maria Díaz")
    assert next(CHECK_INS.rows(data))[4] == "Maria Díaz"
