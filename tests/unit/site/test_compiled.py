"""A template is compiled once, and again when it was edited."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from okrsite_gen.site.compiled import CompiledTemplates


def drawn(templates, compiled):
    """Draw with an environment of its own, as every build does, and return the text and what was compiled."""
    environment = Environment(loader=DictLoader(templates), bytecode_cache=compiled, autoescape=True)
    names = []
    compile_one = environment.compile

    def noting(source, name=None, *rest):
        names.append(name)
        return compile_one(source, name, *rest)

    environment.compile = noting
    return environment.get_template("page").render(), names


def test_the_second_build_compiles_nothing():
    templates, compiled = {"page": "{% include 'part' %}!", "part": "Hello"}, CompiledTemplates()
    assert drawn(templates, compiled) == ("Hello!", ["page", "part"])
    assert drawn(templates, compiled) == ("Hello!", [])


def test_an_edited_template_is_compiled_anew_and_the_others_are_not():
    templates, compiled = {"page": "{% include 'part' %}!", "part": "Hello"}, CompiledTemplates()
    drawn(templates, compiled)
    templates["part"] = "Goodbye"
    assert drawn(templates, compiled) == ("Goodbye!", ["part"])
    assert drawn(templates, compiled) == ("Goodbye!", [])


def test_what_one_memory_has_kept_serves_another():
    templates, first, second = (
        {"page": "{% include 'part' %}!", "part": "Hello"},
        CompiledTemplates(),
        CompiledTemplates(),
    )
    drawn(templates, first)
    second.learn(first.told())
    assert drawn(templates, second) == ("Hello!", [])
    assert (first.told(), second.told()) == ({}, {})


def test_code_that_holds_other_words_is_not_taken():
    templates, compiled = {"page": "Hello"}, CompiledTemplates()
    drawn(templates, compiled.beside("English"))
    assert drawn(templates, compiled.beside("German")) == ("Hello", ["page"])
    assert drawn(templates, compiled.beside("German")) == ("Hello", [])
