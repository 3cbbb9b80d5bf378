"""Teams in their tree, and the people and metrics around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from okrsite_gen.content.codes_org import LINK_NOWHERE, ROWS_IN_FUTURE, SECOND_HEAD, TEAM_OF_ONE, UNKNOWN_TEAM
from okrsite_gen.content.resolve.knots import without_team_circles
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.resolve.links import Files
from okrsite_gen.content.resolve.objectives import owner, owners
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold, natural
from okrsite_gen.model.organisation import Charter, Metric, Person, Team

_AT_THE_TOP = (
    "Until there is one the team stands at the top, and of several audiences only the narrowest sees it: "
    "the team that is meant may be hidden."
)


def team_tree(known: Known) -> dict[str, Team]:
    """Return the teams in their order, each with the key of the team above it."""
    found = {}
    company = _company(known)
    for key, team in known.gathered.teams.items():
        place = team.place
        if len(team.members) == 1 and not team.closed and not known.gathered.hides:
            known.findings.append(_team_of_one(team))
        if company is not None and not team.parent and not team.closed and not team.is_company:
            known.findings.append(_second_head(team, company, _a_file_of(team, known)))
        found[key] = replace(
            team,
            parent=known.name("team", team.parent, known.gathered.teams, place.at("parent"), UNKNOWN_TEAM, _AT_THE_TOP),
            lead=owner(team.lead, place.at("lead"), known),
            champion=owner(team.champion, place.at("champion"), known),
            members=owners(team.members, place, "members", known),
        )
    return without_team_circles(dict(sorted(found.items(), key=lambda item: order(item[1]))), known)


def _company(known: Known) -> Team | None:
    """Return the one team that is the company; none where there are several, or where something is hidden."""
    found = [team for team in known.gathered.teams.values() if team.is_company]
    return found[0] if len(found) == 1 and not found[0].parent and not known.gathered.hides else None


def _a_file_of(team: Team, known: Known) -> str:
    """Return the file of a team, of one without any that of an objective in its folder; empty if there is neither."""
    objectives = known.gathered.objectives.values()
    return team.place.file or next((each.place.file for each in objectives if each.team == team.key), "")


def _second_head(team: Team, company: Team, file: str) -> Diagnostic:
    """Word that a team stands beside the company; `file` is one in its folder."""
    hint = f"Add `parent: {company.id}`, or the team that it belongs to."
    if not team.place.file:
        folder = PurePosixPath(file).parent.parent if file else PurePosixPath("teams", team.id)
        hint = f"Write `{folder / 'team.md'}` with `parent: {company.id}`: `okrsite new team {team.id}` does."
    return SECOND_HEAD.at(
        Place(file),
        f"The team `{team.id}` has no `parent`, and `{company.id}` is the company.",
        "It stands beside the company, outside of the tree of teams below it, and its objectives are not among the "
        "organisation's on home.",
        hint,
    )


def _team_of_one(team: Team) -> Diagnostic:
    return TEAM_OF_ONE.at(
        team.place.at("members"),
        f"The team `{team.id}` has one member.",
        "Goals belong to teams: a page about one person's goals would be read as an appraisal.",
        "Give the objectives to the team that this person works in, or name all members.",
    )


def order(team: Team) -> tuple[object, ...]:
    """Return the key by which teams are listed: by `order`, then by name; those without order come last."""
    return (team.order is None, team.order or 0, natural(fold(team.name)), team.key)


def charter(known: Known) -> Charter:
    """Return the charter with the people who may be shown."""
    found = known.gathered.charter
    return replace(
        found,
        sponsor=owner(found.sponsor, found.place.at("sponsor"), known),
        champions=owners(found.champions, found.place, "champions", known),
    )


def person(found: Person, known: Known, files: Files) -> Person:
    """Return a person with the key of the team and the address of the picture."""
    place = found.place
    team = known.name("team", found.team, known.gathered.teams, place.at("team"), UNKNOWN_TEAM)
    if not found.picture:
        return found if team == found.team else replace(found, team=team)
    picture = files.asset(found.picture, place.file) or files.asset(f"/{found.picture}", place.file)
    if not picture and not known.gathered.hides:
        known.findings.append(_no_picture(found))
    return replace(found, team=team, picture=picture)


def _no_picture(found: Person) -> Diagnostic:
    message = f"The picture `{found.picture[:200]}` is not there."
    if "://" in found.picture:
        message = f"The picture `{found.picture[:200]}` is on another site."
    reason = "Pages show only pictures that are part of the content, and ask no other site for anything."
    hint = "Put the picture into `assets/` and write `picture: assets/…`."
    return LINK_NOWHERE.at(found.place.at("picture"), message, reason, hint)


def metric(found: Metric, known: Known) -> Metric:
    """Return a metric with its owner, if that may be shown."""
    answering = owner(found.owner, found.place.at("owner"), known)
    return found if answering == found.owner else replace(found, owner=answering)


def rows_in_future(found: Metric, today: object) -> Diagnostic:
    """Return the finding about rows of days that have not come yet."""
    last = found.rows[-1].day
    return ROWS_IN_FUTURE.at(
        Place(f"{found.place.file.rpartition('.')[0]}.csv"),
        f"The metric `{found.id}` has a value for {last}, and today is {today}.",
        "It is not read before its day.",
        "Correct the date.",
    )
