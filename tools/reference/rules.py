"""A page for each rule, made from its docstring."""

from __future__ import annotations

from okrsite_gen.rules import RULES, Rule
from okrsite_gen.rules.pages import RulePage, page_of
from tools.precision.counts import kept_counts, on_written
from tools.precision.judge import Tally
from tools.precision.second import SecondReading, second_reading
from tools.reference.findings import SEVERITIES

FOLDER = "rules"

_SILENCE = """`rules: {{{code}: off}}` in [`okrsite.yml`](../configuration.md#rules) silences it everywhere, and
`allow: {{{code}: why}}` in the front matter of one file there. [All findings](../findings.md)"""


def rule_pages() -> dict[str, str]:
    """Return file in `docs/reference/` → text of the page, for each rule."""
    written, real, second = on_written(), kept_counts(), second_reading()
    return {
        f"{FOLDER}/{rule.code.id.lower()}.md": _page(
            rule,
            written.get(rule.code.id, Tally()) + real.get(rule.code.id, Tally()),
            second.get(rule.code.id),
        )
        for rule in RULES
    }


def _page(rule: Rule, tally: Tally, second: SecondReading | None) -> str:
    page, code = page_of(rule), rule.code
    off = f" Off unless configured: {rule.off_because}" if rule.off_because else ""
    parts = [
        f"# {code.id}: {code.name}",
        f"{code.summary}",
        f"A {SEVERITIES[code.severity]}, since version {rule.since}.{off}",
        *told(page),
        *_options(rule),
        *_precision(tally, second),
        _SILENCE.format(code=code.id),
    ]
    return "\n\n".join(parts) + "\n"


def told(page: RulePage) -> list[str]:
    """Return the parts of a page that rules and other findings have in common."""
    return [
        page.why,
        "## Instead of this",
        f"```\n{page.bad}\n```",
        "## Better like this",
        f"```\n{page.good}\n```",
        "## What to do",
        page.fix,
    ]


def _options(rule: Rule) -> list[str]:
    if not rule.options:
        return []
    rows = []
    for name, option in rule.options.items():
        default = ", ".join(option.default) if isinstance(option.default, tuple) else str(option.default)
        rows.append(f"| `{name}` | {f'`{default}`' if default else 'none'} | {option.help} |")
    return ["## Options", "\n".join(["| option | default | meaning |", "|---|---|---|", *rows])]


def _precision(tally: Tally, second: SecondReading | None) -> list[str]:
    if tally.precision is None:
        return []
    how_often = f"It found something in {tally.hits} labelled titles, and was right in {tally.right} of them"
    told = f"{how_often} ([{tally.precision:.2f}](../precision.md))."
    if second and second.hits:
        readers, who = ("two further readers", "they") if second.readers > 1 else ("another reader", "this one")
        told += (
            f"\nOf the {second.hits} of these that {readers} saw, {who} called {second.right} right "
            f"([{second.right / second.hits:.2f}, and why](../precision.md))."
        )
    return ["## How often it is right", told]
