"""The part of a mapping file that says how pages in Markdown are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from okrsite_gen.content.codes_fields import UNKNOWN_WORD, WRONG_SHAPE
from okrsite_gen.content.shape.base import Path, Shape, called
from okrsite_gen.content.shape.lists import MAPPING
from okrsite_gen.content.shape.patterns import TEXT
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.texts import Line
from okrsite_gen.content.shape.words import Words, in_form, said
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.page_mapping import MEANINGS, PageMapping

_ALSO = {
    "kr": "key_result",
    "key_results": "key_result",
    "objectives": "objective",
    "o": "objective",
    "teams": "team",
    "cycles": "cycle",
    "initiatives": "initiative",
    "title": "group",
    "text": "note",
    "prose": "note",
    "skip": "ignore",
}
_LEVEL = re.compile(r"[hH]?([1-6])|(#{1,6})")
_DEEPEST = 6


def read_meaning(raw: object) -> str:
    """Return what a title or an item of a list is."""
    word = in_form(one_text(raw).strip()).replace("-", "_").replace(" ", "_")
    word = _ALSO.get(word, word)
    if word in MEANINGS:
        return word
    near = nearest(word, MEANINGS)
    hint = f"Did you mean `{near}`? " if near else ""
    listed = ", ".join(f"`{one}`" for one in MEANINGS)
    raise refusal(Problem(UNKNOWN_WORD, "is nothing that a title or an item can be", "", f"{hint}There are {listed}."))


Meaning = Annotated[str, Reads(read_meaning, TEXT)]
PrefixWord = Annotated[
    str,
    Words(
        {"team": "team", "owner": "owner", "title": "title"},
        said(team="teams department", owner="role person", title="keep words"),
    ),
]
TagsWord = Annotated[str, Words({"team": "team", "title": ""}, said(team="teams", title="keep words"))]


class PagesShape(Shape):
    """How pages are read."""

    also_called = called(headings="heading titles", items="lists list item", words="labels", patterns="pattern matches")
    cycle: Line = ""
    """The cycle of all pages, whatever they say themselves."""
    team: Line = ""
    """The team of whatever stands under no team."""
    headings: Annotated[dict[str, Meaning], MAPPING] = Field(default={})
    """Number of hashes of a heading (1 to 6) → what such a heading is."""
    items: Annotated[dict[str, Meaning], MAPPING] = Field(default={})
    """How deep an item of a list is (1 is the outermost) → what such an item is."""
    words: Annotated[dict[str, Meaning], MAPPING] = Field(default={})
    """Words at the beginning of a title or item → what it is. With a colon behind them they are taken off."""
    patterns: Annotated[dict[str, Meaning], MAPPING] = Field(default={})
    """A regular expression that is searched in titles and items → what they are."""
    prefix: PrefixWord = ""
    """What the words before the colon of a title (`Sales: …`) are: `team`, `owner`, or part of the `title`."""
    tags: TagsWord = ""
    """What a word in brackets at the end of a title (`… [DR]`) is: `team`, or part of the `title`."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Insist on levels that are numbers, and on patterns that can be searched."""
        for name, levels in (("headings", self.headings), ("items", self.items)):
            for level in levels:
                if not _LEVEL.fullmatch(level.strip()):
                    hint = f"Write a number from 1 to {_DEEPEST}, such as `2: team`."
                    yield (name, level), Problem(WRONG_SHAPE, "is no level", "", hint)
        for pattern in self.patterns:
            if wrong := _wrong_with(pattern):
                hint = "Write plain words, or put a backslash before signs such as `(`, `[`, `*`, `+` and `?`."
                yield ("patterns", pattern), Problem(WRONG_SHAPE, "is no regular expression", f"{wrong}.", hint)

    def mapping(self) -> PageMapping:
        """Return the mapping that this stands for; to be asked only where nothing is wrong."""
        return PageMapping(
            cycle=self.cycle,
            team=self.team,
            headings=_by_level(self.headings),
            items=_by_level(self.items),
            words=self.words,
            patterns=tuple(self.patterns.items()),
            prefix=self.prefix,
            tags=self.tags,
        )


def _wrong_with(pattern: str) -> str:
    """Return what is wrong with a regular expression; empty where nothing is."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error).capitalize()
    return ""


def _by_level(levels: dict[str, str]) -> dict[int, str]:
    found = {}
    for level, meaning in levels.items():
        match = _LEVEL.fullmatch(level.strip())
        if match:
            found[int(match[1]) if match[1] else len(match[2])] = meaning
    return found
