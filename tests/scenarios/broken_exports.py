"""Exports of every format, and the ways in which people and programs break them."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

Files = dict[str, bytes]
"""Name → bytes of the files of an export."""
IMPORTS = Path(__file__).parent / "imports"
ISSUES = Path(__file__).parents[1] / "golden/issues"
PAGES = Path(__file__).parents[1] / "golden/handbooks"
TITLES = (
    *("../../../etc/passwd", "con", "=HYPERLINK(1)", "---\nowner: x", "[[nobody/nothing]] <script>alert(1)</script>"),
    *("# Heading", "- [x] list: {a: b}", "\u202egnp.exe", "team", "   .  ", "```", "<!--", "!include x", "a" * 500),
)
"""What titles hold that somebody makes up to do harm."""
_SHARED = {
    "issues-csv": ISSUES / "gitlab-work-items.csv",
    "issues-tsv": ISSUES / "github-project.tsv",
    "issues-json": ISSUES / "github-api.json",
    "issues-graphql": ISSUES / "gitlab-graphql.json",
    "markdown": PAGES / "held-german.md",
    "markdown-table": PAGES / "late-matrix.md",
}
_OWN = {
    "version": 1,
    "okrsite": "0",
    "as_of": "2026-11-20",
    "organisation": {"mission": "Bread for all", "body": "Since dawn."},
    "cycles": [{"id": "2026-Q4", "name": "Winter", "breaks": [{"first": "2026-12-24", "last": "2026-12-26"}]}],
    "teams": [{"id": "bakery", "name": "Bakehouse", "lead": "ann"}],
    "people": [{"id": "ann", "name": "Ann Lee", "role": "Baker"}],
    "objectives": [
        {
            "id": "bakery/2026-Q4/ovens",
            "title": "Warm ovens",
            "owner": "ann",
            "body": "Because.",
            "tags": ["heat"],
            "computed": {},
        }
    ],
    "key_results": [
        {
            "id": "bakery/2026-Q4/ovens#early",
            "objective": "bakery/2026-Q4/ovens",
            "title": "Loaves before six",
            "start": "10",
            "target": "90",
            "computed": {},
        }
    ],
    "check_ins": [
        {
            "id": "bakery/2026-Q4/2026-11-06",
            "team": "bakery",
            "cycle": "2026-Q4",
            "day": "2026-11-06",
            "author": "ann",
            "updates": [{"ref": "bakery/2026-Q4/ovens#early", "value": "30", "note": "Dough rises"}],
            "wins": "Crust",
        }
    ],
    "metrics": [
        {"id": "loaves", "name": "Sold", "rows": [{"day": "2026-11-01", "value": {"written": "12"}, "note": "Rain"}]}
    ],
    "pages": [{"id": "how", "title": "Ways", "body": "We meet."}],
}
_OKR2GO = (
    "# Grow\n\n| Key result | current | target | contributors | comments |\n|---|---|---|---|---|\n"
    "| Beds planted | 12 | 40 | Ana, Ben | Waiting for soil |\n"
)


@dataclass(frozen=True)
class Broken:
    """An export that something happened to."""

    how: str
    files: Files
    said: tuple[tuple[str, str], ...]
    """(name of the column or key, text) of its cells or values, without what only names columns and keys."""

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(text for _, text in self.said)


def exports() -> dict[str, Files]:
    """Return a sound export of every format."""
    folders = {folder.name: folder / "export" for folder in sorted(IMPORTS.iterdir()) if folder.is_dir()}
    found = {name: {file.name: file.read_bytes() for file in sorted(at.iterdir())} for name, at in folders.items()}
    found |= {name: {file.name: file.read_bytes()} for name, file in _SHARED.items()}
    found["okrsite-json"] = {"export.json": json.dumps(_OWN).encode()}
    found["okr2go"] = {"okr2go.md": _OKR2GO.encode()}
    return found


def broken(files: Files) -> Iterator[Broken]:
    """Yield an export broken in every way that fits what it is."""
    name = max(files, key=lambda name: len(files[name]))
    text = files[name].decode("utf-8")
    yield _made(files, name, "as it is", files[name], text)
    yield from _as_bytes(files, name, text)
    if name.endswith((".csv", ".tsv")):
        yield from _as_table(files, name, text)
    elif name.endswith(".json"):
        yield from _as_json(files, name, text)
    else:
        yield from _as_page(files, name, text)


def _as_bytes(files: Files, name: str, text: str) -> Iterator[Broken]:
    for encoding in ("utf-8-sig", "utf-16", "cp1252", "latin-1"):
        yield _made(
            files,
            name,
            f"in {encoding}",
            text.encode(encoding, "ignore"),
            text.encode(encoding, "ignore").decode(encoding),
        )
    yield _made(files, name, "with NUL", text.replace(" ", " \0").encode(), text)
    half = text[: len(text) * 2 // 3]
    yield _made(files, name, "cut off", half.encode(), half)
    yield _made(files, name, "cut off within a character", (half + " ü").encode()[:-1], half)
    yield _made(files, name, "with old line ends", text.replace("\n", "\r").encode(), text)


def _made(files: Files, name: str, how: str, data: bytes, text: str) -> Broken:
    said = [*_said(text, name)]
    for other, content in files.items():
        if other != name:
            said += _said(content.decode(), other)
    return Broken(how, {**files, name: data}, tuple(said))


def _said(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what a file says, without the names of its columns and keys."""
    if name.endswith((".csv", ".tsv")):
        csv.field_size_limit(max(csv.field_size_limit(), len(text)))
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(name, text)))
        heads = _heads(rows)
        names = rows[heads - 1] if rows else []
        for row in rows[heads:]:
            yield from ((names[at] if at < len(names) else "", cell) for at, cell in enumerate(row))
    elif name.endswith(".json"):
        try:
            yield from _strings(json.loads(text), "")
        except ValueError:
            return
    else:
        yield "", text


