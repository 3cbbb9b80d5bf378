"""`okrsite build --verify`: whether the site that stands is what its sources give."""

from __future__ import annotations

import json
import os

import pytest
from committed import commit, git
from project import Project, on

from okrsite_gen.cli.program import run

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
DAY = ("--as-of", "2026-11-20")


@pytest.fixture
def project(tmp_path) -> Project:
    project = Project(tmp_path)
    project.build(**on("2026-11-20"))
    return project


@pytest.fixture
def verify(project, capsys):
    """Verify the project's site; returns the exit code and all that was said."""

    def verified(*words: str) -> tuple[int, str]:
        before, outputs = project.published(), set((project.root / ".okrsite").glob("output-*"))
        code = run(["-C", str(project.root), "build", "--verify", "-j", "1", *words])
        assert project.published() == before
        assert set((project.root / ".okrsite").glob("output-*")) == outputs
        told = capsys.readouterr()
        return code, told.out + told.err

    return verified


def test_a_site_that_was_just_built_is_what_a_clean_build_writes(project, verify):
    code, told = verify(*DAY)
    assert code == 0
    assert f"{len(project.published())} files in" in told
    assert "byte for byte" in told


def test_every_difference_is_named_with_its_first_line(project, verify):
    page = project.site / "index.html"
    page.write_text(page.read_text().replace("Make paying simple.", "Make paying dear.", 1))
    (project.site / "robots.txt").unlink()
    (project.site / "planted.html").write_text("<script>")
    (project.site / "CNAME").write_text("okrs.example.org")
    (project.site / "teams/CNAME").write_text("okrs.example.org")
    code, told = verify(*DAY)
    assert code == 1
    line = page.read_text().partition("Make paying dear.")[0].count("\n") + 1
    assert f"index.html:{line}:" in told
    assert "  is:        " in told
    assert "Make paying dear." in told
    assert "Make paying simple." in told
    assert "robots.txt is missing: a clean build writes it" in told
    assert "planted.html is extra: okrsite did not write it, and leaves it to you to delete it" in told
    assert "teams/CNAME is extra: okrsite did not write it" in told
    assert "Not compared, since builds carry it over: CNAME." in told


def test_what_hosts_look_for_is_told_and_is_no_difference(project, verify):
    (project.site / ".well-known").mkdir()
    for name in ("security.txt", "other.txt"):
        (project.site / ".well-known" / name).write_text("Contact: https://okrs.example.org")
    (project.site / ".git").write_text("gitdir: ../.git/worktrees/site")
    (project.site / "_headers").write_text("/*")
    code, told = verify(*DAY)
    assert code == 0
    assert "Not compared, since builds carry it over: .git, .well-known/ (2 files), _headers." in told


def test_a_page_that_memory_would_take_for_unchanged_is_found(project, verify):
    """A damage that leaves size and time alone, which a build that remembers does not look at again."""
    page = project.site / "teams/index.html"
    status = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Payments", b"Paymentz"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert verify(*DAY)[0] == 1


def test_a_program_can_read_all_of_it(project, verify):
    (project.site / "robots.txt").write_text("Allow: /\n")
    code, told = verify(*DAY, "--format", "json")
    found = json.loads(told)
    assert (code, found["exit_code"], found["verified"]["sound"]) == (1, 1, False)
    assert [each["file"] for each in found["verified"]["differing"]] == ["robots.txt"]
    assert found["site"]["output"] == str(project.site)


def test_a_site_of_another_day_is_told_so(verify):
    code, told = verify("--as-of", "2026-11-27")
    assert code == 1
    assert "The site says that it was built for 2026-11-20, and this build is for 2026-11-27." in told


def test_a_site_of_other_options_is_verified_with_the_same_options(project, verify):
    words = ("--links", "file", "--base-url", "https://okrs.example.org/", "--drafts")
    run(["-C", str(project.root), "build", "-q", *DAY, *words])
    assert verify(*DAY, *words)[0] == 0


def test_a_site_of_an_earlier_commit_can_be_verified(project, verify):
    git(project, "init", "-q")
    commit(project, "Begin", "2026-10-01")
    git(project, "tag", "v1")
    project.edit(OBJECTIVE, "in a day", "in an hour")
    run(["-C", str(project.root), "build", "-q", "--rev", "v1"])
    assert verify("--rev", "v1")[0] == 0
    assert verify()[0] == 1


def test_errors_in_the_content_leave_nothing_to_compare_with(project, verify):
    project.edit(OBJECTIVE, "supports:", "suports:")
    code, told = verify(*DAY)
    assert code == 1
    assert "what was published before stands as it was" in told


def test_without_a_site_there_is_nothing_to_verify(project, verify):
    code, told = verify("-o", "elsewhere")
    assert code == 2
    assert "There is no site in" in told
    assert not (project.root / "elsewhere").exists()
