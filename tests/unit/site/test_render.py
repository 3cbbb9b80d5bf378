from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
import yaml
from jinja2 import Environment

from okrsite_gen.errors import ThemeError
from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.model.settings import Settings, SiteSettings, ThemeSettings
from okrsite_gen.model.status import Status
from okrsite_gen.site import render
from okrsite_gen.site.environment import make_environment
from okrsite_gen.site.page import BuildFacts, Frame, Link, Page
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.theme import load_theme

DAY = date(2026, 11, 20)
SITE = SiteSettings(name="Okra")
FACTS = BuildFacts(DAY, version="1.2")


@dataclass(frozen=True, slots=True)
class NoteView:
    """A view of a page that exists in tests only."""

    frame: Frame
    title: Title
    body: Prose
    progress: Decimal | None = None
    status: Status = Status.AT_RISK


TEMPLATE = """{% extends "base.html" %}
{% import "components/status.html" as status %}
{% block title %}{{ view.title|plain }}{% endblock %}
{% block description %}{{ view.progress|percent }}, {{ view.status|status_word }}{% endblock %}
{% block heading %}<h1>{{ view.title|inline }}</h1>{% endblock %}
{% block main %}{{ view.body|prose }}{{ status.mark(view.status) }}{% endblock %}
"""


@pytest.fixture
def renderer(tmp_path, make_renderer):
    """Make a renderer of a theme that adds one page to the default theme."""

    def make(template=TEMPLATE, site=SITE, facts=FACTS):
        folder = tmp_path / "themes/own"
        (folder / "templates/pages").mkdir(parents=True, exist_ok=True)
        (folder / "theme.yml").write_text("name: own\n")
        (folder / "templates/pages/note.html").write_text(template)
        settings = Settings(site=site, theme=ThemeSettings("own"))
        return make_renderer(settings, facts, load_theme(settings, tmp_path, yaml.safe_load))

    return make


def note(address="/teams/x/", **changes):
    link = (("reference", "y"), LinkTarget("/teams/y/", "Y"))
    view = NoteView(Frame(), Title("Grow *fast* & <safe>"), Prose("See [[y]].", (link,)), Decimal("0.42"))
    return Page(address, "pages/note.html", replace(view, **changes))


def test_a_page_holds_its_words_escaped_and_its_links_relative(renderer):
    html = renderer().render(note()).decode()
    assert "<title>Grow fast &amp; &lt;safe&gt; · Okra</title>" in html
    assert '<meta property="og:description" content="42\N{NO-BREAK SPACE}%, At risk">' in html
    assert "<h1>Grow *fast* &amp; &lt;safe&gt;</h1>" in html
    assert '<p>See <a href="../../teams/y/">Y</a>.</p>' in html
    mark = '<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
    assert f'<span class="status is-at-risk">{mark}' in html
    assert "\x02" not in html


def test_no_page_asks_for_anything_outside_or_inline(renderer):
    html = renderer().render(note()).decode()
    assert "default-src 'none'" in html
    assert "<style" not in html
    assert " style=" not in html
    assert "http://" not in html.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("indexing", "listed", "noindex"), [(False, True, True), (True, True, False), (True, False, True)]
)
def test_search_engines_are_kept_out_unless_site_and_page_let_them_in(renderer, indexing, listed, noindex):
    html = renderer(site=SiteSettings(indexing=indexing)).render(note(frame=Frame(listed=listed))).decode()
    assert ('<meta name="robots" content="noindex">' in html) == noindex


def test_full_addresses_appear_only_where_the_sites_address_is_known(renderer):
    assert "canonical" not in renderer().render(note()).decode()
    html = renderer(facts=BuildFacts(DAY, base_url="https://okr.example/a/")).render(note("/teams/ü/")).decode()
    assert '<link rel="canonical" href="https://okr.example/a/teams/%C3%BC/">' in html
    assert '<meta property="og:url" content="https://okr.example/a/teams/%C3%BC/">' in html


def test_the_frame_shows_where_one_is_and_for_which_day(renderer):
    frame = Frame(
        navigation=(Link("Teams", "/teams/", current=True), Link("Strategy", "/strategy/")),
        breadcrumb=(Link("Home", "/"), Link(Title("A [[y]]"), "/teams/x/")),
        as_of=DAY,
        as_of_fixed=True,
        hides=True,
        edit="https://git.example/edit",
    )
    html = renderer().render(note(frame=frame)).decode()
    assert '<a href="../../teams/" aria-current="true">Teams</a>' in html
    assert '<a href="../../strategy/">Strategy</a>' in html
    assert '<span aria-current="page">A [[y]]</span>' in html
    assert "This site shows one fixed day" in html
    assert "Parts of the organisation" in html
    assert '<a href="https://git.example/edit">' in html


def test_the_day_alone_stands_beside_the_menu(renderer):
    html = renderer().render(note(frame=Frame(as_of=DAY))).decode()
    assert 'class="context' not in html
    assert "as of" in html.partition("masthead-day")[2].partition("</span>")[0]


@pytest.mark.parametrize(("built_for", "shown"), [(DAY, "Dec<"), (date(2027, 1, 2), "Dec\N{NO-BREAK SPACE}2026<")])
def test_a_short_day_of_another_year_than_that_of_the_build_names_it(renderer, built_for, shown):
    template = TEMPLATE + "{% block foot %}<i>{{ frame.as_of|short_day }}</i>{% endblock %}"
    page = note(frame=Frame(as_of=date(2026, 12, 17)))
    html = renderer(template, facts=BuildFacts(built_for, version="1.2")).render(page).decode()
    assert f"<i>17\N{NO-BREAK SPACE}{shown}" in html


