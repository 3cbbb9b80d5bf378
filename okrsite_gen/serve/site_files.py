"""From the address in a request to a file of the site, and to nothing else on this machine."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, quote, unquote

from okrsite_gen.model.names import is_device

INDEX = "index.html"
NOT_FOUND = "404.html"

_ODD = re.compile(r"[\x00-\x1f\x7f/\\:]|[. ]$")
"""What stands in no address of a site; on Windows some of these names lead to devices, or to another file."""
_OPEN = frozenset({".well-known"})
"""Names with a dot that are meant to be seen; all others are notes to ourselves or to a host."""

_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT = re.compile(r"text/|application/json|.*[+/]xml|.*\+json")


def parts_of(target: str) -> tuple[str, ...] | None:
    """Return the parts of a request's path, decoded; the last is empty for a folder.

    Returns None for what no address of a site looks like: parts that are empty or made of dots, separators and
    control characters in disguise, names of devices, bytes that are not UTF-8.
    """
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/"):
        return None
    try:
        parts = tuple(unquote(part, errors="strict") for part in path[1:].split("/"))
    except UnicodeDecodeError:
        return None
    if any(_ODD.search(part) or is_device(part) or _is_hidden(part) for part in parts) or "" in parts[:-1]:
        return None
    return parts


def path_of(parts: tuple[str, ...]) -> str:
    """Return where the file that answers stands below the site, whether there is one or not."""
    *folders, name = parts
    return "/".join((*folders, name or INDEX))


def page_asked_about(target: str) -> str:
    """Return the path below the site that a request names with `page=`; empty where that is none."""
    named = parse_qs(target.partition("?")[2]).get("page", [""])[-1]
    parts = parts_of(f"/{quote(named)}") if named else None
    return path_of(parts) if parts else ""


def find(site: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file of the site that answers; None where there is none."""
    try:
        file = (site / path_of(parts)).resolve(strict=True)
        return file if file.is_relative_to(site.resolve()) and file.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def folder_address(site: Path, parts: tuple[str, ...]) -> str:
    """Return the address with a slash at its end where the one without leads to a folder with a page; else nothing."""
    if parts[-1] and find(site, (*parts, "")):
        return f"/{'/'.join(map(quote, parts))}/"
    return ""


def below(parts: tuple[str, ...], base_path: str) -> str:
    """Return the address here of one that begins with the path at which the site is published; else nothing."""
    base = tuple(part for part in base_path.split("/") if part)
    if base and parts[: len(base)] == base:
        return f"/{'/'.join(map(quote, parts[len(base) :]))}"
    return ""


def content_type(name: str) -> str:
    """Return the media type of a file by its name, with its encoding where it is text."""
    media = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    return f"{media}; charset=utf-8" if _TEXT.fullmatch(media) or media.startswith("text/") else media


def _is_hidden(part: str) -> bool:
    return part.startswith(".") and part not in _OPEN
