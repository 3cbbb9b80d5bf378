"""What a theme of one's own must not do: count, add up or compare what single persons answer for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.site.codes_site import JUDGES_PERSONS
from okrsite_gen.site.theme_files import TEMPLATES, files_of, own_layers, read_text

PERSONS = frozenset({"owner", "owners", "author", "person", "people", "lead", "champion", "member", "contributor"})
"""Parts of attribute names that lead to a person, as in `owner.name`."""

REDUCES = frozenset({"sum", "length", "count", "min", "max", "average", "mean"})
"""Filters that make one figure of many things."""

NO_LIST = frozenset({"first", "last", "random", "join", "string"})
"""Filters that make of a list what is none, so that its length is a matter of room."""

PICKS = frozenset({"selectattr", "rejectattr"})


def judged_persons(layers: tuple[tuple[str, Path], ...], project: Path) -> Iterator[Diagnostic]:
    """Yield where templates of the project's own themes make figures of what is grouped or picked by person."""
    for _, folder in own_layers(layers, project):
        for path, file in files_of(folder).items():
            if path.startswith(f"{TEMPLATES}/"):
                place = f"{folder.relative_to(project).as_posix()}/{path}"
                for line, name in dict.fromkeys(_found_in(read_text(file))):
                    yield JUDGES_PERSONS.at(
                        Place(place, line=line),
                        f"this makes a figure of what is grouped by `{name}`",
                        "nobody is scored, ranked, counted or averaged as a person",
                        "group by team, or list the titles without a figure",
                    )


def _found_in(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, attribute); nothing of a template with a mistake, which drawing tells of."""
    try:
        tree = Environment(trim_blocks=True, autoescape=True).parse(source)
    except TemplateSyntaxError:
        return
    for loop in tree.find_all(nodes.For):
        name = _person_in(loop.iter, ("groupby",))
        if name and _makes_figure(loop):
            yield loop.lineno, name
    for each in tree.find_all(nodes.Filter):
        if _reduces(each) and each.node is not None:
            name = _person_in(each.node, ("groupby",)) or _person_picked(each.node)
            if name:
                yield each.lineno, name


def _makes_figure(loop: nodes.For) -> bool:
    """Whether a loop over groups makes a figure of a group, and not only of a title or a name in it."""
    groups = set(_groups(loop.target))
    for part in loop.body:
        for each in (part, *part.find_all((nodes.Assign, nodes.For))):
            if isinstance(each, nodes.Assign) and _source(each.node) in groups:
                groups.update(filter(None, [_source(each.target)]))
            elif isinstance(each, nodes.For) and _source(each.iter) in groups and _groups_again(each.iter):
                groups.update(_groups(each.target))
    return any(
        _reduces(each) and _source(each.node) in groups for part in loop.body for each in _filters(part) if each.node
    )


def _groups(target: nodes.Node) -> Iterator[tuple[object, ...]]:
    """Yield how a loop over groups can name the things of one: `own` of `who, own`; `g.list` and `g[1]` of `g`."""
    if isinstance(target, nodes.Tuple):
        yield _source(target.items[-1])
    elif isinstance(target, nodes.Name):
        yield from ((target.name, "list"), (target.name, 1))


def _source(node: nodes.Node | None) -> tuple[object, ...]:
    """Return the list that filters and slices begin with: (`own`,) or (`g`, `list`); empty where it is none of these.

    What is assigned to is told in the same way.
    """
    while (isinstance(node, nodes.Filter) and node.name not in NO_LIST) or (
        isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice)
    ):
        node = node.node
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.NSRef):
        return (node.name, node.attr)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return (node.node.name, node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Name) and isinstance(node.arg, nodes.Const):
        return (node.node.name, node.arg.value)
    return ()


def _groups_again(node: nodes.Node) -> bool:
    return any(each.name == "groupby" for each in _filters(node))


def _filters(node: nodes.Node) -> Iterator[nodes.Filter]:
    if isinstance(node, nodes.Filter):
        yield node
    yield from node.find_all(nodes.Filter)


def _reduces(each: nodes.Filter) -> bool:
    return each.name in REDUCES


def _person_in(node: nodes.Node, names: tuple[str, ...]) -> str:
    """Return the attribute by which a filter of some names sorts things by person; empty where none does."""
    for each in _filters(node):
        if each.name in names:
            written = [
                one.value for one in (*each.args, *(kw.value for kw in each.kwargs)) if isinstance(one, nodes.Const)
            ]
            attribute = str(written[0]) if written else ""
            if not PERSONS.isdisjoint(attribute.replace("_", ".").split(".")):
                return attribute
    return ""


def _person_picked(node: nodes.Node) -> str:
    """Return the attribute by which the things of one person are picked; that somebody is named at all is no matter."""
    for each in _filters(node):
        if each.name in PICKS and len(each.args) > 2:
            attribute = _person_in(each, tuple(PICKS))
            if attribute:
                return attribute
    return ""
