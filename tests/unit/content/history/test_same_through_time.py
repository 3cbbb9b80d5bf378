"""Which objective and which key result of today is which of then."""

from __future__ import annotations

from written_repo import FILE, KEY, RATE, objective, told


def test_a_renamed_file_keeps_its_past_under_its_present_name(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-10-20", objective("58%"))
    repo.git("mv", FILE, "content/teams/payments/2026-Q4/going.md")
    repo.commit("Rename and change", "2026-11-01", objective("55%"), "content/teams/payments/2026-Q4/going.md")
    targets = [("2026-10-20", "target", "60%", "58%"), ("2026-11-01", "target", "58%", "55%")]
    assert told(repo.history(), "target", entity="payments/2026-q4/going#rate") == targets
    assert told(repo.history(), "target") == targets


def test_a_renamed_team_keeps_its_past_and_a_new_file_at_the_old_place_has_none(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-10-20", objective("58%"))
    repo.git("mv", "content/teams/payments", "content/teams/zahlungen-für-alle")
    repo.commit("Rename the team", "2026-11-01")
    repo.commit("Another one", "2026-11-05", objective("5%", title="Something else"))
    history = repo.history()
    assert told(history, "target", entity="zahlungen-für-alle/2026-q4/activation#rate") == [
        ("2026-10-20", "target", "60%", "58%")
    ]
    assert [(day, name) for day, name, *_ in told(history, entity=RATE)] == [("2026-11-05", "added")]


def test_a_key_result_keeps_its_past_through_new_ids_and_new_places(repo):
    first = "  - title: A comes first\n    target: 5\n    start: 1\n"
    repo.commit(
        "Without ids", "2026-10-01", f"---\ntitle: X\nkey_results:\n{first}  - title: B\n    target: 60%\n---\n"
    )
    repo.commit("Lower B", "2026-10-20", f"---\ntitle: X\nkey_results:\n{first}  - title: B\n    target: 55%\n---\n")
    repo.commit(
        "Give B an id, put it first",
        "2026-10-21",
        f"---\ntitle: X\nkey_results:\n  - id: b\n    title: B\n    target: 55%\n{first}---\n",
    )
    repo.commit(
        "Another id",
        "2026-10-22",
        f"---\ntitle: X\nkey_results:\n  - id: c\n    aliases: [b]\n    title: C\n    target: 55%\n{first}---\n",
    )
    history = repo.history()
    assert (
        told(history, "target")
        == told(history, "target", entity=f"{KEY}#c")
        == [("2026-10-20", "target", "60%", "55%")]
    )
    assert told(history, "removed") == []


def test_a_key_result_without_an_id_is_known_by_its_place_when_its_title_changes(repo):
    repo.commit("One", "2026-10-01", objective("60%", id_=""))
    repo.commit("Two", "2026-11-12", objective("55%", id_="").replace("go live", "are live"))
    assert told(repo.history(), "target", entity=f"{KEY}#key-result-1") == [("2026-11-12", "target", "60%", "55%")]


def test_another_key_result_in_the_place_of_one_is_not_that_one_changed(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-11-12", objective("20%", id_="churn").replace("go live", "leave"))
    history = repo.history()
    assert told(history, "target") == []
    assert [(one.entity, one.name) for one in history.changes if one.day.month == 11] == [
        (f"{KEY}#churn", "added"),
        (RATE, "removed"),
    ]


def test_a_key_result_that_a_branch_brings_keeps_its_past(repo):
    text = objective("60%") + "\n" * 9 + "An end.\n"
    repo.commit("One", "2026-10-01", text)
    repo.git("checkout", "--quiet", "-b", "more")
    more = text.replace("\n---\nWhy", "\n  - id: churn\n    title: Leavers\n    target: 5%\n---\nWhy")
    repo.commit("Add", "2026-11-09", more)
    repo.commit("Ease", "2026-11-10", more.replace("5%", "6%"))
    repo.git("checkout", "--quiet", "main")
    repo.commit("Retitle", "2026-11-11", text.replace("Everybody gets", "All get"))
    repo.git("merge", "--quiet", "more", "-m", "Merge", day="2026-11-13")
    repo.commit("Ease again", "2026-11-14", (repo.root / FILE).read_text().replace("6%", "7%"))
    assert told(repo.history(), "added", "target", "removed", entity=f"{KEY}#churn") == [
        ("2026-11-09", "added", "", "Leavers"),
        ("2026-11-10", "target", "5%", "6%"),
        ("2026-11-14", "target", "6%", "7%"),
    ]


def test_key_results_that_had_the_same_id_one_after_the_other_are_kept_apart(repo):
    for number, title in enumerate(("go live", "pay", "stay", "leave"), 1):
        repo.commit(title, f"2026-10-0{number}", objective(f"{number}0%").replace("go live", title))
        repo.commit("Away", f"2026-10-1{number}", "---\ntitle: Everybody gets going\n---\n")
    repo.commit("Back", "2026-10-20", objective("90%").replace("go live", "come back"))
    added = [(one.entity, one.after) for one in repo.history().changes if one.name == "added" and "#" in one.entity]
    assert added[-1] == (RATE, "Share of sign-ups that come back")
    assert [entity for entity, _ in added[:-1]] == [f"{RATE}~{number}" for number in (2, 3, 4, 5)]


def test_a_key_result_with_another_id_and_the_same_title_is_the_same(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-11-12", objective("55%", id_="activation"))
    assert told(repo.history(), "target", entity=f"{KEY}#activation") == [("2026-11-12", "target", "60%", "55%")]


def test_a_file_that_one_branch_renames_and_another_edits_has_one_past(repo):
    text = objective("60%") + "\n" * 9 + "An end.\n"
    going = FILE.replace("activation", "going")
    repo.commit("One", "2026-10-01", text)
    repo.git("checkout", "--quiet", "-b", "rename")
    repo.git("mv", FILE, going)
    repo.commit("Rename", "2026-11-09", text.replace("id: rate", "id: share"), going)
    repo.git("checkout", "--quiet", "main")
    repo.commit("Lower", "2026-11-10", text.replace("60%", "55%"))
    repo.commit("Lower more", "2026-11-11", text.replace("60%", "50%"))
    repo.git("merge", "--quiet", "rename", "-m", "Merge", day="2026-11-13")
    history = repo.history()
    assert told(history, "target", entity="payments/2026-q4/going#share") == [
        ("2026-11-10", "target", "60%", "55%"),
        ("2026-11-11", "target", "55%", "50%"),
    ]
    assert told(history, "target", "removed", entity=RATE) == []


def test_a_file_renamed_without_a_commit_keeps_its_past(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-10-20", objective("55%"))
    (repo.root / FILE).rename(repo.root / "content/teams/payments/2026-Q4/going.md")
    assert told(repo.history(), "target", entity="payments/2026-q4/going#rate") == [
        ("2026-10-20", "target", "60%", "55%")
    ]


def test_a_file_that_was_deleted_and_came_back_is_the_same(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    (repo.root / FILE).unlink()
    repo.commit("Away", "2026-10-10")
    assert ("2026-10-10", "removed", "Everybody gets going", "") in told(repo.history(), entity=KEY)
    repo.commit("Back", "2026-10-20", objective("60%"))
    repo.commit("Lower", "2026-11-12", objective("55%"))
    assert told(repo.history(), "target", entity=RATE) == [("2026-11-12", "target", "60%", "55%")]
