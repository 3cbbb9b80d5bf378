"""`init` on any day: a site that builds as it is, in a folder of which nothing is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.status import Status
from okrsite_gen.pipeline.build import build
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.new.standing import standing
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import BuildRequest, Request

EDGES = ("2026-01-01", "2026-03-31", "2026-04-01", "2026-11-29", "2026-12-31", "2027-01-07", "2028-02-29")


def findings_on(day: date, folder) -> list[str]:
    init(FirstSite(folder, day))
    reading = Request(folder, datetime.combine(day, time(12), timezone.utc), strict=True, use_cache=False)
    return [f"{found.place.file}: {found.message}" for found in check(reading, silent).findings]


@pytest.mark.parametrize("day", EDGES)
def test_nothing_is_found_at_the_edges_of_quarters_and_years(day, tmp_path):
    assert findings_on(date.fromisoformat(day), tmp_path) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_nothing_is_found_on_any_other_day(tmp_path_factory, day):
    assert findings_on(day, tmp_path_factory.mktemp("site")) == []


@pytest.mark.parametrize("day", ["2027-01-01", "2026-11-29", "2026-12-31"])
def test_the_site_is_built_and_looks_alive(day, tmp_path):
    noon = datetime.combine(date.fromisoformat(day), time(12), timezone.utc)
    init(FirstSite(tmp_path, noon.date(), name="Our: OKRs"))
    report = build(BuildRequest(Request(tmp_path, noon), tmp_path / "site"), silent)
    assert report.findings == ()
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Our: OKRs" in home
    assert "Lunch in a jar becomes a habit" in home
    kitchen = next((tmp_path / "site/teams/kitchen").glob("*/ready-at-noon/index.html")).read_text(encoding="utf-8")
    assert "supports" in kitchen.lower()


@pytest.mark.parametrize("day", EDGES)
def test_the_example_is_well_and_somebody_has_reported(day, tmp_path):
    noon = datetime.combine(date.fromisoformat(day), time(12), timezone.utc)
    init(FirstSite(tmp_path, noon.date()))
    here = standing(Request(tmp_path, noon, use_cache=False))
    seen = {one.status.status for one in here.insights.objectives.values()}
    assert seen <= {Status.ON_TRACK, Status.AT_RISK, Status.NOT_STARTED}
    assert here.insights.current_cycles[1] == day[:4]
    assert len(here.org.check_ins) >= 3


def test_three_commands_lead_from_an_empty_folder_to_a_site(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "okrs"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n  1. ") == said.count("\n  2. ") == said.count("\n  3. ") == 1
    assert run(["-C", str(tmp_path / "okrs"), "check", "--strict"]) == 0
    assert "No problems" in capsys.readouterr().out


def test_nothing_is_overwritten_and_what_was_kept_is_named(tmp_path, capsys):
    (tmp_path / "okrsite.yml").write_text("site: {name: Mine}\n")
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert "Kept as they were: okrsite.yml" in capsys.readouterr().out
    assert (tmp_path / "okrsite.yml").read_text() == "site: {name: Mine}\n"


def test_a_second_time_nothing_changes(tmp_path, capsys):
    run(["-C", str(tmp_path), "init"])
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert "Nothing was missing" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_no_example_is_put_beside_content_that_stands_there(tmp_path):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    begun = init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert begun.own_content
    assert [path for path in begun.written if path.startswith("content/")] == []
    assert "README.md" not in begun.written
    assert "okrsite.yml" in begun.written


def test_beside_own_content_and_settings_the_next_steps_fit_them(tmp_path, capsys):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    (tmp_path / "okrsite.yml").write_text("audiences: [world, staff]\ndefault_audience: staff\n")
    assert run(["-C", str(tmp_path), "init"]) == 0
    said = capsys.readouterr().out
    assert "write your mission into content/index.md" in said
    assert "Set AUDIENCE in .github/workflows/ to one of the audiences of your okrsite.yml." in said


@pytest.mark.parametrize("name", ["", "  "])
def test_own_content_is_not_called_after_the_company_of_the_example(name, tmp_path):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    init(FirstSite(tmp_path, date(2026, 11, 29), name))
    assert "name: OKRs\n" in (tmp_path / "okrsite.yml").read_text()


def test_without_github_nothing_for_it_is_written(tmp_path):
    begun = init(FirstSite(tmp_path, date(2026, 11, 29), github=False))
    assert [path for path in begun.written if path.startswith(".github")] == []


def test_a_file_where_a_folder_should_be_is_said_plainly(tmp_path):
    (tmp_path / "content").write_text("a file")
    with pytest.raises(OkrsiteError, match="is a file"):
        init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert (tmp_path / "content").read_text() == "a file"


def test_a_link_that_leads_nowhere_is_kept_too(tmp_path):
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
    assert "README.md" in init(FirstSite(tmp_path, date(2026, 11, 29))).kept
    assert not (tmp_path / "elsewhere").exists()
