"""Runs that are killed or refused at each of their changes to the disk: every file is old or new, a site one whole."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from crash_points import changes_of, killed, refused, run_until, some_of
from interrupted import litter, state
from project import SMALL, Project

from okrsite_gen.cli.program import run

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
TITLES = ("Developers go live in a day", "Developers go live in an hour")
QUICK, MANY, ALL = 4, 100, 1_000_000
MANY_MOMENTS = [pytest.param(QUICK, id="some"), pytest.param(MANY, id="many", marks=pytest.mark.long)]
REFUSALS = {errno.ENOSPC: "The disk is full", errno.EACCES: "does not let this user write", errno.EIO: "Input/output"}


class TwoSites:
    """A project that has one of two titles, and the whole sites of both."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.whole = []
        for title in TITLES:
            self.project.edit(OBJECTIVE, TITLES[0], title)
            self.project.build()
            self.whole.append(self.project.published())
        self.wanted = 1
        self.changes = max(self.changes_of_next() for _ in range(2))

    def changes_of_next(self) -> int:
        self.turn()
        return changes_of(self.project.build, self.project.root)

    def turn(self) -> None:
        self.project.edit(OBJECTIVE, TITLES[self.wanted], TITLES[1 - self.wanted])
        self.wanted = 1 - self.wanted

    @property
    def standing(self) -> int:
        """Which of the two stands there; fails where it is neither."""
        return self.whole.index(self.project.published())


@pytest.fixture
def two(tmp_path) -> TwoSites:
    return TwoSites(tmp_path)


@pytest.mark.parametrize("most", MANY_MOMENTS)
def test_a_build_that_is_killed_at_any_change_leaves_one_whole_site(two, most):
    assert two.changes > 20
    for moment in some_of(two.changes, min(most, two.changes)):
        two.turn()
        before = state(two.project)
        ended = run_until(two.project.build, two.project.root, moment, killed)
        assert ended.code in (-9, 0)
        assert two.standing in (0, 1), f"killed at change {moment} of {two.changes}"
        two.project.build()
        assert two.standing == two.wanted, f"after one that was killed at change {moment}"
        assert (state(two.project), litter(two.project)) == (before, set())


