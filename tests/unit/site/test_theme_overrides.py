from __future__ import annotations

import pytest
import yaml

from okrsite_gen.site.theme_files import built_in_themes
from okrsite_gen.site.theme_overrides import dead_overrides


@pytest.fixture
def dead(tmp_path):
    """Return what is dead in a theme that extends the default one: (file, line or key, message, fix)."""

    def look(files):
        own = tmp_path / "themes/own"
        for path, text in ({"theme.yml": "name: own\n"} | files).items():
            (own / path).parent.mkdir(parents=True, exist_ok=True)
            (own / path).write_text(text, encoding="utf-8")
        layers = (("own", own), ("default", built_in_themes() / "default"))
        return [
            (finding.place.file, finding.place.line or finding.place.path, finding.message, finding.hint)
            for finding in dead_overrides(layers, tmp_path, yaml.safe_load)
        ]

    return look


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("templates/pages/taem.html", "templates/pages/team.html"),
        ("template/pages/team.html", "templates/pages/team.html"),
        ("assets/icons/on-trak.svg", "assets/icons/on-track.svg"),
        ("assets/css/token.scss", "assets/css/tokens.css"),
        ("assets/css/pages/man/team.css", "assets/css/pages/main/team.css"),
    ],
)
def test_a_file_that_replaces_nothing_is_told_with_the_nearest_real_one(dead, path, near):
    ((file, _, _, fix),) = dead({path: "x"})
    assert file == f"themes/own/{path}"
    assert fix == f"rename it to `{near}` if it is to replace that"


def test_what_replaces_adds_or_is_asked_for_is_alive(dead):
    assert (
        dead(
            {
                "README.md": "About",
                "templates/pages/team.html": "{% extends '!pages/team.html' %}{% block main %}{% endblock %}",
                "templates/404.html": '{% include "own/hello.html" %}{{ icon("heart") }}{{ t("own.hello") }}',
                "templates/own/hello.html": "hello",
                "assets/icons/heart.svg": "<svg></svg>",
                "assets/css/components/own.css": "@font-face { src: url(../../fonts/own.woff2) }",
                "assets/fonts/own.woff2": "x",
                "assets/css/pages/main/own.css": "",
                "assets/js/own.js": "",
                "messages/en.yml": "frame.skip: Jump\nown.hello: Hello\n",
                "messages/de.yml": "frame.skip: Zum Inhalt\n",
            }
        )
        == []
    )


def test_a_block_that_no_template_below_has_is_told_with_its_line(dead):
    text = '{% extends "!pages/team.html" %}\n\n{% block mian %}{% block inner %}{% endblock %}{% endblock %}\n'
    ((file, line, message, fix),) = dead({"templates/pages/team.html": text})
    assert (file, line) == ("themes/own/templates/pages/team.html", 3)
    assert message == "`!pages/team.html` has no block `mian`"
    assert fix.startswith("perhaps `main` is meant; its blocks are `banner`, ")


def test_blocks_of_ones_own_skeleton_count(dead):
    files = {
        "templates/base.html": '{% extends "!base.html" %}{% block main %}{% block side %}{% endblock %}{% endblock %}',
        "templates/pages/team.html": '{% extends "base.html" %}{% block side %}x{% endblock %}',
    }
    assert dead(files) == []


def test_a_template_that_extends_itself_or_cannot_be_read_is_left_to_drawing(dead):
    files = {
        "templates/base.html": '{% extends "base.html" %}{% block x %}{% endblock %}',
        "templates/404.html": "{% block x %}",
    }
    assert dead(files) == []


def test_words_that_no_page_uses_are_told_with_the_nearest_key(dead):
    found = dead({"messages/en.yml": "frame.skp: Jump\n", "messages/de.yml": "home.wins.few: Siege\n"})
    assert [(where, fix) for _, where, _, fix in found if where == ("frame.skp",)] == [
        (("frame.skp",), "perhaps `frame.skip` is meant")
    ]
