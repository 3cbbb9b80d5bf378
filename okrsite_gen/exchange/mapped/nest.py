"""Which of the things that a table tells of belongs to which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from okrsite_gen.exchange.mapped.node import Node
from okrsite_gen.exchange.words.states import INITIATIVE, KEY_RESULT, OBJECTIVE
from okrsite_gen.model.incoming import Guess
from okrsite_gen.model.names import fold_title

_MEASURED = ("target", "start", "current", "minimum", "maximum", "done")


def nested(nodes: Sequence[Node]) -> tuple[list[Node], list[Guess]]:
    """Give every node its kind, its key and its place; return the objectives, and what was guessed.

    A row whose parent is named belongs to it; a key result without one to the objective above it in the table.
    """
    guesses: list[Guess] = []
    _give_keys(nodes)
    finder = _Finder(nodes)
    for one in nodes:
        _find_parents(one, finder, guesses)
    below = {id(one.above) for one in nodes if one.above}
    for one in nodes:
        _decide(one, below, guesses)
    _by_order(nodes, guesses)
    objectives: list[Node] = []
    for one in nodes:
        _settle(one, objectives, guesses)
    return objectives, guesses


def _give_keys(nodes: Iterable[Node]) -> None:
    """Give each a key: its id, else what it says of itself, numbered where others say the same."""
    met: Counter[str] = Counter()
    for one in nodes:
        above = one.above.key if one.above else ""
        told = one.text("id") or "|".join(filter(None, (one.text("team"), one.text("cycle"), above, one.title)))
        met[told] += 1
        one.key = told if met[told] == 1 else f"{told}|{met[told]}"


class _Finder:
    def __init__(self, nodes: Iterable[Node]) -> None:
        self._by_id: dict[str, Node] = {}
        self._by_title: dict[str, list[Node]] = defaultdict(list)
        for one in nodes:
            if one.text("id"):
                self._by_id.setdefault(one.text("id"), one)
            self._by_title[fold_title(one.title)].append(one)

    def find(self, written: str, child: Node) -> tuple[Node | None, bool]:
        """Return what a text names, and whether it named it by title."""
        found = self._by_id.get(written)
        if found is not None and found is not child:
            return found, False
        same = [one for one in self._by_title.get(fold_title(written), ()) if one is not child]
        near = [one for one in same if one.text("cycle") == child.text("cycle")] or same
        return (near[0], True) if near else (None, False)


def _find_parents(one: Node, finder: _Finder, guesses: list[Guess]) -> None:
    for written in one.parents:
        found, by_title = finder.find(written, one)
        if found is None:
            one.rest.append(("Parent", written))
            continue
        if by_title:
            guesses.append(Guess(one.spot, f"The parent `{written}` was found by its title.", "parent by title"))
        if one.above is None and not _leads_to(found, one):
            one.above = found
        else:
            one.supports.append(found.key)


def _leads_to(start: Node, goal: Node) -> bool:
    above: Node | None = start
    met: set[int] = set()
    while above is not None and id(above) not in met:
        if above is goal:
            return True
        met.add(id(above))
        above = above.above
    return False


def _decide(one: Node, below: set[int], guesses: list[Guess]) -> None:
    """Say what a thing without a kind is: a key result if it belongs to something, has figures, and nothing below."""
    if one.kind:
        return
    if one.above is None:
        one.kind = OBJECTIVE
        return
    leaf = id(one) not in below
    one.kind = KEY_RESULT if leaf else OBJECTIVE
    has = "figures" if any(one.text(name) for name in _MEASURED) else "nothing below it"
    what = f"`{one.title}` was read as {'a key result, since it has ' + has if leaf else 'an objective'}."
    guesses.append(Guess(one.spot, what, "kind"))


def _by_order(nodes: Sequence[Node], guesses: list[Guess]) -> None:
    """Give key results and initiatives without a parent to the objective above them in the table."""
    last: Node | None = None
    result: Node | None = None
    for one in nodes:
        if one.kind == OBJECTIVE:
            last, result = one, None
        elif one.kind == KEY_RESULT:
            if one.above is None and not one.parents and last is not None and not one.stands_alone:
                one.above = last
                guesses.append(Guess(one.spot, f"It was put under `{last.title}`, which stands above it.", "by order"))
            result = one
        elif one.above is None and not one.parents:
            one.above = result or last


def _settle(one: Node, objectives: list[Node], guesses: list[Guess]) -> None:
    """Put a node where it belongs."""
    if one.kind == OBJECTIVE:
        if one.above is not None:
            one.supports.insert(0, one.above.key)
        objectives.append(one)
        return
    home = one.above
    while home is not None and home.kind != OBJECTIVE and not (one.kind == INITIATIVE and home.kind == KEY_RESULT):
        home = home.above
    if home is None:
        guesses.append(
            Guess(one.spot, f"`{one.title}` belongs to no objective and got one of its own.", "no objective")
        )
        kept = {name: one.text(name) for name in ("title", "team", "cycle", "owner") if one.text(name)}
        home = Node(OBJECTIVE, one.spot, kept, key=f"{one.key}|objective")
        objectives.append(home)
    elif one.above is not home and one.above is not None:
        one.rest.append(("Belongs to", one.above.title))
    home.children.append(one)
