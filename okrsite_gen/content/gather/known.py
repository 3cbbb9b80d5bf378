"""What was gathered from one file before, for whoever reads the same file again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.gathered import Passage
from okrsite_gen.content.schema import CheckInFront, ObjectiveFront
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.objectives import Objective


@dataclass(frozen=True, slots=True)
class Known:
    """All that a file of an objective or a check-in gives, where it is a plain one.

    It is plain if nothing was found in reading it and in checking its fields, and if it says nothing of audiences. So
    all this follows from the file, the settings and the people that there are; with a check-in from the objectives that
    it names as well.
    """

    file: str
    role: Role
    made: Objective | CheckIn
    findings: tuple[Diagnostic, ...]
    """What is wrong with it by itself."""
    unclear: tuple[str, ...]
    """Keys of key results whose fields contradict each other."""
    headings: tuple[tuple[str, int], ...]
    """Those in an objective's text that name none of its key results, each with its line."""
    named: tuple[str, ...]
    """Keys of the objectives that a check-in names, whether they are there or not."""
    passage: Passage | None
    """Its links, if it has any."""

    def to_things(self) -> tuple[object, ...]:
        """Return all that is not told by the path."""
        return (self.made, self.findings, self.unclear, self.headings, self.named, self.passage)

    @classmethod
    def from_things(cls, file: str, role: Role, things: tuple[Any, ...]) -> Known:
        """Return what `to_things` described."""
        return cls(file, role, *things)


THINGS = 6
"""How many `Known.to_things` returns."""
KINDS: tuple[type, ...] = (Objective, CheckIn, Diagnostic, Passage)
"""Of which that consists which is to be kept."""


def is_plain(document: Document, front: object, findings: tuple[Diagnostic, ...]) -> bool:
    """Whether all that a file gives can be kept as `Known`; `findings` are those about its fields."""
    if findings or document.diagnostics:
        return False
    match front:
        case ObjectiveFront():
            apart = (front.audience, front.figures, *((each.audience or each.figures) for each in front.key_results))
        case CheckInFront():
            apart = (front.audience,)
        case _:
            return False
    return not (any(apart) or front.left_out or front.allow)


def known_of(file: str, role: Role, noted: Mapping[tuple[str, Hashable], Any], passage: Passage | None) -> Known | None:
    """Return what to keep of a plain file, out of what was made of it; None where that depends on much else."""
    if role.kind == "objective" and ("objective", file) in noted:
        objective, results, headings = noted["objective", file]
        return Known(file, role, objective, results.findings, results.unclear, headings, (), passage)
    if role.kind == "check-in" and ("check-in", file) in noted:
        check_in, findings = noted["check-in", file]
        return Known(file, role, check_in, tuple(findings), (), (), noted["named in check-in", file], passage)
    return None
