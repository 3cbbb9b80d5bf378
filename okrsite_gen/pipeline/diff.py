"""`diff`: what is different between two states of a project, by meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from okrsite_gen.analysis.changes import compare
from okrsite_gen.content.repository import checked_out
from okrsite_gen.model.changes import Delta
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.compared import Compared
from okrsite_gen.pipeline.diff_report import DiffReport, ToldSide
from okrsite_gen.pipeline.explained import explained
from okrsite_gen.pipeline.memory import digest_of_inputs
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.side import FoundSide, Reader, ReadSide


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


def diff(request: DiffRequest, progress: Progress) -> DiffReport:
    """Compare two states. Raises `OkrsiteError` where neither can be read at all, never for content."""
    reader = Reader(
        audience=request.audience,
        findings=request.findings,
        with_git=bool(request.before.revision or request.after.revision),
        progress=progress,
    )
    after = reader.find(request.after)
    before = reader.find(replace(request.before, as_of=request.as_of_before), after)
    if request.audience:  # what one audience may see is on no account kept for another
        return _compared(request, reader, before, after)
    notes = (before.note, after.note, before.configured, after.configured, before.settings, after.settings)
    key = digest_of_inputs(before.key, after.key, notes, request.findings, _stands_on(request))
    memory = Compared(cache_of(request.after.root, program_digest()), key, use_cache=request.after.use_cache)
    known = memory.recall()
    if known is not None:
        return known
    report = _compared(request, reader, before, after)
    memory.keep(report)
    return report


def _stands_on(request: DiffRequest) -> tuple[object, ...]:
    """Return what reasons follow from that commits give."""
    here = checked_out(request.after.root) if request.after.revision is None else None
    return request.before.commit, request.after.commit, here, request.before.root == request.after.root


def _compared(request: DiffRequest, reader: Reader, before_found: FoundSide, after_found: FoundSide) -> DiffReport:
    reader.learn_past(before_found)
    after = reader.read(after_found)
    before = reader.read(before_found, after)
    reader.progress("Comparing", 0, 0)
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
