"""Decide what each thing on a page is: a team, a cycle, an objective, a key result, or none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.periods import period_of
from okrsite_gen.exchange.handbook.tables import holds_okrs
from okrsite_gen.exchange.handbook.teams import is_team
from okrsite_gen.exchange.handbook.words import Word, announced, is_aside, label_of, property_of


class Role(Enum):
    """What something on a page is."""

    CYCLE = "cycle"
    TEAM = "team"
    OBJECTIVE = "objective"
    RESULT = "key result"
    GROUP = "group"
    """Only a title above others."""
    WORK = "work"
    NOTE = "note"
    """Prose of what stands above, although it looks like a title or an item."""
    ASIDE = "aside"
    """No OKR, with everything below it that is not labelled as one."""


Roles = dict[int, Role]
"""Role by `id` of the node; what has none is text."""

_HEADS = (Shape.HEADING, Shape.LEAD)
_LINK_FIRST = re.compile(r"^\W*?(?:[A-Za-z ]{1,12}:\s*)?(?:\[[^\]]*\]\([^)]*\)|https?://\S+)")
_LONGEST_LINK = 2000
"""Characters of an entry that may be nothing but a link."""
_LONGEST_ASIDE = 30
"""Characters between brackets that may stand behind a link alone."""
_LINK_HERE = re.compile(r"\]\((?!https?:)[^)]*(?:\.md|\.html?|#[^)]*|/)\)")
_EXPLAINS = re.compile(
    r"\?\W*$|^\W*(?:what (?:is|are)|how |examples?|definitions?|guidelines?|methodology|scoring|grading"
    r"|templates?|faqs?\b|why we|tips|glossary)",
    re.IGNORECASE,
)


def _is_link_alone(text: str) -> bool:
    """Whether a text is a link, perhaps with a word before and an aside in brackets behind it, and nothing else."""
    first = _LINK_FIRST.match(text) if len(text) <= _LONGEST_LINK else None
    if first is None:
        return False
    words = [found.start() for found in re.finditer(r"\w", text[first.end() :])]
    if not words:
        return True
    begins, ends = first.end() + words[0], first.end() + words[-1]
    since = first.end() if text[first.end() - 1] == ")" else text.index("://") + 4
    opening = text.rfind("(", since, begins)
    closing = text.find(")", opening)
    return opening >= 0 and closing > ends and closing - opening - 1 <= _LONGEST_ASIDE


def is_hard_aside(text: str) -> bool:
    """Return whether what stands below explains OKRs, so that even its labels are only examples."""
    return bool(_EXPLAINS.search(re.sub(r"[*_`]", "", text)))


def is_cycle(node: Node) -> bool:
    """Return whether a heading names a cycle and little else."""
    if node.shape not in (*_HEADS, Shape.ITEM):
        return False
    if node.shape is Shape.ITEM and (node.level > 2 or not node.children or ":" in node.text):
        return False
    period = period_of(node.text)
    if period is None:
        return False
    label = label_of(node.text)
    if label and (label.number or label.prefix) and label.rest:
        return False
    words = period.remains.split()
    if not period.exact and words and not re.search(r"\b(?:okrs?|objectives|goals)\b", node.text, re.IGNORECASE):
        return False
    return len(words) <= 6 and (len(words) <= 2 or is_team(period.remains) or node.level == 10)


def labelled_roles(root: Node, given: Roles) -> Roles:
    """Return the roles that are given, and those that words on the page add."""
    roles = dict(given)
    _label_children(root, None, roles, aside=False)
    _give_parents(root, [], roles)
    _fill_objectives(root, roles)
    return roles


def _label_children(node: Node, holds: Word | None, roles: Roles, *, aside: bool) -> None:
    announced_above: Word | None = None
    for child in node.children:
        if child.shape is Shape.HEADING:
            announced_above = None
        held = announced_above or holds
        if held is Word.RESULTS and child.shape in _HEADS and node.items():
            held = None
        role, below = (roles[id(child)], None) if id(child) in roles else _by_label(child, held, aside=aside)
        if role is not None:
            roles[id(child)] = role
        if below is not None and not child.children:
            announced_above = below
            continue
        inside = aside or (role is Role.ASIDE and is_hard_aside(child.text))
        _label_children(child, below, roles, aside=inside)


def _by_label(child: Node, holds: Word | None, *, aside: bool) -> tuple[Role | None, Word | None]:
    """Return the role of a node, and what its children are said to be."""
    if child.shape in (Shape.TEXT, Shape.CODE, Shape.COMMENT, Shape.TABLE):
        return None, None
    if aside:
        return Role.ASIDE, None
    if child.shape is Shape.HEADING and is_cycle(child):
        return Role.CYCLE, None
    label = label_of(child.text)
    return _LABELS[label.word](holds) if label else _by_place(child, holds)


_LABELS: dict[Word, Callable[[Word | None], tuple[Role, Word | None]]] = {
    Word.OBJECTIVE: lambda _: (Role.OBJECTIVE, None),
    Word.RESULT: lambda _: (Role.RESULT, None),
    Word.OBJECTIVES: lambda _: (Role.GROUP, Word.OBJECTIVES),
    Word.RESULTS: lambda _: (Role.GROUP, Word.RESULTS),
    Word.WORK: lambda _: (Role.WORK, Word.WORK),
    Word.TEAM: lambda holds: (Role.TEAM, holds),
}
"""Role of a labelled thing, and what stands below it; a team passes on what the things around it are."""


def _by_place(child: Node, holds: Word | None) -> tuple[Role | None, Word | None]:
    """Return the role of a thing without a label, and what stands below it."""
    if child.shape is Shape.LEAD and child.text.rstrip("*_ ").endswith((":", "…", "：")):
        word = announced(child.text)
        if word in (Word.RESULTS, Word.OBJECTIVES):
            return Role.GROUP, word
        return (Role.ASIDE if is_aside(child.text) else None), holds
    if is_cycle(child) and (child.shape is not Shape.ITEM or child.items()):
        return Role.CYCLE, holds
    if child.shape in _HEADS and is_aside(child.text) and not _titles_cycle(child):
        return Role.ASIDE, None
    if holds is None or property_of(child.text) or _only_links(child):
        return None, None
    return _held(child, holds)


def _titles_cycle(node: Node) -> bool:
    """Return whether a title of the first rank names a cycle of OKRs, whatever it asks (`How did we do? Q3 OKRs`)."""
    first = node.shape is Shape.HEADING and node.level == 10
    return first and period_of(node.text) is not None and bool(re.search(r"\bokrs?\b", node.text, re.IGNORECASE))


def _held(child: Node, holds: Word) -> tuple[Role | None, Word | None]:
    """Return the role of a thing below a title that says what it holds, and what stands below that thing."""
    if holds is Word.RESULTS:
        return Role.RESULT, None
    if holds is Word.WORK:
        return (Role.WORK, Word.WORK) if child.shape is Shape.ITEM else (None, None)
    if child.shape in _HEADS and is_team(child.text):
        return Role.TEAM, holds
    return Role.OBJECTIVE, None


def _only_links(child: Node) -> bool:
    if child.shape is not Shape.ITEM or not _is_link_alone(child.text):
        return False
    return bool(_LINK_HERE.search(child.text))


def _give_parents(node: Node, above: list[Node], roles: Roles, *, beside: bool = False) -> None:
    """Make the nearest title above a key result its objective, where none is labelled so, or stands beside it."""
    path = [*above, node]
    for child in node.children:
        beside = beside or is_beside(child, roles)
        holds = roles.get(id(child)) is Role.RESULT or (child.shape is Shape.TABLE and holds_okrs(child) == "results")
        if holds and not beside:
            _promote(path, roles)
        _give_parents(child, path, roles, beside=beside and roles.get(id(child)) is Role.GROUP)


def is_beside(node: Node, roles: Roles) -> bool:
    """Return whether an item is an objective whose key results stand beside it in the same list, not below it."""
    if node.shape is not Shape.ITEM or roles.get(id(node)) is not Role.OBJECTIVE:
        return False
    return not node.children or titled_by_item(node)


def titled_by_item(node: Node) -> bool:
    """Return whether an item is only a label (`Objective`), and the one item below it the title of the objective."""
    label = label_of(node.text)
    alone = len(node.children) == 1 and node.children[0].shape is Shape.ITEM and not node.children[0].children
    return node.shape is Shape.ITEM and label is not None and not label.rest and alone


def _promote(path: list[Node], roles: Roles) -> None:
    labelled = any(roles.get(id(step)) is Role.OBJECTIVE and label_of(step.text) for step in path)
    for step in reversed(path):
        role = roles.get(id(step))
        if role in (Role.OBJECTIVE, Role.RESULT) or step.shape is Shape.PAGE:
            return
        if role is None and not labelled and not step.text.rstrip("*_ ").endswith((":", "…")):
            roles[id(step)] = Role.OBJECTIVE
            _promote_items(path, roles)
            return


def _promote_items(path: list[Node], roles: Roles) -> None:
    """List items above an objective of the same list are objectives too."""
    for step in path:
        if step.shape is Shape.ITEM and id(step) not in roles:
            roles[id(step)] = (
                Role.TEAM if is_team(step.text) and ":" not in step.text and step is not path[-1] else Role.OBJECTIVE
            )


def _fill_objectives(node: Node, roles: Roles) -> None:
    """Make the list below an objective its key results, where none of them is labelled."""
    for child in node.children:
        if roles.get(id(child)) is Role.OBJECTIVE and not titled_by_item(child) and not _has(child, Role.RESULT, roles):
            fill_results(child, roles)
        _fill_objectives(child, roles)


def fill_results(objective: Node, roles: Roles) -> None:
    """Give the items directly below an objective, or below a paragraph of its own, the role of key results."""
    for child in objective.children:
        if (
            child.shape is Shape.ITEM
            and id(child) not in roles
            and not property_of(child.text)
            and not is_aside_item(child)
        ):
            roles[id(child)] = Role.RESULT
        elif child.shape is Shape.LEAD and id(child) not in roles and not is_aside(child.text):
            fill_results(child, roles)


def is_aside_item(node: Node) -> bool:
    """Return whether an item only links elsewhere or speaks of something beside OKRs."""
    return _is_link_alone(node.text) and node.checked is None


def _has(objective: Node, role: Role, roles: Roles) -> bool:
    """Return whether something below has a role, apart from what belongs to objectives below."""
    for child in objective.children:
        found = roles.get(id(child))
        if found is role or (child.shape is Shape.TABLE and holds_okrs(child) == "results"):
            return True
        if found is not Role.OBJECTIVE and _has(child, role, roles):
            return True
    return False
