from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from okrsite_gen.site.theme_loader import LayeredEnvironment


@pytest.fixture
def environment(tmp_path):
    """Lay themes over each other, the outermost first, each given as templates by path."""

    def lay(**themes):
        for name, templates in themes.items():
            for path, text in templates.items():
                file = tmp_path / name / "templates" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        return LayeredEnvironment(tuple((name, tmp_path / name) for name in themes))

    return lay


BELOW = {
    "base.html": "<{% block title %}base{% endblock %}|{% block foot %}foot{% endblock %}>",
    "pages/team.html": '{% extends "base.html" %}{% block title %}team{% endblock %}',
}


def drawn(environment, name="pages/team.html", **variables):
    return environment.get_template(name).render(**variables)


def test_a_block_is_changed_under_the_same_name(environment):
    own = {"pages/team.html": '{% extends "!pages/team.html" %}{% block title %}own {{ super() }}{% endblock %}'}
    assert drawn(environment(own=own, default=BELOW)) == "<own team|foot>"


def test_pages_of_the_theme_below_stand_in_ones_own_skeleton(environment):
    own = {"base.html": '{% extends "!base.html" %}{% block foot %}own {{ super() }}{% endblock %}'}
    assert drawn(environment(own=own, default=BELOW)) == "<team|own foot>"


def test_each_of_three_layers_adds_to_the_next_lower_one(environment):
    layer = '{% extends "!base.html" %}{% block foot %}NAME {{ super() }}{% endblock %}'
    themes = {name: {"base.html": layer.replace("NAME", name)} for name in ("outer", "inner")}
    assert drawn(environment(**themes, default=BELOW)) == "<team|outer inner foot>"


def test_a_layer_without_the_file_is_passed_over(environment):
    own = {"base.html": '{% extends "!base.html" %}'}
    assert drawn(environment(own=own, inner={}, default=BELOW)) == "<team|foot>"


def test_a_theme_can_be_named(environment):
    own = {"base.html": "own", "x.html": '{% extends "default/base.html" %}'}
    assert drawn(environment(own=own, default=BELOW), "x.html") == "<base|foot>"


def test_a_name_that_no_lower_layer_has_is_told_with_the_nearest_one(environment):
    own = {"pages/team.html": '{% extends "!pages/taem.html" %}'}
    with pytest.raises(TemplateNotFound, match=r"`default` below has no `pages/taem.html`; perhaps `!pages/team.html`"):
        drawn(environment(own=own, default=BELOW))


def test_nothing_lies_below_the_lowest_layer(environment):
    with pytest.raises(TemplateNotFound, match="no theme lies below its own"):
        drawn(environment(default={"pages/team.html": '{% extends "!pages/team.html" %}'}))


def test_what_does_not_exist_is_an_error_and_text_is_escaped(environment):
    layers = environment(default={"a.html": "{{ view }}", "b.html": "{{ view.nothing }}"})
    assert drawn(layers, "a.html", view="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        drawn(layers, "b.html", view="x")


def test_macros_are_called_with_blocks_from_loops_and_know_what_all_templates_know(environment):
    shared = {
        "parts.html": "{% macro row(n) %}[{{ n }}{{ caller(n + 1) }}{{ told(n) }}]{% endmacro %}",
        "page.html": '{% from "parts.html" import row %}{% block all %}{% for n in (1, 2) %}'
        "{% call(m) row(n) %}<{{ m }}>{{ mark }}{% endcall %}{% endfor %}{% endblock %}",
    }
    lay = environment(default=shared)
    lay.globals["told"] = lambda number: f"&{number}"
    assert drawn(lay, "page.html", mark="'") == "[1<2>&#39;&amp;1][2<3>&#39;&amp;2]"
