"""Nothing of what an audience may not see is in anything that the program writes for it."""

from __future__ import annotations

import pytest
from everything import DAY, exports, published, said, site, words
from marked import marked
from marks import LEVELS
from project import Project
from searching import found

from okrsite_gen.content.audience import sharing, veiling
from okrsite_gen.content.audience.texts import Veil
from okrsite_gen.content.levels import Levels

MAY_NOT_SEE = {
    "public": ("company", "leadership", "draft", "figures"),
    "company": ("leadership", "draft"),
    "leadership": ("draft",),
}
"""Audience → the levels that it may not see."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("marked"), marked().files)


def test_a_public_site_has_nothing_of_what_others_may_see(project):
    files = site(project, "public")
    assert {path.rpartition(".")[2] for path in files} >= {
        "html",
        "json",
        "csv",
        "md",
        "xml",
        "ics",
        "svg",
        "png",
        "js",
    }
    assert found(files, ["public"])
    assert found(files, MAY_NOT_SEE["public"]) == []


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_public_export_has_nothing_of_what_others_may_see(project, form):
    said(project, "export", form, f"okrs.{form}", *DAY)
    files = published(project.root / f"okrs.{form}")
    assert found(files, ["public"])
    assert found(files, MAY_NOT_SEE["public"]) == []


def test_who_may_see_all_but_drafts_finds_nothing_of_a_draft_that_every_text_names(tmp_path):
    files = site(Project(tmp_path, marked(("draft",)).files), "leadership")
    assert found(files, ["public"])
    assert found(files, ["draft"]) == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["company", "leadership"])
def test_a_site_has_nothing_of_what_its_audience_may_not_see(project, audience):
    files = site(project, audience)
    assert found(files, [audience])
    assert found(files, MAY_NOT_SEE[audience]) == []


@pytest.mark.slow
@pytest.mark.parametrize("audience", MAY_NOT_SEE)
@pytest.mark.parametrize("written", [exports, words])
def test_whatever_is_written_has_nothing_of_what_its_audience_may_not_see(project, written, audience):
    files = written(project, audience)
    assert found(files, [audience])
    assert found(files, MAY_NOT_SEE[audience]) == []


@pytest.mark.slow
def test_who_may_see_everything_finds_every_level(project):
    """So what is not found elsewhere was hidden, and not forgotten by whoever marked it."""
    files = site(project, "leadership", "--drafts")
    for level in LEVELS:
        assert len(found(files, [level])) > 300, level


@pytest.mark.slow
def test_a_public_site_over_one_for_leadership_keeps_nothing_of_it(project):
    assert found(site(project, "leadership", folder="same"), ["leadership"])
    assert found(site(project, "public", folder="same"), MAY_NOT_SEE["public"]) == []


DEFENCES = {
    "the level of a build": (Levels, "of_build", lambda self, audience, default: self.nobody),
    "free text is for whom its updates are": (Levels, "free_text", lambda self, check_in: 0),
    "names in references are taken away": (sharing, "shared_objective", lambda objective, *rest: objective),
    "links lose their target": (Veil, "drawn", lambda self, text, leads: text),
    "assets that nothing shows are left out": (
        veiling._Veiling, "_assets_in_use", lambda self: self._after.assets,
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("defence", DEFENCES)
def test_without_any_one_of_its_defences_a_site_would_tell(project, monkeypatch, defence):
    place, name, nothing = DEFENCES[defence]
    monkeypatch.setattr(place, name, nothing)
    assert found(site(project, "public", "--no-cache", folder="told"), MAY_NOT_SEE["public"])
