"""Templates become quick code, which shows what Jinja's own code shows, and leaves to it what it cannot do."""
# ruff: noqa: E501 - a template stands in one line

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from jinja2 import TemplateError
from markupsafe import Markup
from site_orgs import Q3, Q4, check_in, figure, goal, metric_kr, objective, organisation, site, supports, team, update

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, FreePage, Metric, Person
from okrsite_gen.model.status import Status
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.environment import make_environment
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.templates import Templates
from okrsite_gen.site.theme_loader import QuickEnvironment

MARK = Markup("<i>&amp;</i>")
Pair = namedtuple("Pair", "left right")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to show."""

    name: object = "A & <b>"
    mark: Markup = MARK
    many: tuple[object, ...] = (1, "<", MARK, None, Decimal("2.50"), 1.5, True)
    inner: object = None


SHOWN = {
    "text": "{{ thing.name }}|{{ thing.mark }}|{{ thing.many }}|{{ thing.inner }}",
    "numbers": "{{ 1 }}{{ 1.5 }}{{ -2 }}{{ 2 ** 3 }}{{ 7 // 2 }}{{ 7 % 4 }}{{ thing.many[4] + 1 }}{{ true }}{{ none }}",
    "concatenation": "{{ thing.name ~ '<' ~ thing.mark ~ 1 }}{{ 'a' ~ 'b' }}{{ thing.mark + '<' }}",
    "words": "{{ t('frame.skip') }}{{ t('list.separator')|upper }}{{ t('fact.tag', tag=thing.name) }}",
    "plural words": "{{ t('objective.key-results', count=1) }}{{ t('objective.key-results', count=3) }}",
    "words in words": "{{ t('fact.tag', tag=t('frame.skip')) }}{{ t('fact.tag', tag=thing.mark) }}",
    "words of a computed key": "{{ t('status.' ~ status.value) }}{% set key = 'frame.skip' %}{{ t(key) }}",
    "words that nobody wrote": "{{ t('nobody.wrote-this') }}{{ has_words('frame.skip') }}{{ has_words('nobody') }}",
    "marks": "{{ icon('on-track') }}{{ icon(status) }}{{ icon('none-such') }}",
    "constants": "{{ '/a b/'|href }}{{ 'x'|upper }}{{ ['<', '>']|join('&') }}{{ 'a' if true else thing.name }}",
    "filters": "{{ thing.many|length }}{{ thing.many|select|list }}{{ [thing]|map(attribute='name')|join(', ') }}",
    "filters of a site": "{{ day|day }}{{ none|day }}{{ thing.many[4]|percent }}{{ thing.name|plain }}{{ status|status_word }}",
    "safe": "{{ thing.name|safe }}{{ thing.name|e }}{{ thing.name|escape|upper }}{{ '<'|forceescape }}",
    "tests": "{{ thing.inner is none }}{{ thing.name is not none }}{{ 3 is odd }}{{ 'x' in thing.name }}",
    "what may be missing": "{{ nothing is defined }}{{ thing.nothing|default('-') }}{{ thing.nothing is undefined }}",
    "missing in a mapping": "{{ mapping.nothing is defined }}{{ mapping['nothing']|d('<') }}",
    "attribute of a mapping": "{{ mapping.key }}{{ mapping['key'] }}{{ mapping.items()|list }}{{ pair.left }}",
    "item of an object": "{{ thing['name'] }}{{ pair[1] }}{{ thing.many[1:3] }}{{ thing.many[-1] }}",
    "keyword for a name": "{{ mapping.class }}{% macro m(class) %}{{ class }}{% endmacro %}{{ m(class='x') }}",
    "loop": "{% for x in thing.many if x %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "empty loop": "{% for x in () %}{{ x }}{% else %}none{% endfor %}",
    "loop of pairs": "{% for key, value in mapping.items() %}{{ key }}={{ value }}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "loop in a loop": "{% for x in thing.many %}{% for y in (1, 2) %}{{ x }}{{ y }}{{ t('list.stop') }}{% endfor %}{% endfor %}",
    "recursive loop": "{% for x in tree recursive %}{{ x[0] }}{% if x[1] %}({{ loop(x[1]) }}){% endif %}{% endfor %}",
    "variables": "{% set a, b = 1, '<' %}{{ a }}{{ b }}{% set c %}<b>{{ thing.name }}</b>{% endset %}{{ c }}",
    "namespace": "{% set ns = namespace(n=0) %}{% for x in (1, 2) %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}",
    "with": "{% with x = '<', y = 1 %}{{ x }}{{ y }}{% endwith %}",
    "scope": "{% set x = 1 %}{% for y in (1, 2) %}{% set x = y %}{{ x }}{% endfor %}{{ x }}",
    "macro": "{% macro m(a, b='<', c=none) %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}{{ m(1) }}{{ m(1, c=3) }}{{ m(b=2, a=1) }}",
    "macro without a value": "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ m(thing.name) }}",
    "macro in a macro": "{% macro m(a) %}{% macro n() %}{{ a }}{% endmacro %}<p>{{ n() }}</p>{% endmacro %}{{ m('<') }}",
    "more for a macro": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, x='<') }}{{ m(*[1], **mapping) }}",
    "call": "{% macro m() %}<p>{{ caller() }}</p>{% endmacro %}{% call m() %}{{ thing.name }}{% endcall %}",
    "call with values": "{% macro m() %}{{ caller(1) }}{{ caller(a=2) }}{% endmacro %}{% call(a) m() %}{{ a }}{% endcall %}",
    "caller by default": "{% macro m(caller=none) %}{{ caller is none }}{% endmacro %}{{ m() }}",
    "what a macro says of itself": "{% macro m(a) %}{% endmacro %}{{ m.name }}{{ m.arguments }}",
    "names that quick code uses": "{% macro m(macro, missing, m_body, as_html=1) %}{{ macro }}{{ missing }}{{ m_body }}{% endmacro %}{{ m(1, missing=2, m_body='<') }}",
    "caller that is not there": "{% macro m() %}{{ caller is defined }}{% endmacro %}{{ m() }}{% call m() %}{% endcall %}",
    "names of one's own": "{% set t = '<' %}{{ t }}{% macro icon(x) %}{{ x }}{% endmacro %}{{ icon('on-track') }}",
    "a function by another name": "{% set say = t %}{{ say('frame.skip') }}{{ range(3)|list }}{{ dict(a=1) }}",
    "names in a loop": "{% for t in (1, 2) %}{{ t }}{% endfor %}{% for icon in (1,) %}{{ icon }}{% endfor %}",
    "filter block": "{% filter upper %}{{ thing.name }}<{% endfilter %}",
    "blocks": "{% block a %}{{ thing.name }}{{ self.b() }}{% endblock %}{% block b %}{% set x = 1 %}{{ x }}{% endblock %}",
    "block in a loop": "{% for x in (1, 2) %}{% block c scoped %}{{ x }}{{ loop.index }}{% endblock %}{% endfor %}",
    "include": "{% include 'part.html' %}{% for x in (1, 2) %}{% include 'part.html' %}{% endfor %}",
    "import": "{% import 'part.html' as part %}{{ part.show('<') }}{% from 'part.html' import show as s %}{{ s(1) }}",
    "import with context": "{% import 'part.html' as part with context %}{{ part.show(2) }}",
    "extends": "{% extends 'frame.html' %}{% block a %}{{ super() }}{{ thing.name }}{% endblock %}",
    "raw": "{% raw %}{{ x }}{% endraw %}{# nothing #}{{ '{{' }}",
    "conditions": "{% if thing.inner %}a{% elif thing.name %}b{% else %}c{% endif %}{{ 'x' if thing.inner }}",
    "comparisons": "{{ 1 < 2 <= 2 }}{{ thing.name == 'A & <b>' }}{{ not thing.inner and 1 or 2 }}{{ thing.inner or '<' }}",
    "a name that is no more than one": "{{ mapping['two words'] }}{{ {'a': 1, 'b': thing.name} }}",
}  # fmt: skip

FAILING = {
    "undefined name": "{{ nothing }}",
    "undefined attribute": "a\n{{ thing.nothing }}",
    "attribute of nothing": "{{ thing.nothing.more }}",
    "attribute of none": "{% if thing.inner.value %}{% endif %}",
    "no function": "{{ thing.name() }}",
    "undefined function": "{{ nothing('x') }}",
    "too much for a macro": "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
    "unknown for a macro": "{% macro m(a) %}{% endmacro %}{{ m(b=1) }}",
    "twice for a macro": "{% macro m(a) %}{% endmacro %}{{ m(1, a=1) }}",
    "missing in a macro": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "no caller": "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "undefined loop": "{% for x in nothing %}{% endfor %}",
    "undefined condition": "{% if nothing %}{% endif %}",
    "no filter": "{{ 1|nothing }}",
    "no test": "{{ 1 is nothing }}",
    "no macro of that name": "{% import 'part.html' as part %}{{ part.hide() }}",
    "no template": "{% include 'nothing.html' %}",
    "wrong syntax": "{% if %}",
    "what a function refuses": "{{ t() }}",
    "what a filter refuses": "{{ 'x'|percent }}",
    "a sum of unlike things": "{{ 1 + 'x' }}",
}

TREE = ((1, ((2, ()), (3, ()))), (4, ()))
KNOWN = {
    "thing": Thing(),
    "status": Status.AT_RISK,
    "day": date(2026, 11, 20),
    "mapping": {"key": "<v>", "class": "c", "two words": 2},
    "pair": Pair("l", "<r>"),
    "tree": TREE,
}


def file_name(title):
    return f"{title.replace(' ', '-')}.html"


@pytest.fixture(scope="module")
def own_theme(theme, tmp_path_factory):
    """A theme in which each of the templates above is a file."""
    folder = tmp_path_factory.mktemp("theme")
    (folder / "templates").mkdir()
    texts = {file_name(title): text for title, text in (SHOWN | FAILING).items()}
    texts["part.html"] = "{% macro show(x) %}<p>{{ x }}{{ t('frame.skip') }}</p>{% endmacro %}part"
    texts["frame.html"] = (
        "<main>{% block a %}{{ thing.mark }}{% endblock %}</main>{% block z %}{{ page }}{% endblock %}"
    )
    for name, text in texts.items():
        (folder / "templates" / name).write_text(text, encoding="utf-8")
    return replace(theme, layers=(("own", folder), *theme.layers))


@pytest.fixture(scope="module")
def templates(own_theme):
    markdown = Markdown()
    words = Catalogue(own_theme.messages, own_theme.english, NumberFormats("en"), DateFormats("en"), markdown)
    return Templates(own_theme, words, markdown, None)


def by_jinja(templates, title):
    """Return what Jinja's own code makes of a template, or how it fails."""
    try:
        return templates.plain.get_template(file_name(title)).render(**KNOWN, page=7)
    except (TemplateError, TypeError, AttributeError) as problem:
        return type(problem), str(problem)


