"""Find objectives and key results on a page that labels none, by how its titles and lists are nested."""

from __future__ import annotations

import re
from enum import Enum

from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.roles import Role, Roles, fill_results, is_aside_item, is_cycle
from okrsite_gen.exchange.handbook.teams import is_team, role_prefix
from okrsite_gen.exchange.handbook.words import is_aside, is_contents, property_of

_HEADS = (Shape.HEADING, Shape.LEAD)
_BOLD = re.compile(r"^\W{0,4}(\*\*|__).+(\*\*|__)\W*(?:=.*)?$")
_WHERE_FROM = re.compile(r"^\W*\[[^\]]+\]\(#")
_NUMBERED = re.compile(r"^\W*\d{1,2}[.)]\s")
_ROW = 2
"""From this many numbered headings on, they are a row of the same kind."""
_TREE = 3
"""From this many levels of items on, a list is a tree of objectives whose leaves are key results."""


class Style(Enum):
    """Where a page keeps its objectives."""

    TITLES = "titles"
    """Titles are objectives, the items below them key results."""
    ITEMS = "items"
    """Titles are teams, the items below them objectives, and the items in these key results."""


def structural_roles(root: Node, roles: Roles, *, certain: bool) -> None:
    """Add roles to what has none yet.

    `certain` says that the page names a cycle. Without one, a page counts only where most of its items carry a check
    box or a figure: a page that explains how to work with OKRs looks the same otherwise.
    """
    lists = [node for node in (root, *root.below()) if node.shape in (*_HEADS, Shape.PAGE) and _own_items(node, roles)]
    asides = _asides(root, roles, set())
    lists = [node for node in lists if id(node) not in asides and not _announcing(node)]
    if not lists or not (certain or _measured(lists, roles)):
        return
    prefixed = has_prefixes(root, roles)
    if not prefixed:
        made = _numbered_objectives(root, roles, asides)
        lists = [node for node in lists if id(node) not in made]
    style = _style(lists, roles)
    for title in lists:
        if style is Style.TITLES and _introduces(title, lists, roles):
            continue
        _assign(title, _own_style(title, style, roles), roles, prefixed=prefixed)
    _name_titles(root, roles, style)


def _numbered_objectives(root: Node, roles: Roles, asides: set[int]) -> set[int]:
    """Make numbered headings beside each other objectives, where one is surely no team; return their ids.

    They stay as they are where most items have others below, as in lists of objectives under a theme.
    """
    made: set[int] = set()
    for node in (root, *root.below()):
        heads = [child for child in node.children if child.shape is Shape.HEADING and _NUMBERED.match(child.text)]
        heads = [head for head in heads if id(head) not in asides and id(head) not in roles]
        if len(heads) < _ROW or all(is_team(head.text) for head in heads):
            continue
        if any(below.shape is Shape.HEADING or id(below) in roles for head in heads for below in head.below()):
            continue
        items = [item for head in heads for item in _own_items(head, roles)]
        if not items or 2 * sum(bool(item.items()) for item in items) > len(items):
            continue
        for head in heads:
            roles[id(head)] = Role.OBJECTIVE
            made.add(id(head))
            fill_results(head, roles)
    return made


def siblings(root: Node, roles: Roles, *, certain: bool) -> None:
    """Where objectives that a page labels are items, other items beside or instead of them are objectives too."""
    objectives = [node for node in root.below() if roles.get(id(node)) is Role.OBJECTIVE]
    in_items = [node for node in objectives if node.shape is Shape.ITEM]
    if not certain or len(in_items) < 3 or 2 * len(in_items) < len(objectives):
        return
    for node in (root, *root.below()):
        if roles.get(id(node)) in (Role.ASIDE, Role.WORK, Role.RESULT, Role.GROUP):
            continue
        own = _own_items(node, roles)
        beside = any(roles.get(id(item)) is Role.OBJECTIVE for item in node.items())
        instead = node.shape is Shape.HEADING and is_team(node.text) and id(node) not in roles
        if own and (
            beside or (instead and not any(roles.get(id(x)) in (Role.OBJECTIVE, Role.RESULT) for x in node.below()))
        ):
            if (
                beside
                and node.shape is Shape.ITEM
                and not all(_BOLD.match(item.text) or role_prefix(item.text) for item in own)
            ):
                continue
            for item in own:
                _item_as_objective(item, roles)


def has_prefixes(root: Node, roles: Roles) -> bool:
    """Return whether the titles on a page begin with who they belong to (`Sales: …`)."""
    asides = _asides(root, roles, set())
    items = [
        node
        for node in root.below()
        if node.shape in (Shape.ITEM, Shape.HEADING) and id(node) not in asides and not property_of(node.text)
    ]
    upper = [node for node in items if node.children or node.level == 1] or items
    upper = [node for node in upper if role_prefix(node.text) or not is_team(node.text)]
    prefixed = sum(1 for node in upper if role_prefix(node.text))
    names = {role_prefix(node.text) for node in upper} - {""}
    if len(names) == 1 and not all(is_team(name) for name in names):
        return False
    return prefixed >= 3 and 2 * prefixed >= len([node for node in upper if node.shape is Shape.ITEM] or upper)


def _announcing(node: Node) -> bool:
    return node.shape is Shape.LEAD and node.text.rstrip("*_ ").endswith((":", "…"))


