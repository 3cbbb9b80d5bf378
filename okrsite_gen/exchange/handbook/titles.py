"""Read the title of an objective or key result: its label, its team, and the marks around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrsite_gen.exchange.handbook.mapped import tag_of, without_word
from okrsite_gen.exchange.handbook.marks import Marked, read_marks
from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.page_words import PageWords
from okrsite_gen.exchange.handbook.roles import titled_by_item
from okrsite_gen.exchange.handbook.teams import role_prefix, without_prefix
from okrsite_gen.exchange.handbook.words import Word, label_of, property_of
from okrsite_gen.model.page_mapping import PageMapping

_NO_TEAM = re.compile(r"\b(?:okrs?|our|this|the|key|main|top)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and who it names."""

    marked: Marked
    team: str = ""
    owner: str = ""


class Titles:
    """How the titles of one page are read."""

    def __init__(self, words: PageWords, mapping: PageMapping, *, prefixed: bool) -> None:
        self._words = words
        self._mapping = mapping
        self._prefixed = prefixed

    def of_objective(self, node: Node) -> tuple[Title, list[Node]]:
        """Return the title of an objective, and its children without the one that is its title."""
        children, label = list(node.children), label_of(node.text)
        text, team = self._without_label(node.text)
        inner = label_of(children[0].text) if children and not children[0].children else None
        if label and not label.rest and inner and inner.word is Word.OBJECTIVE and inner.rest:
            children, text = children[1:], inner.rest
        elif titled_by_item(node):
            children, text = [], children[0].text
        elif label and not label.rest and children and _could_be_title(children[0]):
            stated = children.pop(0)
            text, children = stated.text, [*stated.children, *children]
        if self._prefixed and not team and role_prefix(text):
            team, text = role_prefix(text), without_prefix(text)
        marked = read_marks(self._words.linked(text))
        tag = tag_of(marked.title) if self._mapping.tags == "team" else ""
        if self._mapping.prefix == "owner":
            return Title(marked, tag, team), children
        return Title(marked, tag or team), children

    def of_result(self, node: Node) -> Title:
        """Return the title of a key result."""
        text, team = self._without_label(node.text)
        return Title(read_marks(self._words.linked(text)), team)

    def _without_label(self, text: str) -> tuple[str, str]:
        """Return a title without its label, and the team that stands before the label (`Sales KR: …`)."""
        plain = without_word(text, self._mapping)
        label = label_of(text)
        if plain != text or label is None or not (label.rest or label.number or label.prefix):
            return plain, ""
        return label.rest or text, "" if _NO_TEAM.search(label.prefix) else label.prefix


def _could_be_title(node: Node) -> bool:
    bold = node.shape is Shape.LEAD and not node.text.rstrip("*_ ").endswith((":", "…"))
    return (node.shape is Shape.TEXT or bold) and not label_of(node.text) and not property_of(node.text)
