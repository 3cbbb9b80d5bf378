"""For whom everything is. A level is a position in the list of audiences: 0 is the widest, higher ones are narrower."""

from __future__ import annotations

from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.hiding import READERS
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.check_ins import CheckIn, Update
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.settings import Settings


class Levels:
    """The level of everything gathered: the narrowest that its file, its objective, its team and the teams above name.

    What none of them names has the default level. What belongs to a team whose file cannot be read is for nobody, since
    the file may have said so. Below a team that cannot be found, or whose file says nothing of readers as far as it can
    be read, it is for the narrowest audience: that team may be.
    """

    def __init__(self, gathered: Gathered, settings: Settings) -> None:
        self._gathered = gathered
        self._positions = {fold(name): position for position, name in enumerate(settings.audiences)}
        self.nobody = max(len(settings.audiences), 1)
        """The level of what no audience may see."""
        self.default = self._positions.get(fold(settings.default_audience), max(self.nobody - 1, 0))
        self._widest_check_in = self.named(settings.check_in_audience) or 0
        self._unreadable = {
            file.key: file.doubt
            for file in gathered.broken
            if file.kind == "team" and (settings.audiences or file.doubt == READERS)
        }
        self._teams = {key: self._from_above(key) for key in gathered.teams}
        self._objectives = {key: self._objective(one) for key, one in gathered.objectives.items()}
        self._key_results = {
            one.key: self._key_result(one, objective)
            for objective in gathered.objectives.values()
            for one in objective.key_results
        }

    def named(self, audience: str) -> int | None:
        """Return the level of an audience by name, None for no name. A name that nobody knows is for nobody."""
        return self._positions.get(fold(audience), self.nobody) if audience else None

    def of_build(self, audience: str, default: str) -> int:
        """Return the level of the audience that a build is for; the default one where none is given.

        Raises:
            OkrsiteError: where there is no such audience.

        """
        name = audience or default
        if audience and fold(name) not in self._positions:
            listed = ", ".join(self._gathered_names()) or "none"
            raise OkrsiteError(f"There is no audience `{audience}`.", f"The audiences of okrsite.yml are: {listed}.")
        return self._positions.get(fold(name), max(self.nobody - 1, 0))

    def _gathered_names(self) -> list[str]:
        return sorted(self._positions, key=self._positions.__getitem__)

    def own(self, kind: str, key: str) -> int | None:
        """Return the level that something's own file names."""
        return self.named(self._gathered.audiences.get((kind, key), ""))

    def of(self, kind: str, key: str) -> int:
        """Return the level of something that belongs to no team."""
        return self._narrowest(self.own(kind, key))

    def team(self, key: str) -> int:
        """Return the level of a team's own page."""
        return self._narrowest(self._of_team(key))

    def _of_team(self, key: str) -> int | None:
        return self._teams.get(key)

    def _from_above(self, team: str) -> int | None:
        """Return the narrowest level that a team and those above it name; None where none of them names any."""
        teams, found, passed = self._gathered.teams, [], set[str]()
        while team and team not in passed:
            passed.add(team)
            if team in self._unreadable:
                for_nobody = len(passed) == 1 or self._unreadable[team] == READERS
                found.append(self.nobody if for_nobody else self.nobody - 1)
            elif team not in teams or ("parent",) in self._gathered.left_out.get(teams[team].place.file, ()):
                found.append(self.nobody - 1)
            elif (own := self.own("team", team)) is not None:
                found.append(own)
            team = fold(teams[team].parent) if team in teams else ""
        return max(found, default=None)

    def objective(self, key: str) -> int:
        """Return the level of an objective; of one that does not exist, that it is for nobody."""
        return self._objectives.get(key, self.nobody)

    def key_result(self, key: str) -> int:
        """Return the level of a key result; of one that does not exist, that it is for nobody."""
        return self._key_results.get(key, self.nobody)

    def _objective(self, objective: Objective) -> int:
        return self._narrowest(self.own("objective", objective.key), self._of_team(objective.team))

    def _key_result(self, key_result: KeyResult, objective: Objective) -> int:
        own = self.own("key-result", key_result.key)
        return self._narrowest(own, self.own("objective", objective.key), self._of_team(objective.team))

    def figures(self, key_result: KeyResult) -> int:
        """Return the level that may see a key result's figures; 0 where everyone who sees it may."""
        figures = self._gathered.figures
        named = (self.named(figures.get(key, "")) for key in (key_result.key, key_result.objective))
        return max((level for level in named if level is not None), default=0)

    def in_team(self, kind: str, key: str, team: str) -> int:
        """Return the level of a team's plan or retrospective."""
        return self._narrowest(self.own(kind, key), self._of_team(team))

    def update(self, update: Update, check_in: CheckIn) -> int:
        """Return the level of one update: that of what it is about, not wider than its check-in.

        An update about nothing that exists is for nobody: what it was meant for cannot be known.
        """
        target = update.target
        if target.objective is None:
            return self.nobody
        about = self.objective(target.objective)
        if target.key_result:
            about = max(about, self.key_result(target.key_result))
        return max(about, self._widest_check_in, *self._named_by(check_in))

    def free_text(self, check_in: CheckIn) -> int:
        """Return the level of what a check-in says beside its updates: the narrowest of these."""
        if check_in.updates:
            return max(self.update(update, check_in) for update in check_in.updates)
        return max(self._narrowest(*self._named_by(check_in)), self._widest_check_in)

    def _named_by(self, check_in: CheckIn) -> tuple[int, ...]:
        named = (self.own("check-in", check_in.key), self._of_team(check_in.team))
        return tuple(level for level in named if level is not None)

    def _narrowest(self, *named: int | None) -> int:
        return max((level for level in named if level is not None), default=self.default)
