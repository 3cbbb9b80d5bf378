"""What each team could write next, ready to be filled in where the repository is hosted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from okrsite_gen.content.writing.check_in_form import check_in_form
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.new_files import NewFile, TeamForms
from okrsite_gen.model.organisation import Org, Team
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.new.offered import carried_keys, free_day, offered_files
from okrsite_gen.pipeline.new.reported import is_busy, last_check_ins, subjects_of
from okrsite_gen.pipeline.new.standing import Standing


def are_offered(settings: Settings, org: Org) -> bool:
    """Whether pages offer forms at all.

    They do not where readers could not open the repository, or do not see everything: a form without what is hidden
    would not be the team's.
    """
    return bool(settings.repository.url) and not org.hides


def team_forms(here: Standing) -> dict[str, TeamForms]:
    """Return team key → what it could write next; nothing for a team that is closed."""
    settings = here.project.settings
    # Blockers and asks that stood in a check-in for fewer readers must not begin one for more of them.
    before = {} if len(settings.audiences) > 1 else last_check_ins(here.org, here.day)
    carried = carried_keys(here.org)
    return {
        key: TeamForms(_next_check_in(here, team, before), tuple(offered_files(here, team, carried)))
        for key, team in here.org.teams.items()
        if not team.closed
    }


def _next_check_in(here: Standing, team: Team, before: Mapping[tuple[str, str], CheckIn]) -> NewFile | None:
    org, insights = here.org, here.insights
    cycle = next((key for key in insights.current_cycles if is_busy(org, team, key)), "")
    own = org.objectives_of.get((team.key, cycle), ())
    if not own:
        return None
    subjects = tuple(subjects_of(org, insights, team, cycle))
    if not subjects:
        return None
    folder = PurePosixPath(org.objectives[own[0]].place.file).parent / "check-ins"
    text = check_in_form(subjects, insights, "", before.get((team.key, cycle)), here.project.settings.headings)
    return NewFile(folder.as_posix(), f"{free_day(org, team, cycle, here.day).isoformat()}.md", text)
