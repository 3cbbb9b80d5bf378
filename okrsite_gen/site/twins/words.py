"""Words in which nothing is Markdown."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u202f]{2,}|[\t\r\n\f\u00a0\u202f]")
"""What becomes one blank; also blanks that hold a line together: whoever looks for `20 Nov` in a text types the one on
the keyboard."""
_ESCAPED = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#?\w+;)")
_NOT_AS_IT_IS = re.compile(r"[\\`*\[\]<_~&\t\r\n\f]|  ")
"""With which all begins that is escaped or becomes one blank: most words have none, and a look for one is quick."""


def plain(text: str) -> str:
    """Return words in which nothing is Markdown, on one line; space at their ends stays as one blank."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return _ESCAPED.sub(r"\\\g<0>", one_blank(text)) if _NOT_AS_IT_IS.search(text) else text


def one_blank(text: str) -> str:
    """Return a text on one line, one blank for any number of them."""
    return _SPACE.sub(" ", text)


def marked(words: str, before: str, after: str) -> str:
    """Put marks around words; blanks at their ends stay outside, since marks beside a blank are none."""
    bare = words.strip()
    if not bare:
        return words
    if bare == words:
        return f"{before}{words}{after}"
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{head}{before}{bare}{after}{tail}"


def code(text: str) -> str:
    """Return code within a line."""
    if not text.strip():
        return ""
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    fence = "`" * (1 + _longest_fence(text))
    return f"{fence}{blank}{one_blank(text)}{blank}{fence}"


def fenced(text: str) -> str:
    """Return code that stands by itself."""
    fence = "`" * max(3, 1 + _longest_fence(text))
    return f"{fence}\n{text.rstrip(chr(10))}\n{fence}"


def _longest_fence(text: str) -> int:
    return max(map(len, re.findall(r"`+", text)), default=0)
