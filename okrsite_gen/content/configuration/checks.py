"""What must fit together between settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from okrsite_gen.content import codes_reading
from okrsite_gen.content.check_in_words import comparable
from okrsite_gen.content.codes_archive import ARCHIVE_CODES
from okrsite_gen.content.codes_fields import (
    AUDIENCE_SETTING,
    CONFIGURATION_CODES,
    FIELD_CODES,
    NO_EFFECT,
    REDIRECT_LOOP,
    SETTING_TWICE,
    THRESHOLDS_CROSSED,
)
from okrsite_gen.content.codes_org import ORG_CODES
from okrsite_gen.content.configuration.headings import headings_in
from okrsite_gen.content.shape.base import Path
from okrsite_gen.content.shape.problems import Problem, quote
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.settings import ScoreSettings, Thresholds

Findings = Iterator[tuple[Path, Problem]]


def audience_findings(
    audiences: tuple[str, ...], named: Mapping[str, str], *, has_default: bool, has_list: bool
) -> Findings:
    """Check the list of audiences, and the settings that name one of them.

    `has_default` and `has_list` tell whether the file names a default and writes a list, be they usable or not.
    """
    if has_list and not audiences:
        yield ("audiences",), _none_listed()
    seen: set[str] = set()
    for place, audience in enumerate(audiences):
        if fold(audience) in seen:
            reason = "The order says who sees more, so each has one place in it."
            yield ("audiences", place), Problem(SETTING_TWICE, "is listed twice", reason, "Delete one of the two.")
        seen.add(fold(audience))
    for name, written in named.items():
        if written and fold(written) not in seen:
            yield (name,), _unknown_audience(written, audiences)
    if len(seen) > 1 and not has_default:
        yield ("audiences",), _no_default(audiences)


def _unknown_audience(written: str, audiences: tuple[str, ...]) -> Problem:
    meant = nearest(written, audiences)
    listed = ", ".join(f"`{audience}`" for audience in audiences)
    hint = f"Did you mean `{meant}`?" if meant else f"The audiences are {listed}."
    if not audiences:
        listed = "public, company" if fold(written) == "public" else f"public, {written[:60]}"
        hint = f"List them, widest first: `audiences: [{listed}]`."
    return Problem(AUDIENCE_SETTING, "is not one of `audiences`", "Nobody could tell who sees what.", hint)


def _none_listed() -> Problem:
    return Problem(
        AUDIENCE_SETTING,
        "lists none",
        "Everybody would see everything, and whoever writes the line means to say who sees what.",
        "List them, widest first: `audiences: [public, company]`; or delete the line.",
    )


def _no_default(audiences: tuple[str, ...]) -> Problem:
    return Problem(
        AUDIENCE_SETTING,
        "lists more than one, and `default_audience` does not say which is meant where nothing is said",
        "It decides who sees what carries no audience of its own, and for whom a plain `okrsite build` is; any guess "
        "might show somebody too much.",
        f"Add a line such as `default_audience: {audiences[1]}`.",
    )


_RISING = (
    ("confidence_off", "confidence_at_risk"),
    ("confidence_off", "confidence_safe"),
    ("pace_at_risk", "pace_off"),
)
"""Of each pair the first threshold lies below the second."""


def threshold_findings(written: Mapping[str, int | Decimal]) -> Findings:
    """Check the thresholds that are written, against each other and the defaults."""
    told: set[str] = set()
    for low, high in _RISING:
        lower = written.get(low, getattr(Thresholds(), low))
        higher = written.get(high, getattr(Thresholds(), high))
        wrong = low if low in written else high
        if lower >= higher and wrong not in told:
            told.add(wrong)
            yield (wrong,), _crossed(low, lower, high, higher)


def band_findings(written: Mapping[str, Decimal]) -> Findings:
    """Check the bands of scores that are written."""
    low, high = written.get("low", ScoreSettings().low), written.get("high", ScoreSettings().high)
    if low >= high:
        yield ("low" if "low" in written else "high",), _crossed("low", low, "high", high)


def _crossed(low: str, lower: int | Decimal, high: str, higher: int | Decimal) -> Problem:
    words = f"does not fit: `{low}` ({lower}) must lie below `{high}` ({higher})"
    return Problem(THRESHOLDS_CROSSED, words, "Otherwise one of the two could never be reached.", "Change one of them.")


def heading_findings(written: Mapping[str, tuple[str, ...]], language: str) -> Findings:
    """Check that no heading opens two sections of one kind of file, in a site of that language."""
    usual = headings_in(language)
    for names in _SECTIONS:
        opened: dict[str, str] = {}
        for name in sorted(names, key=written.__contains__):
            for words in written.get(name) or getattr(usual, name):
                other = opened.setdefault(comparable(words), name)
                if other != name:
                    reason = "Nobody could tell where its text belongs."
                    hint = f"Choose another word, or give `{other}` a word of its own too."
                    predicate = f"holds {quote(words)}, which opens `{other}` already"
                    yield (name,), Problem(SETTING_TWICE, predicate, reason, hint)


_SECTIONS = (("wins", "blockers", "asks", "next"), ("keep", "change", "learned"))
"""Sections of check-ins and of retrospectives."""


def rule_findings(severities: Mapping[str, str]) -> Findings:
    """Check that no rule wants an error to be less than one."""
    for code, severity in severities.items():
        if code in _ERRORS and severity in ("off", "info", "warning"):
            words = f"`rules` cannot make {quote(severity)} of {code}, which is an error"
            reason = "An error keeps content from being understood; silence would not mend that."
            hint = "Delete the line, and mend what is reported."
            yield ("rules", code), Problem(NO_EFFECT, words, reason, hint, whole=True)


_ERRORS = frozenset(
    code.id
    for code in (*vars(codes_reading).values(), *FIELD_CODES, *CONFIGURATION_CODES, *ORG_CODES, *ARCHIVE_CODES)
    if isinstance(code, Code) and code.severity is Severity.ERROR
)


def folder_findings(folders: tuple[str, ...]) -> Findings:
    """Check that no content folder is read twice."""
    seen: set[str] = set()
    for place, folder in enumerate(folders):
        around = next((other for other in folders if _lies_in(folder, other)), "")
        if around or fold(folder) in seen:
            words = f"lies in {quote(around)}, which is listed too" if around else "is listed twice"
            reason = "Its files would be read twice."
            yield ("content", place), Problem(SETTING_TWICE, words, reason, "Delete the entry.")
        seen.add(fold(folder))


def _lies_in(folder: str, other: str) -> bool:
    return fold(folder).startswith(f"{fold(other)}/") or (other == "." and folder != ".")


def redirect_findings(redirects: Mapping[str, str]) -> Findings:
    """Check that every redirect arrives somewhere."""
    settled: set[str] = set()
    for start in redirects:
        way: dict[str, None] = {}
        here = start
        while here in redirects and here not in settled and here not in way:
            way[here] = None
            here = redirects[here]
        if here in way:
            circle = " → ".join([*list(way)[list(way).index(here) :], here])
            words = f"leads in a circle: {quote(circle, 300)}"
            yield ("redirects", here), Problem(REDIRECT_LOOP, words, "Nobody would arrive.", "Correct one of them.")
        settled.update(way)
