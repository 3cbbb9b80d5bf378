"""From files to all that they say: parse, validate, gather, and judge the whole repository."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.document import Document
from okrsite_gen.content.gather import drained, gather
from okrsite_gen.content.gather.known import Known
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.locate import locate
from okrsite_gen.content.resolve import resolve
from okrsite_gen.content.schema import ContentFront, validate
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.kept import NOTHING_KEPT
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.allowed import Allowed, without_allowed
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.configure import CONFIGURATION, Project
from okrsite_gen.pipeline.findings import in_order, judged
from okrsite_gen.pipeline.gathered_before import GatheredBefore
from okrsite_gen.pipeline.needless import without_needless
from okrsite_gen.pipeline.parse import Work, forget, parse
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.theme_files import own_theme_file

METRIC_ROWS = "metric-rows"
_NO_DOCUMENTS = frozenset({METRIC_ROWS, "archive"})

Locate = Callable[[Iterable[Diagnostic], Callable[[str], bytes | None]], tuple[Diagnostic, ...]]
"""What `content.locate.locate` does: find lines and columns, given the bytes of files by their names."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that the content folders hold, before anybody asks who may see it."""

    gathered: Gathered
    """Entities whose references are still words."""
    findings: tuple[Diagnostic, ...]
    """About finding, reading, validating and gathering; as they were made."""
    history: History
    allowed: Allowed
    """What each file says is right there all the same."""


def load(
    project: Project, discovered: Discovered, progress: Progress, *, everything: bool = True, remember: bool = False
) -> Loaded:
    """Return what the files say, each by itself; `everything` tells whether these are all files of the project.

    If they are to `remember`, whoever loads them next finds what was gathered from those that have not changed.
    """
    work = _work(discovered)
    before = _before(project, discovered, work) if remember else None
    documents = _read(project, work, progress, before, everything=everything)
    documents += discovered.unread
    progress("Checking fields", 0, len(documents))
    fields = _Fields(project, before)
    tables = {
        source.path: source.data for source in discovered.sources if discovered.roles[source.path].kind == METRIC_ROWS
    }
    gathered, found = gather(
        drained(documents),
        fields.of,
        tables,
        discovered.assets,
        project.settings,
        discovered.teams,
        before.noting if before else project.request.kept,
    )
    if before:
        before.keep(gathered)
        forget(cache_of(project.request.project_folder, program_digest()), before.left(), work)
    if archives := discovered.archives:
        from okrsite_gen.content.archive.gone import with_gone_teams

        teams = with_gone_teams(gathered.teams, archives, named=len(project.settings.audiences) <= 1)
        gathered = replace(gathered, archives=archives, teams=teams)
    findings = (*discovered.diagnostics, *fields.read, *fields.checked, *found)
    return Loaded(gathered, findings, History(), fields.allowed)


def _work(discovered: Discovered) -> list[Work]:
    roles = discovered.roles
    return [(each, roles[each.path]) for each in discovered.sources if roles[each.path].kind not in _NO_DOCUMENTS]


def _before(project: Project, discovered: Discovered, work: Sequence[Work]) -> GatheredBefore | None:
    """Return what was gathered before from the files of the folder; None for whoever keeps it or reads other ones."""
    request = project.request
    if request.kept is not NOTHING_KEPT or request.is_of_another_time or request.unsaved:
        return None
    cache = cache_of(request.project_folder, program_digest())
    return GatheredBefore(cache, project.settings, discovered, work)


def _read(
    project: Project,
    work: Sequence[Work],
    progress: Progress,
    before: GatheredBefore | None,
    *,
    everything: bool,
) -> list[Document | Known]:
    request = project.request
    cache = cache_of(request.project_folder, program_digest())
    kept, keys = request.kept, [(source.digest, *role) for source, role in work]
    if before and request.use_cache:
        known: list[Any] = list(before.recall())
    else:
        known = [kept.find("document", each[0].path, key) for each, key in zip(work, keys, strict=True)]
    missing = [each for each, document in zip(work, known, strict=True) if document is None]
    read = parse(
        missing,
        cache,
        use_cache=request.use_cache,
        jobs=request.jobs,
        progress=progress,
        everything=everything and len(missing) == len(work),
        aside=request.is_of_another_time,
        stopwatch=request.stopwatch,
    )
    made = iter(read)
    return [
        cast("Document", document or kept.made("document", each[0].path, key, lambda: next(made)))
        for each, key, document in zip(work, keys, known, strict=True)
    ]


class _Fields:
    """Validates documents one by one, and keeps of each what outlives it."""

    def __init__(self, project: Project, before: GatheredBefore | None) -> None:
        self._before = before
        self._settings = project.settings
        self._kept = project.request.kept
        self.read: list[Diagnostic] = []
        """What reading has found."""
        self.checked: list[Diagnostic] = []
        """What is wrong with fields."""
        self.allowed: dict[str, Mapping[str, str]] = {}

    def of(self, document: Document) -> ContentFront | None:
        """Return the fields of a document; None where they cannot be used."""
        front, findings = self._kept.made(
            "fields", document.file, (document, self._settings), lambda: validate(document, self._settings)
        )
        if self._before:
            self._before.note(document, front, findings)
        self.read += document.diagnostics
        self.checked += findings
        if front is not None and front.allow:
            self.allowed[document.file] = front.allow
        return front


def judge(loaded: Loaded, project: Project) -> tuple[Org, tuple[Diagnostic, ...]]:
    """Return the organisation with everything in it, whoever may see it, and what is wrong with it as a whole."""
    kept = project.request.kept
    org, findings = resolve(loaded.gathered, project.settings, today_of(project), loaded.history, kept)
    return org, without_needless(findings, org, project.as_of, project.settings)


def today_of(project: Project) -> date | None:
    """Return the day after which check-ins are reported as lying in the future; None when another day is judged."""
    return None if project.as_of_fixed else project.as_of


def located(
    diagnostics: Iterable[Diagnostic],
    project: Project,
    discovered: Discovered,
    allowed: Allowed,
    locate: Locate = locate,
) -> tuple[Diagnostic, ...]:
    """Return findings that count, each once and in order, with line, column and the line itself.

    Those about the configuration, which are located already, are among them. `locate` may remember what it found.
    """
    return in_order((*project.findings, *told(diagnostics, project, discovered, allowed, locate)))


def told(
    diagnostics: Iterable[Diagnostic],
    project: Project,
    discovered: Discovered,
    allowed: Allowed,
    locate: Locate = locate,
) -> tuple[Diagnostic, ...]:
    """Return the same in no order, without what is told about the configuration."""
    sources = {source.path: source for source in discovered.sources}
    weighed = judged(without_allowed(diagnostics, allowed), project.settings, strict=project.request.strict)

    def data_of(name: str) -> bytes | None:
        if name == CONFIGURATION:
            return project.data
        return sources[name].data if name in sources else own_theme_file(name, project.request.root)

    return locate(weighed, data_of)
