"""The part of a drawn page that is the page's own: what stands between header and foot."""

from __future__ import annotations

import re

_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def main_of(html: str) -> str:
    """Return the `<main>` of a page with its tags; nothing where a theme draws none."""
    found = _MAIN.search(html)
    return found[0] if found else ""


def title_of(html: str) -> str:
    """Return what stands in the `<title>` of a page, as HTML has it."""
    found = _TITLE.search(html)
    return found[1] if found else ""
