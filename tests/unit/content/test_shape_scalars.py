"""What single fields accept, and what they say about the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.schema import KeyResultFront, validate
from okrsite_gen.model.kinds import Ambition, Cadence, State
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import WITHHELD


def read(key_result: dict[str, object], settings: Settings | None = None):
    """Return the key result made of these fields, and the findings."""
    role = Role("objective", "teams/a/b/c.md", "a", "b", "c")
    front = {"title": "T", "key_results": [{"title": "K", **key_result}]}
    objective, findings = validate(Document("c.md", role, "", front), settings or Settings())
    key_results = objective.key_results if objective else ()
    return (key_results[0] if key_results else None), findings


def only_finding(key_result: dict[str, object], settings: Settings | None = None):
    kept, findings = read(key_result, settings)
    assert len(findings) == 1, findings
    return kept, findings[0]


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("done", "true", True),
        ("done", "Yes", True),
        ("done", "NO", False),
        ("confidence", "0", 0),
        ("confidence", " 10 ", 10),
        ("due", "2026-11-20", date(2026, 11, 20)),
        ("due", "2028-02-29", date(2028, 2, 29)),
        ("weight", "2", Decimal(2)),
        ("weight", "0.5", Decimal("0.5")),
        ("progress", "40%", Decimal("0.4")),
        ("progress", "0.4", Decimal("0.4")),
        ("score", "0.7", Decimal("0.7")),
        ("score", "70%", Decimal("0.7")),
        ("target", "withheld", WITHHELD),
        ("description", "  no: on 012 3.10 \n", "  no: on 012 3.10 \n"),
        ("owner", "  maria ", "maria"),
        ("id", "time-to-live", "time-to-live"),
        ("id", "कार्य_१", "कार्य_१"),
        ("id", "e\u0301tape", "étape"),
        ("evidence", "https://example.com/a?b", "https://example.com/a?b"),
        ("evidence", "www.example.com", "https://www.example.com"),
        ("evidence", "../../assets/proof.pdf", "../../assets/proof.pdf"),
        ("tags", "onboarding", ("onboarding",)),
        ("tags", ["a", "b"], ("a", "b")),
        ("aliases", "#old-id", ("old-id",)),
        ("aliases", ["/old/#kr", "older"], ("/old/#kr", "older")),
        ("indicator", "Leading", "leading"),
        ("reached", "Stretch", "stretch"),
    ],
)
def test_what_authors_write_is_read_as_meant(field, written, meant):
    key_result, findings = read({field: written})
    assert findings == ()
    assert getattr(key_result, field) == meant


@pytest.mark.parametrize(
    ("field", "written", "code", "message", "hint"),
    [
        ("done", "on", "FLD007", "`done: on` is neither true nor false.", "Write `true`."),
        ("done", "perhaps", "FLD007", "`done: perhaps` is neither true nor false.", "Write `true` or `false`."),
        (
            "confidence",
            "0.7",
            "FLD009",
            "`confidence: 0.7` is not a confidence.",
            "Write `7`, which is `0.7` on the scale from 0 to 10.",
        ),
        ("confidence", "70 %", "FLD009", "…", "Write `7`, which is `70 %` on the scale from 0 to 10."),
        ("confidence", "7/10", "FLD009", "…", "Write `7`, which is `7/10` on the scale from 0 to 10."),
        ("confidence", "1.0", "FLD009", "…", "Write `10`, which is `1.0` on the scale from 0 to 10."),
        ("confidence", "7.5", "FLD009", "…", "Write `7` or `8`."),
        ("confidence", "11", "FLD009", "…", "Write a number such as `7`; 4 or 5 says…"),
        (
            "due",
            "2026-11-31",
            "FLD006",
            "`due: 2026-11-31` is a day that no calendar has.",
            "Did you mean `2026-11-30`?",
        ),
        ("due", "2027-02-29", "FLD006", "…", "Did you mean `2027-02-28`?"),
        ("due", "2026-31-12", "FLD006", "…", "Did you mean `2026-12-31`?"),
        ("due", "2026-11-00", "FLD006", "…", "Did you mean `2026-11-01`?"),
        ("due", "31/12/2026", "FLD006", "…", "Write `2026-12-31`."),
        ("due", "12/31/2026", "FLD006", "…", "Write `2026-12-31`."),
        ("due", "3.4.2026", "FLD006", "…", "Write `2026-04-03` or `2026-03-04`, whichever is meant."),
        ("due", "2026-1-5", "FLD006", "…", "Write `2026-01-05`."),
        ("due", "20261231", "FLD006", "…", "Write `2026-12-31`."),
        ("due", "2026-12-31T10:00:00Z", "FLD006", "…", "Write `2026-12-31`."),
        ("due", "end of March", "FLD006", "…", "Write the date as year-month-day, such as `2026-11-20`."),
        ("due", "9999-12-31", "FLD006", "…", "Correct the year; leave the field out for something without an end."),
        ("due", "٢٠٢٦-١١-٢٠", "FLD006", "…", "Write the date as year-month-day, such as `2026-11-20`."),
        ("weight", "0", "FLD008", "`weight: 0` is not a weight.", "To take something out of the mean, give it…"),
        ("weight", "1,5", "FLD008", "…", "Write a number above 0, such as `2`; 1 is usual."),
        ("weight", "heavy", "FLD008", "…", "Write a number above 0, such as `2`; 1 is usual."),
        ("score", "7", "FLD008", "`score: 7` is not a score.", "Write `0.7` if `7` was meant out of 10."),
        ("score", "1.2", "FLD008", "…", "Write a number such as `0.7`."),
        ("progress", "half", "VAL004", "`half` is not a progress figure.", "Write `40%` or `0.4`."),
        ("target", "many", "VAL001", "`many` is not a number with a unit.", "Write a number with its unit, such as…"),
        ("target", "4,6", "VAL002", "Is `4,6` meant as 4.6 or as 46?", "…"),
        ("id", "time to live", "FLD011", "`id: time to live` cannot be an id.", "Write `time-to-live`."),
        ("id", "a" * 65, "FLD011", "…", "Keep the few words that tell it apart."),
        ("id", "con", "FLD011", "…", "Add a word: `con-rate`."),
        ("id", "Value", "FLD012", "`id: Value` cannot be the id of a key result.", "Write `Value-rate`, say."),
        ("id", "closed-as", "FLD012", "…", "…"),
        ("evidence", "javascript:alert(1)", "FLD016", "…", "Write `https://…`."),
        ("evidence", "see the dashboard", "FLD016", "`evidence: see the dashboard` is not an address.", "…"),
        ("aliases", "/../secret/", "FLD017", "…", "Write it as `/teams/payments/`."),
        ("tags", "a, b", "FLD003", "`tags: a, b` is one text, not a list.", "Write `tags: [a, b]`."),
        ("tags", ["a", ""], "FLD004", "Entry 2 of `tags` is empty.", "Write something there, or delete the line."),
        ("tags", ["a", None], "FLD004", "Entry 2 of `tags` is empty.", "Write something there, or delete the line."),
        (
            "owner",
            ["a"],
            "FLD003",
            "`owner` is a list where one entry is expected.",
            "Write a single value: `owner: …`.",
        ),
        (
            "owner",
            {"a": {}},
            "FLD003",
            "`owner` has fields of its own where plain words are expected.",
            "Put the words on one line, in quotes if they hold a colon.",
        ),
        (
            "baseline",
            "38%",
            "FLD007",
            "`baseline: 38%` is neither true nor false.",
            "Write `start: 38%` for the figure that it starts from.",
        ),
        ("better", "lower", "FLD005", "…", "Did you mean `down`? It is one of `up` or `down`."),
        (
            "better",
            "sideways",
            "FLD005",
            "`better: sideways` is not one of the words known here.",
            "Write `up` or `down`.",
        ),
        ("planned", ["42%"], "FLD003", "`planned` is a list where names with values are expected.", "…"),
        ("planned", {"2026-11-31": "4"}, "FLD006", "`2026-11-31` in `planned` is a day that no calendar has.", "…"),
        ("planned", {"2026-11-30": "x"}, "VAL001", "`x` is not a number with a unit.", "…"),
        ("levels", "high", "FLD003", "`levels: high` is one text where fields with values are expected.", "…"),
        ("milestones", {"a": "x"}, "FLD003", "`milestones` is not a list.", "Begin each entry on a line of its own…"),
        ("due", {"a b": "c"}, "FLD020", "`due` was read as a field `a b` with a value, not as a sentence.", "…"),
    ],
)
def test_what_cannot_be_read_is_explained_and_left_out(field, written, code, message, hint):
    key_result, finding = only_finding({field: written})
    assert finding.code == code
    assert_worded(finding.message, message)
    assert_worded(finding.hint, hint)
    default = KeyResultFront.model_fields[field].get_default()
    assert getattr(key_result, field) in (default, ("a",), ())


def assert_worded(words: str, expected: str) -> None:
    """Compare words; `…` at the end of what is expected stands for any rest."""
    if expected.endswith("…") and not expected.endswith("`https://…`."):
        assert words.startswith(expected[:-1])
    else:
        assert words == expected


@pytest.mark.parametrize(
    "written", ["9" * 5000, "1e999999999", "-1E-999999999", "NaN", "inf", "0x1F", "1_000", "٣", "½"]
)
@pytest.mark.parametrize("field", ["confidence", "weight", "progress", "score", "target", "due", "done"])
def test_numbers_that_nobody_means_are_findings(field, written):
    key_result, findings = read({field: written})
    assert key_result is not None
    if (field, written) not in {("target", "٣"), ("target", "0x1F")}:
        assert len(findings) == 1
        assert len(findings[0].message) < 200


def test_a_decimal_comma_is_read_where_it_is_configured():
    key_result, findings = read({"weight": "1,5", "score": "0,7", "target": "4,6"}, Settings(decimal_comma=True))
    assert findings == ()
    assert (key_result.weight, key_result.score) == (Decimal("1.5"), Decimal("0.7"))
    assert key_result.target.number == Decimal("4.6")


def test_a_bare_number_takes_the_unit_beside_it_wherever_that_stands():
    key_result, findings = read({"start": "31", "planned": {"2026-12-01": "9", "2026-11-01": "20"}, "unit": "days"})
    assert findings == ()
    assert key_result.start.unit == "day"
    assert [(day.month, figure.unit) for day, figure in key_result.planned] == [(11, "day"), (12, "day")]


def test_fields_without_a_value_count_as_not_given():
    key_result, findings = read({"owner": None, "target": None, "tags": None, "weight": None})
    assert findings == ()
    assert key_result.model_fields_set == {"title"}
    assert key_result.weight == 1


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("ambition", "Committed", Ambition.COMMITTED),
        ("state", "DRAFT", State.DRAFT),
        ("check_in", "weekly", Cadence.WEEKLY),
        ("closed_as", "partly", "partly"),
    ],
)
def test_words_are_known_in_any_case(field, written, meant):
    role = Role("objective", "c.md")
    objective, findings = validate(Document("c.md", role, "", {"title": "T", field: written}), Settings())
    assert findings == ()
    assert getattr(objective, field) == meant


@pytest.mark.parametrize("written", ["at-risk", "At risk", "AT_RISK"])
def test_words_may_join_their_parts_in_any_way(written):
    role = Role("check-in", "c.md")
    front = {"updates": {"a": {"status": written}}}
    check_in, findings = validate(Document("c.md", role, "", front), Settings())
    assert findings == ()
    assert check_in.updates["a"].status == "at-risk"
