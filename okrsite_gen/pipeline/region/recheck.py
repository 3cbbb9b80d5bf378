"""A check after an edit: the teams that it can concern are judged anew, and about all others the last one is believed.

Who is concerned is found step by step. First those whose files have changed, and those of whom changed reports speak.
Then, once these are judged, whoever names something of theirs that looks different now; and so on until nothing more
looks different. Where a change may concern everybody, nothing is said here, and the whole check has to be made.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import dirname

from okrsite_gen.content.codes_org import HEADING_NOWHERE
from okrsite_gen.content.codes_reading import SPELLING_DIFFERS
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.history.gone import before as published
from okrsite_gen.content.resolve.circles import Edge, circles_in
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.coach import looked_at
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.findings import in_order
from okrsite_gen.pipeline.found import found_of_teams, that_count
from okrsite_gen.pipeline.load import load
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.context import Context
from okrsite_gen.pipeline.region.judged import Judged, judge_files
from okrsite_gen.pipeline.region.ledger import KEPT, LOST, Ledger
from okrsite_gen.pipeline.region.marks import Marks, differ
from okrsite_gen.pipeline.region.pasts import pasts_of, reach_of
from okrsite_gen.pipeline.region.units import EVERYBODY, Units, team_of
from okrsite_gen.pipeline.region.words import Words, words_of
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.pipeline.report import Looked, Report
from okrsite_gen.pipeline.sorts import sorts_of
from okrsite_gen.rules import RULES, is_wanted
from okrsite_gen.site.codes_addresses import ADDRESS_LOST

MOST = 1500
"""Files that are read at most; with more of them, a whole check is hardly slower."""

Titles = Mapping[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A check that believed most of the last one."""

    report: Report
    ledger: Ledger
    judged: frozenset[str]
    """Keys of the teams that were judged anew."""


class _Everybody(Exception):
    """A change that may concern everybody."""


def recheck(
    project: Project,
    discovered: Discovered,
    history: History,
    world: World,
    before: Ledger,
    report: Report,
    progress: Progress,
) -> Rechecked | None:
    """Return what a whole check would find, given the last one; None where only a whole check can tell."""
    try:
        return _Recheck(project, discovered, history, world, before, report, progress).made()
    except _Everybody:
        return None


