"""How much of a page of OKRs is found, and that no word of it is lost."""

from __future__ import annotations

import re

import pytest
from told_words import told_words, words

from okrsite_gen.exchange.handbook.pages import read_pages
from okrsite_gen.model.incoming import IncomingFile, IncomingKeyResult
from okrsite_gen.model.kinds import KeyResultState, Outcome, Said, State
from tools.handbooks.__main__ import measured_page
from tools.handbooks.matching import Measured
from tools.handbooks.pages import REAL, own_pages, real_pages

OWN = list(own_pages())
needs_pages = pytest.mark.skipif(not REAL.is_dir(), reason="the published pages of other companies are not here")
LABELS = words(
    "plan mål nyckelresultat "
    "how we will know "
    "objective objectives key result results kr krs o okr okrs ziel ziele und ergebnisse objectif "
    "résultats clés objetivo resultado clave owner progress confidence status score baseline target "
    "current team quarter t2 q4 x a b c doelstelling kernresultaten and now period erreicht erledigt "
    "achieved complete initiatives goals for outcomes annual measured comments summary priority grade "
    "equipe trimestre 2º objetivo resultados chave responsável goal measure of success who where we are "
    "dri verantwortlich schlüsselergebnis responsable résultat clé overall what we said needs attention "
)
"""Words that only say what others are: they become a place in the structure."""


_CYCLES = (
    r"(?i)\b(?:fy|cy)?[ -]?(?:20)?\d\d[ _-]?q\d\b|\bq\d (?:fy ?)?\d{2,4}\b|\b[fc]y-?\d+(?:-?q\d)?\b"
    r"|^\s*(?:\W{0,3})(?:O|KR)?\d+[.:)]"
)


@pytest.mark.parametrize(("page", "expected"), OWN, ids=[page.stem for page, _ in OWN])
def test_a_page_is_read_as_its_reader_would(page, expected):
    measured = measured_page(page, expected, mapped=False)
    assert (measured.missed, measured.false) == ([], [])


def test_a_start_is_taken_from_the_title_where_a_table_tells_only_the_target_and_told_as_a_guess():
    table = b"# Team Pay\n\n## Objective: Sell\n\n| Key result | Target |\n|---|---|\n| Fall from 9 hours | 2 hours |\n"
    read = read_pages([IncomingFile("a.md", table)])
    (result,) = read.objectives[0].key_results
    assert (result.start, result.target) == ("9 hours", "2 hours")
    assert "“Fall from 9 hours” is read as a start of 9 hours, for the target of 2 hours." in str(read.guesses)


def test_what_a_sign_says_of_an_objective_is_kept():
    read = read_pages([IncomingFile("a.md", "## Objective 1: Sell ✅\n\n- KR1: Sell 9 trees\n".encode())])
    assert (read.objectives[0].title, read.objectives[0].rest) == ("Sell", (("Done", "yes"),))


def whole(mapped: bool) -> Measured:
    total = Measured()
    for page, expected in real_pages():
        total.add(measured_page(page, expected, mapped=mapped))
    return total


@needs_pages
@pytest.mark.parametrize(
    "title",
    ["~~KR2: Launch~~", "KR2: ~~Launch~~", "~~KR2: Launch~~ dropped", "**~~KR2: Launch~~**", "~~**KR2:** Launch~~"],
)
def test_a_line_through_a_key_result_and_its_label_drops_it_and_is_told(title):
    read = read_pages([IncomingFile("q4.md", f"# OKRs Q4 2026\n\n### O1: Win\n\n- KR1: Sell\n- {title}\n".encode())])
    _, result = read.objectives[0].key_results
    assert (result.title, result.state) == ("Launch", KeyResultState.DROPPED)
    assert [guess.what for guess in read.guesses if "state: dropped" in guess.what]


@pytest.mark.parametrize("title", ["### ~~O2: Win~~", "### O2: ~~Win~~", "~~**Objective 2: Win**~~"])
def test_an_objective_with_a_line_through_it_is_closed_as_dropped(title):
    read = read_pages([IncomingFile("q4.md", f"# OKRs Q4 2026\n\n{title}\n\n- KR1: Sell\n".encode())])
    (one,) = read.objectives
    assert (one.title, one.state, one.closed_as) == ("Win", State.CLOSED, Outcome.DROPPED)
    assert [guess.what for guess in read.guesses if "state: dropped" in guess.what]


def test_words_behind_what_was_dropped_are_told_under_the_field_that_gets_them():
    read = read_pages([IncomingFile("q4.md", b"# OKRs Q4 2026\n\n### O1: Win\n\n- KR1: ~~Sell~~ no land\n")])
    assert read.objectives[0].key_results[0].reason == "no land"
    assert "reason: no land" in read.guesses[0].what


