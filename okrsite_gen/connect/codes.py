"""Findings about sources of metrics that were asked (PUL)."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

ERROR = Severity.ERROR

NO_ANSWER = Code("PUL001", "no-answer", ERROR, "A source of a metric did not answer, or said no.")
ANSWER_UNREADABLE = Code("PUL002", "answer-unreadable", ERROR, "A source of a metric answered, and not with a figure.")
SECRET_MISSING = Code("PUL003", "secret-missing", ERROR, "A source names a secret that the environment does not hold.")
REFUSED = Code("PUL004", "source-refused", ERROR, "A source is not asked, since that could do harm.")
ROWS_NOT_WRITTEN = Code("PUL005", "rows-not-written", ERROR, "A source gave figures that the rows cannot take.")
