"""Which okrsite is running, and with which libraries."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from urllib.parse import urlsplit

import okrsite_gen
from okrsite_gen import __version__
from okrsite_gen.content.repository import published_commit

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "nh3",
    "pydantic",
    "pyyaml",
    "resvg-py",
    "tzdata",
)
"""Whatever has a say in the bytes of a site; tzdata only where it is installed."""

FILES = ("*.py", "*.yml", "explanations/*.md")
"""What the program consists of: its code, the words that its rules look for, and the pages of findings."""


@cache
def program_digest() -> str:
    """Return what stands for the program that is running, as it was when somebody first asked."""
    return digest_of_program()


def digest_of_program() -> str:
    """Return what stands for the program itself: versions, its libraries', and the bytes of its files.

    What another program remembered is not to be believed, be it another version, one with another library, or the
    same one in the middle of somebody's work on it.
    """
    package = Path(okrsite_gen.__file__).parent
    running = [__version__, *map(str, sys.version_info[:3]), *map(_version_of, LIBRARIES)]
    digest = hashlib.blake2b(" ".join(running).encode(), digest_size=12)
    files = (file for kind in FILES for file in package.rglob(kind))
    for file in sorted(files):
        # Not their times: a machine that installs okrsite anew for each build shall still find its memory of use.
        digest.update(f"\0{file.relative_to(package).as_posix()}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def requirement() -> str:
    """Return what `pip install` takes to get this very okrsite on another machine; empty where nobody can tell.

    An okrsite that came out of a git repository, or out of a folder whose commit others can get, is named with
    address and commit. Any other is not named by its version: where no package index has that, whoever publishes it
    first decides what runs on other people's machines.
    """
    try:
        origin = json.loads(distribution("okrsite").read_text("direct_url.json") or "{}")
        found = _commit_of(origin["url"], origin.get("vcs_info", {}))
    except (PackageNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        found = None
    return f"okrsite @ git+{found[0]}@{found[1]}" if found else ""


def _commit_of(url: str, came_by: Mapping[str, str]) -> tuple[str, str] | None:
    address = urlsplit(url)
    if address.scheme == "file" and not came_by:
        from urllib.request import url2pathname  # loads much that is needed nowhere else

        return published_commit(Path(url2pathname(address.path)))
    if address.scheme == "https" and "@" not in url and came_by.get("vcs") == "git":
        return url, came_by["commit_id"]
    return None
