"""What the message of a commit says."""

from __future__ import annotations

import re

LONGEST = 1000
"""Characters of a reason that are kept."""

_REASON = re.compile(r"^[ \t>*-]*Reason:[ \t]*(\S.*(?:\n[ \t]+\S.*)*)", re.IGNORECASE | re.MULTILINE)


def first_line(message: str) -> str:
    """Return the first line that says anything."""
    return message.strip().partition("\n")[0].strip()[:LONGEST]


def reason_in(message: str) -> str:
    """Return what stands after `Reason:` at the beginning of a line, with the indented lines below it; else nothing.

    It may stand anywhere, since squashing moves the ends of messages into the middle of another one. The last one
    counts.
    """
    found = _REASON.findall(message)
    return " ".join(found[-1].split())[:LONGEST] if found else ""
