"""What somebody's export from another tool says, before it becomes content files.

Readers of foreign formats fill this in; whoever writes content files reads nothing else. Texts are as they stood in the
export, figures are put the way the content format writes them (`38%`, `1200000`, `12 days`). Whatever has no field here
is kept by name in `rest`, so that it ends as a note under its objective and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from okrsite_gen.model.kinds import Alignment, Ambition, KeyResultState, Outcome, Said, State


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file that somebody brought."""

    name: str
    """Path as the person gave it, with forward slashes; inside an archive: `archive.zip/members/name.json`."""
    held: bytes | Callable[[], bytes]
    """The bytes themselves or, of a large file, what reads them when somebody asks for them."""

    @property
    def data(self) -> bytes:
        """The bytes of the file, which should be let go when they are read."""
        return self.held if isinstance(self.held, bytes) else self.held()


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where something stood in what was brought."""

    file: str
    row: int = 0
    """Line of a text, or row of a table as a spreadsheet counts it (headings are row 1); 0 for the file as a whole."""
    column: str = ""
    """Name of the column or field; empty for the whole row."""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class IncomingTeam:
    """A team that the export names."""

    key: str
    """What other entities of the same export call it."""
    name: str
    parent: str = ""
    """Key of its parent team; empty if none is told."""


@dataclass(frozen=True, slots=True)
class IncomingCycle:
    """A period that the export names."""

    key: str
    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """Somebody whom the export names as owner, contributor or author. An address is told only for matching people."""

    key: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class IncomingMilestone:
    """One step of a key result that is made of steps."""

    title: str
    done: bool = False
    due: date | None = None


@dataclass(frozen=True, slots=True)
class IncomingInitiative:
    """Work (a deliverable, a project, a task) meant to move the numbers."""

    title: str
    url: str = ""
    state: str = ""
    """`planned`, `doing`, `done`, `dropped`, or nothing where the export does not say."""


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """What somebody said about one objective or key result on one day."""

    day: date
    spot: Spot
    author: str = ""
    """Key of a person, or their name as written."""
    value: str = ""
    """Figure in the notation of the content format."""
    progress: str = ""
    """A stated percentage (`40%`), where the export tells no value."""
    done: bool | None = None
    confidence: int | None = None
    """0 to 10."""
    status: Said | None = None
    note: str = ""
    """Markdown."""
    rest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingKeyResult:
    """A key result of an export. At most one kind of measure is filled in."""

    key: str
    """What the export calls it; unique within the export, made from its place where the export has no ids."""
    title: str
    """Inline Markdown."""
    spot: Spot
    id: str = ""
    """The id to write, where the export knows one; otherwise it is made from the title."""
    start: str = ""
    target: str = ""
    current: str = ""
    minimum: str = ""
    maximum: str = ""
    unit: str = ""
    done: bool | None = None
    progress: str = ""
    """A stated percentage, where there is no target."""
    milestones: tuple[IncomingMilestone, ...] = ()
    planned: tuple[tuple[date, str], ...] = ()
    owner: str = ""
    team: str = ""
    """Key of another team that owns it; empty when the objective's team does."""
    weight: str = ""
    due: date | None = None
    starts: date | None = None
    state: KeyResultState = KeyResultState.ACTIVE
    reason: str = ""
    score: str = ""
    """A number from 0 to 1."""
    result: str = ""
    """How it ended, in words."""
    confidence: int | None = None
    status: Said | None = None
    evidence: str = ""
    description: str = ""
    initiatives: tuple[IncomingInitiative, ...] = ()
    priority: str = ""
    tags: tuple[str, ...] = ()
    updates: tuple[IncomingUpdate, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()
    """(name, text) of what the export says and the content format has no field for, in the order of the export."""


@dataclass(frozen=True, slots=True)
class IncomingSupport:
    """A line of alignment upwards."""

    target: str
    """Key of an objective or key result of the same export; if there is no such key, its title as written."""
    status: Alignment = Alignment.AGREED
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class IncomingObjective:
    """An objective of an export."""

    key: str
    """What the export calls it; unique within the export."""
    title: str
    """Inline Markdown."""
    spot: Spot
    id: str = ""
    """The id to write, where the export knows one; otherwise it is made from the title."""
    team: str = ""
    """Key of its team; empty where the export does not say."""
    shared_with: tuple[str, ...] = ()
    """Keys of further teams."""
    cycle: str = ""
    """Key of its cycle; empty where the export does not say."""
    owner: str = ""
    """Key of a person, or a name or role as written."""
    contributors: tuple[str, ...] = ()
    supports: tuple[IncomingSupport, ...] = ()
    ambition: Ambition | None = None
    state: State | None = None
    closed_as: Outcome | None = None
    closed_on: date | None = None
    starts: date | None = None
    priority: str = ""
    tags: tuple[str, ...] = ()
    progress: str = ""
    """A stated percentage, for an objective without key results."""
    confidence: int | None = None
    status: Said | None = None
    score: str = ""
    result: str = ""
    body: str = ""
    """Markdown."""
    initiatives: tuple[IncomingInitiative, ...] = ()
    key_results: tuple[IncomingKeyResult, ...] = ()
    updates: tuple[IncomingUpdate, ...] = ()
    """About the objective itself."""
    rest: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A choice that the reader made and a person may want to look at."""

    spot: Spot
    what: str
    """A sentence: what was found, and what was made of it."""
    kind: str = ""
    """Guesses of one kind are told together (`direction`, `percent`, `parent by title`)."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A row, line or cell that became nothing; its text is told, so that a person can put it where it belongs."""

    spot: Spot
    why: str
    text: str


Field: TypeAlias = "str | list[Field] | dict[str, Field] | None"
"""What may stand behind the name of a field of the content format: the author's characters, or groups of such."""


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A content file as an export in our own format tells it, word for word."""

    path: str
    """Below the content folder: `teams/payments/2026-Q4/activation.md`."""
    kind: str
    """What it is, as a document's role is called: `objective`, `check-in`, `metric-rows` …"""
    spot: Spot
    fields: dict[str, Field]
    """Front matter, by names of the content format."""
    sections: tuple[tuple[str, str], ...] = ()
    """(heading, Markdown) of the text below, in order; no heading for what stands before the first. `@wins` and its
    like stand for the project's own word for that heading."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Everything that was read from what somebody brought."""

    format: str
    """Name of the format (`viva-csv`)."""
    rows: int = 0
    """Rows of tables, lines with content, or records that were read."""
    organisation: str = ""
    teams: tuple[IncomingTeam, ...] = ()
    cycles: tuple[IncomingCycle, ...] = ()
    people: tuple[IncomingPerson, ...] = ()
    objectives: tuple[IncomingObjective, ...] = ()
    documents: tuple[IncomingDocument, ...] = ()
    """Content files as they are, from an export of our own; then there is nothing else."""
    guesses: tuple[Guess, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()

    def handed_over(self) -> Iterator[IncomingObjective]:
        """Yield the objectives, first to last, and let go of each: of a large export nobody then holds all of them.

        There are none here any more from the first on.
        """
        left = list(reversed(self.objectives))
        object.__setattr__(self, "objectives", ())
        while left:
            yield left.pop()
