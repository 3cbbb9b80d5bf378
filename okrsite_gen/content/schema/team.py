"""A team's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import called
from okrsite_gen.content.shape.lists import NAMES, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Whole
from okrsite_gen.content.shape.texts import Alias, Entry, Line
from okrsite_gen.content.shape.vocabulary import CadenceWord, TeamStateWord


class TeamFront(ContentFront):
    """A team, or any unit that has objectives."""

    also_called = called(
        name="title team",
        parent="part_of department belongs_to reports_to above",
        lead="leader manager head owner responsible",
        champion="okr_champion champions",
        members="people member",
        kind="type level",
        contact="slack email channel mail chat",
        check_in="cadence checkin check_ins",
        order="position rank sort weight",
        state="status",
        audience=AUDIENCE_NAMES,
        aliases="redirect_from alias old_urls",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **IN_THE_BODY,
        **dict.fromkeys(("id", "slug", "key"), "Delete the line: the team's folder is its id."),
        **dict.fromkeys(("mission", "purpose"), "Write it as text below the front matter."),
    }
    if_yes: ClassVar[Mapping[str, str]] = dict.fromkeys(("closed", "inactive"), "Write `state: closed`.")
    name: Line = ""
    """What readers see. Left out: the folder's name."""
    parent: Line = ""
    """The team above it."""
    lead: Line = ""
    """Who leads it: a handle or plain words."""
    champion: Line = ""
    """Who helps it with OKRs."""
    members: Annotated[tuple[Entry, ...], NAMES] = ()
    """Handles or plain names."""
    kind: Line = ""
    """Any word of yours: `company`, `department`, `squad`."""
    contact: Line = ""
    """Where to ask, such as `#payments`."""
    check_in: CadenceWord | None = None
    """How often it checks in."""
    order: Whole | None = None
    """Its place among its neighbours: lower numbers come first."""
    state: TeamStateWord = "active"
    """`closed` keeps a team that no longer exists in the archive."""
    audience: Audience = ""
    """Who may see this team."""
    aliases: Annotated[tuple[Alias, ...], ONE_OR_MORE] = ()
    """Old addresses that must keep working."""
