"""A new objective, from scratch or out of one of an earlier cycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import UPDATE_WORDS, ObjectiveFront
from okrsite_gen.content.writing.check_in_questions import refuses_figure
from okrsite_gen.content.writing.fields import Written, document, fields, in_order
from okrsite_gen.content.writing.scalars import one_line, remark
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.references import Scope, expand
from okrsite_gen.model.status import Status
from okrsite_gen.pipeline.new.carry_over import carried_fields, carried_key_results, wrong_fields
from okrsite_gen.pipeline.new.draft import Draft, chosen_id, distinct, id_from, is_there, seen
from okrsite_gen.pipeline.new.reported import reference_of
from okrsite_gen.pipeline.new.standing import Standing

__all__ = ["KeyResultWish", "ObjectiveWish", "new_objective", "refuses_figure", "refuses_title"]


MOST_ABOVE = 4
"""Objectives of the team above that are named for a choice."""
_UNCOMMENT = "Take away the # before the lines that you fill in."
_OPEN = frozenset({State.ACTIVE, State.PROPOSED})


@dataclass(frozen=True, slots=True)
class KeyResultWish:
    """A key result as somebody says it."""

    title: str
    start: str = ""
    """A figure in any form that the content format knows; empty to be filled in later, like `target`."""
    target: str = ""
    yes_no: bool = False
    """Whether it is either done or not, so that it has neither figure."""


@dataclass(frozen=True, slots=True)
class ObjectiveWish:
    """An objective as somebody wants it."""

    team: str
    title: str = ""
    slug: str = ""
    cycle: str = ""
    owner: str = ""
    pillar: str = ""
    supports: tuple[str, ...] = ()
    key_results: tuple[KeyResultWish, ...] = ()
    carry_over: str = ""
    """A reference to the earlier objective that this one continues; empty if it is new."""


def new_objective(here: Standing, wish: ObjectiveWish) -> Draft:
    """Return an objective's file. Raises `OkrsiteError` for what names nothing."""
    team = here.team(wish.team)
    cycle = here.cycle(wish.cycle)
    scope = Scope(team.key, fold(cycle))
    supports: list[Written] = [_supported(here, written, scope) for written in wish.supports]
    old = _earlier(here, wish.carry_over, scope) if wish.carry_over else None
    title = seen(wish.title or (old.title if old else ""))
    slug = chosen_id(wish.slug or (old.id.rpartition("/")[2] if old else ""), title, "a second word", in_team=True)
    existing = here.org.objectives.get(f"{scope.team}/{scope.cycle}/{fold(slug)}")
    path = existing.place.file if existing else here.new_path("teams", team.id, cycle, f"{slug}.md")
    said: dict[str, Written] = {
        "title": title,
        "owner": wish.owner,
        "supports": supports,
        "pillar": _pillar(here, wish.pillar),
    }
    if old is None:
        rest = [*(() if supports else _could_support(here, team, scope)), *_key_results(wish.key_results)]
        advice = [remark(_UNCOMMENT)] if rest[0].startswith("#") else []
        front = [*fields(said), *advice, *rest]
        return Draft(path, document(front), "Why this, and why now, goes below the second line of dashes.")
    text, left = _continuing(here, old, said, wish.key_results, scope)
    return Draft(path, text, "\n".join((*left, _advice_about(here, old, cycle))))


def refuses_title(here: Standing, wish: ObjectiveWish, title: str) -> str:
    """Return why nothing could be written under a title, before anybody is asked for more; empty where it could.

    Raises `OkrsiteError` where another title would not help either, since the wish names its file or its cycle itself.
    """
    if not title:
        return "Write what will be true at the end of the cycle, in a sentence."
    here.cycle(wish.cycle)
    try:
        draft = new_objective(here, replace(wish, title=title))
    except OkrsiteError as refused:
        if wish.slug:
            raise
        return f"{refused.message} {refused.hint}"
    taken = not wish.slug and is_there(here.project.request.root, draft)
    return f"{draft.path} is there already: write another title." if taken else ""


def _supported(here: Standing, written: str, scope: Scope) -> str:
    named = expand(written, scope)
    objective = here.org.objectives.get(named[0]) if named else None
    if objective is None:
        raise OkrsiteError(
            f"There is no objective `{written}` that could be supported.",
            "Write team/slug for one of the same cycle, team/cycle/slug for any; #kr after it names a key result.",
        )
    if named and named[1] and named[1] not in {fold(one.id) for one in objective.key_results}:
        listed = ", ".join(f"`#{one.id}`" for one in objective.key_results if one.id)
        raise OkrsiteError(
            f"`{objective.id}` has no key result `#{named[1]}`.", f"It has {listed or 'none with an id'}."
        )
    return written


def _could_support(here: Standing, team: Team, scope: Scope) -> list[str]:
    """Return comments with the objectives that one of a team most likely helps: those of the team above it."""
    cycles = dict.fromkeys((scope.cycle, *here.lasting(scope.cycle)))
    readers = here.levels.team(team.key)
    above = [
        here.org.objectives[key] for cycle in cycles for key in here.org.objectives_of.get((team.parent, cycle), ())
    ]
    shown = [one for one in above if one.state in _OPEN and here.levels.objective(one.key) <= readers][:MOST_ABOVE]
    lines = [f"  - {reference_of(one, team, scope.cycle)}  # {one_line(one.title)}" for one in shown]
    return [f"# {line}" for line in ("supports:", *lines)] if lines else []


