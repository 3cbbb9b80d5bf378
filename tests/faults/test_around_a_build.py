"""What else can happen around a build: folders vanish, rights go, memories are damaged, others build too."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from crash_points import Ended, killed, refusing_to_read, run_until
from interrupted import litter, said, state
from project import SMALL, Project, on

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.cache import FOLDER
from okrsite_gen.store.output import Staging

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
TITLES = ("Developers go live in a day", "Developers go live in an hour")
BUILD = ("build", "--quiet", "--as-of", "2026-11-20", "-j", "1")
NOBODY = 65534


@pytest.fixture
def project(tmp_path) -> Project:
    """A project that is built, and edited since."""
    project = Project(tmp_path)
    project.build(**on("2026-11-20"))
    project.edit(OBJECTIVE, *TITLES)
    return project


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen once, when a build has drawn its pages and has yet to publish them."""

    def happens(deed) -> None:
        deeds, complete = [deed], Staging.complete

        def disturbed(staging, keep, written):
            while deeds:
                deeds.pop()()
            return complete(staging, keep, written)

        monkeypatch.setattr(Staging, "complete", disturbed)

    return happens


def clean(project: Project) -> bool:
    """Whether the next build writes what one without memory writes, and leaves nothing behind."""
    project.build(**on("2026-11-20"))
    return project.published() == project.built_from_scratch(**on("2026-11-20")) and litter(project) == set()


@pytest.mark.parametrize("gone", ["site", pytest.param(".site.okrsite", marks=pytest.mark.long), ".okrsite"])
def test_what_is_deleted_during_a_build_comes_back_with_the_next(project, meanwhile, gone):
    before = state(project)
    meanwhile(lambda: shutil.rmtree(project.root / gone))
    told = ""
    try:
        project.build(**on("2026-11-20"))
    except OkrsiteError as error:
        told = f"{error.message} {error.hint}"
    assert not told or re.search("somebody took away what it was working with .* Run it again", told)
    assert state(project) == before
    assert clean(project)


