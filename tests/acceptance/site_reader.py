"""Read a built site the way a browser would: text, ids and links of every page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

WORD = re.compile(r"[^\W_]+")


@dataclass
class ReadPage:
    """What one HTML page holds."""

    text: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " " + " ".join(WORD.findall(self.text)).lower() + " "

    def says(self, markdown: str) -> bool:
        """Whether the page shows the words of an author's inline Markdown, in their order."""
        return f" {' '.join(words_of(markdown))} " in self.words


def words_of(markdown: str) -> list[str]:
    shown = re.sub(r"\]\([^)]*\)", "]", markdown)
    shown = re.sub(r"</?[a-z]+[^>]*>", " ", shown)
    shown = re.sub(r"\[([^\]]*)\]\[[^\]]*\]", r"[\1]", shown) if "]:" in shown else shown
    return [word.lower() for word in WORD.findall(shown)]


class _Reader(HTMLParser):
    """Collects what a page holds; what waits in a template has ids of a document of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = ReadPage()
        self._parts: list[str] = []
        self._silent = 0
        self._apart = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in {"script", "style"}:
            self._silent += 1
        if tag == "template":
            self._apart += 1
        if "id" in values and not self._apart:
            self.page.ids.append(values["id"])
        for name in ("href", "src"):
            if name in values:
                self.page.links.append(values[name])
        self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent -= 1
        if tag == "template":
            self._apart -= 1
        self._parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data)

    def finish(self) -> ReadPage:
        self.page.text = "".join(self._parts)
        return self.page


def read_page(file: Path) -> ReadPage:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.finish()


def read_site(folder: Path) -> dict[str, ReadPage]:
    """Return every HTML page by its path below the site's folder."""
    return {file.relative_to(folder).as_posix(): read_page(file) for file in sorted(folder.rglob("*.html"))}


def broken_links(folder: Path, pages: dict[str, ReadPage], base_path: str = "/") -> list[str]:
    """Return every internal link that leads to no file, or to no id on its page."""
    faults = []
    ids = {path: set(page.ids) for path, page in pages.items()}
    exists: dict[Path, bool] = {}
    root = folder.resolve()
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if not parts.path:
                target = path
            elif parts.path.startswith("/"):
                target = parts.path.removeprefix(base_path)
            else:
                joined = (root / path).parent.joinpath(unquote(parts.path))
                target = _inside(root, joined)
            if target.endswith("/") or parts.path.endswith("/") or not target or (root / unquote(target)).is_dir():
                target = f"{target.rstrip('/')}/index.html".lstrip("/")
            file = root / unquote(target)
            if not exists.setdefault(file, file.is_file()):
                faults.append(f"{path}: {link}: no such file")
            elif parts.fragment and unquote(parts.fragment) not in ids.get(unquote(target), set()):
                faults.append(f"{path}: {link}: no such id")
    return faults


def _inside(root: Path, path: Path) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    joined = Path(*parts)
    if joined == root:
        return ""
    return joined.relative_to(root).as_posix() if joined.is_relative_to(root) else "outside/" + joined.as_posix()
