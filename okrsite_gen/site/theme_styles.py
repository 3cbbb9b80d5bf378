"""A theme's style sheets, joined to one for each kind of page: a page loads one, and little that it has no need of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from okrsite_gen.site.theme_files import join

STYLES = "assets/css/"
OF_PAGES = f"{STYLES}pages/"
"""Holds a folder for each kind of page that has style sheets of its own."""
MAIN = "main"
"""The kind of every page whose template names no other."""

_ORDER = ("tokens.css", "base.css", "layout.css", "components/", "pages/")
_LAST = ("modes.css", "writing.css", "print.css")
"""What has a say over all others: for eyes, scripts and paper of another kind."""


def join_styles(files: Mapping[str, Path], default: Collection[str]) -> dict[str, str]:
    """Return the style sheet of each kind of page by its name; `main` is always among them.

    `files` are those of the whole theme by path, `default` the paths that the default theme has: what others add comes
    after it.
    """
    kinds = {MAIN, *(kind for path in files if (kind := kind_of(path)))}
    rank = partial(_rank, default=frozenset(default))
    return {
        kind: join({path: file for path, file in files.items() if kind_of(path) in {"", kind}}, STYLES, rank)
        for kind in sorted(kinds)
    }


def kind_of(path: str) -> str:
    """Return the kind of page that alone needs a file of a theme; empty where every page does."""
    kind, slash, _ = path.removeprefix(OF_PAGES).partition("/")
    return kind if path.startswith(OF_PAGES) and slash else ""


def _rank(path: str, default: Collection[str]) -> tuple[int, str]:
    """Return what a style sheet is sorted by; `path` is below the folder of style sheets."""
    added = len(_ORDER)
    if path in _LAST:
        return (added + 1 + _LAST.index(path), path)
    if STYLES + path not in default:
        return (added, path)
    known = (rank for rank, name in enumerate(_ORDER) if path == name or (name[-1] == "/" and path.startswith(name)))
    return (next(known, added), path)
