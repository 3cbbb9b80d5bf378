"""What an objective takes along into the next cycle, in its author's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrsite_gen.content.document import FrontValue
from okrsite_gen.content.schema.key_result import UPDATE_WORDS
from okrsite_gen.content.writing.fields import Written
from okrsite_gen.content.writing.figures import figure_with_unit
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.kinds import Alignment, KeyResultState, Kind, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective, Support
from okrsite_gen.pipeline.new.draft import distinct, id_from
from okrsite_gen.pipeline.new.standing import Standing

_KEPT = (
    *("title", "owner", "contributors", "shared_with", "pillar", "ambition", "priority", "tags", "check_in"),
    *("audience", "figures"),
)
_KEPT_OF_KEY_RESULT = (
    *("id", "title", "owner", "team", "weight", "unit", "start", "target", "better", "min", "max", "milestones"),
    *("done", "levels", "baseline", "rollup", "progress", "metric", "indicator", "priority", "evidence"),
    *("description", "tags", "audience", "figures"),
)


def carried_fields(
    here: Standing, old: Objective, front: Mapping[str, FrontValue], team: str, into: str
) -> dict[str, Written]:
    """Return the fields that go on with a team (its key) into the cycle `into`: who and what for, not how it stood.

    It goes on supporting what lasts as long, such as an objective of the year. What was for fewer people stays so, and
    a draft stays a draft.
    """
    wrong = wrong_fields(here, old)
    kept: dict[str, Written] = {
        name: value for name in _KEPT if (value := front.get(name)) is not None and name not in wrong
    }
    supports: list[Written] = [
        _as_written(here, support) for support in old.supports if _lasts(here, old, support, into)
    ]
    return {**kept, **_hidden_as_before(here, old, team), "supports": supports}


def _hidden_as_before(here: Standing, old: Objective, team: str) -> dict[str, Written]:
    hidden: dict[str, Written] = {"state": "draft"} if old.state is State.DRAFT else {}
    level, audiences = here.levels.objective(old.key), here.project.settings.audiences
    if level < len(audiences) and level > here.levels.team(team):
        hidden["audience"] = audiences[level]
    return hidden


def _lasts(here: Standing, old: Objective, support: Support, into: str) -> bool:
    """Whether what is supported is not itself of the old cycle, and not over when the new one begins."""
    target = here.org.objectives.get(support.target.objective or "")
    if target is None or target.cycle == old.cycle:
        return False
    begins, ends = here.first_day(into), here.org.cycles[target.cycle].end
    return begins is None or ends is None or begins <= ends


def _as_written(here: Standing, support: Support) -> Written:
    objective = here.org.objectives[support.target.objective or ""]
    key_result = here.org.key_results.get(support.target.key_result or "")
    reference = f"{objective.id}#{key_result.id}" if key_result else objective.id
    return {"ref": reference, "status": "proposed"} if support.status is Alignment.PROPOSED else reference


def carried_key_results(
    here: Standing, old: Objective, front: Mapping[str, FrontValue]
) -> tuple[list[Written], tuple[str, ...]]:
    """Return the key results that are not finished, each starting where it stands, and a word on each that is."""
    taken = {*UPDATE_WORDS, *(fold(one.id) for one in old.key_results if one.id)}
    carried: list[Written] = []
    left: list[str] = []
    for key_result in old.key_results:
        insight = here.insights.key_results[key_result.key]
        why = _why_not(key_result, insight)
        if why:
            left.append(f"Not carried over, since it {why}: {key_result.id or key_result.title}")
            continue
        written = _raw(key_result, front)
        wrong = wrong_fields(here, old, key_result.place.path)
        kept: dict[str, Written] = {
            name: value
            for name in _KEPT_OF_KEY_RESULT
            if (value := written.get(name)) is not None and name not in wrong
        }
        identifier = key_result.id or distinct(id_from(key_result.title) or "result", taken)
        carried.append({"id": identifier, "title": key_result.title, **kept, **_restarted(key_result, insight, kept)})
        named = key_result.id or key_result.title
        left += [f"Not carried over, since it has an error: `{name}` of {named}" for name in wrong if name in written]
    return carried, (*left, *_unread(old, front))


def wrong_fields(here: Standing, old: Objective, path: tuple[str | int, ...] = ()) -> list[str]:
    """Return the names of the fields of an objective, or of the part at `path`, that have errors."""
    places = (one.path for one in here.errors if one.file == old.place.file and one.path[: len(path)] == path)
    return list(dict.fromkeys(str(one[len(path)]) for one in places if len(one) > len(path)))


def _unread(old: Objective, front: Mapping[str, FrontValue]) -> Iterator[str]:
    """Yield a word on each key result that could not be read."""
    read = {one.place.path for one in old.key_results}
    entries = front.get("key_results")
    for position, entry in enumerate(entries if isinstance(entries, list) else ()):
        if ("key_results", position) not in read:
            named = (
                next((entry[name] for name in ("id", "title") if entry.get(name)), "")
                if isinstance(entry, dict)
                else ""
            )
            yield f"Not carried over, since it has an error: {named or f'key result {position + 1}'}"


def _why_not(key_result: KeyResult, insight: KeyResultInsight) -> str:
    if key_result.state is KeyResultState.DROPPED:
        return "was dropped"
    met = insight.measurable and insight.raw is not None and insight.raw >= 1
    return "is reached" if met and key_result.kind not in {Kind.GUARDRAIL, Kind.BASELINE, Kind.ROLLUP} else ""


def _raw(key_result: KeyResult, front: Mapping[str, FrontValue]) -> Mapping[str, FrontValue]:
    """Return a key result's fields as they were written; nothing where it is a mere sentence."""
    node: FrontValue = dict(front)
    for step in key_result.place.path:
        if isinstance(node, dict):
            node = node.get(str(step))
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
    return node if isinstance(node, dict) else {}


def _restarted(key_result: KeyResult, insight: KeyResultInsight, kept: Mapping[str, Written]) -> dict[str, Written]:
    """Return the fields of a key result that begin anew: its start is where it stands."""
    if key_result.kind is Kind.METRIC and insight.figure is not None:
        return {"start": figure_with_unit(insight.figure)}
    if key_result.kind is Kind.BASELINE and insight.figure is not None:
        return {"current": figure_with_unit(insight.figure)}
    if key_result.kind is Kind.MILESTONES:
        return {"milestones": _open_milestones(key_result, insight, kept.get("milestones"))}
    if key_result.kind is Kind.STATED and insight.raw is not None:
        return {"progress": f"{insight.raw * 100:f}".rstrip("0").rstrip(".") + "%" if insight.raw else "0%"}
    return {}


def _open_milestones(key_result: KeyResult, insight: KeyResultInsight, written: Written) -> list[Written]:
    """Return the milestones that are not done, without the days by which they should have been."""
    done = {fold(one) for one in insight.milestones_done}
    entries = written if isinstance(written, list) else [written]
    if len(entries) != len(key_result.milestones):
        return [{"id": one.id, "title": one.title} for one in key_result.milestones if fold(one.id) not in done]
    rest: list[Written] = []
    for milestone, entry in zip(key_result.milestones, entries, strict=True):
        if fold(milestone.id) not in done:
            rest.append(_without_days(entry))
    return rest


def _without_days(milestone: Written) -> Written:
    if not isinstance(milestone, dict):
        return milestone
    return {field: value for field, value in milestone.items() if field not in {"done", "due"}}
