"""A page for each code that is not that of a rule, made from its explanation."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.explain import every_finding, page_of_code
from tools.reference.findings import FOLDER, SEVERITIES
from tools.reference.rules import told

_SILENCE = """`rules: {{{code}: off}}` in [`okrsite.yml`](../configuration.md#rules) silences it everywhere.
[All findings](../findings.md)"""

_ERROR = """An error can neither be made less nor allowed: it keeps something from being understood.
[All findings](../findings.md)"""

_ARTICLES = {Severity.ERROR: "An", Severity.WARNING: "A", Severity.INFO: "A"}


def explanation_pages() -> dict[str, str]:
    """Return file in `docs/reference/` → text of the page, for each code that is not that of a rule."""
    codes = [found.code for found in every_finding().values() if found.rule is None]
    return {f"{FOLDER}/{code.id.lower()}.md": _page(code) for code in codes}


def _page(code: Code) -> str:
    strict = "; with `--strict` an error" if code.strict else ""
    parts = [
        f"# {code.id}: {code.name}",
        code.summary,
        f"{_ARTICLES[code.severity]} {SEVERITIES[code.severity]}{strict}.",
        *told(page_of_code(code.id)),
        *(
            [f"[`okrsite check --fix`](../../how-to/format-and-fix.md) mends this: it {code.mended}."]
            if code.mended
            else []
        ),
        _ERROR if code.severity is Severity.ERROR else _SILENCE.format(code=code.id),
    ]
    return "\n\n".join(parts) + "\n"
