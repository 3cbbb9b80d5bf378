"""`okrsite export`: the site in one file, and its calendar."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import unquote

import pytest
from project import NOW, SMALL, Project

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.export.pages import export_html, export_ics
from okrsite_gen.pipeline.export.request import ExportRequest
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

URL = "https://soup.example/okrs/"


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, SMALL)
    made.write({"okrsite.yml": f"site: {{name: Soup, url: {URL}}}\n"})
    return made


def wanted(project, **more):
    return ExportRequest(Request(project.root, NOW, as_of=date(2026, 11, 20), use_cache=False), **more)


def test_one_file_holds_every_page_and_every_link_in_it_leads_somewhere(project):
    text = export_html(wanted(project), silent).text
    ids = [unescape(each) for each in re.findall(r'<[^>]* id="([^"]*)"', text)]
    for address in ("/", "/teams/payments/", "/teams/payments/2026-q4/activation/", "/start/", "/cycles/2026-q4/"):
        assert f'<section class="sheet{" is-home" if address == "/" else ""}" id="{address}"' in text
    assert "/teams/payments/2026-q4/activation/time" in ids
    targets = re.findall(r' href="#([^"]*)"', text)
    assert "/teams/company/2026/grow/arr" in targets
    assert [each for each in targets if unquote(unescape(each)) not in ids] == []


def test_a_single_page_of_one_file_is_printed_from_the_first_sheet_of_paper_on(project):
    style = re.search(r"<style>(.*?)</style>", export_html(wanted(project), silent).text, re.DOTALL)
    assert style is not None
    breaks = re.findall(r"([^{}]*)\{ break-before: (page|auto); \}", style[1][style[1].rindex("@media print") :])
    assert [(where.split("*/")[-1].strip(), what) for where, what in breaks] == [
        (".sheet + .sheet", "page"),
        ("body:not(:has(> .one-file-all:target)) > .sheet + .sheet", "auto"),
    ]


def test_one_file_needs_nothing_from_elsewhere_and_holds_no_script(project):
    project.write(
        {
            "content/assets/cat.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "content/pages/cat.md": "---\ntitle: Cat\n---\n![A cat](../assets/cat.svg)\n",
        }
    )
    text = export_html(wanted(project), silent).text
    assert "<script" not in text
    assert '<img src="data:image/svg+xml;base64,' in text
    assert not re.search(r' src="(?!data:)|<link[^>]+href="(?!data:)|url\((?!#)', text)
    assert "\x02" not in text


def test_what_is_not_in_the_file_is_led_to_on_the_published_site_or_not_at_all(project):
    assert f'href="{URL}feed.atom"' in export_html(wanted(project), silent).text
    project.write({"okrsite.yml": "site: {name: Soup}\n"})
    assert "feed.atom" not in export_html(wanted(project), silent).text


def test_one_file_holds_nothing_hidden(project):
    project.write(
        {
            "okrsite.yml": "audiences: [everyone, board]\ndefault_audience: everyone\n",
            "content/teams/payments/2026-Q4/sale.md": "---\ntitle: Sell the firm\naudience: board\n---\n",
        }
    )
    assert "Sell the firm" not in export_html(wanted(project), silent).text
    assert "Sell the firm" in export_html(wanted(project, audience="board"), silent).text


def test_a_calendar_is_that_of_the_site(project):
    project.build(as_of=date(2026, 11, 20))
    assert export_ics(wanted(project), silent).text.encode() == (project.site / "calendar.ics").read_bytes()
    team = (project.site / "teams/payments/calendar.ics").read_bytes()
    assert export_ics(wanted(project, team="Payments"), silent).text.encode() == team


def test_a_calendar_asks_where_the_site_lives(project):
    project.write({"okrsite.yml": "site: {name: Soup}\n"})
    with pytest.raises(OkrsiteError, match="where it lives"):
        export_ics(wanted(project), silent)


def test_a_misspelt_team_gets_the_nearest_name(project):
    with pytest.raises(OkrsiteError) as refused:
        export_ics(wanted(project, team="paymnets"), silent)
    assert refused.value.hint == "Did you mean `payments`?"


def test_the_command_tells_how_large_the_file_is_and_writes_over_no_content(project, capsys):
    assert run(["-C", str(project.root), "export", "html", "out/okrs.html"]) == 0
    size = (project.root / "out/okrs.html").stat().st_size
    assert f"Wrote out/okrs.html ({size / 1000:,.1f} kB, " in capsys.readouterr().out
    team = "content/teams/payments/team.md"
    before = (project.root / team).read_bytes()
    assert run(["-C", str(project.root), "export", "html", team]) == 2
    assert (project.root / team).read_bytes() == before


def test_what_errors_leave_out_is_said(project, capsys):
    project.write({"content/teams/payments/2026-Q4/broken.md": "---\ntitel: Oops\n---\n"})
    assert run(["-C", str(project.root), "export", "html", "okrs.html"]) == 0
    assert "what they concern is missing" in capsys.readouterr().err
