"""Old names of the format: read as the new ones, told at their place, and never in silence."""

from __future__ import annotations

import pytest

from okrsite_gen.content import deprecated
from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.deprecated import ANY, CONFIGURATION, Deprecated, as_now
from okrsite_gen.content.document import Role
from okrsite_gen.content.locate import locate
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.settings import Settings

VERSIONS = {"since": "0.3", "gone": "0.5"}
GOAL = Deprecated("objective", ("key_results", ANY, "goal"), "target", **VERSIONS)
STATE = Deprecated("objective", ("state",), "closed", word="finished", **VERSIONS)
ICON = Deprecated(CONFIGURATION, ("site", "icon"), "logo", **VERSIONS)
WEB = Deprecated(CONFIGURATION, ("website",), "site", **VERSIONS)


@pytest.fixture(autouse=True)
def some_are_deprecated(monkeypatch):
    monkeypatch.setattr(deprecated, "DEPRECATED", (WEB, ICON, GOAL, STATE))


def objective(text: str):
    source = source_of("a.md", f"---\n{text}---\n".encode())
    front, findings = validate(read_document(source, Role("objective", "a.md")), Settings())
    return front, locate(findings, lambda _: source.data)


def test_an_old_name_is_read_as_the_new_one_and_told_at_its_place():
    front, (finding,) = objective("title: A\nkey_results:\n  - title: B\n    start: 1\n    goal: 5\n")
    assert str(front.key_results[0].target.number) == "5"
    assert (finding.code, finding.severity.value) == ("FLD023", "warning")
    assert (finding.place.line, finding.place.column, finding.place.length) == (6, 5, 4)
    assert finding.message == "`goal` is called `target` since okrsite 0.3."
    assert finding.reason == "From okrsite 0.5 on it is not read any more."
    assert "Write `target`" in finding.hint


def test_an_old_word_is_read_as_the_new_one():
    front, (finding,) = objective("title: A\nstate: Finished\n")
    assert front.state == "closed"
    assert finding.message == "`finished` behind `state` is called `closed` since okrsite 0.3."
    assert (finding.place.line, finding.place.column) == (3, 8)


def test_what_is_wrong_behind_an_old_name_is_told_where_the_file_has_it():
    _, findings = objective("title: A\nkey_results:\n  - title: B\n    goal: [1]\n")
    assert [(each.code, each.place.line, each.place.column) for each in findings] == [
        ("FLD023", 5, 5),
        ("FLD003", 5, 11),
    ]


def test_where_both_names_stand_the_old_one_is_an_error():
    front, findings = objective("title: A\nkey_results:\n  - title: B\n    goal: 4\n    target: 5\n")
    assert [each.code for each in findings] == ["FLD001"]
    assert str(front.key_results[0].target.number) == "5"


def test_a_renamed_group_keeps_what_is_in_it_and_its_place():
    settings, findings = read_configuration(b"website:\n  icon: assets/a.svg\n  language: 7%\n", "okrsite.yml")
    assert settings.site.logo == "assets/a.svg"
    assert [each.code for each in findings] == ["CFG011", "CFG011", "CFG004"]
    told = locate(findings, lambda _: b"website:\n  icon: assets/a.svg\n  language: 7%\n")
    assert [(each.place.line, each.place.column) for each in told] == [(1, 1), (2, 3), (3, 13)]


def test_what_is_not_deprecated_is_the_very_same_object():
    fields = {"title": "A", "key_results": [{"title": "B", "target": "5"}]}
    assert as_now(fields, "objective") == (fields, ())
    assert as_now({"goal": "x"}, "team") == ({"goal": "x"}, ())


@pytest.mark.parametrize("fields", [{"key_results": "x"}, {"key_results": [None, "x"]}, {"key_results": None}, {}])
def test_whatever_form_the_rest_has_nothing_breaks(fields):
    assert as_now(fields, "objective") == (fields, ())


@pytest.mark.parametrize("written", ["2", "1.5x", "99", "2.0"])
def test_a_newer_format_is_told_alone_and_nothing_of_it_is_read(written):
    settings, findings = read_configuration(f"version: {written}\nfrobnicate: 1\n".encode(), "okrsite.yml")
    newer = written != "1.5x"
    assert [each.code for each in findings] == (["CFG012"] if newer else ["CFG004", "CFG001"])
    assert settings == Settings()


@pytest.mark.parametrize("written", ["version: 1\n", "version: 1.0\n", "version: '1'\n", ""])
def test_the_first_format_needs_no_word(written):
    assert read_configuration(written.encode(), "okrsite.yml") == (Settings(), ())
