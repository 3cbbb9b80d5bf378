"""What a field said before and says now, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from okrsite_gen.model.history import LEVELS, MILESTONE_DUE, MILESTONES, PLANNED, REMOVED, Change, Goalpost, Points
from okrsite_gen.model.kinds import Ambition, Direction, KeyResultState, Outcome, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.values import Figure, is_withheld
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message

DAYS = frozenset({"due", "starts", "closed_on", MILESTONE_DUE})
PROSE = frozenset({"title", LEVELS, MILESTONES})
"""Fields in an author's inline Markdown."""
FIGURES = frozenset({"start", "target", "min", "max", "current"})
WORDS_OF: Mapping[str, tuple[str, frozenset[str]]] = {
    "state": ("state", frozenset(each.value for each in (*State, *KeyResultState))),
    "closed_as": ("status", frozenset(each.value for each in Outcome)),
    "ambition": ("ambition", frozenset(each.value for each in Ambition)),
    "better": ("better", frozenset(each.value for each in Direction)),
    "reached": ("level", frozenset({"none", "commit", "target", "stretch"})),
}
"""Fields with words of the catalogue for their values: where these stand there, and which they are. Former versions may
hold any others, which are shown as they were written."""

_FLAGS = {"done": ("key-result.done", "key-result.not-done"), "baseline": ("kind.baseline", "")}
"""Fields that are true or false → their words in the catalogue; without any they are shown as written."""


def both_words(edition: Edition, objective: Objective, change: Change | Goalpost) -> tuple[Words, Words]:
    """Return what was said before and after as pages show it; of a path only the points that differ."""
    if change.name == PLANNED and change.points_before and change.points_after:
        was, now = (_values(points) for points in (change.points_before, change.points_after))
        before = tuple(each for each in change.points_before if now.get(each[0]) != was[each[0]])
        after = tuple(each for each in change.points_after if was.get(each[0]) != now[each[0]])
        if before and after:
            return path_words(before), path_words(after)
    if change.name == PLANNED:
        pairs = ((change.points_before, change.before), (change.points_after, change.after))
        told = [path_words(points) or written for points, written in pairs]
        return told[0], told[1]
    name = "title" if change.name == REMOVED else change.name
    unsaid = is_withheld(change.before) and is_withheld(change.after)
    return (
        "" if unsaid else field_words(edition, objective, name, change.before, change.value_before),
        field_words(edition, objective, name, change.after, change.value_after),
    )


def item_words(edition: Edition, objective: Objective, change: Change | Goalpost) -> Words:
    """Return which entry of a field was changed; empty where its words say so."""
    if change.name == LEVELS:
        return message(f"level-name.{change.item}")
    if change.name != MILESTONE_DUE:
        return ""
    entity = change.entity if isinstance(change, Change) else change.key_result
    key_result = edition.org.key_results.get(entity)
    steps = key_result.milestones if key_result else ()
    title = next((each.title for each in steps if fold(each.id) == fold(change.item)), change.item)
    return edition.title(title, edition.scope_of(objective), objective.place.file)


def path_words(points: Points) -> Words:
    """Return points of a planned path in words."""
    told: Words = ""
    for day, value in points:
        point = message("change.point", day=day, figure=value)
        told = message("change.points", points=told, point=point) if told else point
    return told


def _values(points: Points) -> Mapping[date, Decimal]:
    return {day: value.number for day, value in points}


def field_words(edition: Edition, objective: Objective, name: str, written: str, figure: Figure | None) -> Words:
    """Return what a field said as pages show it."""
    scope, file = edition.scope_of(objective), objective.place.file
    shown: Words = written
    if not written:
        return ""
    if name in FIGURES and is_withheld(written):
        shown = message("figure.withheld")
    elif name in FIGURES and figure is not None:
        shown = message("change.figure", figure=figure)
    elif name in DAYS:
        shown = message("change.day", day=written)
    elif name in WORDS_OF:
        group, known = WORDS_OF[name]
        word = fold(written)
        shown = message(f"{group}.{word}") if word in known else written
    elif name == "supports":
        shown = edition.title(", ".join(f"[[{each}]]" for each in written.split(", ")), scope, file)
    elif name == "owner":
        person = edition.org.people.get(fold(written.removeprefix("@")))
        shown = person.name if person else written
    elif name in _FLAGS:
        shown = _flag(name, written)
    elif name in PROSE:
        shown = edition.title(written, scope, file)
    return shown


def _flag(name: str, written: str) -> Words:
    yes, no = _FLAGS[name]
    key = yes if fold(written) in {"true", "yes"} else no
    return message(key) if key else written
