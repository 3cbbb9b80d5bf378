"""What may keep a file that cannot be used from its readers."""

from __future__ import annotations

import pytest

from okrsite_gen.content.hiding import doubt_of_fields, doubt_of_text, hides
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.settings import Settings


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("title: X\nstate: draft", "draft"),
        ("state:draft", "draft"),
        ("state draft", "draft"),
        ("state:\n  draft", "draft"),
        ("{title: X, state: 'drft'}", "draft"),
        ("stat: nearly", "draft"),
        ("status: Draft # for now", "draft"),
        ("draft: true", "draft"),
        ("\tAudiance: all", "readers"),
        ("key_results:\n  - title: X\n    figures: few", "readers"),
        ("audience\uff1a few", "readers"),
        ("Visible to: few", "readers"),
        ("published: false", "readers"),
        ("for: leadership", "readers"),
        ("public: no", "readers"),
        ("wip: true", "draft"),
        ("Share with: leads", "readers"),
        ("group: leads", "readers"),
        ("who: leads\nscope leads", "readers"),
        ("who asked\ngroup photo\nscope of it", ""),
        ("title: X, for us\nfor all of us\nwip again", ""),
        ("state: draft\nprivate: yes", "readers"),
        ("state: active\nstatus: on-track\nstart: 4\ndate: 5", ""),
        ("state: 'Closed' # at last\ntitle: The audience grows", ""),
        ("", ""),
        ("x: y\n" * 2_001, "readers"),
    ],
)
def test_a_broken_text_hides_whatever_begins_like_a_field_that_hides(text, doubt):
    assert doubt_of_text(text) == doubt


def test_fields_that_could_be_read_hide_at_any_depth():
    assert doubt_of_fields({"title": "X", "key_results": [{"audience": ["a"]}]}) == "readers"
    assert doubt_of_fields({"title": "X", "state": ["draft"]}) == "draft"
    assert doubt_of_fields({"title": "audience: x", "state": "active"}) == ""


def test_no_field_of_the_format_is_mistaken_for_one_that_hides():
    names = {name for shape in FRONTS.values() for name in shape.field_names()} - {"audience", "figures"}
    assert [name for name in sorted(names) if hides(name, "x")] == []


def objective_with(said, settings):
    role = classify("teams/a/2026-Q4/hush.md")
    text = f"---\ntitle: X\n{said}\n---\n"
    front, (finding,) = validate(read_document(source_of("hush.md", text.encode()), role), settings)
    return front, finding


@pytest.mark.parametrize(
    "said",
    [
        "for: leadership",
        "wip: true",
        "WIP: yes",
        "public: false",
        "only_for: leads",
        "permissions: leads",
        "nda: x",
        "share_with: leads",
        "shared_to: leads",
        "who: leads",
        "group: leads",
        "groups: leads",
        "scope: leads",
    ],
)
def test_an_objective_with_a_field_that_looks_like_one_that_hides_is_shown_to_nobody_and_its_author_is_told(said):
    front, finding = objective_with(said, Settings(audiences=("public", "leads"), default_audience="public"))
    assert front is None
    assert "shown to nobody" in finding.reason
    assert "audience" in finding.hint or "state: draft" in finding.hint


@pytest.mark.parametrize("audiences", [(), ("company",)])
@pytest.mark.parametrize(
    "said", ["who: Maria", "group: b", "groups: [b]", "scope: all", "share_with: b", "shared_to: b"]
)
def test_where_all_readers_see_the_same_a_field_that_may_name_them_costs_no_more_than_any_other(said, audiences):
    front, finding = objective_with(said, Settings(audiences=audiences))
    assert front is not None
    assert "shown to nobody" not in finding.reason
    assert "audience:" not in finding.hint
    assert "Did you mean" in finding.hint or "The fields known here are" in finding.hint


def test_a_draft_is_a_draft_also_where_all_readers_see_the_same():
    front, finding = objective_with("scope: draft", Settings())
    assert front is None
    assert "shown to nobody" in finding.reason


@pytest.mark.parametrize("audiences", [(), ("public", "leads")])
@pytest.mark.parametrize("said", ["who: Maria", "key_results:\n  - title: Y\n    who: Maria"])
def test_whoever_writes_who_is_asked_whether_the_owner_is_meant(said, audiences):
    _, finding = objective_with(said, Settings(audiences=audiences, default_audience="public"))
    assert "Did you mean `owner`?" in finding.hint
