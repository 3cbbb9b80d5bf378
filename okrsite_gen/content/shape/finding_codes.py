"""Fields that name findings by their code."""

from __future__ import annotations

import re
from typing import Annotated

from okrsite_gen.content.codes_fields import UNKNOWN_WORD
from okrsite_gen.content.shape.patterns import CODE
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads

_CODE = re.compile(r"[A-Za-z]{2,5}[0-9]{3}")


def read_code(raw: object) -> str:
    """Return the code of a finding in capitals."""
    words = one_text(raw).strip()
    if not _CODE.fullmatch(words):
        hint = "Write the code that stands beside the finding, such as `FLD001`."
        raise refusal(Problem(UNKNOWN_WORD, "is not the code of a finding", "", hint))
    return words.upper()


FindingCode = Annotated[str, Reads(read_code, {"type": "string", "pattern": CODE})]
"""Family letters and three digits."""