def _asides(node: Node, roles: Roles, found: set[int], *, inside: bool = False) -> set[int]:
    for child in node.children:
        aside = (inside and not (is_contents(node.text) and child.shape is Shape.HEADING)) or roles.get(id(child)) in (
            Role.ASIDE,
            Role.WORK,
        )
        if aside:
            found.add(id(child))
        _asides(child, roles, found, inside=aside)
    return found


def _own_items(title: Node, roles: Roles) -> list[Node]:
    """Return the items below a title that have no role: links and properties aside, through announcing paragraphs."""
    own = []
    for child in title.children:
        if child.shape is Shape.ITEM and id(child) not in roles:
            if not property_of(child.text) and not is_aside_item(child) and not _WHERE_FROM.match(child.text):
                own.append(child)
        elif _announcing(child) and id(child) not in roles:
            own.extend(_own_items(child, roles) if not is_aside(child.text) else [])
    return own


def _measured(lists: list[Node], roles: Roles) -> bool:
    leaves = [leaf for title in lists for leaf in _leaves(_own_items(title, roles))]
    told = sum(1 for leaf in leaves if leaf.checked is not None or re.search(r"\d", leaf.text))
    return len(leaves) >= 3 and 10 * told >= 6 * len(leaves)


def _leaves(items: list[Node]) -> list[Node]:
    return [leaf for item in items for leaf in (_leaves(item.items()) if item.items() else [item])]


def _style(lists: list[Node], roles: Roles) -> Style:
    votes = 0.0
    for title in lists:
        items = _own_items(title, roles)
        ticked = sum(1 for item in items if item.checked is not None)
        nested = sum(1 for item in items if item.items() and item.checked is None)
        if 2 * ticked > len(items):
            votes -= 2
        elif 2 * nested >= len(items):
            votes += 2
        elif title.shape is not Shape.PAGE and not is_cycle(title):
            votes += 0.5 if is_team(title.text) else -0.5
        if all(_BOLD.match(item.text) for item in items):
            votes += 1
    return Style.ITEMS if votes > 0 else Style.TITLES


def _introduces(title: Node, lists: list[Node], roles: Roles) -> bool:
    """Return whether a list stands above titles that have lists of their own, or is a lone remark."""
    if title.shape is not Shape.PAGE and not is_cycle(title):
        return False
    items = _own_items(title, roles)
    if any(item.items() or item.checked is not None for item in items):
        return False
    return len(items) < 2 or any(child in lists for child in title.children if child.shape is Shape.HEADING)


def _own_style(title: Node, style: Style, roles: Roles) -> Style:
    """Return how one list is to be read: some pages mix both styles."""
    if title.shape is Shape.PAGE or is_cycle(title):
        return Style.ITEMS
    items = _own_items(title, roles)
    ticked = sum(1 for item in items if item.checked is not None)
    nested = sum(1 for item in items if item.items())
    if style is Style.ITEMS and not is_team(title.text) and (2 * ticked > len(items) or not nested):
        return Style.TITLES
    if style is Style.TITLES and is_team(title.text) and 2 * nested >= len(items) and not ticked:
        return Style.ITEMS
    if style is Style.ITEMS and not is_team(title.text) and title.depth() >= _TREE:
        return Style.TITLES
    return style


def _assign(title: Node, style: Style, roles: Roles, *, prefixed: bool) -> None:
    tree = title.depth() >= _TREE
    items = _own_items(title, roles)
    if style is Style.TITLES and id(title) not in roles:
        roles[id(title)] = Role.OBJECTIVE
        nested = sum(1 for item in items if item.items() and item.checked is None)
        for item in items:
            if nested and item.items() and (tree or 2 * nested >= len(items)) and item.checked is None:
                _branch(item, roles, prefixed=prefixed)
            else:
                roles[id(item)] = Role.RESULT
        return
    for item in items:
        if tree or prefixed:
            _branch(item, roles, prefixed=prefixed, top=True)
        else:
            _item_as_objective(item, roles)


def _branch(item: Node, roles: Roles, *, prefixed: bool, top: bool = False) -> None:
    """Read a tree of items: what has items below is an objective, what has none a key result."""
    below = [child for child in item.items() if not property_of(child.text)]
    if not (top or below or (prefixed and role_prefix(item.text))):
        roles[id(item)] = Role.RESULT
        return
    if item.checked is not None and not top:
        roles[id(item)] = Role.RESULT
        return
    roles[id(item)] = (
        Role.TEAM if below and prefixed and is_team(item.text) and not role_prefix(item.text) else Role.OBJECTIVE
    )
    for child in below:
        if id(child) not in roles:
            _branch(child, roles, prefixed=prefixed)


def _item_as_objective(item: Node, roles: Roles) -> None:
    roles[id(item)] = Role.OBJECTIVE
    for child in _own_items(item, roles):
        roles[id(child)] = Role.RESULT


def _name_titles(root: Node, roles: Roles, style: Style) -> None:
    """Give titles above objectives their role: an objective above objectives that are titles, otherwise a team."""
    for child in root.children:
        if child.shape is Shape.HEADING:
            _name_titles(child, roles, style)
            _name_title(child, roles, style)


def _name_title(title: Node, roles: Roles, style: Style) -> None:
    if id(title) in roles:
        return
    if is_cycle(title):
        roles[id(title)] = Role.CYCLE
        return
    below = any(roles.get(id(node)) is Role.OBJECTIVE for node in title.below())
    if style is Style.TITLES and not is_team(title.text) and (below or not title.children) and title.level > 10:
        roles[id(title)] = Role.OBJECTIVE
