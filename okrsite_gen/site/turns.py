"""What counts as running into trouble, and what as getting out of it."""

from __future__ import annotations

from okrsite_gen.model.status import Status

TROUBLE = (Status.OFF_TRACK, Status.AT_RISK, Status.STALE)
"""What counts as trouble, the worst first."""
WELL = (Status.ON_TRACK, Status.TARGET_MET)


def ran_into_trouble(before: Status | None, after: Status | None) -> bool:
    """Return whether something is worse off: stale to at risk is worse, off track to at risk is not."""
    if after not in TROUBLE:
        return False
    return before not in TROUBLE or TROUBLE.index(after) < TROUBLE.index(before)


def recovered(before: Status | None, after: Status | None) -> bool:
    """Return whether something is well again after trouble."""
    return after in WELL and before in TROUBLE
