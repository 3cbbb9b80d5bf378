"""What themes are written against: every template is drawn from views that have all it asks for."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from okrsite_gen import __version__
from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.advice import Coaching
from okrsite_gen.pipeline.coach import coach, scene_of
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.explain import advice
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.forms import team_forms
from okrsite_gen.pipeline.load import judge, load
from okrsite_gen.pipeline.new.standing import standing_of
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.page import HTML, BuildFacts
from okrsite_gen.site.plan import lay_out
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.theme import load_theme
from okrsite_gen.site.theme_files import built_in_themes
from tools.reference.view_types import views_of_templates

ROOT = Path(__file__).parents[2]
TEMPLATES = built_in_themes() / "default/templates"
PAGES = {"pages/objective.html": 100}
"""Pages drawn of each template, four if it is not here: those whose views hold most."""

NOTHING = re.compile(rb">\s*None\s*<|: None,")
"""What a page says where it was given nothing to say."""

MANY = 110
"""Key results of an objective that goes on on a second page, and two of which make its team do so."""

WORDS = "A paragraph of some words, none of which matters.\n\n" * 500
"""A text that goes on on pages of its own."""


def plan_of(root):
    project = configure(Request(root, datetime(2026, 11, 27, tzinfo=timezone.utc)))
    discovered = find(project, lambda *_: None)
    loaded = load(project, discovered, lambda *_: None)
    org, _ = judge(loaded, project)
    facts = BuildFacts(project.as_of, version=__version__)
    insights = analyse(org, project.as_of, project.settings)
    found = (*loaded.findings, *coach(scene_of(org, insights, project.settings)))
    coaching = Coaching(advice(), team_forms(standing_of(project, discovered, loaded, org, insights, ())))
    plan = lay_out(org, insights, project.settings, found, facts, Markdown(), coaching)
    renderer = Renderer(load_theme(project.settings, root, read_yaml), project.settings, facts, Markdown())
    return plan.pages, renderer


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Return template → class of the view of all pages drawn: the demo company's, and of what it does not have."""
    other = tmp_path_factory.mktemp("other")
    folder = other / "content/teams/a/2026-Q4"
    folder.mkdir(parents=True)
    (folder / "slip.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    results = "".join(f"  - {{id: k{n}, title: Result {n}, start: 0, target: 9}}\n" for n in range(MANY))
    for name in ("long", "longer"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\nkey_results:\n{results}---\n{WORDS}", encoding="utf-8")
    found = {}
    for root in (ROOT, other):
        pages, renderer = plan_of(root)
        by_template = {}
        for page in pages:
            if page.media == HTML and page.template.endswith(".html"):
                by_template.setdefault(page.template, []).append(page)
        for template, same in by_template.items():
            for page in sorted(same, key=lambda page: len(repr(page.view)))[-PAGES.get(template, 4) :]:
                html = renderer.render(page)
                assert html.startswith(b"<!doctype html>")
                assert not NOTHING.search(html), page.address
                found[template] = type(page.view).__name__
    return found


def test_every_template_is_drawn_and_none_asks_for_what_its_view_lacks(drawn):
    on_disk = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("pages/*.html")}
    assert on_disk | {"404.html", "redirect.html"} == set(drawn)


def test_the_reference_names_the_view_that_each_template_really_gets(drawn):
    assert views_of_templates() == dict(sorted(drawn.items()))
