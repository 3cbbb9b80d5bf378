"""The law of memory: whatever was edited, in whatever order, bytes and findings are those of a run without it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import SMALL, Project
from quick import quick_and_steady

__all__ = ["quick_and_steady"]

TEAMS = ("company", "payments", "platform")
SLUGS = ("grow", "activation", "uptime")
CYCLES = ("2026", "2026-Q4")
WORDS = ("faster", "calmer", "*bolder*", "<b>wider</b>", "ünlike", "[[payments/2026-Q4/activation]]", "a | b")
AUDIENCES = ("public", "company")

Edit = Callable[[Project], None]


def objective(place: tuple[str, str, str], words: str, links: tuple[str, str], audience: str, value: int) -> Edit:
    (team, cycle, slug), (supports, needs) = place, links
    text = (
        f"---\ntitle: Become {words} {value}\n"
        + (f"supports: [{supports}]\n" if supports else "")
        + (f"depends_on:\n  - ref: {needs}\n    needed_by: 2026-11-20\n    note: So {words}\n" if needs else "")
        + (f"audience: {audience}\n" if audience else "")
        + f"key_results:\n  - id: kr\n    title: From 0 to {value + 1} {words}\n    start: 0\n    target: {value + 1}\n"
        + f"---\nMore about {words}.\n"
    )
    return lambda project: project.write({f"content/teams/{team}/{cycle}/{slug}.md": text})


def without(team: str, cycle: str, slug: str) -> Edit:
    return lambda project: (project.root / f"content/teams/{team}/{cycle}/{slug}.md").unlink(missing_ok=True)


def check_in(team: str, day: int, slug: str, value: int) -> Edit:
    update = f"value: {value}\n      confidence: {value % 11}"
    text = f"---\nupdates:\n  {team}/{slug}:\n    kr:\n      {update}\n---\n## Wins\n- {value}\n"
    return lambda project: project.write({f"content/teams/{team}/2026-Q4/check-ins/2026-11-{day:02}.md": text})


def team(name: str, words: str, parent: str) -> Edit:
    text = f"---\nname: Team {words}\n" + (f"parent: {parent}\n" if parent != name else "") + "---\n"
    return lambda project: project.write({f"content/teams/{name}/team.md": text})


def configuration(words: str, owners: str) -> Edit:
    text = f"site:\n  name: Our {words!r}\naudiences: [public, company]\ndefault_audience: public\nowners: {owners}\n"
    return lambda project: project.write({"okrsite.yml": text})


def asset(name: str, value: int) -> Edit:
    return lambda project: project.write({f"content/assets/{name}.txt": f"{value}"})


def page(words: str) -> Edit:
    return lambda project: project.write({"content/pages/free.md": f"---\ntitle: {words!r}\n---\n# {words}\n"})


def tampering(position: int, way: str) -> Edit:
    def tamper(project: Project) -> None:
        files = sorted(file for file in project.site.rglob("*") if file.is_file()) if project.site.is_dir() else []
        if not files:
            return
        file = files[position % len(files)]
        if way == "edit" and file.name != ".okrsite-files":
            file.write_bytes(file.read_bytes()[:-1] + b"?")
        elif way == "remove" and file.name != ".okrsite-files":
            file.unlink()
        elif way == "forget":
            shutil.rmtree(project.root / ".okrsite", ignore_errors=True)
        elif way == "lose the spare":
            shutil.rmtree(project.root / ".site.okrsite", ignore_errors=True)
        elif way == "touch":
            os.utime(file, (position, position))

    return tamper


numbers = st.integers(0, 40)
words = st.sampled_from(WORDS)
teams, cycles, slugs = st.sampled_from(TEAMS), st.sampled_from(CYCLES), st.sampled_from(SLUGS)
references = st.sampled_from(["", "company/2026/grow", "payments/2026-Q4/activation#kr", "nobody/2026/nothing"])
places, links = st.tuples(teams, cycles, slugs), st.tuples(references, references)
edits = st.one_of(
    st.builds(objective, places, words, links, st.sampled_from(["", "", *AUDIENCES]), numbers),
    st.builds(without, teams, cycles, slugs),
    st.builds(check_in, teams, st.integers(1, 20), slugs, numbers),
    st.builds(team, teams, words, teams),
    st.builds(configuration, words, st.sampled_from(["person", "role", "none"])),
    st.builds(asset, st.sampled_from(["a", "b"]), numbers),
    st.builds(page, words),
    st.builds(tampering, numbers, st.sampled_from(["edit", "remove", "forget", "lose the spare", "touch"])),
)
days = st.sampled_from([date(2026, 11, 20), date(2026, 11, 21), date(2027, 1, 20)])
steps = st.tuples(st.lists(edits, min_size=1, max_size=3), days, st.sampled_from(AUDIENCES))


def holds(folder: Path, sequence) -> None:
    project = Project(folder, {**SMALL, "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    for changes, day, audience in sequence:
        for change in changes:
            change(project)
        options = {"as_of": day, "audience": audience, "keep_going": True}
        project.build(**options)
        assert project.published() == project.built_from_scratch(**options)


def lawful(examples: int):
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    )


@lawful(8)
@given(sequence=st.lists(steps, min_size=2, max_size=4))
def test_an_incremental_build_writes_the_bytes_of_a_clean_one(sequence, tmp_path_factory):
    holds(tmp_path_factory.mktemp("law"), sequence)


@pytest.mark.long
@lawful(150)
@given(sequence=st.lists(steps, min_size=2, max_size=8))
def test_an_incremental_build_writes_the_bytes_of_a_clean_one_for_long_sequences(sequence, tmp_path_factory):
    holds(tmp_path_factory.mktemp("law"), sequence)


def findings_hold(folder: Path, sequence) -> None:
    project = Project(folder, {**SMALL, "okrsite.yml": ""})
    for changes, day, strict in sequence:
        for change in changes:
            change(project)
        options = {"as_of": day, "strict": strict}
        found = project.check(**options)
        assert found == project.check(**options)  # remembered as a whole
        assert found == project.check(**options, use_cache=False)


checked = st.tuples(st.lists(edits, min_size=1, max_size=3), days, st.booleans())


@lawful(5)
@given(sequence=st.lists(checked, min_size=2, max_size=3))
def test_a_check_that_remembers_finds_what_one_without_memory_finds(sequence, tmp_path_factory):
    findings_hold(tmp_path_factory.mktemp("law"), sequence)


@pytest.mark.long
@lawful(150)
@given(sequence=st.lists(checked, min_size=2, max_size=8))
def test_a_check_that_remembers_finds_what_one_without_memory_finds_for_long_sequences(sequence, tmp_path_factory):
    findings_hold(tmp_path_factory.mktemp("law"), sequence)
