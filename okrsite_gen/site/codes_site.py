"""Findings about the site itself: its theme, its words and its language."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

UNKNOWN_LANGUAGE = Code(
    "SIT001",
    "unknown-language",
    Severity.WARNING,
    "The site's language is not one that numbers, dates and words can be written in; English is used.",
    strict=True,
)
MISSING_MESSAGE = Code(
    "SIT002",
    "missing-message",
    Severity.WARNING,
    "A language of the theme lacks words; they appear in English.",
)
UNKNOWN_OPTION = Code(
    "SIT003",
    "unknown-theme-option",
    Severity.WARNING,
    "Configuration sets an option that the theme does not have.",
    strict=True,
)
UNKNOWN_TIMEZONE = Code(
    "SIT004",
    "unknown-timezone",
    Severity.WARNING,
    "The site's time zone is not known on this machine; UTC is used.",
    strict=True,
)
UNWORDED = Code(
    "SIT005",
    "unworded",
    Severity.WARNING,
    "A page asked for words that no catalogue has; their key is shown.",
)

MISSING_LOGO = Code(
    "SIT006",
    "missing-logo",
    Severity.WARNING,
    "The site's logo is not among its assets; pages show none.",
    strict=True,
)

BAD_OPTION = Code(
    "SIT007",
    "bad-theme-option",
    Severity.WARNING,
    "Configuration gives a theme's option a value that it cannot have; the default is used.",
    strict=True,
)
DEAD_OVERRIDE = Code(
    "SIT008",
    "dead-override",
    Severity.WARNING,
    "Something in a theme of your own replaces nothing, and nothing uses it, so it has no effect.",
    strict=True,
)
LINK_OUT = Code(
    "SIT009",
    "theme-link-out",
    Severity.WARNING,
    "A symbolic link in a theme of your own leads out of the theme's folder; it is left out.",
    strict=True,
)
JUDGES_PERSONS = Code(
    "FAI003",
    "judges-persons",
    Severity.ERROR,
    "A template in a theme of your own counts, adds up or compares what single persons answer for.",
)
UNUSABLE_WORDS = Code(
    "SIT015",
    "unusable-words",
    Severity.WARNING,
    "Words in a theme of your own are no text, or their braces do not match; those of the theme below are used.",
    strict=True,
)
HEAVY_SITE = Code(
    "SIT017", "heavy-site", Severity.WARNING, "The site comes near the size up to which GitHub Pages publishes one."
)
HEAVY_FILE = Code("SIT018", "heavy-file", Severity.WARNING, "A file of the site is larger than GitHub takes.")
DEPRECATED_IN_THEME = Code(
    "SIT019",
    "deprecated-in-theme",
    Severity.WARNING,
    "A theme of your own uses a name that has a successor; the old one works for some versions more.",
)
