"""The version of the format in which a site is written."""

from __future__ import annotations

import re

import okrsite_gen
from okrsite_gen.content.codes_fields import NEWER_FORMAT
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

FIRST_FORMAT = 1
"""What a configuration is written in that names no version."""
NEWEST_FORMAT = 1
"""The newest version that this program reads; it reads all from the first one on."""

_NUMBER = re.compile(r"\s*([0-9]{1,4})(?:\.[0-9]{1,4})*\s*")


def newer_format(written: object, file: str) -> Diagnostic | None:
    """Return the finding that a site is of a newer version than can be read; None where nothing says so."""
    number = _NUMBER.fullmatch(written) if isinstance(written, str) else None
    if number is None or int(number[1]) <= NEWEST_FORMAT:
        return None
    reads = (
        f"version {FIRST_FORMAT}" if NEWEST_FORMAT == FIRST_FORMAT else f"versions {FIRST_FORMAT} to {NEWEST_FORMAT}"
    )
    return NEWER_FORMAT.at(
        Place(file, ("version",)),
        f"This site is written in version {number[1]} of the format.",
        f"okrsite {okrsite_gen.__version__} reads {reads}, and would misunderstand what is new.",
        "Install a newer okrsite: `git pull` in your clone of it, then install it again as you installed it; "
        "or name a newer one in requirements.txt.",
    )
