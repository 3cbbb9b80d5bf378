"""A digest in words: what every form of it is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okrsite_gen.site.digest.digest import Digest, Item, Section
from okrsite_gen.site.digest.lines import Line, Span, lines_of
from okrsite_gen.site.link_words import worded
from okrsite_gen.site.links import absolute, is_web_address, rooted
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.prose import MarkdownRenderer, Prose

HEADING = 3
LONGEST_TEXT = 4000
"""Letters of a text that are read."""
LONGEST_FACT = 90
"""Letters of what stands behind a title; the title of an objective may be a whole paragraph."""


@dataclass(frozen=True, slots=True)
class SpokenItem:
    """One thing that is told."""

    title: str
    href: str
    """Absolute address; empty where there is none or the site's is not known."""
    facts: tuple[str, ...]
    parts: tuple[str, ...]
    lines: tuple[Line, ...]
    """What people wrote about it."""
    short_href: str = ""
    """What serves instead where a long address would be in the way."""


@dataclass(frozen=True, slots=True)
class SpokenSection:
    """Things of one sort."""

    heading: str
    items: tuple[SpokenItem, ...]
    more: str = ""
    """How many others there are, in words; empty where there are none."""


@dataclass(frozen=True, slots=True)
class SpokenDigest:
    """A whole digest in words."""

    site: str
    """Name of the site."""
    title: str
    href: str
    """Absolute address of the page that has all of it; empty where the site's is not known."""
    all_words: str
    """What the link to it says."""
    summary: tuple[str, ...]
    sections: tuple[SpokenSection, ...]
    note: str = ""


class Speaker:
    """Words a digest in the language of the site."""

    def __init__(self, words: Catalogue, markdown: MarkdownRenderer, site: str, base_url: str) -> None:
        """`base_url` ends with a slash; where it is empty, nothing leads anywhere on the site."""
        self._words = words
        self._markdown = markdown
        self._site = site
        self._base_url = base_url

    def speak(self, digest: Digest) -> SpokenDigest:
        """Return a digest in words, whole."""
        return SpokenDigest(
            self._site,
            self._plain(digest.title),
            self._href(digest.address),
            self._words.t("digest.all"),
            tuple(map(self._plain, digest.summary)),
            tuple(map(self._section, digest.sections)),
            self._plain(digest.note),
        )

    def shortened(self, digest: Digest, items: int, letters: int) -> SpokenDigest:
        """Return a digest with at most so many items a section and about so many letters of each text.

        What is left out is counted.
        """
        spoken = self.speak(_cut(digest, items))
        return replace(
            spoken,
            sections=tuple(
                replace(
                    section, items=tuple(replace(each, lines=cut_lines(each.lines, letters)) for each in section.items)
                )
                for section in spoken.sections
            ),
        )

    def _section(self, section: Section) -> SpokenSection:
        more = self._words.t("updates.more", count=section.left_out) if section.left_out else ""
        return SpokenSection(self._plain(section.heading), tuple(map(self._item, section.items)), more)

    def _item(self, item: Item) -> SpokenItem:
        return SpokenItem(
            self._plain(item.title),
            self._href(item.address),
            tuple(_short(self._plain(fact)) for fact in item.facts),
            tuple(map(self._plain, item.parts)),
            self._lines(item.text) if item.text else (),
            self._href(item.short_address),
        )

    def _lines(self, text: Prose) -> tuple[Line, ...]:
        links = worded(text.links, self._words, notes=True)
        html = self._markdown.block(_beginning(text.text), links, text.prefix, HEADING)
        return tuple(
            replace(line, spans=tuple(self._leading(span) for span in line.spans))
            for line in lines_of(rooted(html, self._base_url))
        )

    def _leading(self, span: Span) -> Span:
        return span if is_web_address(span.href) else Span(span.text)

    def _plain(self, words: Words) -> str:
        return self._words.plain(words)

    def _href(self, address: str) -> str:
        if is_web_address(address):
            return address
        return absolute(address, self._base_url) if address and self._base_url else ""


def _beginning(text: str) -> str:
    """Return the first lines of a text: more than any digest tells of it, and not so much that reading takes long."""
    if len(text) <= LONGEST_TEXT:
        return text
    return text[: text.rfind("\n", 0, LONGEST_TEXT) + 1 or LONGEST_TEXT]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else _first_words(text, LONGEST_FACT)


def _cut(digest: Digest, most: int) -> Digest:
    return replace(
        digest,
        sections=tuple(
            Section(each.heading, each.items[:most], each.left_out + len(each.items[most:])) for each in digest.sections
        ),
    )


def cut_lines(lines: Sequence[Line], letters: int) -> tuple[Line, ...]:
    """Return the first lines of a text, up to about so many letters; an ellipsis stands for what is left out."""
    found: list[Line] = []
    left = letters
    for line in lines:
        if len(line.text) > left:
            if left > 0:
                found.append(Line((Span(_first_words(line.text, left)),), line.depth))
            elif found:
                last = found[-1]
                found[-1] = Line((*last.spans, Span(" …")), last.depth)
            break
        found.append(line)
        left -= len(line.text)
    return tuple(found)


def _first_words(text: str, letters: int) -> str:
    cut = text[:letters]
    return f"{cut.rpartition(' ')[0] or cut} …"
