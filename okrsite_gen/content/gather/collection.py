"""The entities of a whole organisation while they are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from okrsite_gen.content.check_in_words import SpecialHeadings
from okrsite_gen.content.document import Document, Path, Role
from okrsite_gen.content.gather.check_ins import CheckInReader, retrospective_of
from okrsite_gen.content.gather.cycles import cycle_by_name, cycle_of, no_dates
from okrsite_gen.content.gather.known import Known
from okrsite_gen.content.gather.metrics import metric_by_rows, metric_of
from okrsite_gen.content.gather.objectives import Heading, objective_of
from okrsite_gen.content.gather.organisation import NOWHERE, charter_of, page_of, plan_of, team_by_folder, team_of
from okrsite_gen.content.gather.people import Handles, person_of
from okrsite_gen.content.gather.spoken import spoken
from okrsite_gen.content.gathered import Gathered, Passage, Promise
from okrsite_gen.content.hiding import doubt_of_fields
from okrsite_gen.content.names_in_fields import names_in
from okrsite_gen.content.schema import (
    CharterFront,
    CheckInFront,
    CycleFront,
    Front,
    MetricFront,
    ObjectiveFront,
    PageFront,
    PersonFront,
    PlanFront,
    RetrospectiveFront,
    TeamFront,
)
from okrsite_gen.content.sources import AssetFile
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Asset, BrokenFile, Charter, Cycle, FreePage, Metric, Person, Team
from okrsite_gen.model.prose import WrittenLink
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings


class Collection:
    """Takes documents one by one and ends as a `Gathered`."""

    def __init__(self, settings: Settings, kept: Kept = NOTHING_KEPT) -> None:
        self._settings = settings
        self._kept = kept
        self._handles = Handles(())
        self._retrospective = SpecialHeadings(settings.headings, ("keep", "change", "learned"))
        self._folders: dict[tuple[str, str], tuple[str, str]] = {}
        self._tables: dict[str, tuple[str, bytes]] = {}
        self._reader: CheckInReader | None = None
        self._positions: dict[str, int] = {}
        self._unclear: set[str] = set()
        self.findings: list[Diagnostic] = []
        self.charter = Charter(NOWHERE)
        self.teams: dict[str, Team] = {}
        self.cycles: dict[str, Cycle] = {}
        self.objectives: dict[str, Objective] = {}
        self.check_ins: dict[str, CheckIn] = {}
        self.plans: dict[str, Plan] = {}
        self.retrospectives: dict[str, Retrospective] = {}
        self.metrics: dict[str, Metric] = {}
        self.people: dict[str, Person] = {}
        self.pages: dict[str, FreePage] = {}
        self.assets: dict[str, Asset] = {}
        self.promises: list[Promise] = []
        self.passages: list[Passage] = []
        self.broken: list[BrokenFile] = []
        self.audiences: dict[tuple[str, str], str] = {}
        self.figures: dict[str, str] = {}
        self.left_out: dict[str, tuple[Path, ...]] = {}
        self.names_lost: dict[str, tuple[str, ...]] = {}
        self.headings: dict[str, tuple[Heading, ...]] = {}

    def expect(self, file: str, role: Role) -> None:
        """Note what a file's folders tell, and its place among all others, whenever its turn comes."""
        self._positions[file] = len(self._positions)
        self._note_folders(file, role)

    def admit(self, document: Document, front: Front | None) -> bool:
        """Whether a document can be used; note where its texts link."""
        role = document.role
        if front is None:
            doubt = doubt_of_fields(document.front) if document.readable else document.doubt
            self.broken.append(BrokenFile(Place(document.file), role.kind, role.key, doubt))
            if document.readable and role.kind == "objective":
                self.names_lost[document.file] = names_in(document.front)
            return False
        audience: str = getattr(front, "audience", "")
        if audience:
            self.audiences[role.kind, role.key] = audience
        if front.left_out:
            self.left_out[document.file] = front.left_out
            if role.kind == "objective":
                self.names_lost[document.file] = names_in(document.front)
        self._note_links(document)
        return True

    def admit_known(self, known: Known) -> None:
        """Note the same of a file that is known to be usable."""
        if known.passage is not None:
            self.passages.append(known.passage)

    def _note_folders(self, file: str, role: Role) -> None:
        folder = file.removesuffix(role.path)
        for kind, name in (("team", role.team), ("cycle", role.cycle)):
            if name:
                self._folders.setdefault((kind, fold(name)), (name, f"{folder}cycles/{name}.md\n{file}"))

    def _note_links(self, document: Document) -> None:
        if not document.links and not document.front_links:
            return
        role, file = document.role, document.file
        lines = document.body.split("\n") if document.links else []
        body = ((_place_of(link, document, lines), link) for link in document.links)
        front = ((Place(file, path), link) for path, link in document.front_links)
        objective = role.key if role.kind == "objective" else ""
        in_cycle = role.kind in {"objective", "plan", "check-in", "retrospective"}
        scope = Scope(fold(role.team), fold(role.cycle), objective) if in_cycle else Scope()
        self.passages.append(Passage((role.kind, role.key), file, scope, (*front, *body)))

    def know_people(self) -> None:
        """Know all people by their handles, once they are taken: everything else may name them."""
        unreadable = (file.key for file in self.broken if file.kind == "person")
        handles = sorted((*self.people, *unreadable))
        self._handles = self._kept.made("handles", "", ("\n".join(handles),), lambda: Handles(handles))

    def take_tables(self, tables: Mapping[str, bytes]) -> None:
        """Take the rows of metrics, by path."""
        for file in sorted(tables):
            key = fold(file.rpartition("/")[2].rpartition(".")[0])
            self._tables.setdefault(key, (file, tables[file]))

    def take(self, document: Document, front: Front) -> None:
        """Take anything but check-ins; people come first."""
        key = document.role.key
        match front:
            case PersonFront():
                self.people[key] = person_of(document, front)
            case ObjectiveFront():
                self._take_objective(document, front)
            case TeamFront():
                self.teams[key] = team_of(document, front, self._handles)
            case CycleFront():
                self.cycles[key], found = cycle_of(document, front, self._settings)
                self.findings += found
            case MetricFront():
                table = self._tables.pop(key, None)
                of = (document, front, *(table or ("", b"")), self._handles, self._settings)
                make = partial(metric_of, document, front, table, self._handles, self._settings)
                self.metrics[key], found = self._kept.made("metric", document.file, of, make)
                self.findings += found
            case PlanFront():
                self.plans[key], promises = plan_of(document, front)
                self.promises += promises
            case RetrospectiveFront():
                self.retrospectives[key] = retrospective_of(document, self._retrospective)
            case PageFront():
                self.pages[key] = page_of(document, front)
            case CharterFront():
                self.charter = charter_of(document, front, self._handles)

    def _take_objective(self, document: Document, front: ObjectiveFront) -> None:
        of = (document, front, self._handles)
        objective, results, headings = self._kept.made("objective", document.file, of, partial(objective_of, *of))
        if headings:
            self.headings[objective.key] = headings
        self.objectives[objective.key] = objective
        self.findings += results.findings
        self._unclear.update(results.unclear)
        if front.figures:
            self.figures[objective.key] = front.figures
        for written, key_result in zip(front.key_results, objective.key_results, strict=True):
            if written.audience:
                self.audiences["key-result", key_result.key] = written.audience
            if written.figures:
                self.figures[key_result.key] = written.figures

    def take_known(self, known: Known) -> None:
        """Take an objective or a check-in that was made before."""
        if isinstance(known.made, CheckIn):
            self.check_ins[known.made.key] = known.made
        else:
            self.objectives[known.made.key] = known.made
            if known.headings:
                self.headings[known.made.key] = known.headings
        self.findings += known.findings
        self._unclear.update(known.unclear)

    def take_check_in(self, document: Document, front: CheckInFront) -> None:
        """Take a check-in; all objectives must be known."""
        if self._reader is None:
            unclear = frozenset(self._unclear)
            self._reader = CheckInReader(self.objectives, unclear, self._handles, self._settings, self._kept)
        day = date.fromisoformat(document.role.slug)
        check_in, found = self._reader.read(document, front, day)
        self.check_ins[check_in.key] = check_in
        self.findings += found

    def take_what_only_rows_tell(self) -> None:
        """Take the metrics that have rows and no file."""
        broken = {file.key for file in self.broken if file.kind == "metric"}
        for key, (file, data) in self._tables.items():
            metric, found = metric_by_rows(file, data, self._settings)
            if key not in broken:
                self.metrics[key] = metric
                self.findings += found

    def take_what_only_folders_tell(self, teams: Iterable[str]) -> None:
        """Take the teams and cycles that only a folder names; `teams` are folders without any document."""
        for name in teams:
            self._folders.setdefault(("team", fold(name)), (name, "\n"))
        broken = {(file.kind, file.key) for file in self.broken}
        for (kind, key), (name, files) in self._folders.items():
            if kind == "team" and key not in self.teams:
                self.teams[key] = team_by_folder(name)
            if kind == "cycle" and key not in self.cycles:
                self.cycles[key] = cycle_by_name(name, self._settings)
                own_file, first_use = files.split("\n")
                if self.cycles[key].start is None and (kind, key) not in broken:
                    self.findings.append(no_dates(name, Place(first_use), own_file))

    def take_assets(self, assets: Iterable[AssetFile]) -> None:
        """Take the files that are published as they are."""
        for asset in assets:
            self.assets.setdefault(asset.path, Asset(asset.path, asset.file, asset.digest, asset.size))

    def gathered(self) -> Gathered:
        """Return everything that was taken."""
        return Gathered(
            charter=self.charter,
            teams=self.teams,
            cycles=self.cycles,
            objectives=self.objectives,
            check_ins=spoken(self.check_ins, self.left_out.keys()),
            plans=self.plans,
            retrospectives=self.retrospectives,
            metrics=self.metrics,
            people=self.people,
            pages=self.pages,
            assets=self.assets,
            promises=tuple(self.promises),
            passages=tuple(sorted(self.passages, key=lambda one: self._positions[one.file])),
            broken=tuple(sorted(self.broken, key=lambda one: self._positions[one.place.file])),
            audiences=self.audiences,
            figures=self.figures,
            left_out=self.left_out,
            headings=self.headings,
            names_lost=self.names_lost,
        )


def _place_of(link: WrittenLink, document: Document, lines: Sequence[str]) -> Place:
    """Return where in its file a link in a document's body stands."""
    line = lines[link.line - 1] if 0 < link.line <= len(lines) else ""
    column = line.find(link.target) + 1
    return Place(document.file, (), document.body_line + link.line - 1, column, len(link.target) if column else 0)
