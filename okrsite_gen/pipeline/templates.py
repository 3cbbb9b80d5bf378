"""The first sites among which `init` lets somebody choose. Their files lie in `starter/`, a folder for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GUIDES = "guides"
"""The part of the starter that holds them."""


@dataclass(frozen=True, slots=True)
class Template:
    """One first site."""

    name: str
    purpose: str
    """For whom it is, in a line."""
    told: str
    """A sentence on what stands in it, for those who have just got it."""
    site: str = "OKRs"
    """What the site is called where nobody says otherwise."""
    company: str = ""
    """The invented company that it shows; empty where there is none."""
    team: str = "company"
    """The team with which to begin."""
    objective: str = ""
    """Its objective that is to be changed first, as its file is called; empty where there is none."""
    audience: str = "company"
    """For whom its website is built."""
    guides: bool = True
    """Whether the guides are written beside it: not where less is wanted, nor where its content has them."""
    cycle: str = ""
    """The cycle in which that objective stands, where that is not the present quarter."""
    as_of: str = ""
    """The day by which it is judged, in words, where that is not the present one."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders of `starter/` in which its content lies."""
        return (self.name, GUIDES) if self.guides else (self.name,)


_ALL = (
    Template(
        "minimal",
        "The least that builds: one team, one quarter, one objective with two key results.",
        "It shows one objective of one team, until you replace its words by yours.",
        objective="at-home",
        guides=False,
    ),
    Template(
        "startup",
        "A company of three teams with a year, a quarter and the check-ins of the last weeks. This is the usual one.",
        "It shows Marlow Soup, an invented company, until you replace its words by yours.",
        site="Marlow Soup OKRs",
        company="Marlow Soup",
        team="kitchen",
        objective="ready-at-noon",
    ),
    Template(
        "enterprise",
        "Divisions, departments and teams; pillars, shared objectives, dependencies, a metric, three audiences.",
        "It shows Kestrel Ferries, an invented company of four levels, until you replace its words by yours.",
        site="Kestrel Ferries OKRs",
        company="Kestrel Ferries",
        team="booking",
        objective="three-taps",
    ),
    Template(
        "demo",
        "A whole invented company with two years of history, to look around in; its days stand still.",
        "It shows Northdray, an invented company, with everything that a site can have.",
        site="Northdray OKRs",
        company="Northdray",
        team="care",
        objective="answers",
        audience="public",
        guides=False,
        cycle="2026-Q4",
        as_of="27 November 2026",
    ),
    Template(
        "empty",
        "No example: a mission, a pillar, a team and the present quarter, with places for your own words.",
        "It has a mission, a pillar, a team and a quarter, and waits for your words in their place.",
    ),
)

TEMPLATES: Mapping[str, Template] = {each.name: each for each in _ALL}
"""All first sites by name, from the smallest to the largest, and the one without an example last."""

USUAL = "startup"
DEMO = "demo"
EMPTY = "empty"
