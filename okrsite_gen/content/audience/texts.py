"""Links in texts to what is not shown: what they were written for must not stand in the text any more."""

from __future__ import annotations

import re
from collections.abc import Callable

from okrsite_gen.content.markdown import MAY_HOLD_LINKS, Markdown
from okrsite_gen.model.prose import WrittenLink

NOTHING = "?"
"""Stands where the target of a link stood; no name in content can be this."""

Leads = Callable[[WrittenLink], bool]
"""Whether a link leads to something that is shown."""

_REFERENCE = re.compile(r"\[\[\s*(?:(?P<at>@)\s*)?(?P<target>[^\s\[\]|][^\[\]|\n]{0,299}?)\s*(?=\||\]\])")
_PATH = re.compile(r"\.{1,2}/\S+|(?!https?:|mailto:|//)\S+\.(?:md|csv)(?:#\S*)?")


class Veil:
    """Takes the targets out of links that lead to nothing shown."""

    def __init__(self) -> None:
        self._markdown = Markdown()

    def drawn(self, text: str, leads: Leads) -> str:
        """Return a text in which no link names what it does not lead to."""
        if _PATH.fullmatch(text):
            return text if leads(WrittenLink("file", text)) else ""
        if not MAY_HOLD_LINKS.search(text):
            return text
        if "[[" in text and "\n" not in text.strip():
            text = _REFERENCE.sub(lambda found: _veiled(found, leads), text)
        for link in self._markdown.links(text):
            if link.target != NOTHING and not leads(link):
                text = _without_target(text, link)
        return text


def _veiled(found: re.Match[str], leads: Leads) -> str:
    """Return a reference in a title, where other marks may make the parser overlook it."""
    kind = "person" if found["at"] else "reference"
    return found.group() if leads(WrittenLink(kind, found["target"])) else f"[[{found['at'] or ''}{NOTHING}"


def _without_target(text: str, link: WrittenLink) -> str:
    target = re.escape(link.target)
    if link.kind in {"reference", "person"}:
        at = "@" if link.kind == "person" else ""
        before = rf"{at}\s*" if at else ""
        return re.sub(rf"\[\[\s*{before}{target}\s*(?=\||\]\])", f"[[{at}{NOTHING}", text)
    place = rf"(?P<before>\]\(\s*<?|^[ >]*\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?){target}(?![\w/.#?-])"
    return re.sub(place, lambda found: f"{found['before']}{NOTHING}", text, flags=re.MULTILINE | re.IGNORECASE)
