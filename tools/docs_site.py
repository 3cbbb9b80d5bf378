"""The documents of this repository as a site made by okrsite: `python -m tools.docs_site [FOLDER]`.

Documents live in `docs/` and beside it, where everybody looks for them in a repository, and pictures lie beside the
text. A content folder has its own order: free pages below `pages/`, pictures below `assets/`, the home page in
`index.md`. This tool copies one into the other and lets links follow. A company's handbook needs no such tool: it can
be written in `pages/` from the beginning.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).parents[1]
REPOSITORY = yaml.safe_load((ROOT / "okrsite.yml").read_text(encoding="utf-8"))["repository"]["url"]
SECTIONS = {"tutorial": "Tutorial", "how-to": "How to", "reference": "Reference", "explanation": "Explanation"}
"""Folder of `docs/` → what its readers look for, in the order of the navigation."""

SETTINGS = """version: 1
site:
  name: okrsite
  description: Compile a company's OKRs, kept as Markdown in git, into a website that everyone can read.
outputs:
  feeds: false
navigation:
"""
HOME = """---
mission: Compile a company's OKRs, kept as Markdown in git, into a website that everyone can read.
---
"""

_LINK = re.compile(r"(\]\()([^()\s]+)(\))")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINKED = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FENCE = re.compile(r"(^```.*?^```[^\n]*$)", re.DOTALL | re.MULTILINE)


def places() -> dict[str, str]:
    """Return where each document and picture goes: path in the repository → path in the content folder."""
    found = {"README.md": "index.md", "CHANGELOG.md": "pages/changelog.md", "CONTRIBUTING.md": "pages/contributing.md"}
    for file in sorted((ROOT / "docs").rglob("*")):
        path = file.relative_to(ROOT / "docs").as_posix()
        if file.suffix == ".md":
            found[f"docs/{path}"] = f"pages/{path}"
        elif file.is_file():
            found[f"docs/{path}"] = f"assets/{path}"
    return found


def words_of(document: Path) -> str:
    """Return the text of a document, without front matter that it may have for other readers."""
    return _FRONT.sub("", document.read_text(encoding="utf-8"))


def moved(text: str, source: str, where: dict[str, str]) -> str:
    """Return the text of a document with links that lead to the same things from its new place."""

    def follow(match: re.Match[str]) -> str:
        parts = urlsplit(match[2])
        if parts.scheme or not parts.path:
            return match[0]
        meant = os.path.normpath(PurePosixPath(source).parent / parts.path).replace(os.sep, "/")
        target = f"{REPOSITORY}/blob/main/{meant}"
        if meant in where:
            target = os.path.relpath(where[meant], PurePosixPath(where[source]).parent).replace(os.sep, "/")
        return f"{match[1]}{target}{'#' + parts.fragment if parts.fragment else ''}{match[3]}"

    pieces = _FENCE.split(text)
    return "".join(piece if piece.startswith("```") else _LINK.sub(follow, piece) for piece in pieces)


def section_page(folder: str, words: str) -> str:
    """Return a page that lists the documents of one folder with their first sentences."""
    lines = [f"---\ntitle: {words}\norder: {100 * list(SECTIONS).index(folder) + 1}\n---"]
    for file in sorted((ROOT / "docs" / folder).glob("*.md")):
        title, _, rest = words_of(file).partition("\n")
        first = re.split(r"(?<=\.)\s", rest.strip().partition("\n\n")[0].replace("\n", " "))[0]
        words_only = _LINKED.sub(r"\1", first)
        shown = "" if first.startswith(("```", "|", "#", "`", ">")) else f"  \n  {words_only}"
        lines.append(f"- [{title.removeprefix('# ')}]({file.name}){shown}")
    return "\n".join(lines) + "\n"


def front_of(place: str) -> str:
    """Return the front matter of a page: its place among the others, by sections, then by name."""
    if place == "index.md":
        return HOME
    section = PurePosixPath(place).parts[1]
    order = 100 * list(SECTIONS).index(section) + 2 if section in SECTIONS else 900
    return f"---\norder: {order}\n---\n"


def assemble(folder: Path) -> None:
    """Write a project into `folder`, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    where = places()
    for source, place in where.items():
        target = folder / "content" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if place.endswith(".md"):
            text = moved(words_of(ROOT / source), source, where)
            target.write_text(front_of(place) + (text if place != "index.md" else text.partition("\n")[2]), "utf-8")
        else:
            shutil.copyfile(ROOT / source, target)
    navigation = ""
    for section, words in SECTIONS.items():
        (folder / "content" / "pages" / section / "index.md").write_text(section_page(section, words), encoding="utf-8")
        navigation += f"  - label: {words}\n    target: /pages/{section}/\n"
    (folder / "okrsite.yml").write_text(SETTINGS + navigation, encoding="utf-8")


if __name__ == "__main__":
    assemble(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "docs"))
