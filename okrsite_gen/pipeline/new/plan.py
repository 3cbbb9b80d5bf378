"""A team's plan and retrospective of a cycle."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.fields import document
from okrsite_gen.content.writing.scalars import name, remark
from okrsite_gen.model.kinds import Need, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Team
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.standing import Standing

_RETROSPECTIVE = "Write below the headings what you keep, change and have learned."
_ANOTHER = "name another cycle with --cycle"
_ANSWERS = ", ".join(need.value for need in Need)


def new_plan(here: Standing, team: str, cycle: str) -> Draft:
    """Return a team's plan for a cycle, with what others asked of it, to be answered."""
    own = here.team(team)
    within = here.cycle(cycle)
    asked = tuple(_asked(here, own, fold(within)))
    front = [remark("not_doing:"), "#   - What we decided against, and why"]
    if asked:
        front += [remark(f"Asked of {own.name}. Answers: {_ANSWERS}."), remark("commitments:")]
        front += asked
    path = here.new_path("teams", own.id, within, "plan.md")
    return Draft(path, document(front), "The context of the cycle goes below the second line of dashes.", _ANOTHER)


def _asked(here: Standing, team: Team, cycle: str) -> Iterator[str]:
    """Yield a line of comment for each objective that depends on a team's, or on the team itself."""
    mine = here.org.objectives_of.get((team.key, cycle), ())
    askers = dict.fromkeys(edge.asker for key in (*mine, team.key) for edge in here.org.needed_by.get(key, ()))
    for asker in askers:
        objective = here.org.objectives[asker]
        asking_team, asking_cycle, slug = objective.id.split("/")
        short = f"{asking_team}/{slug}" if objective.cycle == cycle else f"{asking_team}/{asking_cycle}/{slug}"
        yield f"#   {name(short)}: confirmed"


def new_retrospective(here: Standing, team: str, cycle: str) -> Draft:
    """Return a team's retrospective of a cycle: of the one that is being graded, if no other is named."""
    own = here.team(team)
    phases = here.insights.cycle_phase
    grading = [key for key in here.org.cycles if phases.get(key) == "grading" and (own.key, key) in here.insights.teams]
    within = here.cycle(cycle or (here.org.cycles[grading[-1]].id if grading else ""))
    headings = here.project.settings.headings
    readers = here.levels.in_team("retrospective", f"{own.key}/{fold(within)}", own.key)
    mine = here.org.objectives_of.get((own.key, fold(within)), ())
    shown = [here.org.objectives[key] for key in mine if here.levels.objective(key) <= readers]
    body = [f"- [[{objective.id.rpartition('/')[2]}]]" for objective in shown if objective.state is not State.DRAFT]
    for words in (headings.keep[0], headings.change[0], headings.learned[0]):
        body += ["", f"## {as_sentence(words)}"]
    path = here.new_path("teams", own.id, within, "retrospective.md")
    return Draft(path, "\n".join(body).strip() + "\n", _RETROSPECTIVE, _ANOTHER)
