from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from okrsite_gen.content.discover import discover
from okrsite_gen.errors import OkrsiteError, OutputRefused
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.job import prepare
from okrsite_gen.pipeline.program import digest_of_program
from okrsite_gen.pipeline.request import BuildRequest, Request

LATE = datetime(2026, 11, 20, 23, 30, tzinfo=timezone.utc)


def project_of(root, configuration: str, **reading):
    (root / "content").mkdir(exist_ok=True)
    (root / "okrsite.yml").write_text(configuration)
    return configure(Request(root, LATE, **reading))


def job_of(root, configuration: str = "", **options):
    project = project_of(root, configuration)
    return prepare(BuildRequest(project.request, **{"output": root / "site", **options}), project)


@pytest.mark.parametrize(
    ("configuration", "given", "used"),
    [
        ("", "", ""),
        ("site: {url: https://a.example/okrs}", "", "https://a.example/okrs/"),
        ("site: {url: https://a.example/}", "https://b.example/x", "https://b.example/x/"),
    ],
)
def test_the_base_url_is_the_one_given_or_the_configured_one(tmp_path, configuration, given, used):
    assert job_of(tmp_path, configuration, base_url=given).facts.base_url == used


@pytest.mark.parametrize(
    "given",
    [
        *("okrs.example", "/okrs/", "ftp://x/", "https://", "https://x/?a=b", "https://x/#a"),
        *("https://[::1/", "https://user:pw@x/", "https://x/a b/", 'https://x/"><b>', "https://x:port/"),
    ],
)
def test_an_address_that_is_none_is_refused(tmp_path, given):
    with pytest.raises(OkrsiteError, match="not the address of a website"):
        job_of(tmp_path, base_url=given)


AUDIENCES = "audiences: [public, company]\ndefault_audience: company\n"


@pytest.mark.parametrize(("given", "used"), [("", "company"), ("public", "public")])
def test_the_audience_is_the_one_given_or_the_default(tmp_path, given, used):
    assert job_of(tmp_path, AUDIENCES, audience=given).facts.audience == used


@pytest.mark.parametrize("configuration", ["", AUDIENCES])
def test_an_audience_that_nobody_knows_is_refused(tmp_path, configuration):
    with pytest.raises(OkrsiteError, match="There is no audience `press`"):
        job_of(tmp_path, configuration, audience="press")


@pytest.mark.parametrize(
    ("configuration", "given", "day", "fixed"),
    [
        ("", None, "2026-11-20", False),
        ("site: {timezone: Asia/Tokyo}", None, "2026-11-21", False),
        ("as_of: 2026-03-01", None, "2026-03-01", True),
        ("as_of: 2026-03-01", "2026-04-02", "2026-04-02", True),
    ],
)
def test_the_day_is_given_or_configured_or_todays_in_the_sites_zone(tmp_path, configuration, given, day, fixed):
    chosen = datetime.fromisoformat(given).date() if given else None
    project = project_of(tmp_path, configuration, as_of=chosen)
    assert (project.as_of.isoformat(), project.as_of_fixed) == (day, fixed)


@pytest.mark.parametrize("output", ["content", "okrsite.yml", ".", ".okrsite/site"])
def test_sources_are_no_output(tmp_path, output):
    with pytest.raises(OutputRefused):
        job_of(tmp_path, output=tmp_path / output)


def test_a_configuration_that_fails_has_a_report_with_its_own_exit_code(tmp_path):
    project = project_of(tmp_path, "sites: {}")
    assert project.failed
    assert project.failure.exit_code == 2
    assert project.failure.findings[0].place.line == 1


def test_the_program_is_recognised_until_one_of_its_files_changes(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("1")
    monkeypatch.setattr("okrsite_gen.__file__", str(tmp_path / "__init__.py"))
    before = digest_of_program()
    assert digest_of_program() == before
    (tmp_path / "a.py").write_text("2")
    assert digest_of_program() != before


def test_words_that_rules_look_for_are_part_of_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr("okrsite_gen.__file__", str(tmp_path / "__init__.py"))
    words = tmp_path / "rules/words"
    words.mkdir(parents=True)
    (words / "en.yml").write_text("vague: [better]\n")
    before = digest_of_program()
    (words / "en.yml").write_text("vague: [better, synergy]\n")
    more = digest_of_program()
    assert more != before
    (words / "nl.yml").write_text("vague: [beter]\n")
    assert digest_of_program() not in {before, more}


def test_the_pages_of_findings_are_part_of_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr("okrsite_gen.__file__", str(tmp_path / "__init__.py"))
    (tmp_path / "explanations").mkdir()
    page = tmp_path / "explanations/FLD001.md"
    page.write_text("Why.\n")
    before = digest_of_program()
    page.write_text("Because.\n")
    assert digest_of_program() != before


def test_the_same_program_is_recognised_where_it_was_installed_anew(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("1")
    monkeypatch.setattr("okrsite_gen.__file__", str(tmp_path / "__init__.py"))
    before = digest_of_program()
    os.utime(tmp_path / "a.py", (1, 1))
    assert digest_of_program() == before


def test_a_file_that_could_not_be_read_and_has_another_name_now_is_another_input(tmp_path):
    keys = []
    for name in ("b", "c"):
        root = tmp_path / name
        (root / "content/teams/a/2026").mkdir(parents=True)
        (root / f"content/teams/a/2026/{name}.md").symlink_to("elsewhere")
        job = job_of(root)
        discovered = discover(root, ("content",))
        assert [finding.place.file for finding in discovered.diagnostics] == [f"content/teams/a/2026/{name}.md"]
        keys.append(replace(job, facts=job_of(tmp_path).facts).key(discovered))
    assert keys[0] != keys[1]


def test_another_version_of_a_library_is_another_program(monkeypatch):
    before = digest_of_program()
    monkeypatch.setattr("okrsite_gen.pipeline.program.version", lambda library: f"{library} of tomorrow")
    assert digest_of_program() != before
