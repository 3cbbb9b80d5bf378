"""The documents name what of HTML may stand in Markdown: neither more nor less than the program lets live."""

from __future__ import annotations

import re
from pathlib import Path

from okrsite_gen.content.markdown.html import AUTHOR_ATTRIBUTES, BLOCK_TAGS, INLINE_TAGS, SCHEMES

DOCUMENT = Path(__file__).parents[2] / "docs/explanation/security.md"
OF_MARKDOWN = {"input", "label"}


def test_the_list_of_what_may_live_stands_in_the_documents():
    section = DOCUMENT.read_text(encoding="utf-8").partition("### What of HTML may stand in Markdown")[2]
    rows = re.findall(r"^\| (.*) \| (.*) \|$", section.partition("\n## ")[0], re.MULTILINE)
    told = {where: set(re.findall(r"`([\w-]+)`", what)) for where, what in rows[1:]}
    attributes = {
        "attributes of any element" if tag == "*" else f"attributes of `{tag}`": names
        for tag, names in AUTHOR_ATTRIBUTES.items()
    }
    assert told == {
        "elements within a line": INLINE_TAGS - OF_MARKDOWN,
        "elements around lines": BLOCK_TAGS - INLINE_TAGS,
        **attributes,
        "where a link may lead": SCHEMES,
    }
