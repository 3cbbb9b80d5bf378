"""The list, inside an output folder, of the files that a build wrote there.

It says which files are ours, and nothing more: no digests, since several audiences may take turns in one folder and
what one of them remembers says nothing about the bytes that another one left.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote_to_bytes

from okrsite_gen.store.regular import bytes_of

NAME = ".okrsite-files"
_HEAD = "# Files written by okrsite: the next build replaces or removes these and leaves all others alone."
_ODD = re.compile(r"[\x00-\x1f\x7f%#\ud800-\udfff]")


def made_by_us(folder: Path) -> bool:
    """Whether a build of ours wrote this folder."""
    return _lines(folder) is not None


def read_list(folder: Path) -> frozenset[str]:
    """Return the paths, relative to `folder`, that the last build wrote there; nothing where none ever did."""
    return frozenset(
        line if "%" not in line and line.isascii() else os.fsdecode(unquote_to_bytes(line))
        for line in _lines(folder) or ()
    )


def list_bytes(paths: Iterable[str]) -> bytes:
    """Return the bytes of the list that names `paths`."""
    return "\n".join((_HEAD, *sorted(_ODD.sub(_quoted, path) for path in paths), "")).encode()


def _lines(folder: Path) -> list[str] | None:
    try:
        head, *lines = bytes_of(folder / NAME).decode().split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return [line for line in lines if line] if head == _HEAD else None


def _quoted(odd: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(odd.group()))
