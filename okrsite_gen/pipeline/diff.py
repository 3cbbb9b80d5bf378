"""`diff`: what is different between two states of a project, by meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from okrsite_gen.analysis import analyse
from okrsite_gen.analysis.changes import compare, narrowed
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.audience import sayable, share
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.locate import locate
from okrsite_gen.content.resolve import resolve
from okrsite_gen.errors import ConfigurationError, OkrsiteError
from okrsite_gen.model.changes import Comparison, Delta, Side
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place, fold
from okrsite_gen.pipeline.allowed import about_allowing, without_allowed
from okrsite_gen.pipeline.coach import coach, scene_of, unasked, without_echoes
from okrsite_gen.pipeline.configure import CONFIGURATION, Project, configure
from okrsite_gen.pipeline.explained import explained
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.findings import judged
from okrsite_gen.pipeline.load import Loaded, judge, load, today_of
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """Two states to compare."""

    before: Request
    after: Request
    audience: str = ""
    """For whom both are looked at; empty for everything that is there."""
    as_of_before: date | None = None
    """The day to judge the state before by, where that is not the one of the state after."""


@dataclass(frozen=True, slots=True)
class State:
    """One of the two, as it was read."""

    as_of: date
    objectives: int
    errors: tuple[Diagnostic, ...] = ()
    """What keeps some of it from being read; located."""
    note: str = ""
    """What else to know about it, as a sentence; empty for nothing."""


@dataclass(frozen=True, slots=True)
class DiffReport:
    """What is different, and how well both states could be read."""

    before: State
    after: State
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


@dataclass(frozen=True, slots=True)
class _Read:
    project: Project
    side: Side
    data: Mapping[str, bytes]
    """Path of a source → its bytes."""
    note: str = ""

    def data_of(self, name: str) -> bytes | None:
        return self.project.data if name == CONFIGURATION else self.data.get(name)

    def state(self) -> State:
        errors = [each for each in self.side.findings if each.severity is Severity.ERROR]
        located = (*(each for each in errors if each.place.line), *self.located(e for e in errors if not e.place.line))
        return State(self.project.as_of, len(self.side.org.objectives), located, self.note)

    def located(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return locate(findings, self.data_of)


def diff(request: DiffRequest, progress: Progress) -> DiffReport:
    """Compare two states. Raises `OkrsiteError` where neither can be read at all, never for content."""
    with_git = bool(request.before.revision or request.after.revision)
    after = _read(request.after, request.audience, progress, with_git=with_git)
    as_of = request.as_of_before or after.project.as_of
    earlier = replace(request.before, as_of=as_of)
    before = _read(earlier, request.audience, progress, with_git=with_git, fallback=after.project)
    progress("Comparing", 0, 0)
    comparison = compare(before.side, after.side)
    written = explained(
        comparison.written, request.before, request.after, decimal_comma=after.project.settings.decimal_comma
    )
    placed = replace(
        comparison,
        written=_placed(written, before, after),
        followed=_placed(comparison.followed, before, after),
    )
    teams = dict.fromkeys((*after.side.org.teams, *before.side.org.teams))
    return DiffReport(before.state(), after.state(), placed, tuple(teams))


def _read(
    request: Request, audience: str, progress: Progress, *, with_git: bool, fallback: Project | None = None
) -> _Read:
    """Read one state as far as that goes; `with_git` says that one of the two is a revision."""
    project, note = _comparable(configure(request)) if with_git else (configure(request), "")
    configured = not project.failed
    if not configured:
        note = "Its configuration cannot be used, so it was read with " + (
            "that of the other state." if fallback else "the defaults."
        )
        project = replace(project, settings=fallback.settings) if fallback else project
    discovered, missing = _found(project, progress, must=fallback is None)
    loaded = load(project, thawed(discovered), progress)
    side = _side(project, loaded, audience, configured=configured)
    side = replace(side, digests={source.path: source.digest for source in discovered.sources})
    data = {source.path: source.data for source in discovered.sources}
    return _Read(project, side, data, missing or note)


def _comparable(project: Project) -> tuple[Project, str]:
    """Return a project without the content folders of other repositories, of which a revision knows nothing."""
    request, folders = project.request, project.settings.content
    foreign = tuple(each for each in folders if request.revision is None and _is_foreign(request.root, each))
    if not foreign or len(foreign) == len(folders):
        return project, ""
    own = tuple(each for each in folders if each not in foreign)
    named = ", ".join(f"`{each}`" for each in foreign)
    note = f"{named} belongs to another repository, so it is not compared."
    return replace(project, settings=replace(project.settings, content=own)), note


def _is_foreign(root: Path, folder: str) -> bool:
    inside = (root / folder).resolve().is_relative_to(root.resolve())
    return not inside or (folder != "." and (root / folder / ".git").exists())


def _found(project: Project, progress: Progress, *, must: bool) -> tuple[Discovered, str]:
    """Return what there is to read; of the state before it may be nothing."""
    try:
        return find(project, progress), ""
    except ConfigurationError as error:
        if must:
            raise
        return Discovered(), f"{error.message} So everything is new."


def _side(project: Project, loaded: Loaded, audience: str, *, configured: bool) -> Side:
    org, unresolved = judge(loaded, project)
    gathered = loaded.gathered
    if audience:
        gathered = share(gathered, project.settings, _known(audience, project), drafts=True)
        org, _ = resolve(gathered, project.settings, today_of(project), loaded.history)
    insights = analyse(org, project.as_of, project.settings)
    met = (*loaded.findings, *unresolved, *coach(scene_of(org, insights, project.settings)))
    told = without_echoes((*met, *about_allowing(met, project.settings, loaded.allowed, unasked())), met)
    findings = judged(without_allowed(told, loaded.allowed), project.settings, strict=project.request.strict)
    if audience:
        findings = sayable(findings, loaded.gathered, gathered)
    return Side(
        org, insights, project.settings, _audiences(gathered), (*project.findings, *findings), configured=configured
    )


def _known(audience: str, project: Project) -> str:
    known = project.settings.audiences
    if audience not in known:
        hint = (
            f"Write one of {', '.join(known)}." if known else "List the audiences in okrsite.yml: `audiences: [...]`."
        )
        raise OkrsiteError(f"There is no audience `{audience}`.", hint)
    return audience


def _audiences(gathered: Gathered) -> dict[tuple[str, str], str]:
    figures = {
        (f"figures of {'key-result' if '#' in key else 'objective'}", key): audience
        for key, audience in gathered.figures.items()
    }
    return {**gathered.audiences, **figures}


def _placed(deltas: Iterable[Delta], before: _Read, after: _Read) -> tuple[Delta, ...]:
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
