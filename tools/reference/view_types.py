"""Which view a template gets: read off the places where pages are made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import okrsite_gen.site

SITE = Path(okrsite_gen.site.__file__).parent


def views_of_templates() -> dict[str, str]:
    """Return template → name of the class of its view."""
    found: dict[str, str] = {}
    for file in sorted((*SITE.glob("*.py"), *SITE.glob("views/*.py"))):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                found.update(_pages(function, tree))
    return dict(sorted(found.items()))


def _pages(function: ast.FunctionDef, module: ast.Module) -> Iterator[tuple[str, str]]:
    for call in ast.walk(function):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Page"):
            continue
        template = call.args[1] if len(call.args) > 2 else None
        if isinstance(template, ast.Constant) and str(template.value).endswith(".html"):
            yield str(template.value), _class_of(call.args[2], function, module)


def _class_of(value: ast.expr, function: ast.FunctionDef, module: ast.Module) -> str:
    """Return the name of the class of a value: made here, returned by a function, or kept in a variable."""
    if isinstance(value, ast.Name):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(_is(target, value.id) for target in node.targets):
                return _class_of(node.value, function, module)
        for argument in function.args.args:
            if argument.arg == value.id and argument.annotation is not None:
                return ast.unparse(argument.annotation)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        if value.func.id == "replace":
            return _class_of(value.args[0], function, module)
        for other in module.body:
            if isinstance(other, ast.FunctionDef) and other.name == value.func.id and other.returns is not None:
                return ast.unparse(other.returns)
        return value.func.id
    message = f"{ast.unparse(value)} in {function.name}: teach this tool what class it has"
    raise LookupError(message)


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name
