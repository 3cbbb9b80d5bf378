"""What git knows of a project: what `check` finds in it, and what pages tell."""

from __future__ import annotations

import re
import subprocess
from datetime import date

import pytest
from committed import MOVED, OBJECTIVE, PAGE, commit, committed, git, moved, text_of
from project import NOW, Project, codes


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project that was committed when its cycle began."""
    return committed(tmp_path)


FOUND = "The `target` of `time` was made easier on {}, from `2 days` to `4 days`, without a reason."


def test_a_target_that_moved_is_found_before_and_after_the_commit_and_with_any_memory(project):
    assert moved(project) == []
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert moved(project) == [FOUND.format(NOW.date().isoformat())]
    commit(project, "Lower it", "2026-11-12")
    assert moved(project) == [FOUND.format("2026-11-12")] == moved(project) == moved(project, use_cache=False)
    memory = project.root / ".okrsite/history"
    memory.write_bytes(memory.read_bytes()[:-5])
    assert moved(project) == [FOUND.format("2026-11-12")]
    project.edit(OBJECTIVE, "target: 4 days", "target: 4 days\n    reason: The sandbox comes in January")
    assert moved(project) == []


def test_a_limit_that_was_taken_out_is_a_target_made_easier(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 2 days\n  - {id: load, title: Calls stay few, min: 1, max: 60}")
    commit(project, "Agree on calls", "2026-10-02")
    project.edit(OBJECTIVE, "min: 1, max: 60", "min: 1")
    commit(project, "Take it out", "2026-11-12")
    assert moved(project) == ["The `max` of `load` was `60` and was taken out on 2026-11-12, without a reason."]
    project.build()
    assert "Upper limit taken out, before: 60" in text_of(project.page(PAGE))


def test_the_reason_may_stand_in_the_commit(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it\n\nReason: The sandbox comes in January", "2026-11-12")
    assert moved(project) == []


def test_who_switches_rule_and_pages_off_has_no_history_read(project):
    project.write({"okrsite.yml": "rules:\n  INT008: off\n  INT009: off\nhistory: {show: no}\n"})
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert MOVED not in codes(project.check())
    project.build()
    assert not (project.root / ".okrsite/history").exists()
    assert "Agree on Falkenstein" not in project.page(PAGE)


def test_a_finding_may_be_allowed_and_is_called_needless_only_by_who_knows_the_past(project, monkeypatch):
    project.edit(OBJECTIVE, "title: Developers", "allow: {INT008: agreed with everybody}\ntitle: Developers")
    assert "ALW001" in codes(project.check())
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert {MOVED, "ALW001"}.isdisjoint(codes(project.check()))
    monkeypatch.setenv("PATH", str(project.root))
    assert {MOVED, "ALW001"}.isdisjoint(codes(project.check()))


def test_reading_the_history_leaves_repository_and_folder_as_they_were(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")

    def state() -> tuple[str, bytes, int]:
        index = project.root / ".git/index"
        status = git(project, "--no-optional-locks", "status", "--porcelain", "content")
        return status, index.read_bytes(), index.stat().st_mtime_ns

    before = state()
    assert moved(project)
    assert state() == before


def test_the_page_of_an_objective_tells_what_changed_when_by_whom_and_why(project):
    project.write({"okrsite.yml": "repository: {url: https://github.com/example/okrs}\n"})
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it\n\nReason: Falkenstein waits for the bank", "2026-11-12")
    project.build()
    words = text_of(project.page(PAGE))
    assert "12 Nov M " in words
    assert "Target: from 2 days → to 4 days Reason: Falkenstein waits for the bank" in words
    assert re.search(r'href="https://github.com/example/okrs/commit/[0-9a-f]{40}"', project.page(PAGE))
    assert "Lower it" not in words


def test_a_commit_renders_only_the_pages_that_it_changed_and_as_a_clean_build_would(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    project.build()
    before = project.published()
    assert "12 Nov" not in text_of(before[PAGE].decode())
    commit(project, "Lower it", "2026-11-12")
    project.build()
    after = project.published()
    assert after == project.built_from_scratch()
    changed = {page for page in before if before[page] != after[page]}
    assert PAGE in changed
    assert not {page for page in changed if page.startswith(("teams/company", "pages", "explore/index"))}
    commit(project, "Nothing in the content", "2026-11-13")
    assert project.build().written.up_to_date is False
    assert project.published() == project.built_from_scratch()


def test_a_build_that_hides_anything_tells_nothing_of_the_past(project):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it by Falkenstein", "2026-11-12")
    project.build(audience="public", base_url="https://okrs.example.org/")
    told = b"".join(project.published().values())
    assert b"Falkenstein" not in told
    assert b"changed-targets.atom" not in told
    assert not (project.site / "updates/changed-targets.atom").exists()
    project.build(audience="company", base_url="https://okrs.example.org/")
    assert "Falkenstein" in project.page(PAGE)
    assert (project.site / "updates/changed-targets.atom").exists()


def test_the_time_as_a_draft_is_told_only_to_who_sees_drafts(project):
    project.edit(OBJECTIVE, "title: Developers", "state: draft\ntitle: Developers")
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Think again about Falkenstein", "2026-11-10")
    project.edit(OBJECTIVE, "state: draft\n", "")
    project.edit(OBJECTIVE, "target: 4 days", "target: 3 days")
    commit(project, "Publish Falkenstein", "2026-11-12")
    project.edit(OBJECTIVE, "target: 3 days", "target: 2 days")
    commit(project, "Raise it", "2026-11-14")
    project.build()
    words = text_of(project.page(PAGE))
    assert "Target: from 3 days → to 2 days “Raise it”" in words
    assert "4 days" not in words
    assert "Falkenstein" not in words.partition("Agree on Falkenstein")[0]
    project.build(drafts=True)
    assert "Think again about Falkenstein" in project.page(PAGE)


def test_the_past_is_seen_from_the_day_of_the_build(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it", "2026-11-12")
    project.build(as_of=date(2026, 11, 1))
    assert "Lower it" not in project.page(PAGE)
    assert "Agree on Falkenstein" in project.page(PAGE)


def test_a_changed_target_is_told_in_the_open_everywhere(project):
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-10-20.md": """
        ---
        updates:
          activation:
            time:
              value: 20 days
        ---
    """})  # fmt: skip
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it", "2026-11-12")
    project.build()
    own, unexplained = project.page(PAGE), "changed 12 Nov 2026, no reason given, M"
    assert unexplained in " ".join(text_of(own).replace(" ,", ",").split())
    assert "66 % of the way to the former target, 70 % to today’s" in text_of(own)
    assert '<polyline class="chart-goal"' in own
    assert "Until 12 Nov 2026 the target was 2 days." in text_of(own)
    for page in ("updates/2026-w46", "cycles/2026-q4/review"):
        assert "Target: from 2 days → to 4 days" in text_of(project.page(f"{page}/index.html"))
    for page in ("explore/changed-targets", "cycles/2026-q4/attention"):
        assert "Target made easier on 12 Nov 2026, no reason given." in text_of(project.page(f"{page}/index.html"))
    project.edit(OBJECTIVE, "target: 4 days", "target: 4 days\n    reason: The bank takes longer")
    project.build()
    assert "re-agreed 12 Nov 2026" in text_of(project.page(PAGE))
    assert "Target made easier on 12 Nov 2026: The bank takes longer" in text_of(
        project.page("explore/changed-targets/index.html")
    )
    assert "Target made easier" not in project.page("cycles/2026-q4/attention/index.html")


def page_of(project: Project, address: str) -> str:
    return text_of(project.page(f"{address}/index.html"))


def test_lists_name_what_was_taken_out_and_say_from_what_to_what_the_rest_was_changed(project):
    other = "title: Talks\n    start: 0 talks\n    target: 5 talks"
    project.edit(OBJECTIVE, "key_results:", f"key_results:\n  - id: talks\n    {other}")
    commit(project, "Plan talks", "2026-10-02")
    project.edit(OBJECTIVE, f"  - id: talks\n    {other}\n", "")
    project.edit(OBJECTIVE, "falls to 2 days", "falls to 4 days")
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Take “Talks” out", "2026-11-12")
    project.build()
    for page in ("explore/changed-targets", "cycles/2026-q4/attention"):
        words = page_of(project, page)
        assert "Talks . Taken out on 12 Nov 2026, no reason given." in words
        assert "from 2 days → to 4 days . Target made easier on 12 Nov 2026, no reason given." in words
    week = page_of(project, "updates/2026-w46").partition("Changed targets")[2]
    assert "Payments Talks Developers go live in a day taken out 12 Nov 2026, no reason given, M" in week
    own = project.page(PAGE)
    words = text_of(own)
    assert "2 key results were changed after they were agreed on" in words
    assert "Key results that were taken out Talks taken out 12 Nov 2026, no reason given" in words
    told = words.partition("What was said and changed")[2]
    assert "Target: from 2 days → to 4 days" in told
    assert "In other words" not in told
    assert "Take “Talks” out" in told
    assert "“Take" not in told
    assert 'id="part.taken-out"' in own


def test_a_reason_in_the_file_is_told_once_beside_the_change(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 2 days\n    state: dropped\n    reason: Falkenstein shut")
    commit(project, "Drop it", "2026-11-12")
    project.build()
    entry = text_of(project.page(PAGE).partition('id="time"')[2].partition("</article>")[0])
    assert entry.count("Falkenstein shut") == 1
    assert re.search(r"Changed after it was agreed on dropped 12 Nov 2026.*Reason: Falkenstein shut", entry)
    assert "re-agreed" not in entry
    assert "It was dropped" not in entry.partition("Why")[0]
    assert "Since" not in entry.partition("Why")[0]


def test_an_objective_that_was_dropped_while_its_cycle_ran_is_among_the_changes(project):
    project.edit(OBJECTIVE, "title: Developers", "state: closed\nclosed_as: dropped\ntitle: Developers")
    commit(project, "Close it", "2026-11-12")
    project.build()
    assert "Developers go live in a day Dropped on 12 Nov 2026. Payments" in page_of(project, "explore/changed-targets")
    week = page_of(project, "updates/2026-w46").partition("Changed targets")[2]
    assert "Payments Developers go live in a day dropped 12 Nov 2026, M" in week


def test_values_that_are_edited_in_place_make_a_series(project):
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-11-18.md": None})
    project.edit(OBJECTIVE, "target: 2 days", "target: 2 days\n    current: 31 days")
    commit(project, "Begin", "2026-10-05")
    for day, value in (("2026-10-26", "20 days"), ("2026-11-16", "12 days")):
        file = project.root / OBJECTIVE
        file.write_text(re.sub("current: .*", f"current: {value}", file.read_text()))
        commit(project, "Measure", day)
    project.build()
    words = text_of(project.page(PAGE))
    assert "From 31 days on 5 Oct 2026 to 12 days on 16 Nov 2026." in words
    assert "Value: from 20 days → to 12 days “Measure”" in words
    assert "On track" in words


def test_git_tells_when_an_objective_was_closed(project):
    project.edit(OBJECTIVE, "title: Developers", "state: closed\ntitle: Developers")
    commit(project, "Close it", "2026-11-12")
    project.edit(OBJECTIVE, "state: closed", "state: closed\nclosed_as: partly")
    commit(project, "Say how it went", "2026-11-18")
    project.build()
    words = text_of(project.page(PAGE))
    assert "Closed 12 Nov 2026" in words
    assert "Closed 18 Nov 2026" not in words


def test_a_site_without_git_says_so_and_a_shallow_clone_from_when_it_knows(project, tmp_path):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it", "2026-11-12")
    clone = Project(tmp_path / "clone", {})
    command = ["git", "clone", "-q", "--depth", "1", f"file://{project.root}", str(clone.root)]
    subprocess.run(command, check=True, capture_output=True)
    clone.build(base_url="https://okrs.example/")
    assert "Changes before 12 Nov 2026 are not known here" in text_of(clone.page(PAGE))
    assert "Changes before 12 Nov 2026 are not known here" in text_of(clone.page("quality/index.html"))
    assert "Changes before 12 Nov 2026 are not known here" in page_of(clone, "explore/changed-targets")
    assert not list(clone.site.rglob("changed-targets.atom"))
    bare = Project(tmp_path / "bare")
    bare.build()
    listed = page_of(bare, "explore/changed-targets")
    assert "Changed targets —" in listed
    assert "no git repository was at hand" in listed
    assert "Nothing belongs here now" not in listed
    for page in (PAGE, "teams/company/2026/grow/index.html"):
        assert "no git repository was at hand" in text_of(bare.page(page))


def test_commits_that_are_fetched_later_are_told_although_nothing_else_has_changed(project, tmp_path):
    for target, day in (("3 days", "2026-11-10"), ("4 days", "2026-11-12"), ("5 days", "2026-11-16")):
        file = project.root / OBJECTIVE
        file.write_text(re.sub("target: .*", f"target: {target}", file.read_text()))
        commit(project, "Lower it", day)
    clone = Project(tmp_path / "clone", {})
    command = ["git", "clone", "-q", "--depth", "1", f"file://{project.root}", str(clone.root)]
    subprocess.run(command, check=True, capture_output=True)
    clone.build()
    assert "Changes before 16 Nov 2026 are not known here" in text_of(clone.page(PAGE))
    git(clone, "fetch", "-q", "--deepen", "1")
    clone.build()
    assert "Changes before 12 Nov 2026 are not known here" in text_of(clone.page(PAGE))