@pytest.mark.parametrize("title", SHOWN)
def test_what_quick_code_shows_is_what_jinja_shows(templates, title):
    assert templates.fill(file_name(title), **KNOWN, page=7) == by_jinja(templates, title)


GIVEN_UP = {"attribute of a mapping", "what a macro says of itself"}
"""What quick code leaves to Jinja although nothing is wrong with it."""


def test_quick_code_gives_up_only_where_an_attribute_is_an_item(templates):
    for title in SHOWN:
        templates.fill(file_name(title), **KNOWN, page=7)
    assert templates.refused == {file_name(title) for title in GIVEN_UP}


@pytest.mark.parametrize("title", FAILING)
def test_a_mistake_is_told_as_jinja_tells_it(templates, title):
    with pytest.raises((TemplateError, TypeError, AttributeError)) as told:
        templates.fill(file_name(title), **KNOWN, page=7)
    assert (type(told.value), str(told.value)) == by_jinja(templates, title)


def test_words_without_parameters_stand_in_the_code(own_theme, words, markdown, monkeypatch):
    quick = make_environment(own_theme, words, markdown, QuickEnvironment)
    monkeypatch.setattr(words, "t", None)
    quick.globals["t"] = lambda key, **_: f"asked for {key}"
    shown = quick.from_string("{{ t('frame.skip') }}, {{ t('fact.tag', tag=1) }}").render()
    assert shown == "Skip to content, asked for fact.tag"


