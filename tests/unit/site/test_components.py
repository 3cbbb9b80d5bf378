"""Components are found by those who call them, called by somebody, and styled by classes that exist."""

from __future__ import annotations

import re

import pytest

from okrsite_gen.model.rhythm import Beat
from okrsite_gen.site.theme_files import built_in_themes
from okrsite_gen.site.views.needs import Concern

DEFAULT = built_in_themes() / "default"
TEMPLATES = {
    file.relative_to(DEFAULT / "templates").as_posix(): file.read_text(encoding="utf-8")
    for file in sorted((DEFAULT / "templates").rglob("*.html"))
}
GRID = {
    "line",
    "rail",
    "words",
    "track",
    "state",
    "side",
    "across",
    "section-head",
    "ruled",
    "pair",
    "is-even",
    "is-long",
}
"""Classes of the grid that the head of layout.css describes, for every template to use."""


def macros(text):
    return set(re.findall(r"{%-? (?:macro|fragment) (\w+)\(", text))


def calls(name):
    """(template, macro) for every call that a template makes, of its own macros too."""
    text = TEMPLATES[name]
    imported = {alias: path for path, alias in re.findall(r'import "([^"]+)" as (\w+)', text)}
    for alias, macro in re.findall(r"\b(\w+)\.(\w+)\(", text):
        if alias in imported:
            yield imported[alias], macro
    for macro in macros(text):
        if len(re.findall(rf"(?<![.\w]){macro}\(", text)) > 1:
            yield name, macro


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_component_that_is_called_exists(name):
    assert {(path, macro) for path, macro in calls(name) if macro not in macros(TEMPLATES.get(path, ""))} == set()


def test_every_component_is_called():
    called = {call for name in TEMPLATES for call in calls(name)}
    assert {(name, macro) for name in TEMPLATES for macro in macros(TEMPLATES[name])} - called == set()


def test_every_class_that_is_styled_occurs():
    sheets = "".join(file.read_text(encoding="utf-8") for file in (DEFAULT / "assets/css").rglob("*.css"))
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[^{}]*\{)", sheets))
    sources = [*TEMPLATES.values()]
    sources += [file.read_text(encoding="utf-8") for file in (DEFAULT / "assets/icons").glob("*.svg")]
    sources += [file.read_text(encoding="utf-8") for file in (DEFAULT / "assets/js").rglob("*.js")]
    package = DEFAULT.parents[1] / "okrsite_gen"
    sources += [
        file.read_text(encoding="utf-8") for room in ("site", "content") for file in (package / room).rglob("*.py")
    ]
    everything = "\n".join(sources)
    assert {name for name in styled if not re.search(rf"\b{name}\b", everything)} - {
        f"is-{status}" for status in re.findall(r'= "([a-z-]+)"', (package / "model/status.py").read_text())
    } - {f"{name}-{beat.value}" for name in ("is", "strip") for beat in Beat} - {
        f"is-{concern.value}" for concern in Concern
    } - GRID == set()
