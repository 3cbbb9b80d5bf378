"""Words below a heading that names something hidden stay hidden when the heading names it no longer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from about_headings import FOLDER, HEADINGS, HUSH, MARK, PUB, TWO, built, check_in, files_of, project_of, told
from committed import commit, git
from everything import exports, words
from project import Project
from searching import found

from okrsite_gen.content.audience import sharing

FILES = files_of(PUB, HUSH, f"{MARK}0002")
"""Also what stands beside such a heading is for few: the check-in speaks of something hidden."""
BESIDE_IN_THE_OPEN = files_of(PUB, HUSH, "Beside")
Way = Callable[[Project], None]


def _edit(name: str, old: str, new: str) -> Way:
    return lambda project: project.edit(f"{FOLDER}/{name}", old, new)


def _rename(project: Project) -> None:
    (project.root / FOLDER / "hush.md").rename(project.root / FOLDER / "quiet.md")


def _misspell(project: Project) -> None:
    for day, heading in HEADINGS.items():
        wrong = heading.replace("takeover", "takover").replace("/hush", "/hus").replace("inside", "insid")
        project.edit(f"{FOLDER}/check-ins/2026-11-{day}.md", f"## {heading}", f"## {wrong}")
    project.edit(f"{FOLDER}/pub.md", "## inside", "## insde")


def _with_capitals(project: Project) -> None:
    for day, wrong in {"10": "Takeovr", "11": "Hush", "12": "Take over: the talks", "13": "Another Firm"}.items():
        project.edit(f"{FOLDER}/check-ins/2026-11-{day}.md", f"## {HEADINGS[day]}", f"## {wrong}")
    project.edit(f"{FOLDER}/pub.md", "## inside", "## Insde")


WAYS: dict[str, Way] = {
    "nothing": lambda project: None,
    "renamed": _rename,
    "deleted": lambda project: project.write({f"{FOLDER}/hush.md": None}),
    "key results renamed": lambda project: (
        _edit("hush.md", "id: takeover", "id: signed")(project), _edit("pub.md", "id: inside", "id: other")(project),
    )[0],
    "key results deleted": lambda project: (
        _edit("hush.md", "  - {id: takeover, title: They sign}", "  - They sign")(project),
        _edit("pub.md", "  - {id: inside, title: Something, audience: company}\n", "")(project),
    )[0],
    "headings misspelt": _misspell,
    "headings misspelt with capitals": _with_capitals,
    "unreadable": lambda project: project.write({f"{FOLDER}/hush.md": b"---\ntitle: [Hus\xff\xfe"}),
    "audience misspelt": _edit("hush.md", "audience: company", "audience: compny"),
    "audience of a key result misspelt": _edit("pub.md", "audience: company", "audience: compny"),
    "another field that hides": _edit("hush.md", "audience: company", "visibility: company"),
}  # fmt: skip


QUICK = {"renamed", "headings misspelt", "audience of a key result misspelt", "unreadable"}


@pytest.mark.parametrize("way", [way if way in QUICK else pytest.param(way, marks=pytest.mark.slow) for way in WAYS])
def test_words_below_a_heading_stay_hidden_when_it_names_nothing_any_more(tmp_path, way):
    project = project_of(tmp_path, TWO, BESIDE_IN_THE_OPEN)
    WAYS[way](project)
    files = built(project, audience="public")
    assert found(files, ["leadership"]) == []
    assert b"Honest two" in files["teams/a/2026-q4/pub/index.html"]


@pytest.mark.parametrize(
    "way",
    [
        way if way in {"renamed", "audience misspelt"} else pytest.param(way, marks=pytest.mark.slow)
        for way in WAYS
        if "headings" not in way
    ],
)
def test_what_stands_beside_it_stays_hidden_where_git_knows_its_name_or_a_file_may_hold_it(tmp_path, way):
    project = project_of(tmp_path, TWO, FILES)
    git(project, "init", "-q", "-b", "main")
    commit(project, "Begin", "2026-11-14")
    WAYS[way](project)
    assert found(built(project, audience="public"), ["leadership"]) == []


@pytest.mark.parametrize("heading", ["Takeovr", "takover", "Another Firm", "On takeover so far"])
def test_what_stands_beside_a_heading_that_nearly_is_a_hidden_name_stays_hidden(tmp_path, heading):
    project = project_of(tmp_path, TWO, FILES)
    for day, written in HEADINGS.items():
        project.edit(f"{FOLDER}/check-ins/2026-11-{day}.md", f"## {written}", f"## {heading}")
    assert found(built(project, audience="public"), ["leadership"]) == []


@pytest.mark.parametrize("heading", ["risks", "done", "GPT-4", "next_steps", "[[nowhere]]"])
def test_of_a_check_in_with_a_heading_that_is_merely_like_a_name_only_the_words_below_it_are_hidden(tmp_path, heading):
    project = project_of(tmp_path, TWO, BESIDE_IN_THE_OPEN)
    for day in ("10", "11", "12"):
        project.write({f"{FOLDER}/check-ins/2026-11-{day}.md": None})
    project.edit(f"{FOLDER}/check-ins/2026-11-13.md", "## pub#inside", f"## {heading}")
    files = built(project, audience="public")
    assert found(files, ["leadership"]) == []
    page = files["teams/a/2026-q4/check-ins/index.html"]
    assert b"Beside Won" in page
    assert b"Beside Risky" in page
    (finding,) = [each for each in project.check().findings if each.code == "CHK009"]
    assert finding.reason.startswith("Until this is clear, what stands below it is shown to nobody")


@pytest.mark.parametrize(
    "results",
    ["key_resluts:\n  - {id: takeover, title: T}", "krs:\n  - takeover", "key_results:\n  - {idd: takeover, title: T}"],
)
def test_names_of_key_results_under_a_misspelt_field_count(tmp_path, results):
    said = HUSH.partition("key_results")[0].replace("audience: company", results.replace("\n", "\n    ")) + "---\n"
    check = check_in("Takeover", f"{MARK}0001", "Beside")
    files = {name: text for name, text in BESIDE_IN_THE_OPEN.items() if "check-ins" not in name}
    project = project_of(tmp_path, TWO, {**files, f"{FOLDER}/hush.md": said})
    project.write({f"{FOLDER}/check-ins/2026-11-10.md": check})
    assert found(built(project, audience="public"), ["leadership"]) == []


@pytest.mark.slow
def test_they_are_found_where_headings_are_not_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "without_doubtful_sections", lambda before, after, headings: after)
    for way, change in WAYS.items():
        project = project_of(tmp_path / way, TWO, FILES)
        change(project)
        assert bool(found(built(project, audience="public"), ["leadership"])) is (way != "nothing"), way


def test_who_may_see_everything_reads_them(tmp_path):
    project = project_of(tmp_path, TWO, FILES)
    WAYS["deleted"](project)
    assert len(found(built(project, audience="company"), ["leadership"])) > 7


@pytest.mark.slow
@pytest.mark.parametrize("way", [way for way in WAYS if "misspelt" not in way])
def test_neither_do_exports_and_digests_tell_them(tmp_path, way):
    if way in {"unreadable", "another field that hides"}:
        return  # these commands stop at errors
    project = project_of(tmp_path, TWO, BESIDE_IN_THE_OPEN)
    WAYS[way](project)
    for written in (exports, words):
        assert found(written(project, "public"), ["leadership"]) == []


DRAFTS = files_of(
    PUB.replace(", audience: company", "").replace(MARK, "Open "), HUSH.replace("audience: company", "state: draft"), ""
)
DRAFTS[f"{FOLDER}/check-ins/2026-11-13.md"] = check_in("pub#inside", "Open", "")
WAYS_OF_DRAFTS: dict[str, Way] = {
    "nothing": lambda project: None,
    "renamed": _rename,
    "key results renamed": _edit("hush.md", "id: takeover", "id: signed"),
    "headings misspelt": lambda project: (
        _edit("check-ins/2026-11-12.md", "takeover", "takover")(project),
        _edit("check-ins/2026-11-10.md", "## takeover", "## Takeovr")(project),
    )[0],
    "unreadable": lambda project: project.write({f"{FOLDER}/hush.md": b"---\nstate: draft\ntitle: [Hus\xff\xfe"}),
    "state misspelt": _edit("hush.md", "state: draft", "state: draaft"),
}


@pytest.mark.parametrize(
    "way",
    [
        way if way in {"renamed", "state misspelt"} else pytest.param(way, marks=pytest.mark.slow)
        for way in WAYS_OF_DRAFTS
    ],
)
def test_words_about_a_draft_stay_hidden_when_their_heading_names_nothing_any_more(tmp_path, way):
    project = project_of(tmp_path, "", DRAFTS)
    WAYS_OF_DRAFTS[way](project)
    files = built(project)
    assert found(files, ["leadership"]) == []
    text = b"".join(files.values())
    assert b"Won" in text
    assert (b"Risky" in text) is (way != "unreadable")
    assert bool(told(project)) is (way != "nothing")


def _about_a_draft(tmp_path, settings: str, objective: str, key_result: str) -> Project:
    update = (
        f"updates:\n  pub: {{k: {{value: 2}}}}\n  {objective}: {{{key_result}: {{note: {MARK}0003, confidence: 3}}}}"
    )
    said = f"---\n{update}\n---\n## Wins\nWon\n"
    team = {name: text for name, text in DRAFTS.items() if "check-ins" not in name}
    return project_of(tmp_path, settings, {**team, f"{FOLDER}/check-ins/2026-11-10.md": said})


@pytest.mark.parametrize(
    ("settings", "objective", "key_result"),
    [
        ("", "hush", "takover"),
        ("", "huhs", "takeover"),
        pytest.param("audiences: [public]\ndefault_audience: public\n", "hush", "takover", marks=pytest.mark.slow),
    ],
)
def test_a_misspelt_update_about_a_draft_stays_hidden_and_its_author_is_told(tmp_path, settings, objective, key_result):
    project = _about_a_draft(tmp_path, settings, objective, key_result)
    files = built(project)
    assert found(files, ["leadership"]) == []
    assert b"Won" in b"".join(files.values())
    reasons = [one.reason for one in project.check().findings if one.code in {"REF001", "REF002"}]
    assert len(reasons) == 1
    assert "no site that hides anything shows it" in reasons[0]


def test_an_update_about_nothing_is_shown_where_nothing_is_hidden(tmp_path):
    project = _about_a_draft(tmp_path, "", "hush", "takover")
    project.edit(f"{FOLDER}/hush.md", "state: draft", "state: active")
    assert found(built(project), ["leadership"])


def test_a_site_that_hides_nothing_shows_every_section(tmp_path):
    files = {**FILES, f"{FOLDER}/pub.md": PUB.replace(", audience: company", "")}
    del files[f"{FOLDER}/hush.md"]
    project = project_of(tmp_path, "", files)
    assert len(found(built(project), ["leadership"])) > 7
    assert told(project) == []


HONEST = (
    *("Wins", "Risks", "Next steps", "What we learned", "Follow-ups", "Zahlen", "Überblick", "Why now?", "2026-11-20"),
    *("Looking ahead to Q1", "Notes", "风险", "المخاطر", "К обсуждению", "FAQ"),
    *("Q4", "Q1/Q2", "H2", "W47", "KW47", "2026-Q4", "X/Y", "Wins/Losses", "p95", "v2", "10月の成果", "第4季度"),
    *("[Roadmap](https://x.example/a_1)", "Next takeoff"),
)


def test_ordinary_headings_stay_public_without_a_word(tmp_path):
    below = "".join(f"\n## {words}\nOpen {number:03}.\n" for number, words in enumerate(HONEST))
    project = project_of(tmp_path, TWO, {**FILES, f"{FOLDER}/check-ins/2026-11-13.md": f"---\n---\n{below}"})
    project.write({f"{FOLDER}/long.md": f"---\ntitle: Long\n---\nWhy.\n{below}"})
    files = built(project, audience="public")
    for page in ("teams/a/2026-q4/check-ins/index.html", "teams/a/2026-q4/long/index.html"):
        shown = [number for number in range(len(HONEST)) if f"Open {number:03}".encode() in files[page]]
        assert shown == list(range(len(HONEST))), page
    assert told(project) == []


IN_MARKS = (
    *('"takeover"', "~~takeover~~", "1. takeover", "1. Takeover", "hush → takeover", "KR takeover", "KR 2 Takeover"),
    *(
        "ＴＡＫＥＯＶＥＲ",
        "take\u00adover",
        "“Takeover”",
        "Takeover & talks",
        "On the takeover so far",
        "[Takeover](x)",
    ),
)
"""Headings that hold the id of a key result in whatever marks and letters."""


def test_words_below_an_id_in_marks_and_other_letters_stay_hidden(tmp_path):
    below = "".join(f"\n## {words}\n{MARK}{number:04}\n" for number, words in enumerate(IN_MARKS))
    project = project_of(tmp_path, TWO, {f"{FOLDER}/hush.md": HUSH, f"{FOLDER}/pub.md": PUB.partition("    Why.")[0]})
    project.write({f"{FOLDER}/long.md": f"---\ntitle: Long\n---\nWhy.\n{below}\n## Background\nHonest one.\n"})
    files = built(project, audience="public")
    assert found(files, ["leadership"]) == []
    assert b"Honest one" in files["teams/a/2026-q4/long/index.html"]


@pytest.mark.parametrize(
    "folder", ["content/teams/a/2027-Q1", pytest.param("content/teams/b/2026-Q4", marks=pytest.mark.slow)]
)
def test_words_about_a_draft_stay_hidden_when_it_moves(tmp_path, folder):
    project = project_of(tmp_path, "", DRAFTS)
    project.write({f"{FOLDER}/hush.md": None, f"{folder}/hush.md": DRAFTS[f"{FOLDER}/hush.md"]})
    files = built(project)
    assert found(files, ["leadership"]) == []
    assert b"Risky" in b"".join(files.values())


def test_authors_are_told_below_which_headings_nobody_reads(tmp_path):
    project = project_of(tmp_path, TWO, FILES)
    _misspell(project)
    findings = [finding for finding in project.check().findings if finding.code == "CHK009"]
    where = [(each.place.file.rpartition("/")[2], each.place.line, each.line_text.strip()) for each in findings]
    assert where == [
        ("2026-11-10.md", 4, "## takover"),
        ("2026-11-11.md", 4, "## a/2026-Q4/hus"),
        ("2026-11-12.md", 4, "## [[hush#takover|They]]"),
        ("2026-11-13.md", 4, "## pub#insid"),
        ("pub.md", 12, "## insde"),
    ]
    assert "Did you mean `## takeover`?" in findings[0].hint


def _with_a_past(tmp_path, settings: str) -> Project:
    """Return a project whose team called two things, which it does not have any more, by ordinary words."""
    project = project_of(tmp_path, settings, FILES)
    project.write({f"{FOLDER}/talks.md": HUSH.replace("takeover", "Merger").replace("Another firm", "Once")})
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "okrsite.yml")
    commit(project, "Begin", "2026-10-01")
    project.write({f"{FOLDER}/talks.md": None})
    for day, heading in {"10": "Talks", "11": "Merger"}.items():
        project.edit(f"{FOLDER}/check-ins/2026-11-{day}.md", f"## {HEADINGS[day]}", f"## {heading}")
    commit(project, "Talk no more", "2026-11-12")
    return project


def test_a_word_by_which_git_knows_something_is_no_ordinary_heading(tmp_path):
    project = _with_a_past(tmp_path, TWO)
    assert found(built(project, audience="public"), ["leadership"]) == []
    assert len([message for message in told(project) if "was what an objective" in message]) == 2


def test_what_stands_beside_the_former_name_of_what_a_file_still_has_stays_hidden(tmp_path):
    project = _with_a_past(tmp_path, TWO)
    project.edit(f"{FOLDER}/hush.md", "id: takeover", "id: signed")
    project.edit(f"{FOLDER}/check-ins/2026-11-11.md", "## Merger", "## takeover")
    assert found(built(project, audience="public"), ["leadership"]) == []


def test_without_the_past_nobody_can_know(tmp_path):
    project = _with_a_past(tmp_path, f"{TWO}history: {{show: false}}\n")
    assert found(built(project, audience="public"), ["leadership"])


SEVERAL = {
    "content/teams/a/team.md": "---\nname: A\n---\n",
    f"{FOLDER}/noon.md": """
        ---
        title: Noon
        key_results:
          - {id: four-soups, title: Soups, start: 0, target: 9}
          - {id: cold-room, title: Room, start: 0, target: 9}
        ---
        Hot pots.
    """,
    f"{FOLDER}/check-ins/2026-11-12.md": check_in("four-soups", "Hot.", "").replace("pub: {k", "noon: {four-soups"),
    f"{FOLDER}/check-ins/2026-11-19.md": check_in("cold-room", "Cold.", "").replace("pub: {k", "noon: {cold-room"),
}
COMPANY = "audiences: [public, company]\ndefault_audience: company\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Noon", "title: Noon\naudience: compny"),
        ("title: Noon", "mission: Noon"),
        ("title: Noon", "title Noon"),
        ("id: cold-room", "id: 🥶"),
        ("key_results:", "key_results: ["),
    ],
)
def test_headings_that_an_error_explains_are_told_once_where_the_error_is(tmp_path, old, new):
    project = project_of(tmp_path, COMPANY, SEVERAL)
    assert told(project) == []
    project.edit(f"{FOLDER}/noon.md", old, new)
    findings = [each for each in project.check().findings if each.code == "CHK009"]
    assert [each.place.file for each in findings] == [f"{FOLDER}/noon.md"]
    assert "`cold-room`" in findings[0].message


def test_a_slip_in_the_name_of_something_sound_is_told_beside_a_file_with_an_error(tmp_path):
    project = project_of(tmp_path, COMPANY, SEVERAL)
    project.write({f"{FOLDER}/other.md": "---\ntitle: Other\naudience: compny\n---\n"})
    project.edit(f"{FOLDER}/check-ins/2026-11-12.md", "## four-soups", "## four-soup")
    findings = [each for each in project.check().findings if each.code == "CHK009"]
    assert [(each.place.file.rpartition("/")[2], each.place.line) for each in findings] == [("2026-11-12.md", 4)]
    assert findings[0].message == "Nothing here is called `four-soup`; `four-soups` is, and not everybody may see it."


def test_nobody_is_asked_whether_they_meant_what_they_wrote(tmp_path):
    project = project_of(tmp_path, COMPANY, SEVERAL)
    project.write({f"{FOLDER}/hush.md": HUSH})
    project.edit(f"{FOLDER}/noon.md", "Hot pots.", "## takeover\nWords.")
    findings = [each for each in project.check().findings if each.code == "CHK009"]
    assert [each.place.file for each in findings] == [f"{FOLDER}/noon.md"]
    assert "Did you mean" not in findings[0].hint
