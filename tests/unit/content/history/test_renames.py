"""Under which names things stood before, as far as git sees it."""

from __future__ import annotations

import pytest
from written_repo import FILE, KEY, objective

from okrsite_gen.content.history import past_of
from okrsite_gen.content.history.remembered import past_from_plain, past_to_plain

TEAM = KEY.rpartition("/")[0]


def test_an_objective_knows_all_the_names_that_its_file_had(repo):
    repo.commit("Agree", "2026-10-01", objective())
    for before, after in (("activation", "live"), ("live", "going"), ("going", "alive")):
        repo.git("mv", FILE.replace("activation", before), FILE.replace("activation", after))
        repo.commit("Rename it", "2026-10-12")
    assert repo.history().former_names == {
        ("objective", "payments/2026-q4/alive"): (KEY, "payments/2026-q4/going", "payments/2026-q4/live")
    }


def test_a_file_that_came_back_has_only_the_other_name_behind_it(repo):
    repo.commit("Agree", "2026-10-01", objective())
    other = FILE.replace("activation", "live")
    repo.git("mv", FILE, other)
    repo.commit("Rename it", "2026-10-10")
    repo.git("mv", other, FILE)
    repo.commit("Back", "2026-10-11")
    assert repo.history().former_names == {("objective", KEY): ("payments/2026-q4/live",)}


def test_teams_and_cycles_are_renamed_by_their_folders(repo):
    repo.commit("Agree", "2026-10-01", objective())
    repo.commit("Another", "2026-10-02", objective(title="Nobody waits for us"), FILE.replace("activation", "wait"))
    repo.git("mv", "content/teams/payments", "content/teams/money")
    repo.commit("Rename the team", "2026-10-10")
    repo.git("mv", "content/teams/money/2026-Q4", "content/teams/money/Winter")
    repo.commit("Rename the cycle", "2026-10-11")
    names = repo.history().former_names
    assert names["team", "money"] == ("payments",)
    assert names["cycle", "winter"] == ("2026-q4",)
    assert names["objective", "money/winter/wait"] == ("money/2026-q4/wait", "payments/2026-q4/wait")


def test_a_key_result_knows_the_ids_that_it_had(repo):
    repo.commit("Agree", "2026-10-01", objective())
    repo.commit("Another id", "2026-10-10", objective(id_="share"))
    repo.commit("And another", "2026-10-12", objective(id_="live"))
    assert repo.history().former_anchors == {f"{KEY}#live": ("rate", "share")}


def test_a_draft_leaves_no_trace_of_its_names(repo):
    draft = objective().replace("key_results", "state: draft\nkey_results")
    repo.commit("Begin", "2026-10-01", draft, FILE.replace("activation", "secret"))
    repo.git("mv", FILE.replace("activation", "secret"), FILE)
    repo.commit("Name it", "2026-10-02")
    repo.commit("Other id", "2026-10-03", draft.replace("id: rate", "id: share"))
    repo.commit("Publish", "2026-10-04", objective(id_="share"))
    history = repo.history()
    assert history.former_names == {}
    assert history.first_names == {}
    assert history.former_anchors == {}


@pytest.mark.parametrize("word", ["state: draft", "status: draft", "state: wip", "status: wip", "visibility: boss"])
def test_a_draft_that_is_renamed_and_published_at_once_leaves_no_trace_of_its_name(repo, word):
    secret = FILE.replace("activation", "secret")
    repo.commit("Begin", "2026-10-01", objective().replace("key_results", f"{word}\nkey_results"), secret)
    repo.git("mv", secret, FILE)
    repo.commit("Publish", "2026-10-02", objective())
    assert repo.history().former_names == {}
    assert [one.name for one in repo.history().changes if one.day.day == 2] == ["state"]


def test_a_rename_that_is_not_committed_yet_is_seen_where_the_text_stayed(repo):
    repo.commit("Agree", "2026-10-01", objective())
    (repo.root / FILE).rename(repo.root / FILE.replace("activation", "live"))
    assert repo.history().former_names == {("objective", "payments/2026-q4/live"): (KEY,)}


def test_names_are_remembered_and_gone_on_from(repo):
    repo.commit("Agree", "2026-10-01", objective())
    repo.git("mv", FILE, FILE.replace("activation", "live"))
    repo.commit("Rename it", "2026-10-10", objective(id_="share"), FILE.replace("activation", "live"))
    known = past_from_plain(past_to_plain(past_of(repo.where())))
    repo.git("mv", FILE.replace("activation", "live"), FILE.replace("activation", "alive"))
    repo.commit("Again", "2026-10-12", objective(id_="part"), FILE.replace("activation", "alive"))
    assert repo.history(known) == repo.history()
    assert repo.history().former_anchors == {"payments/2026-q4/alive#part": ("rate", "share")}


def test_a_thing_knows_the_name_that_it_had_first_through_any_number_of_renames(repo):
    repo.commit("Agree", "2026-10-01", objective())
    for before, after in (("activation", "live"), ("live", "going")):
        repo.git("mv", FILE.replace("activation", before), FILE.replace("activation", after))
        repo.commit("Rename it", "2026-10-12")
    assert repo.history().first_names == {("objective", "payments/2026-q4/going"): KEY}
    known = past_from_plain(past_to_plain(past_of(repo.where())))
    repo.git("mv", FILE.replace("activation", "going"), FILE.replace("activation", "alive"))
    repo.commit("Once more", "2026-10-13")
    assert repo.history(known).first_names == repo.history().first_names == {("objective", f"{TEAM}/alive"): KEY}
    repo.git("mv", FILE.replace("activation", "alive"), FILE)
    repo.commit("Back", "2026-10-14")
    assert repo.history().first_names == {}


def test_a_new_file_at_an_old_place_was_nowhere_else_first(repo):
    repo.commit("Agree", "2026-10-01", objective())
    other = FILE.replace("activation", "live")
    repo.git("mv", FILE, other)
    repo.commit("Rename it", "2026-10-10")
    (repo.root / other).unlink()
    repo.commit("Delete it", "2026-10-11")
    repo.commit("Another one", "2026-10-12", objective(title="Something else"), other)
    assert repo.history().first_names == {}
