"""One of two states that are compared: read as far as that goes, with what keeps it from going further."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.locate import locate
from okrsite_gen.errors import ConfigurationError, OkrsiteError, ThemeError
from okrsite_gen.model.changes import Side
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings, ThemeSettings
from okrsite_gen.pipeline.check import key_of
from okrsite_gen.pipeline.coach import wants_history
from okrsite_gen.pipeline.configure import CONFIGURATION, Project, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.past import learn_past
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.whole import Whole, shared_whole_of, whole_of


@dataclass(frozen=True, slots=True)
class FoundSide:
    """One of the two before it is read."""

    project: Project
    settings: Settings
    """Those that are compared; `project` has others where its theme cannot be used."""
    discovered: Discovered
    key: str
    """Stands for all that it says, and all that can be found in it."""
    note: str = ""
    """What else to know about it, as a sentence; empty for nothing."""
    configured: bool = True
    """Whether its own configuration could be used."""


@dataclass(frozen=True, slots=True)
class ReadSide:
    """One of the two and the bytes that it was read from."""

    project: Project
    side: Side
    data: Mapping[str, bytes]
    """Path of a source → its bytes."""
    note: str = ""
    """What else to know about it, as a sentence; empty for nothing."""
    hides: bool = False
    """Whether anything of it is left out, so that no commit may be quoted, which could be about that."""

    def located(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return findings with the lines on which they stand."""
        return locate(findings, lambda name: self.project.data if name == CONFIGURATION else self.data.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads both states in the same way."""

    audience: str
    """For whom; empty for everything that is there."""
    findings: bool
    """Whether rules are asked too."""
    with_git: bool
    """Whether one of the two is a revision."""
    progress: Progress

    def find(self, request: Request, beside: FoundSide | None = None) -> FoundSide:
        """Return the files of a state; `beside` is the one that was found before, and lends what this one lacks."""
        project, note = _comparable(configure(request)) if self.with_git else (configure(request), "")
        if beside and request.as_of is None:
            project = replace(project, as_of=beside.project.as_of, as_of_fixed=beside.project.as_of_fixed)
        configured = not project.failed
        if not configured:
            lent = "that of the other state" if beside else "the defaults"
            note = f"Its configuration cannot be used, so it was read with {lent}."
            settings = beside.project.settings if beside else project.settings
            project = replace(project, settings=settings, borrowed=True)
        discovered, missing = self._found(project, must=beside is None)
        written = project.settings
        try:
            key = key_of(project, discovered)[1]
        except ThemeError as error:
            said = error.message.rstrip(".")
            note = (
                f"{said[:1].upper()}{said[1:]}. So it was read with the theme of okrsite, of which alone findings tell."
            )
            settings = replace(written, theme=ThemeSettings())
            project = replace(project, settings=settings, borrowed=True)
            key = key_of(project, discovered)[1]
        return FoundSide(project, written, discovered, key, missing or note, configured)

    def learn_past(self, found: FoundSide) -> None:
        """Remember the past of a state that is a revision, since that of the other one mostly follows from it."""
        if found.project.request.revision and wants_history(found.project.settings):
            learn_past(found.project, self.progress)

    def read(self, found: FoundSide, beside: ReadSide | None = None) -> ReadSide:
        """Return a state with all that is known of it; `beside` is the one that was read before."""
        project, discovered = found.project, found.discovered
        digests = {source.path: source.digest for source in discovered.sources}
        if beside and _says_the_same(project, digests, beside):
            return replace(beside, project=project, note=found.note)
        whole = self._whole(project, discovered)
        side = Side(
            whole.org,
            whole.insights,
            found.settings,
            _audiences(whole.gathered),
            whole.findings,
            digests=digests,
            configured=found.configured,
        )
        data = {source.path: source.data for source in discovered.sources}
        return ReadSide(project, side, data, found.note, _hides(whole.org, whole.loaded.gathered))

    def _found(self, project: Project, *, must: bool) -> tuple[Discovered, str]:
        """Return what there is to read; of the state before it may be nothing."""
        try:
            return find(project, self.progress), ""
        except ConfigurationError as error:
            if must:
                raise
            return Discovered(), f"{error.message} So everything is new."

    def _whole(self, project: Project, discovered: Discovered) -> Whole:
        if not self.audience:
            return whole_of(project, discovered, self.progress, rules=self.findings)
        audience = _known(self.audience, project)
        return shared_whole_of(project, discovered, audience, self.progress, rules=self.findings)


def _hides(shown: Org, everything: Gathered) -> bool:
    sizes = len(shown.objectives), len(shown.broken)
    return shown.hides or sizes != (len(everything.objectives), len(everything.broken))


def _says_the_same(project: Project, digests: Mapping[str, str], beside: ReadSide) -> bool:
    """Whether a state cannot differ from the other one, byte by byte, so that it need not be read again."""
    other = beside.project
    as_of = (project.as_of, project.as_of_fixed) == (other.as_of, other.as_of_fixed)
    return as_of and project.data == other.data and digests == beside.side.digests and not project.failed


def _comparable(project: Project) -> tuple[Project, str]:
    """Return a project without the content folders of other repositories, of which a revision knows nothing.

    Raises `OkrsiteError` where no other folder is left, since everything would be told as new.
    """
    request, folders = project.request, project.settings.content
    foreign = tuple(each for each in folders if request.revision is None and _is_foreign(request.root, each))
    if not foreign:
        return project, ""
    own = tuple(each for each in folders if each not in foreign)
    named = ", ".join(f"`{each}`" for each in foreign)
    if not own:
        raise OkrsiteError(
            f"{named} belongs to another repository, of which a revision of this one knows nothing.",
            "Compare two folders instead: check out both states with their submodules, "
            "and name one folder after the other.",
        )
    note = f"{named} belongs to another repository, so it is not compared."
    return replace(project, settings=replace(project.settings, content=own), borrowed=True), note


def _is_foreign(root: Path, folder: str) -> bool:
    top, place = root.resolve(), (root / folder).resolve()
    if not place.is_relative_to(top):
        return True
    return any((each / ".git").exists() for each in (place, *place.parents) if top in each.parents)


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
