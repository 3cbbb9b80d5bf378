"""What a built site weighs, where its links lead, and what can be found on it from its first page."""

from __future__ import annotations

import gzip
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^>]*)?)>")
ID = re.compile(r'\sid="([^"]*)"')
HREF = re.compile(r'\shref="([^"]*)"')


@dataclass(frozen=True)
class Html:
    """One page."""

    size: int
    packed: int
    elements: int


class Site:
    """The files below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            file.relative_to(folder).as_posix(): file.stat().st_size for file in folder.rglob("*") if file.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, Html]:
        return {path: self._page(path) for path in sorted(self.files) if path.endswith(".html")}

    def _page(self, path: str) -> Html:
        data = (self.folder / path).read_bytes()
        return Html(len(data), len(gzip.compress(data, 6)), len(TAG.findall(data.decode())))

    def text(self, path: str) -> str:
        """Return a page's HTML, which is not kept: a site may have 50,000 pages."""
        return (self.folder / path).read_text(encoding="utf-8")

    @cached_property
    def links(self) -> dict[str, set[tuple[str, str]]]:
        """Page → (path, fragment) of each of its links within the site."""
        return {path: set(self._links(path, self.text(path))) for path in self.pages}

    def _links(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        for href in HREF.findall(text):
            parts = urlsplit(unescape(href))
            if parts.scheme or parts.netloc:
                continue
            target = normpath(join("/" + path, "..", unquote(parts.path))) if parts.path else "/" + path
            target = target.lstrip("/")
            if parts.path.endswith(("/", ".")) or (parts.path == "" and path == ""):
                target = join(target, "index.html") if parts.path else path
            yield target, unquote(parts.fragment)

    def leading_nowhere(self) -> set[tuple[str, str, str]]:
        """Return (page, path, fragment) of links to files or places that are not there."""
        ids = {path: set(map(unescape, ID.findall(self.text(path)))) for path in self.pages}
        return {
            (page, path, fragment)
            for page, links in self.links.items()
            for path, fragment in links
            if path not in self.files or (fragment and path in ids and fragment not in ids[path])
        }

    def from_home(self) -> dict[str, int]:
        """Return how many links lie between the home page and each page that can be reached from it."""
        steps = {"index.html": 0}
        waiting = deque(["index.html"])
        while waiting:
            page = waiting.popleft()
            for path, _ in self.links.get(page, ()):
                if path in self.pages and path not in steps:
                    steps[path] = steps[page] + 1
                    waiting.append(path)
        return steps

    def told(self, mark: str) -> set[int]:
        """Return the numbers behind a mark on pages that can be reached from the home page."""
        pattern = re.compile(re.escape(mark) + r"(\d+)\b")
        return {int(n) for path in self.from_home() for n in pattern.findall(self.text(path))}
