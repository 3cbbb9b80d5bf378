"""A digest in the form that somebody asked for, as much of it as that form takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from okrsite_gen.site.digest.as_markdown import as_markdown
from okrsite_gen.site.digest.as_slack import as_slack, fits_slack
from okrsite_gen.site.digest.as_teams import as_teams, fits_teams
from okrsite_gen.site.digest.as_text import as_text
from okrsite_gen.site.digest.digest import Digest
from okrsite_gen.site.digest.spoken import Speaker, SpokenDigest

LENGTHS = ((10, 300), (7, 200), (5, 160), (3, 120), (2, 80), (1, 60), (1, 0), (0, 0))
"""(items of a section, letters of each text), the most that is told first; the last always fits."""


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest, and the form that it is to have."""

    digest: Digest
    form: str
    """One of `FORMS`."""


@dataclass(frozen=True, slots=True)
class _Form:
    write: Callable[[SpokenDigest], str]
    fits: Callable[[str], bool]


FORMS: Mapping[str, _Form] = {
    "markdown": _Form(as_markdown, lambda _: True),
    "text": _Form(as_text, lambda _: True),
    "slack": _Form(as_slack, fits_slack),
    "teams": _Form(as_teams, fits_teams),
}
"""Name → how it is written, and whether what was written fits where it goes."""


def write_digest(view: DigestView, speaker: Speaker) -> bytes:
    """Return a digest in its form, shortened until it fits; what is left out is counted."""
    form = FORMS[view.form]
    written = ""
    for items, letters in LENGTHS:
        written = form.write(speaker.shortened(view.digest, items, letters))
        if form.fits(written):
            break
    return written.encode("utf-8", "replace")
