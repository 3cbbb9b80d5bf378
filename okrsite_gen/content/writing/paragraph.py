"""Words that somebody typed as a paragraph of Markdown, whatever they begin with."""

from __future__ import annotations

import re

from okrsite_gen.content.writing.scalars import one_line

_STRUCTURE = re.compile(
    r"""(?P<number>\d{1,9})[.)](?=\ |$)  # 2026. begins a list
    |\#{1,6}(?=\ |$)                    # a heading
    |[-+*](?=\ |$)                      # an item of a list
    |(?P<rule>[-*_])(?:\ ?(?P=rule)){2,}$
    |[=-]+$                             # what underlines a heading
    |`{3,}[^`]*$|~{3,}                  # a fence of code
    |>                                  # a quotation
    |<(?!https?:|mailto:)               # HTML, a comment among it, which may hide what follows
    |\|                                 # a row of a table
    |\[(?:[^\[\]\\]|\\.)*\]:           # an address or a footnote, which is shown elsewhere or nowhere
    """,
    re.VERBOSE | re.ASCII,
)


def paragraph(words: str) -> str:
    """Return words on one line that Markdown reads as one paragraph; empty where there are none.

    A backslash stands before a beginning that would otherwise be a heading, a list, code and the like. Marks within
    the line, such as `*emphasis*` and links, keep their meaning.
    """
    line = one_line(words)
    structure = _STRUCTURE.match(line)
    if not structure:
        return line
    at = structure.end("number") if structure["number"] else 0
    return f"{line[:at]}\\{line[at:]}"
