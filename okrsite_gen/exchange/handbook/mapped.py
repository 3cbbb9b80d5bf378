"""Give things on a page the roles that a mapping names."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.roles import Role, Roles, is_aside_item
from okrsite_gen.exchange.handbook.words import is_aside, label_of, property_of
from okrsite_gen.model.page_mapping import PageMapping

_ROLES = {
    "objective": Role.OBJECTIVE,
    "key_result": Role.RESULT,
    "team": Role.TEAM,
    "cycle": Role.CYCLE,
    "initiative": Role.WORK,
    "group": Role.GROUP,
    "note": Role.NOTE,
    "ignore": Role.ASIDE,
}
_READ = (Shape.HEADING, Shape.LEAD, Shape.ITEM)


def mapped_roles(root: Node, mapping: PageMapping) -> Roles:
    """Return the roles that a mapping gives by patterns, words and levels."""
    patterns = [(re.compile(pattern), meaning) for pattern, meaning in mapping.patterns]
    roles: Roles = {}
    for node in root.below():
        if node.shape in _READ:
            meaning = _meaning(node, mapping, patterns)
            if meaning:
                roles[id(node)] = _ROLES[meaning]
    return roles


def _meaning(node: Node, mapping: PageMapping, patterns: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, meaning in patterns:
        if pattern.search(node.text):
            return meaning
    for word, meaning in mapping.words.items():
        if _begins(node.text, word):
            return meaning
    if label_of(node.text) or property_of(node.text):
        return ""
    if node.shape is Shape.HEADING and not is_aside(node.text):
        return mapping.headings.get(node.level // 10, "")
    if node.shape is Shape.ITEM and not is_aside_item(node):
        return mapping.items.get(node.level, "")
    return ""


def _begins(text: str, word: str) -> bool:
    plain = re.sub(r"^[\W\d_]+", "", text).casefold()
    return plain.startswith(word.casefold()) and not plain[len(word) : len(word) + 1].isalnum()


def without_word(text: str, mapping: PageMapping) -> str:
    """Return a title without the word before its colon that the mapping knows (`Problem area: …`)."""
    for word in mapping.words:
        found = re.match(rf"^[\s*_]*{re.escape(word)}[*_]*\s*\d*\s*[:：][*_]*\s*(?=\S)", text, re.IGNORECASE)
        if found:
            rest = text[found.end() :]
            return rest + "**" if found[0].count("**") % 2 and not rest.count("**") % 2 else rest
    return text


def tag_of(title: str) -> str:
    """Return the word in the last brackets of a title (`… [P1][DR]`), or nothing; priorities are none."""
    tags: list[str] = re.findall(r"\[([A-Za-z][\w &/-]{1,30})\](?![(\[:])", title)
    tags = [tag for tag in tags if not re.fullmatch(r"[Pp]\d|WIP|TBD", tag)]
    return tags[0] if tags and re.search(r"\]\s*$", title) else ""
