from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okrsite_gen.content.locate import locate
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.checked import NAME, Checked
from okrsite_gen.pipeline.region.ledger import Ledger
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.pipeline.report import Looked, Report, Sort
from okrsite_gen.store.cache import CacheFolder

PATH = ("key_results", 0, "target")
FILE = b"---\ntitle: Grow\nkey_results:\n  - title: More\n    target: soon or later\n---\n"
FINDING = Diagnostic("MEA001", Severity.WARNING, Place("a.md", PATH).about("later"), "`later` is no figure.")
LOOKED = Looked(frozenset({("a.md", "key_results", 0), ("b.md", "key_results", 1)}), "key results", 2)


@pytest.fixture
def cache(tmp_path) -> CacheFolder:
    return CacheFolder(tmp_path, "1")


def remembering(cache, data=FILE):
    """Return a check that remembers one which has found `FINDING` in a file of these bytes."""
    former = Checked(cache, use_cache=True)
    findings = former.locate([FINDING], {"a.md": data}.get)
    looked_at = {"MEA001": LOOKED, "MEA002": LOOKED, "FOC001": Looked(frozenset(), "objectives", 0)}
    report = Report(
        findings,
        date(2026, 11, 20),
        2,
        looked_at=looked_at,
        looked_in=("Q4",),
        sorts={"WRD013": Sort("mark-in-title", "A mark.", 9)},
    )
    former.keep("key", report)
    return Checked(cache, use_cache=True), report


def test_what_has_not_changed_is_told_again_with_all_that_a_screen_shows_of_it(cache):
    checked, report = remembering(cache)
    again = checked.still_true("key")
    assert again == report
    assert again.proportion(again.findings) == "1 of 2 key results"


def test_other_inputs_make_it_forget(cache):
    checked, _ = remembering(cache)
    assert checked.still_true("another key") is None
    assert Checked(cache, use_cache=False).still_true("key") is None


@pytest.mark.parametrize(
    "plain", [None, 7, ("key",), ("key", None, {}), ("key", ([], ("soon", 1), []), {}), ("", 1, [])]
)
def test_a_memory_of_another_shape_is_none(cache, plain):
    cache.write(NAME, plain)
    assert Checked(cache, use_cache=True).still_true("key") is None


def test_a_finding_in_the_same_bytes_is_not_sought_again(cache, monkeypatch):
    checked, report = remembering(cache)
    monkeypatch.setattr("okrsite_gen.pipeline.checked.locate", lambda sought, _data_of: list(sought) and 1 / 0)
    assert checked.locate([FINDING], {"a.md": FILE}.get) == report.findings


@pytest.mark.parametrize(
    ("finding", "data"),
    [
        (FINDING, FILE.replace(b"title: Grow", b"title: Grow\nowner: li")),
        (Diagnostic("MEA001", Severity.WARNING, Place("a.md", PATH).about("soon"), "`later` is no figure."), FILE),
        (Diagnostic("MEA001", Severity.WARNING, Place("a.md", ("title",)), "`later` is no figure."), FILE),
    ],
    ids=["another line", "other words", "another field"],
)
def test_what_has_moved_or_is_new_is_found_where_it_is_now(cache, finding, data):
    checked, _ = remembering(cache)
    assert checked.locate([finding], {"a.md": data}.get) == locate([finding], {"a.md": data}.get)


LEDGER = Ledger("", World("world"), {}, {}, {}, (), (), (), frozenset(), "", {})


def leaving(cache) -> Report:
    report = Report((), date(2026, 11, 20), 2)
    Checked(cache, use_cache=True).keep("key", report, LEDGER)
    return report


def test_what_the_next_check_needs_is_left_with_what_was_found(cache):
    report = leaving(cache)
    assert Checked(cache, use_cache=True).ledger("world") == (replace(LEDGER, key="key"), report)


def test_nothing_is_left_where_something_else_concerns_everybody_or_nothing_is_to_be_remembered(cache):
    leaving(cache)
    assert Checked(cache, use_cache=True).ledger("another world") is None
    assert Checked(cache, use_cache=False).ledger("world") is None


def test_what_two_checks_left_does_not_go_together(cache):
    leaving(cache)
    cache.write(NAME, ("another key", None))
    assert Checked(cache, use_cache=True).ledger("world") is None
