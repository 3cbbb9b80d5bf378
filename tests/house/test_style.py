"""Sizes and names."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from house import PACKAGE, ROOT, modules, tree

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|misc|common|handlers?|processors?)(?:_|$)")
VAGUE_CLASS = re.compile(r"(?:Util|Helper|Manager|Handler|Processor)s?$")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]\w*|Users/\w+)/|[A-Z]:\\Users\\")
TEXTS = {".py", ".md", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".svg", ".csv", ".sh", ""}
FOLDERS = ("okrsite_gen", "themes", "content", "docs", "tests", "tools", "bench", ".ci", ".github")


def texts() -> list[Path]:
    files = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*")]
    files += [file for file in ROOT.glob("*") if file.name not in ("site", ".git")]
    return [file for file in files if file.is_file() and file.suffix in TEXTS]


def test_no_file_is_too_long():
    scripts = [file for file in (ROOT / "themes").rglob("*.js") if "vendor" not in file.parts]
    files = [*modules(), *scripts, *(ROOT / "tests").rglob("*.py")]
    long = {file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function, its docstring aside; a table or record that it returns counts as one line."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    lines = body[-1].end_lineno - body[0].lineno + 1 + function.body[0].lineno - function.lineno
    last = body[-1].value if isinstance(body[-1], ast.Return) else None
    record = isinstance(last, ast.Call) and len(last.keywords) > 4
    if record or isinstance(last, ast.Dict | ast.List | ast.Tuple):
        lines -= last.end_lineno - last.lineno
    return lines


def test_no_function_is_too_long():
    long = {
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}": length(node)
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


def test_no_name_is_vague():
    files = [path for path in PACKAGE.rglob("*") if VAGUE.search(path.stem.lower())]
    classes = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.search(node.name)
    ]
    assert [*files, *classes] == []


def test_no_path_of_some_machine_is_written_down():
    found = []
    for file in texts():
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if MACHINE_PATH.search(line) and "MACHINE_PATH" not in line:
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_every_module_says_what_it_is_for():
    assert [str(file) for file in modules() if not ast.get_docstring(tree(file))] == []


def test_no_browser_test_waits_for_a_bare_expression():
    """The runner reads it again at each look, which the policy of our pages forbids; a function is read once."""
    bare = re.compile(r"wait_for_function\(\s*f?[\"'](?!\()")
    assert [name for name, text in _browser_tests() if bare.search(text)] == []


def test_no_browser_test_trusts_the_runner_for_the_address_after_a_script_changed_it():
    """`page.url` hears of it later, on a busy machine too late; `observe.address` asks the page."""
    trusting = re.compile(r"\b(?:page|tab|screen|wall|reader|home|search|other)\.url\b(?!\()")
    told_by_the_runner = {"conftest.py", "observe.py", "local_server.py", "trap.py"}
    assert [
        f"{name}: {line.strip()}"
        for name, text in _browser_tests()
        if name not in told_by_the_runner
        for line in text.splitlines()
        if trusting.search(line)
    ] == []


def _browser_tests():
    return [(file.name, file.read_text(encoding="utf-8")) for file in (ROOT / "tests" / "browser").glob("*.py")]
