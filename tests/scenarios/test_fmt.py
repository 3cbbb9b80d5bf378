"""`fmt`: files in the canonical form, written whole, and only where something changes."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from new_files import KINDS, here
from project import NOW, SMALL, Project

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.changes import write
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.format import format_content
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.new.check_in import new_check_in
from okrsite_gen.pipeline.new.draft import put
from okrsite_gen.pipeline.new.objective import KeyResultWish, ObjectiveWish, new_objective
from okrsite_gen.pipeline.new.plan import new_plan, new_retrospective
from okrsite_gen.pipeline.new.simple import new_cycle, new_metric, new_page, new_person, new_team
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.templates import TEMPLATES

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
UNTIDY = """
    ---
    # Ask Maria before you change this.
    owner: 'maria'

    # what it is for
    supports: [company/2026/grow#arr]  # agreed in June
    title: "Developers go live in a day"
    key_results:
      - title: Time to first payment falls to 2 days
        # no shorter name
        id: time
        target: 2 days
        start: "31 days"
        # - id: later
    ---
    Ordinary  Markdown.\t

"""
TIDY = """
    ---
    # Ask Maria before you change this.
    title: Developers go live in a day
    owner: maria

    # what it is for
    supports: [company/2026/grow#arr]  # agreed in June
    key_results:
      # no shorter name
      - id: time
        title: Time to first payment falls to 2 days
        start: 31 days
        target: 2 days
        # - id: later
    ---
    Ordinary  Markdown.\t

"""


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, {**SMALL, OBJECTIVE: UNTIDY})


def text_of(text: str) -> bytes:
    from textwrap import dedent

    return dedent(text).lstrip("\n").encode()


def formats(root: Path) -> list[str]:
    """Return the files that `fmt` would change or leave as they are."""
    found = format_content(configure(Request(root, NOW)), (), silent)
    return [*(change.file for change in found.changes), *(each.place.file for each in found.obstacles)]


def okrsite(project: Project, *words: str) -> int:
    return run(["-C", str(project.root), *words])


def test_fields_come_into_order_with_their_comments_and_the_text_below_stays(project, capsys):
    assert okrsite(project, "fmt") == 0
    assert (project.root / OBJECTIVE).read_bytes() == text_of(TIDY)
    assert f"Formatted {project.root.as_posix()}/{OBJECTIVE}" in capsys.readouterr().out
    assert okrsite(project, "fmt", "--check") == 0
    assert "Nothing to format in 6 files." in capsys.readouterr().out


def test_check_names_what_would_change_and_writes_nothing(project, capsys):
    assert okrsite(project, "fmt", "--check") == 1
    out = capsys.readouterr().out
    assert f"Would format {project.root.as_posix()}/{OBJECTIVE}" in out
    assert "1 file would be formatted" in out
    assert (project.root / OBJECTIVE).read_bytes() == text_of(UNTIDY)


def test_a_diff_is_a_patch_that_leads_to_the_same_file(project, capsys, tmp_path):
    assert okrsite(project, "fmt", "--diff") == 0
    patch = tmp_path / "changes.patch"
    patch.write_text(capsys.readouterr().out, encoding="utf-8")
    assert (project.root / OBJECTIVE).read_bytes() == text_of(UNTIDY)
    subprocess.run(["git", "apply", "--unsafe-paths", str(patch)], cwd=project.root, check=True)
    assert (project.root / OBJECTIVE).read_bytes() == text_of(TIDY)


def test_check_and_diff_together_say_both(project, capsys):
    assert okrsite(project, "fmt", "--check", "--diff") == 1
    shown = capsys.readouterr()
    assert f"+++ b/{OBJECTIVE}" in shown.out
    assert "1 file would be formatted, and okrsite fmt does it; 5 files as they should be." in shown.err


def test_only_the_paths_named_are_formatted(project, capsys):
    assert okrsite(project, "fmt", "content/teams/company", "content/index.md") == 0
    assert (project.root / OBJECTIVE).read_bytes() == text_of(UNTIDY)
    assert okrsite(project, "fmt", "content/assets") == 0
    assert "content/assets holds no content file with front matter" in capsys.readouterr().out
    assert okrsite(project, "fmt", str(project.root / OBJECTIVE)) == 0
    assert (project.root / OBJECTIVE).read_bytes() == text_of(TIDY)


def test_a_path_that_does_not_exist_or_lies_elsewhere_is_refused(project, capsys):
    assert okrsite(project, "fmt", "content/nothing.md") == 2
    assert okrsite(project, "fmt", str(project.root.parent)) == 2
    err = capsys.readouterr().err
    assert "There is no file or folder content/nothing.md." in err
    assert "lies outside the project" in err


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("owner: b\ntitle: a: b", f"{OBJECTIVE}:3:8: error"),
        ("owner: b\ntitle: a\nowner: c", f"{OBJECTIVE}:4:1: error"),
        ("owner: &x b\ntitle: *x", f"{OBJECTIVE}:2:8: error"),
        ("owner: b\rtitle: a", f"{OBJECTIVE}:2:9: warning"),
        ("owner: b\u2028c\ntitle: a", f"{OBJECTIVE}:2:9: warning"),
    ],
    ids=["syntax", "duplicate", "alias", "returns", "separator"],
)
def test_a_file_whose_meaning_is_in_doubt_is_left_as_it_is_and_named(project, capsys, front, said):
    data = f"---\n{front}\n---\n".encode()
    project.write({OBJECTIVE: data})
    assert okrsite(project, "fmt") == (1 if "error" in said else 0)
    out = capsys.readouterr().out
    assert said in out
    assert "1 file left as it is" in out
    assert (project.root / OBJECTIVE).read_bytes() == data


def test_foreign_files_are_never_touched(project):
    foreign = {"README.md": UNTIDY, "content/README.md": UNTIDY, "content/_drafts/x.md": UNTIDY, "content/x.md": UNTIDY}
    project.write(foreign)
    okrsite(project, "fmt", ".")
    for file in foreign:
        assert (project.root / file).read_bytes() == text_of(UNTIDY)


def test_rights_stay_and_a_file_that_may_not_be_written_stays_too(project, capsys):
    file = project.root / OBJECTIVE
    file.chmod(0o640)
    assert okrsite(project, "fmt") == 0
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in file.parent.iterdir() if each.name.startswith(".")] == []
    if os.geteuid():
        project.write({OBJECTIVE: UNTIDY})
        file.chmod(0o440)
        assert okrsite(project, "fmt") == 2
        assert file.read_bytes() == text_of(UNTIDY)


def test_a_file_that_somebody_changes_meanwhile_is_kept_and_the_others_are_named(project):
    project.write({"content/index.md": "---\nvision: a\nmission: b\n---\n"})
    found = format_content(configure(Request(project.root, NOW)), (), silent)
    project.write({OBJECTIVE: b"newer"})
    with pytest.raises(OkrsiteError) as stopped:
        write(project.root, found.changes)
    assert stopped.value.hint.endswith("Written before: content/index.md.")
    assert (project.root / OBJECTIVE).read_bytes() == b"newer"


def test_line_ends_of_windows_and_a_byte_order_mark_are_kept(project):
    project.write({OBJECTIVE: b"\xef\xbb\xbf" + text_of(UNTIDY).replace(b"\n", b"\r\n")})
    okrsite(project, "fmt")
    assert (project.root / OBJECTIVE).read_bytes() == b"\xef\xbb\xbf" + text_of(TIDY).replace(b"\n", b"\r\n")


def test_a_configuration_with_errors_formats_nothing(project, capsys):
    project.write({"okrsite.yml": "nonsense: 1\n"})
    assert okrsite(project, "fmt") == 2
    assert "okrsite.yml:1:1: error" in capsys.readouterr().out
    assert (project.root / OBJECTIVE).read_bytes() == text_of(UNTIDY)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_first_site_is_in_canonical_form(tmp_path, template):
    init(FirstSite(tmp_path, date(2026, 11, 20), template=template))
    assert formats(tmp_path) == []


def test_the_demo_company_is_in_canonical_form():
    assert formats(Path(__file__).parents[2]) == []


def test_new_files_are_in_canonical_form(tmp_path):
    project = Project(tmp_path, {**SMALL, **KINDS})
    put(project.root, new_team(here(project), "x", "", "", {"lead": "no", "kind": "squad", "contact": "#a: b"}))
    results = (KeyResultWish('Say "yes": now', "31 days", "2 days"), KeyResultWish("1.10", yes_no=True))
    wish = ObjectiveWish(
        "x", "Go: live", owner="08", pillar="", supports=("company/2026/grow#arr",), key_results=results
    )
    put(project.root, new_objective(here(project), wish))
    carried = new_objective(here(project), ObjectiveWish("growth", cycle="2027-Q1", carry_over="reach"))
    put(project.root, carried)
    put(project.root, new_cycle(here(project), "later", "Later", (date(2027, 1, 1), date(2027, 2, 1)), "2027-Q1"))
    for draft in new_metric(here(project), "nps", "", {"unit": "points", "better": "up", "owner": "@a", "source": "1"}):
        put(project.root, draft)
    put(project.root, new_person(here(project), "Maria Silva", "", "x", "lead"))
    put(project.root, new_page(here(project), "How: we work", ""))
    put(project.root, new_plan(here(project), "growth", "2026-Q4"))
    put(project.root, new_retrospective(here(project), "growth", "2026-Q4"))
    put(project.root, new_check_in(here(project), "growth", "2026-Q4", None, "maria"))
    ours = set(SMALL) | set(KINDS)
    assert [file for file in formats(project.root) if file not in ours] == []