def test_other_words_are_compiled_anew(own_theme, words, markdown):
    compiled, other = CompiledTemplates(), replace(own_theme, icons={"on-track": "<g/>"})
    first = Templates(own_theme, words, markdown, compiled).fill("marks.html", **KNOWN)
    assert "<g/>" in Templates(other, words, markdown, compiled).fill("marks.html", **KNOWN)
    assert Templates(own_theme, words, markdown, compiled).fill("marks.html", **KNOWN) == first


def company():
    """An organisation that has something of most things."""
    top, own, old = "acme/2026-q4/top", "payments/2026-q4/o", "payments/2026-q3/old"
    rate = metric_kr(own, "rate", "0%", "10%", current=figure("4%"), confidence=6)
    return organisation(
        [
            goal(top),
            objective(own, rate, title="Grow *fast* & <safe>", supports=(supports(top),), body="- one\n- **two**"),
            objective(old, metric_kr(old, "cost", "$9", "$1"), tags=("x",)),
        ],
        [check_in("payments", "2026-q4", f"2026-11-{day}", update(own, note="x **y**")) for day in ("06", "13")],
        cycles=(Q3, Q4),
        teams=(team("acme"), team("payments", parent="acme")),
        charter=Charter(Place("content/index.md"), "Mission"),
        metrics=(Metric("nps", "nps", "NPS", Place("content/metrics/nps.md")),),
        people=(Person("maria", "maria", "Maria", Place("content/people/maria.md")),),
        pages=(FreePage("how", "How", Place("content/pages/how.md"), "# One\n\nTwo"),),
    )


def test_no_template_of_a_site_needs_more_than_quick_code(monkeypatch):
    """Pages of every kind are the same in either way."""
    quick, plain = (site(company(), base_url="https://o.example/") for _ in range(2))
    shown = {address: quick.html(address) for address in quick.pages}
    assert quick.refused == frozenset()
    monkeypatch.setattr(Templates, "_filled", lambda *_: None)
    assert {address: plain.html(address) for address in plain.pages} == shown
