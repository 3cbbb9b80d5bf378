"""A digest as plain text, for a mail or a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.site.digest.lines import Line, Span
from okrsite_gen.site.digest.spoken import SpokenDigest, SpokenItem

LONGEST_LINK = 200
"""Letters of an address that can stand in a text to be read."""


def as_text(digest: SpokenDigest) -> str:
    """Return a digest as lines of text; addresses stand on lines of their own."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: SpokenDigest) -> Iterator[str]:
    yield f"{digest.title} · {digest.site}"
    yield " · ".join(digest.summary)
    for section in digest.sections:
        yield ""
        yield f"== {section.heading}"
        for item in section.items:
            yield from _item(item)
        if section.more:
            yield f"- {section.more}"
    if digest.note:
        yield from ("", digest.note)
    if digest.href:
        yield from ("", f"{digest.all_words}: {digest.href}")


def _item(item: SpokenItem) -> Iterator[str]:
    yield f"- {' – '.join(filter(None, (item.title, ' · '.join(item.facts))))}"
    for part in item.parts:
        yield f"  - {part}"
    for line in item.lines:
        yield f"  {'  ' * max(line.depth - 1, 0)}{'- ' if line.depth else ''}{_line(line)}"
    if item.href:
        yield f"  {(len(item.href) > LONGEST_LINK and item.short_href) or item.href}"


def _line(line: Line) -> str:
    return "".join(map(_span, line.spans))


def _span(span: Span) -> str:
    return f"{span.text} ({span.href})" if span.href and span.href != span.text else span.text
