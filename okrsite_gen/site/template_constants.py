"""What in a template is the same on every page: calls of functions that are known to answer a constant alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Foldable = Mapping[str, Callable[[str], "str | None"]]
"""Functions of templates by name: what each returns for one constant; None where that is known only in drawing."""


class Folded(NodeTransformer):
    """Puts the words themselves in the place of `t("key")`, and so on."""

    def __init__(self, foldable: Foldable) -> None:
        self._foldable = foldable

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Return a constant in the place of a call that always returns it."""
        self.generic_visit(node)
        value = self._value(node)
        return node if value is None else nodes.Const(value, lineno=node.lineno, environment=node.environment)

    def _value(self, call: nodes.Call) -> str | None:
        of = self._foldable.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        if of is None or call.kwargs or call.dyn_args or call.dyn_kwargs or len(call.args) != 1:
            return None
        key = call.args[0]
        return of(key.value) if isinstance(key, nodes.Const) and isinstance(key.value, str) else None


def names_given(template: nodes.Template) -> Iterator[str]:
    """Yield the names to which a template gives a meaning of its own."""
    for name in template.find_all(nodes.Name):
        if name.ctx != "load":
            yield name.name
    for macro in template.find_all(nodes.Macro):
        yield macro.name
    for whole in template.find_all(nodes.Import):
        yield whole.target
    for part in template.find_all(nodes.FromImport):
        for each in part.names:
            yield each[1] if isinstance(each, tuple) else each
