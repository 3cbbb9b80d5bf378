"""`init` on any day: a site that builds as it is, in a folder of which nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date, datetime, time, timezone

import pytest

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.status import Status
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.new.guide import GUIDE_NAMES
from okrsite_gen.pipeline.new.standing import standing
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build

EDGES = ("2026-01-01", "2026-03-31", "2026-04-01", "2026-11-29", "2026-12-31", "2027-01-07", "2028-02-29")


@pytest.mark.parametrize("day", ["2027-01-01", "2026-11-29", "2026-12-31"])
def test_the_site_is_built_and_looks_alive(day, tmp_path):
    noon = datetime.combine(date.fromisoformat(day), time(12), timezone.utc)
    init(FirstSite(tmp_path, noon.date(), name="Our: OKRs"))
    report = build(BuildRequest(Request(tmp_path, noon), tmp_path / "site"), silent)
    assert report.findings == ()
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Our: OKRs" in home
    assert "Lunch in a jar becomes a habit" in home
    kitchen = next((tmp_path / "site/teams/kitchen").glob("*/ready-at-noon/index.html")).read_text(encoding="utf-8")
    assert "supports" in kitchen.lower()


@pytest.mark.parametrize("day", EDGES)
def test_the_example_is_well_and_somebody_has_reported(day, tmp_path):
    noon = datetime.combine(date.fromisoformat(day), time(12), timezone.utc)
    init(FirstSite(tmp_path, noon.date()))
    here = standing(Request(tmp_path, noon, use_cache=False))
    seen = {one.status.status for one in here.insights.objectives.values()}
    assert seen <= {Status.ON_TRACK, Status.AT_RISK, Status.NOT_STARTED}
    assert here.insights.current_cycles[1] == day[:4]
    assert len(here.org.check_ins) >= 3


def test_three_commands_lead_from_an_empty_folder_to_a_site(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "okrs"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n  1. ") == said.count("\n  2. ") == said.count("\n  3. ") == 1
    assert run(["-C", str(tmp_path / "okrs"), "check", "--strict"]) == 0
    assert "No problems" in capsys.readouterr().out


def test_nothing_is_overwritten_and_what_was_kept_is_named(tmp_path, capsys):
    (tmp_path / "okrsite.yml").write_text("site: {name: Mine}\n")
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert "Kept as they were: okrsite.yml" in capsys.readouterr().out
    assert (tmp_path / "okrsite.yml").read_text() == "site: {name: Mine}\n"


def test_a_second_time_nothing_changes(tmp_path, capsys):
    run(["-C", str(tmp_path), "init"])
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert "Nothing was missing" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_no_example_is_put_beside_content_that_stands_there(tmp_path):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    begun = init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert begun.own_content
    assert [path for path in begun.written if path.startswith("content/")] == []
    assert "README.md" not in begun.written
    assert "okrsite.yml" in begun.written


def test_beside_own_content_and_settings_the_next_steps_fit_them(tmp_path, capsys):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    (tmp_path / "okrsite.yml").write_text("audiences: [world, staff]\ndefault_audience: staff\n")
    assert run(["-C", str(tmp_path), "init"]) == 0
    said = capsys.readouterr().out
    assert "write your mission into content/index.md" in said
    assert "AUDIENCE" not in said
    for name in ("okrs.yml", "okrs-pull-request.yml"):
        assert "  AUDIENCE: staff\n" in (tmp_path / ".github/workflows" / name).read_text()


@pytest.mark.parametrize(
    ("configuration", "audience"),
    [
        ("", '""'),
        ("audiences: [crew]\n", "crew"),
        ("audiences: [world, staff]\ndefault_audience: world\n", "world"),
    ],
)
def test_the_workflows_build_for_the_audience_that_the_settings_mean(configuration, audience, tmp_path):
    (tmp_path / "okrsite.yml").write_text(configuration)
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert f"  AUDIENCE: {audience}\n" in (tmp_path / ".github/workflows/okrs.yml").read_text()


def test_settings_that_cannot_be_used_leave_the_audience_to_the_author(tmp_path, capsys):
    (tmp_path / "okrsite.yml").write_text("audiences: [world, staff]\n")
    assert run(["-C", str(tmp_path), "init"]) == 0
    said = capsys.readouterr().out
    assert "Set AUDIENCE in .github/workflows/ to one of the audiences of your okrsite.yml, which has errors." in said


def rules_of(folder) -> list[list[str]]:
    lines = (folder / ".github/CODEOWNERS").read_text().splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_each_team_owns_its_folder_and_check_ins_have_no_owner(tmp_path):
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert rules_of(tmp_path)[1:] == [
        *([f"/content/teams/{team}/", f"@your-organisation/{team}"] for team in ("company", "kitchen", "shop")),
        ["/content/teams/**/check-ins/"],
    ]


def test_beside_own_content_the_teams_that_exist_own_their_folders(tmp_path):
    for team in ("ours", "_notes", "Two words"):
        (tmp_path / "okrs/teams" / team).mkdir(parents=True)
        (tmp_path / "okrs/teams" / team / "team.md").write_text("Us.\n")
    (tmp_path / "okrsite.yml").write_text("content: [okrs]\n")
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert rules_of(tmp_path)[1:] == [["/okrs/teams/ours/", "@your-organisation/ours"], ["/okrs/teams/**/check-ins/"]]
    assert not (tmp_path / "content").exists()


def test_beside_own_content_without_teams_nobody_owns_folders_that_do_not_exist(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("We sell soup.\n")
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert rules_of(tmp_path)[1:] == [["/content/teams/**/check-ins/"]]


@pytest.mark.parametrize(
    ("git", "branch"),
    [
        ({}, "main"),
        ({"HEAD": "ref: refs/heads/master\n"}, "master"),
        (
            {"HEAD": "ref: refs/heads/try", "refs/remotes/origin/HEAD": "ref: refs/remotes/origin/trunk/1.x\n"},
            "trunk/1.x",
        ),
        ({"HEAD": "7c1e0d4\n"}, "main"),
        ({"HEAD": 'ref: refs/heads/it\'s "odd"\n'}, "main"),
    ],
)
def test_the_workflows_publish_from_the_branch_that_git_says(git, branch, tmp_path, capsys):
    for path, text in git.items():
        (tmp_path / ".git" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / ".git" / path).write_text(text)
    assert run(["-C", str(tmp_path), "init"]) == 0
    workflow = (tmp_path / ".github/workflows/okrs.yml").read_text()
    assert f'branches: ["{branch}"]' in workflow
    assert f"github.ref == 'refs/heads/{branch}'" in workflow
    assert ("The workflows publish from the branch" in capsys.readouterr().out) is (branch != "main")


@pytest.mark.parametrize("name", [".gitkeep", "README.md", "notes.txt", "_drafts/x.md", "teams/a/.keep"])
def test_a_folder_for_content_with_nothing_to_read_is_empty(name, tmp_path):
    (tmp_path / "content" / name).parent.mkdir(parents=True)
    (tmp_path / "content" / name).write_text("")
    begun = init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert not begun.own_content
    assert "content/index.md" in begun.written


@pytest.mark.parametrize("name", ["posts/2020/hello.md", "assets/logo.svg", "metrics/sales.csv", "index.md"])
def test_no_example_is_put_beside_anything_that_somebody_wrote(name, tmp_path):
    (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "content" / name).write_text("2026-01-01,5\n")
    assert init(FirstSite(tmp_path, date(2026, 11, 29))).own_content


def test_what_an_owner_deleted_from_the_example_is_not_put_back(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "--host", "none"]) == 0
    capsys.readouterr()
    shutil.rmtree(tmp_path / "content/teams/shop")
    (tmp_path / "content/pages/glossary.md").unlink()
    (tmp_path / "README.md").unlink()
    assert run(["-C", str(tmp_path), "init", "--host", "gitlab"]) == 0
    said = capsys.readouterr().out
    assert "okrsite.yml stands already, so content/ was left as it is, without an example." in said
    assert "check-in TEAM" in said
    assert (tmp_path / ".gitlab-ci.yml").exists()
    assert not (tmp_path / "content/teams/shop").exists()
    assert not (tmp_path / "content/pages/glossary.md").exists()
    assert not (tmp_path / "README.md").exists()


def test_an_example_that_was_written_half_is_completed_and_the_stop_says_what_there_is(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/teams").write_text("in the way")
    with pytest.raises(OkrsiteError, match=r"content/teams is a file") as stopped:
        init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert re.search(r"\d+ files were written before; `okrsite init` again adds the rest\.$", stopped.value.hint)
    (tmp_path / "content/teams").unlink()
    begun = init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert "content/teams/kitchen/team.md" in begun.written
    assert "content/index.md" in begun.kept


def test_a_folder_in_place_of_the_settings_is_named(tmp_path):
    (tmp_path / "okrsite.yml").mkdir()
    with pytest.raises(OkrsiteError, match=r"okrsite\.yml is a folder"):
        init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert [file.name for file in tmp_path.iterdir()] == ["okrsite.yml"]


@pytest.mark.skipif(os.name != "posix", reason="makes symbolic links")
@pytest.mark.parametrize(("link", "to", "folder"), [("loop", "loop", "loop"), ("content", "gone", ".")])
def test_a_link_that_leads_nowhere_is_said_to_be_one(link, to, folder, tmp_path, capsys):
    (tmp_path / link).symlink_to(to)
    assert run(["-C", str(tmp_path), "init", folder]) == 2
    assert f"{tmp_path / link} is a symbolic link that leads nowhere." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "  "])
def test_own_content_is_not_called_after_the_company_of_the_example(name, tmp_path):
    (tmp_path / "content/teams/ours").mkdir(parents=True)
    (tmp_path / "content/teams/ours/team.md").write_text("Us.\n")
    init(FirstSite(tmp_path, date(2026, 11, 29), name))
    assert "name: OKRs\n" in (tmp_path / "okrsite.yml").read_text()


def test_without_github_nothing_for_it_is_written(tmp_path):
    begun = init(FirstSite(tmp_path, date(2026, 11, 29), host="none"))
    assert [path for path in begun.written if path.startswith(".github")] == []


def test_a_file_where_a_folder_should_be_is_said_plainly(tmp_path):
    (tmp_path / "content").write_text("a file")
    with pytest.raises(OkrsiteError, match="is a file"):
        init(FirstSite(tmp_path, date(2026, 11, 29)))
    assert (tmp_path / "content").read_text() == "a file"


def test_a_link_that_leads_nowhere_is_kept_too(tmp_path):
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
    assert "README.md" in init(FirstSite(tmp_path, date(2026, 11, 29))).kept
    assert not (tmp_path / "elsewhere").exists()


def test_an_okrsite_that_others_cannot_get_is_not_named_and_the_author_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("okrsite_gen.pipeline.init.requirement", lambda: "")
    assert run(["-C", str(tmp_path), "init"]) == 0
    lines = (tmp_path / "requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    assert any("whoever" in line for line in lines)
    assert any("pip wheel --no-deps -w tools" in line for line in lines)
    assert "requirements.txt" in capsys.readouterr().out.partition("Next:")[2]


def test_an_okrsite_that_others_can_get_is_named_without_a_word(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("okrsite_gen.pipeline.init.requirement", lambda: "okrsite @ git+https://git.example/o@1")
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert "\nokrsite @ git+https://git.example/o@1\n" in (tmp_path / "requirements.txt").read_text()
    assert "requirements.txt" not in capsys.readouterr().out


@pytest.mark.parametrize(("folder", "told"), [("okrs", True), (".", False)])
def test_a_site_inside_another_repository_is_said_to_have_idle_workflows(folder, told, tmp_path, capsys):
    (tmp_path / ".git").mkdir()
    assert run(["-C", str(tmp_path), "init", folder]) == 0
    assert ("GitHub runs workflows only from" in capsys.readouterr().out) is told


@pytest.mark.parametrize("day", EDGES)
def test_a_beginning_without_the_example_is_clean_and_holds_places_for_ones_own_words(day, tmp_path):
    noon = datetime.combine(date.fromisoformat(day), time(12), timezone.utc)
    begun = init(FirstSite(tmp_path, noon.date(), host="none", vscode=False, template="empty"))
    assert begun.written == (
        f"content/cycles/{begun.quarter}.md",
        "content/index.md",
        "content/teams/company/team.md",
        *(f"content/pages/{name}.md" for name in sorted(GUIDE_NAMES)),
        "schemas/okrsite.schema.json",
        "okrsite.yml",
    )
    assert check(Request(tmp_path, noon, strict=True, use_cache=False), silent).findings == ()
    assert "Marlow" not in "".join((tmp_path / path).read_text(encoding="utf-8") for path in begun.written)
    again = init(FirstSite(tmp_path, noon.date(), host="none", vscode=False, template="empty"))
    assert (again.written, again.own_content) == ((), False)


def test_a_beginning_without_the_example_builds_and_leads_to_the_first_objective(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", "--empty"]) == 0
    said = capsys.readouterr().out
    assert "new objective company" in said
    assert "Marlow Soup" not in said
    assert run(["-C", str(tmp_path), "new", "objective", "company", "--title", "Everyone eats well"]) == 0
    assert run(["-C", str(tmp_path), "build"]) == 0
    assert "Everyone eats well" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("first", "then", "stands", "next_step"),
    [
        ([], ["--empty"], "content/ holds the template `startup`", "check-in kitchen"),
        (["--empty"], [], "content/ holds the template `empty`", "new objective company"),
        (["--template", "demo"], ["--template", "minimal"], "content/ holds the template `demo`", "Begin your own"),
    ],
)
def test_a_beginning_in_one_way_is_not_taken_for_own_content_in_the_other(
    first, then, stands, next_step, tmp_path, capsys
):
    assert run(["-C", str(tmp_path), "init", *first]) == 0
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert run(["-C", str(tmp_path), "init", *then]) == 0
    said = capsys.readouterr().out
    assert stands in said
    assert "Your own content/" not in said
    assert "delete content/ and okrsite.yml, then run okrsite init --template" in said
    assert next_step in said
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() if file in before} == before


def test_a_content_folder_that_the_settings_name_and_that_does_not_exist_is_said_to_be_missing(tmp_path, capsys):
    (tmp_path / "okrsite.yml").write_text("content: [okrs]\n", encoding="utf-8")
    run(["init", "--empty", str(tmp_path)])
    said = capsys.readouterr().out
    assert "reads its content from okrs/, which does not exist yet" in said
    assert "stands as it was, without" not in said
    assert "okrs/index.md" in said


@pytest.mark.parametrize("written", ["", " "])
def test_an_empty_name_of_a_folder_is_not_the_current_one(written, tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init", written]) == 2
    assert "leave it out for this one" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_week_is_reported_with_the_command_that_asks(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "init"]) == 0
    assert f"okrsite -C {tmp_path} check-in kitchen" in capsys.readouterr().out


@pytest.mark.parametrize("linked", ["content", ".github"])
def test_a_first_site_is_not_written_through_a_link_that_leads_elsewhere(linked, tmp_path, capsys):
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "site"
    elsewhere.mkdir()
    folder.mkdir()
    (folder / linked).symlink_to(elsewhere)
    assert run(["-C", str(folder), "init"]) == 2
    assert f"{linked} is a symbolic link" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []
    assert [file.name for file in folder.iterdir()] == [linked]


@pytest.mark.parametrize(
    ("host", "files"),
    [
        ("github", {".github/workflows/okrs.yml", ".github/workflows/okrs-review.yml", ".github/CODEOWNERS"}),
        ("gitlab", {".gitlab-ci.yml", ".gitlab/merge_request_templates/Default.md"}),
        ("gitea", {".gitea/workflows/okrs.yml", ".gitea/workflows/okrs-pull-request.yml"}),
        ("forgejo", {".forgejo/workflows/okrs.yml", ".forgejo/workflows/okrs-pull-request.yml"}),
        ("none", set()),
    ],
)
def test_each_host_gets_its_own_files_and_none_of_another(tmp_path, capsys, host, files):
    assert run(["-C", str(tmp_path), "init", "--host", host]) == 0
    hidden = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files <= hidden
    starts = {".github/", ".gitlab", ".gitea/", ".forgejo/"}
    assert {start for start in starts for name in hidden if name.startswith(start)} == {
        start for start in starts if files and next(iter(files)).startswith(start)
    }
    assert ("requirements.txt" in hidden) is (host != "none")
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert ("GitHub" in readme) is (host == "github")
    assert "@@" not in readme


def test_a_site_inside_a_repository_is_told_that_its_host_looks_at_the_top_only(tmp_path, capsys):
    (tmp_path / ".git").mkdir()
    assert run(["-C", str(tmp_path), "init", "--host", "gitlab", "inside"]) == 0
    assert "GitLab runs workflows only from a repository's top folder" in capsys.readouterr().out
