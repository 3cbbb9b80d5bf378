"""A digest as Markdown, for an issue, a wiki or a step summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.site.digest.lines import Line
from okrsite_gen.site.digest.spoken import SpokenDigest, SpokenItem

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]")
_LIVE = re.compile(r"(?<=\bwww)(?=\.)|(?=://)|(?=\$)", re.IGNORECASE)
"""Where hosts would begin a link or a formula that nobody wrote as one."""
_ISSUE = re.compile(r"#(?=\w)")
_MENTION = re.compile(r"@(?=\w)")
_NUMBER = re.compile(r"\d+(?=[.)])")
WORD_JOINER = "\N{WORD JOINER}"
"""Invisible; between `@` and a name it keeps hosting sites from telling somebody who is not meant, and between `#` and
a number from naming, or closing, an issue of theirs."""


def as_markdown(digest: SpokenDigest) -> str:
    """Return a digest as Markdown in which what people wrote is nothing but words and links."""
    return "\n".join(_lines(digest)) + "\n"


def escaped(text: str) -> str:
    """Return text within a line in which no character means anything in Markdown or to a host of repositories.

    Nobody is mentioned. Most escapes are backslashes, which the cards of Teams take out, too.
    """
    meant = _LIVE.sub(r"\\", _SPECIAL.sub(r"\\\g<0>", text.replace("&", "&amp;")))
    return unmentioned(_ISSUE.sub(f"#{WORD_JOINER}", meant))


def unmentioned(text: str) -> str:
    """Return text that tells nobody that somebody wrote their name."""
    return _MENTION.sub(f"@{WORD_JOINER}", text)


def begun(line: str) -> str:
    """Return a line so that it begins neither a heading nor a list."""
    number = _NUMBER.match(line)
    if number:
        return f"{number[0]}\\{line[number.end() :]}"
    return f"\\{line}" if line[:1] in {"#", "+", "-", "="} else line


def linked(text: str, href: str) -> str:
    """Return text as a link to an address, where there is one."""
    return f"[{escaped(text)}]({href.replace('(', '%28').replace(')', '%29')})" if href else escaped(text)


def line_of(line: Line) -> str:
    """Return a line with its links."""
    first, *others = line.spans
    rest = "".join(linked(span.text, span.href) for span in others)
    return begun(linked(first.text, first.href) + rest)


def _lines(digest: SpokenDigest) -> Iterator[str]:
    yield from (f"## {escaped(digest.title)} · {escaped(digest.site)}", "")
    yield " · ".join(map(escaped, digest.summary))
    for section in digest.sections:
        yield from ("", f"### {escaped(section.heading)}", "")
        for item in section.items:
            yield from _item(item)
        if section.more:
            yield f"- {escaped(section.more)}"
    if digest.note:
        yield from ("", escaped(digest.note))
    if digest.href:
        yield from ("", linked(digest.all_words, digest.href))


def _item(item: SpokenItem) -> Iterator[str]:
    facts = " · ".join(map(escaped, item.facts))
    yield f"- {begun(' – '.join(filter(None, (linked(item.title, item.href), facts))))}"
    for part in item.parts:
        yield f"  - {begun(escaped(part))}"
    for line in item.lines:
        yield f"  {'  ' * max(line.depth - 1, 0)}- {line_of(line)}"
