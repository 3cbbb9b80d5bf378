"""The page of finding codes: every `Code` that the program defines."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import okrsite_gen
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules import RULES, Rule

FAMILIES = {
    "FILE": "Files and folders",
    "YAML": "Front matter as YAML",
    "MD": "Markdown",
    "VAL": "Figures",
    "FLD": "Fields of front matter",
    "KIN": "Kinds of key result",
    "REF": "References and links",
    "CYC": "Cycles",
    "ARC": "Archived cycles",
    "CHK": "Check-ins",
    "MET": "Metrics",
    "PUL": "Sources of metrics",
    "ORG": "The organisation as a whole",
    "AUD": "Audiences",
    "MEA": "Advice: measurement",
    "WRD": "Advice: wording",
    "FOC": "Advice: focus",
    "ALI": "Advice: alignment",
    "CAD": "Advice: cadence",
    "INT": "Advice: integrity",
    "FAI": "Advice: fairness",
    "ALW": "Allowed findings",
    "CFG": "Configuration",
    "SIT": "The site: theme, words, addresses",
}
"""Letters that codes begin with → what such findings are about, in the order of the page."""

FOLDER = "findings"
"""Where in `docs/reference/` the pages of codes lie that are not those of rules."""

MESSAGES = Path(__file__).parents[2] / "tests" / "golden" / "broken"
_MESSAGE = re.compile(r"^\S.* (?:error|warning|info) ([A-Z]+\d+)\n  (.+)$", re.MULTILINE)

BAR = r"\|"
"""A bar inside a cell of a table."""

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}

INTRODUCTION = """# Findings

Everything that okrsite can find fault with. This page is made from the program by `make docs`.

A finding shows the file with line and column, the line itself, what is wrong, why it matters and what to write
instead. Its code never changes its meaning, so you can search for it, and name it under `rules` in
[`okrsite.yml`](configuration.md#rules) to make the finding milder, silent or worse. Behind each code is its page, with
what is wrong, the same put right, and the way out; `okrsite explain CODE` prints it.

- An **error** keeps something from being understood. `okrsite build` writes nothing; with `--keep-going` it publishes
  the rest.
- A **warning** is published, though probably not as it was meant. Where *strict* stands beside it, `--strict` makes an
  error of it.
- A **hint** is advice.

In italics stands a message that some author got, with the words of that author in it. Where `check --fix` is named,
[it mends](../how-to/format-and-fix.md) the finding where that is certain.
"""


def every_code() -> Iterator[Code]:
    """Yield every code that a module of the program holds; one that several of them hold comes several times."""
    for module in pkgutil.walk_packages(okrsite_gen.__path__, "okrsite_gen."):
        if not module.name.endswith("__main__"):
            values = vars(importlib.import_module(module.name)).values()
            yield from (value for value in values if isinstance(value, Code))
            yield from (value.code for value in values if isinstance(value, Rule))


def all_codes() -> dict[str, Code]:
    """Return every code of the program by its id."""
    return {code.id: code for code in every_code()}


def messages() -> dict[str, str]:
    """Return code → the shortest message that it really gives in the broken content that tests are about."""
    found: dict[str, str] = {}
    for expected in sorted(MESSAGES.glob("*/expected.txt")):
        for code, message in _MESSAGE.findall(expected.read_text(encoding="utf-8")):
            found[code] = min(found.get(code, message), message, key=len)
    return found


def findings_page() -> str:
    """Return the page. A family of codes that it has no heading for is an error of this tool."""
    codes, said = all_codes(), messages()
    parts = [INTRODUCTION]
    for family, heading in FAMILIES.items():
        own = [codes.pop(key) for key in sorted(codes) if key.rstrip("0123456789") == family]
        if own:
            rows = "\n".join(_row(code, said.get(code.id, "")) for code in own)
            parts.append(f"## {heading}\n\n| code | is | says |\n|---|---|---|\n{rows}\n")
    if codes:
        message = f"No heading for {', '.join(sorted(codes))}: add the family to FAMILIES."
        raise LookupError(message)
    return "\n".join(parts)


def _row(code: Code, example: str) -> str:
    severity = SEVERITIES[code.severity] + (", strict" if code.strict else "")
    pieces = re.split(r"(`[^`]*`)", example)
    quoted = "".join(piece if piece.startswith("`") else re.sub(r"([*_<\[])", r"\\\1", piece) for piece in pieces)
    shown = f"<br>*{quoted.replace('|', BAR)}*" if quoted else ""
    mended = f"<br>`check --fix` {code.mended}." if code.mended else ""
    return f"| {_named(code)}<br>{code.name} | {severity} | {code.summary}{shown}{mended} |"


def _named(code: Code) -> str:
    """Return the code as a link to its page."""
    ruled = any(rule.code.id == code.id for rule in RULES)
    return f"[`{code.id}`]({'rules' if ruled else FOLDER}/{code.id.lower()}.md)"
