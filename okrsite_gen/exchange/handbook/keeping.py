"""Keep what stands within an objective or key result and is neither: fields, steps, work and prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.marks import read_marks
from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.roles import Role
from okrsite_gen.exchange.handbook.tables import holds_okrs
from okrsite_gen.exchange.handbook.tracking import tracked
from okrsite_gen.exchange.handbook.words import label_of, properties_of
from okrsite_gen.model.incoming import IncomingInitiative, IncomingMilestone

if TYPE_CHECKING:
    from okrsite_gen.exchange.handbook.walk import Place, Walk

PROSE = ("why", "comment", "team", "cycle")
"""Properties that are told in words and have no field here."""


class Keeping:
    """Where the other words of a page go."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def keep(self, node: Node, role: Role | None, here: Place) -> None:
        """Keep something within an objective or key result."""
        owner = here.result or here.objective
        if owner is None:
            return
        said = properties_of(node.text) if node.shape in (Shape.TEXT, Shape.ITEM, Shape.LEAD) else ()
        if said and not any(each.name in PROSE or each.name in owner.fields for each in said):
            owner.fields |= {each.name: self._walk.words.linked(each.value) for each in said}
            self._walk.children(node, here)
        elif role is Role.WORK:
            self._work(node, owner, here)
        elif node.checked is not None and here.result is not None:
            self.step(node, here.result)
        else:
            self.prose(node, owner, here)

    def _work(self, node: Node, owner: ObjectiveDraft | ResultDraft, here: Place) -> None:
        if label_of(node.text) is None:
            state = "" if node.checked is None else "done" if node.checked else "planned"
            title = self._walk.words.linked(read_marks(node.text).title or node.text)
            owner.work.append(IncomingInitiative(title, state=state))
        self._walk.children(node, here)

    def step(self, node: Node, result: ResultDraft) -> None:
        """Keep an item with a check box below a key result as one of its steps."""
        result.steps.append(IncomingMilestone(self._walk.words.linked(node.text), bool(node.checked)))
        for child in node.children:
            result.description.extend(self._markdown(child, None))

    def prose(self, node: Node, owner: ObjectiveDraft | ResultDraft, here: Place) -> None:
        """Keep something as Markdown in the body or description."""
        lines = owner.body if isinstance(owner, ObjectiveDraft) else owner.description
        lines.extend(self._markdown(node, here))

    def _markdown(self, node: Node, here: Place | None, depth: int = 0) -> Iterator[str]:
        """Yield a node as Markdown again, apart from what in it is an objective or key result."""
        indent = "  " * depth
        if node.shape is Shape.ITEM:
            box = "" if node.checked is None else "[x] " if node.checked else "[ ] "
            yield f"{indent}- {box}{self._walk.words.linked(node.text)}"
        elif node.shape is Shape.TABLE:
            yield from _table(node, indent)
        elif node.shape is Shape.CODE:
            yield from ("", "```", *node.text.splitlines(), "```", "")
        else:
            text = f"**{node.text.strip('* ')}**" if node.shape is Shape.HEADING else node.text
            yield from ("", indent + self._walk.words.linked(text), "")
        for child in node.children:
            if here is not None and self._is_okr(child):
                self._walk.child(child, replace(here))
            else:
                yield from self._markdown(child, here, depth + 1 if node.shape is Shape.ITEM else depth)

    def _is_okr(self, node: Node) -> bool:
        found = self._walk.roles.get(id(node)) in (Role.OBJECTIVE, Role.RESULT)
        return found or (node.shape is Shape.TABLE and (holds_okrs(node) != "" or bool(tracked(node))))


def _table(node: Node, indent: str) -> Iterator[str]:
    yield ""
    for place, (_, cells) in enumerate(node.rows):
        yield f"{indent}| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        if place == 0:
            yield f"{indent}| {' | '.join('---' for _ in cells)} |"
    yield ""
