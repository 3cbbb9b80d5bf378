"""The same input gives the same bytes, whatever is around a build."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from committed import commit, git
from project import NOW, SMALL, Project, on
from surroundings import EXPORTS, SHUFFLED, Surroundings, at_another_time, differing, written

from tools import demo_past

LOCALES = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower().split()
PYTHONS = [python for python in os.environ.get("OKRSITE_PYTHONS", "").split(os.pathsep) if python]
"""Other interpreters in which okrsite is installed."""


def shuffled(seed: int) -> dict[str, str]:
    return {"PYTHONPATH": str(SHUFFLED), "SHUFFLED_BY": str(seed)}


EVERYTHING = Surroundings(
    words=("-j", "2"),
    variables={
        **shuffled(1),
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "86400",
        "USER": "somebody",
        "HOME": "/tmp",
        "HOSTNAME": "elsewhere",
        "COLUMNS": "17",
        "CI": "true",
    },
    folder="deeper/with spaces/and ümläuts/okrs",
    before=(("--as-of", "2026-10-30"),),
    prepare=at_another_time(86400),
    umask=0o077,
)
SURROUNDINGS = {
    "two processes": Surroundings(("-j", "2")),
    "four processes": Surroundings(("-j", "4")),
    "without memory": Surroundings(("--no-cache",)),
    "after the same": Surroundings(before=(("--as-of", "2026-11-27"),)),
    "after another day": Surroundings(before=(("--as-of", "2026-10-30"), ("--drafts", "--links", "file"))),
    "another path": Surroundings(folder="deeper/with spaces/and ümläuts/'quotes'/okrs"),
    "very old files": Surroundings(prepare=at_another_time(0)),
    "files of the future": Surroundings(prepare=at_another_time(4102444800), umask=0o027),
    "another user": Surroundings(variables={"USER": "ida", "LOGNAME": "ida", "HOME": "/tmp", "HOSTNAME": "elsewhere"}),
    "in a CI": Surroundings(variables={"CI": "true", "GITHUB_ACTIONS": "true", "NO_COLOR": "1", "COLUMNS": "20"}),
    "everything at once": EVERYTHING,
    **{f"hash seed {seed}": Surroundings(variables={"PYTHONHASHSEED": seed}) for seed in ("1", "2", "4294967295")},
    **{f"folders in order {seed}": Surroundings(("-j", "2"), shuffled(seed)) for seed in (1, 2, 3)},
    **{
        f"SOURCE_DATE_EPOCH={second}": Surroundings(variables={"SOURCE_DATE_EPOCH": second})
        for second in ("0", "1", "4102444800")
    },
    **{
        f"TZ={zone}": Surroundings(variables={"TZ": zone})
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Europe/Berlin", "Asia/Kathmandu")
    },
    **{
        f"LC_ALL={name}": Surroundings(variables={"LC_ALL": name, "LANGUAGE": name})
        for name in ("C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "ja_JP.EUC-JP")
    },
}


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A small project whose past was written in several time zones."""
    project = Project(tmp_path_factory.mktemp("small"), SMALL)
    git(project, "init", "-q")
    commit(project, "Begin", "2026-10-01")
    for zone, title in (("+14:00", "in a day or two"), ("-11:00", "in two days")):
        project.edit("content/teams/payments/2026-Q4/activation.md", "in a day", title)
        git(project, "add", "content")
        at = f"2026-10-25T02:30:00{zone}"
        days = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        command = [
            "git",
            "-C",
            str(project.root),
            "-c",
            "user.name=Ida",
            "-c",
            "user.email=i@e.org",
            "commit",
            "-qm",
            zone,
        ]
        subprocess.run(command, check=True, env={**os.environ, **days})
        project.edit("content/teams/payments/2026-Q4/activation.md", title, "in a day")
    return project.root


@pytest.mark.slow
def test_nothing_around_a_build_shows_in_a_site(small, tmp_path):
    reference = written(small, tmp_path / "one", Surroundings())
    assert len(reference) > 50
    assert differing(written(small, tmp_path / "other", EVERYTHING), reference) == []


@pytest.mark.slow
@pytest.mark.parametrize("years", [-30, 40])
def test_the_clock_shows_in_no_site_of_a_fixed_day(tmp_path, years):
    now, then = Project(tmp_path / "now"), Project(tmp_path / "then")
    now.build(**on("2026-11-20"))
    then.build(**on("2026-11-20"), now=NOW + timedelta(days=365 * years))
    assert now.published() == then.published()


@pytest.mark.slow
def test_all_moments_of_a_day_give_the_same_site(tmp_path):
    sites = []
    for name, hour in (("early", 0), ("late", 23)):
        project = Project(tmp_path / name)
        project.build(now=datetime(2026, 11, 20, hour, 59, tzinfo=timezone.utc))
        sites.append(project.published())
    assert sites[0] == sites[1]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo company with its past, pictures and all exports, and what is written in plain surroundings."""
    project = tmp_path_factory.mktemp("demo") / "project"
    demo_past.write(project)
    configuration = project / "okrsite.yml"
    settings = configuration.read_text(encoding="utf-8").replace("badges: true", "badges: true\n  pictures: true")
    configuration.write_text(settings, encoding="utf-8")
    place = tmp_path_factory.mktemp("plain")
    return project, written(project, place, Surroundings(), EXPORTS)


@pytest.mark.long
@pytest.mark.parametrize("around", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_the_demo_company_is_the_same_everywhere(demo, tmp_path, around):
    language = around.variables.get("LC_ALL", "")
    if language not in {"", "C", "POSIX"} and language.lower().replace("-", "") not in {
        each.replace("-", "") for each in LOCALES
    }:
        pytest.skip(f"this machine has no {language}")
    project, reference = demo
    assert len(reference) > 1000
    assert differing(written(project, tmp_path, around, EXPORTS), reference) == []
    shutil.rmtree(tmp_path)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may name the machine anew")
def test_the_name_of_the_machine_shows_nowhere(demo, tmp_path):
    wrapped = ("unshare", "--uts", "sh", "-c", 'hostname elsewhere && exec "$@"', "sh")
    project, reference = demo
    assert differing(written(project, tmp_path, Surroundings(wrapped=wrapped), EXPORTS), reference) == []


@pytest.mark.long
@pytest.mark.skipif(not PYTHONS, reason="OKRSITE_PYTHONS names no other interpreters in which okrsite is installed")
@pytest.mark.parametrize("python", PYTHONS)
def test_other_versions_of_python_write_the_same(demo, tmp_path, python):
    project, reference = demo
    ours = str(Path(__file__).parents[2])
    around = Surroundings(python=python, variables={"PYTHONPATH": ours})
    assert differing(written(project, tmp_path, around, EXPORTS), reference) == []
