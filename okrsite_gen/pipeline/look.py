"""What an editor shows while somebody writes: findings, what there is to name, and what fields may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from okrsite_gen.analysis import analyse
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.configuration import json_schema
from okrsite_gen.content.discover import Discovered, classify
from okrsite_gen.content.document import Role
from okrsite_gen.content.locate import locate
from okrsite_gen.content.schema import json_schemas
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.references import Scope
from okrsite_gen.pipeline.allowed import about_allowing
from okrsite_gen.pipeline.coach import coach, scene_of, unasked, without_echoes
from okrsite_gen.pipeline.configure import CONFIGURATION, Project, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import judge, load, located
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.schema import CONFIG


@dataclass(frozen=True, slots=True)
class Look:
    """A project at one moment, with what editors hold unsaved."""

    project: Project
    findings: tuple[Diagnostic, ...]
    """Located; those of `check` but for the ones about theme and pages, which take longer than a pause in typing."""
    discovered: Discovered = field(default_factory=Discovered)
    org: Org | None = None
    """None where the configuration cannot be used, so that content was not read."""
    insights: Insights | None = None

    def role(self, file: str) -> Role | None:
        """Return what a file is by its path, whether it stands there yet or not; the configuration is none."""
        return self.discovered.roles.get(file) or role_of(file, self.project.settings.content)

    def found_at(self, place: Place) -> Place:
        """Return a place with line and column."""
        data = {source.path: source.data for source in self.discovered.sources if source.path == place.file}
        (found,) = locate((Diagnostic("", Severity.INFO, place, ""),), data.get)
        return found.place


def look(request: Request) -> Look:
    """Read a project as it stands in an editor. Raises `OkrsiteError` where there is none, never for content."""
    project = configure(request)
    if project.failed:
        return Look(project, project.findings)
    discovered = thawed(find(project, silent), project.settings)
    loaded = load(project, discovered, silent)
    org, unresolved = judge(loaded, project)
    insights = analyse(org, project.as_of, project.settings)
    met = (*loaded.findings, *unresolved, *coach(scene_of(org, insights, project.settings)))
    told = without_echoes((*met, *about_allowing(met, project.settings, loaded.allowed, unasked())), met)
    return Look(project, located(told, project, discovered, loaded.allowed), discovered, org, insights)


def role_of(file: str, folders: tuple[str, ...]) -> Role | None:
    """Return what a file is by its path relative to the project folder; None outside of the content folders."""
    path = PurePosixPath(file)
    below = [path.relative_to(folder) for folder in folders if path.is_relative_to(folder)]
    return classify(min(below, key=lambda each: len(each.parts)).as_posix()) if below else None


def scope_of(role: Role | None) -> Scope:
    """Return what references in a file may leave out."""
    if role is None or not role.cycle or not role.team:
        return Scope()
    return Scope(fold(role.team), fold(role.cycle), role.key if role.kind == "objective" else "")


def schema_for(kind: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind of file; of the configuration for `config`, and an empty one for no kind."""
    return _schemas().get(kind, {})


@cache
def _schemas() -> Mapping[str, Mapping[str, Any]]:
    return {CONFIG: json_schema(), **json_schemas()}


def kind_of(file: str, role: Role | None) -> str:
    """Return the kind of schema that a file has; empty for none."""
    return CONFIG if file == CONFIGURATION else role.kind if role else ""
