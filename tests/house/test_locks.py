"""The lists of exact libraries fit what `pyproject.toml` asks for, and every file in them is known by its hash."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from house import ROOT
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.version import Version

from tools.lock import BUILD, EXTRAS, FUZZING, LOWEST, RELEASE, RELEASES, SITES, TESTS

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib  # Python 3.10; pytest brings it

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = PROJECT["dependencies"]
DEV = PROJECT["optional-dependencies"]["dev"]
OPTIONAL = [word for extra in EXTRAS for word in PROJECT["optional-dependencies"][extra]]
LISTS = {
    SITES: [*NEEDED, *BUILD],
    TESTS: [*NEEDED, *DEV, *BUILD],
    LOWEST: [*NEEDED, *OPTIONAL, *DEV, *BUILD],
    FUZZING: [*NEEDED, *DEV, *PROJECT["optional-dependencies"]["fuzz"], *BUILD],
    RELEASES: [*RELEASE],
}
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")


@cache
def pins(file: Path) -> list[tuple[str, str, str, int]]:
    """Return (name, version, marker, how many hashes) of each library in a list."""
    found = []
    for block in re.split(r"\n(?=[a-z])", "\n" + file.read_text(encoding="utf-8")):
        if pin := re.match(r"([a-z0-9.-]+)==([^\s;]+)(?: ; ([^\\\n]+))?", block):
            found.append(
                (pin[1], pin[2], (pin[3] or "").strip(), len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
            )
    return found


def version_on(file: Path, name: str, python: str) -> str:
    """Return the version that a list gives a library on Linux."""
    where = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    where |= {"platform_system": "Linux", "platform_machine": "x86_64", "implementation_name": "cpython"}
    fits = [pin[1] for pin in pins(file) if pin[0] == name and (not pin[2] or Marker(pin[2]).evaluate(where))]
    assert len(fits) == 1, f"{file.name} gives {name} {fits or 'no version'} with Python {python}: run `make lock`"
    return fits[0]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
@pytest.mark.parametrize("python", PYTHONS)
def test_a_list_gives_each_library_one_version_within_its_bounds(file, python):
    for written in LISTS[file]:
        wanted = Requirement(written)
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        version = version_on(file, name, python)
        assert version in wanted.specifier, f"{file.name}: {name} {version} is not {wanted.specifier}: run `make lock`"


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_every_library_of_a_list_has_hashes_and_nothing_else_stands_in_it(file):
    assert [pin for pin in pins(file) if not pin[3]] == []
    lines = file.read_text(encoding="utf-8").splitlines()
    known = re.compile(r"#|[a-z0-9.-]+==\S+( ; .+)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$")
    assert [line for line in lines if not known.match(line)] == []


def test_the_list_of_lowest_versions_holds_the_bounds_themselves():
    higher = {}
    for written in (*NEEDED, *OPTIONAL):
        wanted = Requirement(written)
        (bound,) = [each.version for each in wanted.specifier if each.operator == ">="]
        version = version_on(LOWEST, wanted.name.lower(), PYTHONS[0])
        if Version(version) != Version(bound) and Version(version).release[:2] != Version(bound).release[:2]:
            higher[wanted.name] = (bound, version)
    assert higher == {}


def test_every_python_that_is_tested_is_one_that_the_project_names():
    named = {word.rpartition(" ")[2] for word in PROJECT["classifiers"] if re.fullmatch(r".*Python :: 3\.\d+", word)}
    assert named == set(PYTHONS)
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
    test = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    assert re.findall(r'"(3\.\d+)"', test.partition("python: [")[2].partition("]")[0]) == list(PYTHONS)
