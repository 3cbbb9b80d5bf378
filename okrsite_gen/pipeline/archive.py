"""`archive`: a closed cycle's words and figures, put into a file that holds them fast."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from okrsite_gen.analysis import analyse
from okrsite_gen.content.archive.file import ArchiveFile, Unreadable, archive_bytes, read_archive
from okrsite_gen.content.archive.thaw import KINDS
from okrsite_gen.content.discover import LARGEST_ARCHIVE, Discovered
from okrsite_gen.content.places import ARCHIVE
from okrsite_gen.errors import ConfigurationError, OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.insights import Insights, RollUp
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.organisation import Cycle, Org
from okrsite_gen.model.status import Status
from okrsite_gen.pipeline.configure import CONFIGURATION, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.freeze import frozen
from okrsite_gen.pipeline.load import judge
from okrsite_gen.pipeline.past import read_as_published
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request
from okrsite_gen.store.adding import refuse_links, renew

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Freezing:
    """What archiving a cycle would write, and what of it is worth knowing before."""

    cycle: Cycle
    files: Mapping[str, bytes]
    """Path relative to the project folder → the archive that belongs there; one for each content folder."""
    texts: int
    """Files of the cycle whose words are in them."""
    objectives: int
    key_results: int
    totals: RollUp
    not_graded: tuple[str, ...]
    """Ids of objectives that nobody has closed, whose scores stay provisional for good."""
    there: tuple[str, ...]
    """Archives of the cycle that stand there already and say something else."""


def archive(request: Request, cycle: str, progress: Progress) -> Freezing:
    """Return what archiving a cycle would write. Nothing is written.

    Raises `OkrsiteError` where there is no such cycle, it is not over, or its files have errors.
    """
    project = configure(request)
    if project.failed:
        raise ConfigurationError(f"{CONFIGURATION} has errors.", "`okrsite check` says which.")
    found = find(project, progress)
    former = {path: data for path, data in _archives(found) if fold(_cycle_in(path)) == fold(cycle)}
    discovered, loaded = read_as_published(project, _without(found, former), progress)
    org, unresolved = judge(loaded, project)
    closed = _closed(org, cycle)
    insights = analyse(org, project.as_of, project.settings)
    _refuse_running(closed, insights)
    own = {
        path: role for path, role in discovered.roles.items() if role.kind in KINDS and fold(role.cycle) == closed.key
    }
    _refuse_errors((*loaded.findings, *unresolved), own)
    folders = dict.fromkeys(path[: len(path) - len(role.path)] for path, role in own.items())
    files = {
        path: _kept(frozen(folder, closed, project, discovered, own, (org, insights)), former.get(path))
        for folder in folders
        for path in [f"{folder}cycles/{closed.id}{ARCHIVE}"]
    }
    _refuse_huge(files)
    there = tuple(path for path in former if files.get(path) != former[path])
    return _told(closed, files, len(own), there, (org, insights))


def _told(
    cycle: Cycle, files: Mapping[str, bytes], texts: int, there: tuple[str, ...], judged: tuple[Org, Insights]
) -> Freezing:
    org, insights = judged
    mine = [one for one in org.objectives.values() if one.cycle == cycle.key]
    waiting = (one.id for one in mine if insights.objectives[one.key].status.status is Status.NOT_GRADED)
    return Freezing(
        cycle=cycle,
        files=files,
        texts=texts,
        objectives=len(mine),
        key_results=sum(len(one.key_results) for one in mine),
        totals=insights.cycles.get(cycle.key, RollUp()),
        not_graded=tuple(waiting),
        there=there,
    )


def _kept(archive: ArchiveFile, former: bytes | None) -> bytes:
    """Return the bytes of an archive; those that stand there already where only day and version would differ."""
    if former is not None:
        try:
            known, as_written = read_archive(former)
        except Unreadable:
            return archive_bytes(archive)
        if as_written and replace(archive, archived_on=known.archived_on, made_by=known.made_by) == known:
            return former
    return archive_bytes(archive)


def _refuse_huge(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        if len(data) > LARGEST_ARCHIVE:
            size, most = len(data) // 1024**2, LARGEST_ARCHIVE // 1024**2
            raise OkrsiteError(
                f"{path} would have {size} MB, more than the {most} that are read.",
                "Let parts of the company keep their cycle in content folders of their own: each gets its archive.",
            )


def _refuse_errors(findings: Iterable[Diagnostic], own: Collection[str]) -> None:
    wrong = sorted({one.place.file for one in findings if one.severity is Severity.ERROR} & set(own))
    if wrong:
        raise OkrsiteError(
            f"Files of the cycle have errors, so that figures are missing: {_listed(wrong)}.",
            "Mend them first: `okrsite check` says what is wrong.",
        )


def write_archive(root: Path, freezing: Freezing, *, again: bool) -> tuple[str, ...]:
    """Write the archives of a cycle, and return their paths.

    Raises `OkrsiteError` where one stands there already that says something else, unless that is wanted, and where the
    system refuses.
    """
    if freezing.there and not again:
        raise OkrsiteError(
            f"{freezing.cycle.name} is archived already, in {_listed(freezing.there)}.",
            "What was published would change. Add --again if that is meant; git keeps the archive of now.",
        )
    refuse_links(root, freezing.files)
    return tuple(path for path, data in freezing.files.items() if renew(root, path, data.decode("utf-8")))


def _archives(discovered: Discovered) -> Iterator[tuple[str, bytes]]:
    return (
        (source.path, source.data) for source in discovered.sources if discovered.roles[source.path].kind == "archive"
    )


def _cycle_in(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(ARCHIVE)


def _without(discovered: Discovered, paths: Mapping[str, bytes]) -> Discovered:
    return replace(discovered, sources=tuple(one for one in discovered.sources if one.path not in paths))


def _closed(org: Org, written: str) -> Cycle:
    found = org.cycles.get(fold(written))
    if found is not None:
        return found
    ids = {one.id: one for one in org.cycles.values()}
    near = nearest(written, ids)
    hint = f"Did you mean `{near}`?" if near else f"There are {_listed(tuple(ids))}." if ids else ""
    raise OkrsiteError(f"There is no cycle `{written}`.", hint)


def _refuse_running(cycle: Cycle, insights: Insights) -> None:
    phase = insights.cycle_phase.get(cycle.key, "open")
    if phase == "over":
        return
    why = {
        "planning": "has not begun yet",
        "running": "is still running",
        "grading": "is being graded",
        "open": "has no end",
    }[phase]
    raise OkrsiteError(
        f"{cycle.name} {why}, and only what is over can be archived.",
        f"Once all teams have graded, write `state: closed` into `cycles/{cycle.id}.md`; from the day after its end "
        "that is enough, else its time for grading has to pass.",
    )


def _listed(names: tuple[str, ...] | list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(f"`{name}`" for name in names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
