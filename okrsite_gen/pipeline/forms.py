"""The next check-in of each team, ready to be filled in where the repository is hosted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import PurePosixPath

from okrsite_gen.content.writing.check_in_form import check_in_form
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.new_files import NewFile
from okrsite_gen.model.organisation import Org, Team
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.new.reported import is_busy, last_check_ins, subjects_of


def next_check_ins(org: Org, insights: Insights, settings: Settings) -> dict[str, NewFile]:
    """Return team key → the check-in that it could write next.

    None for a team without objectives in the cycles that run, and none at all where readers could not open the
    repository, or do not see everything: a form without what is hidden would not be the team's.
    """
    if not settings.repository.url or org.hides:
        return {}
    # Blockers and asks that stood in a check-in for fewer readers must not begin one for more of them.
    before = {} if len(settings.audiences) > 1 else last_check_ins(org, insights.as_of)
    found = {key: _next(org, insights, settings, team, before) for key, team in org.teams.items() if not team.closed}
    return {key: form for key, form in found.items() if form}


def _next(
    org: Org, insights: Insights, settings: Settings, team: Team, before: Mapping[tuple[str, str], CheckIn]
) -> NewFile | None:
    cycle = next((key for key in insights.current_cycles if is_busy(org, team, key)), "")
    own = org.objectives_of.get((team.key, cycle), ())
    if not own:
        return None
    subjects = tuple(subjects_of(org, insights, team, cycle))
    if not subjects:
        return None
    folder = PurePosixPath(org.objectives[own[0]].place.file).parent / "check-ins"
    text = check_in_form(subjects, insights, "", before.get((team.key, cycle)), settings.headings)
    return NewFile(folder.as_posix(), f"{_free_day(org, team, cycle, insights.as_of).isoformat()}.md", text)


def _free_day(org: Org, team: Team, cycle: str, day: date) -> date:
    """Return the first day from `day` on of which the team has no check-in yet."""
    while f"{team.key}/{cycle}/{day.isoformat()}" in org.check_ins:
        day += timedelta(days=1)
    return day