def test_a_right_to_left_language_says_so(renderer):
    html = renderer(site=SiteSettings(language="he")).render(note()).decode()
    assert '<html lang="he" dir="rtl">' in html


def test_rendering_is_repeatable_and_the_fingerprint_tells_what_differs(renderer):
    first, second = renderer(), renderer()
    assert first.render(note()) == second.render(note())
    assert first.fingerprint(note()) == second.fingerprint(note())


@pytest.mark.parametrize(
    "other",
    [
        note("/teams/y/"),
        note(progress=Decimal("0.43")),
        note(frame=Frame(as_of=DAY)),
        note(body=Prose("See [[y]].", ((("reference", "y"), LinkTarget("/teams/z/", "Y")),))),
    ],
)
def test_whatever_a_page_shows_is_in_its_fingerprint(renderer, other):
    assert renderer().fingerprint(note()) != renderer().fingerprint(other)


@pytest.mark.parametrize(
    "change",
    [
        {"template": TEMPLATE + " "},
        {"site": SiteSettings(name="Okro")},
        {"site": SiteSettings(name="Okra", language="de")},
        {"facts": BuildFacts(DAY, version="1.3")},
        {"facts": BuildFacts(date(2027, 1, 1), version="1.2")},
        {"facts": BuildFacts(DAY, version="1.2", base_url="https://okr.example/")},
        {"facts": BuildFacts(DAY, version="1.2", links="file")},
    ],
)
def test_whatever_all_pages_show_is_in_their_fingerprint(renderer, change):
    before = renderer().fingerprint(note())
    assert renderer(**change).fingerprint(note()) != before


def test_the_day_and_commit_of_a_build_are_in_no_fingerprint_but_that_of_pages_that_show_them(renderer):
    before = renderer().fingerprint(note())
    facts = BuildFacts(date(2026, 11, 21), version="1.2", commit="abc123")
    assert renderer(facts=facts).fingerprint(note()) == before


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ view.nothing }}", "nothing"),
        ("{{ nobody }}", "nobody"),
        ("{% if %}", "note.html, line 1"),
        ('{% extends "missing.html" %}', "missing.html"),
    ],
)
def test_a_faulty_template_is_named(renderer, template, words):
    with pytest.raises(ThemeError, match=words):
        renderer(template).render(note())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{{ 1/0 }}", "ZeroDivisionError: division by zero"),
        ('{{ "abc"|percent }}', "AttributeError: "),
        ('{{ t("nav.home", 3, 4) }}', "TypeError: "),
        ("{% for i in 5 %}{% endfor %}", "TypeError: 'int' object is not iterable"),
        ("{{ view.mood }}", "has no attribute 'mood'"),
        ("{{ status.mark() }}", "parameter .status. was not provided"),
        ('{% include "components/statsu.html" %}', "no template `components/statsu.html`, perhaps `components/status"),
        ('{% import "nothing-like-it" as x %}', "there is no template `nothing-like-it`$"),
    ],
)
def test_a_mistake_in_a_template_of_ones_own_is_told_with_its_line(renderer, written, words):
    template = TEMPLATE.replace("{{ view.body|prose }}", f"\n{written}")
    with pytest.raises(ThemeError, match=rf"^template pages/note.html, line 7, page /teams/x/: .*{words}"):
        renderer(template).render(note())


class Failing:
    """A view in which whatever a template asks for fails."""

    @property
    def title(self):
        return 1 / 0


def test_what_fails_where_no_template_is_ones_own_is_no_mistake_of_a_theme(make_renderer):
    with pytest.raises(ZeroDivisionError):
        make_renderer().render(Page("/x/", "pages/free_page.html", Failing()))


def test_words_that_nobody_wrote_are_found_and_shown_all_the_same(renderer):
    drawn = renderer(TEMPLATE.replace("{{ view.body|prose }}", '{{ t("own.new-words") }}'))
    assert b"new words" in drawn.render(note())
    assert [finding.code for finding in drawn.findings()] == ["SIT005"]


def test_a_block_of_the_extended_theme_can_be_kept(renderer):
    html = renderer('{% extends "default/404.html" %}{% block heading %}{{ super() }}<p>Own</p>{% endblock %}')
    assert "<h1>There is no page at this address</h1>\n<p>Own</p>" in html.render(note()).decode()


def test_unusual_characters_do_not_stop_a_page(renderer):
    assert b"?" in renderer().render(note(title=Title("lone \ud800 surrogate")))


def test_everything_that_templates_may_use_is_documented(theme, words, markdown):
    own, plain = make_environment(theme, words, markdown), Environment()
    names = {*own.filters, *own.globals, *own.tests} - {*plain.filters, *plain.globals, *plain.tests}
    assert {name for name in names if not re.search(rf"\b{name}\b", render.__doc__)} == set()


def test_a_template_that_no_page_uses_may_be_broken(renderer, tmp_path):
    drawing = renderer()
    (tmp_path / "themes/own/templates/pages/unused.html").write_text("{% if %}")
    (tmp_path / "themes/own/templates/pages/unreadable.html").write_bytes(b"\xff")
    drawing.templates.compile()
    assert b"<h1>" in drawing.render(note())
