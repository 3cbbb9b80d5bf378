"""Settings that are remembered are the ones that the file says."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.pipeline import remembered_settings
from okrsite_gen.pipeline.remembered_settings import read_settings_file, settings_from_plain, settings_to_plain
from okrsite_gen.store.cache import CacheFolder

FULL = b"""
site: {name: Ours, url: "https://okr.example.com/", language: de, timezone: Europe/Berlin, indexing: true}
content: [content, more]
repository: {url: "https://github.com/example/okrs", branch: trunk}
as_of: 2026-11-20
audiences: [public, company]
default_audience: company
cycles: {current: 2026-Q4}
check_ins: {every: fortnightly}
decimal: comma
rules: {ORG004: off, WRD001: error}
theme: {name: default, options: {accent: 262}}
navigation: [{label: Handbook, target: "https://example.com/"}]
outputs: {json: false}
redirects: {/old/: /teams/}
metrics:
  sources:
    nps: {json: "https://example.com/nps", value: score, times: 0.5, headers: {accept: application/json}}
"""


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path, "1")


def test_every_kind_of_setting_comes_back_as_it_was():
    settings, findings = read_configuration(FULL, "okrsite.yml")
    assert not findings
    assert settings_from_plain(settings_to_plain(settings)) == settings


def test_all_parts_of_settings_are_known():
    settings, _ = read_configuration(FULL, "okrsite.yml")
    parts = {type(part).__name__ for part in _within(settings)}
    assert parts == {part.__name__ for part in remembered_settings._PARTS}


def _within(value):
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _within(getattr(value, field.name))
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each)


def test_the_same_file_is_not_read_twice(cache, monkeypatch):
    first = read_settings_file(cache, b"site: {name: Ours}\n", "okrsite.yml", keeps=True)
    monkeypatch.setattr(
        "okrsite_gen.content.configuration.read_configuration", lambda *_: pytest.fail("was read again")
    )
    assert read_settings_file(cache, b"site: {name: Ours}\n", "okrsite.yml", keeps=False) == first


def test_another_file_is_read(cache):
    read_settings_file(cache, b"site: {name: Ours}\n", "okrsite.yml", keeps=True)
    settings, _ = read_settings_file(cache, b"site: {name: Theirs}\n", "okrsite.yml", keeps=True)
    assert settings.site.name == "Theirs"


def test_what_is_wrong_is_told_every_time(cache):
    told = [read_settings_file(cache, b"sit: {}\n", "okrsite.yml", keeps=True)[1] for _ in range(2)]
    assert told[0]
    assert told[0] == told[1]


def test_whoever_keeps_nothing_leaves_no_folder_behind(cache):
    read_settings_file(cache, b"site: {name: Ours}\n", "okrsite.yml", keeps=False)
    assert not cache.folder.exists()
