"""What was a draft, or may have been one, is never told of to those who see no drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_repo import FILE, KEY, TODAY, objective

from okrsite_gen.content.audience import shared_past
from okrsite_gen.content.history import history_of, past_of
from okrsite_gen.content.history.said import is_draft, said_in
from okrsite_gen.content.sources import source_of

SECRET = "Secretly buy our rival"


def words(text: str) -> str:
    """Return the text of an objective that says one more thing of itself."""
    return objective(title=SECRET).replace("key_results", f"{text}\nkey_results")


@pytest.mark.parametrize(
    "said",
    [
        "state: draft",
        "state: Draft",
        "status: draft",
        "State: draft",
        "state: wip",
        "status: wip",
        "state: somehow",
        "state: [draft]",
        "visibility: leadership",
        "hidden: yes",
        "private: true",
        "draft: true",
    ],
)
def test_the_past_begins_where_nobody_can_doubt_that_it_is_for_everybody(repo, said):
    repo.commit("Prepare the purchase", "2026-10-01", words(said))
    repo.commit("Say it in the open", "2026-10-02", objective())
    repo.commit("Lower it", "2026-10-03", objective("50%"))
    history = shared_past(repo.history(), (), drafts=False)
    assert SECRET not in repr(history)
    assert "purchase" not in repr(history)
    assert [one.message for one in history.changes if one.name == "target"] == ["Lower it"]
    assert SECRET in repr(shared_past(repo.history(), (), drafts=True))


@pytest.mark.parametrize("said", ["state: active", "state: in-progress", "status: done", "pillar: hidden", "goal: X"])
def test_slips_that_hide_nothing_take_nothing_from_the_past(said):
    assert not is_draft(said_in(words(said).encode(), FILE))


@pytest.mark.parametrize("audiences", [(), ("public", "company")])
def test_what_named_an_audience_that_there_is_not_counts_as_a_draft(repo, audiences):
    repo.commit("Prepare the purchase", "2026-10-01", words("audience: leadership"))
    repo.commit("Say it in the open", "2026-10-02", objective())
    where = replace(repo.where(), audiences=audiences)
    history = history_of(where, past_of(where), {FILE: source_of(FILE, objective().encode())}, TODAY)
    assert "purchase" not in repr(shared_past(history, (), drafts=False))
    assert "purchase" in repr(shared_past(repo.history(), (), drafts=False))
    assert not is_draft(said_in(words("audience: Company").encode(), FILE, ("public", "company")))


def test_a_key_result_that_was_kept_back_in_unknown_words_makes_a_draft_of_its_file():
    assert is_draft(said_in(objective(more="visible_to: board").encode(), FILE))
    assert is_draft(said_in(objective(more="for: board").encode(), FILE))
    assert not is_draft(said_in(objective(more="status: on hold").encode(), FILE))


@pytest.mark.parametrize(
    "said", ["state: draft", "state: Drafft", "State: draft", "state: [draft, later]", "stat: hidden"]
)
def test_the_past_does_not_tell_what_a_key_result_was_while_it_was_a_draft(repo, said):
    repo.commit(
        "Prepare the purchase", "2026-10-01", objective(title="In the open", more=f"{said}\n    description: x")
    )
    repo.commit("Say it in the open", "2026-10-02", objective())
    repo.commit("Lower it", "2026-10-03", objective("50%"))
    history = shared_past(repo.history(), (), drafts=False)
    assert "purchase" not in repr(history)
    assert [one.message for one in history.changes if one.name == "target"] == ["Lower it"]


@pytest.mark.parametrize("said", ["state: dropped", "state: deferred", "state: on-hold", "state: active"])
def test_what_a_key_result_was_otherwise_is_told(said):
    assert not is_draft(said_in(objective(more=said).encode(), FILE))


def test_nothing_is_told_of_what_a_build_leaves_out(repo):
    other = FILE.replace("activation", "other")
    repo.commit("Begin", "2026-10-01", objective())
    repo.commit("Begin another", "2026-10-02", objective(title="Another thing"), other)
    repo.commit("Lower it", "2026-10-03", objective("50%"))
    history = shared_past(repo.history(), {KEY}, drafts=False)
    assert {one.entity.partition("#")[0] for one in history.changes} == {KEY.replace("activation", "other")}


def test_a_reason_given_for_a_draft_too_is_told_only_where_the_file_gives_it(repo):
    other, third = (FILE.replace("activation", name) for name in ("other", "third"))
    draft = words("state: draft")
    repo.write(objective(), other)
    repo.write(draft, third)
    repo.commit("Begin", "2026-10-01", objective())
    repo.write(objective("50%"), other)
    repo.write(draft.replace("60%", "70%"), third)
    repo.commit("Lower it\n\nReason: We buy our rival", "2026-10-03", objective("50%", more="reason: Too few people"))
    history = shared_past(repo.history(), (), drafts=False)
    reasons = {(one.entity.split("/")[2], one.reason) for one in history.changes if one.name == "target"}
    assert reasons == {("activation#rate", "Too few people"), ("other#rate", "")}
    assert "rival" not in repr(history)
    assert "rival" in repr(shared_past(repo.history(), (), drafts=True))
