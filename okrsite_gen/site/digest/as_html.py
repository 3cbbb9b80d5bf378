"""A digest as HTML, for the entry of a feed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from okrsite_gen.site.digest.digest import Digest, Item
from okrsite_gen.site.link_words import worded
from okrsite_gen.site.links import href, without_links
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.prose import MarkdownRenderer

HEADING = 3
"""Level of the headings that authors wrote, below those of sections."""


def digest_html(digest: Digest, words: Catalogue, markdown: MarkdownRenderer) -> str:
    """Return a digest as HTML in which addresses of the site begin with the root marker."""
    return "".join(_parts(digest, words, markdown))


def _parts(digest: Digest, words: Catalogue, markdown: MarkdownRenderer) -> Iterator[str]:
    if digest.summary:
        yield f"<p>{_joined(digest.summary, words)}</p>"
    for section in digest.sections:
        yield f"<h2>{escape(words.show(section.heading))}</h2><ul>"
        for item in section.items:
            yield _item(item, words, markdown)
        if section.left_out:
            more = escape(words.t("updates.more", count=section.left_out))
            yield f'<li><a href="{href(digest.address)}">{more}</a></li>'
        yield "</ul>"
    if digest.note:
        yield f"<p>{escape(words.show(digest.note))}</p>"


def _item(item: Item, words: Catalogue, markdown: MarkdownRenderer) -> str:
    title = escape(words.show(item.title))
    if item.address:
        title = Markup('<a href="{}">{}</a>').format(href(item.address), Markup(without_links(title)))  # noqa: S704
    facts = f" – {_joined(item.facts, words)}" if item.facts else ""
    parts = "".join(f"<br>{escape(words.show(part))}" for part in item.parts)
    text = item.text
    said = markdown.block(text.text, worded(text.links, words, notes=True), text.prefix, HEADING) if text else ""
    return f"<li>{title}{facts}{parts}{said}</li>"


def _joined(facts: tuple[Words, ...], words: Catalogue) -> str:
    return " · ".join(escape(words.show(fact)) for fact in facts)
