"""The story of an import: read what was brought, plan files, compare with what stands there, write what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okrsite_gen.content.ids import id_problem
from okrsite_gen.errors import ConfigurationError, OkrsiteError
from okrsite_gen.exchange.formats import Format
from okrsite_gen.model.incoming import Guess, NotUnderstood
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.configure import CONFIGURATION, configure
from okrsite_gen.pipeline.moving.bring import brought
from okrsite_gen.pipeline.moving.formats import format_for, formats, proposal_text
from okrsite_gen.pipeline.moving.ground import NOWHERE
from okrsite_gen.pipeline.moving.known import Known, known_in
from okrsite_gen.pipeline.moving.ledger import FILE, Ledger, digest, ledger_text, read_ledger
from okrsite_gen.pipeline.moving.matching import remembered
from okrsite_gen.pipeline.moving.named_cycle import cycle_without_days, refuse_no_quarter
from okrsite_gen.pipeline.moving.outcome import NEW, RENEWED, SHARED, Outcome, outcomes
from okrsite_gen.pipeline.moving.plan import Plan, Wish, plan
from okrsite_gen.pipeline.moving.undated import dated, undated
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.starter import quarter_of
from okrsite_gen.store.adding import add, refuse_links
from okrsite_gen.store.replacing import replace as replace_file
from okrsite_gen.store.whole import tidy_beside

_MOST_REASONS = 10

__all__ = ["Import", "Moving", "formats", "move", "propose", "write_import"]


@dataclass(frozen=True, slots=True)
class Moving:
    """What somebody wants to bring."""

    paths: tuple[Path, ...]
    into: Path
    format: str = ""
    """Name of a format; empty for the one that recognises the files."""
    mapping: Path | None = None
    """A mapping file that says what the columns mean."""
    team: str = ""
    cycle: str = ""
    day: date | None = None
    """The day of every status that has none; None to keep these in notes."""
    confidential: bool = False
    """Whether to bring what the tool shows to few people."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import found, and what it would write."""

    into: Path
    format: Format
    files: tuple[str, ...]
    """Names of the files that were read."""
    rows: int
    objectives: int
    key_results: int
    initiatives: int
    outcomes: tuple[Outcome, ...]
    guesses: tuple[Guess, ...]
    not_understood: tuple[NotUnderstood, ...]
    known: Known
    planned: Plan
    is_read: bool = True
    """Whether the folder is one of the content folders of the project."""

    @property
    def to_write(self) -> tuple[Outcome, ...]:
        """The files that would be written."""
        return tuple(one for one in self.outcomes if one.becomes in {NEW, RENEWED})

    @property
    def counts(self) -> Mapping[str, int]:
        """How many files of each kind the export makes."""
        return Counter(one.kind for one in self.outcomes)


def move(request: Request, wanted: Moving) -> Import:
    """Return what an import would write. Nothing is written.

    Raises `OkrsiteError` where no format knows the files, or where an option names what cannot be.
    """
    project = configure(request)
    if project.failed:
        raise ConfigurationError(f"{CONFIGURATION} has errors.", "`okrsite check` says which.")
    known = known_in(wanted.into)
    files, left = brought(request.root, wanted.paths)
    if not files:
        raise _nothing(left)
    known_format = format_for(files, wanted.format, request.root / wanted.mapping if wanted.mapping else None)
    read = known_format.read_whole if wanted.confidential and known_format.read_whole else known_format.read
    incoming = read(files)
    names = tuple(file.name for file in files)
    del files
    refuse_no_quarter(wanted.cycle)
    wish = Wish(
        team=_id(wanted.team, known.teams, "--team"),
        cycle=_id(wanted.cycle, known.cycles, "--cycle"),
        default_cycle=quarter_of(project.as_of),
        source=known_format.title.partition(",")[0],
    )
    without_day = () if wanted.day else tuple(undated(incoming, project.as_of))
    incoming = dated(incoming, wanted.day) if wanted.day else incoming
    unknown = tuple(cycle_without_days(wish.cycle, known, project.settings.cycles))
    objectives = len(incoming.objectives) or sum(one.kind == "objective" for one in incoming.documents)
    planned = plan(incoming, known, project.settings, wish)
    gone = tuple(_not_in_this_export(known, planned))
    folders = [(request.root / folder).resolve() for folder in project.settings.content]
    return Import(
        into=wanted.into,
        format=known_format,
        files=names,
        rows=incoming.rows,
        objectives=objectives,
        key_results=planned.key_results,
        initiatives=planned.initiatives,
        outcomes=outcomes(planned, known),
        guesses=(*without_day, *unknown, *gone, *incoming.guesses, *planned.guesses),
        not_understood=(*left, *incoming.not_understood, *planned.refused),
        known=known,
        planned=planned,
        is_read=wanted.into.resolve() in folders,
    )


