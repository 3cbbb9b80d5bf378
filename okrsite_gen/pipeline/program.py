"""Which okrsite is running, and with which libraries."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import okrsite_gen
from okrsite_gen import __version__

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "nh3",
    "pydantic",
    "pyyaml",
    "tzdata",
)
"""Whatever has a say in the bytes of a site; tzdata only where it is installed."""


def program_digest() -> str:
    """Return what stands for the program itself: versions, its libraries', and the size and time of its files.

    What another program remembered is not to be believed, be it another version, one with another library, or the
    same one in the middle of somebody's work on it.
    """
    package = Path(okrsite_gen.__file__).parent
    running = [__version__, *map(str, sys.version_info[:3]), *map(_version_of, LIBRARIES)]
    digest = hashlib.blake2b(" ".join(running).encode(), digest_size=12)
    for file in sorted(package.rglob("*.py")):
        status = file.stat()
        digest.update(f"\0{file.relative_to(package).as_posix()} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
