"""What surrounds objectives: charter, teams, free pages and plans."""

from __future__ import annotations

import re

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.people import Handles
from okrsite_gen.content.gathered import Promise
from okrsite_gen.content.schema.charter import CharterFront
from okrsite_gen.content.schema.page import PageFront
from okrsite_gen.content.schema.plan import PlanFront
from okrsite_gen.content.schema.team import TeamFront
from okrsite_gen.model.check_ins import Plan
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import Charter, FreePage, Pillar, Team
from okrsite_gen.model.references import Scope

NOWHERE = Place("")
"""Place of what no file describes."""

_TITLE = re.compile(r"\s*# ([^\n]+)(?:\n|$)")


def charter_of(document: Document, front: CharterFront, handles: Handles) -> Charter:
    """Return what the organisation says of itself."""
    return Charter(
        place=Place(document.file),
        mission=front.mission,
        vision=front.vision,
        pillars=tuple(
            Pillar(fold(pillar.id), pillar.id, pillar.title or pillar.id, pillar.description)
            for pillar in front.pillars
        ),
        sponsor=handles.owner(front.sponsor),
        champions=handles.owners(front.champions),
        body=document.body,
        body_line=document.body_line,
    )


def team_of(document: Document, front: TeamFront, handles: Handles) -> Team:
    """Return a team; its parent is as written."""
    name = document.role.team
    return Team(
        key=fold(name),
        id=name,
        name=front.name or name,
        place=Place(document.file),
        parent=front.parent,
        lead=handles.owner(front.lead),
        champion=handles.owner(front.champion),
        members=handles.owners(front.members),
        kind=front.kind,
        contact=front.contact,
        check_in=front.check_in,
        order=front.order,
        closed=front.state == "closed",
        body=document.body,
        body_line=document.body_line,
        aliases=front.aliases,
    )


def team_by_folder(name: str) -> Team:
    """Return a team of which nothing is known but the name of its folder."""
    return Team(fold(name), name, name, NOWHERE)


def _without_closing_signs(line: str) -> str:
    """Return the words of an ATX heading: `Title ##` is `Title`, `C#` stays as it is."""
    words = line.strip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else words


def page_of(document: Document, front: PageFront) -> FreePage:
    """Return a free page. Its title is the one given, else the heading that its text begins with, else its name."""
    title, body, body_line = front.title, document.body, document.body_line
    heading = None if title else _TITLE.match(body)
    if heading:
        title = _without_closing_signs(heading[1])
        body_line += body.count("\n", 0, heading.end())
        body = body[heading.end() :]
    words = document.role.slug.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return FreePage(
        key=document.role.key,
        title=title or words[:1].upper() + words[1:],
        place=Place(document.file),
        body=body,
        body_line=body_line,
        order=front.order,
        aliases=front.aliases,
    )


def plan_of(document: Document, front: PlanFront) -> tuple[Plan, tuple[Promise, ...]]:
    """Return a team's plan, and its answers to what others ask of it."""
    role = document.role
    team, cycle = fold(role.team), fold(role.cycle)
    place = Place(document.file)
    plan = Plan(role.key, team, cycle, place, front.not_doing, document.body, document.body_line)
    promises = tuple(
        Promise(Scope(team, cycle), written, status, place.at("commitments", written))
        for written, status in front.commitments.items()
    )
    return plan, promises
