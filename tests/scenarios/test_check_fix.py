"""`check --fix`: what is certain is mended, each thing in its place, and everything else is left and told."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from project import NOW, SMALL, Project

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline.mend import mend
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
BROKEN = """
    ---
    titel: Go live: in a day
    owner: @maria
    key_results:
      - id: time
        title: '"Fast" means: two days'
        start:31 days
        target: 2 days
        due: 2026/12/4
        confidence: 70%   # said by all
      - Answer tickets: within a day
    ---
    Ordinary: Markdown.\t
"""
MENDED = """
    ---
    title: "Go live: in a day"
    owner: "@maria"
    key_results:
      - id: time
        title: '"Fast" means: two days'
        start: 31 days
        target: 2 days
        due: 2026-12-04
        confidence: 7   # said by all
      - "Answer tickets: within a day"
    ---
    Ordinary: Markdown.\t
"""


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, {**SMALL, OBJECTIVE: BROKEN})


def text_of(project: Project) -> str:
    return (project.root / OBJECTIVE).read_text(encoding="utf-8")


def plain(text: str) -> str:
    return dedent(text).lstrip("\n")


def check(project: Project, *words: str) -> int:
    return run(["-C", str(project.root), "check", "--as-of", "2026-11-20", *words])


def mended(project: Project, front: str) -> str:
    """Return the front matter of an objective after `--fix`."""
    project.write({OBJECTIVE: f"---\n{front}\n---\n".encode()})
    found = mend(Request(project.root, NOW), (), (), silent)
    after = [each.change.after for each in found if each.change.file == OBJECTIVE]
    return after[0].decode().removeprefix("---\n").removesuffix("\n---\n") if after else front


def test_what_is_certain_is_mended_and_the_rest_checked_again(project, capsys):
    assert check(project, "--fix") == 0
    assert text_of(project) == plain(MENDED)
    out = capsys.readouterr().out
    assert (
        f"Mended {project.root.as_posix()}/{OBJECTIVE}: unquoted value (YAML002) 3 times, sentence as field (YAML017), "
        in out
    )
    assert "Mended 7 things in 1 file." in out
    assert "error" not in out
    assert check(project, "--fix") == 0
    assert "Mended" not in capsys.readouterr().out


def test_a_diff_shows_the_same_and_writes_nothing(project, capsys):
    assert check(project, "--fix", "--diff") == 1
    shown = capsys.readouterr()
    removed = [line[1:] for line in shown.out.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed[:2] == ["titel: Go live: in a day", "owner: @maria"]
    assert "7 things in 1 file would be mended." in shown.err
    assert text_of(project) == plain(BROKEN)
    assert check(project, "--diff") == 2
    assert check(project, "--fix", "--diff", "--format", "json") == 2
    assert "leave one of them out" in capsys.readouterr().err


def test_only_the_findings_chosen_are_mended(project):
    assert check(project, "--fix", "--select", "YAML017,FLD009") == 1
    assert '  - "Answer tickets: within a day"\n' in text_of(project)
    assert "confidence: 7 " in text_of(project)
    assert "owner: @maria" in text_of(project)
    assert check(project, "--fix", "--ignore", "FLD001") == 1
    assert text_of(project) == plain(MENDED).replace("title: ", "titel: ", 1)


def test_check_says_what_could_be_mended(project, capsys):
    assert check(project) == 1
    assert "okrsite check --fix can mend 7 of them." in capsys.readouterr().out


def test_programs_read_how_a_finding_is_mended_and_how_much_was(project, capsys):
    check(project, "--format", "json")
    fixes = [each["fix"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert {"wrong": "@maria", "right": '"@maria"'} in fixes
    check(project, "--format", "json", "--fix")
    assert json.loads(capsys.readouterr().out)["mended"] == {OBJECTIVE: 7}


@pytest.mark.parametrize(
    ("front", "right"),
    [
        ("title: #1 in the market", 'title: "#1 in the market"'),
        ("title: [Beta] Go live", 'title: "[Beta] Go live"'),
        ("title: {name} is best", 'title: "{name} is best"'),
        ("title: a\nsuports: b/c", "title: a\nsupports: b/c"),
        ("title: a\nKey-Results: [One]", "title: a\nkey_results: [One]"),
        ("title: a\nambition: 'comitted'", "title: a\nambition: 'committed'"),
        ("title: a\nstate: cloesd", "title: a\nstate: closed"),
        ("title: a\nstarts: 25.10.2026", "title: a\nstarts: 2026-10-25"),
        ("title: a\nkey_results: [{title: c, done: off}]", "title: a\nkey_results: [{title: c, done: false}]"),
    ],
)
def test_each_slip_is_mended_where_it_stands(project, front, right):
    assert mended(project, front) == right


@pytest.mark.parametrize(
    "front",
    [
        "title: a\naudiance: public",
        "title: a\nstate: draf",
        "title: a\nstate: new",
        "title: a\nsate: draft",
        "title: a\nparent: b/c",
        "title: a\nstart: 2026-10-05",
        "title: a\nsuports: b/c\nsupports: d/e",
        "title: a\nstarts: 05.10.2026",
        "title: a\nstarts: 2026-10-05T10:00",
        "title: a\nconfidence: 75%",
        "title: a\nconfidence: 1.0",
        "title: a\npillar: b: c # why",
        "title: a\ncontributors: li, noor",
        "title: a\ncontributors: - li",
        "title: Join #payments",
        "title: a\n\towner: b",
        "title: a\nowner: *b",
        "title: a\nowner: b\nowner: c",
        "title: a\nkey_results:\n  - id: b\n    title: c\n    target: 4,6 days",
    ],
)
def test_what_could_be_meant_in_two_ways_or_may_hide_something_is_left(project, front):
    assert mended(project, front) == front


def test_a_key_result_gets_an_id_and_keeps_its_old_address(project):
    front = """\
