"""Every import goes through its door, and every room is on the map."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from house import PACKAGE, ROOT, imported, modules, room_of, rooms, tree

PURE = {"model", "errors", "analysis", "rules"}
OUTSIDE_WORLD = {
    "asyncio", "builtins", "ctypes", "getpass", "glob", "io", "locale", "logging", "multiprocessing", "os", "pathlib",
    "platform", "random", "secrets", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
READS_THE_CLOCK = {"now", "today", "utcnow", "monotonic", "perf_counter", "time_ns", "localtime", "gmtime"}
TALKS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}


def named(file: Path, line: int, what: str) -> str:
    return f"{file.relative_to(ROOT)}:{line}: {what}"


def faults_of(file: Path) -> list[str]:
    room = rooms()[room_of(file)]
    faults = []
    for line, name in imported(tree(file)):
        top, *rest = name.split(".")
        if name.startswith("."):
            faults.append(named(file, line, "relative import"))
        elif top == "okrsite_gen":
            other = rest[0] if rest else ""
            if other not in {"", "__version__", room.name, *room.may_import} and "*" not in room.may_import:
                faults.append(named(file, line, f"`{room.name}` may not import `{other}`"))
        elif top not in sys.stdlib_module_names and top not in room.doors:
            faults.append(named(file, line, f"`{room.name}` is no door to {top}"))
    return faults


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_keep_to_the_table_of_rooms(file):
    if file.parent == PACKAGE and file.name in {"__init__.py", "__main__.py"}:
        return
    assert faults_of(file) == []


def test_every_package_is_on_the_map_and_every_room_exists():
    standing = {room_of(file) for file in modules()} - {"__init__", "__main__"}
    assert standing == set(rooms())


def test_pure_rooms_touch_nothing_outside():
    faults = []
    for file in modules():
        if room_of(file) not in PURE:
            continue
        module = tree(file)
        faults += [named(file, line, f"import of {name}") for line, name in imported(module) if name in OUTSIDE_WORLD]
        faults += [
            named(file, node.lineno, f"call of {node.func.id}")
            for node in ast.walk(module)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TALKS
        ]
    assert faults == []


def test_only_the_command_line_reads_clock_and_environment():
    faults = []
    for file in modules():
        if room_of(file) == "cli":
            continue
        for node in ast.walk(tree(file)):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in READS_THE_CLOCK:
                faults.append(named(file, node.lineno, f"call of .{called.attr}()"))
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                faults.append(named(file, node.lineno, node.attr))
    assert faults == []


def test_the_map_itself_lets_rooms_import_only_rooms():
    known = set(rooms())
    assert {room.name: set(room.may_import) - known - {"*"} for room in rooms().values()} == {
        name: set() for name in known
    }


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import yaml", "no door to yaml"),
        ("from okrsite_gen.content.sources import Source", "may not import `content`"),
        ("from okrsite_gen import content", "may not import `content`"),
        ("def f():\n    import jinja2", "no door to jinja2"),
        ("from . import other", "relative import"),
    ],
)
def test_a_forbidden_import_is_noticed(tmp_path, monkeypatch, source, fault):
    import test_rooms

    monkeypatch.setattr(test_rooms, "room_of", lambda _: "store")
    monkeypatch.setattr(test_rooms, "named", lambda file, line, what: what)
    (tmp_path / "sample.py").write_text(source)
    assert fault in "\n".join(test_rooms.faults_of(tmp_path / "sample.py"))


def test_every_cache_is_opened_where_it_is_seen_whether_a_commit_brought_it():
    opened = [
        file.relative_to(PACKAGE).as_posix()
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CacheFolder"
    ]
    assert opened == ["pipeline/cache.py"]
