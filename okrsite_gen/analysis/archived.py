"""Figures of archived cycles, which count as they were archived, whatever would be computed today."""

from __future__ import annotations

from dataclasses import replace

from okrsite_gen.analysis.basis import Basis
from okrsite_gen.analysis.objectives import Result
from okrsite_gen.model.archive import Archive
from okrsite_gen.model.insights import ObjectiveInsight


def archived(key: str, basis: Basis) -> ObjectiveInsight | None:
    """Return the archived figures of an objective; None where there are none."""
    archive = _archive_of(key, basis)
    return archive.objectives.get(key) if archive else None


def as_archived(result: Result, basis: Basis) -> Result:
    """Return what was computed of an objective, with what was archived in its place where it was."""
    key = result.insight.key
    archive = _archive_of(key, basis)
    if archive is None or key not in archive.objectives:
        return result
    key_results = tuple(archive.key_results.get(one.key, one) for one in result.key_results)
    return replace(result, insight=archive.objectives[key], key_results=key_results)


def _archive_of(objective: str, basis: Basis) -> Archive | None:
    """Return the archive of an objective's cycle; None where there is none, or the day lies before it was made."""
    archive = basis.org.archives.get(basis.org.objectives[objective].cycle)
    return archive if archive is not None and archive.day <= basis.as_of else None