title: a
key_results:
  # the first
  - title: Keys come fast
    target: 5 days
  - id: keys
    title: b
  - {title: In braces}
  - A sentence
  - target: 5
    title: Keys"""
    right = """\
title: a
key_results:
  # the first
  - id: keys-come-fast
    title: Keys come fast
    target: 5 days
    aliases: [key-result-1]
  - id: keys
    title: b
  - {title: In braces}
  - A sentence
  - id: keys-2
    target: 5
    title: Keys
    aliases: [key-result-5]"""
    project.write({OBJECTIVE: f"---\n{front}\n---\n".encode()})
    project.build(keep_going=True)
    before = project.page("teams/payments/2026-q4/activation/index.html")
    check(project, "--fix")
    assert text_of(project) == f"---\n{right}\n---\n"
    project.build(keep_going=True)
    after = project.page("teams/payments/2026-q4/activation/index.html")
    for anchor in ("key-result-1", "key-result-5"):
        assert f'id="{anchor}"' in before
        assert f'id="{anchor}"' in after


FOLDER = "content/teams/payments/2026-Q4"


def test_new_ids_leave_headings_of_check_ins_and_the_names_of_other_objectives_alone(project, capsys):
    nameless = "---\ntitle: {}\nkey_results:\n{}---\n"
    titles = ["Leftovers", "Guests", "Keys", "Sales"]
    entries = "".join(f"  - title: {title}\n    target: 5\n" for title in titles)
    project.write(
        {
            OBJECTIVE: "---\ntitle: a\nkey_results:\n  - id: guests\n    title: b\n    target: 5\n---\n",
            f"{FOLDER}/keys.md": nameless.format("c", entries).encode(),
            f"{FOLDER}/later.md": nameless.format("d", "  - title: Sales\n    target: 5\n").encode(),
            f"{FOLDER}/check-ins/2026-11-18.md": (
                b"---\nupdates:\n  guests: 4\n  keys: {confidence: 7}\n---\n## leftovers\nStays with guests.\n"
            ),
        }
    )
    check(project, "--fix")
    ids = [line.split()[-1] for line in (project.root / f"{FOLDER}/keys.md").read_text().splitlines() if " id:" in line]
    assert ids == ["leftovers-2", "guests-2", "keys-2", "sales"]
    assert "id: sales-2" in (project.root / f"{FOLDER}/later.md").read_text()


def test_new_ids_leave_the_headings_of_their_own_text_alone(project):
    front = "---\ntitle: a\nkey_results:\n  - title: Background\n    target: 5\n---\n"
    project.write({OBJECTIVE: f"{front}\n## Background\n\nWhy we began.\n".encode()})
    check(project, "--fix")
    assert "  - id: background-2\n    title: Background\n" in text_of(project)


def test_what_a_mended_field_brings_to_light_is_mended_too_or_told(project, capsys):
    file = f"{FOLDER}/check-ins/2026-11-18.md"
    project.write({OBJECTIVE: b"---\ntitle: a\nkey_results:\n  - id: keys\n    title: b\n    target: 5\n---\n"})
    project.write({file: b"---\nUpdates:\n  keys:\n    valeu: 4\n---\n"})
    check(project)
    assert "okrsite check --fix can mend one of them." in capsys.readouterr().out
    assert check(project, "--fix") == 1
    assert (project.root / file).read_bytes() == b"---\nupdates:\n  keys:\n    valeu: 4\n---\n"
    assert "Did you mean `value`?" in capsys.readouterr().out


def test_a_check_offers_only_what_can_be_mended(project, capsys):
    front = b"---\ntitle: a\nUpdats: b\nowner: @b\nkeyresults:\n  - {colour: b, size: c, form: d}\n---\n"
    project.write({OBJECTIVE: front})
    check(project)
    assert "okrsite check --fix can mend one of them." in capsys.readouterr().out
    check(project, "--fix")
    out = capsys.readouterr().out
    assert "Mended 1 thing in 1 file." in out
    assert "One finding has a fix that was not made, since more errors would have come to light." in out


def test_more_slips_than_are_told_one_by_one_are_mended_all_the_same(project):
    entries = "".join(f"  - id: k{number}\n    title: b\n    target:{number} days\n" for number in range(1, 45))
    assert mended(project, f"title: a\nkey_results:\n{entries.rstrip()}").count("target: ") == 44


def test_spaces_at_the_ends_of_lines_go_where_they_are_no_part_of_a_text(project):
    front = "title: a  \nowner: \t\nkey_results:\n  - id: b \n    title: |\n      two  \n      lines"
    assert mended(project, front) == front.replace("a  ", "a").replace(": \t", ":").replace("b ", "b")


def test_line_ends_and_a_byte_order_mark_stay(project):
    project.write({OBJECTIVE: b"\xef\xbb\xbf" + plain(BROKEN).replace("\n", "\r\n").encode()})
    check(project, "--fix")
    assert (project.root / OBJECTIVE).read_bytes() == b"\xef\xbb\xbf" + plain(MENDED).replace("\n", "\r\n").encode()


def test_a_configuration_with_errors_mends_nothing(project, capsys):
    project.write({"okrsite.yml": "nonsense: 1\n"})
    assert check(project, "--fix") == 2
    assert check(project, "--fix", "--diff") == 2
    assert text_of(project) == plain(BROKEN)
