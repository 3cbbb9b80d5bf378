"""Which findings a build may show: where parts are hidden, nothing may be told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Org

OWN_WORDS = ("FLD", "VAL", "KIN", "CYC")
"""Families of findings that quote nothing but the field in which they stand."""

NEVER = frozenset(
    {"supports", "depends_on", "commitments", "updates", "carried_from", "aliases", "shared_with", "audience"}
)
"""Fields that speak of other things."""


def shown_findings(org: Org, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings that a page may show.

    Where the build hides anything, these are findings about single fields of what is shown, which quote no more than
    that field, without the source line; all others might tell of what is hidden.
    """
    if not org.hides:
        yield from diagnostics
        return
    files = frozenset(_files(org))
    key_results = {(each.place.file, each.place.path): each.figures_hidden for each in org.key_results.values()}
    for finding in diagnostics:
        place = finding.place
        if place.file not in files or not place.path or not finding.code.startswith(OWN_WORDS):
            continue
        if place.path[0] in NEVER:
            continue
        if place.path[0] == "key_results" and key_results.get((place.file, place.path[:2]), True):
            continue
        yield replace(finding, line_text="")


def _files(org: Org) -> Iterator[str]:
    yield org.charter.place.file
    for objective in org.objectives.values():
        yield objective.place.file
    for team in org.teams.values():
        yield team.place.file
    for cycle in org.cycles.values():
        yield cycle.place.file
    for metric in org.metrics.values():
        yield metric.place.file
    for page in org.pages.values():
        yield page.place.file
    for person in org.people.values():
        yield person.place.file
