"""Every word that code or a template asks for exists, and none lies around unused."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from string import Formatter

import pytest

from okrsite_gen.model import insights, kinds, rhythm, status
from okrsite_gen.model.values import WITHHELD
from okrsite_gen.site.messages import PLURALS
from okrsite_gen.site.theme_files import built_in_themes
from okrsite_gen.site.views.change_words import WORDS_OF
from okrsite_gen.site.views.needs import Concern

ROOT = Path(__file__).parents[3]
ARITHMETIC = (ROOT / "docs/explanation/arithmetic.md").read_text(encoding="utf-8")
KEY = r"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9_-]+)+)"
VARIANT = re.compile(r"\.(?:without-[a-z_]+|asker-only|partial|only|left)$")

VOCABULARIES = {
    "status": status.Status,
    "status-inline": status.Status,
    "status-is": status.Status,
    "kind": kinds.Kind,
    "ambition": kinds.Ambition,
    "state": kinds.State,
    "outcome-inline": kinds.Outcome,
    "said": kinds.Said,
    "alignment": kinds.Alignment,
    "need": kinds.Need,
    "concern": Concern,
    "concern-inline": Concern,
    "concern-means": Concern,
    "work": kinds.Work,
    "cadence-inline": kinds.Cadence,
    "beat": rhythm.Beat,
    "pace-verdict": insights.Pace,
    "phase": ("planning", "running", "grading", "over", "open"),
    "band": ("low", "middle", "high"),
    "attention": ("off-track", "at-risk", "stale", "contradiction", "dependency", "changed-target", "blocker", "ask"),
    "contradiction": ("confident-but-behind", "worried-but-on-plan"),
    "indicator": ("leading", "lagging"),
    "level": ("none", "commit", "target", "stretch"),
    "done": ("true", "false"),
    "recorded": ("true", "false"),
    "source": ("check-in", "metric", "file", "history", "computed"),
}


def stem(key):
    """The key as code asks for it: without plural form and variant."""
    first, _, last = key.rpartition(".")
    return VARIANT.sub("", first if last in PLURALS else key)


def sources():
    templates = [(file, file.read_text(encoding="utf-8")) for file in (built_in_themes() / "default").rglob("*.html")]
    code = [(file, file.read_text(encoding="utf-8")) for file in (ROOT / "okrsite_gen/site").rglob("*.py")]
    return templates + code


def asked(text):
    """Keys that a source names in full, and the families of which it makes keys."""
    text = re.sub(r"attribute=\"[^\"]*\"", "", text)
    calls = r"(?:\bt|\bmessage|\bMessage|\bhas_words|\.has)\(\s*"
    # In Python a key also waits in a variable or table; a quoted text of the form of a key counts as one.
    exact = set(re.findall(rf"{calls}\"{KEY}\"", text)) | set(re.findall(rf"\"{KEY}\"", text))
    families = set(re.findall(r"\"([a-z][a-z0-9-]*)\.\" ~", text)) | set(re.findall(r"f\"([a-z][a-z0-9-]*)\.\{", text))
    families |= set(re.findall(r"\|word\(\"([a-z0-9-]+)\"\)", text)) | set(
        re.findall(r"\.texts\(\"([a-z-]+)\.\"\)", text)
    )
    return exact, families


def codes_of(heading):
    """Codes in the first column (or the second, behind a status) of the table under a heading of the arithmetic."""
    section = ARITHMETIC.split(f"### {heading}", 1)[1].split("\n###", 1)[0]
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("|")]
    column = next(i for i, cell in enumerate(rows[0]) if cell.strip() == "code")
    return {cell.strip().strip("`"): row for row in rows[2:] for cell in [row[column]]}


@pytest.fixture(scope="module")
def english(request):
    return request.getfixturevalue("theme").english


@pytest.mark.parametrize("family", sorted(VOCABULARIES))
def test_every_value_of_a_closed_vocabulary_is_worded(english, family):
    values = VOCABULARIES[family]
    names = [value.value for value in values] if isinstance(values, type) and issubclass(values, Enum) else values
    assert [name for name in names if f"{family}.{name}" not in english] == []


@pytest.mark.parametrize(
    ("family", "heading"),
    [
        ("reason", "Reasons"),
        ("formula", "Formulas"),
        ("pace", "Why pace is not judged"),
        ("unmeasured", "Why progress cannot be measured"),
    ],
)
def test_every_code_of_the_arithmetic_is_worded_and_no_other(english, family, heading):
    worded = {stem(key).removeprefix(f"{family}.") for key in english if key.startswith(f"{family}.")}
    assert worded - {"result", "gives"} == set(codes_of(heading))


def test_reasons_use_only_parameters_that_analysis_hands_over(english):
    documented = {code: set(re.findall(r"[a-z_]+", row[2])) | {"need"} for code, row in codes_of("Reasons").items()}
    foreign = {
        key: name
        for key, text in english.items()
        if key.startswith("reason.")
        for _, name, _, _ in Formatter().parse(text)
        if name and name not in documented[stem(key).removeprefix("reason.")]
    }
    assert foreign == {}


def test_every_key_that_is_asked_for_exists(english):
    known = {stem(key) for key in english}
    families = {key.split(".")[0] for key in known}
    missing = {
        key: file.name
        for file, text in sources()
        for key in asked(text)[0]
        if key.split(".")[0] in families
        and stem(key) not in known
        and not re.search(r"\.(html|css|js|svg|yml|md|xml|atom)$", key)
    }
    assert missing == {}


def test_every_family_of_which_keys_are_made_exists(english):
    known = {key.split(".")[0] for key in english} | {"part"}  # which are places on a page
    assert {family for _, text in sources() for family in asked(text)[1] if family not in known} == set()


def test_no_key_is_unused(english):
    exact, families = set(), set()
    for _, text in sources():
        keys, prefixes = asked(text)
        exact |= keys
        families |= prefixes
    families |= {
        how[1:] for text in english.values() for _, _, how, _ in Formatter().parse(text) if how and how[0] == "@"
    }
    families |= {group for group, _ in WORDS_OF.values()}
    unused = {
        key for key in english if stem(key) not in exact and key not in exact and key.split(".")[0] not in families
    }
    assert unused == set()


def test_every_message_can_be_shown_whatever_it_is_given(english, words):
    for key, text in english.items():
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        for value in ("", 1, "text", WITHHELD):
            assert isinstance(words.t(key, **dict.fromkeys(names, value)), str)


COUNTED = {"count", "checks"}
"""Parameters that choose the plural form of a message wherever they stand in it."""

DAYS_AND_WORDS = {
    "cycle",
    "day",
    "due",
    "first",
    "first_day",
    "gives",
    "last",
    "last_day",
    "name",
    "planned",
    "progress",
    "score",
    "team",
    "title",
}
"""Parameters of plural messages that are never whole numbers."""


def test_a_message_with_plural_forms_shows_one_whole_number_or_says_which_one_chooses(english):
    faults = {}
    for key in {stem(key) for key in english if key.rpartition(".")[2] in PLURALS}:
        forms = [english[f"{key}.{form}"] for form in PLURALS if f"{key}.{form}" in english]
        shown = {name for text in forms for _, name, _, _ in Formatter().parse(text) if name} - DAYS_AND_WORDS
        if len(shown) > 1 and not shown & COUNTED:
            faults[key] = shown
    assert faults == {}
