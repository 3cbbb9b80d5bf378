"""Findings about addresses: where pages meet, and old addresses that cannot be kept."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

ADDRESS_TAKEN = Code(
    "SIT010",
    "address-taken",
    Severity.WARNING,
    "Two pages would have the same address, so only one of them is published.",
    strict=True,
)
OLD_ADDRESS_TAKEN = Code(
    "SIT011",
    "old-address-taken",
    Severity.WARNING,
    "An old address is in use again, so it cannot lead to what had it before.",
    strict=True,
)
OLD_ADDRESS_UNUSABLE = Code(
    "SIT012",
    "old-address-unusable",
    Severity.WARNING,
    "An old address is not a plain path on this site, so it cannot be kept.",
    strict=True,
)
REDIRECT_NOWHERE = Code(
    "SIT013",
    "redirect-nowhere",
    Severity.WARNING,
    "A redirect leads to an address that this site does not have.",
    strict=True,
)

NAVIGATION_NOWHERE = Code(
    "SIT014",
    "navigation-nowhere",
    Severity.WARNING,
    "An entry of the navigation leads to an address that this site does not have.",
    strict=True,
)

ADDRESS_LOST = Code("SIT016", "address-lost", Severity.WARNING, "A change takes away an address that was published.")

ADDRESS_CODES = (
    ADDRESS_TAKEN,
    OLD_ADDRESS_TAKEN,
    OLD_ADDRESS_UNUSABLE,
    REDIRECT_NOWHERE,
    NAVIGATION_NOWHERE,
    ADDRESS_LOST,
)
