"""Objectives out of their documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.key_results import KeyResults, initiatives_of, key_results_of
from okrsite_gen.content.gather.people import Handles
from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.schema.objective import ObjectiveFront
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.names import Place, Reference, fold
from okrsite_gen.model.objectives import Dependency, KeyResult, Objective, Support

Heading = tuple[str, int]
"""Words of a heading, and its line."""


def objective_of(
    document: Document, front: ObjectiveFront, handles: Handles
) -> tuple[Objective, KeyResults, tuple[Heading, ...]]:
    """Return an objective, its key results as they were made, and the headings that name none of these.

    References, teams and the pillar are as written.
    """
    role, file = document.role, document.file
    places = [Place(file, front.written_at("key_results", position)) for position in range(len(front.key_results))]
    results = key_results_of(front.key_results, places, role.key, handles, front.left_out)
    body, body_line, key_results, headings = _sections_moved(document.body, document.body_line, results.made)
    objective = Objective(
        key=role.key,
        id=f"{role.team}/{role.cycle}/{role.slug}",
        team=sys.intern(fold(role.team)),
        cycle=sys.intern(fold(role.cycle)),
        title=front.title,
        place=Place(file),
        owner=handles.owner(front.owner),
        contributors=handles.owners(front.contributors),
        shared_with=front.shared_with,
        supports=_supports(front, file),
        depends_on=_dependencies(front, file),
        pillar=front.pillar,
        ambition=front.ambition,
        state=front.state,
        closed_as=front.closed_as,
        starts=front.starts,
        closed_on=front.closed_on,
        priority=front.priority,
        tags=front.tags,
        carried_from=Reference(front.carried_from) if front.carried_from else None,
        check_in=front.check_in,
        aliases=front.aliases,
        initiatives=initiatives_of(front.initiatives),
        key_results=key_results,
        body=body,
        body_line=body_line,
        confidence=front.confidence,
        progress=front.progress,
    )
    return objective, results, headings


def _supports(front: ObjectiveFront, file: str) -> tuple[Support, ...]:
    return tuple(
        Support(Reference(support.ref), support.status, Place(file, front.written_at("supports", position)))
        for position, support in enumerate(front.supports)
    )


def _dependencies(front: ObjectiveFront, file: str) -> tuple[Dependency, ...]:
    return tuple(
        Dependency(
            target=Reference(need.ref) if need.ref else None,
            team="" if need.ref else need.team,
            note=need.note,
            status=need.status,
            said_by_provider=False,
            needed_by=need.needed_by,
            place=Place(file, front.written_at("depends_on", position)),
            asked=need.status,
        )
        for position, need in enumerate(front.depends_on)
    )


def _sections_moved(
    body: str, first_line: int, key_results: tuple[KeyResult, ...]
) -> tuple[str, int, tuple[KeyResult, ...], tuple[Heading, ...]]:
    """Move the sections under key results' ids from an objective's text to the key results."""
    if "\n" not in body.strip():
        return body, first_line, key_results, ()
    by_id = {fold(key_result.id): key_result.key for key_result in key_results if key_result.id}
    moved: dict[str, tuple[str, int]] = {}
    others: list[Heading] = []
    lines = body.split("\n")
    kept: list[range] = []
    for section, own_lines in _with_lines(sections(body, first_line), first_line, len(lines)):
        key = by_id.get(heading_id(section.heading))
        if key is None:
            kept.append(own_lines)
            if section.heading:
                others.append((section.heading, first_line + own_lines.start))
        elif key in moved:
            moved[key] = (f"{moved[key][0].rstrip()}\n\n{section.body.lstrip()}", moved[key][1])
        else:
            moved[key] = (section.body, section.line)
    if not moved:
        return body, first_line, key_results, tuple(others)
    rest = "\n".join(lines[number] for own_lines in kept for number in own_lines)
    begin = first_line + kept[0].start if kept else first_line
    return rest, begin, tuple(_with_section(key_result, moved) for key_result in key_results), tuple(others)


def _with_lines(cut: Sequence[Section], first_line: int, count: int) -> Iterator[tuple[Section, range]]:
    """Yield each section with the positions of its lines, heading included, in a text of `count` lines."""
    begin = 0
    for section, following in zip_longest(cut, cut[1:]):
        end = section.line - first_line + section.body.count("\n") if following else count
        yield section, range(begin, end)
        begin = end


def _with_section(key_result: KeyResult, moved: Mapping[str, tuple[str, int]]) -> KeyResult:
    if key_result.key not in moved:
        return key_result
    body, line = moved[key_result.key]
    return replace(key_result, body=body, body_line=line)
