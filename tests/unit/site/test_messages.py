from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest
from markupsafe import Markup

from okrsite_gen.model.values import WITHHELD, Value
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue, Message, Worded, bare, covers, message
from okrsite_gen.site.prose import Title

NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def catalogue(markdown):
    """Make a catalogue of some words, in English or in another language on top of English."""

    def make(english, own=None, language="en"):
        return Catalogue(
            own if own is not None else english, english, NumberFormats(language), DateFormats(language), markdown
        )

    return make


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{x}", "words", "words"),
        ("{x}", 1234, "1,234"),
        ("{x}", Decimal("0.50"), "0.5"),
        ("{x}", date(2026, 11, 20), f"20{NB}Nov{NB}2026"),
        ("{x}", Value(Decimal(12), "day", suffix=" days"), f"12{NB}days"),
        ("{x}", WITHHELD, "withheld"),
        ("{x:percent}", Decimal("0.5"), f"50{NB}%"),
        ("{x:percent}", "0.5", f"50{NB}%"),
        ("{x:points}", "-0.21", "−21"),
        ("{x:size}", "-0.21", "21"),
        ("{x:score}", "0.66", "0.7"),
        ("{x:day}", "2026-11-20", f"20{NB}Nov{NB}2026"),
        ("{x:short-day}", date(2026, 11, 20), f"20{NB}Nov"),
        ("{x:week}", date(2026, 11, 20), "2026-W47"),
        ("{x:@colour}", "red", "Red as a rose"),
        ("{x}", Message("colour.red"), "Red as a rose"),
        ("{x:day}", "some day", "some day"),
        ("{x:percent}", None, "—"),
        ("{x}", None, "—"),
        ("{x:percent}", Worded("just half"), "just half"),
        ("{x:percent}", "much", "much"),
        ("{x:no-such-way}", "words", "words"),
    ],
)
def test_a_message_says_how_its_parameter_is_shown(catalogue, text, value, shown):
    words = catalogue({"k": text, "colour.red": "Red as a rose", "figure.withheld": "withheld"})
    assert words.t("k", x=value) == shown


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "1 team"), (0, "0 teams"), (2, "2 teams"), (Decimal(1), "1 team"), ("many", "many teams")]
)
def test_the_count_chooses_the_plural_form(catalogue, count, shown):
    words = catalogue({"k.one": "{count} team", "k.other": "{count} teams"})
    assert words.t("k", count=count) == shown


def test_nothing_at_all_may_have_words_of_its_own(catalogue):
    words = catalogue({"k.zero": "no team", "k.one": "{count} team", "k.other": "{count} teams"})
    assert [words.t("k", count=count) for count in (0, 1, 2)] == ["no team", "1 team", "2 teams"]


def test_a_form_that_shows_no_number_is_for_exactly_one(catalogue):
    french = {
        "k.one": "une équipe",
        "k.other": "{count} équipes",
        "n.one": "{count} équipe",
        "n.other": "{count} équipes",
    }
    words = catalogue({}, french, "fr")
    assert [words.t("k", count=count) for count in (0, 1, 2)] == ["0 équipes", "une équipe", "2 équipes"]
    assert [words.t("n", count=count) for count in (0, 1, Decimal("1.5"))] == ["0 équipe", "1 équipe", "1,5 équipe"]


def test_a_language_may_have_plural_forms_where_english_has_none(catalogue):
    spanish = {"k.one": "{count} logrado", "k.other": "{count} logrados"}
    words = catalogue({"k": "{count} achieved"}, spanish, "es")
    assert [words.t("k", count=count) for count in (1, 2)] == ["1 logrado", "2 logrados"]


def test_without_a_count_the_only_whole_number_chooses(catalogue):
    words = catalogue({"k.one": "{name}: {n} team", "k.other": "{name}: {n} teams"})
    assert words.t("k", name="A", n=1) == "A: 1 team"


def test_other_languages_have_their_own_plural_forms(catalogue):
    polish = {"k.one": "{count} plik", "k.few": "{count} pliki", "k.many": "{count} plików", "k.other": "{count} pliku"}
    words = catalogue({"k.one": "{count} file", "k.other": "{count} files"}, polish, "pl")
    assert [words.t("k", count=count) for count in (1, 3, 5)] == ["1 plik", "3 pliki", "5 plików"]


