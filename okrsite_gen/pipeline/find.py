"""Which files there are. Apart from reading them, which loads much more of the program."""

from __future__ import annotations

from dataclasses import replace

from okrsite_gen.content.codes_reading import FOLDER_MISSING, NO_CONTENT
from okrsite_gen.content.discover import Discover, Discovered, discover, with_unsaved
from okrsite_gen.content.revisions import discover_at
from okrsite_gen.errors import ConfigurationError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.progress import Progress


def find(project: Project, progress: Progress, discover: Discover = discover) -> Discovered:
    """Return all files of the content folders, which `discover` finds where no commit is read.

    Raises `ConfigurationError` where there is no such folder at all.
    """
    progress("Finding files", 0, 0)
    request, folders = project.request, project.settings.content
    found = discover_at(request.revision, folders) if request.revision else discover(request.root, folders)
    discovered = with_unsaved(found, request.unsaved)
    for finding in discovered.diagnostics:
        if finding.code == NO_CONTENT.id:
            raise ConfigurationError(finding.message, finding.hint)
    if request.written_out:
        told = (_not_in_commit(each) if each.code == FOLDER_MISSING.id else each for each in discovered.diagnostics)
        return replace(discovered, diagnostics=tuple(told))
    return discovered


def _not_in_commit(finding: Diagnostic) -> Diagnostic:
    """Return a finding about a folder that a commit lacks: who looks back would take what is missing for nothing."""
    return replace(
        finding,
        severity=Severity.WARNING,
        message=f"The content folder `{finding.place.file}/` is not among the files of this commit.",
        reason="So the site shows nothing of it.",
        hint="Where it belongs to another repository, look back in a copy of both as they stood then.",
    )
