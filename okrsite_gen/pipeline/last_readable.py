"""For files that cannot be read, what they said when they last could: pages keep it until the file is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timezone

from okrsite_gen.content.discover import Discovered, with_unsaved
from okrsite_gen.content.history.versions import versions_of
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import BrokenFile
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.load import Loaded, load
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.dates import zone_of


def with_last_readable(loaded: Loaded, job: Job, discovered: Discovered, progress: Progress) -> Loaded:
    """Return what was loaded, with the last readable version of each objective's file that cannot be read now.

    Nothing changes unless the build goes on in spite of errors and is for those who may see everything; nor for a file
    that may have become a draft, or something for fewer readers. What was found in a broken file stays.
    """
    if not job.request.keep_going or not job.project.settings.history.show or not _sees_everything(job):
        return loaded
    wanted = [each for each in loaded.gathered.broken if each.kind == "objective" and not each.doubt]
    found = {each.place.file: version for each in wanted if (version := _last_readable(each, job.project, discovered))}
    if not found:
        return loaded
    again = load(job.project, with_unsaved(discovered, {file: data for file, (_, data) in found.items()}), progress)
    own = (each for each in loaded.findings if each.place.file in found)
    gathered = replace(
        again.gathered,
        broken=loaded.gathered.broken,
        restored={each.key: found[each.place.file][0] for each in wanted if each.place.file in found},
    )
    findings = (*about_present(again.findings, gathered.restored_files), *own)
    return replace(again, gathered=gathered, findings=findings, history=loaded.history)


def about_present(findings: Iterable[Diagnostic], restored: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield findings but those about former versions of files, whose lines are not those of the present."""
    return (each for each in findings if each.place.file not in restored)


def _sees_everything(job: Job) -> bool:
    return job.facts.audience in {"", *job.project.settings.audiences[-1:]}


def _last_readable(broken: BrokenFile, project: Project, discovered: Discovered) -> tuple[date, bytes] | None:
    file, role, markdown = broken.place.file, discovered.roles.get(broken.place.file), Markdown()
    if role is None:
        return None
    zone = zone_of(project.settings.site.timezone) or timezone.utc
    request = project.request
    for day, data in versions_of(request.project_folder, file, zone, request.commit):
        front, _ = validate(read_document(source_of(file, data), role, markdown), project.settings)
        if front is not None:
            return day, data
    return None
