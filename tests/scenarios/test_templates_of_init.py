"""The first sites among which `init` lets somebody choose: each clean on any day, told in a line, and led on from."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.new.guide import GUIDE_NAMES
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build
from okrsite_gen.pipeline.templates import TEMPLATES

EDGES = ("2026-01-01", "2026-03-31", "2026-04-01", "2026-11-29", "2026-12-31", "2027-01-07", "2028-02-29")
CLEAN = [name for name in TEMPLATES if name != "demo"]
"""Templates in which nothing is found; the demo shows what advice looks like."""


def findings_on(day: date, folder, template: str) -> list[str]:
    init(FirstSite(folder, day, template=template))
    reading = Request(folder, datetime.combine(day, time(12), timezone.utc), strict=True, use_cache=False)
    return [f"{found.place.file}: {found.message}" for found in check(reading, silent).findings]


@pytest.mark.parametrize("template", CLEAN)
@pytest.mark.parametrize("day", EDGES)
def test_nothing_is_found_at_the_edges_of_quarters_and_years(day, template, tmp_path):
    assert findings_on(date.fromisoformat(day), tmp_path, template) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.sampled_from(CLEAN))
def test_nothing_is_found_on_any_other_day(tmp_path_factory, day, template):
    assert findings_on(day, tmp_path_factory.mktemp("site"), template) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_told_in_a_line_and_leads_on_in_three_steps(template, tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "--list-templates"]) == 0
    assert re.search(rf"^{template} +[A-Z].+\.$", capsys.readouterr().out, re.MULTILINE)
    assert list(tmp_path.iterdir()) == []
    assert run(["-C", str(tmp_path), "init", "--template", template]) == 0
    said = capsys.readouterr().out
    assert said.count("\n  1. ") == said.count("\n  2. ") == said.count("\n  3. ") == 1
    for path in re.findall(r"content/teams/\S+\.md", said):
        assert (tmp_path / path).is_file()


def test_the_demo_is_judged_by_its_own_day_and_has_nothing_that_strict_would_stop(tmp_path, capsys):
    begun = init(FirstSite(tmp_path, date(2031, 5, 6), template="demo", host="none"))
    assert (begun.quarter, begun.kept) == ("2026-Q4", ())
    assert "as_of: 2026-11-27\n" in (tmp_path / "okrsite.yml").read_text(encoding="utf-8")
    assert run(["-C", str(tmp_path), "check", "--strict"]) == 0
    assert "content/teams/@@" not in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_the_demo_stands_still_on_the_day_of_this_repositorys_own_site():
    own = (Path(__file__).parents[2] / "okrsite.yml").read_text(encoding="utf-8")
    assert "\nas_of: 2026-11-27\n" in own
    assert TEMPLATES["demo"].as_of == "27 November 2026"


def test_a_large_company_gets_an_owner_for_each_folder_and_a_site_for_the_public(tmp_path):
    noon = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
    init(FirstSite(tmp_path, noon.date(), template="enterprise"))
    teams = ("booking", "care", "company", "digital", "fleet", "harbours", "operations", "passengers")
    owners = (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert re.findall(r"^/content/teams/(\w+)/ +@your-organisation/(\w+)$", owners, re.MULTILINE) == [
        (team, team) for team in teams
    ]
    report = build(BuildRequest(Request(tmp_path, noon), tmp_path / "site", audience="public"), silent)
    assert report.findings == ()
    shown = {path.parent.name for path in (tmp_path / "site/teams").glob("*/*/*/index.html")}
    assert shown == {"simple-trip"}


def test_an_example_and_none_cannot_both_be_wanted(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "--empty", "--template", "demo"]) == 2
    assert "--template demo" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_guides_are_pages_of_ones_own_and_the_demo_has_the_same(tmp_path):
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    own = Path(__file__).parents[2] / "content/pages"
    for name in GUIDE_NAMES:
        text = (tmp_path / f"content/pages/{name}.md").read_text(encoding="utf-8")
        assert text == (own / f"{name}.md").read_text(encoding="utf-8")


def test_each_word_of_the_glossary_has_an_address_and_each_guide_is_named_for_new_readers(tmp_path):
    noon = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
    init(FirstSite(tmp_path, noon.date(), template="empty"))
    build(BuildRequest(Request(tmp_path, noon), tmp_path / "site"), silent)
    page = (tmp_path / "site/pages/glossary/index.html").read_text(encoding="utf-8")
    assert re.search(r'<h3 id="[^"]*guardrail"', page)
    start = (tmp_path / "site/start/index.html").read_text(encoding="utf-8")
    assert [name for name in GUIDE_NAMES if f"pages/{name}/" not in start] == []
