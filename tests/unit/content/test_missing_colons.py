"""A field without a colon is told at its own line, and nothing that only follows from it."""

from __future__ import annotations

import pytest

from okrsite_gen.content.yaml_reading import read_yaml

OBJECTIVE = (
    "title: Lunch\nowner: tomas\nkey_results:\n  - id: soups\n    title: Days\n    start: 60%\n    target: 95%\n"
)
CHECK_IN = (
    "author: jule\nupdates:\n  noon:\n    soups:\n      value: 79%\n      confidence: 8\n    left:\n      value: 3\n"
)


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        (OBJECTIVE, "title: Lunch", 1),
        (OBJECTIVE, "owner: tomas", 2),
        (OBJECTIVE, "id: soups", 4),
        (OBJECTIVE, "start: 60%", 6),
        (CHECK_IN, "author: jule", 1),
        (CHECK_IN, "value: 79%", 5),
        (CHECK_IN, "confidence: 8", 6),
    ],
)
def test_a_field_without_a_colon_is_told_once_and_read_as_meant(text: str, field: str, line: int) -> None:
    read = read_yaml(text.replace(field, field.replace(":", "")), "a.md")
    name = field.partition(":")[0]
    assert [(each.place.line, each.message, each.hint) for each in read.findings] == [
        (line, f"`{name}` has no colon behind it.", f"Write `{field}`.")
    ]
    assert read.value == read_yaml(text, "a.md").value


@pytest.mark.parametrize("opener", ["updates:", "noon:", "soups:", "left:"])
def test_a_name_without_a_colon_above_its_fields_is_told_once_and_read_as_meant(opener: str) -> None:
    read = read_yaml(CHECK_IN.replace(opener, opener[:-1]), "a.md")
    line = CHECK_IN[: CHECK_IN.index(opener)].count("\n") + 1
    assert [(each.place.line, each.message, each.hint) for each in read.findings] == [
        (line, f"`{opener[:-1]}` has no colon behind it.", f"Write `{opener}`.")
    ]
    assert read.value == read_yaml(CHECK_IN, "a.md").value


def test_a_name_alone_between_others_lacks_its_colon() -> None:
    read = read_yaml("updates:\n  noon:\n    four-soups\n    left:\n      value: 3\n", "a.md")
    assert [(each.place.line, each.hint) for each in read.findings] == [(3, "Write `four-soups:`.")]


def test_a_text_that_goes_on_with_such_a_word_stays_a_text() -> None:
    assert read_yaml("title: We\n  start early\nowner: x\n", "a.md").findings == ()
