"""Which page is shown, and whether the one that a browser has must be loaded again."""

from __future__ import annotations

import pytest

from okrsite_gen.serve.proof_sheets import ProofSheets
from okrsite_gen.store.output import OutputFolder

PAGE = "teams/index.html"


@pytest.fixture
def site(tmp_path):
    """A site of the edition `first`, with one page."""
    site = tmp_path / "site"
    (site / "teams").mkdir(parents=True)
    (site / PAGE).write_bytes(b"old")
    beside = OutputFolder.of(site).beside
    beside.mkdir()
    (beside / "generation").write_text("first")
    return site


def test_a_proof_lies_over_the_page_of_the_site(site):
    sheets = ProofSheets(site)
    sheets.lay(1, {PAGE: b"new"}, "first")
    assert sheets.body(PAGE) == b"new"
    assert sheets.editions[PAGE] not in {"", "first"}


def test_a_page_that_a_change_does_not_concern_is_not_loaded_again(site):
    sheets = ProofSheets(site)
    sheets.lay(1, {PAGE: b"old"}, "first")
    assert (sheets.body(PAGE), sheets.editions) == (None, {PAGE: "first"})
    sheets.settle(1)
    assert sheets.editions == {PAGE: "first"}


def test_a_page_whose_bytes_are_those_of_the_site_built_later_is_not_loaded_again(site):
    sheets = ProofSheets(site)
    sheets.lay(1, {PAGE: b"new"}, "first")
    shown = sheets.editions
    (site / PAGE).write_bytes(b"new")
    sheets.settle(1)
    assert (sheets.body(PAGE), sheets.editions) == (None, shown)


@pytest.mark.parametrize("later", [b"another", None])
def test_where_the_site_says_something_else_in_the_end_that_is_shown(site, later):
    sheets = ProofSheets(site)
    sheets.lay(1, {PAGE: b"new"}, "first")
    if later is None:
        (site / PAGE).unlink()
    else:
        (site / PAGE).write_bytes(later)
    sheets.settle(1)
    assert (sheets.body(PAGE), sheets.editions) == (None, {})


def test_a_site_that_was_built_before_the_last_change_does_not_cover_its_proof(site):
    sheets = ProofSheets(site)
    sheets.lay(1, {PAGE: b"one"}, "first")
    sheets.lay(2, {PAGE: b"two"}, "first")
    (site / PAGE).write_bytes(b"one")
    sheets.settle(1)
    assert sheets.body(PAGE) == b"two"


def test_a_page_of_a_site_that_is_just_being_exchanged_gets_a_name_of_its_own(site):
    sheets = ProofSheets(site)
    (OutputFolder.of(site).beside / "generation").write_text("second")
    (site / PAGE).write_bytes(b"new")
    sheets.lay(1, {PAGE: b"new"}, "first")
    assert sheets.editions[PAGE] != "first"
