"""For files that cannot be read, what they said when they last could: pages keep it until the file is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timezone

from okrsite_gen.content.discover import Discovered, with_unsaved
from okrsite_gen.content.document import Role
from okrsite_gen.content.hiding import doubt_of_change
from okrsite_gen.content.history.versions import versions_of
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import ContentFront, ObjectiveFront, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.content.text import decode
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import State
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.load import Loaded, load
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.dates import zone_of

KINDS = frozenset({"objective", "check-in", "team"})
"""Whose pages say that they show a former version, and which line is to be mended."""


def with_last_readable(loaded: Loaded, job: Job, discovered: Discovered, progress: Progress) -> Loaded:
    """Return what was loaded, with the last readable versions of objectives, check-ins and teams that cannot be read.

    Nothing changes unless the build goes on in spite of errors and is for those who may see everything; nor for a file
    that may have become a draft, or something for fewer readers. What was found in a broken file stays.
    """
    if not job.request.keep_going or not job.project.settings.history.show or not _sees_everything(job):
        return loaded
    present = {source.path: source for source in discovered.sources}
    found: dict[str, tuple[date, bytes]] = {}
    for file in (each.place.file for each in loaded.gathered.broken if each.kind in KINDS):
        version = _last_readable(file, discovered.roles[file], job) if file in present else None
        if version and _is_for_the_same_readers(version[1], present[file].data, file):
            found[file] = version
    if not found:
        return loaded
    again = load(job.project, with_unsaved(discovered, {file: data for file, (_, data) in found.items()}), progress)
    own = (each for each in loaded.findings if each.place.file in found)
    gathered = replace(again.gathered, restored={file: day for file, (day, _) in found.items()})
    findings = (*about_present(again.findings, frozenset(found)), *own)
    return replace(again, gathered=gathered, findings=findings, history=loaded.history)


def about_present(findings: Iterable[Diagnostic], restored: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield findings but those about former versions of files, whose lines are not those of the present."""
    return (each for each in findings if each.place.file not in restored)


def _sees_everything(job: Job) -> bool:
    return job.facts.audience in {"", *job.project.settings.audiences[-1:]}


def _is_for_the_same_readers(before: bytes, now: bytes, file: str) -> bool:
    """Whether nothing new in a file may keep it from readers; of what no word can be read nobody knows."""
    text = decode(now, file).text
    return bool(text) and not doubt_of_change(decode(before, file).text, text)


def _last_readable(file: str, role: Role, job: Job) -> tuple[date, bytes] | None:
    """Return day and bytes of the last version that can be shown; None where that was a draft, or there is none."""
    project, markdown = job.project, Markdown()
    zone = zone_of(project.settings.site.timezone) or timezone.utc
    request = project.request
    for day, data in versions_of(request.project_folder, file, zone, request.commit):
        front, _ = validate(read_document(source_of(file, data), role, markdown), project.settings)
        if front is not None:
            return (day, data) if job.request.drafts or not _is_draft(front) else None
    return None


def _is_draft(front: ContentFront) -> bool:
    return isinstance(front, ObjectiveFront) and front.state is State.DRAFT