REFUSED = [(QUICK, errno.ENOSPC), *(pytest.param(MANY // 4, number, marks=pytest.mark.long) for number in REFUSALS)]


@pytest.mark.parametrize(("most", "number"), REFUSED)
def test_a_build_that_is_refused_any_change_leaves_one_whole_site_and_says_which(two, most, number):
    for moment in some_of(two.changes, min(most, two.changes)):
        former = two.wanted
        two.turn()
        before = state(two.project)
        ended = run_until(two.project.build, two.project.root, moment, refused(number))
        assert ended.code in (0, 2), ended.told
        assert two.standing == (former if ended.code else two.wanted), ended.told
        assert not ended.code or REFUSALS[number] in ended.told
        assert not ended.code or "What was published before stands as it was." in ended.told
        two.project.build()
        assert two.standing == two.wanted
        assert (state(two.project), litter(two.project)) == (before, set())


@pytest.mark.long
def test_without_an_exchange_in_one_step_the_next_build_mends_what_a_kill_left(two, monkeypatch):
    monkeypatch.setattr("okrsite_gen.store.swap._renameat2", lambda: None)
    two.changes = max(two.changes_of_next() for _ in range(2))
    nowhere = 0
    for moment in some_of(two.changes, MANY):
        former = two.wanted
        two.turn()
        run_until(two.project.build, two.project.root, moment, killed)
        if two.project.site.exists():
            assert two.standing in (0, 1), f"killed at change {moment} of {two.changes}"
        else:
            nowhere += 1
            aside = two.project.root / ".site.okrsite" / "former"
            assert two.project.published(aside) == two.whole[former]
        two.project.build()
        assert two.standing == two.wanted
        assert litter(two.project) == set()
    assert nowhere == 1


@dataclass(frozen=True)
class Writer:
    """A command that writes files in which people work."""

    words: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    refuses_again: bool = False
    """Whether it ends with 2 where all is written already, and then leaves what was left hidden beside it."""


TABLE = "Objective,Key result,Current,Target,Team,Cycle\n" + "".join(
    f"Objective {number},KR {number},{number},100,Team {number % 2},2026-Q4\n" for number in range(3)
)
UNTIDY = "---\nstate: active  \ntitle: 'The team keeps its word'\n---\n"
BROKEN = "---\ntitle: Go live: in a day\n---\n"
CLOSED = {
    "content/cycles/2026-Q2.md": "---\nname: Spring\nstate: closed\n---\n",
    "content/teams/payments/2026-Q2/refunds.md": "---\ntitle: Refunds arrive\nstate: closed\nclosed_as: partly\n---\n",
}
SOURCE = {
    "content/metrics/nps.md": "---\nname: NPS\nunit: points\n---\n",
    "content/metrics/nps.csv": "date,value,note\n2026-10-31,41,\n",
    "nps.py": "print(52)\n",
    "okrsite.yml": """
        metrics:
          allow_commands:
            - [python3, nps.py]
          sources:
            nps:
              command: [python3, nps.py]
    """,
}
DAY = ("--as-of", "2026-11-20")
WRITERS = {
    "fmt": Writer(("fmt",), {f"content/teams/t{number}/2026-Q4/o.md": UNTIDY for number in range(3)}),
    "check --fix": Writer(("check", "--fix", *DAY), {f"content/teams/t{n}/2026-Q4/o.md": BROKEN for n in range(2)}),
    "import": Writer(("import", "table.csv", "--into", "imported", "--write"), {"table.csv": TABLE}),
    "archive": Writer(("archive", "2026-Q2", "--write", *DAY), CLOSED),
    "new team": Writer(("new", "team", "Support", "--parent", "-"), refuses_again=True),
    "new check-in": Writer(("new", "check-in", "payments", "--date", "2026-11-20"), refuses_again=True),
    "metrics pull": Writer(("metrics", "pull", *DAY), SOURCE),
    "migrate": Writer(("migrate", "--write"), {"okrsite.yml": "site: {name: Ours}\n"}),
    "theme new": Writer(("theme", "new", "ours"), refuses_again=True),
    "schema": Writer(("schema", "--all", "--output", "schemas")),
    "a baseline": Writer(("check", "--write-baseline", "known.json", *DAY)),
    "export": Writer(("export", "csv", "tables", *DAY)),
}


def command(project: Project, writer: Writer) -> int:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return run(["-C", str(project.root), *writer.words])


def files(project: Project) -> dict[str, bytes]:
    """Return all files but what okrsite remembers and what is hidden until it has its name."""
    every = project.published(project.root)
    own = (".okrsite/", ".tables.okrsite/")
    return {name: data for name, data in every.items() if not name.startswith(own) and "okrsite-new" not in name}


QUICKLY = [pytest.param(WRITERS[name], QUICK, id=name) for name in ("fmt", "import", "theme new")]
WHOLLY = [pytest.param(each, ALL, id=f"{name}, all", marks=pytest.mark.long) for name, each in WRITERS.items()]


@pytest.mark.parametrize(("writer", "most"), [*QUICKLY, *WHOLLY])
def test_a_command_that_is_killed_at_any_change_leaves_each_file_old_or_new(tmp_path, writer, most):
    project = Project(tmp_path, {**SMALL, **writer.files})
    before = files(project)
    shutil.copytree(project.root, tmp_path / "before")
    changes = changes_of(lambda: min(command(project, writer), 1) * 0, project.root)
    after = files(project)
    assert after != before
    for moment in some_of(changes, min(most, changes)):
        shutil.rmtree(project.root)
        shutil.copytree(tmp_path / "before", project.root)
        assert run_until(lambda: command(project, writer), project.root, moment, killed).code == -9
        now = files(project)
        neither = {name for name, data in now.items() if data not in (before.get(name), after.get(name))}
        assert neither - {"imported/_imported.json"} == set(), f"killed at change {moment} of {changes}"
        assert before.keys() <= now.keys()
        command(project, writer)
        assert files(project) == after, f"after one that was killed at change {moment} of {changes}"
        left = [name for name in project.published(project.root) if "okrsite-new" in name]
        assert len(left) <= writer.refuses_again