class _Recheck:
    """One search for those concerned, and what is found about them."""

    def __init__(
        self,
        project: Project,
        discovered: Discovered,
        history: History,
        world: World,
        before: Ledger,
        report: Report,
        progress: Progress,
    ) -> None:
        self.project, self.discovered, self.history = project, discovered, history
        self.world, self.before, self.report, self.progress = world, before, report, progress
        self.units = Units(project.settings.content)
        self.context = Context(discovered, self.units)
        files = self.context.files
        self.digests = {each.path: each.digest for team, some in files.items() if team for each in some}
        self.changed = frozenset(differ(before.digests, self.digests))
        self.pasts = pasts_of(history, self.units)

    def made(self) -> Rechecked:
        """Return the whole of it. Raises `_Everybody`."""
        self._moved()
        teams = {self.units.of(file) for file in self.changed} | self._linked_to()
        teams |= set(differ(self.before.pasts, self.pasts)) | self._found_otherwise() | self._moved_base()
        self._limited(teams)
        words = self._words(teams)
        spoken_of = {team_of(key) for each in (self.before.words, words) for key in self._spoken_of(each)}
        teams |= spoken_of & self.before.marks.keys()
        while True:
            self._limited(teams)
            judged = judge_files(self.project, self._part(teams, words), self.history, self.progress, frozenset(teams))
            marks = {**self.before.marks, **judged.marks}
            sums = tuple(_sums(self.project, marks, self.discovered.archives))
            more = {*self._concerned(teams, words, judged, marks), *self._summed_up(sums)} - teams
            if not more <= marks.keys():
                raise _Everybody
            if not more:
                kept = (*(each for each in self.before.kept if each.code not in _adding_up()), *sums)
                return self._finished(frozenset(teams), words, judged, marks, kept)
            teams |= more

    def _moved(self) -> None:
        """Look at what may concern everybody: files that came or went with a cycle, and how far the past is known."""
        if any(each.code == SPELLING_DIFFERS.id for each in self.discovered.diagnostics):
            raise _Everybody  # the first file of all decides how a cycle is spelt
        if reach_of(self.history) != self.before.reach:
            raise _Everybody
        moved = self.before.digests.keys() ^ self.digests.keys()
        if not moved:
            return
        if any(each.code in KEPT for each in self.before.kept):
            raise _Everybody
        if {_cycle(file) for file in self.before.digests} != {_cycle(file) for file in self.digests}:
            raise _Everybody

    def _found_otherwise(self) -> set[str]:
        """Return the teams about whose files something else was found in looking for files."""
        return {self.units.of(each.place.file) for each in {*self.before.met} ^ {*self.discovered.diagnostics}}

    def _moved_base(self) -> set[str]:
        """Return the teams that may lose other addresses than before, since the present work begins elsewhere."""
        if self.world.base == self.before.world.base:
            return set()
        was = published(self.project.request.root, self.world.base, self.project.settings.content)
        paths = (*was.deleted, *was.edited) if was else ()
        return {*self.before.addresses, *map(self.units.of, paths)}

    def _linked_to(self) -> set[str]:
        """Return the teams whose texts link to files that changed, which may be shown now or not any more."""
        paths = {fold(path) for file in self.changed for path in (file, dirname(file), dirname(dirname(file)))}
        return self._sure(
            team for team, each in self.before.words.items() if any(fold(file) in paths for file in each.files)
        )

    def _words(self, teams: set[str]) -> dict[str, Words]:
        """Return what all teams name, read anew for those whose files have changed."""
        paths = {each.path for team in (EVERYBODY, *teams) for each in self.context.files.get(team, ())}
        loaded = load(self.project, self.context.only(paths, (), ()), self.progress, everything=False)
        found = words_of(loaded.gathered, self.units, self.project.settings.content)
        return {**self.before.words, **{team: found.get(team, Words()) for team in teams}}

    def _spoken_of(self, words: Mapping[str, Words]) -> Iterator[str]:
        """Yield the keys of others' objectives of which the reports that changed speak."""
        for each in words.values():
            for file, keys in each.reports:
                if file in self.changed:
                    yield from keys

    def _part(self, teams: set[str], words: Mapping[str, Words]) -> Discovered:
        samples: dict[str, str] = {}
        for team, each in self.before.marks.items():
            if team not in teams:
                samples |= each.cycles
        part = self.context.part(frozenset(teams), words, samples.values())
        if len(part.sources) > MOST:
            raise _Everybody
        return part

    def _limited(self, teams: set[str]) -> None:
        if not teams <= self.before.marks.keys() or sum(len(self.context.files.get(team, ())) for team in teams) > MOST:
            raise _Everybody

    def _sure(self, teams: Iterator[str]) -> set[str]:
        found = set(teams)
        if EVERYBODY in found:
            raise _Everybody
        return found

    def _concerned(
        self, teams: set[str], words: Mapping[str, Words], judged: Judged, marks: Mapping[str, Marks]
    ) -> Iterator[str]:
        """Yield the teams for which something looks different after these were judged. Raises `_Everybody`."""
        before = self.before
        self._look_for_names(teams, judged, marks)
        self._no_knots(words)
        changed, given = set[str](), set[str]()
        for team in teams:
            was, now = before.marks[team], marks[team]
            changed.update(differ(was.objectives, now.objectives))
            given.update(differ(was.gives, now.gives))
            if was.looks != now.looks or was.cycles.keys() != now.cycles.keys():
                raise _Everybody
            yield from (*was.elsewhere, *now.elsewhere)
        yield from (team for team, each in marks.items() if not teams.isdisjoint(each.elsewhere))
        yield from self._sure(team for team, each in words.items() if _names(each, changed) and team not in teams)
        for each in (before.words, words):
            above = (above for some in each.values() for _, key, above in some.supports if key in given)
            yield from (team for team in map(team_of, above) if team in marks)

    def _look_for_names(self, teams: set[str], judged: Judged, marks: Mapping[str, Marks]) -> None:
        """Look at names: whoever names in vain what is not there may have meant any of all names, hidden ones too."""
        doubts = (each.place.file for each in self.report.findings if each.code == HEADING_NOWHERE.id)
        if any(self.units.of(file) in teams for file in doubts):
            raise _Everybody
        if any(judged.words.get(team, Words()).aliases for team in teams):
            raise _Everybody
        if self.before.lost and any(marks[team].names != self.before.marks[team].names for team in teams):
            raise _Everybody

    def _with_guesses(self, found: Iterable[Diagnostic], teams: frozenset[str]) -> Iterator[Diagnostic]:
        """Yield what was found; what leads nowhere with the guess of the last check, made among all names."""
        guesses = {_vain(each): each.hint for each in self.before.lost}
        for each in found:
            if each.code not in LOST or self.units.of(each.place.file) not in teams:
                yield each
            elif _vain(each) in guesses:
                yield replace(each, hint=guesses[_vain(each)])
            else:
                raise _Everybody

    def _no_knots(self, words: Mapping[str, Words]) -> None:
        for name in ("supports", "carried"):
            now = [each for some in words.values() for each in getattr(some, name)]
            was = [each for some in self.before.words.values() for each in getattr(some, name)]
            if now != was and circles_in(Edge(file, 0, source, target) for file, source, target in now):
                raise _Everybody

    def _summed_up(self, sums: Iterable[Diagnostic]) -> Iterator[str]:
        """Yield the teams about which rules that add up find something else now."""
        was = {each for each in self.before.kept if each.code in _adding_up()}
        yield from (self.units.of(each.place.file) for each in was ^ set(sums))

    def _finished(
        self,
        teams: frozenset[str],
        words: dict[str, Words],
        judged: Judged,
        marks: dict[str, Marks],
        kept: tuple[Diagnostic, ...],
    ) -> Rechecked:
        """Return the last check, with what was found about some teams in place of what it found about them."""
        project, before, of = self.project, self.before, self.units.of
        judged = replace(judged, read=tuple(self._with_guesses(judged.read, teams)))
        found = found_of_teams(project, self.discovered, judged)
        own = [each for each in found if of(each.place.file) in teams and each.code not in KEPT]
        own += [each for each in kept if of(each.place.file) in teams]
        gone = {of(each.place.file) for each in own if each.code == ADDRESS_LOST.id}
        report = self._report(own, teams, judged, marks)
        ledger = replace(
            before,
            world=self.world,
            digests=self.digests,
            words=words,
            marks=marks,
            kept=kept,
            lost=(
                *(each for each in before.lost if of(each.place.file) not in teams),
                *(each for each in judged.lost if of(each.place.file) in teams),
            ),
            met=self.discovered.diagnostics,
            addresses=(before.addresses - teams) | gone,
            pasts=self.pasts,
        )
        return Rechecked(report, ledger, teams)

    def _report(
        self, own: Sequence[Diagnostic], teams: frozenset[str], judged: Judged, marks: Mapping[str, Marks]
    ) -> Report:
        """Return the last report with what was found about some teams now, not judged and not located yet."""
        project, of = self.project, self.units.of
        allowed = {file: each for file, each in judged.loaded.allowed.items() if of(file) in teams}
        now = that_count(own, project, self.discovered, allowed, self.history)
        others = (each for each in self.report.findings if of(each.place.file) not in teams)
        findings = in_order((*others, *now))
        return replace(
            self.report,
            findings=findings,
            files=len(self.discovered.sources),
            looked_at=_looked(self.report.looked_at, looked_at(judged.scene), teams, self.units),
            looked_in=_cycles(judged, marks),
            sorts=sorts_of(findings),
        )


