"""A team's page offers what it could write beside its next check-in: objectives, and what closes a cycle."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from new_files import fields_of
from project import NOW, SMALL, Project

from okrsite_gen.model.new_files import NewFile
from okrsite_gen.pipeline.forms import team_forms
from okrsite_gen.pipeline.new.objective import ObjectiveWish, new_objective
from okrsite_gen.pipeline.new.standing import Standing, standing
from okrsite_gen.pipeline.request import Request

HOSTED = "repository:\n  url: https://github.com/acme/okrs\n"
TEAM = "content/teams/payments/team.md"
PAGE = "teams/payments/index.html"
ACTIVATION = "content/teams/payments/2026-Q4/activation.md"
GRADING = date(2027, 1, 5)
TODAY = NOW.date()


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project(tmp_path, {**SMALL, "okrsite.yml": HOSTED})
    made.edit(ACTIVATION, "target: 2 days\n", "target: 2 days\n  - {id: sdk, title: Three SDKs, done: false}\n")
    return made


def on(project: Project, day: date) -> Standing:
    return standing(Request(project.root, NOW, as_of=day))


def offered(project: Project, purpose: str, day: date = TODAY) -> dict[str, NewFile]:
    """Return cycle → file of what the payments team could write for a purpose."""
    forms = team_forms(on(project, day)).get("payments")
    return {one.cycle: one.file for one in forms.others if one.purpose == purpose} if forms else {}


def keep(project: Project, file: NewFile, **answers: str) -> None:
    text = file.text
    for blank, filled in answers.items():
        text = text.replace(f"{blank}:\n", f"{blank}: {filled}\n", 1)
    project.write({f"{file.folder}/{file.name}": text})


def test_a_new_objective_names_the_lead_and_what_it_could_help(project):
    project.write({TEAM: "---\nname: Payments\nparent: company\nlead: Maria\n---\n"})
    file = offered(project, "objective")["2026-Q4"]
    assert (file.folder, file.name) == ("content/teams/payments/2026-Q4", "new-objective.md")
    assert "owner: Maria\n" in file.text
    assert "#   - company/2026/grow  # Customers stay with us for years\n" in file.text
    keep(project, file)
    assert project.check().exit_code == 0
    assert offered(project, "objective")["2026-Q4"].name == "new-objective-2.md"


def test_the_lines_of_a_new_objective_hold_as_soon_as_the_signs_before_them_are_taken_away(project):
    file = offered(project, "objective")["2026-Q4"]
    text = re.sub(r"^# (?!Take)", "", file.text, flags=re.MULTILINE)
    keep(project, replace(file, text=text))
    made = on(project, TODAY)
    assert [one for one in made.errors if file.name in one.file] == []
    objective = made.org.objectives["payments/2026-q4/new-objective"]
    assert [one.target.objective for one in objective.supports] == ["company/2026/grow"]
    assert [one.id for one in objective.key_results] == ["short-name"]


def test_near_the_end_of_a_cycle_an_objective_of_the_following_one_is_offered_too(project):
    assert list(offered(project, "objective", date(2026, 12, 20))) == ["2026-Q4", "2027-Q1"]
    assert list(offered(project, "objective", GRADING)) == ["2027-Q1"]


def test_a_cycle_that_ends_soon_or_has_ended_can_be_closed_in_one_check_in(project):
    assert offered(project, "closing") == {}
    assert list(offered(project, "closing", date(2026, 12, 1))) == ["2026-Q4"]
    file = offered(project, "closing", GRADING)["2026-Q4"]
    assert (file.folder, file.name) == ("content/teams/payments/2026-Q4/check-ins", "2027-01-05.md")
    assert "Last: 12 days; from 31 days to 2 days; score so far 0.7" in file.text
    asked = fields_of(file.text)["updates"]["activation"]
    assert list(asked) == ["closed_as", "time", "sdk"]
    assert list(asked["time"]) == ["value", "score", "score_reason", "result"]
    keep(project, file, closed_as="partly", value="9 days", result="Nine days in the end")
    assert project.check(as_of=GRADING).exit_code == 0
    assert on(project, GRADING).insights.key_results["payments/2026-q4/activation#time"].result.startswith("Nine")
    assert offered(project, "closing", GRADING) == {}


def test_after_grading_time_no_closing_is_offered_since_it_would_not_count(project):
    assert offered(project, "closing", date(2027, 1, 20)) == {}


def test_what_is_not_finished_is_carried_into_the_cycle_that_runs_now(project):
    file = offered(project, "carry-over", GRADING)["2027-Q1"]
    assert (file.folder, file.name) == ("content/teams/payments/2027-Q1", "activation.md")
    fields = fields_of(file.text)
    assert fields["carried_from"] == "payments/2026-Q4/activation"
    assert fields["key_results"][0]["start"] == "12 days"
    keep(project, file)
    assert project.check(as_of=GRADING).exit_code == 0
    assert offered(project, "carry-over", GRADING) == {}


def test_a_name_that_is_taken_in_the_new_cycle_is_not_offered_again(project):
    project.write({ACTIVATION.replace("2026-Q4", "2027-Q1"): "---\ntitle: Something else\n---\n"})
    assert offered(project, "carry-over", GRADING)["2027-Q1"].name == "activation-2.md"


@pytest.mark.parametrize("ended", ["closed_as: dropped", "closed_as: achieved"])
def test_what_is_dropped_or_achieved_is_not_carried_over(project, ended):
    project.edit(ACTIVATION, "supports:", f"state: closed\n{ended}\nsupports:")
    assert offered(project, "carry-over", GRADING) == {}


def test_for_a_cycle_to_come_nothing_is_named_that_is_over_before_it_begins(project):
    project.write({"content/teams/company/2026-Q4/now.md": "---\ntitle: Now\n---\n"})
    files = offered(project, "objective", date(2026, 12, 20))
    assert "supports" in files["2026-Q4"].text
    assert "now" in files["2026-Q4"].text
    assert "supports" not in files["2027-Q1"].text
    project.write({"content/teams/company/2027/far.md": "---\ntitle: Far\n---\n"})
    assert "#   - company/2027/far  # Far\n" in offered(project, "objective", date(2026, 12, 20))["2027-Q1"].text


def test_a_retrospective_is_offered_with_closing_until_it_is_written(project):
    assert offered(project, "retrospective") == {}
    file = offered(project, "retrospective", date(2026, 12, 20))["2026-Q4"]
    assert (file.folder, file.name) == ("content/teams/payments/2026-Q4", "retrospective.md")
    assert "## Keep\n\n## Change\n\n## Learned" in file.text
    assert list(offered(project, "retrospective", date(2027, 2, 20))) == ["2026-Q4"]
    keep(project, file)
    assert offered(project, "retrospective", date(2026, 12, 20)) == {}


def test_a_cycle_without_a_file_is_named_as_the_others_are(project):
    project.write({"content/cycles/2026-Q4.md": "---\nname: Q4 2026\n---\n"})
    project.build(as_of=date(2026, 12, 20))
    page = project.page(PAGE)
    assert "Close Q4 2026: scores and results</a>" in page
    assert "New objective for Q1 2027</a>" in page


def test_the_page_leads_to_the_guides_that_the_site_has_even_without_forms(project):
    project.write({"content/pages/closing-a-quarter.md": "---\ntitle: How we close\n---\n", "okrsite.yml": ""})
    project.build()
    page = project.page(PAGE)
    forms = page[page.index('class="next-check-in"') :].partition("</div>")[0]
    assert '<a href="../../pages/closing-a-quarter/">How we close</a>' in forms
    assert "<details" not in forms


def test_findings_that_a_new_file_settles_lead_to_its_form(project):
    project.edit(ACTIVATION, "supports:", "state: closed\nclosed_as: achieved\nsupports:")
    project.build(as_of=date(2027, 2, 20))
    page = project.page("quality/index.html")
    found = page[page.index('id="part.int004"') :].partition("</ul>")[0]
    assert re.search(r'<a href="[^"]*teams/payments/#part\.write">Write the retrospective</a>', found)
    assert "Edit the file" not in found
    assert "<pre" not in found


def test_a_closed_team_is_offered_nothing(project):
    project.write({TEAM: "---\nname: Payments\nstate: closed\n---\n"})
    assert "payments" not in team_forms(on(project, GRADING))


def test_the_command_writes_what_the_page_offers(project):
    file = offered(project, "objective")["2026-Q4"]
    wish = ObjectiveWish("payments", "What will be true, in one sentence", "new-objective")
    draft = new_objective(on(project, TODAY), wish)
    assert (draft.path, draft.text) == (f"{file.folder}/{file.name}", file.text)


def test_the_page_leads_to_a_form_that_holds_the_text(project):
    project.edit(ACTIVATION, "Developers go live in a day", '"Developers *go* [live](https://a.example)"')
    project.build(as_of=GRADING)
    page = project.page(PAGE)
    listed = page[page.index('<ul class="to-write">') :].partition("</ul>")[0]
    assert "Close 2026-Q4: scores and results</a>" in listed
    assert "Carry over into 2027-Q1: “Developers <em>go</em> live”</a>" in listed
    assert "<pre" not in listed
    address = html.unescape(re.search(r'href="([^"]+)">New objective for 2027-Q1', listed)[1])
    file = offered(project, "objective", GRADING)["2027-Q1"]
    assert parse_qs(urlsplit(address).query) == {"filename": [file.name], "value": [file.text]}


@pytest.mark.parametrize("url", ["https://gitlab.com/acme/okrs", "https://git.example/okrs"])
def test_where_the_form_begins_empty_the_text_stands_beside_it(project, url):
    project.edit("okrsite.yml", "https://github.com/acme/okrs", url)
    project.build()
    page = project.page(PAGE)
    listed = re.sub(r"<[^>]+>", "", page[page.index('<ul class="to-write">') :])
    assert "title: What will be true, in one sentence" in listed
    assert "A new file in content/teams/payments/2026-Q4, called new-objective.md" in listed


def test_readers_who_do_not_see_everything_are_offered_nothing(project):
    project.edit("okrsite.yml", HOSTED, HOSTED + "audiences: [public, company]\ndefault_audience: public\n")
    project.build(as_of=GRADING)
    assert "to-write" not in project.page(PAGE)
