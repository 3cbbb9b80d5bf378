"""What is said of everything that is neither an objective nor a key result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import Enum
from functools import partial

from okrsite_gen.analysis.changes.facts import (
    Fact,
    Thing,
    Told,
    day,
    figure,
    listed,
    number,
    owner,
    thing,
    words,
)
from okrsite_gen.analysis.changes.facts import owners as owners_of
from okrsite_gen.analysis.changes.objectives import named
from okrsite_gen.analysis.changes.renames import Renames
from okrsite_gen.model.changes import Side, Subject
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective, Section, Update
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, Cycle, FreePage, Metric, Person, Team
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings

UPDATES = "updates"


def other_things(side: Side, names: Renames) -> Iterator[tuple[str, Thing]]:
    """Yield present name → everything but objectives and key results, with all that is said of it."""
    org = side.org
    yield (
        "organisation:",
        thing(Subject("organisation", "", "", place=org.charter.place), _charter, org.charter),
    )
    if side.configured:
        place = Place("okrsite.yml")
        yield "configuration:", thing(Subject("configuration", "", "", place=place), _settings, side.settings)
    for team in org.teams.values():
        subject = Subject("team", team.key, team.name, team.key, "", team.place)
        yield named("team", team.key, names.teams), thing(subject, partial(_team, names=names), team)
    grading = side.settings.thresholds.grading_days
    for cycle in org.cycles.values():
        subject = Subject("cycle", cycle.key, cycle.name, "", cycle.key, cycle.place)
        yield named("cycle", cycle.key, names.cycles), thing(subject, partial(_cycle, names=names), cycle, grading)
    for check_in in org.check_ins.values():
        subject = Subject(
            "check-in", check_in.key, check_in.day.isoformat(), check_in.team, check_in.cycle, check_in.place
        )
        yield (
            f"check-in:{names.team_and_cycle(check_in.key)}",
            thing(subject, partial(_check_in, names=names), check_in),
        )
    yield from _plans(side, names)
    for metric in org.metrics.values():
        subject = Subject("metric", metric.key, metric.name, place=metric.place)
        yield f"metric:{metric.key}", thing(subject, _metric, metric)
    for person in org.people.values():
        subject = Subject("person", person.key, person.name, place=person.place)
        yield f"person:{person.key}", thing(subject, partial(_person, names=names), person)
    for page in org.pages.values():
        subject = Subject("page", page.key, page.title, place=page.place)
        yield f"page:{page.key}", thing(subject, _page, page)


def _plans(side: Side, names: Renames) -> Iterator[tuple[str, Thing]]:
    for plan in side.org.plans.values():
        subject = Subject("plan", plan.key, "", plan.team, plan.cycle, plan.place)
        yield f"plan:{names.team_and_cycle(plan.key)}", thing(subject, _plan, plan)
    for each in side.org.retrospectives.values():
        subject = Subject("retrospective", each.key, "", each.team, each.cycle, each.place)
        yield f"retrospective:{names.team_and_cycle(each.key)}", thing(subject, _retrospective, each)


def _charter(charter: Charter) -> Told:
    yield "mission", words(charter.mission)
    yield "vision", words(charter.vision)
    for pillar in charter.pillars:
        yield ("pillars", pillar.id), words(f"{pillar.title} {pillar.description}")
    yield "sponsor", owner(charter.sponsor)
    yield "champions", owners_of(charter.champions)
    yield "text", words(charter.body)


def _team(team: Team, names: Renames) -> Told:
    yield "name", words(team.name)
    yield "parent", words(names.team(team.parent))
    yield "lead", owner(team.lead)
    yield "champion", owner(team.champion)
    yield "members", owners_of(team.members)
    yield "kind", words(team.kind)
    yield "contact", words(team.contact)
    yield "check_in", Fact(team.check_in.value) if team.check_in else None
    yield "order", number(team.order)
    yield "state", Fact("closed") if team.closed else None
    yield "aliases", listed(team.aliases)
    yield "text", words(team.body)


def _cycle(cycle: Cycle, grading_days: int, names: Renames) -> Told:
    usual = cycle.end + timedelta(days=grading_days) if cycle.end else None
    yield "name", words(cycle.name)
    yield "start", day(cycle.start)
    yield "end", day(cycle.end)
    yield "parent", words(names.cycle(cycle.parent))
    yield "state", Fact(cycle.state.value) if cycle.state else None
    yield "check_in", Fact(cycle.check_in.value) if cycle.check_in else None
    yield "breaks", listed((f"{first.isoformat()} to {last.isoformat()}" for first, last in cycle.breaks), ordered=True)
    yield "grading_until", day(cycle.grading_until) if cycle.grading_until != usual else None
    yield "aliases", listed(cycle.aliases)
    yield "text", words(cycle.body)


def _plan(plan: Plan) -> Told:
    for each in plan.not_doing:
        yield ("not_doing", " ".join(each.split())), Fact("not doing")
    yield "text", words(plan.body)


def _retrospective(retrospective: Retrospective) -> Told:
    yield "keep", words(retrospective.keep)
    yield "change", words(retrospective.change)
    yield "learned", words(retrospective.learned)
    yield from _sections(retrospective.notes)


def _sections(notes: Iterable[Section]) -> Told:
    joined = " ".join(f"{each.heading} {each.body}" for each in notes)
    yield "text", words(joined)


def _check_in(check_in: CheckIn, names: Renames) -> Told:
    scope = Scope(check_in.team, check_in.cycle)
    yield "author", owner(check_in.author)
    for update in check_in.updates:
        yield (UPDATES, names.reference(update.target, scope)), _update(update)
    yield "wins", words(check_in.wins)
    yield "blockers", words(check_in.blockers)
    yield "asks", words(check_in.asks)
    yield "next", words(check_in.next)
    yield from _sections(check_in.notes)


def _update(update: Update) -> Fact:
    value = figure(update.value)
    said = (
        value.words if value else "",
        {True: "done", False: "not done", None: ""}[update.done],
        update.reached,
        ", ".join(f"{name} {'done' if done else 'not done'}" for name, done in update.milestones),
        f"progress {round(update.progress * 100, 1).normalize():f}%" if update.progress is not None else "",
        f"confidence {update.confidence}" if update.confidence is not None else "",
        update.status.value if update.status else "",
        f"closed as {update.closed_as.value}" if update.closed_as else "",
        f"score {update.score}" if update.score is not None else "",
        "unchanged" if update.unchanged else "",
        " ".join((update.result, update.score_reason, update.note)).strip(),
    )
    told = " ".join(", ".join(filter(None, said)).split())
    return Fact(told or "named")


def _metric(metric: Metric) -> Told:
    yield "name", words(metric.name)
    yield "unit", words(metric.unit)
    yield "better", Fact(metric.better.value) if metric.better else None
    yield ("healthy", "min"), figure(metric.healthy_min)
    yield ("healthy", "max"), figure(metric.healthy_max)
    yield "owner", owner(metric.owner)
    yield "source", words(metric.source)
    if metric.rows:
        last = figure(metric.rows[-1].value)
        count = f"{len(metric.rows)} row{'s' if len(metric.rows) > 1 else ''}"
        told = f"{count}, {metric.rows[-1].day.isoformat()}: {last.words if last else ''}"
        yield "rows", Fact(told, tuple((row.day, _number(row.value), row.note) for row in metric.rows))
    yield "text", words(metric.body)


def _number(value: object) -> object:
    return getattr(value, "number", "withheld")


def _person(person: Person, names: Renames) -> Told:
    yield "name", words(person.name)
    yield "team", words(names.team(person.team))
    yield "role", words(person.role)
    yield "picture", words(person.picture)
    yield "text", words(person.body)


def _page(page: FreePage) -> Told:
    yield "title", words(page.title)
    yield "order", number(page.order)
    yield "aliases", listed(page.aliases)
    yield "text", words(page.body)


def _settings(settings: Settings) -> Told:
    return ((name, Fact(_said(value))) for name, value in _flat("", settings))


def _flat(above: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield dotted name → every setting."""
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _flat(f"{above}.{each.name}" if above else each.name, getattr(value, each.name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{above}.{name}", inner)
    else:
        yield above, value


def _said(value: object) -> str:
    if value is None:
        return "off"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(_said, value))
    if is_dataclass(value) and not isinstance(value, type):
        return ": ".join(_said(getattr(value, each.name)) for each in fields(value))
    return str(value)
