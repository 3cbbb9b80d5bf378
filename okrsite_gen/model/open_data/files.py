"""The files of the API: what stands in each beside the entities themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.open_data.check_ins import OpenCheckIn, OpenPlan, OpenRetrospective
from okrsite_gen.model.open_data.metrics import OpenMetric
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.organisation import OpenCycle, OpenOrganisation, OpenPage, OpenPerson, OpenTeam


@dataclass(frozen=True, slots=True)
class OpenCollection:
    """A collection in the index of the API."""

    name: str
    """Its name."""
    address: str
    """Address of the list of its parts."""
    schema: str
    """Address of the JSON Schema of its parts."""
    count: int
    """How many items it has."""
    table: str = ""
    """Address of the same as CSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIndex:
    """The index of the API: where everything is, and as of which day."""

    version: int
    """The version of the API: 1."""
    schema: str
    """Address of the JSON Schema of this file."""
    okrsite: str
    """Version of the program that wrote it."""
    as_of: date
    """The day for which everything is computed."""
    language: str
    """Language of all computed words."""
    decimal: str
    """What stands before the decimals in written figures: `point` or `comma`."""
    partial: bool
    """Whether anything is left out that other readers may see."""
    name: str
    """Name of the site."""
    url: str = ""
    """Absolute address of the site, to be put before every address; missing where it is not known."""
    organisation: str
    """Address of what the organisation says of itself."""
    collections: tuple[OpenCollection, ...]
    """Everything else."""
    schemas: tuple[str, ...]
    """Addresses of all JSON Schemas."""


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part in the list of a collection."""

    name: str
    """Its name: ids in lower case, with slashes between them."""
    address: str
    """Where it stands."""
    count: int
    """How many items it has."""


@dataclass(frozen=True, slots=True)
class OpenParts:
    """A collection: where its parts stand."""

    version: int
    """The version of the API: 1."""
    schema: str
    """Address of the JSON Schema of this file."""
    name: str
    """Name of the collection."""
    count: int
    """How many items it has in all its parts."""
    parts: tuple[OpenPart, ...]
    """Its parts; none of them is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBeside:
    """What stands beside a page of the site: the data of what the page is about, and where more is."""

    version: int
    """The version of the API: 1."""
    schema: str
    """Address of the JSON Schema of this file."""
    page: str
    """Address of the page."""
    title: str
    """Its title in plain words."""
    api: str
    """Address of the index of the API."""
    more: tuple[str, ...] = ()
    """Addresses of parts and collections from which the page is made."""
    organisation: OpenOrganisation | None = None
    """On the home page."""
    cycle: OpenCycle | None = None
    """On the page of a cycle."""
    team: OpenTeam | None = None
    """On the page of a team."""
    objective: OpenObjective | None = None
    """On the page of an objective."""
    key_results: tuple[OpenKeyResult, ...] = ()
    """On the page of an objective: its key results in full."""
    plan: OpenPlan | None = None
    """On the page of a team in a cycle."""
    retrospective: OpenRetrospective | None = None
    """On the page of a team in a cycle."""
    check_ins: tuple[OpenCheckIn, ...] = ()
    """On the page of a team's check-ins in a cycle."""
    metric: OpenMetric | None = None
    """On the page of a metric."""
    person: OpenPerson | None = None
    """On the page of a person."""
    free_page: OpenPage | None = None
    """On a free page."""
