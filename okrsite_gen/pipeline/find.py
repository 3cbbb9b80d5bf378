"""Which files there are. Apart from reading them, which loads much more of the program."""

from __future__ import annotations

from okrsite_gen.content.codes_reading import NO_CONTENT
from okrsite_gen.content.discover import Discovered, discover, with_unsaved
from okrsite_gen.content.revisions import discover_at
from okrsite_gen.errors import ConfigurationError
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.progress import Progress


def find(project: Project, progress: Progress) -> Discovered:
    """Return all files of the content folders. Raises `ConfigurationError` where there is no such folder at all."""
    progress("Finding files", 0, 0)
    request, folders = project.request, project.settings.content
    found = discover_at(request.revision, folders) if request.revision else discover(request.root, folders)
    discovered = with_unsaved(found, request.unsaved)
    for finding in discovered.diagnostics:
        if finding.code == NO_CONTENT.id:
            raise ConfigurationError(finding.message, finding.hint)
    return discovered