def _heads(rows: list[list[str]]) -> int:
    """Return how many rows stand above the cells: the names of columns, and a title above them."""
    return 2 if rows and sum(map(bool, rows[0])) == 1 else 1


def _strings(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value.get("system") is True:
        return  # words of the tracker itself
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "children":  # other issues, of which nobody can tell whether they are confidential
                yield from _strings(each, str(key))
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, name)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield name, str(value)


def _delimiter(name: str, text: str) -> str:
    if name.endswith(".tsv"):
        return "\t"
    return ";" if text.partition("\n")[0].count(";") > 2 else ","


def _as_table(files: Files, name: str, text: str) -> Iterator[Broken]:
    sign = _delimiter(name, text)
    every = list(csv.reader(StringIO(text, newline=""), delimiter=sign))
    heads = _heads(every)
    above, head, rows = every[: heads - 1], every[heads - 1], every[heads:]
    rows = [row + [""] * (len(head) - len(row)) for row in rows]
    chance = random.Random(5)

    def table(how: str, cells: list[list[str]]) -> Broken:
        told = StringIO()
        csv.writer(told, delimiter=sign).writerows([*above, *cells])
        return _made(files, name, how, told.getvalue().encode(), told.getvalue())

    for at, column in enumerate(head):
        yield table(f"without {column}", [row[:at] + row[at + 1 :] for row in (head, *rows)])
        marked = [[*row[:at], f"=1+{row[at]} Wort{at}x{number}", *row[at + 1 :]] for number, row in enumerate(rows)]
        yield table(f"with formulas in {column}", [head, *marked])
        hostile = [[*row[:at], TITLES[(at + number) % len(TITLES)], *row[at + 1 :]] for number, row in enumerate(rows)]
        yield table(f"with hostile texts in {column}", [head, *hostile])
    large = chance.randrange(len(head))
    words = "many words of it " * (1 << 16)
    yield table(
        f"with a megabyte in {head[large]}",
        [head, *[[*row[:large], words, *row[large + 1 :]] for row in rows[:1]], *rows[1:]],
    )
    yield table("with every column twice", [row + row for row in (head, *rows)])
    yield table("with rows in another order", [head, *chance.sample(rows, len(rows))])
    yield table("with every row twice", [head, *rows, *rows])
    yield table("with its head again below", [head, *rows, head, *rows])
    yield table(
        "with rows too short and too long",
        [head, *[row[: len(row) // 2] if n % 2 else [*row, "surplus"] for n, row in enumerate(rows)]],
    )
    yield table("without its head", rows)


def _as_json(files: Files, name: str, text: str) -> Iterator[Broken]:
    try:
        plain = json.loads(text)
    except ValueError:  # one value a line
        return
    for at, (owner, key) in enumerate(_places(plain)):
        before = owner[key]
        for how, value in (("null", None), ("a list", [["x"]]), ("hostile", TITLES[at % len(TITLES)]), ("a number", 7)):
            owner[key] = value
            changed = json.dumps(plain)
            yield _made(files, name, f"with {how} for {key} ({at})", changed.encode(), changed)
        owner[key] = before


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield (container, key) of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in list(inside):
        yield value, key
        yield from _places(each)


def _as_page(files: Files, name: str, text: str) -> Iterator[Broken]:
    lines = text.splitlines()
    for how, made in (
        ("with lines in another order", random.Random(5).sample(lines, len(lines))),
        (
            "with hostile lines between",
            [each for at, line in enumerate(lines) for each in (line, TITLES[at % len(TITLES)])],
        ),
        ("without line breaks", [" ".join(lines)]),
        ("indented", ["    " + line for line in lines]),
        ("with a megabyte in a line", [*lines, "- " + "many words of it " * (1 << 16)]),
    ):
        yield _made(files, name, how, "\n".join(made).encode(), "\n".join(made))
