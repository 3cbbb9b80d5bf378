"""Every regular expression of the program, and how each is applied."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).resolve().parents[2] / "okrsite_gen"
FUNCTIONS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
SEARCHING = FUNCTIONS - {"compile", "match", "fullmatch"}


@dataclass(frozen=True)
class Written:
    """An expression where it stands in the program."""

    where: str
    """File and line."""
    pattern: re.Pattern[str] | None
    """None where it is made of what only a caller knows."""
    methods: frozenset[str]
    """How it is applied: `search` where it is looked for anywhere in a text."""
    made_of: str
    """The expression in Python that makes it."""

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return self.where.partition(":")[0]

    @property
    def anchored(self) -> str:
        """How it is applied where it is not searched for."""
        return "fullmatch" if self.methods == {"fullmatch"} else "match"


@cache
def written() -> list[Written]:
    """Return every expression that stands in the program, by file and line."""
    uses = _uses()
    return [found for file in sorted(PACKAGE.rglob("*.py")) for found in _in(file, uses)]


def _in(file: Path, uses: dict[str, set[str]]) -> Iterator[Written]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if _is_of_re(node)]
    if not calls:
        return
    names = _names(tree)
    module = importlib.import_module(
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    )
    for call in calls:
        name = call.func.attr
        used = uses.get(_known_as(names.get(call, ""), file), {"search"}) if name == "compile" else {name}
        where = f"{file.relative_to(PACKAGE.parent)}:{call.lineno}"
        yield Written(where, _compiled(call, module), frozenset(used), ast.unparse(call.args[0]))
    place = file.relative_to(PACKAGE.parent)
    for name, held in vars(module).items():
        for pattern in _held(held) if isinstance(held, dict | list | tuple | set | frozenset) else ():
            yield Written(f"{place}:{name}", pattern, frozenset({"search"}), f"{name} holds {pattern.pattern}")


def _held(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the expressions that a table holds, which was made by going through others."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (each for inner in value.values() for each in _held(inner))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (each for inner in value for each in _held(inner))


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in FUNCTIONS
    )


def _names(tree: ast.Module) -> dict[ast.AST, str]:
    """Return calls by the names to which what they return is given."""
    return {
        node.value: target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _uses() -> dict[str, set[str]]:
    """Return name → the methods of expressions that are called on something of that name, where it is known."""
    found: dict[str, set[str]] = {}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
                holder = node.value
                name = (
                    holder.id
                    if isinstance(holder, ast.Name)
                    else holder.attr
                    if isinstance(holder, ast.Attribute)
                    else ""
                )
                found.setdefault(_known_as(name, file), set()).add(node.attr)
    return found


def _known_as(name: str, file: Path) -> str:
    """Return a name as it is known to others; one that begins with an underscore only its own file knows."""
    return f"{file}:{name}" if name.startswith("_") else name


def _compiled(call: ast.Call, module: ModuleType) -> re.Pattern[str] | None:
    flags = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "flags")]
    given = [flag for flag in flags if "re." in ast.unparse(flag)]
    try:
        pattern = eval(ast.unparse(call.args[0]), dict(vars(module)))
        if isinstance(pattern, bytes):
            pattern = pattern.decode("latin-1")
        return re.compile(pattern, eval(ast.unparse(given[0]), dict(vars(module))) if given else 0)
    except (NameError, AttributeError):
        return None