@pytest.mark.parametrize("number", [errno.EIO, pytest.param(errno.EACCES, marks=pytest.mark.long)])
def test_a_file_that_the_disk_does_not_give_stops_the_build_and_is_named(project, number):
    former = project.published()

    def build() -> int:
        with refusing_to_read("activation.md", number):
            return run(["-C", str(project.root), *BUILD, "--no-cache"])

    ended = run_until(build, project.root, -1, killed)
    assert ended.code in (1, 2)
    assert "activation.md" in ended.said
    assert project.published() == former
    assert clean(project)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes cut short, with one bit changed, of another version, or others altogether."""
    at = chance.randrange(len(data))
    return chance.choice(
        [
            data[:at],
            data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
            data.replace(b"python 3.", b"python 9.", 1),
            chance.randbytes(at),
            b"",
        ]
    )


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 10))])
def test_a_damaged_memory_of_any_file_is_none(project, seed):
    chance = random.Random(seed)
    for file in sorted((project.root / FOLDER).rglob("*")):
        if file.is_file() and file.name != ".gitignore":
            file.write_bytes(damaged(file.read_bytes(), chance))
    assert clean(project)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda file: (file.unlink(), file.mkdir(), (file / "x").touch()), id="folders", marks=pytest.mark.long
        ),
        pytest.param(lambda file: (file.unlink(), file.symlink_to(file.name)), id="links to themselves"),
        pytest.param(lambda file: (file.unlink(), os.mkfifo(file)), id="pipes", marks=pytest.mark.slow),
    ],
)
def test_what_is_no_file_in_the_place_of_a_memory_stops_no_build(project, spoil):
    for file in sorted((project.root / FOLDER).rglob("*")):
        if file.is_file() and file.name != ".gitignore":
            spoil(file)
    assert clean(project)


def test_a_clock_that_went_back_hides_no_change(project):
    """All that a build has written is of the future now, and files are edited before that."""
    ahead = time.time() + 86400 * 365
    for file in (*project.site.rglob("*"), *(project.root / FOLDER).rglob("*")):
        os.utime(file, (ahead, ahead))
    os.utime(project.root / OBJECTIVE, (0, 0))
    assert clean(project)


def test_of_two_builds_at_once_one_is_told_to_wait_and_the_site_is_whole(project, meanwhile):
    seen = []
    meanwhile(lambda: seen.append(said(project, *BUILD)))
    former = project.published()
    project.build(**on("2026-11-20"))
    ((code, told),) = seen
    assert code == 2
    assert "Another build is writing" in told
    assert f"(process {os.getpid()})" in told
    assert "Wait until it has finished" in told
    assert project.published() != former
    assert clean(project)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else")
class TestWhoMayNotWrite:
    """Builds by a user who may not write everything; root may write wherever it likes."""

    @pytest.fixture
    def tmp_path(self):
        """A folder of its own that everybody may enter; no other folder gets other rights for it."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name).resolve()
            if not all(parent.stat().st_mode & 0o001 for parent in folder.parents):
                pytest.skip("not everybody may enter the folder for temporary files")
            folder.chmod(0o755)
            yield folder

    def build(self, project: Project) -> Ended:
        def by_nobody() -> int:
            become_nobody()
            return run(["-C", str(project.root), *BUILD])

        return run_until(by_nobody, project.root, -1, killed)

    def test_a_folder_in_which_nobody_may_write_is_named_and_nothing_changes(self, project):
        former, before = project.published(), state(project)
        ended = self.build(project)
        assert ended.code == 2
        assert "does not let this user write there" in ended.said
        assert "What was published before stands as it was." in ended.said
        assert (project.published(), state(project)) == (former, before)
        assert clean(project)

    @pytest.mark.slow
    def test_a_memory_of_somebody_else_is_left_alone(self, project):
        for folder in (project.site, project.root / ".site.okrsite"):
            for file in (folder, *folder.rglob("*")):
                os.chown(file, NOBODY, NOBODY, follow_symlinks=False)
        project.root.chmod(0o777)
        for file in (project.root / FOLDER).rglob("*"):
            file.chmod(0o700)
        memory = project.published(project.root / FOLDER)
        ended = self.build(project)
        assert ended.code == 0, ended.said
        assert project.published() == project.built_from_scratch(**on("2026-11-20"))
        assert project.published(project.root / FOLDER) == memory

    def test_rights_that_are_lost_half_way_leave_the_former_site(self, project, meanwhile):
        former, before = project.published(), state(project)

        def build() -> int:
            meanwhile(become_nobody)
            return run(["-C", str(project.root), *BUILD])

        ended = run_until(build, project.root, -1, killed)
        assert ended.code == 2
        assert "does not let this user write there" in ended.said
        assert (project.published(), state(project)) == (former, before)
        assert clean(project)


def become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


@pytest.mark.slow
def test_a_worker_that_dies_alone_stops_the_build_and_is_told(tmp_path):
    """The system takes one away, as it does when memory is short."""
    teams = {f"content/teams/t{n}/2026-Q4/o{n}.md": f"---\ntitle: Team {n} stays\n---\n" for n in range(40)}
    project = Project(tmp_path, {**SMALL, **teams})
    script = (
        "import os, signal, sys\nfrom okrsite_gen.pipeline import draw\nfrom okrsite_gen.cli.program import run\n"
        "draw.PAYS_FROM = 1\nfirst = draw.Studio.__call__\n"
        "def dying(studio):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "draw.Studio.__call__ = dying\nsys.exit(run(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-C", str(project.root), *BUILD[:-1], "2"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "A worker process of okrsite ended in the middle of its work" in done.stderr
    assert not project.site.exists()
    assert clean(project)


def test_a_command_that_is_told_to_end_says_how_things_stand_and_tidies_up(tmp_path):
    script = "import time\nfrom okrsite_gen.store import scratch\nfrom okrsite_gen import cli\n"
    script += "import okrsite_gen.cli.program as program\n"
    script += (
        "def run(_):\n    with scratch.scratch_folder():\n        print('begun', flush=True)\n        time.sleep(60)\n"
    )
    script += "def caught(words):\n    try:\n        return run(words)\n    except BaseException as end:\n"
    script += "        return program._exit_code(end)\nprogram.run = caught\ncli.main()\n"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch)}
    command = [sys.executable, "-c", script, "build"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ended:
        assert ended.stdout.readline() == b"begun\n"
        assert len(list(scratch.iterdir())) == 1
        ended.send_signal(signal.SIGTERM)
        told = ended.communicate()[1].decode()
    assert ended.returncode == 130
    assert "Stopped. What was published before stands as it was." in told
    assert list(scratch.iterdir()) == []
