"""What follows from changes though nobody wrote it: status, progress, orphans, findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from okrsite_gen.analysis.changes.facts import number, percent
from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.model.changes import Delta, Side, Sort, Subject, Topic
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import BrokenFile

_Known = tuple[str, str, tuple["str | int", ...]]
"""What a finding is known by in both states: its code, what it is about, and the field."""


def followed(before: Side, after: Side, names: Renames) -> Iterator[Delta]:
    """Yield what is computed otherwise, of what both states have; and findings."""
    for was_key, key in names.objectives.items():
        was, now = before.org.objectives[was_key], after.org.objectives[key]
        yield from _of_objective(was, now, before, after)
    for was_key, key in names.key_results.items():
        statuses = (
            side.insights.key_results[own].status.status.value
            for side, own in ((before, was_key), (after, key))
            if own in side.insights.key_results
        )
        one, *other = statuses
        if other and one != other[0]:
            subject = _about_key_result(after.org.key_results[key], after)
            yield Delta(Sort.STATUS_CHANGED, Topic.STATUS, subject, "status", "", one, other[0])
    yield from _findings(before, after, names)


def _of_objective(was: Objective, now: Objective, before: Side, after: Side) -> Iterator[Delta]:
    subject = _about_objective(now)
    one, other = before.insights.objectives[was.key], after.insights.objectives[now.key]
    statuses = one.status.status.value, other.status.status.value
    if statuses[0] != statuses[1]:
        yield Delta(Sort.STATUS_CHANGED, Topic.STATUS, subject, "status", "", *statuses)
    facts = (percent(each.progress if each.has_value else None) for each in (one, other))
    first, second = (fact.words if fact else "" for fact in facts)
    if first != second:
        yield Delta(Sort.PROGRESS_CHANGED, Topic.STATUS, subject, "progress", "", first, second)
    scores = tuple(each.score.value if each.score and not each.score.provisional else None for each in (one, other))
    if None not in scores and scores[0] != scores[1]:
        was_score, score = (fact.words if (fact := number(each)) else "" for each in scores)
        yield Delta(Sort.SCORE_CHANGED, Topic.STATUS, subject, "score", "", was_score, score)
    if any(each.target.found for each in was.supports) and not any(each.target.found for each in now.supports):
        up = ", ".join(each.target.written for each in was.supports if each.target.found)
        yield Delta(Sort.ORPHANED, Topic.ALIGNMENT, subject, "supports", "", up, "")


def _about_objective(objective: Objective) -> Subject:
    return Subject("objective", objective.key, objective.title, objective.team, objective.cycle, objective.place)


def _about_key_result(key_result: KeyResult, side: Side) -> Subject:
    objective = side.org.objectives[key_result.objective]
    return replace(
        _about_objective(objective),
        entity="key-result",
        key=key_result.key,
        title=key_result.title,
        place=key_result.place,
        above=objective.title,
    )


def _about_broken(broken: BrokenFile) -> Subject:
    team, _, rest = broken.key.partition("/")
    entity = "organisation" if broken.kind == "index" else broken.kind
    return Subject(entity, broken.key, "", team if rest else "", rest.partition("/")[0], broken.place)


def _findings(before: Side, after: Side, names: Renames) -> Iterator[Delta]:
    old = _known(before.findings, before, names)
    new = _known(after.findings, after, own_names(after.org, names))
    subjects = {side: _subjects(of) for side, of in ((Sort.FINDING_GONE, before), (Sort.FINDING_NEW, after))}
    for sort, one, other in ((Sort.FINDING_NEW, new, old), (Sort.FINDING_GONE, old, new)):
        more = Counter({known: len(found) for known, found in one.items()})
        more.subtract({known: len(found) for known, found in other.items()})
        for known, count in more.items():
            for finding in one.get(known, [])[-count:] if count > 0 else ():
                about = subjects[sort].get(finding.place.file) or Subject("file", finding.place.file)
                about = replace(about, place=finding.place, gone=sort is Sort.FINDING_GONE)
                yield Delta(sort, Topic.FINDINGS, about, finding.code, "", finding=finding)


def _known(findings: Iterable[Diagnostic], side: Side, names: Renames) -> Mapping[_Known, list[Diagnostic]]:
    objectives = {each.place.file: each for each in side.org.objectives.values()}
    files = {file: f"{each.entity}:{_key(each, names)}" for file, each in _subjects(side).items()}
    found: dict[_Known, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        place, path = finding.place, finding.place.path
        about = files.get(place.file, place.file)
        objective = objectives.get(place.file)
        if objective and path[:1] == ("key_results",) and len(path) > 1:
            own = next((each.key for each in objective.key_results if each.place.path == path[:2]), "")
            about, path = (names.key_result(own), path[2:]) if own else (about, path)
        found[finding.code, about, path].append(finding)
    return found


def _key(subject: Subject, names: Renames) -> str:
    if subject.entity == "objective":
        return names.objective(subject.key)
    if subject.entity in {"check-in", "plan", "retrospective"}:
        return names.team_and_cycle(subject.key)
    if subject.entity == "team":
        return names.team(subject.key)
    return names.cycle(subject.key) if subject.entity == "cycle" else subject.key


def _subjects(side: Side) -> dict[str, Subject]:
    """Return file → what it describes."""
    org = side.org
    found = {each.place.file: _about_broken(each) for each in org.broken}
    found[org.charter.place.file] = Subject("organisation", "", "", place=org.charter.place)
    found |= {each.place.file: _about_objective(each) for each in org.objectives.values()}
    for check_in in org.check_ins.values():
        place = check_in.place
        found[place.file] = Subject(
            "check-in", check_in.key, check_in.day.isoformat(), check_in.team, check_in.cycle, place
        )
    for team in org.teams.values():
        found[team.place.file] = Subject("team", team.key, team.name, team.key, "", team.place)
    for plan in org.plans.values():
        found[plan.place.file] = Subject("plan", plan.key, "", plan.team, plan.cycle, plan.place)
    for each in org.retrospectives.values():
        found[each.place.file] = Subject("retrospective", each.key, "", each.team, each.cycle, each.place)
    for cycle in org.cycles.values():
        found[cycle.place.file] = Subject("cycle", cycle.key, cycle.name, "", cycle.key, cycle.place)
    return found
