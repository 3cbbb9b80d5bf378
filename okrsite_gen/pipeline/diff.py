"""`diff`: what is different between two states of a project, by meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from okrsite_gen.analysis.changes import compare, narrowed
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.changes import Comparison, Delta
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place, fold
from okrsite_gen.pipeline.explained import explained
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.side import Reader, ReadSide


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """Two states to compare."""

    before: Request
    after: Request
    audience: str = ""
    """For whom both are looked at; empty for everything that is there."""
    findings: bool = True
    """Whether to say what `check` finds now and did not find before, and the other way round; it takes a while."""
    as_of_before: date | None = None
    """The day to judge the state before by, where that is not the one of the state after."""


@dataclass(frozen=True, slots=True)
class ToldSide:
    """One of the two, as it was read."""

    as_of: date
    objectives: int
    errors: tuple[Diagnostic, ...] = ()
    """What keeps some of it from being read; located."""
    note: str = ""
    """What else to know about it, as a sentence; empty for nothing."""
    day: date | None = None
    """The day of its commit; None of a folder."""


@dataclass(frozen=True, slots=True)
class DiffReport:
    """What is different, and how well both states could be read."""

    before: ToldSide
    after: ToldSide
    comparison: Comparison = field(default_factory=Comparison)
    teams: tuple[str, ...] = ()
    """Keys of the teams of both states."""

    def narrowed(self, topics: Collection[str], teams: Collection[str]) -> DiffReport:
        """Return only what is about some topics and some teams; an empty collection takes all.

        Raises `OkrsiteError` for a team that neither state has.
        """
        for team in teams:
            if fold(team) not in self.teams:
                known = f"{', '.join(self.teams[:10])}{' …' if len(self.teams) > 10 else ''}"
                raise OkrsiteError(f"There is no team `{team}` in either state.", f"Write one of {known}.")
        return replace(self, comparison=narrowed(self.comparison, topics, teams))


def diff(request: DiffRequest, progress: Progress) -> DiffReport:
    """Compare two states. Raises `OkrsiteError` where neither can be read at all, never for content."""
    reader = Reader(
        audience=request.audience,
        findings=request.findings,
        with_git=bool(request.before.revision or request.after.revision),
        progress=progress,
    )
    after = reader.read(request.after)
    before = reader.read(replace(request.before, as_of=request.as_of_before), beside=after)
    progress("Comparing", 0, 0)
    comparison = compare(before.side, after.side)
    written = comparison.written
    if not (before.hides or after.hides):
        decimal_comma = after.project.settings.decimal_comma
        written = explained(written, request.before, request.after, decimal_comma=decimal_comma)
    placed = replace(
        comparison,
        written=_placed(written, before, after),
        followed=_placed(comparison.followed, before, after),
    )
    teams = dict.fromkeys((*after.side.org.teams, *before.side.org.teams))
    return DiffReport(_told(before, request.before), _told(after, request.after), placed, tuple(teams))


def _told(read: ReadSide, request: Request) -> ToldSide:
    day = request.revision.moment.date() if request.revision else None
    errors = [each for each in read.side.findings if each.severity is Severity.ERROR]
    located = (*(each for each in errors if each.place.line), *read.located(e for e in errors if not e.place.line))
    return ToldSide(read.project.as_of, len(read.side.org.objectives), located, read.note, day)


def _placed(deltas: Iterable[Delta], before: ReadSide, after: ReadSide) -> tuple[Delta, ...]:
    """Return differences with the line on which each stands; of what is gone, on which it stood."""
    told = tuple(deltas)
    placed: dict[int, Delta] = {}
    for read, gone in ((before, True), (after, False)):
        mine = [(number, each) for number, each in enumerate(told) if each.subject.gone is gone]
        places = read.located(_as_findings(each for _, each in mine))
        for (number, each), found in zip(mine, places, strict=True):
            place = replace(found.place, path=each.subject.place.path)
            finding = found if each.finding else None
            placed[number] = replace(each, subject=replace(each.subject, place=place), finding=finding)
    return tuple(placed[number] for number in range(len(told)))


def _as_findings(deltas: Iterable[Delta]) -> Iterator[Diagnostic]:
    for each in deltas:
        place = each.subject.place
        inside = place.at(each.name) if each.name and place.file else place
        yield each.finding or Diagnostic("", Severity.INFO, inside if place.file else Place(""), "")
