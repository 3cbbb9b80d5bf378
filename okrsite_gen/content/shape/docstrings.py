"""Reading the docstrings that stand below fields, which Python itself throws away."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent


def field_docstrings(owner: type) -> dict[str, str]:
    """Return field → the text of the docstring below it, on one line."""
    body = _body(owner)
    return {
        field.target.id: " ".join(below.value.value.split())
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def field_annotations(owner: type) -> dict[str, str]:
    """Return field → its type as the source writes it."""
    return {
        field.target.id: ast.unparse(field.annotation)
        for field in _body(owner)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def _body(owner: type) -> list[ast.stmt]:
    parsed = ast.parse(dedent(inspect.getsource(owner))).body[0]
    return parsed.body if isinstance(parsed, ast.ClassDef) else []