def test_published_pages_are_found_unaided():
    total = whole(mapped=False)
    assert total.objectives.recall >= 0.98
    assert total.key_results.recall >= 0.99
    assert total.parents.recall == 1
    assert total.told.recall == 1
    assert min(total.objectives.precision, total.key_results.precision) >= 0.99


@needs_pages
def test_a_mapping_finds_what_is_left():
    total = whole(mapped=True)
    assert (total.objectives.recall, total.key_results.recall, total.parents.recall) == (1, 1, 1)
    assert (total.objectives.precision, total.key_results.precision) == (1, 1)


@needs_pages
def test_pages_that_only_explain_okrs_hold_none():
    for name in ("sourcegraph/okrs/index.md", "sourced/README.md", "sourced/SOURCE.md"):
        assert read_pages([IncomingFile(name, (REAL / "raw" / name).read_bytes())]).objectives == ()


def lost(text: str, name: str) -> set[str]:
    found = told_words(read_pages([IncomingFile(name, text.encode())]))
    spoken = re.sub(r"</?(?:details|summary|aside)>|\[[xX ]\] ", "", text.replace("<br>", "\n"))
    spoken = re.sub(r"\]\[[^\]]*\]|^\[[^\]^]*\]: ", "", spoken, flags=re.MULTILINE)
    spoken = re.sub(_CYCLES, "", spoken, flags=re.MULTILINE)
    return {word for word in words(spoken) - found - LABELS if not re.fullmatch(r"(?:o|kr)?\d+|q\d\w*", word)}


@pytest.mark.parametrize("page", [page for page, _ in OWN], ids=[page.stem for page, _ in OWN])
def test_no_word_of_a_page_is_lost(page):
    assert lost(page.read_text(encoding="utf-8"), page.name) == set()


@needs_pages
def test_no_word_of_published_pages_is_lost():
    for page in sorted((REAL / "raw").rglob("*.md")):
        assert lost(page.read_text(encoding="utf-8"), page.name) == set(), page.name


def test_every_line_that_became_nothing_is_told_with_its_number():
    text = "# Team OKRs 2026-Q4\n\nWritten in a hurry.\n\n1. **Grow**\n   - Sell 40 trees\n\n## Notes\n\n- Ask Ida\n"
    incoming = read_pages([IncomingFile("okrs.md", text.encode())])
    assert [(told.spot.row, told.text) for told in incoming.not_understood] == [
        (3, "Written in a hurry."),
        (8, "Notes"),
        (10, "Ask Ida"),
    ]
    assert incoming.rows == 6


def only(text: str) -> IncomingKeyResult:
    """Return the one key result of a page that is made around its lines."""
    page = f"# Objective: Grow\n\n## Key result: Sell trees\n\n{text}\n"
    (objective,) = read_pages([IncomingFile("okrs.md", page.encode())]).objectives
    (result,) = objective.key_results
    return result


def test_confidence_and_status_are_read_like_those_of_tables():
    told = only("- Confidence: 0.7\n- Status: Delivered\n")
    assert (told.confidence, told.status, told.rest) == (7, None, (("Status", "Delivered"),))
    told = only("- Confidence: high\n- Status: on track, the paint has come\n")
    assert (told.confidence, told.status) == (8, Said.ON_TRACK)
    assert set(told.rest) == {("Confidence", "high"), ("Status", "on track, the paint has come")}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Keep availability (99.9%)", "“Keep availability” with progress: 99.9%"),
        ("Launch in Lisbon – 10/12", "“Launch in Lisbon” with progress: 83.3%; result: 10/12"),
        ("🎯 Launch in Lisbon", "“Launch in Lisbon” with a sign that says nothing"),
        ("~~Launch in Lisbon~~", "“Launch in Lisbon” with state: dropped"),
    ],
)
def test_every_mark_that_is_taken_out_of_a_title_is_told(title, told):
    page = f"# Objective: Grow\n\n- KR: {title}\n- KR: Sell trees\n"
    guesses = read_pages([IncomingFile("okrs.md", page.encode())]).guesses
    assert [(guess.spot.row, guess.what) for guess in guesses] == [(3, f"“{title}” is read as {told}.")]


def test_key_results_without_an_objective_stand_together_wherever_the_page_has_them():
    text = "1. **KR:** Visits up 20%\n\n## CEO: Grow\n\n1. **CEO KR:** Margin of 30%\n\n# Notes\n\n1. **KR:** Stories\n"
    found = read_pages([IncomingFile("p.md", text.encode())]).objectives
    assert len({one.key for one in found}) == len(found) == 2
    assert [one.title for one in found[0].key_results] == ["Visits up 20%", "Stories"]
