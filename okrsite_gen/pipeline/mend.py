"""`check --fix`: findings mended where it is certain how, one by one, and each verified by reading the file again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting import trimmed
from okrsite_gen.content.formatting.fixes import with_fix
from okrsite_gen.content.formatting.ids import with_ids
from okrsite_gen.content.locate import locate
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.sources import Source, source_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.changes import Change
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.mending import Reading, leads_on
from okrsite_gen.pipeline.new_ids import NamesInUse, new_ids
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request

MOST_TRIED = 500
"""How often something is tried in one file in one run, since each time the file is read again."""
_MOST_READ = 600_000
"""Bytes that are read again for that, some two seconds' worth; the next run goes on in a long file full of errors."""
_FEWEST_TRIED = 10

_SPACE_AT_END = re.compile(rb"[ \t]\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MendedFile:
    """What was mended in a file."""

    change: Change
    findings: tuple[Diagnostic, ...] = ()
    """Findings that are no more, located as they were met one after the other."""
    ids: int = 0
    """Key results that got an id."""
    spaces: int = 0
    """Lines that lost spaces at their ends."""

    @property
    def count(self) -> int:
        """How many things were mended."""
        return len(self.findings) + self.ids + self.spaces


def mend(
    request: Request,
    select: Collection[str],
    ignore: Collection[str],
    progress: Progress,
    only: Collection[str] | None = None,
) -> tuple[MendedFile, ...]:
    """Return the files in which something is mended, by path; nothing is written.

    Findings are chosen by their codes as in `Report.chosen`. Ids and spaces, of which no finding tells, are mended
    where none are selected. Where files are given as `only`, others are left alone, and those of archived cycles
    always. Nothing is mended where the configuration cannot be used.
    """

    def wanted(code: str) -> bool:
        return (not select or code in select) and code not in ignore

    project = configure(request)
    if project.failed:
        return ()
    discovered = find(project, progress)
    sources = [each for each in discovered.sources if discovered.roles[each.path].kind in FRONTS]
    archived = {role.cycle for role in discovered.roles.values() if role.kind == "archive"}
    mended, in_use = [], NamesInUse(sources, discovered.roles)
    meant = [
        each
        for each in sources
        if (only is None or each.path in only) and discovered.roles[each.path].cycle not in archived
    ]
    for number, source in enumerate(meant, 1):
        progress("Mending files", number, len(meant))
        done = mend_file(source, discovered.roles[source.path], project.settings, wanted, in_use)
        if done.count:
            mended.append(done)
    return tuple(mended)


def mend_file(
    source: Source, role: Role, settings: Settings, wanted: Callable[[str], bool], in_use: NamesInUse
) -> MendedFile:
    """Return one file with all mended that is certain.

    `wanted` takes the code of a finding and, for ids and spaces, an empty one. No new id is among the names `in_use`,
    and afterwards it is.
    """
    return _Mender(role, settings, wanted, in_use).mended(source)


class _Mender:
    def __init__(self, role: Role, settings: Settings, wanted: Callable[[str], bool], in_use: NamesInUse) -> None:
        self._role = role
        self._settings = settings
        self._wanted = wanted
        self._in_use = in_use
        self._markdown = Markdown()

    def mended(self, source: Source) -> MendedFile:
        """Mend a file as far as that is certain.

        What is mended may bring to light what nobody could read before. So one step may lead to the next, and a way
        that ends with more errors than there were is taken back to where it began.
        """
        now = sure = self._read(source)
        done, kept, given_up = list[Diagnostic](), 0, set[tuple[str, int, int]]()
        for _ in range(max(_FEWEST_TRIED, min(MOST_TRIED, _MOST_READ // (len(source.data) + 1)))):
            finding = self._next(now, given_up)
            if finding is None and now is sure:
                break
            if finding is None:
                given_up.add(_known_by(done[kept]))
                now = sure
                del done[kept:]
                continue
            after = self._after(now, finding)
            if after is None or not leads_on(now, after, finding):
                given_up.add(_known_by(finding))
                continue
            now = after
            done.append(finding)
            if now.errors < sure.errors or (finding.place.path and now.errors == sure.errors):
                sure, kept = now, len(done)
                given_up.clear()  # what another error stood in the way of may succeed now
        data, ids, spaces = self._tidied(sure) if self._wanted("") else (sure.source.data, 0, 0)
        return MendedFile(Change(source.path, source.data, data), tuple(done[:kept]), ids, spaces)

    def _tidied(self, now: Reading) -> tuple[bytes, int, int]:
        """Return a file's bytes with ids and without spaces at the ends of lines, and how many of both there were."""
        data, ids = now.source.data, 0
        if self._role.kind == "objective" and not any(now.errors) and (missing := new_ids(now.document, self._in_use)):
            data, ids = with_ids(now.source, self._role, missing)
        if not _SPACE_AT_END.search(data):
            return data, ids, 0
        source = source_of(now.source.path, data)
        trim = trimmed(source, self._role, self._settings).data
        return trim, ids, sum(map(bytes.__ne__, data.split(b"\n"), trim.split(b"\n")))

    def _read(self, source: Source) -> Reading:
        document = read_document(source, self._role, self._markdown)
        _, findings = validate(document, self._settings)
        return Reading(source, document, findings)

    def _next(self, now: Reading, given_up: set[tuple[str, int, int]]) -> Diagnostic | None:
        """Return the next finding that can be mended; those about YAML first, since others may follow from them."""
        of_yaml = [each for each in now.document.diagnostics if each.fix and self._wanted(each.code)]
        of_fields = [each for each in now.findings if each.fix and self._wanted(each.code)]
        for findings in (of_yaml, of_fields):
            for each in locate(findings, lambda _: now.source.data) if findings else ():
                if _known_by(each) not in given_up:
                    return each
        return None

    def _after(self, now: Reading, finding: Diagnostic) -> Reading | None:
        data = with_fix(now.source.data, finding)
        return self._read(source_of(now.source.path, data)) if data is not None else None


def _known_by(finding: Diagnostic) -> tuple[str, int, int]:
    return finding.code, finding.place.line, finding.place.column
