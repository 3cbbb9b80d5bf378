"""Sites of every released version: they build, find all that their themes use, and stay the same when migrated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from old_sites import UPGRADES, built, told
from runner import Runner

import okrsite_gen
from okrsite_gen.content.deprecated import DEPRECATED
from okrsite_gen.site.deprecated import THEME_API

ROOT = Path(__file__).parents[2]
SITES = [each for version in sorted(UPGRADES.glob("[0-9]*")) for each in sorted(version.iterdir()) if each.is_dir()]


FOLLOW = "nothing but a version that is not released may change: run `make upgrade-sites`"


def released() -> set[str]:
    """Return the versions that the change log has."""
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return set(re.findall(r"^## (\d+\.\d+\.\d+)", log, re.MULTILINE))


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split(".")[:2])


def pages(site: Path) -> dict[str, bytes]:
    files = (file for file in sorted((site / "site").rglob("*")) if file.is_file())
    return {file.relative_to(site / "site").as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module", params=SITES, ids=lambda site: f"{site.parent.name}-{site.name}")
def old(request, tmp_path_factory) -> tuple[Path, list[str], dict[str, bytes]]:
    """Return a copy of a site that was built there, what was told, and every file that was published."""
    root = Path(shutil.copytree(request.param, tmp_path_factory.mktemp("old") / "okrs"))
    return root, told(built(root)), pages(root)


def test_every_released_version_has_a_site_and_a_theme():
    versions = released() or {okrsite_gen.__version__}
    lacking = {version for version in versions if not (UPGRADES / version / "every-field/themes/own").is_dir()}
    assert lacking == set(), "write it before the release: make upgrade-sites"


def test_what_goes_is_told_for_two_minor_versions_and_then_is_gone():
    for entry in (*DEPRECATED, *THEME_API):
        since, gone = numbers(entry.since), numbers(entry.gone)
        assert since <= numbers(okrsite_gen.__version__), f"`{entry.old}` is deprecated from a version to come"
        assert gone[0] > since[0] or gone[1] >= since[1] + 2, f"`{entry.old}` goes sooner than two minor versions later"
        assert numbers(okrsite_gen.__version__) < gone, f"`{entry.old}` should be gone by now: take its line away"


@pytest.mark.slow
def test_a_site_of_a_released_version_builds_as_it_did(old, request):
    site = request.node.callspec.params["old"]
    known = (site.parent / f"{site.name}.txt").read_text(encoding="utf-8").splitlines()
    assert [each for each in known if each.startswith("error")] == []
    before_its_release = set() if site.parent.name in released() else {"SIT008"}  # words of a theme may still go
    lists = ([each for each in one if each.split()[1] not in before_its_release] for one in (old[1], known))
    assert next(lists) == next(lists), FOLLOW


@pytest.mark.slow
def test_a_theme_of_a_released_version_finds_all_that_it_uses(old):
    _, _, published = old
    assert {word for page in published.values() for word in re.findall(rb"GONE [\w. ]+", page)} == set(), FOLLOW
    assert len(published) > 100


@pytest.mark.slow
def test_a_site_of_a_released_version_is_the_same_after_it_was_migrated(old):
    root, _, before = old
    for once_more in (False, True):
        words = [sys.executable, "-m", "okrsite_gen", "-C", str(root), "migrate", "--write"]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not once_more or "Nothing to migrate." in done.stdout
    built(root)
    assert pages(root) == before


@pytest.mark.slow
@pytest.mark.parametrize("version", sorted({site.parent.name for site in SITES}))
def test_the_workflow_of_a_released_version_builds_the_site(version, tmp_path):
    root = Path(shutil.copytree(UPGRADES / version / "starter", tmp_path / "okrs"))
    runner = Runner(root, tmp_path / "tools", "false")
    printed = runner.run("okrs.yml", "build")
    assert set(runner.outcomes.values()) == {0}, printed
    assert runner.outputs["build"] == {"errors": "0"}
    assert (root / "site/index.html").is_file()
