"""Which id everything of an export gets: the one that it had before, or one made from its words."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.content.ids import LONGEST_ID, id_problem, suggested
from okrsite_gen.content.schema import UPDATE_WORDS
from okrsite_gen.model.incoming import Incoming
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.ledger import Ledger
from okrsite_gen.pipeline.moving.matching import Entry, continued, remembered
from okrsite_gen.pipeline.new.draft import id_from

_COLLECTED = frozenset({"wins", "blockers", "asks", "next", "keep", "change", "learned"})
"""Words that open sections of check-ins, so that no key result should be called so."""


class Names:
    """Gives ids, each once, and remembers them for the ledger."""

    def __init__(self, incoming: Incoming, ledger: Ledger) -> None:
        self._ledger = ledger
        self.sources, self.is_other = continued(incoming, ledger)
        """The sources that the export continues, its own first; whether an earlier export had its ids for others."""
        self._taken: dict[str, set[str]] = {}
        self.given: dict[str, str] = {}
        """What the ledger is to remember and does not yet: name → id."""
        self.titles: dict[str, str] = {}

    def take(self, among: str, identifier: str) -> None:
        """Say that an id is taken among those of a kind or place."""
        self._taken.setdefault(among, set()).add(fold(identifier))

    def forget(self, among: str) -> None:
        """Say that nobody will ask any more which ids are taken somewhere."""
        self._taken.pop(among, None)

    def is_taken(self, among: str, identifier: str) -> bool:
        """Whether an id is taken."""
        return fold(identifier) in self._taken.get(among, ())

    def former(self, kind: str, key: str) -> str:
        """Return the id that a former import gave; empty where there was none, or somebody wrote one that cannot be."""
        names = (f"{source} {kind} {key}" for source in self.sources)
        given = next((self._ledger.ids[name] for name in names if name in self._ledger.ids), "")
        return given if _can_be(given) else ""

    def entries(self, kind: str) -> Iterator[Entry]:
        """Yield what former exports of these sources said, of one kind."""
        every = (entry for source in self.sources for entry in remembered(self._ledger, source, kind))
        return (entry for entry in every if _can_be(entry.identifier))

    def remember(self, kind: str, key: str, identifier: str, title: str = "") -> str:
        """Remember which id something has, and what it is called; return the id."""
        name = f"{self.sources[0]} {kind} {key}"
        if self._ledger.ids.get(name) != identifier:
            self.given[name] = identifier
        if title and self._ledger.titles.get(name) != title:
            self.titles[name] = title
        return identifier

    def new(self, among: str, words: str, fallback: str, *, in_team: bool) -> str:
        """Return a free id that looks like words, and take it."""
        return self._free(among, id_from(words), fallback, in_team=in_team)

    def wished(self, among: str, identifier: str, fallback: str, *, in_team: bool) -> str:
        """Return a free id as near as possible to one that an export has, and take it."""
        return self._free(among, suggested(identifier), fallback, in_team=in_team)

    def _free(self, among: str, wished: str, fallback: str, *, in_team: bool) -> str:
        first = wished.strip("-_") or fallback
        if id_problem(first, in_team=in_team) or first.lower() in {"readme", *UPDATE_WORDS, *_COLLECTED}:
            first = f"{first}-{fallback}"[-LONGEST_ID:].strip("-_") if id_from(first) else fallback
        free, number = first, 2
        while self.is_taken(among, free) or id_problem(free, in_team=in_team):
            ending = f"-{number}"
            free, number = f"{first[: LONGEST_ID - len(ending)]}{ending}", number + 1
        self.take(among, free)
        return free


def _can_be(identifier: str) -> bool:
    """Whether somebody may have an id, and did not write one into the ledger that leads elsewhere."""
    return not any(id_problem(part, in_team=False) for part in identifier.replace("#", "/").split("/"))
