"""Which objectives of an export support which, without circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from okrsite_gen.content.writing.fields import Written
from okrsite_gen.model.incoming import Guess, IncomingObjective, IncomingSupport
from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.names import fold_title

Place = tuple[str, str, str]
"""Ids of team, cycle and objective."""


class Alignments:
    """Knows what each objective may say that it supports."""

    def __init__(
        self,
        objectives: Sequence[IncomingObjective],
        places: Mapping[str, Place],
        results: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.guesses: list[Guess] = []
        self._places, self._results = places, results
        self._home = {each.key: one.key for one in objectives for each in one.key_results}
        self._titles: dict[str, list[str]] = defaultdict(list)
        for one in objectives:
            self._titles[fold_title(one.title)].append(one.key)
            for each in one.key_results:
                self._titles[fold_title(each.title)].append(each.key)
        self._above: dict[str, list[str]] = {}
        self._supported: set[str] = set()
        self._written: dict[str, tuple[tuple[Written, ...], tuple[tuple[str, str], ...]]] = {}
        for one in objectives:
            self._written[one.key] = self._decide(one)

    def of(self, one: IncomingObjective) -> tuple[tuple[Written, ...], tuple[tuple[str, str], ...]]:
        """Return what an objective supports, as written, and what goes into a note instead."""
        return self._written[one.key]

    def _decide(self, one: IncomingObjective) -> tuple[tuple[Written, ...], tuple[tuple[str, str], ...]]:
        supports: dict[str, Written] = {}
        left: list[tuple[str, str]] = []
        for support in one.supports:
            target = self._target(support, one)
            home = self._home.get(target, target)
            if not target:
                left.append(("Supports", support.target))
            elif home == one.key or self._leads_to(home, one.key):
                self.guesses.append(
                    Guess(one.spot, f"It would support itself by way of `{self._shown(target)}`.", "circle")
                )
                left.append(("Supports", self._shown(target)))
            else:
                self._above.setdefault(one.key, []).append(home)
                self._supported.add(home)
                shown = self._shown(target)
                proposed = support.status is Alignment.PROPOSED
                supports.setdefault(shown, {"ref": shown, "status": "proposed"} if proposed else shown)
        return tuple(supports.values()), tuple(left)

    def _target(self, support: IncomingSupport, one: IncomingObjective) -> str:
        if support.target in self._places or support.target in self._home:
            return support.target
        same = [key for key in self._titles.get(fold_title(support.target), ()) if key != one.key]
        if same:
            told = f"What it supports, `{support.target}`, was found by its title."
            self.guesses.append(Guess(support.spot or one.spot, told, "parent by title"))
        return same[0] if same else ""

    def _leads_to(self, start: str, goal: str) -> bool:
        if goal not in self._supported:
            return False  # the usual case: parents stand before what supports them
        met, waiting = {start}, [start]
        while waiting:
            for above in self._above.get(waiting.pop(), ()):
                if above == goal:
                    return True
                if above not in met:
                    met.add(above)
                    waiting.append(above)
        return False

    def _shown(self, target: str) -> str:
        home = self._home.get(target, target)
        reference = "/".join(self._places[home])
        return f"{reference}#{self._results[home][target]}" if home != target else reference
