"""The little of an objective or key result that other pages may see of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, cast

from okrsite_gen.model.status import Status
from okrsite_gen.site.prose import Title

_BYTES = 16
"""Of the digest in what it is compared by."""


@dataclass(frozen=True, slots=True, repr=False)
class Summary:
    """One objective or key result as others refer to it. The macros of `components/reference.html` show it."""

    title: Title
    address: str
    """Where it stands; empty where nothing that may be shown has the name that was written."""
    status: Status | None = None
    progress: Decimal | None = None
    """0–1; None where it is not measured."""
    plan: Decimal | None = None
    """Where its plan stands today, 0–1; None where pace is not judged."""
    team: str = ""
    """Name of its team; empty where the page tells it already."""
    team_address: str = ""
    cycle: str = ""
    """Name of its cycle; empty where the page tells it already."""
    objective: Title | None = None
    """Title of its objective, on a key result that stands apart from it."""
    owner: str = ""
    """Who answers for it, as configuration lets people appear."""
    _written: str = field(default="", init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        """Return a text that is the same for equal ones alone, made once.

        A summary stands on many pages, each of which is compared by such texts.
        """
        if not self._written:
            shown = repr(_fields_of(cast("Hashable", type(self)))(self))
            digest = hashlib.blake2b(shown.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
            object.__setattr__(self, "_written", f"{type(self).__name__}({self.address!r}, {digest})")
        return self._written


@cache
def _fields_of(kind: Hashable) -> Callable[[Summary], tuple[object, ...]]:
    """Return what gives all that a sort of summaries shows, in a fixed order."""
    return attrgetter(*(each.name for each in fields(cast("Any", kind)) if each.repr))
