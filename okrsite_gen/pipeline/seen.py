"""What an audience may see, for commands that tell it in another form than the website."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.errors import ConfigurationError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.configure import CONFIGURATION, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.job import Job, prepare
from okrsite_gen.pipeline.load import Loaded, judge, located
from okrsite_gen.pipeline.past import read_as_published
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.pipeline.show import Shown, show


@dataclass(frozen=True, slots=True)
class Seen:
    """A project as one audience sees it, with what was read on the way."""

    job: Job
    discovered: Discovered
    loaded: Loaded
    """Everything; only what comes from `shown` may be told."""
    findings: tuple[Diagnostic, ...]
    """About everything: for the terminal alone."""
    shown: Shown
    gathered: Gathered
    """What the files say of it, with references as words."""

    @property
    def errors(self) -> int:
        """How many errors the content has; what they concern is missing in `shown`."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def see(request: BuildRequest, progress: Progress) -> Seen:
    """Read a project and return what the audience of a request may see; nothing is written to its output.

    What cannot be read of the content is left out. Raises `OkrsiteError` where the configuration cannot be used or the
    request asks for what there is not.
    """
    project = configure(request.reading)
    if project.failed:
        raise ConfigurationError(f"{CONFIGURATION} has errors.", "`okrsite check` says which.")
    job = prepare(request, project)
    discovered, loaded = read_as_published(project, find(project, progress), progress)
    everything, unresolved = judge(loaded, project)
    findings = located((*loaded.findings, *unresolved), project, discovered, loaded.allowed)
    return Seen(job, discovered, loaded, findings, *show(job, loaded, everything, findings, progress))
