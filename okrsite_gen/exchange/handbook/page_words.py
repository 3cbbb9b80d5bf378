"""What a page says of itself: its cycle, its team, and the addresses of its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.exchange.handbook.nodes import Page, Shape
from okrsite_gen.exchange.handbook.periods import Period, period_of
from okrsite_gen.exchange.handbook.teams import is_team
from okrsite_gen.exchange.handbook.words import property_of

_REFERENCE = re.compile(r"\[([^\[\]]{1,400})\]\[([^\[\]]{0,200})\]")
_OKRS = re.compile(
    r"(?<![a-z])(?:okrs?|objectives?|goals?|ziele?|objectifs?|objetivos?|obiettivi|doel(?:en"
    r"|stellingen)|mål|key results?)(?![a-z])",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:\bokrs?|\bobjectives?(?:\s+(?:&|and)\s+key\s+results?)?)\s+(?:at|of|for|von|bei|chez)\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:the|this|our|all|each|every|your|my|an?|20\d\d|q[1-4])\b", re.IGNORECASE)
_LONGEST_NAME = 4
"""Words of the name of a team or an organisation."""
_SHORT = 100
_TITLES = 3
"""Titles of the first rank that may name the cycle of the whole page."""


class PageWords:
    """A page, its name, and what it says of itself."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self._used: set[str] = set()
        self._told: set[str] = set()

    def period(self) -> Period | None:
        """Return the cycle that its front matter, its title or its file's name gives, in this order."""
        file = self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        titles = [node.text for node in self.page.root.children if node.shape is Shape.HEADING and node.level == 10]
        titles = titles or self._first_line()
        for text in (self.matter("cycle"), *titles[:_TITLES], self.matter("title"), file.replace("_", "-")):
            period = period_of(text) if text else None
            if period and (period.exact or text != file):
                return period
        return None

    def owner(self) -> str:
        """Return whose OKRs its first title or the title in its front matter says these are; empty if neither does."""
        first = [node.text for node in self.page.root.children if node.shape is Shape.HEADING and node.level == 10][:1]
        for text in (*first, self.matter("title")):
            period = period_of(text)
            found = _AT.search(re.sub(r"[*_`]", "", period.remains if period and period.remains else text))
            name = found["name"].strip(" .,:-–—|") if found else ""
            if name and len(name.split()) <= _LONGEST_NAME and not _NOBODY.match(name):
                return name
        title = self.matter("title")
        return title if title and _OKRS.search(title) and period_of(title) is None and is_team(title) else ""

    @property
    def speaks_of_okrs(self) -> bool:
        """Whether its name or one of its titles of the first rank speaks of objectives."""
        titles = [node.text for node in self.page.root.children if node.shape is Shape.HEADING] or self._first_line()
        matter = [value for _, key, value in self.page.matter if key.lower() == "title"]
        return any(_OKRS.search(text.replace("_", " ")) for text in (*titles, *matter, self.name.rsplit("/", 1)[-1]))

    def _first_line(self) -> list[str]:
        """Return the first paragraph of a page without titles, which is its title if it is short."""
        first = next(iter(self.page.root.children), None)
        return [first.text] if first and first.shape is not Shape.ITEM and len(first.text) <= _SHORT else []

    def matter(self, name: str) -> str:
        """Return what its front matter says under a name or a word for it, empty if nothing."""
        for _, key, value in self.page.matter:
            said = property_of(f"{key}: {value}") if key and value else None
            if (said and said.name == name) or key.lower() == name:
                if name != "title":
                    self._told.add(key)
                return value
        return ""

    def linked(self, text: str) -> str:
        """Return a text in which links carry their address, also those that name it elsewhere on the page."""
        return _REFERENCE.sub(self._put, text) if "][" in text else text

    def _put(self, found: re.Match[str]) -> str:
        name = (found[2] or found[1]).strip().lower()
        if name not in self.page.links:
            return found[0]
        self._used.add(name)
        return f"[{found[1]}]({self.page.links[name][1]})"

    def left(self) -> Iterator[tuple[int, str, str]]:
        """Yield (line, text, why) of addresses and front matter that nothing used."""
        for name, (line, address) in self.page.links.items():
            if name not in self._used:
                yield line, f"[{name}]: {address}", "The address of a link that was not used."
        for line, key, value in self.page.matter:
            if key not in self._told:
                yield line, f"{key}: {value}" if key else value, "It stands in the front matter of the page."
