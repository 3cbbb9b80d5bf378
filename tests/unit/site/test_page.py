from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from okrsite_gen.site.page import BuildFacts, Frame, Link, Page, RawFile


@pytest.mark.parametrize("kind", [BuildFacts, Frame, Link, Page, RawFile])
def test_what_a_page_is_made_of_cannot_change(kind):
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)


def test_pages_and_files_are_named_without_their_contents():
    assert (
        repr(Page("/", "pages/home.html", "view" * 1000))
        == "Page(address='/', template='pages/home.html', media='text/html')"
    )
    assert repr(RawFile("/a", b"x" * 1000)) == "RawFile(address='/a')"


def test_facts_of_a_build_need_only_a_day():
    facts = BuildFacts(date(2026, 11, 20))
    assert {field.name for field in dataclasses.fields(facts) if getattr(facts, field.name)} == {"as_of", "links"}
