"""Discovery: which file is what, and what is said about files and names that do not fit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrsite_gen.content.discover import Discovered, classify, discover, discover_in
from okrsite_gen.content.ids import date_problem, id_problem, suggested
from okrsite_gen.content.text import LARGEST_FILE


def found_in(*paths: str, folders: tuple[str, ...] = ("content",)) -> Discovered:
    return discover_in({path if path.startswith("private") else f"content/{path}": b"x" for path in paths}, folders)


def said(found: Discovered) -> list[str]:
    return [f"{each.code} {each.place.file.removeprefix('content/')}" for each in found.diagnostics]


@pytest.mark.parametrize(
    ("path", "kind", "key"),
    [
        ("index.md", "index", ""),
        ("cycles/2026-Q4.md", "cycle", "2026-q4"),
        ("teams/Pay/team.md", "team", "pay"),
        ("teams/Pay/2026-Q4/Go-Live.md", "objective", "pay/2026-q4/go-live"),
        ("teams/Pay/2026-Q4/plan.md", "plan", "pay/2026-q4"),
        ("teams/Pay/2026-Q4/retrospective.md", "retrospective", "pay/2026-q4"),
        ("teams/Pay/2026-Q4/check-ins/2026-11-20.md", "check-in", "pay/2026-q4/2026-11-20"),
        ("metrics/NPS.md", "metric", "nps"),
        ("metrics/NPS.csv", "metric-rows", "nps"),
        ("people/Maria.md", "person", "maria"),
        ("pages/How/To.md", "page", "how/to"),
        ("assets/a/B c.png", "asset", "a/b c.png"),
    ],
)
def test_a_path_says_what_a_file_is(path: str, kind: str, key: str) -> None:
    role = classify(path)
    assert role is not None
    assert (role.kind, role.key, role.path) == (kind, key, path)


def test_a_role_keeps_names_as_written() -> None:
    role = classify("teams/Pay/2026-Q4/Go-Live.md")
    assert role is not None
    assert (role.team, role.cycle, role.slug) == ("Pay", "2026-Q4", "Go-Live")


@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "teams/a.md",
        "teams/a/b.md",
        "teams/a/b/c/d.md",
        "cycles/a/b.md",
        "metrics/a.txt",
        "pages/a.png",
        "assets",
        "x/index.md",
        "teams/a/team.md/x",
    ],
)
def test_other_paths_have_no_role(path: str) -> None:
    assert classify(path) is None


def test_everything_is_found_in_order() -> None:
    found = found_in("teams/b/team.md", "index.md", "assets/x.png", "metrics/a.csv", "teams/a/2026/o.md")
    assert [source.path for source in found.sources] == [
        "content/index.md",
        "content/metrics/a.csv",
        "content/teams/a/2026/o.md",
        "content/teams/b/team.md",
    ]
    assert {path: role.kind for path, role in found.roles.items()}["content/metrics/a.csv"] == "metric-rows"
    assert [(asset.path, asset.file, asset.size) for asset in found.assets] == [
        ("assets/x.png", "content/assets/x.png", 1)
    ]
    assert found.teams == ("a", "b")
    assert found.diagnostics == ()


def test_a_team_is_known_by_its_folder_alone() -> None:
    assert found_in("teams/quiet/.gitkeep", "teams/_draft/team.md").teams == ("quiet",)


@pytest.mark.parametrize(
    "path", ["README.md", "teams/a/README.md", ".x/a.md", "_notes/a.md", "teams/a/2026/_idea.md", "readme.md"]
)
def test_some_names_are_left_alone(path: str) -> None:
    found = found_in(path)
    assert (found.sources, found.diagnostics) == ((), ())


@pytest.mark.parametrize(
    ("path", "place", "hint"),
    [
        ("teams/pay.md", "teams/pay.md", "A team is a folder: write `teams/pay/team.md`."),
        (
            "teams/pay/go.md",
            "teams/pay/go.md",
            "What a team wants stands in the folder of a cycle: `teams/pay/<cycle>/go.md`.",
        ),
        (
            "teams/pay/2026/checkins/2026-11-20.md",
            "teams/pay/2026/checkins",
            "Check-ins stand in `teams/pay/2026/check-ins/`.",
        ),
        (
            "teams/pay/2026/notes/a.md",
            "teams/pay/2026/notes",
            "A cycle's folder holds objectives and `check-ins/`: `teams/pay/2026/<objective>.md`.",
        ),
        ("team/pay/team.md", "team", "Did you mean `teams/`?"),
        (
            "teams/pay/2026/go.markdown",
            "teams/pay/2026/go.markdown",
            "Content is written in files that end in `.md`: rename it to `go.md`.",
        ),
        (
            "pages/logo.png",
            "pages/logo.png",
            "Pictures and other files that are published as they are belong in `assets/`.",
        ),
        (
            "teams/pay/x.json",
            "teams/pay/x.json",
            "What a team wants is written in files that end in `.md`: keep `x.json`",
        ),
        ("goals.md", "goals.md", "A content folder holds `index.md` and the folders"),
        ("metrics/a/b.md", "metrics/a", "A metric is `metrics/<metric>.md`, its rows `metrics/<metric>.csv`."),
    ],
)
def test_a_misplaced_file_is_reported_with_the_right_place(path: str, place: str, hint: str) -> None:
    found = found_in(path)
    assert said(found) == [f"FILE003 {place}"]
    assert found.diagnostics[0].hint.startswith(hint)
    assert found.diagnostics[0].strict
    assert found.sources == ()


@pytest.mark.parametrize("name", ["teams", "pages", "assets", "cycles", "metrics", "people"])
def test_a_file_that_is_called_like_a_folder_is_reported(name: str) -> None:
    (finding,) = found_in(name).diagnostics
    assert finding.message == f"Nothing belongs in a file called `{name}`."
    assert finding.hint == f"`{name}` is the name of a folder: give the file another one."


def test_a_misplaced_folder_is_reported_once() -> None:
    assert said(found_in("old/a.md", "old/b/c.md", "teams/a/2026/x/1.md", "teams/a/2026/x/2.md")) == [
        "FILE003 old",
        "FILE003 teams/a/2026/x",
    ]


# Names


@pytest.mark.parametrize(
    "name", ["a", "2026-Q4", "snake_case", "Ünïcode", "团队", "शिक्षा", "x" * 64, "page", "page-", "console"]
)
def test_names_of_any_script_may_be_ids(name: str) -> None:
    assert id_problem(name, in_team=True) is None


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("my team", "FILE004", "it contains a space."),
        ("a.b", "FILE004", "it contains `.`."),
        ("a/b", "FILE004", "it contains `/`."),
        ("🚀", "FILE004", "it contains `🚀`."),
        ("a\u200bb", "FILE004", "cannot be an id"),
        ("x" * 65, "FILE004", "has 65 characters; an id may have 64."),
        ("", "FILE004", "This name is empty."),
        ("CON", "FILE005", "is reserved"),
        ("lpt1", "FILE005", "is reserved"),
        ("page-2", "FILE005", "is reserved"),
        ("Page-12", "FILE005", "is reserved"),
        ("plan", "FILE005", "is reserved"),
        ("Team", "FILE005", "is reserved"),
        ("check-ins", "FILE005", "is reserved"),
    ],
)
def test_other_names_may_not(name: str, code: str, words: str) -> None:
    problem = id_problem(name, in_team=True)
    assert problem is not None
    assert problem.code.id == code
    assert words in problem.message


def test_words_of_a_team_folder_are_free_elsewhere() -> None:
    assert id_problem("team", in_team=False) is None
    assert said(found_in("pages/plan.md", "people/team.md")) == []


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("My team", "My-team"),
        ("a  &  b", "a-b"),
        ("Über uns!", "Über-uns"),
        ("!!!", ""),
        ("a b" * 40, "a-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba-ba"),
    ],
)
def test_a_better_name_is_suggested(name: str, better: str) -> None:
    assert suggested(name) == better


def test_a_folder_with_a_bad_name_is_reported_once_and_nothing_in_it_is_read() -> None:
    found = found_in("teams/my team/team.md", "teams/my team/2026/a.md", "teams/ok/team.md")
    assert said(found) == ["FILE004 teams/my team"]
    assert [source.path for source in found.sources] == ["content/teams/ok/team.md"]
    assert found.teams == ("ok",)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("teams/a/2026/b c.md", "FILE004 teams/a/2026/b c.md"),
        ("teams/a/my cycle/b.md", "FILE004 teams/a/my cycle"),
        ("cycles/my cycle.md", "FILE004 cycles/my cycle.md"),
        ("pages/a b/c.md", "FILE004 pages/a b"),
        ("metrics/n p s.csv", "FILE004 metrics/n p s.csv"),
        ("teams/a/2026/team.md", "FILE005 teams/a/2026/team.md"),
        ("teams/a/check-ins/x.md", "FILE005 teams/a/check-ins"),
        ("people/nul.md", "FILE005 people/nul.md"),
    ],
)
def test_a_bad_name_is_reported_where_it_stands(path: str, expected: str) -> None:
    found = found_in(path)
    assert said(found) == [expected]
    assert found.sources == ()


@pytest.mark.parametrize(
    "name", ["con.png", "a/AUX/b.css", "nul", "a:b.png", "what?.svg", "dot.", "blank ", "a<b", "x|y"]
)
def test_a_file_that_windows_cannot_store_is_refused_before_somebody_there_checks_it_out(name: str) -> None:
    found = found_in(f"assets/{name}", "assets/console.png", "assets/a.con")
    assert [each.code for each in found.diagnostics] in (["FILE004"], ["FILE005"])
    assert "Windows cannot store a file of this name." in found.diagnostics[0].reason
    assert [each.path for each in found.assets] == ["assets/a.con", "assets/console.png"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2026-1-3", "Rename it to `2026-01-03.md`."),
        ("20261103", "Rename it to `2026-11-03.md`."),
        ("2026-11-31", "Name it after the day of the check-in, such as `2026-11-20.md`."),
        ("week-47", "Name it after the day"),
        ("2026-W47-1", "Name it after the day"),
    ],
)
def test_a_check_in_is_named_after_its_day(name: str, hint: str) -> None:
    assert date_problem("2026-11-20") is None
    problem = date_problem(name)
    assert problem is not None
    assert problem.hint.startswith(hint)
    assert said(found_in(f"teams/a/2026/check-ins/{name}.md")) == [f"FILE008 teams/a/2026/check-ins/{name}.md"]


def test_a_folder_twice_in_other_case_is_told_to_be_that() -> None:
    finding = next(
        each for each in found_in("teams/Pay/team.md", "teams/pay/team.md").diagnostics if each.code == "FILE006"
    )
    assert finding.reason.startswith("Names count without regard to case.")


def test_one_thing_has_one_file() -> None:
    found = found_in(
        "teams/a/2026/Go.md", "teams/a/2026/go.md", "index.md", "private/index.md", folders=("content", "private")
    )
    assert said(found) == ["FILE006 teams/a/2026/go.md", "FILE006 private/index.md"]
    assert found.diagnostics[1].message == "`content/index.md` describes the same index already."
    assert found.diagnostics[0].reason.startswith("Names count without regard to case.")
    assert found.diagnostics[1].reason.startswith("Two content folders hold the same file.")
    assert [source.path for source in found.sources] == ["content/index.md", "content/teams/a/2026/Go.md"]


def test_several_folders_are_merged_and_the_first_wins() -> None:
    files = {"a/index.md": b"1", "b/index.md": b"2", "b/teams/x/team.md": b"3"}
    assert [source.data for source in discover_in(files, ("b", "a")).sources] == [b"2", b"3"]
    assert [source.data for source in discover_in(files, ("./a/", "b")).sources] == [b"1", b"3"]


def test_a_folder_inside_another_is_read_once() -> None:
    files = {"content/index.md": b"", "content/private/teams/x/team.md": b""}
    found = discover_in(files, ("content", "content/private"))
    assert [source.path for source in found.sources] == list(files)
    assert found.diagnostics == ()


def test_two_spellings_are_one_team_and_a_warning() -> None:
    found = found_in("teams/Pay/team.md", "teams/pay/2026-Q4/a.md", "teams/x/2026-q4/b.md")
    assert said(found) == ["FILE007 teams/pay/2026-Q4/a.md", "FILE007 teams/x/2026-q4/b.md"]
    assert found.diagnostics[0].message == "The team is written `pay` here and `Pay` in `content/teams/Pay/team.md`."
    assert len(found.sources) == 3
    assert found.teams == ("Pay", "x")


def test_accents_stored_apart_are_put_together() -> None:
    found = found_in("people/rene\u0301.md")
    assert said(found) == ["FILE015 people/rene\u0301.md"]
    (role,) = found.roles.values()
    assert role.slug == "ren\u00e9"


@pytest.mark.parametrize("name", ["a\x1b[0m.md", "a\nb.md", "a\u202eb.md", "a\\b.md"])
def test_names_that_cannot_be_shown_are_refused(name: str) -> None:
    found = found_in(f"assets/{name}")
    assert [each.code for each in found.diagnostics] == ["FILE004"]
    assert "\ufffd" in found.diagnostics[0].message
    assert found.assets == ()


# On disk


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path in ("content/index.md", "content/teams/a/team.md", "content/assets/x/logo.png", "content/.git/config"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(path.encode())
    return tmp_path


def test_files_on_disk_are_found_as_those_in_memory(project: Path) -> None:
    paths = [path for path in project.rglob("*") if path.is_file()]
    files = {path.relative_to(project).as_posix(): path.read_bytes() for path in paths}
    assert discover(project, ("content",)) == discover_in(files, ("content",))


def test_links_are_not_followed(project: Path) -> None:
    outside = project / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (project / "content/teams/a/2026").mkdir()
    (project / "content/teams/a/2026/goal.md").symlink_to(outside / "secret.md")
    (project / "content/teams/b").symlink_to(outside)
    found = discover(project, ("content",))
    assert said(found) == ["FILE009 teams/a/2026/goal.md", "FILE009 teams/b"]
    assert len(found.sources) == 2
    (unread,) = found.unread
    assert (unread.file, unread.role.key, unread.readable) == ("content/teams/a/2026/goal.md", "a/2026/goal", False)


def test_special_files_are_not_opened(project: Path) -> None:
    os.mkfifo(project / "content/teams/a/pipe.md")
    assert said(discover(project, ("content",))) == ["FILE009 teams/a/pipe.md"]


def test_a_file_of_more_than_a_mebibyte_is_not_read(project: Path) -> None:
    (project / "content/people").mkdir()
    (project / "content/people/maria.md").write_bytes(b"x" * (LARGEST_FILE + 1))
    (project / "content/assets/big.bin").write_bytes(b"x" * (LARGEST_FILE + 1))
    found = discover(project, ("content",))
    assert said(found) == ["FILE010 people/maria.md"]
    assert [document.role.key for document in found.unread] == ["maria"]
    assert [asset.size for asset in found.assets] == [LARGEST_FILE + 1, 25]


def test_a_file_without_permission_is_reported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from okrsite_gen.content import discover as module

    def refuse(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(module, "_read", refuse)
    found = discover(project, ("content",))
    assert said(found) == ["FILE011 index.md", "FILE011 teams/a/team.md"]
    assert found.diagnostics[0].message == "This cannot be read: Permission denied."


def test_names_that_are_no_text_are_reported(project: Path) -> None:
    Path(os.fsdecode(os.fsencode(project) + b"/content/people")).mkdir()
    Path(os.fsdecode(os.fsencode(project) + b"/content/people/ren\xe9.md")).write_bytes(b"x")
    found = discover(project, ("content",))
    assert [each.code for each in found.diagnostics] == ["FILE004"]
    found.diagnostics[0].message.encode()


def test_a_missing_folder_is_mentioned_and_none_at_all_is_an_error(project: Path) -> None:
    assert [each.code for each in discover(project, ("content", "private")).diagnostics] == ["FILE002"]
    found = discover(project, ("contents",))
    assert [(each.code, each.message) for each in found.diagnostics] == [
        ("FILE001", "There is no content folder: `contents/` does not exist.")
    ]


def test_the_project_folder_itself_may_be_the_content_folder(project: Path) -> None:
    found = discover(project / "content", (".",))
    assert [source.path for source in found.sources] == ["index.md", "teams/a/team.md"]
