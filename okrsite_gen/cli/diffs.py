"""Changes of files as a unified diff, which `git apply` and `patch` read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from okrsite_gen.cli.spans import Line, harmless

if TYPE_CHECKING:
    from okrsite_gen.pipeline.changes import Change

_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


def diff(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a diff, each with its own line end."""
    for change in changes:
        before, after = (_LINE.findall(data.decode("utf-8")) for data in (change.before, change.after))
        old = "/dev/null" if change.new else f"a/{change.file}"
        for line in difflib.unified_diff(before, after, old, f"b/{change.file}"):
            yield line if line.endswith("\n") else f"{line}\n{_NO_END}"


def coloured(lines: Iterable[str]) -> Iterator[Line]:
    """Yield the lines of a diff for a terminal; spaces that a line loses at its end can be seen."""
    for line in lines:
        text = line.rstrip("\r\n")
        if line.startswith(("--- a/", "--- /dev/null", "+++ b/")):
            yield ((harmless(text), "bold"),)
            continue
        style = _STYLES.get(line[:1], "")
        end = max(1, len(text.rstrip(" \t")))
        yield ((harmless(text[:end]), style), (harmless(text[end:]), f"on {style}" if style else ""))
