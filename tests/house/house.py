"""The house as its documentation describes it, and as its code stands."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "okrsite_gen"


@dataclass(frozen=True)
class Room:
    name: str
    may_import: frozenset[str]
    doors: frozenset[str]


@cache
def rooms() -> dict[str, Room]:
    """Return the rows of the table "Rooms" of the architecture document."""
    text = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    table = text.partition("| room |")[2].partition("\n\n")[0]
    found = {}
    for row in table.splitlines()[2:]:
        name, _, may_import, doors = (re.findall(r"`([^`]+)`", cell) for cell in row.strip("|").split("|"))
        found[name[0]] = Room(name[0], frozenset(may_import), frozenset(doors))
    return found


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(module: ast.Module) -> list[tuple[int, str]]:
    """Return (line, dotted name) of everything that a module imports, at whatever depth."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, "." * node.level + (node.module or "")))
            if node.module == "okrsite_gen":
                found += [(node.lineno, f"okrsite_gen.{alias.name}") for alias in node.names]
    return found
