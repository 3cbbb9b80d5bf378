"""What keeps something out of a team's check-in: errors in its files, key results without a name, and what is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from okrsite_gen.content.locate import locate
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.pipeline.new.reported import cycles_around, is_asked, objectives_around, reference_of
from okrsite_gen.pipeline.new.standing import Standing

_OTHERS = frozenset({"plan.md", "retrospective.md"})
"""Files of a cycle's folder on which no check-in depends."""
_CHECK_INS = "check-ins"
GIVES_IDS = "`okrsite check --fix` gives each one."
"""What to do about key results without an id."""


def refuse_unread(here: Standing, team: Team, cycle: str, day: date) -> None:
    """Raise `OkrsiteError` where an error hides something that a check-in of a day would ask for or begin with.

    A form that leaves it out would look as if there were nothing to say about it.
    """
    starts = tuple(f"teams/{team.key}/{each}/" for each in cycles_around(here.insights, fold(cycle)))
    found = [one for one in here.mistakes if _concerns(here, one.place.file, starts, day)]
    if not found:
        return
    data = {path: source.data for path, source in here.sources.items()}
    first = min(locate(found, data.get), key=lambda one: (one.place.file, one.place.line))
    more = f" There are {len(found) - 1} more." if len(found) > 1 else ""
    raise OkrsiteError(
        f"{_shown(first.place)}: {first.message} As long as it stands so, a check-in would leave something out.{more}",
        "\n".join(filter(None, (first.hint, "`okrsite check` shows every error. Correct them, then report."))),
    )


def _concerns(here: Standing, file: str, starts: Iterable[str], day: date) -> bool:
    """Whether a file is an objective of one of these folders, or a check-in that lies not after a day."""
    for folder in here.project.settings.content:
        below = file if folder == "." else file.removeprefix(f"{folder.rstrip('/')}/")
        for start in starts:
            if fold(below).startswith(start):
                name = below[len(start) :]
                return name not in _OTHERS and not _is_later(name, day)
    return False


def _is_later(name: str, day: date) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == _CHECK_INS and file.removesuffix(".md") > day.isoformat()


def _shown(place: Place) -> str:
    return ":".join(str(part) for part in (place.file, place.line, place.column) if part)


def without_names(here: Standing, team: Team, cycle: str) -> str:
    """Return the references of the objectives that have key results which no check-in can name; may be empty."""
    own = fold(cycle)
    return ", ".join(
        reference_of(one, team, own)
        for one in objectives_around(here.org, here.insights, team, own)
        if one.state not in {State.DRAFT, State.CLOSED} and any(not kr.id and is_asked(kr) for kr in one.key_results)
    )


def why_nothing(here: Standing, team: Team, cycle: str) -> tuple[str, str]:
    """Return why a team has nothing to report in a cycle, and what to do about it."""
    message, begin = f"{team.name} has nothing to report in {cycle}", f"okrsite new objective {team.id} --cycle {cycle}"
    if team.closed:
        return f"{message}, since the team is closed.", "Its `team.md` says so, with `state: closed`."
    objectives = tuple(objectives_around(here.org, here.insights, team, fold(cycle)))
    if not objectives:
        return f"{message}: it has no objective yet.", f"Its first one: {begin}"
    reasons = list(_reasons(here, team, cycle, objectives))
    return f"{message}.", "\n".join(reasons) or f"A new objective: {begin}"


def _reasons(here: Standing, team: Team, cycle: str, objectives: Iterable[Objective]) -> Iterator[str]:
    own = fold(cycle)

    def named(*states: State) -> str:
        return ", ".join(reference_of(one, team, own) for one in objectives if one.state in states)

    if drafts := named(State.DRAFT):
        yield f"Drafts: {drafts}. Take `state: draft` away from what the team has agreed on."
    if closed := named(State.CLOSED):
        yield f"Closed: {closed}. What comes next: okrsite new objective {team.id}"
    if nameless := without_names(here, team, cycle):
        yield f"Key results without an `id`, so that no check-in can name them: {nameless}. {GIVES_IDS}"
    quiet = [one for one in objectives if one.state not in {State.DRAFT, State.CLOSED} and one.key_results]
    over = ", ".join(reference_of(one, team, own) for one in quiet if not any(map(is_asked, one.key_results)))
    if over:
        yield f"No key result is active any more: {over}. A new objective: okrsite new objective {team.id}"
