"""What a page shows whose file broke: its last readable version, and the line to mend."""

from __future__ import annotations

import pytest
from committed import OBJECTIVE, PAGE, commit, committed, text_of
from project import Project, codes


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project that was committed when its cycle began."""
    return committed(tmp_path)


CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
CHECK_INS = "teams/payments/2026-q4/check-ins/index.html"
TEAM = "content/teams/payments/team.md"
TEAM_PAGE = "teams/payments/index.html"
USUAL = """
    ---
    title: Developers go live in a day
    owner: maria
    initiatives:
      - title: Sandbox keys without a sales call
        state: doing
    key_results:
      - id: time
        title: Time to first payment falls to 2 days
        start: 31 days
        target: 2 days
    ---
    Access to the sandbox is private, and progress is not visible.
"""
"""An objective with words in it that elsewhere might keep it from readers."""

SLIPS = {
    "a tab": (OBJECTIVE, "    target: 2 days", "\ttarget: 2 days", 11),
    "a missing quote": (OBJECTIVE, "title: Developers go live in a day", 'title: "Developers go live in a day', 2),
    "a colon in a title": (OBJECTIVE, "title: Developers go live in a day", "title: Developers: live in a day", 2),
    "a line too far to the left": (OBJECTIVE, "    target: 2 days", "   target: 2 days", 11),
    "a line too far to the right": (OBJECTIVE, "owner: maria", " owner: maria", 3),
    "half a merge conflict": (OBJECTIVE, "owner: maria", "<<<<<<< HEAD\nowner: maria\n=======\nowner: li", 3),
    "a check-in with a tab": (CHECK_IN, "      value: 12 days", "\tvalue: 12 days", 5),
    "a check-in with an open quote": (CHECK_IN, "value: 12 days", 'value: "12 days', 5),
    "a team with a merge conflict": (TEAM, "name: Payments", "<<<<<<< HEAD\nname: Payments\n=======\nname: Money", 2),
    "a team with an open quote": (TEAM, "name: Payments", 'name: "Payments', 2),
}
SHOWN = {
    OBJECTIVE: (PAGE, "The file of this objective cannot be read at present. Shown is what it said on", "31 days"),
    CHECK_IN: (CHECK_INS, "The file of this check-in cannot be read at present. Shown is what it said on", "12 days"),
    TEAM: (TEAM_PAGE, "The file of this team cannot be read at present. Shown is what it said on", "Payments"),
}
"""Where the notice stands, its words, and what the last readable version said."""


@pytest.mark.parametrize("slip", SLIPS)
def test_after_a_slip_the_page_shows_what_the_file_said_before_and_leads_to_where_it_is_mended(project, slip):
    file, old, new, line = SLIPS[slip]
    project.write({OBJECTIVE: USUAL, "okrsite.yml": "repository: {url: https://github.com/example/okrs}\n"})
    commit(project, "Write more", "2026-10-02")
    project.edit(file, old, new)
    commit(project, "Slip", "2026-11-12")
    project.build(keep_going=True)
    address, notice, said = SHOWN[file]
    words = text_of(project.page(address))
    assert words.count(notice) == 1
    assert said in words
    assert f"To be mended: {file}, line {line}" in words
    assert f'href="https://github.com/example/okrs/edit/main/{file}"' in project.page(address)


def test_what_was_a_draft_when_it_could_be_read_last_is_not_brought_back(project):
    project.edit(OBJECTIVE, "title: Developers", "state: draft\ntitle: Developers")
    commit(project, "Keep it for us", "2026-11-12")
    project.edit(OBJECTIVE, "state: draft\ntitle: Developers", 'title: "Falkenstein')
    project.build(keep_going=True)
    assert "31 days" not in text_of(project.page(PAGE))


def test_a_merge_that_may_keep_the_file_from_readers_brings_nothing_back(project):
    project.edit(
        OBJECTIVE, "title: Developers", "<<<<<<< HEAD\n=======\nstate: draft\n>>>>>>> theirs\ntitle: Developers"
    )
    project.build(keep_going=True)
    assert not (project.site / PAGE).exists()


def test_a_page_follows_the_line_to_mend_and_gets_its_own_words_back(project):
    project.edit(CHECK_IN, "value: 12 days", 'value: "12 days')
    project.build(keep_going=True)
    project.edit(CHECK_IN, "updates:", "# As told on Monday\nupdates:")
    project.build(keep_going=True)
    assert f"To be mended: {CHECK_IN}, line 6" in text_of(project.page(CHECK_INS))
    assert project.published() == project.built_from_scratch(keep_going=True)
    project.edit(CHECK_IN, 'value: "12 days', "value: 11 days")
    project.build(keep_going=True)
    assert "To be mended" not in project.page(CHECK_INS)
    assert project.published() == project.built_from_scratch(keep_going=True)


def broken(project: Project) -> None:
    project.edit(OBJECTIVE, "key_results:", "key_results: [")


def test_a_file_that_broke_keeps_its_last_words_and_names_the_line_to_mend(project):
    broken(project)
    report = project.build(keep_going=True)
    assert "YAML002" in codes(report)
    words = text_of(project.page(PAGE))
    assert "Shown is what it said on 1 Oct 2026" in words
    assert f"To be mended: {OBJECTIVE}, line 4" in words
    assert "31 days" in words
    assert project.published() == project.built_from_scratch(keep_going=True)
    project.edit(OBJECTIVE, "key_results: [", "key_results:")
    project.build(keep_going=True)
    assert "To be mended" not in project.page(PAGE)


@pytest.mark.parametrize(
    ("settings", "field", "audience"),
    [
        ("", "state: draft", ""),
        ("", "audience: leadership", ""),
        ("audiences: [public, company]\ndefault_audience: public\n", "", "public"),
    ],
)
def test_what_may_be_for_fewer_readers_now_is_not_brought_back(project, settings, field, audience):
    project.write({"okrsite.yml": settings})
    broken(project)
    project.edit(OBJECTIVE, "title: Developers", f"{field}\ntitle: Developers")
    project.build(keep_going=True, audience=audience)
    assert not (project.site / PAGE).exists() or "Shown is what it said" not in project.page(PAGE)
