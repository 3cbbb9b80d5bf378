"""Files that somebody named for what a command tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.store.adding import put

_MARK = b"<!-- Written by okrsite, which replaces this file. -->\n"
"""Last line of Markdown in a file: nothing else of it says who wrote it."""
_HEADING = re.compile(rb"\s*#{1,6} ")
_SIGNED = re.compile(
    rb'\s*\{[^{}\[\]]{0,200}"okrsite": ?"'
    rb'|\s*<!doctype html>.{0,4000}?<meta name="generator" content="okrsite '
    rb"|BEGIN:VCALENDAR\r?\n.{0,200}?PRODID:-//okrsite//",
    re.DOTALL,
)
"""How JSON, pages and calendars that okrsite wrote begin."""
_LONGEST_START = 60
_SHORTEST_START = 12


def write_output(root: Path, named: str, text: str | bytes, sources: Iterable[Path] = ()) -> None:
    """Write what a command tells into a file: in the project folder or, with a whole path, anywhere.

    `sources` are files and folders in which people write. Raises `OkrsiteError` where the system refuses, where the
    file lies in one of these, and where a file is there that okrsite did not write.
    """
    file = root / named
    if any(file.resolve().is_relative_to(source.resolve()) for source in sources):
        raise OkrsiteError(
            f"`{named}` lies among what people write; nothing was written.",
            "Name a file outside the content folders.",
        )
    data = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    if _HEADING.match(data):
        data = data.rstrip(b"\n") + b"\n\n" + _MARK
    if file.name == CONFIGURATION or not _may_go(file, data):
        raise OkrsiteError(
            f"`{named}` holds what somebody wrote, and would be replaced; nothing was written.",
            "Name a file that does not exist yet, or one that such a command wrote before.",
        )
    put(file, data)


def _may_go(file: Path, data: bytes) -> bool:
    """Whether nothing but what okrsite wrote is lost when a file gets other bytes."""
    if not file.is_file():
        return True
    try:
        there = file.read_bytes()
    except OSError:
        return True  # one that cannot be read is told by whoever writes it
    return not there.strip() or there == data or _is_ours(there, data)


def _is_ours(there: bytes, data: bytes) -> bool:
    """Whether okrsite wrote what is there: it is signed, or, as a table or a text, begins as what is to come."""
    if _HEADING.match(there) or there.startswith(b"---"):
        return there.endswith(_MARK)
    if there.startswith(b"PK"):
        return _is_our_workbook(there)
    if there.lstrip()[:1] == b"<" or there.startswith(b"BEGIN:"):
        return bool(_SIGNED.match(there))
    return bool(_SIGNED.match(there)) or (_start(there) == _start(data) and len(_start(there)) >= _SHORTEST_START)


def _start(data: bytes) -> bytes:
    """Return the first words of a table, a list or a text, alike in each of its kind: without its numbers."""
    return re.sub(rb"\d+", b"0", data.lstrip().partition(b"\n")[0])[:_LONGEST_START]


def _is_our_workbook(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as parts:
            listed = parts.read("xl/workbook.xml")
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return False
    return all(f'name="{sheet}"'.encode() in listed for sheet in ("about", "key-results"))
