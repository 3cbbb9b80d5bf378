from __future__ import annotations

from dataclasses import dataclass

import pytest
from jinja2 import TemplateSyntaxError

from okrsite_gen.site import fragments
from okrsite_gen.site.theme_loader import LayeredEnvironment, QuickEnvironment


@dataclass(frozen=True)
class Named:
    """What a fragment shows, counting how often it is asked."""

    name: str
    asked: list[str]

    @property
    def shown(self):
        self.asked.append(self.name)
        return self.name


@pytest.fixture(params=[LayeredEnvironment, QuickEnvironment])
def draw(tmp_path, request):
    """Draw a page that imports `parts.html` as `parts`, as often as variables are given."""

    def draw(parts, page, *times):
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates/parts.html").write_text(parts, encoding="utf-8")
        (tmp_path / "templates/page.html").write_text('{% import "parts.html" as parts %}' + page, encoding="utf-8")
        template = request.param((("own", tmp_path),)).get_template("page.html")
        return [template.render(**variables) for variables in times]

    return draw


BOLD = "{% fragment bold(each, mark='!') %}<b>{{ each.shown }}{{ mark }}</b>{% endfragment %}"


def test_the_same_thing_is_drawn_once_for_all_pages(draw):
    one = Named("one", [])
    assert (
        draw(BOLD, "{{ parts.bold(it) }}{{ parts.bold(it) }}", {"it": one}, {"it": one})
        == ["<b>one!</b><b>one!</b>"] * 2
    )
    assert one.asked == ["one"]


def test_another_thing_is_drawn_for_itself_even_if_it_is_equal(draw):
    first, second = Named("one", []), Named("one", [])
    draw(BOLD, "{{ parts.bold(it) }}", {"it": first}, {"it": second})
    assert (first.asked, second.asked) == (["one"], ["one"])


def test_other_values_beside_it_are_another_drawing(draw):
    page = "{{ parts.bold(it) }}{{ parts.bold(it, '?') }}{{ parts.bold(it, mark='.') }}{{ parts.bold(it, mark='?') }}"
    assert draw(BOLD, page, {"it": Named("x", [])}) == ["<b>x!</b><b>x?</b><b>x.</b><b>x?</b>"]


def test_what_was_written_stays_escaped_and_what_was_drawn_is_not_escaped_again(draw):
    assert draw(BOLD, "{{ parts.bold(it) }}", {"it": Named("<i>", [])}) == ["<b>&lt;i&gt;!</b>"]


def test_a_fragment_knows_others_of_its_template(draw):
    parts = BOLD + "{% fragment two(each) %}{{ bold(each) }}{{ bold(each, '?') }}{% endfragment %}"
    assert draw(parts, "{{ parts.two(it) }}", {"it": Named("x", [])}) == ["<b>x!</b><b>x?</b>"]


def test_what_is_remembered_has_an_end_and_nothing_is_taken_for_what_it_replaced(draw, monkeypatch):
    monkeypatch.setattr(fragments, "MOST", 2)
    names = [str(number) for number in range(50)]
    drawn = draw(BOLD, "{{ parts.bold(it) }}", *({"it": Named(name, [])} for name in names))
    assert drawn == [f"<b>{name}!</b>" for name in names]


@pytest.mark.parametrize("name", ["view", "frame", "caller"])
def test_what_belongs_to_one_page_or_call_is_refused_with_its_line(draw, name):
    with pytest.raises(TemplateSyntaxError, match=f"`bold` uses `{name}`.*give it what it needs") as found:
        draw("{% fragment bold() %}\n\n{{ " + name + " }}{% endfragment %}", "{{ parts.bold() }}", {})
    assert (found.value.name, found.value.lineno) == ("parts.html", 3)


def test_a_fragment_may_call_what_it_is_given_by_such_a_name(draw):
    parts = "{% fragment title(view) %}{{ view.shown }}{% endfragment %}"
    assert draw(parts, "{{ parts.title(it) }}", {"it": Named("x", [])}) == ["x"]


def test_a_fragment_can_be_imported_by_its_name_alone(draw):
    page = '{% from "parts.html" import bold %}{{ bold(it) }}'
    assert draw(BOLD, page, {"it": Named("x", [])}) == ["<b>x!</b>"]