def _pillar(here: Standing, written: str) -> str:
    known = {pillar.key: pillar.id for pillar in here.org.charter.pillars}
    if written and fold(written) not in known:
        listed = ", ".join(f"`{one}`" for one in known.values())
        raise OkrsiteError(f"There is no pillar `{written}`.", f"index.md has {listed or 'none'}.")
    return written


def _key_results(
    wishes: Sequence[KeyResultWish], carried: Sequence[Written] = (), taken: Iterable[str] = ()
) -> list[str]:
    """Return the lines of key results, or a pattern in comments where there are none; `taken` are ids in use."""
    if not wishes and not carried:
        pattern = {"id": "short-name", "title": "What will be true", "start": "31 days", "target": "2 days"}
        return [f"# {line}" for line in fields({"key_results": [pattern]})]
    in_use = {*UPDATE_WORDS, *map(fold, taken)}
    entries: list[Written] = [
        {"id": distinct(id_from(wish.title) or "result", in_use), "title": seen(wish.title), **_measure(wish)}
        for wish in wishes
    ]
    return fields(in_order({"key_results": [*carried, *entries]}, ObjectiveFront))


def _measure(wish: KeyResultWish) -> dict[str, Written]:
    return {"done": "false"} if wish.yes_no else {"start": wish.start or None, "target": wish.target or None}


def _earlier(here: Standing, written: str, scope: Scope) -> Objective:
    """Return the objective that a reference names; a short one means the latest of that name in another cycle."""
    objectives = here.org.objectives
    named = expand(written, scope)
    if named and written.count("/") == 2 and named[0] in objectives:
        return objectives[named[0]]
    found = None
    if named and written.count("/") < 2:
        team, _, slug = named[0].split("/")
        for cycle in here.org.cycles:  # by start
            if cycle != scope.cycle:
                found = objectives.get(f"{team}/{cycle}/{slug}", found)
    if found is None:
        raise _no_earlier(here, written, named[0] if named else "")
    return found


def _no_earlier(here: Standing, written: str, key: str) -> OkrsiteError:
    """Say that a reference names no objective, or that the file that it names cannot be used as it is."""
    if key in here.org.objectives:
        own = here.org.objectives[key].id.split("/")[1]
        return OkrsiteError(
            f"`{written}` is an objective of {own} itself, so there is nothing to carry over into {own}.",
            "Say with --cycle into which one, or name an objective of an earlier cycle as team/cycle/slug.",
        )
    for source in here.discovered.sources:
        if key and fold(source.path).endswith(f"teams/{key}.md"):
            return OkrsiteError(
                f"{source.path} has errors, so nothing can be carried over from it.",
                "`okrsite check` says which; correct them first.",
            )
    return OkrsiteError(f"There is no earlier objective `{written}`.", "Write it as team/cycle/slug.")


def _continuing(
    here: Standing, old: Objective, said: dict[str, Written], more: Sequence[KeyResultWish], scope: Scope
) -> tuple[str, Sequence[str]]:
    """Return the file's text, and a line on everything of the earlier one that is not in it."""
    source = here.sources[old.place.file]
    before = read_document(source, here.discovered.roles[source.path])
    kept = carried_fields(here, old, before.front, scope.team, scope.cycle)
    own = {name: value for name, value in said.items() if value}
    results, left = carried_key_results(here, old, before.front)
    front = fields(in_order({**kept, **own, "carried_from": old.id}, ObjectiveFront))
    front += _key_results(more, results, (one.id for one in old.key_results))
    if before.links:  # they may mean something else, or nothing, in another cycle
        left = (*left, f"Its text has links of its cycle, so it was not carried over. It stands in {source.path}")
    fields_left = [name for name in wrong_fields(here, old) if name in before.front and name != "key_results"]
    left = (*left, *(f"Not carried over, since it has an error: `{name}`" for name in fields_left))
    return document([*front, *map(remark, left)], "" if before.links else before.body), left


def _advice_about(here: Standing, old: Objective, cycle: str) -> str:
    """Return what to do about the earlier objective, and what is odd about carrying it over."""
    said = [_closing_advice(old)]
    before, after = here.org.cycles[old.cycle].start, here.first_day(cycle)
    if old.cycle == fold(cycle):
        said.append(f"It is of {cycle} itself: look whether you meant to carry it over into a later one, with --cycle.")
    if before and after and before > after:
        said.append(f"Its cycle {here.org.cycles[old.cycle].id} is later than {cycle}: look whether that is meant.")
    if here.insights.objectives[old.key].status.status is Status.DROPPED:
        said.append("It was dropped, so look whether all its key results are still meant.")
    return " ".join(said)


def _closing_advice(old: Objective) -> str:
    return f"Say in {old.place.file} how it ended, with `state: closed` and `closed_as: …`, if nobody has yet."
