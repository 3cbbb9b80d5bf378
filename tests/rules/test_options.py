"""What may stand under a rule in `okrsite.yml`, and what a rule makes of what may not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from coaching import findings_in

from okrsite_gen.rules import RULES, Option

HALF, WHOLE, WORDS = Option(Decimal("0.5"), "A share.", most=1), Option(3, "A count.", least=1), Option((), "Words.")


@pytest.mark.parametrize(
    ("option", "written", "value"),
    [
        (WHOLE, "1", 1),
        (WHOLE, "0", None),
        (WHOLE, "-1", None),
        (WHOLE, "2.5", None),
        (WHOLE, "yes", None),
        (WHOLE, "99999999999", None),
        (HALF, "0", Decimal(0)),
        (HALF, "0.25", Decimal("0.25")),
        (HALF, "1.01", None),
        (HALF, "-0.1", None),
        (HALF, "NaN", None),
        (HALF, "sNaN", None),
        (HALF, "Infinity", None),
        (HALF, "1e999999", None),
        (HALF, "half", None),
        (WORDS, "fast, next-level,", ("fast", "next-level")),
    ],
)
def test_an_option_takes_what_is_of_its_kind_and_within_its_bounds(option, written, value):
    assert option.read(written) == value


def test_each_default_is_one_that_could_be_written():
    for rule in RULES:
        for name, option in rule.options.items():
            if not isinstance(option.default, tuple):
                assert option.read(str(option.default)) == option.default, (rule.code.id, name)


HOSTILE = ("-1", "0", "99999999999", "1e999999", "NaN", "Infinity")
CLOSED = "---\ntitle: The books close\nstate: closed\nclosed_as: partly\nkey_results:\n  - title: Not yet\n---\n"
SUPPORTED = {
    "content/teams/company/2026-Q4/one.md": "---\ntitle: One\n---\n",
    "content/teams/company/2026-Q4/two.md": "---\ntitle: Two\n---\n",
    **{
        f"content/teams/{team}/{file}": text
        for team in ("care", "sales")
        for file, text in {
            "team.md": "---\nparent: company\n---\n",
            "2026-Q4/a.md": "---\ntitle: A\nsupports: company/one\n---\n",
            "2026-Q4/b.md": "---\ntitle: B\nsupports: company/one\n---\n",
        }.items()
    },
}


@pytest.mark.parametrize("written", HOSTILE)
def test_no_number_makes_a_rule_fail(written, tmp_path):
    files = {"content/teams/books/2026-Q3/done.md": CLOSED, "content/assets/yard.jpg": "x", **SUPPORTED}
    lines = [
        f"  {rule.code.id}:\n" + "".join(f"    {name}: {written}\n" for name in rule.options)
        for rule in RULES
        if rule.options
    ]
    findings_in({"okrsite.yml": "rules:\n" + "".join(lines), **files}, tmp_path)
