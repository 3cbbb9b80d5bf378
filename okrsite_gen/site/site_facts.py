"""What is the same on every page of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.api.addresses import API
from okrsite_gen.site.locales import locale_of
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.prose import MarkdownRenderer, Title
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_assets import Assets

FOOTER = "footer"
"""The option that holds a line of Markdown for the foot of each page."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is the same on every page of a site."""

    name: str
    """What the site is called."""
    description: str
    """What it is, in a sentence; may be empty."""
    language: str
    """Language tag, such as `en` or `pt-BR`."""
    direction: str
    """`ltr` or `rtl`."""
    indexing: bool
    """Whether search engines may list the site."""
    base_url: str
    """With a slash at its end; empty when unknown."""
    first_url: str
    """Where the site lived first, with a slash at its end: what feeds and calendars are known by is made of it."""
    version: str
    """Version of okrsite."""
    options: Mapping[str, str]
    """Options of the theme."""
    choices: tuple[tuple[str, str], ...]
    """Options that are a choice among words, where it is not the default: attributes of the page's root."""
    own_fonts: bool
    """Whether the theme brings fonts of its own."""
    footer: Title
    """The site's own words at the foot of each page; may be empty."""
    styles: Mapping[str, str]
    """Site address of the style sheet of each kind of page. A template chooses with `{% set sheet = "more" %}`; the
    others get `main`."""
    script: str
    """Site address of the script; empty where the theme has none."""
    data: bool
    """Whether the data of what a page is about stands beside it, as `index.json`."""
    data_page: str
    """Site address of the page that leads to all data; empty where there is none."""
    pictures: bool
    """Whether objectives have pictures for previews in chats."""
    badges: bool
    """Whether objectives, key results and teams have badges."""
    assets: Mapping[str, str]
    """Site addresses of the theme's other files by their names: `favicon.svg`, `redirect.js`."""
    markdown: bool = False
    """Whether pages have a twin in Markdown."""


def site_facts(
    theme: Theme, settings: Settings, facts: BuildFacts, assets: Assets, markdown: MarkdownRenderer
) -> SiteFacts:
    """Return what every page of a site is told."""
    return SiteFacts(
        name=settings.site.name,
        description=settings.site.description,
        language=settings.site.language.replace("_", "-"),
        direction=locale_of(settings.site.language).text_direction,
        indexing=settings.site.indexing,
        base_url=facts.base_url,
        first_url=settings.site.first_url or facts.base_url,
        version=facts.version,
        options=dict(theme.options),
        choices=theme.choices,
        own_fonts=any(path.startswith("assets/fonts/") for path in theme.pictures),
        footer=_footer(theme.options.get(FOOTER, ""), markdown),
        styles=dict(assets.styles),
        script=assets.script,
        data=settings.outputs.json,
        data_page=API if settings.outputs.json or settings.outputs.csv else "",
        pictures=settings.outputs.pictures,
        badges=settings.outputs.badges,
        assets=dict(assets.addresses),
        markdown=settings.outputs.markdown,
    )


def _footer(text: str, markdown: MarkdownRenderer) -> Title:
    """Return a line of Markdown in which links may lead to addresses of the site, such as `/start/`."""
    written = [link for link in markdown.links(text) if link.target.startswith("/")] if text else []
    return Title(text, tuple(((link.kind, link.target), LinkTarget(link.target)) for link in written))
