"""Old names in themes: they still work, and are told where they stand."""

from __future__ import annotations

import pytest

from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.errors import ThemeError
from okrsite_gen.model.settings import Settings, ThemeSettings
from okrsite_gen.site import deprecated
from okrsite_gen.site.deprecated import DeprecatedName
from okrsite_gen.site.theme import load_theme

NAMES = (
    DeprecatedName("word", "nav.old", "nav.home", "0.3", "0.5"),
    DeprecatedName("block", "underline", "colophon", "0.3", "0.5"),
    DeprecatedName("field", "caption", "title", "0.3", "0.5"),
)


@pytest.fixture
def theme(tmp_path, monkeypatch):
    monkeypatch.setattr(deprecated, "THEME_API", NAMES)

    def load(about: str = "name: own\n", **files: str):
        for path, text in {"theme.yml": about, **files}.items():
            file = tmp_path / "themes/own" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return load_theme(Settings(theme=ThemeSettings("own")), tmp_path, read_yaml)

    return load


def told(theme) -> list[tuple[str, str, int, int]]:
    found = (each for each in theme.findings if each.code == "SIT019")
    return [(each.message.split("`")[1], each.place.file, each.place.line, each.place.column) for each in found]


def test_words_under_an_old_key_are_shown_and_told_and_not_called_dead(theme):
    loaded = theme(**{"messages/en.yml": "# ours\n'nav.old': Hearth\n"})
    assert loaded.messages["nav.home"] == "Hearth"
    assert told(loaded) == [("nav.old", "themes/own/messages/en.yml", 2, 2)]
    assert [each.code for each in loaded.findings] == ["SIT019"]


def test_where_both_keys_stand_the_new_one_counts(theme):
    assert theme(**{"messages/en.yml": "nav.home: New\nnav.old: Old\n"}).messages["nav.home"] == "New"


def test_blocks_and_fields_are_told_where_a_template_names_them(theme):
    template = (
        '{% extends "!base.html" %}\n{% block underline %}\n.caption caption {{ view.caption }}\n{% endblock %}\n'
    )
    places = told(theme(**{"templates/base.html": template}))
    assert places == [
        ("underline", "themes/own/templates/base.html", 2, 10),
        ("caption", "themes/own/templates/base.html", 3, 26),
    ]


def test_a_template_that_cannot_be_read_is_left_to_drawing(theme):
    assert told(theme(**{"templates/base.html": "{% block underline %}{{ view.caption }"})) == []


@pytest.mark.parametrize("written", ["2", "'2.0'", "next"])
def test_a_theme_for_a_newer_okrsite_is_refused_in_plain_words(theme, written):
    with pytest.raises(ThemeError, match=r"themes/own/theme.yml: the theme is made for version .* of the theme API"):
        theme(about=f"name: own\nversion: {written}\n")


@pytest.mark.parametrize("written", ["1", "'1.0'"])
def test_a_theme_of_this_version_or_none_is_taken(theme, written):
    assert theme(about=f"name: own\nversion: {written}\n").name == "own"
