"""A site that comes near the limits of GitHub Pages is told so, with what weighs most and what to switch off."""

from __future__ import annotations

from dataclasses import replace

from okrsite_gen.model.settings import RepositorySettings, Settings
from okrsite_gen.pipeline.weight import about_weight
from okrsite_gen.store.manifest import Record

MB = 1_000_000
USUAL = Settings()


def told(megabytes: dict[str, int], assets: tuple[str, ...] = (), settings: Settings = USUAL) -> list[str]:
    records = {path: Record("", "", size * MB, 0) for path, size in megabytes.items()}
    found = about_weight(records, assets, settings)
    return [f"{each.code} {each.message} {each.reason} {each.hint}" for each in found]


def test_a_site_below_four_fifths_is_no_matter():
    assert told({"index.html": 99, **{f"p{n}.html": 70 for n in range(10)}}) == []


def test_what_weighs_most_is_named_with_what_switches_it_off():
    pages = {f"p{n}/index.html": 90 for n in range(6)}
    data = {f"p{n}/index.json": 60 for n in range(5)} | {"p1/badge.svg": 20}
    (said,) = told(pages | data)
    assert said == (
        "SIT017 The site has 0.86 GB, nearly as much as the 1 GB that GitHub Pages takes. Beyond that it is not "
        "published any more. What weighs most: pages 540 MB, JSON 300 MB, badges 20 MB. "
        "Switch off what nobody uses: `outputs: {json: false}`."
    )


def test_heavy_files_of_people_are_named_and_so_is_each_that_is_too_large():
    site = {"assets/film.mp4": 900, "assets/talk.mp4": 180, "index.html": 1}
    first, second, third = told(site, ("assets/film.mp4", "assets/talk.mp4"))
    assert "1.08 GB, more than the 1 GB" in first
    assert "the largest is assets/film.mp4" in first
    assert second.startswith("SIT018 assets/film.mp4 has 0.90 GB, and GitHub takes files up to 100 MB.")
    assert third.startswith("SIT018 assets/talk.mp4 has 180 MB")


def test_another_host_has_limits_of_its_own():
    elsewhere = replace(USUAL, repository=RepositorySettings(provider="gitlab"))
    assert told({"film.html": 2000}, settings=elsewhere) == []
