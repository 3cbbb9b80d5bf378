"""What each kind of content file may hold, and the reading of a document into it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from okrsite_gen.content.codes_fields import MISSING_FIELD
from okrsite_gen.content.deprecated import as_now, with_old_names
from okrsite_gen.content.document import Document
from okrsite_gen.content.schema.charter import CharterFront, PillarFront
from okrsite_gen.content.schema.check_in import CheckInFront, UpdateEntry
from okrsite_gen.content.schema.cycle import CycleFront
from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.key_result import UPDATE_WORDS, KeyResultFront
from okrsite_gen.content.schema.metric import HealthyFront, MetricFront
from okrsite_gen.content.schema.objective import ObjectiveFront
from okrsite_gen.content.schema.page import PageFront
from okrsite_gen.content.schema.parts import (
    DependencyFront,
    InitiativeFront,
    LevelsFront,
    MilestoneFront,
    SupportFront,
)
from okrsite_gen.content.schema.person import PersonFront
from okrsite_gen.content.schema.plan import PlanFront, RetrospectiveFront
from okrsite_gen.content.schema.team import TeamFront
from okrsite_gen.content.schema.updates import ObjectiveUpdateFront, UpdateFront
from okrsite_gen.content.shape.base import Front
from okrsite_gen.content.shape.conventions import conventions_of
from okrsite_gen.content.shape.patterns import DIALECT
from okrsite_gen.content.shape.validation import read_shape
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings

__all__ = [
    "FRONTS",
    "UPDATE_WORDS",
    "CharterFront",
    "CheckInFront",
    "ContentFront",
    "CycleFront",
    "DependencyFront",
    "Front",
    "HealthyFront",
    "InitiativeFront",
    "KeyResultFront",
    "LevelsFront",
    "MetricFront",
    "MilestoneFront",
    "ObjectiveFront",
    "ObjectiveUpdateFront",
    "PageFront",
    "PersonFront",
    "PillarFront",
    "PlanFront",
    "RetrospectiveFront",
    "SupportFront",
    "TeamFront",
    "UpdateEntry",
    "UpdateFront",
    "json_schemas",
    "validate",
]

FRONTS: Mapping[str, type[ContentFront]] = MappingProxyType(
    {
        "index": CharterFront,
        "cycle": CycleFront,
        "team": TeamFront,
        "objective": ObjectiveFront,
        "plan": PlanFront,
        "check-in": CheckInFront,
        "retrospective": RetrospectiveFront,
        "metric": MetricFront,
        "person": PersonFront,
        "page": PageFront,
    }
)
"""Kind of a document's role → the shape of its front matter."""


def validate(document: Document, settings: Settings) -> tuple[ContentFront | None, tuple[Diagnostic, ...]]:
    """Return a document's front matter in the shape of its kind, and every finding about its fields.

    Fields that cannot be used are left out, each with an error, so that the rest can still be shown to those who ask
    for it. None where that would be wrong or useless: the document could not be read (what was made out of it is
    checked all the same, except for what is missing); a title that it needs is missing; or what keeps it from some
    readers (`audience`, `figures`, a draft's `state`) cannot be understood. List entries and key results that need a
    field which is unusable are left out whole for the same reasons; `Front.written_at` finds the place in the file of
    those that remain.
    """
    shape = FRONTS.get(document.role.kind)
    if shape is None:
        return None, ()
    fields, old = as_now(document.front, document.role.kind)
    front, findings = read_shape(shape, fields, conventions_of(settings), document.file)
    if old:
        findings = (*(each.finding(document.file) for each in old), *with_old_names(findings, old))
    if document.readable:
        return front, findings
    return None, tuple(finding for finding in findings if finding.code != MISSING_FIELD.id)


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind's front matter, as editors and other programs see YAML."""
    return {kind: {"$schema": DIALECT, **shape.model_json_schema()} for kind, shape in FRONTS.items()}
