"""What the page of a code calls bad is reported under that code, and what it calls good is not.

Some of what is bad cannot be seen in a text. The pages write `<U+202E>` for an invisible character, `<0xE9>` for a
byte that is not text, `<300 KiB more>` and `<100 more lines like it>` for what nobody wants to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from coaching import AS_OF
from content_reading import read_content

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.deprecated import Deprecated
from okrsite_gen.content.locate import locate
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.explain import PAGES, every_finding, page_of_code
from okrsite_gen.pipeline.request import Request
from okrsite_gen.rules.pages import files_of
from okrsite_gen.site.deprecated import DeprecatedName

CODES = [each.code for each in every_finding().values() if each.rule is None]
EACH = pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.id}-{code.name}")
NEEDS_ALL = ("ARC", "SIT", "FAI", "ALW", "CFG")
"""Families that the theme, the pages or the rules have a say in: only a whole check finds them."""
NOT_TO_BE_SHOWN = {
    "ARC003": "only beside a whole archive: tests/scenarios/test_archive.py",
    "ARC004": "only beside a whole archive: tests/scenarios/test_archive.py",
    "ARC005": "only beside a whole archive: tests/scenarios/test_archive.py",
    "FILE011": "no file is closed to the account that runs tests everywhere",
    "FILE016": "okrsite fmt says so, and no check: tests/scenarios/test_fmt.py",
    **dict.fromkeys(
        ("PUL001", "PUL002", "PUL003", "PUL004", "PUL005"), "okrsite metrics pull says so: tests/scenarios/test_pull.py"
    ),
    "SIT004": "only a machine without time zones finds it: tests/unit/site/test_theme.py",
    "SIT016": "only git knows what was published: tests/scenarios/test_renames.py",
    "SIT017": "only a site of 800 MB has it: tests/unit/pipeline/test_weight.py",
    "SIT018": "only a file of 100 MB has it: tests/unit/pipeline/test_weight.py",
    "SIT005": "comes up while a page is drawn: tests/unit/site/test_render.py",
}
_LINK = re.compile(r"^# (\S+) -> (\S+)\n?", re.MULTILINE)


def written(example: str, folder: Path) -> None:
    """Write the files of an example, with what it only describes."""
    for path, target in _LINK.findall(example):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)
    for path, text in files_of(_LINK.sub("", example)).items():
        file = folder / _unseen(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_unseen(_filled(text)).encode(errors="surrogateescape"))


def _unseen(text: str) -> str:
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"<0x([89A-F][0-9A-F])>", lambda found: chr(0xDC00 + int(found[1], 16)), text)


def _filled(text: str) -> str:
    text = re.sub(r"<(\d+) KiB more>", lambda found: "words " * (int(found[1]) * 1024 // 6), text)
    return re.sub(
        r"^(.*\n)<(\d+) more lines like it>\n", lambda found: found[1] * (int(found[2]) + 1), text, flags=re.M
    )


def reported(example: str, code: str, folder: Path) -> list[Diagnostic]:
    written(example, folder)
    if not (folder / "content").exists():
        written("# content/teams/example/team.md\nname: Example\n", folder)
    if code.startswith(NEEDS_ALL):
        now = datetime.combine(AS_OF, datetime.min.time(), timezone.utc)
        return list(check(Request(folder, now), lambda *_: None).findings)
    return list(_read(folder))


def _read(folder: Path) -> Iterator[Diagnostic]:
    data = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    settings, findings = read_configuration(data.get("okrsite.yml"), "okrsite.yml")
    _, found = read_content(folder, settings, AS_OF)
    return locate([*findings, *found], data.get)


@pytest.fixture
def version_that_does_not_exist(monkeypatch):
    """Let go what the pages about deprecation tell of."""
    goes = {"since": "9.9", "gone": "9.11"}
    fields = (
        Deprecated("okrsite.yml", ("site", "icon"), "logo", **goes),
        Deprecated("objective", ("key_results", "*", "goal"), "target", **goes),
    )
    monkeypatch.setattr("okrsite_gen.content.deprecated.DEPRECATED", fields)
    names = (DeprecatedName("block", "footer", "colophon", **goes),)
    monkeypatch.setattr("okrsite_gen.site.deprecated.THEME_API", names)


@EACH
@pytest.mark.usefixtures("version_that_does_not_exist")
def test_the_bad_example_is_reported_and_the_good_one_is_not(code, tmp_path):
    page = page_of_code(code.id)
    if code.id not in NOT_TO_BE_SHOWN:
        assert code.id in {each.code for each in reported(page.bad, code.id, tmp_path / "bad")}
    found = reported(page.good, code.id, tmp_path / "good")
    assert [each for each in found if each.code == code.id or each.severity is Severity.ERROR] == []


def test_every_code_has_a_page_and_every_page_a_code():
    assert sorted(path.stem for path in PAGES.glob("*.md")) == sorted(code.id for code in CODES)
