"""`theme`: begin one, take over a file, change a block, and see it on the site."""

from __future__ import annotations

import re

import pytest
from project import SMALL, Project

from okrsite_gen.cli.program import run


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "p", SMALL | {"okrsite.yml": "theme: {name: acme}\n"})


def said(project, capsys, *arguments):
    """Run a command; return its exit code and all that it said."""
    code = run(["-C", str(project.root), "theme", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def about_themes(report):
    """Return the findings that are not about how the content's OKRs are written."""
    return [each for each in report.findings if each.code.startswith(("SIT", "CFG", "FAI"))]


def test_a_new_theme_changes_nothing_and_a_block_of_it_does(project, capsys):
    code, told = said(project, capsys, "new", "acme")
    assert (code, "Wrote themes/acme/theme.yml" in told, "name: acme" in told) == (0, True, False)
    assert '{% extends "!pages/team.html" %}' in told
    assert "eject" not in told
    assert "docs/how-to/theme.md" in told
    plain = project.build()
    assert about_themes(plain) == []

    skeleton = project.root / "themes/acme/templates/base.html"
    skeleton.write_text(
        '{% extends "!base.html" %}{% block foot %}<p>Acme stands here</p>{% endblock %}', encoding="utf-8"
    )
    project.build()
    assert "Acme stands here" in (project.site / "teams/payments/index.html").read_text(encoding="utf-8")


def test_a_theme_is_not_begun_twice_nor_in_the_default_ones_name(project, capsys):
    said(project, capsys, "new", "acme")
    assert said(project, capsys, "new", "acme")[0] == 2
    assert "comes with okrsite" in said(project, capsys, "new", "default")[1]
    assert said(project, capsys, "new", "../up")[0] == 2


def test_a_file_is_taken_over_by_the_end_of_its_path_once(project, capsys):
    said(project, capsys, "new", "acme")
    code, told = said(project, capsys, "eject", "pages/team.html")
    assert (code, "Wrote themes/acme/templates/pages/team.html" in told) == (0, True)
    assert said(project, capsys, "eject", "pages/team.html")[0] == 2
    assert "Perhaps templates/pages/team.html is meant" in said(project, capsys, "eject", "pages/taem.html")[1]
    assert about_themes(project.build()) == []


def test_without_a_theme_of_ones_own_nothing_is_taken_over(project, capsys):
    (project.root / "okrsite.yml").write_text("", encoding="utf-8")
    code, told = said(project, capsys, "eject", "tokens.css")
    assert (code, "okrsite theme new NAME" in told) == (2, True)


def test_the_list_tells_options_and_what_they_are_set_to(project, capsys):
    said(project, capsys, "new", "acme")
    (project.root / "okrsite.yml").write_text("theme: {name: acme, options: {fonts: sans}}\n", encoding="utf-8")
    code, told = said(project, capsys, "list")
    own = told.partition("\nacme")[2]
    assert code == 0
    assert "themes/acme, extends default, used by this site" in own
    assert re.search(r"fonts +sans +serif, sans\.", own)


def test_options_reach_the_page(project, capsys):
    options = "{fonts: sans, footer: 'Ask [us](https://ask.example.org), [how](/start/)'}"
    (project.root / "okrsite.yml").write_text(f"theme: {{options: {options}}}\n", encoding="utf-8")
    project.build()
    page = (project.site / "teams/payments/index.html").read_text(encoding="utf-8")
    assert '<html lang="en" data-option-fonts="sans">' in page
    assert 'Ask <a href="https://ask.example.org">us</a>, <a href="../../start/">how</a>' in page


def test_a_dead_override_is_shown_with_its_line(project, capsys):
    said(project, capsys, "new", "acme")
    page = project.root / "themes/acme/templates/pages/team.html"
    page.parent.mkdir()
    page.write_text('{% extends "!pages/team.html" %}\n{% block mian %}x{% endblock %}\n', encoding="utf-8")
    (finding,) = about_themes(project.build())
    assert (finding.code, finding.place.line, finding.line_text[:14]) == ("SIT008", 2, "{% block mian ")
