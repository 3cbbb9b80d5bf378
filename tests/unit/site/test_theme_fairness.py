"""A theme of one's own makes no figures of persons."""

from __future__ import annotations

import pytest

from okrsite_gen.site.theme_fairness import judged_persons
from okrsite_gen.site.theme_files import built_in_themes


@pytest.fixture
def refused(tmp_path):
    """Return what is refused in a template of a theme that extends the default one: (file, line, message)."""

    def look(template):
        file = tmp_path / "themes/own/templates/pages/team.html"
        file.parent.mkdir(parents=True)
        file.write_text(template, encoding="utf-8")
        layers = (("own", tmp_path / "themes/own"), ("default", built_in_themes() / "default"))
        return [(each.place.file, each.place.line, each.message) for each in judged_persons(layers, tmp_path)]

    return look


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("\n{% for who, all in view.objectives|groupby('owner') %}{{ who }}: {{ all|length }}{% endfor %}", 2),
        ("{% for who, all in rows|groupby('owner.name') %}{{ all|map(attribute='score')|sum }}{% endfor %}", 1),
        ("{% for who, all in rows|groupby(attribute='author') %}\n{{ all|count }}{% endfor %}", 1),
        ("{% for g in rows|groupby('lead') %}{% if g.list|length > 3 %}!{% endif %}{% endfor %}", 1),
        ("{{ rows|selectattr('owner.handle', 'equalto', 'mila')|list|length }}", 1),
        ("{{ rows|groupby('owner')|length }}", 1),
        ("{% for g in rows|groupby('lead') %}{{ g[1][:9]|map(attribute='score')|max }}{% endfor %}", 1),
        ("{% for who, own in rows|groupby('owner') %}{% set n = own|list %}{{ n|count }}{% endfor %}", 1),
        ("{% for w, a in o|groupby('lead') %}{% for g in a|groupby('x') %}{{ g.list|sum }}{% endfor %}{% endfor %}", 1),
    ],
)
def test_counting_and_adding_up_by_person_is_refused_where_it_stands(refused, template, line):
    ((file, found, message),) = refused(template)
    assert (file, found) == ("themes/own/templates/pages/team.html", line)
    assert message.startswith("this makes a figure of what is grouped by `")


@pytest.mark.parametrize(
    "template",
    [
        "{% for who, all in rows|groupby('owner') %}{{ who }}{{ all|join }}{% endfor %}",
        "{% for team, all in view.objectives|groupby('team.name') %}{{ all|length }}{% endfor %}",
        "{% set leads = view.teams|selectattr('lead')|list|length > 0 %}",
        "{{ view.objectives|selectattr('state', 'equalto', 'closed')|list|length }}",
        "{{ view.objectives|length }}{% for o in view.objectives %}{{ o.owner }}{% endfor %}",
        "{% if %}",
        """{% for who, own in rows|groupby("owner.name") %}{% for each in own %}
        <p{% if each.title|length > 60 %} class="long"{% endif %}>{% endfor %}{% endfor %}""",
        "{% for who, own in rows|groupby('owner') %}{% if who|length > 30 %}{{ who }}{% endif %}{% endfor %}",
        "{% for g in rows|groupby('owner') %}{{ g.grouper|length }}{{ view.objectives|length }}{% endfor %}",
        "{% for who, own in rows|groupby('owner') %}{{ (own|map(attribute='title')|join(', '))|length }}{% endfor %}",
        "{% for who, own in rows|groupby('owner') %}{% set one = own|first %}{{ one.title|length }}{% endfor %}",
    ],
)
def test_lists_of_names_and_figures_of_teams_are_not(refused, template):
    assert refused(template) == []


@pytest.mark.parametrize(
    "file", sorted((built_in_themes() / "default/templates").rglob("*.html")), ids=lambda file: file.name
)
def test_whoever_copies_a_template_of_ours_may_keep_it(refused, file):
    assert refused(file.read_text(encoding="utf-8")) == []
