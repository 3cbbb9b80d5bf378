"""Fragments: macros that are drawn once for the same values, since what they show stands on many pages.

A template defines one as it does a macro, and calls it like one:

    {% fragment title(summary) %}<a href="{{ summary.address|href }}">{{ summary.title|unlinked }}</a>{% endfragment %}

Views never change once they are made, and links are relative to nothing until the page is done; so what a fragment
shows depends on what it is given alone, and the same object given again shows the same. It therefore may not use what
belongs to a page (`view`, `frame`, …) or to one call of it (`caller`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

MOST = 4096
"""Results of one fragment that are remembered; beyond it begins anew, so that a large site needs no more memory."""

OF_ONE_PAGE = frozenset({"view", "frame", "page", "canonical", "twin", "caller", "varargs", "kwargs"})
"""Names that stand for something else from page to page or from call to call."""

_REMEMBER = "remembered"
_OPENS, _ENDS = "fragment", "endfragment"

Macro = Callable[..., str]
Drawn = tuple[str, tuple[object, ...], Mapping[str, object]]


def remembering(macro: Macro) -> Macro:
    """Return what remembers what a macro made of the objects that it was given, and keeps those.

    Objects count as the same only if they are one, and since they are kept none is taken for another: equal ones may be
    shown differently (1 and 1.0).
    """
    drawn: dict[object, Drawn] = {}

    def draw(*values: object, **named: object) -> str:
        key = (*map(id, values), *named, *map(id, named.values())) if named else tuple(map(id, values))
        found = drawn.get(key)
        if found is None:
            if len(drawn) >= MOST:
                drawn.clear()
            found = drawn[key] = macro(*values, **named), values, named
        return found[0]

    return draw


class Fragments(Extension):
    """The tag `{% fragment name(values) %} … {% endfragment %}`."""

    tags = {_OPENS}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: object) -> None:
        super().__init__(environment)  # type: ignore[arg-type]
        self.environment.globals[_REMEMBER] = remembering

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return a macro and, under the same name, what remembers its results. Raises TemplateSyntaxError."""
        macro = nodes.Macro(lineno=next(parser.stream).lineno)
        macro.name = parser.parse_assign_target(name_only=True).name
        parser.parse_signature(macro)
        macro.body = parser.parse_statements((f"name:{_ENDS}",), drop_needle=True)
        _refuse_what_belongs_to_a_page(macro, parser)
        kept = nodes.Call(nodes.Name(_REMEMBER, "load"), [nodes.Name(macro.name, "load")], [], None, None)
        return [macro, nodes.Assign(nodes.Name(macro.name, "store"), kept, lineno=macro.lineno)]


def _refuse_what_belongs_to_a_page(macro: nodes.Macro, parser: Parser) -> None:
    given = {argument.name for argument in macro.args}
    for name in macro.find_all(nodes.Name):
        if name.ctx == "load" and name.name in OF_ONE_PAGE - given:
            parser.fail(
                f"the fragment `{macro.name}` uses `{name.name}`, and a fragment is drawn once for all pages; "
                f"give it what it needs, or write `macro` instead of `{_OPENS}`",
                name.lineno,
            )
