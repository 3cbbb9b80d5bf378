"""Characters that neither XML nor a calendar may hold."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text without control characters and halves of characters."""
    return _UNPRINTABLE.sub("", text)
