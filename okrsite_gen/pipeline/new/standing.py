"""Where a project stands on the day on which something new is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.analysis import analyse
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.codes_reading import NOT_A_FILE
from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.discover import Discovered, classify, discover
from okrsite_gen.content.levels import Levels
from okrsite_gen.content.places import is_left_alone
from okrsite_gen.content.sources import Source
from okrsite_gen.errors import ConfigurationError, OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.organisation import Org, Team, heads
from okrsite_gen.pipeline.configure import CONFIGURATION, Project, configure
from okrsite_gen.pipeline.load import Loaded, judge, load
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.starter import quarter_of


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a project says, whoever may see it, and what is computed from it."""

    project: Project
    discovered: Discovered
    org: Org
    insights: Insights
    levels: Levels
    """For whom everything is."""
    mistakes: tuple[Diagnostic, ...] = ()
    """The errors of the content, not located yet; what stands there was not read."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Path → content file."""

    @property
    def errors(self) -> tuple[Place, ...]:
        """Where the content has errors."""
        return tuple(one.place for one in self.mistakes)

    @property
    def day(self) -> date:
        """The as-of date of the project."""
        return self.project.as_of

    @property
    def head(self) -> str:
        """The id of the one team that heads the organisation; empty where there are several, or none."""
        tops = [team.id for team in heads(self.org.teams.values()) if not team.closed]
        return tops[0] if len(tops) == 1 else ""

    def path(self, *parts: str) -> str:
        """Return where a content file belongs, by its path below the content folder.

        What belongs to a team goes into the content folder in which the team has its folder already.
        """
        folders = self.project.settings.content
        root = self.project.request.root
        there = [folder for folder in folders if (root / folder).is_dir()]
        with_team = [
            folder for folder in there if parts[0] == "teams" and (root / folder / "teams" / parts[1]).is_dir()
        ]
        folder = (*with_team, *there, *folders)[0]
        return "/".join(parts if folder == "." else (folder, *parts))

    def new_path(self, *parts: str) -> str:
        """Return where a new content file belongs, like `path`; the path of the file that describes the same already.

        Raises `OkrsiteError` where nobody would read it: for a name that the format leaves alone, and below a link.
        """
        path = self.path(*parts)
        alone = next(filter(is_left_alone, parts), "")
        if alone:
            raise OkrsiteError(
                f"Nothing was written: `{alone}` would never be read.",
                "README.md and what begins with `_` or `.` is left alone. Choose another name.",
            )
        links = (one.place.file for one in self.mistakes if one.code == NOT_A_FILE.id)
        link = next((one for one in links if path.startswith(f"{one}/")), "")
        if link:
            raise OkrsiteError(
                f"Nothing was written: {link} is a symbolic link, and content is not read through one.",
                "Put a folder there instead.",
            )
        return self._described_by("/".join(parts)) or path

    def _described_by(self, below: str) -> str:
        """Return the file that describes the same as one at a path below the content folder; empty without any."""
        role = classify(below)
        known = (*self.discovered.roles.items(), *((one.file, one.role) for one in self.discovered.unread))
        return next((file for file, one in known if role and (one.kind, one.key) == (role.kind, role.key)), "")

    def team(self, written: str) -> Team:
        """Return the team of a name. Raises `OkrsiteError` where there is none."""
        team = self.org.teams.get(fold(written))
        if team is None:
            known = {team.id: team for team in self.org.teams.values()}
            hint = f"`okrsite new team {written}` makes it." if written else ""
            raise OkrsiteError(f"There is no team `{written}`.", f"{_meant(written, known)}{hint}")
        return team

    def first_day(self, cycle: str) -> date | None:
        """Return the day on which a cycle begins, by its name as written; None where nobody knows."""
        known = self.org.cycles.get(fold(cycle))
        period = period_of(cycle, self.project.settings.cycles)
        return known.start if known else period.start if period else None

    def lasting(self, cycle: str) -> tuple[str, ...]:
        """Return the keys of cycles in which an objective of `cycle` finds what it may support, by its key.

        For a cycle that runs, all that run with it; for another one only those that last as long as it does, since
        whatever ends before it begins leads nowhere.
        """
        current, days = self.insights.current_cycles, period_of(cycle, self.project.settings.cycles)
        known = self.org.cycles.get(cycle)
        start, end = (known.start, known.end) if known else (days.start, days.end) if days else (None, None)
        if cycle in current or start is None:
            return current
        last = end or start
        around = (key for key, each in self.org.cycles.items() if each.start and each.start <= start)
        return tuple(key for key in around if key != cycle and (self.org.cycles[key].end or last) >= last)

    def cycle(self, written: str, preferred: Iterable[str] = ()) -> str:
        """Return the name of the cycle meant, as it is written; without a word the current one.

        Among the current cycles the first in `preferred` (keys) wins, else the innermost. A project without any cycle
        begins with the quarter of the day. Raises `OkrsiteError` where no cycle is meant clearly.
        """
        cycles = self.org.cycles
        if written:
            if fold(written) in cycles:
                return cycles[fold(written)].id
            if period_of(written, self.project.settings.cycles):
                return written
            hint = _meant(written, {cycle.id: cycle for cycle in cycles.values()})
            raise OkrsiteError(
                f"There is no cycle `{written}`, and its name tells no dates.",
                f"{hint}`okrsite new cycle {written} --start … --end …` makes it.",
            )
        wanted = set(preferred)
        current = self.insights.current_cycles
        for key in (*(key for key in current if key in wanted), *current):
            return cycles[key].id
        if not cycles:
            return quarter_of(self.day)
        raise OkrsiteError(f"No cycle runs on {self.day.isoformat()}.", "Say which one is meant, with --cycle.")


def standing(request: Request) -> Standing:
    """Read a project. Raises `OkrsiteError` where its configuration cannot be used; errors in content do not matter."""
    project = configure(request)
    if project.failed:
        raise ConfigurationError(f"{CONFIGURATION} has errors.", "`okrsite check` says which.")
    discovered = thawed(discover(request.root, project.settings.content), project.settings)
    loaded = load(project, discovered, silent)
    org, unresolved = judge(loaded, project)
    findings = (*loaded.findings, *unresolved)
    return standing_of(project, discovered, loaded, org, analyse(org, project.as_of, project.settings), findings)


def standing_of(
    project: Project,
    discovered: Discovered,
    loaded: Loaded,
    org: Org,
    insights: Insights,
    findings: Iterable[Diagnostic],
) -> Standing:
    """Return where a project stands that is read already."""
    mistakes = tuple(one for one in findings if one.severity is Severity.ERROR)
    sources = {source.path: source for source in discovered.sources}
    return Standing(project, discovered, org, insights, Levels(loaded.gathered, project.settings), mistakes, sources)


def _meant(written: str, known: Mapping[str, object]) -> str:
    near = nearest(written, known)
    if near:
        return f"Did you mean `{near}`? "
    listed = ", ".join(f"`{one}`" for one in list(known)[:10])
    return f"There are {listed}. " if listed else ""
