"""How problems are told, what they cost, and where they are."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.shape.base import shifted
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.settings import Settings

AUDIENCES = Settings(audiences=("public", "company", "leadership"), default_audience="company")


def path_of(finding) -> tuple[str | int, ...]:
    return tuple(element for element in finding.place.path if element != KEY)


def read(kind: str, front: dict[str, object], settings: Settings | None = None):
    return validate(Document("x.md", Role(kind, "x.md"), "", front), settings or Settings())


def told(findings) -> list[tuple[str, tuple, str]]:
    return [(finding.code, path_of(finding), finding.hint) for finding in findings]


def test_what_stands_below_an_empty_group_may_have_lost_its_depth():
    _, findings = read("check-in", {"author": "jule", "updates": None, "noon": {"soups": {"value": "79%"}}})
    (finding,) = findings
    assert told(findings)[0][:2] == ("FLD001", ("noon",))
    assert finding.hint.startswith("If it is a part of `updates:` above, indent it by two more spaces")


@pytest.mark.parametrize("front", [{"author": None, "noon": "x"}, {"noon": "x", "updates": None}])
def test_nothing_belongs_to_a_field_that_holds_nothing_else_or_stands_below(front):
    _, findings = read("check-in", front)
    assert all("indent" not in finding.hint for finding in findings)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("suports", "Did you mean `supports`?"),
        ("Key-Results", "Did you mean `key_results`?"),
        ("krs", "Did you mean `key_results`?"),
        ("kpi", "Did you mean `key_results`?"),
        ("parent", "Did you mean `supports`?"),
        ("align", "Did you mean `supports`?"),
        ("objective", "Did you mean `title`?"),
        ("status", "Did you mean `state`?"),
        ("Depends On", "Did you mean `depends_on`?"),
        ("deadline", "An objective ends with its cycle; a key result may have `due`."),
        ("team", "Delete the line: the folder that the file is in says so."),
        ("description", "Write it as text below the front matter."),
        ("baseline", "It says how a key result is measured: write it below one of `key_results`."),
    ],
)
def test_an_unknown_field_of_an_objective_leads_to_the_right_one(wrong, hint):
    objective, findings = read("objective", {"title": "T", wrong: "x"})
    assert told(findings) == [("FLD001", (wrong,), hint)]
    assert objective.title == "T"


@pytest.mark.parametrize(
    ("wrong", "right"), [("goal", "target"), ("deadline", "due"), ("baseline_value", "start"), ("weigth", "weight")]
)
def test_an_unknown_field_of_a_key_result_leads_to_the_right_one(wrong, right):
    _, findings = read("objective", {"title": "T", "key_results": [{"title": "K", wrong: "x"}]})
    assert told(findings) == [("FLD001", ("key_results", 0, wrong), f"Did you mean `{right}`?")]


def test_an_unknown_field_like_no_other_is_answered_with_the_fields_there_are():
    _, findings = read("person", {"xyzzy": "x"})
    assert findings[0].hint == "The fields known here are `name`, `team`, `role`, `picture`, `audience`, `allow`."


def test_a_field_under_a_wrong_name_is_not_called_missing_as_well():
    objective, findings = read("objective", {"name": "T", "key_results": [{"name": "K"}, {"id": "a"}]})
    assert objective is None
    assert sorted((finding.code, path_of(finding)) for finding in findings) == [
        ("FLD001", ("key_results", 0, "name")),
        ("FLD001", ("name",)),
        ("FLD002", ("key_results", 1)),
    ]


def test_every_error_of_a_file_comes_in_one_run():
    front = {
        "state": "finished",
        "owner": ["a"],
        "depends_on": [{"ref": "a", "team": "b", "status": "maybe"}],
        "key_results": [
            "A sentence",
            {"id": "a", "title": "x", "confidence": "0.7", "planned": {"2026-13-01": "1", "2026-12-01": "?"}},
            {"id": "A", "title": ""},
            {"id": "a", "title": "z", "due": "2026-10-01", "starts": "2026-11-01"},
        ],
    }
    objective, findings = read("objective", front)
    assert objective is None
    assert sorted((finding.code, path_of(finding)) for finding in findings) == [
        ("FLD002", ()),
        ("FLD003", ("owner",)),
        ("FLD004", ("key_results", 2, "title")),
        ("FLD005", ("depends_on", 0, "status")),
        ("FLD005", ("state",)),
        ("FLD006", ("key_results", 1, "planned", "2026-13-01")),
        ("FLD009", ("key_results", 1, "confidence")),
        ("FLD010", ("depends_on", 0, "team")),
        ("FLD013", ("key_results", 3, "id")),
        ("FLD018", ("key_results", 3, "due")),
        ("VAL001", ("key_results", 1, "planned", "2026-12-01")),
    ]


def test_an_unusable_field_does_not_cost_its_neighbours():
    front = {"title": "T", "owner": ["a"], "tags": ["x"], "key_results": [{"title": "K", "due": "soon", "target": "5"}]}
    objective, findings = read("objective", front)
    assert len(findings) == 2
    assert (objective.owner, objective.tags) == ("", ("x",))
    assert objective.key_results[0].due is None
    assert objective.key_results[0].target.number == 5


def test_an_entry_without_what_it_needs_is_left_out_and_the_others_are_found_where_they_stand():
    objective, findings = read(
        "objective",
        {"title": "T", "key_results": [{"id": "a"}, "B", {"title": ""}, {"title": "D", "tags": ["x", "", "y"]}]},
    )
    assert [path_of(finding) for finding in findings] == [
        ("key_results", 0),
        ("key_results", 2, "title"),
        ("key_results", 3, "tags", 1),
    ]
    assert [key_result.title for key_result in objective.key_results] == ["B", "D"]
    assert [objective.written_at("key_results", place) for place in (0, 1)] == [("key_results", 1), ("key_results", 3)]
    assert objective.written_at("key_results", 1, "tags", 1) == ("key_results", 3, "tags", 2)
    assert objective.written_at("supports", 0) == ("supports", 0)


def test_positions_count_what_was_left_out_before_them():
    gone = (("a", 3), ("a", 0), ("a", 1), ("b", 0))
    assert [shifted(("a", place), gone)[-1] for place in range(3)] == [2, 4, 5]


@pytest.mark.parametrize("kind", sorted(FRONTS))
def test_every_file_may_name_its_audience(kind):
    front, findings = read(
        kind, {"title": "T", "audience": "Leadership"} if kind == "objective" else {"audience": "Leadership"}, AUDIENCES
    )
    assert findings == ()
    assert front.audience == "leadership"


@pytest.mark.parametrize(
    "hidden",
    [
        {"audience": "leadershp"},
        {"audience": ["leadership"]},
        {"audience": None},
        {"audience": ""},
        {"figures": "boss"},
        {"audiance": "leadership"},
        {"visibility": "leadership"},
        {"state": "drafft"},
        {"state": "secret"},
        {"stage": "draft"},
        {"draft": "true"},
    ],
)
def test_what_may_have_been_meant_to_be_hidden_is_not_shown(hidden):
    objective, findings = read("objective", {"title": "T", **hidden}, AUDIENCES)
    assert objective is None
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    if "state" not in hidden and "draft" not in hidden:
        objective, _ = read("objective", {"title": "T", "key_results": ["A", {"title": "K", **hidden}]}, AUDIENCES)
        assert [key_result.title for key_result in objective.key_results] == ["A"]


def test_an_audience_without_configured_ones_is_an_error_and_not_shown():
    team, findings = read("team", {"audience": "leadership"})
    assert team is None
    assert findings[0].message == "`audience: leadership` names an audience, but okrsite.yml lists none."


def test_a_word_that_plainly_means_shown_costs_only_its_field():
    objective, findings = read("objective", {"title": "T", "state": "finished"})
    assert objective.state == "active"
    assert findings[0].hint.startswith("Did you mean `closed`?")


def test_a_file_with_very_many_findings_lists_the_first_and_counts_the_rest_quickly():
    began = time.perf_counter()
    objective, findings = read("objective", {"title": "T", **{f"field-{number}": "x" for number in range(20_000)}})
    assert time.perf_counter() - began < 5
    assert objective is None
    assert len(findings) == 101
    assert findings[-1].message == "19900 more findings about this file are not listed."


def test_very_many_updates_that_say_nothing_are_passed_over_as_quickly():
    said = {"other": {"note": "We looked."}}
    began = time.perf_counter()
    check_in, findings = read("check-in", {"updates": {f"objective-{number}": None for number in range(20_000)} | said})
    assert time.perf_counter() - began < 5
    assert [entry.written for entry in check_in.entries()] == ["other"]
    assert findings == ()


def test_long_words_are_quoted_in_part_and_not_compared_with_names():
    _, findings = read("objective", {"title": "T", "x" * 200_000: "y", "owner": {"z" * 100_000: None}})
    assert all(len(finding.message) < 300 and len(finding.hint) < 900 for finding in findings)


def test_a_broken_file_is_unusable_but_what_it_says_is_checked():
    data = b'---\ntitle: "T\nambition: huge\n---\n'
    document = read_document(source_of("x.md", data), Role("objective", "x.md"))
    assert not document.readable
    front, findings = validate(document, Settings())
    assert front is None
    assert all(finding.code != "FLD002" for finding in findings)


def test_a_kind_without_front_matter_is_nothing_to_validate():
    assert read("asset", {"x": "y"}) == (None, ())


def test_near_names_are_found_and_far_ones_are_not():
    assert nearest("Key-Result", ["key_results", "owner"]) == "key_results"
    assert nearest("zebra", ["key_results", "owner"]) == ""
    assert nearest("k" * 61, ["k" * 60]) == ""


words = st.one_of(
    st.none(),
    st.sampled_from(
        ["", "true", "2026-11-20", "12 days", "40%", "0.7", "withheld", "a/b#c", "draft", "public", "#", "9" * 400]
    ),
    st.text(max_size=30),
)
names = st.one_of(
    st.sampled_from(
        [
            *("title", "key_results", "updates", "supports", "depends_on", "planned", "milestones", "audience"),
            *("levels", "breaks", "pillars", "commitments", "healthy", "unit", "start", "value", "a#b", "ref", "id"),
        ]
    ),
    st.text(max_size=12),
)
fields = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=4)),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(sorted(FRONTS)), front=st.dictionaries(names, fields, max_size=8))
def test_no_front_matter_raises_and_every_finding_has_words_and_a_place(kind, front):
    result, findings = read(kind, front, AUDIENCES)
    assert result is not None or any(finding.severity is Severity.ERROR for finding in findings)
    for finding in findings:
        assert finding.message.strip(" `")
        node: object = front
        for element in path_of(finding):
            node = node[element]  # type: ignore[index] - fails where a finding points at nothing
    json.dumps([finding.message for finding in findings])


@pytest.mark.parametrize(
    "front", [{"title": "x", "[key]": "y"}, {"title": "x", "key_results": [{"title": "k", "[key]": "y"}]}]
)
def test_a_field_named_like_a_marker_of_the_library_is_just_an_unknown_field(front):
    document, findings = read("objective", front)
    assert document is not None
    assert [finding.message for finding in findings] == ["Unknown field `[key]`."]
