"""Reads the golden cases of arithmetic: what stands in a case becomes an organisation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml
from analysis_orgs import QUARTER, check_in, figure, key_result, objective, organisation, target

from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import (
    Alignment,
    Ambition,
    Cadence,
    CycleState,
    Direction,
    KeyResultState,
    Kind,
    Need,
    Outcome,
    Said,
    State,
)
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Dependency, Levels, Milestone, Support
from okrsite_gen.model.organisation import Cycle, Metric, MetricRow, Org, Team
from okrsite_gen.model.settings import CycleSettings, ScoreSettings, Settings, Thresholds

CASES = Path(__file__).parents[2] / "golden" / "arithmetic.yml"
GOAL = "team/q4/goal"
FIGURES = ("start", "target", "min", "max", "current")
DAY = date.fromisoformat


def cases() -> list[tuple[str, dict]]:
    """Return (name, case), every scalar as text."""
    groups = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [(f"{group}: {case['case']}", case) for group, members in groups.items() for case in members]


def progress(text: str) -> Decimal:
    return Decimal(text.removesuffix("%")) / 100 if text.endswith("%") else Decimal(text)


def boolean(text: str) -> bool:
    assert text in {"true", "false"}, text
    return text == "true"


def span(pair: list[str]) -> tuple[date, date]:
    return DAY(pair[0]), DAY(pair[1])


def milestones(written: dict) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            name,
            name.title(),
            boolean(step.get("done", "false")),
            Decimal(step.get("weight", "1")),
            DAY(step["due"]) if "due" in step else None,
        )
        for name, step in ((name, step or {}) for name, step in written.items())
    )


KEY_RESULT = {
    "start": ("start", figure),
    "target": ("target", figure),
    "current": ("current", figure),
    "min": ("minimum", figure),
    "max": ("maximum", figure),
    "better": ("better", Direction),
    "milestones": ("milestones", milestones),
    "done": ("done", boolean),
    "levels": ("levels", lambda written: Levels(**written)),
    "reached": ("reached", str),
    "progress": ("progress", progress),
    "confidence": ("confidence", int),
    "planned": ("planned", lambda points: tuple((DAY(day), figure(value)) for day, value in points.items())),
    "weight": ("weight", Decimal),
    "due": ("due", DAY),
    "starts": ("starts", DAY),
    "state": ("state", KeyResultState),
    "score": ("score", Decimal),
    "score_reason": ("score_reason", str),
    "result": ("result", str),
    "team": ("team", str),
    "metric": ("metric", str),
    "figures_hidden": ("figures_hidden", boolean),
}
OBJECTIVE = {
    "ambition": ("ambition", Ambition),
    "state": ("state", State),
    "closed_as": ("closed_as", Outcome),
    "closed_on": ("closed_on", DAY),
    "starts": ("starts", DAY),
    "check_in": ("check_in", Cadence),
    "confidence": ("confidence", int),
    "progress": ("progress", progress),
    "shared_with": ("shared_with", tuple),
}
UPDATE = {
    "value": ("value", figure),
    "done": ("done", boolean),
    "reached": ("reached", str),
    "milestones": ("milestones", lambda steps: tuple((name, boolean(done)) for name, done in steps.items())),
    "progress": ("progress", progress),
    "confidence": ("confidence", int),
    "status": ("status", Said),
    "unchanged": ("unchanged", lambda text: text in {"all", "true"}),
    "note": ("note", str),
    "closed_as": ("closed_as", Outcome),
    "score": ("score", Decimal),
    "score_reason": ("score_reason", str),
    "result": ("result", str),
}
CYCLE = {
    "start": ("start", DAY),
    "end": ("end", DAY),
    "parent": ("parent", str),
    "state": ("state", CycleState),
    "check_in": ("check_in", Cadence),
    "grading_until": ("grading_until", DAY),
    "breaks": ("breaks", lambda pairs: tuple(map(span, pairs))),
}
KINDS = (
    ("min", Kind.GUARDRAIL),
    ("max", Kind.GUARDRAIL),
    ("milestones", Kind.MILESTONES),
    ("done", Kind.YES_NO),
    ("levels", Kind.LEVELS),
    ("baseline", Kind.BASELINE),
    ("rollup", Kind.ROLLUP),
    ("progress", Kind.STATED),
    ("target", Kind.METRIC),
    ("start", Kind.METRIC),
    ("better", Kind.METRIC),
)


def fields(written: dict, known: dict) -> dict:
    return {known[name][0]: known[name][1](value) for name, value in written.items() if name in known}


def read_key_result(owner: str, name: str, position: int, written: dict):
    unknown = set(written) - set(KEY_RESULT) - {"baseline", "rollup"}
    assert not unknown, unknown
    kind = next((kind for field, kind in KINDS if field in written), Kind.UNMEASURED)
    return key_result(owner, name, kind, position, **fields(written, KEY_RESULT))


def read_need(written: dict) -> Dependency:
    return Dependency(
        target(written["ref"]) if "ref" in written else None,
        written.get("team", ""),
        "",
        Need(written.get("status", "requested")),
        boolean(written.get("by_provider", "false")),
        DAY(written["needed_by"]) if "needed_by" in written else None,
        Place("x"),
    )


def read_support(written: str) -> Support:
    name, _, status = written.partition(" ")
    return Support(target(name), Alignment(status or "agreed"), Place("x"))


def read_objective(key: str, written: dict):
    parts = written.get("key_results", {})
    unknown = set(written) - set(OBJECTIVE) - {"key_results", "said", "supports", "depends_on"}
    assert not unknown, unknown
    return objective(
        key,
        *(read_key_result(key, name, index, part or {}) for index, (name, part) in enumerate(parts.items(), 1)),
        supports=tuple(map(read_support, written.get("supports", ()))),
        depends_on=tuple(map(read_need, written.get("depends_on", ()))),
        **fields(written, OBJECTIVE),
    )


def general(case: dict) -> dict:
    """Return a case about one objective in the form of those about several."""
    if "objectives" in case:
        return case
    goal = dict(case.get("objective", {}))
    if "key_result" in case:
        goal["key_results"] = {"kr": case["key_result"]}
    if "key_results" in case:
        goal["key_results"] = case["key_results"]
    said = case.get("said", {})
    if "key_result" in case:
        said = {
            when: words
            if "objective" in words
            else {"kr": {k: v for k, v in words.items() if k != "unchanged"} or None}
            | ({"objective": {"unchanged": "all"}} if "unchanged" in words else {})
            for when, words in said.items()
        }
    goal["said"] = said
    expect = {f"{GOAL}#kr": case["expect"]} if "key_result" in case and "expect" in case else {}
    if "key_results" in case:
        expect = {f"{GOAL}#{name}": expected for name, expected in case.get("expect", {}).items()}
    if "expect_objective" in case:
        expect[GOAL] = case["expect_objective"]
    return {**case, "objectives": {GOAL: goal}, "expect": expect}


def read_updates(key: str, words: dict) -> list[Update]:
    updates = []
    for name, said in words.items():
        if said is None:
            continue
        unknown = set(said) - set(UPDATE)
        assert not unknown, unknown
        reference = target(key if name == "objective" else f"{key}#{name}")
        updates.append(Update(reference, Place("x"), **fields(said, UPDATE)))
    return updates


def heading(when: str) -> tuple[date, str, str]:
    """Return day, reporting team and cycle folder of `2026-11-20 by growth in q3`."""
    rest, _, folder = when.partition(" in ")
    day, _, reporter = rest.partition(" by ")
    return DAY(day), reporter, folder


def read_check_ins(case: dict) -> list:
    """Collect what is said of all objectives into one check-in for each team, cycle and day."""
    words = defaultdict(list)
    extra = {}
    for key, written in case["objectives"].items():
        team, cycle, _ = key.split("/")
        for when, said in written.get("said", {}).items():
            day, reporter, folder = heading(when)
            words[reporter or team, folder or cycle, day] += read_updates(key, said)
    for when, written in case.get("check_ins", {}).items():
        day, reporter, folder = heading(when)
        place = (reporter or "team", folder or "q4", day)
        words[place] += []
        extra[place] = dict(written or {})
    return [
        check_in(team, cycle, day, *updates, **extra.get((team, cycle, day), {}))
        for (team, cycle, day), updates in words.items()
    ]


def read_history(case: dict) -> History | None:
    written = case.get("history")
    if written is None:
        return None
    touched = {f"teams/{key}.md": DAY(day) for key, day in written.get("touched", {}).items()}
    changes = tuple(
        Change(DAY(day), key, name, "", "", "", "", "")
        for key, day in written.get("state_changed", {}).items()
        for name in (("state",) if "#" in key else ("state", "closed_as"))
    )
    return History(True, (*changes, *map(read_change, written.get("changed", ()))), touched)


def read_change(written: dict) -> Change:
    """Return the change of one field; `of` is a key result of the goal, or nothing for the goal itself."""
    name, before, after = written["field"], written.get("before", ""), written.get("after", "")
    figures = [figure(each) if each and name in FIGURES else None for each in (before, after)]
    entity = f"{GOAL}#{written.get('of', 'kr')}".removesuffix("#")
    return Change(DAY(written["day"]), entity, name, before, after, "", "c", written.get("reason", ""), "", *figures)


def read_org(case: dict) -> Org:
    """Return the organisation that a case describes."""
    cycles = dict(case.get("cycles", {}))
    if "cycle" in case:
        cycles["q4"] = case["cycle"]
    keys = [key.split("/")[1] for key in case["objectives"]]
    read = {"q4": QUARTER} if "q4" in keys or not cycles else {}
    for key, written in cycles.items():
        read[key] = Cycle(key, key, key, Place(f"cycles/{key}.md"), **fields(written or {}, CYCLE))
    metrics = [
        Metric(
            key,
            key,
            key,
            Place(f"metrics/{key}.md"),
            rows=tuple(MetricRow(DAY(day), figure(v)) for day, v in rows.items()),
        )
        for key, rows in case.get("metrics", {}).items()
    ]
    teams = [
        Team(key, key, key, Place(f"teams/{key}/team.md"), check_in=Cadence(written["check_in"]))
        for key, written in case.get("teams", {}).items()
    ]
    org = organisation(
        [read_objective(key, written) for key, written in case["objectives"].items()],
        read_check_ins(case),
        cycles=list(read.values()),
        teams=teams,
        metrics=metrics,
        history=read_history(case),
    )
    return replace(org, hides=boolean(case.get("hides", "false")))


def read_settings(case: dict) -> Settings:
    written = case.get("settings", {})
    numbers = {name: type(getattr(Thresholds(), name))(text) for name, text in written.get("thresholds", {}).items()}
    scores = {name: Decimal(text) for name, text in written.get("scores", {}).items()}
    return Settings(
        thresholds=Thresholds(**numbers),
        scores=ScoreSettings(**scores),
        check_in_every=Cadence(written.get("check_in", "weekly")),
        cycles=CycleSettings(current=written.get("current_cycle", "")),
    )
