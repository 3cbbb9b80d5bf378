"""Make objectives and key results of issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okrsite_gen.exchange.issues.bodies import objective_in, result_in
from okrsite_gen.exchange.issues.issue import Found, Issue
from okrsite_gen.exchange.issues.keeping import Sink, beside_title, measures, overridden
from okrsite_gen.exchange.issues.labels import (
    cycle_of,
    health_of,
    names_cycle,
    other_labels,
    team_of,
    title_of,
)
from okrsite_gen.exchange.issues.parts import Part, parts_of
from okrsite_gen.exchange.issues.updates import updates_of
from okrsite_gen.exchange.words.figures import figure
from okrsite_gen.exchange.words.states import INITIATIVE, KEY_RESULT, OBJECTIVE, confidence_of, status_in, status_of
from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingCycle,
    IncomingInitiative,
    IncomingKeyResult,
    IncomingObjective,
    IncomingSupport,
    IncomingTeam,
    NotUnderstood,
    Spot,
)
from okrsite_gen.model.kinds import KeyResultState, Outcome, State
from okrsite_gen.model.names import fold_title

_NOTHING = IncomingKeyResult("", "", Spot(""))


def assembled(name: str, found: Found) -> Incoming:
    """Return what issues say."""
    issues = found.issues
    sink = Sink(list(found.guesses), list(found.unread))
    parts = parts_of(issues, sink.guesses)
    sink.guesses.extend(_renamed(parts))
    objectives = []
    for part in parts:
        if part.kind == OBJECTIVE:
            objectives.append(_objective(part, sink))
        elif not _is_below_an_okr(part):
            if part.kind == KEY_RESULT:
                objectives.append(_stand_in(part, sink))
            else:
                why = "Neither its type, its labels nor its title say that it is an objective or a key result."
                whole = "\n".join(
                    filter(None, [part.issue.title, part.issue.url, beside_title(part.issue, parent=_parent(part))])
                )
                sink.not_understood.append(NotUnderstood(part.issue.spot, why, whole))
    teams = {team: IncomingTeam(team.casefold(), team) for team in map(team_of, issues) if team}
    cycles = {cycle: IncomingCycle(cycle, cycle) for cycle in map(cycle_of, issues) if cycle}
    return Incoming(
        format=name,
        rows=found.rows,
        teams=tuple({team.key: team for team in teams.values()}.values()),
        cycles=tuple(cycles.values()),
        objectives=tuple(objectives),
        guesses=tuple(sink.guesses),
        not_understood=tuple(sink.not_understood),
    )


def _is_below_an_okr(part: Part) -> bool:
    """Whether something above an issue is an objective or a key result, which then tells of it."""
    above = part.above
    while above is not None and above.kind not in (OBJECTIVE, KEY_RESULT):
        above = above.above
    return above is not None


def _renamed(parts: Sequence[Part]) -> Iterator[Guess]:
    """Yield where an issue calls the one above it otherwise than its own row does."""
    for part in parts:
        told = part.issue.parent_title
        if part.above is not None and told and fold_title(told) != fold_title(part.above.issue.title):
            what = f"It calls its parent `{told}`; the issue that it names is called `{part.above.issue.title}`."
            yield Guess(part.issue.spot, what, "parent by id")


def _objective(part: Part, sink: Sink) -> IncomingObjective:
    issue = part.issue
    results = [_result(below, part, sink) for below in part.below if below.kind == KEY_RESULT]
    base = _described_objective(part, sink, has_results=bool(results))
    results += [
        replace(each, key=f"{part.key}#{place}", spot=issue.spot) for place, each in enumerate(base.key_results, 1)
    ]
    owner, *others = issue.assignees or (base.owner,)
    updates, comments = updates_of(issue)
    told, other = measures(issue.fields)
    made = replace(
        base,
        key=part.key,
        title=title_of(issue),
        spot=issue.spot,
        team=team_of(issue).casefold(),
        cycle=cycle_of(issue),
        owner=owner,
        contributors=(*others, *base.contributors),
        supports=(*_supports(part), *base.supports),
        state=State.CLOSED if issue.is_closed else None,
        closed_as=_outcome(issue),
        closed_on=issue.closed_on if issue.is_closed else None,
        starts=issue.starts,
        tags=other_labels(issue),
        score=told.get("score", "") or base.score,
        confidence=base.confidence if "confidence" not in told else confidence_of(told["confidence"]),
        progress="" if results else _percentage(issue) or base.progress,
        status=status_in(health_of(issue)) or base.status,
        initiatives=(*base.initiatives, *_work(part)),
        key_results=tuple(results),
        updates=(*base.updates, *updates),
    )
    left = [*((name, text) for name, text in told.items() if name not in ("score", "confidence")), *other]
    left += [("Progress", _percentage(issue))] if results and issue.progress else []
    kept = _rest(part, comments, fields=left)
    return replace(made, rest=(*base.rest, *overridden(base, made), *kept, *_of_work(part)))


def _described_objective(part: Part, sink: Sink, *, has_results: bool) -> IncomingObjective:
    """Return an objective as the text of its issue describes it, unless there are two sets of key results."""
    found = objective_in(part.text)
    if found is None or (has_results and found.objective.key_results):
        return IncomingObjective("", "", part.issue.spot, body=part.text)
    sink.take(found, part.issue)
    return found.objective


def _supports(part: Part) -> Iterator[IncomingSupport]:
    above, spot = part.above, part.issue.spot
    if above is not None and above.kind in (OBJECTIVE, KEY_RESULT):
        yield IncomingSupport(above.key, spot=spot)
    yield from (IncomingSupport(name, spot=spot) for name in part.supports)
    if above is None and part.issue.parent_title:
        yield IncomingSupport(part.issue.parent_title, spot=spot)


def _result(part: Part, objective: Part, sink: Sink) -> IncomingKeyResult:
    issue = part.issue
    described = _described(part, sink)
    told, other = measures(issue.fields)
    updates, comments = updates_of(issue)
    dropped = issue.is_closed and issue.reason in ("not_planned", "duplicate")
    owner, *others = issue.assignees or (described.owner,)
    team = team_of(issue)
    measured = bool(described.target or described.milestones or told or issue.progress)
    left = [*other, *_contributors(others)]
    left += [("Closed", "yes")] if issue.is_closed and not dropped and measured and not issue.closed_on else []
    made = replace(
        described,
        key=part.key,
        title=title_of(issue),
        spot=issue.spot,
        team=team.casefold() if team and team != team_of(objective.issue) else "",
        owner=owner,
        start=figure(told.get("start", "")) or described.start,
        target=figure(told.get("target", "")) or described.target,
        current=figure(told.get("current", "")) or described.current,
        unit=told.get("unit", "") or described.unit,
        score=told.get("score", "") or described.score,
        confidence=described.confidence if "confidence" not in told else confidence_of(told["confidence"]),
        progress=_percentage(issue) or described.progress,
        done=True if issue.is_closed and not dropped and not measured else described.done,
        due=issue.due or described.due,
        starts=issue.starts,
        state=KeyResultState.DROPPED if dropped else described.state,
        reason="Closed as not planned." if dropped else described.reason,
        status=status_in(health_of(issue)) or described.status,
        evidence=described.evidence or issue.url,
        initiatives=(*described.initiatives, *_work(part)),
        tags=other_labels(issue),
        updates=(*described.updates, *updates),
    )
    kept = _rest(part, comments, fields=left, is_evidence=not described.evidence)
    return replace(made, rest=(*described.rest, *overridden(described, made), *kept, *_of_work(part)))


def _described(part: Part, sink: Sink) -> IncomingKeyResult:
    """Return a key result as the text of its issue describes it."""
    found = result_in(part.text)
    if found is None:
        return replace(_NOTHING, description=part.text)
    sink.take(found, part.issue)
    return found.objective.key_results[0]


def _stand_in(part: Part, sink: Sink) -> IncomingObjective:
    """Return an objective for a key result whose objective is not in the export."""
    issue = part.issue
    title = issue.parent_title or f"Objective of “{title_of(issue)}”"
    told = f"The objective of “{title_of(issue)}” is not in the export; it is called “{title}”."
    sink.guesses.append(Guess(issue.spot, told, "no objective"))
    return IncomingObjective(
        key=f"{part.key}:objective",
        title=title,
        spot=issue.spot,
        team=team_of(issue).casefold(),
        cycle=cycle_of(issue),
        key_results=(_result(part, part, sink),),
    )


def _work(part: Part) -> tuple[IncomingInitiative, ...]:
    return tuple(
        IncomingInitiative(title_of(below.issue), below.issue.url, "done" if below.issue.is_closed else "planned")
        for below in _flat(part)
    )


def _of_work(part: Part) -> list[tuple[str, str]]:
    """Return what the issues of work below say beside their titles."""
    told = [(title_of(below.issue), beside_title(below.issue, parent=_parent(below))) for below in _flat(part)]
    return [(title, text) for title, text in told if text]


def _flat(part: Part) -> list[Part]:
    """Return the work below, also what is below other work."""
    found = []
    for below in part.below:
        if below.kind == INITIATIVE or not below.kind or (below.kind == KEY_RESULT and part.kind != OBJECTIVE):
            found += [below, *_flat(below)]
    return found


def _outcome(issue: Issue) -> Outcome | None:
    if not issue.is_closed:
        return None
    return Outcome.DROPPED if issue.reason in ("not_planned", "duplicate") else None


def _percentage(issue: Issue) -> str:
    return f"{issue.progress}%" if issue.progress else ""


def _contributors(names: Sequence[str]) -> list[tuple[str, str]]:
    return [("Also assigned", ", ".join(names))] if names else []


def _parent(part: Part) -> str:
    """Return what an issue calls the one above it, but for what is plain from where it stands."""
    told = [] if _is_known(part.issue.parent, part) else [part.issue.parent]
    return " ".join(filter(None, [*told, part.issue.parent_title if part.above is None else ""]))


def _is_known(parent: str, part: Part) -> bool:
    """Whether what stands above an issue is what it calls its parent, so that nothing is left of that word."""
    above = part.above
    if above is None:
        return not parent
    number = parent.strip().lstrip("#")
    return number.isdecimal() or parent.startswith("http") or fold_title(parent) == fold_title(above.issue.title)


def _rest(
    part: Part, comments: Sequence[str], *, fields: Sequence[tuple[str, str]], is_evidence: bool = False
) -> tuple[tuple[str, str], ...]:
    issue = part.issue
    told = [("Issue", issue.url)] if issue.url and not is_evidence else []
    told += [("Author", issue.author)] if issue.author else []
    kept_day = issue.closed_on and not (issue.is_closed and part.kind == OBJECTIVE)
    told += [("Closed on", issue.closed_on.isoformat())] if kept_day and issue.closed_on else []
    told += [("Due", issue.due.isoformat())] if issue.due and part.kind == OBJECTIVE else []
    told += [("Health", issue.health)] if issue.health and status_of(health_of(issue)) is None else []
    told += [("Milestone", issue.milestone)] if issue.milestone and not names_cycle(issue.milestone) else []
    told += [("Parent", issue.parent)] if issue.parent and not _is_known(issue.parent, part) else []
    told += [("Issue below", name) for name in part.lost]
    return (*told, *fields, *issue.rest, *(("Comment", comment) for comment in comments))