def test_what_a_language_lacks_is_said_in_english(catalogue):
    words = catalogue({"a": "Yes", "b": "No"}, {"a": "Ja"}, "de")
    assert (words.t("a"), words.t("b"), words.unworded) == ("Ja", "No", set())


def test_an_unknown_key_shows_its_last_part_and_is_remembered(catalogue):
    words = catalogue({})
    assert words.t("reason.some-{new}-code", x=1) == "some {new} code"
    assert words.unworded == {"reason.some-{new}-code"}


def test_a_missing_parameter_shows_as_nothing(catalogue):
    assert catalogue({"k": "<{x}>"}).t("k") == "<>"


def test_a_damaged_message_is_shown_as_it_is(catalogue):
    assert catalogue({"k": "half a {brace"}).t("k") == "half a {brace"


def test_html_among_the_parameters_makes_the_message_html_and_escapes_the_rest(catalogue):
    shown = catalogue({"k": "{a} & {b}"}).t("k", a="<i>", b=Markup("<b>x</b>"))
    assert isinstance(shown, Markup)
    assert shown == "&lt;i&gt; &amp; <b>x</b>"


def test_plain_parameters_leave_the_message_plain_so_that_templates_escape_it(catalogue):
    assert not isinstance(catalogue({"k": "{a}"}).t("k", a="<script>"), Markup)


def test_an_authors_line_is_shown_as_html_and_a_name_by_its_key(catalogue):
    words = catalogue({"k": "needs {whom:name}"})
    assert words.t("k", {"a/b": Title("x < y")}, whom="a/b") == "needs x &lt; y"
    assert words.t("k", {}, whom="a/b") == "needs a/b"


def test_words_are_names_messages_or_an_authors_line(catalogue):
    words = catalogue({"k": "{n} teams"})
    assert [words.show("A & B"), words.show(message("k", n=2)), words.show(Title("a < b"))] == [
        "A & B",
        "2 teams",
        "a &lt; b",
    ]


def test_plain_words_stand_on_one_line_without_markup(catalogue):
    assert catalogue({}).plain(Title("a *bold*\n move < b")) == "a bold move < b"


def test_coverage_counts_plural_forms_as_one():
    english = {"a.one": "", "a.other": "", "b": "", "c": ""}
    assert covers({"a.few": "", "a.other": "", "c": ""}, english) == ("b",)


def test_of_two_whole_numbers_none_chooses_unless_it_is_the_count(catalogue):
    words = catalogue({"x.one": "{good} of {all} check", "x.other": "{good} of {all} checks"})
    assert words.t("x", good=1, all=2) == "1 of 2 checks"
    assert words.t("x", good=0, all=1, count=1) == "0 of 1 check"


@pytest.mark.parametrize("piece", ["<!--", "<", '<a "', "<!-- -->", "<a <"])
def test_bare_words_of_any_html_are_read_once(piece):
    started = perf_counter()
    bare(Markup(piece * 100_000))
    assert perf_counter() - started < 5


def test_bare_words_leave_out_tags_and_comments():
    assert bare(Markup('a <b title="x > y">b</b><!-- <i>c</i> --> &lt;d')) == "a b <d"


def test_a_name_keeps_its_direction_in_a_sentence_from_right_to_left(catalogue):
    words = catalogue({"k": "{team} ({day:day})", "n": "{key:name}: {it:@k}", "k.x": "x"}, language="ar")
    assert words.t("k", team="Data (EU)", day=date(2026, 11, 20)) == f"\u2068Data (EU)\u2069 (20{NB}نوفمبر{NB}2026)"
    assert words.t("n", {"a/b": "Live!"}, key="a/b", it="x") == "\u2068Live!\u2069: x"
    assert words.t("k", team=Markup("<b>R&amp;D</b>"), day="") == Markup("\u2068<b>R&amp;D</b>\u2069 ()")


def test_a_number_that_names_something_shows_each_time_what_it_names(words):
    own = Catalogue({"x": "{of:name}"}, {}, words.numbers, words.dates, words._markdown)
    assert [own.t("x", {"1": title}, of=1) for title in ("One", "Two")] == ["One", "Two"]


def test_the_form_goes_by_the_figure_each_time(words):
    own = Catalogue(
        {"x.one": "{count} item", "x.other": "{count} items"}, {}, words.numbers, words.dates, words._markdown
    )
    counts = (1, Decimal("1.5"), 2, Decimal(1), 1)
    assert [own.t("x", count=count) for count in counts] == ["1 item", "1.5 items", "2 items", "1 item", "1 item"]
