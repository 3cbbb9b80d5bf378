"""How each rule did on all labelled titles: those written for it, and the counts that real companies gave."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from tools.precision.judge import Tally, tallies, tallies_of_pairs, title_rules
from tools.precision.labels import LABELS, LANGUAGES, of_companies, pairs, written_for_this

COUNTS = LABELS / "real-counts.tsv"
"""What the rules found in titles of real companies, which are not part of this repository."""


def on_written() -> dict[str, Tally]:
    """Return code → how the rule did on the titles that were written to be labelled."""
    sums = {rule.code.id: Tally() for rule in title_rules()}
    for language in LANGUAGES:
        for code, tally in tallies(written_for_this(language), language).items():
            sums[code] += tally
    for code, tally in tallies_of_pairs(pairs()).items():
        sums[code] += tally
    return sums


def on_real(folder: Path) -> dict[str, Tally]:
    """Return code → how the rule did on titles of the companies in a folder."""
    return tallies(of_companies(folder), "en")


def kept_counts() -> Mapping[str, Tally]:
    """Return what `on_real` gave when it was last counted."""
    with COUNTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {row["code"]: Tally(int(row["right"]), int(row["wrong"]), int(row["missed"])) for row in rows}


def write_counts(folder: Path) -> None:
    """Count anew on the companies of a folder."""
    lines = ["code\tright\twrong\tmissed\n"]
    lines += [f"{code}\t{each.right}\t{each.wrong}\t{each.missed}\n" for code, each in on_real(folder).items()]
    COUNTS.write_text("".join(lines), encoding="utf-8")
