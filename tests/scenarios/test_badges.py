"""Badges: one for each objective, key result and team that readers may see, and what to copy into other pages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from project import SMALL, Project

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.model.status import Status
from okrsite_gen.site.badges.badge import BadgeView, write_badge
from okrsite_gen.site.badges.widths import shortened, width_of
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue, message
from okrsite_gen.site.theme import load_theme

ON = {"okrsite.yml": "site:\n  url: https://okrs.example/\noutputs:\n  badges: true\n"}
OBJECTIVE = "teams/payments/2026-q4/activation"
HOSTILE = 'a <b> & "c" ]]> \x07 ' + "目標" * 60


def words_of(badge: bytes) -> list[str]:
    svg = ET.fromstring(badge.decode())
    return [each.text or "" for each in svg.iter("{http://www.w3.org/2000/svg}text")]


def badges_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("badge*.svg")}


def catalogue(language: str = "en") -> Catalogue:
    settings = Settings(site=SiteSettings(language=language))
    theme = load_theme(settings, Path(), read_yaml)
    return Catalogue(theme.messages, theme.english, NumberFormats(language), DateFormats(language, "UTC"), Markdown())


def test_each_objective_key_result_and_team_has_one_and_pages_say_what_to_copy(tmp_path):
    project = Project(tmp_path, SMALL | ON)
    project.build()
    badge = (project.site / f"{OBJECTIVE}/badge.svg").read_bytes()
    assert words_of(badge) == ["Developers go live in a day", "On track · 66\u00a0%"]
    assert badges_of(project.site) >= {f"{OBJECTIVE}/badge-time.svg", "teams/payments/badge.svg"}
    page = (project.site / f"{OBJECTIVE}/index.html").read_text(encoding="utf-8")
    assert f"https://okrs.example/{OBJECTIVE}/badge.svg" in page
    assert f"(https://okrs.example/{OBJECTIVE}/badge-time.svg)" in page


def test_what_to_copy_has_a_button_on_screens_and_is_not_printed(tmp_path):
    project = Project(tmp_path, SMALL | ON)
    project.build()
    page = (project.site / f"{OBJECTIVE}/index.html").read_text(encoding="utf-8")
    for_screen = re.findall(r'<details class="more for-screen">.*?</details>', page, re.DOTALL)
    (embed,) = (each for each in for_screen if "<pre" in each)
    assert embed.count("<pre") == embed.count('data-component="copy-text"') == 3
    style = b"".join(path.read_bytes() for path in project.site.rglob("*.css")).decode()
    assert re.search(r"@media print.*\.for-screen\s*\{\s*display:\s*none", style, re.DOTALL)


def test_after_an_edit_they_are_those_of_a_clean_build(tmp_path):
    project = Project(tmp_path, SMALL | ON)
    project.build()
    project.edit("content/teams/payments/2026-Q4/check-ins/2026-11-18.md", "12 days", "9 days")
    project.build()
    assert words_of((project.site / f"{OBJECTIVE}/badge.svg").read_bytes())[1] == "On track · 76\u00a0%"
    assert project.published() == project.built_from_scratch()


def test_nothing_of_them_is_there_unless_they_are_wanted(tmp_path):
    project = Project(tmp_path, SMALL)
    project.build()
    assert badges_of(project.site) == set()
    assert "badge" not in (project.site / f"{OBJECTIVE}/index.html").read_text(encoding="utf-8")


def test_what_is_hidden_has_none(tmp_path):
    audiences = "audiences: [public, company]\ndefault_audience: public\n"
    hidden = SMALL["content/teams/payments/2026-Q4/activation.md"].replace(
        "supports:", "audience: company\n        supports:"
    )
    files = SMALL | {
        "okrsite.yml": ON["okrsite.yml"] + audiences,
        "content/teams/payments/2026-Q4/activation.md": hidden,
    }
    project = Project(tmp_path, files)
    project.build(audience="public")
    assert not any("activation" in path for path in badges_of(project.site))
    assert words_of((project.site / "teams/payments/badge.svg").read_bytes()) == ["Payments", "no objectives now"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", "ar"])
def test_words_are_readable_on_their_colour_in_every_language_and_fit_their_box(language):
    words = catalogue(language)
    for status in Status:
        said = message("badge.measured", status=status.value, progress=Decimal("0.47"))
        badge = write_badge(BadgeView(HOSTILE, said, status, Decimal("0.47")), words)
        svg = ET.fromstring(badge.decode())
        assert words.t(f"status.{status.value}") in words_of(badge)[1]
        assert words_of(badge)[0].endswith("…")
        assert float(svg.attrib["width"]) < 500
        fills = {each.attrib.get("fill", "none") for each in svg.iter()} - {"none", "#ffffff"}
        assert all(contrast(fill) >= 4.5 for fill in fills)


def contrast(colour: str) -> float:
    """Return the contrast of white to a colour (WCAG)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_a_long_title_is_cut_where_a_word_ends():
    assert shortened("Short", 11, 260) == "Short"
    cut = shortened("Every tradesman in Bremen has ridden one of our bikes, or has a cousin", 11, 260)
    assert cut == "Every tradesman in Bremen has ridden one of our…"
    assert width_of(shortened("目" * 90, 11, 260), 11) <= 260
