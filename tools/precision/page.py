"""The page that says how often each rule about titles is right."""

from __future__ import annotations

from okrsite_gen.rules import Rule
from tools.precision.counts import kept_counts, on_written
from tools.precision.judge import Tally, title_rules
from tools.precision.labels import LABELS, LANGUAGES, pairs, written_for_this
from tools.precision.second import SecondReading, second_reading

INTRODUCTION = """# How often the rules are right

Advice that is wrong is worse than none: whoever was scolded twice without reason stops reading. So the rules that look
at titles are measured on titles that were read and labelled one by one. This page is made by `make docs`.

{written} titles in English, German and French and {pairs} pairs of titles were written for it and lie beside the tests,
in `tests/rules/labels/`. {real} more were published by two real companies; only their labels are kept here. {sample} of
these were drawn by lot and read for every rule. The others are what the rules find in those two companies besides
(`MEA002` aside, which found enough in the sample); each was read for the rules that found something in it, so that they
tell how often a rule is right and hardly how much it misses.

- **Hits**: how often the rule found something.
- **Wrong**: how often its reader disagreed.
- **Missed**: how often a reader found something and the rule did not. A key result without a figure counts as found
  where another rule says more exactly what is wrong with it, since one finding for one mistake is enough.
- **Precision**: the share of hits that are right. Below 0.90, or with fewer than 30 hits, a rule is off unless it is
  named under `rules` in [`okrsite.yml`](configuration.md#rules).
- **Recall**: the share of what readers found that the rule found too.

One reader labelled all titles, before the rules about wording were written and while they were being mended on these
very titles; a few labels were changed on second thought, and titles were added where a rule had fewer than 30 hits.
So the figures are kind to the rules, and most of all where few hits are real: titles that are written for a rule are
clearer than those of a busy team. Rules about fields beside the title, such as the values of a key result,
cannot be told from a title and are not in the table. For `WRD015`, which reads both, some of the titles that were
written have a start and a target. `WRD014` and `WRD015` came later: what they find was labelled after they had found
it, and what they miss among the titles drawn by lot was looked for by one reader alone.

Two further readers, half of the titles each, read what was written and what was drawn by lot: {second} titles, with a
sentence about each rule and without the labels, the rules or each other. **Agreement** is Cohen's kappa between them
and the first reader (1 is perfect, 0 is chance), and **by them** the share of hits that they called right. The sentence
about `MEA002` asked whether one would see that the key result was reached; they said of many that one would, though it
has no figure and nothing marks it as something that happens or not. The rule asks for just that mark, and says so now.
The sentence about `WRD012` spoke of the end of a title, and the rule means the end of a list.

`WRD014` and `WRD015` have one further reader, who had the first sentence about each rule and none of the labels, and
read all its hits mixed with as many other titles, drawn by lot: {WRD014} objectives and {WRD015} key results. Half of
these are hits, which the reader knew, so their agreement compares only roughly with that of the other rules. Of the
real titles that they find, this reader called 40 of 41 and 23 of 26 right. The three have a figure that ranks
("the top 3") and counts no work.

| rule | hits | of these real | wrong | of these real | missed | precision | recall | agreement | by them |
|---|---|---|---|---|---|---|---|---|---|
"""


def precision_page() -> str:
    """Return the text of `docs/reference/precision.md`."""
    written, real = on_written(), kept_counts()
    second = second_reading()
    rows = [
        _row(rule, written[rule.code.id], real.get(rule.code.id, Tally()), second.get(rule.code.id))
        for rule in title_rules()
    ]
    labelled = (LABELS / "real.tsv").read_text(encoding="utf-8").splitlines()[1:]
    introduction = INTRODUCTION.format(
        written=sum(len(written_for_this(language)) for language in LANGUAGES),
        pairs=len(pairs()),
        real=len(labelled),
        sample=sum(line.split("\t")[2] == "all" for line in labelled),
        second=max(each.titles for each in second.values()),
        **{code: second[code].titles for code in ("WRD014", "WRD015")},
    )
    return introduction + "".join(filter(None, rows))


def _row(rule: Rule, written: Tally, real: Tally, second: SecondReading | None) -> str:
    both = written + real
    if not both.hits and not both.missed:
        return ""
    name = f"`{rule.code.id}`<br>{rule.code.name}" + (" (off)" if rule.off_because else "")
    shares = " | ".join("–" if share is None else f"{share:.2f}" for share in (both.precision, both.recall))
    again = f"{second.kappa:.2f} | {second.right / second.hits:.2f}" if second and second.hits else "– | –"
    return (
        f"| {name} | {both.hits} | {real.hits} | {both.wrong} | {real.wrong} | {both.missed} | {shares} | {again} |\n"
    )
