"""The law of advice in builds: what a build or a check found, the next one believes, and finds what any would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from project import Project
from random_edits import Edits

from okrsite_gen.pipeline import advised, build, examine
from okrsite_gen.pipeline.publish import Published
from okrsite_gen.store.manifest import Manifest

DAY = date(2026, 11, 20)
KEY_RESULT = "key_results:\n  - id: kr\n    title: Riders kept\n    start: 1\n    target: 9\n"
CALM, NEXT = "content/teams/care/2026-Q4/calm.md", "content/teams/care/2026-Q4/check-ins/2026-11-17.md"
FILES = {
    "content/teams/company/2026-Q4/keep.md": f"---\ntitle: Riders stay\n{KEY_RESULT}---\n",
    "content/teams/care/team.md": "---\nparent: company\n---\n",
    CALM: f"---\ntitle: Nobody waits\nsupports: company/keep\n{KEY_RESULT}---\n",
    "content/teams/care/2026-Q4/check-ins/2026-11-10.md": "---\nupdates:\n  calm:\n    kr: {value: 3}\n---\n",
}
KEEPING_GOING = {"as_of": DAY, "keep_going": True}


@pytest.fixture
def unpublished(monkeypatch) -> None:
    """Let builds end where they know what to say, and draw nothing."""
    monkeypatch.setattr(build, "_published", lambda *_: Published(None, Manifest("", "", {})))


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Return who was judged, each time that any rule was asked: everybody, or some teams."""
    seen: list[str] = []
    recheck, judge_scene, coach = examine.recheck, advised.judge_scene, advised.coach

    def again(*arguments):
        found = recheck(*arguments)
        seen.extend(sorted(found.judged) if found else ())
        return found

    def everybody(way):
        def judge(*arguments):
            seen.append("everybody")
            return way(*arguments)

        return judge

    monkeypatch.setattr(examine, "recheck", again)
    monkeypatch.setattr(advised, "judge_scene", everybody(judge_scene))
    monkeypatch.setattr(advised, "coach", everybody(coach))
    return seen


def test_what_a_check_found_no_build_looks_for_again(tmp_path, asked, unpublished):
    project = Project(tmp_path, FILES)
    checked = project.check(as_of=DAY)
    built = project.build(as_of=DAY)
    assert asked == []
    assert built.findings
    assert set(built.findings) <= set(checked.findings)


def test_what_a_build_found_no_check_looks_for_again(tmp_path, asked, unpublished):
    project = Project(tmp_path, FILES)
    project.build(as_of=DAY)
    assert asked == ["everybody"]
    assert project.check(as_of=DAY) == project.check(as_of=DAY, use_cache=False)
    assert asked == ["everybody"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CALM, FILES[CALM].replace("Nobody waits", "Everybody waits")),
        (NEXT, "---\nupdates:\n  calm:\n    kr: {value: 5}\n---\n"),
    ],
    ids=["a title", "a check-in"],
)
def test_after_an_edit_rules_are_asked_about_the_teams_that_it_concerns(path, text, tmp_path, asked, unpublished):
    project = Project(tmp_path, FILES)
    project.build(as_of=DAY)
    project.write({path: text})
    built = project.build(as_of=DAY)
    assert asked == ["everybody", "care"]
    assert built.findings == project.build(as_of=DAY, use_cache=False).findings


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (CALM, FILES[CALM].replace("title: Nobody waits", "title: Nobody waits\nstate: draft")),
        (CALM, FILES[CALM].replace("title: Nobody waits", "titel: Nobody waits")),
        ("okrsite.yml", "audiences: [public, company]\ndefault_audience: public\n"),
        ("okrsite.yml", "redirects: {/old: /cycles/}\n"),
    ],
    ids=["a draft", "an error", "an audience", "an address"],
)
def test_where_a_check_looks_at_something_else_the_rules_are_asked_about_what_is_shown(
    path, text, tmp_path, asked, unpublished
):
    project = Project(tmp_path, FILES)
    project.write({path: text})
    project.check(as_of=date(2026, 11, 19))
    built = project.build(**KEEPING_GOING)
    assert asked == ["everybody"]
    assert built.findings == project.build(**KEEPING_GOING, use_cache=False).findings


def holds(folder: Path, seed: int, steps: int) -> None:
    edits = Edits(seed)
    files = edits.organisation()
    project = Project(folder, files)
    project.build(**KEEPING_GOING)
    for step in range(steps):
        for path, text in edits.edit(files).items():
            if text is None:
                (project.root / path).unlink(missing_ok=True)
                files.pop(path, None)
            else:
                project.write({path: text})
                files[path] = text
        if step % 3 == 1:
            project.check(as_of=DAY)
        found = project.build(**KEEPING_GOING)
        assert found.findings == project.build(**KEEPING_GOING, use_cache=False).findings


@pytest.mark.parametrize("seed", [3])
def test_builds_after_edits_advise_what_builds_without_memory_do(seed, tmp_path, unpublished):
    holds(tmp_path, seed, 3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200, 240))
def test_builds_after_many_edits_advise_what_builds_without_memory_do(seed, tmp_path, unpublished):
    holds(tmp_path, seed, 12)
