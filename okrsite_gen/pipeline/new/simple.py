"""New files that need little of what the project says: teams, cycles, metrics, people and pages."""

from __future__ import annotations

from datetime import date

from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.writing.fields import Written, document, fields
from okrsite_gen.content.writing.scalars import remark
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.new.draft import Draft, chosen_id, seen
from okrsite_gen.pipeline.new.standing import Standing

AT_THE_TOP = "-"
"""Written as the team above: there is none."""


def new_team(here: Standing, name: str, identifier: str, parent: str, details: dict[str, str]) -> Draft:
    """Return a team's file. `details` are further fields, such as `lead` and `kind`; empty ones are left out.

    Without a `parent` the team stands below the one that heads the organisation, and with `AT_THE_TOP` beside it.
    """
    own = chosen_id(identifier, name, "--id", in_team=True)
    known = here.org.teams.get(fold(own))
    head = "" if parent or known or fold(details.get("kind", "")) == "company" else here.head
    above = "" if parent == AT_THE_TOP else here.team(parent or head).id if parent or head else ""
    front = fields({"name": _as_name(name), "parent": above, **details})
    path = here.new_path("teams", known.id if known else own, "team.md")
    advice = f"Its first objective: okrsite new objective {own}"
    if head:
        advice = f"It stands below {head}; delete `parent` if it heads the organisation beside it.\n{advice}"
    return Draft(path, document(front), advice)


def new_cycle(here: Standing, identifier: str, name: str, days: tuple[date | None, date | None], parent: str) -> Draft:
    """Return a cycle's file. `days` are its first and last one; a name such as `2027-Q1` tells them itself."""
    own = chosen_id(identifier, identifier, "another name", in_team=True)
    known = here.org.cycles.get(fold(own))
    own, (start, end) = known.id if known else own, days
    if not period_of(own, here.project.settings.cycles) and not (start and end):
        missing = "--start" if start is None else "--end"
        raise OkrsiteError(
            f"The name `{own}` tells no dates, and {missing} is missing.",
            "Give --start and --end, or a name such as 2027, 2027-H1, 2027-Q1 or 2027-03.",
        )
    if start and end and end < start:
        raise OkrsiteError("The cycle would end before it begins.", "Look at --start and --end.")
    above = _around(here, parent, own) if parent else ""
    dates = {"start": start.isoformat() if start else "", "end": end.isoformat() if end else ""}
    front = fields({"name": name, **dates, "parent": above})
    advice = "The theme of the cycle goes below the second line of dashes."
    return Draft(here.new_path("cycles", f"{own}.md"), document(front or [remark("name:")]), advice)


def _around(here: Standing, parent: str, own: str) -> str:
    known = here.org.cycles.get(fold(parent))
    if fold(parent) == fold(own):
        raise OkrsiteError(f"`{own}` cannot lie within itself.", "Name the longer cycle around it with --parent.")
    if known is None:
        listed = ", ".join(f"`{cycle.id}`" for cycle in here.org.cycles.values())
        raise OkrsiteError(
            f"There is no cycle `{parent}` that could be the one around it.",
            f"{f'There are {listed}. ' if listed else ''}`okrsite new cycle {parent}` makes it.",
        )
    return known.id


def new_metric(here: Standing, name: str, identifier: str, details: dict[str, str]) -> tuple[Draft, Draft]:
    """Return a metric's file and the table of its rows, which has none yet."""
    own = chosen_id(identifier, name, "--id", in_team=False)
    front = [
        *fields({"name": _as_name(name), **details}),
        remark("healthy:"),
        "#   min: the least, in the metric's unit, that is healthy; or max, the most",
    ]
    rows = Draft(here.new_path("metrics", f"{own}.csv"), "date,value,note\n")
    advice = f"Its values go into {rows.path}, a line for each day: {here.day.isoformat()},42,a note"
    return Draft(here.new_path("metrics", f"{own}.md"), document(front), advice), rows


def new_person(here: Standing, name: str, identifier: str, team: str, role: str) -> Draft:
    """Return a person's file."""
    own = chosen_id(identifier, name, "--id", in_team=False)
    front = fields({"name": _as_name(name), "team": here.team(team).id if team else "", "role": role})
    return Draft(here.new_path("people", f"{own}.md"), document(front), f"Name this person as owner: {own}")


def new_page(here: Standing, title: str, identifier: str) -> Draft:
    """Return a free page."""
    own = chosen_id(identifier, title, "--id", in_team=False)
    written: dict[str, Written] = {"title": seen(title)}
    return Draft(here.new_path("pages", f"{own}.md"), document(fields(written)), "Its text goes below the dashes.")


def _as_name(words: str) -> str:
    """Return words as a name: an id such as `data-platform` gets spaces and a capital letter."""
    if words.islower() and " " not in words:
        return words.replace("-", " ").replace("_", " ").strip().capitalize()
    return words