def propose(request: Request, wanted: Moving) -> str:
    """Return a mapping file made of the names of a table's columns. Raises `OkrsiteError` where none has titles."""
    files, left = brought(request.root, wanted.paths)
    if not files:
        raise _nothing(left)
    return proposal_text(files)


def _nothing(left: Sequence[NotUnderstood]) -> OkrsiteError:
    """Return the error to raise where nothing of what was brought can be read, with the reasons."""
    why = [f"{one.spot.file}: {one.why}" for one in left]
    more = [f"and {len(why) - _MOST_REASONS} more"] if len(why) > _MOST_REASONS else []
    told = "\n".join(["There is nothing to read.", *why[:_MOST_REASONS], *more])
    return OkrsiteError(told, "Name a file that you exported, or a folder of such files.")


def _id(written: str, known: Mapping[str, str], option: str) -> str:
    """Return the id that an option names, as it stands in the content. Raises `OkrsiteError` where it cannot be one."""
    if not written:
        return ""
    there = known.get(fold(written))
    problem = None if there else id_problem(written, in_team=True)
    if problem:
        raise OkrsiteError(f"{option}: {problem.message} {problem.reason}", problem.hint)
    return there or written


def _not_in_this_export(known: Known, planned: Plan) -> Iterator[Guess]:
    """Yield which objectives of earlier imports of the same source an export does not name."""
    every = [entry for source in planned.sources for entry in remembered(known.ledger, source, "objective")]
    paths = dict.fromkeys(f"teams/{entry.identifier}.md" for entry in every)
    gone = [path for path in paths if path not in planned.files and known.at(path) and known.wrote(path)]
    if gone:
        number = "1 file of an earlier import is" if len(gone) == 1 else f"{len(gone)} files of earlier imports are"
        more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
        listed = ", ".join(gone[:_NAMED])
        told = f"{number} not in this export: {listed}{more}. Delete what was renamed or given up there."
        yield Guess(NOWHERE, told, "not in this export")


_NAMED = 12


def write_import(found: Import) -> tuple[str, ...]:
    """Write what an import would write, and what it knows for the next time; return the paths below the folder.

    Raises `OkrsiteError` where the system refuses; what was written until then stays, and another run goes on.
    """
    wanted, into, former = found.to_write, found.into, found.known.ledger
    refuse_links(into, (one.path for one in wanted))
    into.mkdir(parents=True, exist_ok=True)
    stored = found.known.stored.data if found.known.stored else None
    named = replace(former, ids={**former.ids, **found.planned.ids}, titles={**former.titles, **found.planned.titles})
    if wanted:  # first, so that after a run that was stopped half-way the next one knows what it wrote
        stored = _noted(into, _begun(named, found), stored)
    tidy_beside(*(into / one.path for one in found.outcomes if one.is_ours))
    written = []
    for one in wanted:
        if one.becomes == NEW and add(into, one.path, one.text):
            written.append(one.path)
        elif one.becomes == RENEWED:
            replace_file(into, one.path, found.known.files[one.path].data, one.text.encode("utf-8"))
            written.append(one.path)
    ledger = _with_files(named, found, set(written))
    if found.outcomes and (ledger != former or read_ledger(stored).begun):
        _noted(into, ledger, stored)
    return tuple(written)


def _begun(named: Ledger, found: Import) -> Ledger:
    makers = {one.path: found.planned.sources[0] for one in found.to_write if one.kind in SHARED}
    begun = {one.path: digest(one.text) for one in found.to_write}
    return replace(named, makers={**makers, **named.makers}, begun=begun)


def _with_files(named: Ledger, found: Import, written: set[str]) -> Ledger:
    own = {one.path: digest(one.text) for one in found.outcomes if one.path in written or one.is_ours}
    made = {one.path: found.planned.sources[0] for one in found.outcomes if one.path in own and one.kind in SHARED}
    return replace(named, files={**named.files, **own}, makers={**made, **named.makers})


def _noted(into: Path, ledger: Ledger, stored: bytes | None) -> bytes:
    """Write a ledger in place of the one that is stored, and return its bytes."""
    text = ledger_text(ledger)
    if stored is not None:
        replace_file(into, FILE, stored, text.encode("utf-8"))
    elif not add(into, FILE, text):
        hint = "Run it again, so that it remembers what both wrote."
        raise OkrsiteError(f"Another import wrote {FILE} in this moment.", hint)
    return text.encode("utf-8")
