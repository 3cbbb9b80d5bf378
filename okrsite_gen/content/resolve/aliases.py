"""Old addresses that must keep working: none may be in use, nor wanted twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from okrsite_gen.content.codes_org import ALIAS_TAKEN
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, FreePage, Team

Addressed = TypeVar("Addressed", Objective, Team, Cycle, FreePage)


class Aliases:
    """The addresses of everything, and the old ones given out so far."""

    def __init__(self, known: Known) -> None:
        self._known = known
        gathered = known.gathered
        self._taken: dict[str, str] = {}
        self._taken.update((f"/teams/{key}", one.place.file) for key, one in gathered.teams.items())
        self._taken.update((f"/cycles/{key}", one.place.file) for key, one in gathered.cycles.items())
        self._taken.update((f"/teams/{key}", one.place.file) for key, one in gathered.objectives.items())
        self._taken.update((f"/metrics/{key}", one.place.file) for key, one in gathered.metrics.items())
        self._taken.update((f"/people/{key}", one.place.file) for key, one in gathered.people.items())
        self._taken.update((f"/pages/{key}", one.place.file) for key, one in gathered.pages.items())

    def settled(self, things: Mapping[str, Addressed]) -> dict[str, Addressed]:
        """Return things with the old addresses that they can have."""
        return {key: self._settle(one) for key, one in things.items()}

    def _settle(self, thing: Addressed) -> Addressed:
        if thing.aliases:
            kept = tuple(self._free(thing.aliases, thing.place))
            thing = thing if kept == thing.aliases else replace(thing, aliases=kept)
        if isinstance(thing, Objective) and any(one.aliases for one in thing.key_results):
            return replace(thing, key_results=tuple(self._key_results(thing)))
        return thing

    def _key_results(self, objective: Objective) -> Iterator[KeyResult]:
        """Yield key results with old ids and addresses that lead to nothing else."""
        own = {one.anchor for one in objective.key_results}
        for one in objective.key_results:
            kept: list[str] = []
            for position, alias in enumerate(one.aliases):
                place = self._known.entry(one.place, "aliases", position)
                if alias.startswith("/"):
                    kept += self._free((alias,), one.place, position)
                elif fold(alias) in own:
                    self._report(alias, "another key result here", place)
                else:
                    own.add(fold(alias))
                    kept.append(alias)
            yield replace(one, aliases=tuple(kept))

    def _free(self, aliases: tuple[str, ...], place: Place, first: int = 0) -> Iterator[str]:
        for position, alias in enumerate(aliases, first):
            form = fold(alias).rstrip("/")
            if form in self._taken:
                taken_by = f"`{self._taken[form]}`" if self._taken[form] else "a folder"
                self._report(alias, taken_by, self._known.entry(place, "aliases", position))
            else:
                self._taken[form] = place.file
                yield alias

    def _report(self, alias: str, taken_by: str, place: Place) -> None:
        self._known.findings.append(
            ALIAS_TAKEN.at(
                place,
                f"The old address `{alias}` is taken by {taken_by}.",
                "One address leads to one page; here it is left out.",
                "Delete the line, or give the address up there.",
            )
        )
