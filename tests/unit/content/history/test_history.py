"""What git tells of objectives: whatever the repository looks like, and however its git is configured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from written_repo import FILE, KEY, RATE, TODAY, Repo, objective, told

from okrsite_gen.content.history import history_of, past_of
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.history import Gap, History


def test_each_change_has_its_day_its_commit_and_its_reason(repo):
    repo.commit("Agree on activation", "2026-10-01", objective("60%"))
    commit = repo.commit(
        "Lower it\n\nThe launch moved.\n\nReason: Norway comes\n  in January\n", "2026-11-12", objective("55%")
    )
    (change,) = [one for one in repo.history().changes if one.name == "target"]
    assert (change.day, change.entity, change.before, change.after) == (date(2026, 11, 12), RATE, "60%", "55%")
    assert (change.commit, change.message, change.reason) == (commit, "Lower it", "Norway comes in January")
    assert (change.value_before.number, change.value_after.number, change.value_after.unit) == (60, 55, "%")


def test_words_of_a_commit_neither_turn_text_around_nor_hold_control_characters(repo):
    repo.commit("Agree on it", "2026-10-01", objective("60%"))
    repo.commit("Lo\u202ewer\x1b[31m it\n\nReason: Nor\u2067way\u2028comes", "2026-11-12", objective("55%"))
    (change,) = [one for one in repo.history().changes if one.name == "target"]
    assert (change.message, change.reason) == ("Lower\ufffd[31m it", "Norway comes")


@pytest.mark.parametrize(("how", "shown"), [("full", "Maria Sørensen"), ("initials", "MS"), ("none", "")])
def test_authors_appear_as_they_are_wanted(repo, how, shown):
    repo.commit("Agree on it", "2026-10-01", objective())
    history = repo.history(authors=how)
    assert {one.author for one in history.changes} == {shown}
    assert ("Sørensen" in repr(history)) is (how == "full")
    assert "maria@example.org" not in repr(history)


def test_the_past_of_an_earlier_commit_ends_with_it(repo):
    then = repo.commit("Agree on it", "2026-10-01", objective("60%"))
    repo.commit("Lower it", "2026-11-12", objective("55%"))
    where = replace(repo.where(), commit=then)
    history = history_of(where, past_of(where), {FILE: source_of(FILE, objective("60%").encode())}, TODAY)
    assert told(history, "target") == []
    assert told(history, "added", entity=RATE) == [("2026-10-01", "added", "", "Share of sign-ups that go live")]


@pytest.mark.parametrize("wanted", ["no-git", "partial", "slow", "damaged"])
def test_where_nothing_is_known_it_is_said_why(repo, wanted, monkeypatch):
    if wanted != "no-git":
        repo.commit("Agree on it", "2026-10-01", objective())
    if wanted == "partial":
        repo.git("config", "remote.origin.promisor", "true")
    elif wanted == "slow":
        monkeypatch.setattr("okrsite_gen.content.git._SECONDS", 0)
    elif wanted == "damaged":
        tree = repo.git("rev-parse", "HEAD^{tree}").strip()
        (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert repo.history() == History(gap=Gap(wanted))


def test_a_name_that_the_repository_corrects_is_the_corrected_one(repo):
    repo.write("Maja Holm <maria@example.org>\n", ".mailmap")
    repo.commit("Agree on it", "2026-10-01", objective())
    assert {one.author for one in repo.history(authors="full").changes} == {"Maja Holm"}


@pytest.mark.parametrize(("inside", "folder"), [("", "content"), ("docs/okrs", "content"), ("docs", ".")])
def test_names_in_an_earlier_commit_are_corrected_as_they_were_then(tmp_path, inside, folder):
    whole = Repo(tmp_path)
    whole.write("Maja Holm <maria@example.org>\n", ".mailmap")
    file = f"{inside}/{FILE}" if folder != "." else f"{inside}/{FILE.removeprefix('content/')}"
    then = whole.commit("Agree on it", "2026-10-01", objective(), file.lstrip("/"))
    whole.write("Somebody Else <maria@example.org>\n", ".mailmap")
    whole.commit("Go on", "2026-10-02")
    where = replace(whole.where("UTC", folder, authors="full"), root=tmp_path / inside, commit=then)
    changes = past_of(where).traced.changes
    assert {(one.entity.partition("#")[0], one.author) for one in changes} == {(KEY, "Maja Holm")}


def test_a_reason_beside_the_target_is_the_reason_of_the_change(repo):
    repo.commit("Agree on it", "2026-10-01", objective("60%"))
    repo.commit("Edit", "2026-11-12", objective("55%", more="reason: Norway waits"))
    assert [one.reason for one in repo.history().changes if one.name == "target"] == ["Norway waits"]


def test_what_began_says_so_and_gives_its_first_values(repo):
    repo.commit("Agree on it", "2026-10-01", objective(more="current: 40%\nconfidence: 7"))
    repo.commit("Measure", "2026-10-08", objective(more="current: 42%\nconfidence: 7"))
    assert told(repo.history(), entity=RATE) == [
        ("2026-10-01", "added", "", "Share of sign-ups that go live"),
        ("2026-10-01", "current", "", "40%"),
        ("2026-10-01", "confidence", "", "7"),
        ("2026-10-08", "current", "40%", "42%"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("60%", "60 %"),
        ("60%", '"60%"'),
        ("60%", "60 percent"),
        ("60%", "60"),
        ("60%", "60%\n    # a comment"),
        ("1200000", "1.2M"),
    ],
)
def test_other_spellings_of_a_figure_are_no_change(repo, before, after):
    repo.commit("One", "2026-10-01", objective(before))
    repo.commit("Two", "2026-11-12", objective(after))
    assert told(repo.history(), "target") == []


def test_reordered_and_quoted_fields_are_no_change(repo):
    repo.commit("One", "2026-10-01", objective())
    text = (
        '---\nkey_results:\n- target: "60%"\n  title: Share of sign-ups\n    that go live\n  start: 38%\n  id: Rate\n'
    )
    repo.commit("Two", "2026-11-12", f"{text}title: 'Everybody gets going'\n---\n")
    assert [one for one in told(repo.history()) if one[0] == "2026-11-12"] == []


def test_two_branches_at_work_on_one_file_do_not_look_like_back_and_forth(repo):
    text = objective("60%") + "\n" * 9 + "An end.\n"
    repo.commit("One", "2026-10-01", text)
    repo.git("checkout", "--quiet", "-b", "lower")
    repo.commit("Lower", "2026-11-10", text.replace("60%", "55%"))
    repo.git("checkout", "--quiet", "main")
    repo.commit("Retitle", "2026-11-11", text.replace("Everybody gets", "All get"))
    repo.git("merge", "--quiet", "lower", "-m", "Merge", day="2026-11-13")
    assert told(repo.history(), "target", "title") == [
        ("2026-11-10", "target", "60%", "55%"),
        ("2026-11-11", "title", "Everybody gets going", "All get going"),
    ]


def test_a_site_with_a_decimal_comma_reads_its_past_so(repo):
    repo.commit("One", "2026-10-01", objective("4,50"))
    repo.commit("Two", "2026-11-12", objective("4,5"))
    where = replace(repo.where(), decimal_comma=True)
    past = past_of(where)
    assert [one.name for one in past.traced.changes if one.day.month == 11] == []


@pytest.mark.parametrize("folders", [(".",), ("content", "../elsewhere"), ("nowhere", "content")])
def test_any_content_folders_may_be_configured(repo, folders):
    file = FILE.removeprefix("content/") if folders == (".",) else FILE
    repo.commit("One", "2026-10-01", objective("60%"), file)
    repo.commit("Two", "2026-11-12", objective("55%"), file)
    past = past_of(repo.where("UTC", *folders))
    assert [(one.entity, one.before) for one in past.traced.changes if one.name == "target"] == [(RATE, "60%")]


def test_a_merge_that_chooses_something_new_is_a_change(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.git("checkout", "--quiet", "-b", "lower")
    repo.commit("Lower", "2026-11-10", objective("55%"))
    repo.git("checkout", "--quiet", "main")
    repo.commit("Lower too", "2026-11-11", objective("50%"))
    with pytest.raises(Exception, match="merge"):
        repo.git("merge", "--quiet", "lower", "-m", "Merge")
    repo.commit("Merge\n\nReason: we met in the middle", "2026-11-13", objective("52%"))
    history = repo.history()
    assert told(history, "target")[-1][2:] in {("55%", "52%"), ("50%", "52%")}
    assert history.changes[-1].reason == "we met in the middle"


def test_a_squashed_branch_is_one_change_with_the_reason_from_within_its_message(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit(
        "Work (#7)\n\n* lower\n\n  Reason: Norway waits\n\n* typo\n\nSigned-off-by: A", "2026-11-12", objective("55%")
    )
    assert [(one.message, one.reason) for one in repo.history().changes if one.name == "target"] == [
        ("Work (#7)", "Norway waits")
    ]


def test_what_is_not_committed_yet_is_of_today(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.write(objective("55%"))
    (change,) = [one for one in repo.history().changes if one.name == "target"]
    assert (change.day, change.commit) == (TODAY, "")
    repo.write("a draft", "content/teams/payments/2026-Q4/new.md")
    assert told(repo.history(), entity="payments/2026-q4/new") == []


def test_a_version_that_cannot_be_read_is_passed_over(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    for number, broken in enumerate(
        ("---\ntitle: [\nkey_results: {\n", "\x00\x01\ufffe", "", "---\n- a list\n---\n"), 2
    ):
        repo.commit("Broken", f"2026-10-1{number}", broken)
    (repo.root / FILE).write_bytes(b"---\ntitle: \xff\xfe\x00\n---\n")
    repo.commit("No text", "2026-10-19")
    repo.commit("Mended", "2026-11-12", objective("55%"))
    assert told(repo.history(), "target") == [("2026-11-12", "target", "60%", "55%")]
    assert told(repo.history(), "removed") == []


def test_a_shallow_clone_tells_what_it_knows_and_since_when(repo, tmp_path):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-10-20", objective("58%"))
    repo.commit("Three", "2026-11-12", objective("55%"))
    clone = Repo(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=2", f"file://{repo.root}", "main")
    clone.git("checkout", "--quiet", "FETCH_HEAD")
    history = clone.history()
    assert (history.known, history.since) == (True, date(2026, 10, 20))
    assert told(history) == [("2026-11-12", "target", "58%", "55%")]


def test_a_partial_clone_is_not_asked_for_what_it_would_have_to_fetch(repo, tmp_path):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "--quiet", "--filter=blob:none", f"file://{repo.root}", str(tmp_path / "clone"))
    assert not Repo(tmp_path / "clone").history().known


def test_without_git_or_commits_nothing_is_known(repo, tmp_path, monkeypatch):
    assert not repo.history().known
    repo.commit("One", "2026-10-01", objective())
    assert repo.history().known
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not repo.history().known


def test_a_project_below_the_top_of_its_repository_knows_its_own_files(tmp_path):
    whole = Repo(tmp_path)
    inner = Repo.__new__(Repo)
    inner.root = tmp_path / "docs" / "okrs"
    inner.root.mkdir(parents=True)
    inner.commit("One", "2026-10-01", objective("60%"))
    inner.commit("Two", "2026-11-12", objective("55%"))
    whole.write("elsewhere", FILE)
    assert told(inner.history(), "target", entity=RATE) == [("2026-11-12", "target", "60%", "55%")]


STUBBORN = {
    "log.showSignature": "true",
    "color.ui": "always",
    "core.quotePath": "true",
    "diff.renames": "false",
    "diff.relative": "false",
    "diff.noprefix": "true",
    "diff.external": "false",
    "log.date": "relative",
    "log.follow": "true",
    "log.decorate": "full",
    "log.diffMerges": "first-parent",
    "i18n.logOutputEncoding": "latin1",
    "core.autocrlf": "true",
    "format.pretty": "oneline",
}


def test_no_configuration_of_git_changes_what_is_told(repo):
    repo.commit("Öffnen", "2026-10-01", objective("60%"), "content/teams/größe/2026-Q4/ziel.md")
    repo.git("mv", "content/teams/größe", "content/teams/maß")
    repo.commit("Umziehen", "2026-10-02")
    repo.commit("Senken\n\nReason: Größe zählt", "2026-11-12", objective("55%"), "content/teams/maß/2026-Q4/ziel.md")
    before = repo.history()
    assert [(one.entity, one.reason) for one in before.changes if one.name == "target"] == [
        ("maß/2026-q4/ziel#rate", "Größe zählt")
    ]
    with (repo.root / ".git/config").open("a") as config:
        for key, value in STUBBORN.items():
            section, _, name = key.partition(".")
            config.write(f"[{section}]\n{name} = {value}\n")
    assert repo.history() == before


def test_days_are_those_of_the_author_in_the_time_zone_of_the_site(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-11-12T23:30:00+00:00", objective("55%"))
    assert told(repo.history(), "target")[0][0] == "2026-11-12"
    assert told(repo.history(zone="Europe/Berlin"), "target")[0][0] == "2026-11-13"
    repo.git("commit", "--quiet", "--amend", "--no-edit", day="2026-11-20")
    assert told(repo.history(), "target")[0][0] == "2026-11-12"


def test_going_on_from_what_was_read_before_tells_the_same_as_reading_everything(repo):
    other = "content/teams/payments/2026-Q4/going.md"
    steps = [
        (FILE, objective("60%")),
        (FILE, objective("58%", more="reason: Because")),
        (FILE, "---\ntitle: [\n"),
        (FILE, objective("57%", more="current: 41%")),
        (FILE, objective("57%", more="current: 42%", id_="live")),
        (FILE, None),
        (other, objective("56%", more="current: 42%", id_="live")),
        (FILE, objective("5%", title="Something else")),
        (other, None),
        (other, objective("55%", id_="live")),
    ]
    known = None
    for number, (file, text) in enumerate(steps, 10):
        if text is None:
            (repo.root / file).unlink()
        repo.commit(f"Step {number}", f"2026-11-{number}", text, file)
        known = past_of(repo.where(), known)
        assert known == past_of(repo.where()), f"step {number}"
        assert past_of(repo.where(), known) is known


def test_a_rewritten_past_is_read_anew(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Two", "2026-10-20", objective("58%"))
    known = past_of(repo.where())
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    repo.commit("Another two", "2026-10-21", objective("57%"))
    assert told(repo.history(known), "target") == [("2026-10-21", "target", "60%", "57%")]


def test_files_know_the_day_of_their_last_change(repo):
    repo.commit("One", "2026-10-01", objective(), "content/teams/payments/team.md")
    repo.commit("Two", "2026-10-20", objective())
    repo.git("mv", "content/teams/payments", "content/teams/pay")
    repo.commit("Move", "2026-11-01")
    assert repo.history().touched == {
        "content/teams/pay/team.md": date(2026, 10, 1),
        "content/teams/pay/2026-Q4/activation.md": date(2026, 10, 20),
    }


def test_links_and_other_repositories_inside_are_passed_over(repo):
    repo.commit("One", "2026-10-01", objective("60%"))
    (repo.root / FILE).unlink()
    (repo.root / FILE).symlink_to("/etc/passwd")
    repo.commit("A link", "2026-10-20")
    assert told(repo.history(), "target") == []
