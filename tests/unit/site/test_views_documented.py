"""Views are what themes are written against: every field of theirs says what it is."""

from __future__ import annotations

import ast
from pathlib import Path

import okrsite_gen.site

FOLDER = Path(okrsite_gen.site.__file__).parent
FILES = [*(FOLDER / "views").glob("*.py"), FOLDER / "summaries.py", FOLDER / "forest.py", FOLDER / "paging.py"]


def undocumented(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            following = [*node.body[1:], None]
            for part, after in zip(node.body, following, strict=True):
                said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                if isinstance(part, ast.AnnAssign) and not said:
                    yield f"{file.stem}.{node.name}.{part.target.id}"


def test_every_field_of_a_view_says_what_it_is():
    assert [name for file in sorted(FILES) for name in undocumented(file)] == []
