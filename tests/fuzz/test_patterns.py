"""No regular expression of the program takes for ever, whatever text it is held against."""

from __future__ import annotations

import re
import time
from collections import Counter
from types import MappingProxyType

import pytest
from attacks import attacks
from patterns import PACKAGE, SEARCHING, Written, written

ROOMS = sorted(each.name for each in PACKAGE.iterdir() if (each / "__init__.py").is_file())
LOCAL = MappingProxyType(
    {
        "okrsite_gen/connect/secrets.py": 1,
        "okrsite_gen/content/audience/sharing.py": 1,
        "okrsite_gen/content/audience/texts.py": 2,
        "okrsite_gen/content/gather/audiences.py": 1,
        "okrsite_gen/content/mapping/pages.py": 1,
        "okrsite_gen/content/markdown/sections.py": 1,
        "okrsite_gen/content/shape/json_schema.py": 1,
        "okrsite_gen/exchange/handbook/mapped.py": 2,
        "okrsite_gen/exchange/handbook/periods.py": 2,
        "okrsite_gen/exchange/handbook/tables.py": 1,
        "okrsite_gen/exchange/handbook/teams.py": 1,
        "okrsite_gen/exchange/mapped/measures.py": 1,
        "okrsite_gen/exchange/mapped/slots.py": 1,
        "okrsite_gen/exchange/viva/cells.py": 1,
        "okrsite_gen/lsp/fields.py": 1,
        "okrsite_gen/pipeline/migrating/written_by_init.py": 1,
        "okrsite_gen/rules/fairness/figure_of_a_person.py": 1,
        "okrsite_gen/rules/numbers.py": 1,
        "okrsite_gen/rules/wording/mark_in_title.py": 1,
        "okrsite_gen/rules/wording/task_list.py": 1,
        "okrsite_gen/rules/wording/two_in_one.py": 1,
        "okrsite_gen/rules/wording/word_search.py": 1,
        "okrsite_gen/site/deprecated.py": 1,
        "okrsite_gen/site/twins/tags.py": 1,
    }
)
"""File → expressions that it makes while running, of words that it knows or that the project's own files say."""
STEPS = tuple({"length": length} for length in (16, 20, 24, 28, 33, 40, 48, 58, 70, 84, 100, 120, 145, 175, 210, 1000))
"""Where the time doubles with each repetition, or grows with the third power, one of these is too much already."""
WHOLE_TEXTS = (
    "okrsite_gen/content/csv_lines.py",
    "okrsite_gen/content/front_matter.py",
    "okrsite_gen/content/markdown/",
    "okrsite_gen/content/merges.py",
    "okrsite_gen/content/text.py",
    "okrsite_gen/content/formatting/",
    "okrsite_gen/site/search.py",
)
"""Files whose expressions see texts of a megabyte; all others see a title, a name or a line."""
SHORT_TEXTS = MappingProxyType({"okrsite_gen/exchange/handbook/numbered.py": 120})
"""File → the longest text that its expressions ever see, since whoever calls them looks at its length before."""
SECONDS = 0.25


def seconds(each: Written, text: str) -> float:
    """Return the processor time that an expression takes for a text; the better of two if the first is bad."""
    apply = getattr(each.pattern, "search" if each.methods & SEARCHING or not each.methods else each.anchored)

    def once() -> float:
        before = time.process_time()
        apply(text)
        return time.process_time() - before

    first = once()
    return first if first < SECONDS else min(first, once())


def slow(each: Written, steps: tuple[dict[str, int], ...]) -> list[str]:
    most = SHORT_TEXTS.get(each.file, 1 << 20)
    for step in steps:
        for text in attacks(each.pattern, **step):
            spent = seconds(each, text[-most:])
            if spent > SECONDS:
                return [f"{each.where}: {spent:.1f} s for {text[:30]!r} … {text[-10:]!r} ({step}): {each.made_of}"]
    return []


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_no_expression_takes_for_ever(room):
    found = []
    for each in written():
        if each.pattern is not None and each.file.startswith(f"okrsite_gen/{room}/"):
            found += slow(each, (*STEPS, {"length": 5000}) if each.file.startswith(WHOLE_TEXTS) else STEPS)
    assert found == []


def test_every_expression_is_found_and_those_made_while_running_are_known():
    assert len(written()) > 500
    assert dict(Counter(each.file for each in written() if each.pattern is None)) == dict(LOCAL)


@pytest.mark.slow
@pytest.mark.parametrize("bad", [r"(a+)+$", r"\s*,?\s*;?\s*$", r"(?:/\*.*?\*/)*SELECT"])
def test_an_expression_that_does_is_found(bad):
    each = Written("x.py:1", re.compile(bad, re.DOTALL), frozenset({"search"}), bad)
    assert slow(each, (*STEPS, {"length": 5000}))
