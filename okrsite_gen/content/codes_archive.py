"""Findings about cycles that were archived."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

ARCHIVE_UNREADABLE = Code(
    "ARC001", "archive-unreadable", Severity.ERROR, "The archive of a cycle cannot be read, so nothing holds it fast."
)
ARCHIVE_CHANGED = Code(
    "ARC002", "archive-changed", Severity.WARNING, "The archive of a cycle was changed by hand after it was written."
)
EDITED_AFTER = Code(
    "ARC003", "edited-after-archiving", Severity.WARNING, "A file says other things than the archive of its cycle."
)
ADDED_AFTER = Code(
    "ARC004", "added-after-archiving", Severity.WARNING, "A file came into a cycle that had been archived."
)
GONE_AFTER = Code("ARC005", "gone-after-archiving", Severity.WARNING, "A file of an archived cycle is gone.")

ARCHIVE_CODES = (ARCHIVE_UNREADABLE, ARCHIVE_CHANGED, EDITED_AFTER, ADDED_AFTER, GONE_AFTER)
"""Every finding that this file defines."""
