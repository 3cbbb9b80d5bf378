"""Every form that the demo's team pages offer: short enough for an address, and clean as it stands."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from project import NOW

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.settings import RepositorySettings
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.forms import team_forms
from okrsite_gen.pipeline.load import judge, load
from okrsite_gen.pipeline.new.standing import standing
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.editing import new_file_form

DEMO = Path(__file__).parents[2]
HOSTS = ("https://github.com/a/b", "https://codeberg.org/a/b", "https://gitlab.com/a/b", "https://bitbucket.org/a/b")


@pytest.fixture(scope="module", params=["2026-11-27", "2027-01-05"])
def offered(request, tmp_path_factory):
    """Return a copy of the demo seen on a day, and (purpose, file) of every form of every team."""
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO / "content", root / "content")
    shutil.copy(DEMO / "okrsite.yml", root)
    asked = Request(root, NOW, as_of=date.fromisoformat(request.param))
    forms = team_forms(standing(asked))
    files = [("check-in", form.next_check_in) for form in forms.values() if form.next_check_in]
    files += [(one.purpose, one.file) for form in forms.values() for one in form.others]
    return asked, files


def test_every_purpose_occurs(offered):
    assert {purpose for purpose, _ in offered[1]} >= {"closing", "objective", "carry-over"}


@pytest.mark.parametrize("url", HOSTS)
def test_an_address_is_short_and_holds_exactly_the_text_or_none(offered, url):
    for _, file in offered[1]:
        form = new_file_form(RepositorySettings(url), file)
        assert form.address
        assert len(form.address.encode()) <= 4096
        assert parse_qs(urlsplit(form.address).query).get("value", []) == ([file.text] if form.filled else [])


def test_as_it_stands_the_text_has_no_error_and_a_check_in_only_says_nothing_yet(offered):
    asked, files = offered
    written = set()
    for purpose, file in files:
        name = "2026-12-01.md" if purpose == "closing" else file.name  # beside the next check-in of the same day
        place = asked.root / file.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        assert not place.exists()
        place.write_text(file.text, encoding="utf-8")
        written.add(f"{file.folder}/{name}")
    project = configure(asked)
    loaded = load(project, find(project, silent), silent)
    _, unresolved = judge(loaded, project)
    found = [one for one in (*loaded.findings, *unresolved) if one.place.file in written]
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert {one.code for one in found if one.severity is Severity.WARNING} == {"FLD015"}
    assert not any("/check-ins/" not in one.place.file for one in found if one.code == "FLD015")
