"""What may stand where the whole internet can open it."""

from __future__ import annotations

import pytest

from okrsite_gen.errors import ExposureRefused
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.exposure import refuse_exposure

CIRCLES = ("public", "company", "leadership")


def settings(visibility: str = "", audiences: tuple[str, ...] = CIRCLES) -> Settings:
    return Settings(publish_visibility=visibility, audiences=audiences, default_audience=audiences[-1:] and "company")


def refusal(readers, audience: str, configured: Settings) -> ExposureRefused:
    with pytest.raises(ExposureRefused) as refused:
        refuse_exposure(readers, audience, configured)
    return refused.value


@pytest.mark.parametrize("readers", ["everyone", "unknown"])
@pytest.mark.parametrize("visibility", ["", "private"])
@pytest.mark.parametrize(("audience", "audiences"), [("public", CIRCLES), ("company", CIRCLES), ("", ())])
def test_an_open_place_needs_a_word_of_the_configuration(readers, visibility, audience, audiences):
    refused = refusal(readers, audience, settings(visibility, audiences))
    assert "whole internet" in refused.message
    assert "okrsite.yml" in refused.message
    assert "publish: {visibility: public}" in refused.hint


@pytest.mark.parametrize("readers", ["everyone", "unknown"])
@pytest.mark.parametrize("audience", ["company", "leadership"])
def test_an_open_place_is_for_the_widest_audience_only(readers, audience):
    refused = refusal(readers, audience, settings("public"))
    assert f"meant for `{audience}`" in refused.message
    assert "--audience public" in refused.hint


@pytest.mark.parametrize("readers", ["everyone", "unknown"])
@pytest.mark.parametrize(
    ("audience", "audiences"), [("public", CIRCLES), ("", ()), ("company", ("company",)), ("", ("company",))]
)
def test_what_everybody_may_read_may_stand_in_the_open(readers, audience, audiences):
    refuse_exposure(readers, audience, settings("public", audiences))


@pytest.mark.parametrize("visibility", ["", "private", "public"])
def test_a_place_with_a_lock_may_hold_any_audience_that_was_named(visibility):
    refuse_exposure("some", "leadership", settings(visibility))


@pytest.mark.parametrize("readers", ["some", "everyone", "unknown"])
def test_no_default_decides_who_sees_what_is_published(readers):
    refused = refusal(readers, "", settings("public"))
    assert "in so many words" in refused.message
    assert "`public`, `company`, `leadership`" in refused.hint


def test_a_build_that_is_published_nowhere_is_never_refused():
    refuse_exposure("", "", settings("private"))


def test_an_answer_that_nobody_understood_is_not_told_as_a_fact():
    assert "nobody could tell" in refusal("unknown", "company", settings()).message
