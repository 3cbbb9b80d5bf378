"""Finding codes: what a code means and how severe it is by itself."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic, Fix, Severity
from okrsite_gen.model.names import Place


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding. Ids are family letters and three digits, and are never reused."""

    id: str
    name: str
    """A short name in kebab-case (`unknown-field`)."""
    severity: Severity
    summary: str
    """One sentence: what the finding says and why it matters."""
    strict: bool = False
    """Whether `--strict` turns this warning into an error."""

    mended: str = ""
    """What `check --fix` does about it, as in "puts the value in quotes"; empty where it does nothing."""

    def at(self, place: Place, message: str, reason: str = "", hint: str = "", *, fix: Fix | None = None) -> Diagnostic:
        """Return a finding of this kind about `place`."""
        return Diagnostic(self.id, self.severity, place, message, reason, hint, strict=self.strict, fix=fix)
