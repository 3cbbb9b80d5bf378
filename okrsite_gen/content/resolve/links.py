"""Links in authors' texts: whether they lead anywhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from okrsite_gen.content.codes_org import LINK_NOWHERE, UNKNOWN_PERSON
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.prose import WrittenLink
from okrsite_gen.model.references import Scope, files_meant

_IN_TEXT = "Pages show its words without a link."


class Files:
    """The source files that pages or assets are made of."""

    def __init__(self, gathered: Gathered, folders: tuple[str, ...]) -> None:
        self._folders = folders
        self._assets = {asset.file: asset.path for asset in gathered.assets.values()}
        self._known = set(_files(gathered))
        self._known |= {fold(posixpath.dirname(one.place.file)) for one in gathered.teams.values()}
        self._known |= {fold(posixpath.dirname(one.place.file)) for one in gathered.objectives.values()}

    def leads(self, target: str, file: str) -> bool:
        """Whether a relative link that stands in `file` leads to something that is shown."""
        path = target.partition("#")[0].partition("?")[0]
        if not path:
            return True
        return any(
            candidate in self._assets or fold(candidate) in self._known
            for candidate in files_meant(path, file, self._folders)
        )

    def asset(self, target: str, file: str) -> str:
        """Return the address (`assets/…`) of the asset that a link in `file` leads to; empty if it is none."""
        path = target.partition("#")[0].partition("?")[0]
        found = (self._assets.get(candidate) for candidate in files_meant(path, file, self._folders))
        return next((address for address in found if address), "")


def _files(gathered: Gathered) -> Iterator[str]:
    yield fold(gathered.charter.place.file)
    groups = (
        gathered.teams,
        gathered.cycles,
        gathered.objectives,
        gathered.check_ins,
        gathered.plans,
        gathered.retrospectives,
        gathered.metrics,
        gathered.people,
        gathered.pages,
    )
    for group in groups:
        for entity in group.values():
            yield fold(entity.place.file)
    for metric in gathered.metrics.values():
        yield fold(f"{metric.place.file.rpartition('.')[0]}.csv")
    for file in gathered.broken:
        yield fold(file.place.file)


def leads_somewhere(link: WrittenLink, scope: Scope, file: str, known: Known, files: Files) -> bool:
    """Whether a link leads to something that is shown."""
    if link.kind == "reference":
        return known.lookup(link.target, scope).found
    if link.kind == "person":
        return fold(link.target) in known.gathered.people
    return files.leads(link.target, file)


def check_links(known: Known, files: Files) -> None:
    """Add a finding for every link in a text that leads nowhere."""
    for passage in known.gathered.passages:
        for place, link in passage.links:
            if link.kind == "reference":
                known.reference(link.target, passage.scope, place)
            elif link.kind == "person":
                check_person(link.target, place, known)
            elif not files.leads(link.target, passage.file):
                what = "picture" if link.kind == "image" else "link"
                message = f"The {what} `{link.target[:200]}` leads nowhere: there is no such file in the content."
                hint = "Correct the path; it counts from the folder of this file."
                known.findings.append(LINK_NOWHERE.at(place, message, _IN_TEXT, hint))


def check_person(handle: str, place: Place, known: Known) -> None:
    """Add a finding where a handle has no person."""
    key = fold(handle)
    people = known.gathered.people
    if key in people or ("person", key) in known.broken:
        return
    hint = known.guess(handle, people, "Did you mean `@{}`?") or f"Create `people/{key}.md`, or write the plain name."
    known.findings.append(
        UNKNOWN_PERSON.at(place, f"There is no person `@{handle}`.", "The name is shown without a link.", hint)
    )
