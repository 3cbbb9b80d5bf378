"""A whole project read step by step, so that tests see every finding that a command would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from okrsite_gen.content.discover import discover
from okrsite_gen.content.gather import gather
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.resolve import resolve
from okrsite_gen.content.schema import validate
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings

ROWS = "metric-rows"


def read_content(project: Path, settings: Settings, today: date | None) -> tuple[Org, list[Diagnostic]]:
    """Return the organisation in the content of a project, and all findings about it, not located, in no order."""
    found = discover(project, settings.content)
    findings = list(found.diagnostics)
    documents, fronts = [], {}
    for source in found.sources:
        if found.roles[source.path].kind != ROWS:
            document = read_document(source, found.roles[source.path])
            front, about_fields = validate(document, settings)
            findings += [*document.diagnostics, *about_fields]
            documents.append(document)
            fronts[document.file] = front
    tables = {source.path: source.data for source in found.sources if found.roles[source.path].kind == ROWS}
    gathered, about_entities = gather(
        documents, lambda each: fronts[each.file], tables, found.assets, settings, found.teams
    )
    org, about_references = resolve(gathered, settings, today)
    return org, [*findings, *about_entities, *about_references]
