"""The rules are as precise on labelled titles as the page about it says, and those that are not are off."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrsite_gen.rules import RULES
from tools.precision.counts import kept_counts, on_real, on_written
from tools.precision.judge import Tally, title_rules
from tools.precision.labels import LABELS, LANGUAGES, written_for_this

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real-okrs"
ENOUGH, PRECISE = 30, 0.9


@pytest.mark.parametrize("rule", title_rules(), ids=lambda rule: rule.code.id)
def test_a_rule_about_titles_is_on_only_where_enough_hits_show_that_it_is_right(rule):
    tally = on_written()[rule.code.id] + kept_counts().get(rule.code.id, Tally())
    if not tally.hits + tally.missed:
        pytest.skip("it looks at fields beside the title, or nobody has labelled titles for it")

    assert rule.off_because or (tally.hits >= ENOUGH and tally.precision >= PRECISE)


def test_labels_name_rules_that_exist():
    codes = {rule.code.id for rule in RULES}
    named = {code for language in LANGUAGES for each in written_for_this(language) for code in each.codes}
    rows = [line.split("\t") for line in (LABELS / "real.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    named |= {code for row in rows for code in (*row[2].split(), *row[3].split()) if code != "all"}

    assert named - codes == set()


@pytest.mark.skipif(not REAL.is_dir(), reason="the collection of real OKRs is not on this machine")
def test_the_counts_of_real_companies_are_those_that_the_rules_give():
    assert dict(kept_counts()) == on_real(REAL), "run `python -m tools.precision` with the folder of real companies"
