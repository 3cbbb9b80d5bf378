"""Which file goes on from which where git alone would say something else."""

from __future__ import annotations

from written_repo import FILE, KEY, TODAY, objective, told

from okrsite_gen.content.history import history_of, past_of
from okrsite_gen.content.sources import source_of

WAIT, LIVE = (FILE.replace("activation", name) for name in ("wait", "live"))
WAITING = f"{KEY.rpartition('/')[0]}/wait"
AT_ALL = objective("3 days", title="Nobody waits for us").replace("38%", "9 days")
"""An objective that says something else than the usual one."""
SINCE = "2026-11-02"


def later(history) -> list[tuple[str, str]]:
    """Return key and field of what changed after the beginning."""
    return [(one.entity, one.name) for one in history.changes if one.day.isoformat() >= SINCE]


def begun(repo) -> None:
    repo.commit("Agree", "2026-10-01", objective("60%"))
    repo.commit("Agree on waiting", "2026-10-02", AT_ALL, WAIT)
    repo.commit("Lower it", "2026-10-20", objective("55%"))


def test_two_objectives_that_exchange_their_names_take_their_pasts_along(repo):
    begun(repo)
    repo.write(objective("55%"), WAIT)
    repo.commit("Exchange the names", SINCE, AT_ALL)
    history = repo.history()
    assert later(history) == []
    assert told(history, "target") == told(history, "target", entity=f"{WAITING}#rate") != []
    assert history.former_names == {}


def test_names_that_move_up_in_a_row_take_their_pasts_along(repo):
    begun(repo)
    repo.write(AT_ALL, LIVE)
    repo.write(objective("50%"), WAIT)
    (repo.root / FILE).unlink()
    repo.commit("Move up", SINCE)
    history = repo.history()
    assert later(history) == [(f"{WAITING}#rate", "target")]
    assert len(told(history, "target", entity=f"{WAITING}#rate")) == 2
    assert history.former_names == {("objective", WAITING): (KEY,)}


def test_a_title_that_another_file_gave_up_is_not_its_past_while_the_own_one_goes_on(repo):
    begun(repo)
    repo.write(objective("55%", title="Nobody waits for us"))
    repo.write(AT_ALL.replace("Nobody waits for us", "We answer within a day"), WAIT)
    repo.commit("Hand a title over", SINCE)
    assert sorted(later(repo.history())) == [(KEY, "title"), (WAITING, "title")]


def test_titles_that_several_files_have_tell_nothing(repo):
    same = AT_ALL.replace("Nobody waits for us", "Everybody gets going")
    repo.commit("Agree", "2026-10-01", objective("60%"))
    repo.commit("Agree on waiting", "2026-10-02", same, WAIT)
    repo.write(objective("55%"))
    repo.commit("Lower it", SINCE, same.replace("3 days", "4 days"), WAIT)
    assert sorted(later(repo.history())) == [(f"{KEY}#rate", "target"), (f"{WAITING}#rate", "target")]


def test_a_file_with_the_same_title_goes_on_under_another_name_however_much_was_rewritten(repo):
    repo.commit("Agree", "2026-10-01", objective("60%"))
    (repo.root / FILE).unlink()
    front = "key_results:\n- {target: 55%, start: 38%, id: rate, title: Live}\ntitle: Everybody gets going"
    repo.commit("Rename and rewrite", SINCE, f"---\n{front}\n---\n" + "Quite another text.\n" * 9, LIVE)
    history = repo.history()
    assert ("live#rate", "target") in [(key.rpartition("/")[2], name) for key, name in later(history)]
    assert told(history, "removed") == []


def test_an_objective_in_another_content_folder_is_the_same_however_much_was_rewritten(repo):
    repo.commit("Agree", "2026-10-01", objective("60%"))
    (repo.root / FILE).unlink()
    other = FILE.replace("content/", "content/more/")
    front = "title: All are going\nkey_results:\n- {target: 55%, start: 38%, id: rate}"
    repo.write(f"---\n{front}\n---\n" + "Other.\n" * 9, other)
    repo.commit("Move and rewrite", SINCE)
    where = repo.where("UTC", "content", "content/more")
    history = history_of(where, past_of(where), {other: source_of(other, (repo.root / other).read_bytes())}, TODAY)
    assert sorted(later(history)) == [(KEY, "title"), (f"{KEY}#rate", "target"), (f"{KEY}#rate", "title")]
