"""What tests of the site share: a Markdown that only escapes, the default theme, and its words."""

from __future__ import annotations

import sys
from datetime import date
from html import escape
from pathlib import Path

import pytest
import yaml

from okrsite_gen.model.settings import Settings
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.theme import load_theme

sys.path.insert(0, str(Path(__file__).parent))

SETTINGS = Settings()
FACTS = BuildFacts(date(2026, 11, 20), version="1.2")


class PlainMarkdown:
    """Markdown without any markup: `*x*` is emphasis, a link of the map becomes a link, the rest is escaped."""

    def block(self, text, links, prefix="", level=2):
        return f"<p>{self.inline(text, links)}</p>"

    def inline(self, text, links):
        html = escape(text, quote=False)
        for (_, written), target in links.items():
            html = html.replace(f"[[{written}]]", f'<a href="\x02{target.address}">{escape(target.title)}</a>')
        return html

    def plain(self, text, links=None):
        return text.replace("*", "")

    def parts(self, text, most):
        return tuple(text[at : at + most] for at in range(0, len(text), most)) or ("",)

    def links(self, text):
        return ()


@pytest.fixture
def markdown():
    return PlainMarkdown()


@pytest.fixture(scope="session")
def theme():
    return load_theme(SETTINGS, Path("nowhere"), yaml.safe_load)


@pytest.fixture
def words(theme, markdown):
    """The English catalogue of the default theme."""
    return Catalogue(theme.messages, theme.english, NumberFormats("en"), DateFormats("en"), markdown)


@pytest.fixture
def make_renderer(theme, markdown):
    """Make a renderer for settings and facts; by default for a site whose address is not known."""

    def make(settings=SETTINGS, facts=FACTS, theme=theme):
        return Renderer(theme, settings, facts, markdown)

    return make
