"""Front matter of `index.md`: what the organisation says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.parts import double_ids
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import Path, Shape, called
from okrsite_gen.content.shape.lists import NAMES, ONE_OR_MORE
from okrsite_gen.content.shape.problems import Problem
from okrsite_gen.content.shape.texts import Entry, Id, Line, Text


class PillarFront(Shape):
    """A part of the strategy that objectives can name."""

    sentence = "id"
    also_called = called(id="key slug", title="name headline", description="text summary why body details")
    id: Id
    """Its name for objectives."""
    title: Line = ""
    """Inline Markdown; empty where the id says it all."""
    description: Text = ""
    """What it means."""


class CharterFront(ContentFront):
    """Mission, vision and strategy of the organisation."""

    also_called = called(
        mission="purpose",
        vision="ambition north_star",
        pillars="strategy themes strategic_pillars priorities",
        sponsor="owner executive",
        champions="champion okr_champions",
        audience=AUDIENCE_NAMES,
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("name", "title"), "The organisation's name stands in okrsite.yml, as `site: {name: …}`."),
        **dict.fromkeys(("description", "text", "body"), "Write it as text below the front matter."),
    }
    mission: Line = ""
    """What the organisation is there for. Inline Markdown."""
    vision: Line = ""
    """Where it wants to be. Inline Markdown."""
    pillars: Annotated[tuple[PillarFront, ...], ONE_OR_MORE] = ()
    """The parts of the strategy, which objectives can name."""
    sponsor: Line = ""
    """Who stands for OKRs in the leadership: a handle or plain words."""
    champions: Annotated[tuple[Entry, ...], NAMES] = ()
    """Who helps others with OKRs: handles or plain names."""
    audience: Audience = ""
    """Who may see mission, vision and strategy."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at what must fit together."""
        yield from double_ids("pillars", [pillar.id for pillar in self.pillars])
