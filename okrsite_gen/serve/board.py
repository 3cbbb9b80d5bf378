"""What every open page is to know: which edition of the site stands, and what keeps a newer one from being built."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

Line = tuple[tuple[str, str], ...]
"""Spans of text, each with its style (`bold red`), which may be empty."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last change has not reached the site, for people."""

    title: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One state of a preview."""

    number: int
    """Counts up with every change of state."""
    edition: str
    """Name of the site that stands; empty while there is none."""
    trouble: Trouble | None = None
    pages: Mapping[str, str] = field(default_factory=dict)
    """Path below the site → name of the edition of this page, where that is another one than the site's."""

    def edition_of(self, page: str) -> str:
        """Return the name of the edition in which a page stands, given by its path below the site."""
        return self.pages.get(page, self.edition)

    def as_json(self) -> str:
        """Return the state in the form that the script in the pages reads, in one line."""
        trouble = self.trouble and {"title": self.trouble.title, "lines": self.trouble.lines}
        told = {"number": self.number, "edition": self.edition, "pages": dict(self.pages), "trouble": trouble}
        return json.dumps(told)


class Board:
    """Where the builder posts the state, and any number of open pages wait for the next one."""

    def __init__(self, edition: str) -> None:
        """Begin with the site that stands from an earlier run; `edition` is empty where none does."""
        self._news = threading.Condition()
        self._latest = State(0, edition)

    @property
    def latest(self) -> State:
        """The present state."""
        return self._latest

    def post(self, edition: str, trouble: Trouble | None = None, pages: Mapping[str, str] | None = None) -> None:
        """Replace the state, and tell everyone who waits unless it says the same as before."""
        with self._news:
            former, own = self._latest, dict(pages or {})
            if (former.edition, former.trouble, former.pages) == (edition, trouble, own) and former.number:
                return
            self._latest = State(former.number + 1, edition, trouble, own)
            self._news.notify_all()

    def after(self, number: int, seconds: float) -> State:
        """Wait until there is another state than that of this number, at most so long, and return the present one."""
        with self._news:
            self._news.wait_for(lambda: self._latest.number != number, seconds)
            return self._latest
