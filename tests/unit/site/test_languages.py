"""Every language that comes with okrsite says all that English says, with the same figures in it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter

import pytest
import yaml
from babel import Locale

from okrsite_gen.content.configuration.headings import headings_in
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import PLURALS
from okrsite_gen.site.theme_files import built_in_themes

FOLDER = built_in_themes() / "default" / "messages"
LANGUAGES = sorted({file.name.split(".")[0] for file in FOLDER.glob("*.yml")} - {"en"})
PARTS = sorted(file.name.removeprefix("en.") for file in FOLDER.glob("en*.yml"))
UNWRITTEN: dict[str, set[str]] = {}
"""Language → files of English that it does not have yet, without the `en.` at their beginning."""
SECTIONS = ("wins", "blockers", "asks", "next")
NB = "\N{NO-BREAK SPACE}"


@cache
def words_of(language, part):
    file = FOLDER / f"{language}.{part}"
    if not file.exists():
        return {}
    return {key: str(value) for key, value in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


@cache
def counted():
    """Keys of English that have plural forms."""
    return {key.removesuffix(".other") for part in PARTS for key in words_of("en", part) if key.endswith(".other")}


def stem(key, own=()):
    """The key as it is asked for: without the plural form of a message that has some in English or in `own`."""
    first, _, last = key.rpartition(".")
    return first if last in PLURALS and (first in counted() or f"{first}.other" in own) else key


def parameters(text):
    """What a message shows, and how; from which family words are taken is the language's own affair."""
    return {(name, "@" if how and how[0] == "@" else how) for _, name, how, _ in Formatter().parse(text) if name}


def forms(words):
    """Texts by stem and plural form; a message without plural forms has the form ``."""
    found = defaultdict(dict)
    for key, text in words.items():
        base = stem(key, words)
        found[base][key.removeprefix(base).lstrip(".")] = text
    return found


def needed(language):
    """The plural forms that numbers up to some thousands take; others fall back to `other`."""
    rule = Locale.parse(language).plural_form
    return {rule(number) for number in range(2000)} | {"other"}


ON_PLAN = {
    "ar": "مطابق",
    "de": "[Ii]m Plan",
    "en": "[Oo]n plan",
    "es": "[Ss]egún el plan|siguen? el plan",
    "fr": "[Cc]onforme au plan|(suit|suivent) le plan",
    "ja": "(?<!ほぼ)計画どおり",
}


@pytest.mark.parametrize(("language", "words"), sorted(ON_PLAN.items()))
def test_what_is_near_its_plan_is_never_said_to_be_on_it(language, words):
    said = [
        text for part in PARTS for text in words_of(language, part).values() if re.search(rf"({words})(?!\w)", text)
    ]
    assert said == []


pairs = pytest.mark.parametrize(
    ("language", "part"),
    [(language, part) for language in LANGUAGES for part in PARTS if part not in UNWRITTEN.get(language, ())],
)


@pairs
def test_every_message_of_english_is_worded(language, part):
    own, english = words_of(language, part), words_of("en", part)
    assert set(forms(english)) - set(forms(own)) == set()


@pairs
def test_no_message_is_worded_that_nobody_asks_for(language, part):
    own, english = words_of(language, part), words_of("en", part)
    families = {
        how[1:]
        for file in PARTS
        if file not in UNWRITTEN.get(language, ())
        for text in words_of(language, file).values()
        for _, _, how, _ in Formatter().parse(text)
        if how and how[0] == "@"
    }
    foreign = set(forms(own)) - set(forms(english))
    assert {key for key in foreign if key.split(".")[0] not in families} == set()


@pairs
def test_messages_show_the_same_figures_as_in_english(language, part):
    own, english = forms(words_of(language, part)), forms(words_of("en", part))
    faults = {}
    for key in own.keys() & english.keys():
        allowed = set().union(*map(parameters, english[key].values()))
        wanted = parameters(english[key].get("other", english[key].get("", "")))
        shown = set().union(*map(parameters, own[key].values()))
        if shown - allowed or wanted - shown:
            faults[key] = (wanted ^ shown, own[key])
    assert faults == {}


@pairs
def test_plural_messages_have_the_forms_of_the_language(language, part):
    own, english = forms(words_of(language, part)), forms(words_of("en", part))
    wanted = needed(language)
    faults = {}
    for key in own.keys() & english.keys():
        has = set(own[key])
        if has == {""} and "other" not in english[key]:
            continue
        optional = {"zero", *Locale.parse(language).plural_form.tags}
        if wanted - has - {"zero"} or has - wanted - optional:
            faults[key] = has
    assert faults == {}


@pairs
def test_no_text_is_empty(language, part):
    assert [key for key, text in words_of(language, part).items() if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_check_ins_are_those_that_the_site_shows(language):
    shown = words_of(language, "pages.yml")
    headings = headings_in(language)
    assert [getattr(headings, name)[0] for name in SECTIONS] == [shown[f"check-in.{name}"].lower() for name in SECTIONS]
    assert [getattr(headings, name)[0] for name in ("keep", "change", "learned")] == [
        shown[f"retrospective.{name}"].lower() for name in ("keep", "change", "learned")
    ]


def test_english_headings_are_known_in_every_language():
    for language in LANGUAGES:
        assert all(name in getattr(headings_in(language), name) for name in SECTIONS)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", ("1.234,5", f"47{NB}%", f"20.{NB}Nov.{NB}2026", "Freitag, 20. November 2026", "12.500")),
        ("fr", ("1\u202f234,5", f"47{NB}%", f"20{NB}nov.{NB}2026", "vendredi 20 novembre 2026", f"12,5{NB}k")),
        ("es", ("1.234,5", f"47{NB}%", f"20{NB}nov{NB}2026", "viernes, 20 de noviembre de 2026", f"12,5{NB}mil")),
        (
            "ar",
            (
                "\u20681,234.5\u2069",
                "\u206847%\u2069",
                f"20{NB}نوفمبر{NB}2026",
                "الجمعة، 20 نوفمبر 2026",
                f"12.5{NB}ألف",
            ),
        ),
        ("ja", ("1,234.5", "47%", "2026年11月20日", "2026年11月20日金曜日", "1.2万")),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_writes_them(language, shown):
    numbers, dates, day = NumberFormats(language), DateFormats(language), date(2026, 11, 20)
    assert (
        numbers.number(Decimal("1234.5")),
        numbers.percent(Decimal("0.47")),
        dates.day(day),
        dates.long_day(day),
        numbers.brief(Decimal(12500)),
    ) == shown


@pytest.mark.parametrize(
    ("language", "downwards"),
    [("en", "lower"), ("de", "gesenkt"), ("es", "rebaj"), ("fr", "allég|baiss"), ("ar", "خُفف|خُفض"), ("ja", "引き下げ")],
)
def test_a_figure_that_was_raised_to_make_it_easier_is_not_called_lowered(language, downwards):
    texts = words_of(language, "history.yml")
    told = [text for key, text in texts.items() if re.search("goalpost|changed-target", key)]
    assert len(told) > 15
    assert [text for text in told if re.search(downwards, text)] == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_links_to_changed_targets_use_the_words_of_their_page(language):
    page = words_of(language, "history.yml")["preset.changed-targets"].lower()
    follow = words_of(language, "follow.yml")
    assert page in follow["feed.targets"].lower()
    assert page in follow["follow.targets"].lower()
