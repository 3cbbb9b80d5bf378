"""Find issues by what other issues call them: address, number, or title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrsite_gen.exchange.issues.issue import Issue

if TYPE_CHECKING:
    from okrsite_gen.exchange.issues.parts import Part

_NUMBER = re.compile(r"(?:[\w./-]*[#&])?(\d+)")


class Handles:
    """All issues of an export, by address, number and title."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._known: dict[str, Part | None] = {}
        for part in parts:
            for handle in (_address(part.issue.url), part.issue.number, part.issue.title.strip().casefold()):
                if handle:
                    self._known[handle] = part if handle not in self._known else None

    def find(self, name: str, beside: Issue) -> Part | None:
        """Return the issue that another one names; None where there is none or more than one of that name.

        A number alone means the project of the issue that names it.
        """
        name = name.strip()
        if not name:
            return None
        found = _NUMBER.fullmatch(name)
        if found and (near := self._known.get(_beside(beside.url, found[1]))):
            return near
        tries = (_address(name), found[1] if found else "", name.casefold())
        return next((self._known[handle] for handle in tries if handle and self._known.get(handle)), None)


def _address(url: str) -> str:
    """Return an address without what differs between two ways to write it."""
    plain = url.strip().rstrip("/").casefold()
    return re.sub(r"/(?:-/)?(?:issues|work_items|epics)/", "/issues/", plain) if plain.startswith("http") else ""


def _beside(url: str, number: str) -> str:
    return _address(url).rpartition("/")[0] + "/" + number if url else ""
