"""What an archive of a cycle holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from okrsite_gen import __version__
from okrsite_gen.content.archive.file import FORMAT, ArchiveFile
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.document import Role
from okrsite_gen.model.archive import ArchivedTeam
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle, Org
from okrsite_gen.pipeline.configure import Project


def frozen(
    folder: str,
    cycle: Cycle,
    project: Project,
    discovered: Discovered,
    own: Mapping[str, Role],
    judged: tuple[Org, Insights],
) -> ArchiveFile:
    """Return the archive of those of a cycle's `own` files that lie in one content folder."""
    org, insights = judged
    texts = {
        own[source.path].path: source.data.decode("utf-8")
        for source in discovered.sources
        if source.path in own and source.path == f"{folder}{own[source.path].path}"
    }
    alone = len(project.settings.content) == 1
    mine = [
        one
        for one in org.objectives.values()
        if one.cycle == cycle.key
        and one.place.file.removeprefix(folder) in texts
        and (alone or _follows_from(folder, one, org))
    ]
    return ArchiveFile(
        format=FORMAT,
        cycle=cycle.id,
        archived_on=project.as_of,
        made_by=__version__,
        thresholds=project.settings.thresholds,
        scores=project.settings.scores,
        objectives={one.key: insights.objectives[one.key] for one in mine},
        key_results={each.key: insights.key_results[each.key] for one in mine for each in one.key_results},
        teams=_teams(folder, {fold(role.team) for path, role in own.items() if path.startswith(folder)}, org),
        files=dict(sorted(texts.items())),
    )


def _teams(folder: str, keys: Collection[str], org: Org) -> dict[str, ArchivedTeam]:
    """Return what the content folder itself says of teams; what another one says may be for fewer readers."""
    known = (org.teams[key] for key in sorted(keys) if key in org.teams)
    own = (team for team in known if team.place.file and team.place.file.startswith(folder))
    return {team.key: ArchivedTeam(team.name, team.parent, team.order) for team in own}


def _follows_from(folder: str, objective: Objective, org: Org) -> bool:
    """Whether the figures of an objective follow from one content folder; others may be for fewer readers."""
    keys = (objective.key, *(one.key for one in objective.key_results))
    spoken = (edge.check_in.place.file for key in keys for edge in org.updates.get(key, ()))
    metrics = (org.metrics[one.metric].place.file for one in objective.key_results if one.metric in org.metrics)
    rolled_up = any(one.kind is Kind.ROLLUP for one in objective.key_results)
    return not rolled_up and all(file.startswith(folder) for file in (*spoken, *metrics))
