"""A repository of 200 commits in which 60 things change; all else is noise that means nothing.

Each change of `planted_changes` is a commit. Other commits write the same in other ways: fields in another order,
comments, quotes, spaces, line breaks, line ends, other content folders.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from planted_changes import CHANGES, Doc, Docs, Front, beginning

COMMITS = 200
BEGIN, STEP = 1_791_000_000, 20_000
"""Second of the first commit (October 2026), and seconds to the next."""


def text_of(path: str, doc: Doc) -> str:
    """Return a file as its author writes it in one of many ways."""
    if path.endswith(".csv"):
        return doc.body.replace("\n", "\r\n") if doc.style % 2 else doc.body
    chance = random.Random(doc.style)
    lines = "\n".join(_lines(doc.front, chance if doc.style else None))
    if path.endswith(".yml"):
        return f"{lines}\n"
    body = doc.body
    if doc.style:
        body = re.sub(r"(?<=\w) (?=\w)", lambda gap: "\n" if chance.random() < 0.3 else gap[0], body)
    text = f"---\n{lines}\n---\n{body}\n"
    return text.replace("\n", "\r\n") if doc.style % 5 == 4 else text


def _lines(front: Front, chance: random.Random | None, indent: str = "") -> Iterator[str]:
    names = list(front)
    if chance:
        chance.shuffle(names)
        if chance.random() < 0.3:
            yield f"{indent}# As we agreed in October"
    for name in names:
        value = front[name]
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lines(value, chance, f"{indent}  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict | str):
            yield f"{indent}{name}:"
            for entry in value:
                first, *rest = _lines(entry, chance) if isinstance(entry, dict) else [entry]
                while first.startswith("#"):
                    first, *rest = rest
                yield f"{indent}  - {first}"
                yield from (f"{indent}    {line}" for line in rest)
        elif not isinstance(value, list):
            yield f"{indent}{name}: {_spelt(str(value), chance)}"


def _spelt(value: str, chance: random.Random | None) -> str:
    """Return a value in one of the ways in which it can be written."""
    if not chance:
        return value
    if re.fullmatch(r"\d+%", value) and chance.random() < 0.5:
        value = value.replace("%", " %")
    if re.fullmatch(r"\d+ days", value) and chance.random() < 0.3:
        value = value.replace(" ", "  ")
    return f'"{value}"' if chance.random() < 0.3 else value


def commits() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield message and files of every commit."""
    chance = random.Random(60)
    docs = beginning()
    yield "Begin", files_of(docs)
    steps = ["change"] * len(CHANGES) + ["noise"] * (COMMITS - 1 - len(CHANGES))
    chance.shuffle(steps)
    changes = iter(CHANGES)
    for number, step in enumerate(steps, 1):
        if step == "change":
            next(changes)[0](docs)
        else:
            docs[chance.choice(sorted(docs))].style = number
        yield f"{step.title()} {number}", files_of(docs)


def files_of(docs: Docs) -> dict[str, str]:
    """Return path → text; a file may stand in either content folder."""
    return {
        path if path == "okrsite.yml" else f"{'more' if doc.style % 3 == 2 else 'content'}/{path}": text_of(path, doc)
        for path, doc in docs.items()
    }


def plant(root: Path) -> None:
    """Make the repository; its first commit is `main~199`."""
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    stream = "".join(_stream())
    subprocess.run(["git", "-C", root, "fast-import", "--quiet"], input=stream.encode(), check=True)
    subprocess.run(["git", "-C", root, "reset", "--quiet", "--hard", "main"], check=True)


def _stream() -> Iterator[str]:
    former: dict[str, str] = {}
    for number, (message, files) in enumerate(commits()):
        yield f"commit refs/heads/main\ncommitter M <m@example.org> {BEGIN + number * STEP} +0000\n"
        yield f"data {len(message.encode())}\n{message}\n"
        for path in former.keys() - files.keys():
            yield f"D {path}\n"
        for path, text in files.items():
            if former.get(path) != text:
                yield f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"
        former = files
