"""Fields that say who may see something."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from okrsite_gen.content.codes_fields import UNKNOWN_AUDIENCE
from okrsite_gen.content.shape.conventions import conventions_in
from okrsite_gen.content.shape.patterns import WORDS
from okrsite_gen.content.shape.problems import Cost, Problem, not_one_text, refusal
from okrsite_gen.content.shape.reads import ReadsInContext
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest

AUDIENCE_NAMES = (
    "visibility visible visible_to visible_for access private confidential restricted readers viewers hidden secret "
    "internal for for_only only_for permission permissions classification sensitivity"
)
"""Names that people write instead of `audience`; what stands under them hides nothing, so nothing may be shown."""


def read_audience(raw: object, info: ValidationInfo) -> str:
    """Return one of the configured audiences, spelled as configured; case does not matter.

    Whatever else stands there costs the whole entry, since nobody can tell for whom it is.
    """
    if not isinstance(raw, str):
        problem = not_one_text(raw)
        reason = "Nobody can tell who may read this, so it is shown to nobody."
        raise refusal(Problem(problem.code, problem.predicate, reason, problem.hint, Cost.RECORD))
    audiences = conventions_in(info.context).audiences
    by_form = {fold(audience): audience for audience in audiences}
    found = by_form.get(fold(raw.strip()))
    if found is None:
        raise refusal(_problem(raw, audiences))
    return found


def _problem(raw: str, audiences: tuple[str, ...]) -> Problem:
    reason = "Nobody can tell who may read this, so it is shown to nobody."
    if not audiences:
        hint = "List the audiences in okrsite.yml, widest first (`audiences: [public, company]`), or delete the line."
        return Problem(UNKNOWN_AUDIENCE, "names an audience, but okrsite.yml lists none", reason, hint, Cost.RECORD)
    listed = ", ".join(f"`{audience}`" for audience in audiences)
    meant = nearest(raw.strip(), audiences)
    hint = f"The audiences are {listed}."
    hint = f"Did you mean `{meant}`? {hint}" if meant else f"{hint} Write one of them, or add it to `audiences` there."
    return Problem(UNKNOWN_AUDIENCE, "is not one of the audiences of okrsite.yml", reason, hint, Cost.RECORD)


Audience = Annotated[str, ReadsInContext(read_audience, WORDS)]
"""The name of a configured audience; empty in the result means not given."""