def _vain(lost: Diagnostic) -> tuple[str, str, str]:
    """Return what says which words lead nowhere, in which file."""
    return lost.code, lost.place.file, lost.message


def _names(words: Words, changed: set[str]) -> bool:
    return not changed.isdisjoint(words.objectives) or any(above in changed for _, _, above in words.supports)


def _cycle(file: str) -> str:
    """Return whose files stand beside a file in a team's folder: a cycle's, check-ins among them."""
    return fold(file.partition("teams/")[2].split("/")[1])


def _adding_up() -> frozenset[str]:
    return frozenset(rule.code.id for rule in RULES if rule.adds_up)


def _sums(project: Project, marks: Mapping[str, Marks], archived: Container[str]) -> Iterator[Diagnostic]:
    """Yield what the rules find that add up what they see of all teams."""
    for rule in RULES:
        if rule.adds_up and is_wanted(rule, project.settings):
            seen = {team: each.sums[rule.code.id] for team, each in marks.items()}
            found = map(rule.diagnostic, rule.adds_up(seen))
            yield from (each for each in found if _cycle(each.place.file) not in archived)


def _looked(
    was: Mapping[str, Looked], now: Mapping[str, Looked], teams: frozenset[str], units: Units
) -> dict[str, Looked]:
    """Return what rules were asked about, with what they were asked now about some teams in place of before."""
    made: dict[str, Looked] = {}
    for looked in {each.noun: each for each in was.values()}.values():
        others = {place for place in looked.places if units.of(str(place[0])) not in teams}
        asked = next((each.places for each in now.values() if each.noun == looked.noun), frozenset())
        made[looked.noun] = replace(looked, places=frozenset(others | asked))
    return {code: made[each.noun] for code, each in was.items()}


def _cycles(judged: Judged, marks: Mapping[str, Marks]) -> tuple[str, ...]:
    """Return the names of the cycles whose objectives rules are asked about, in the order of all objectives."""
    code = next(iter(sorted(_adding_up())))
    cycles = dict.fromkeys(str(titled[0]) for each in marks.values() for titled in each.sums[code])  # type: ignore[index]
    return tuple(judged.org.cycles[cycle].name for cycle in cycles if cycle in judged.org.cycles)
