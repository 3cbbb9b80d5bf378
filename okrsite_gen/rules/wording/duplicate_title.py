"""WRD007."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, Seen, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import comparable


class _Titled(NamedTuple):
    """An objective with its title in comparable form, and what tells it from others."""

    cycle: str
    words: str
    key: str
    id: str
    file: str
    team: str
    """The name of its team."""
    supported: tuple[str, ...]
    """Keys of the objectives that it supports."""
    repeated: tuple[tuple[int, int], ...]
    """(position of a key result in the file, number of an earlier one that has the same title)."""


def titles_by_team(scene: Scene) -> Seen:
    """Return the current objectives of each team with their titles."""
    seen: dict[str, list[object]] = {}
    for each in scene.current_objectives():
        words, team = comparable(scene.plain(each.title)), scene.org.teams[each.team].name
        supported = tuple(one.target.objective or "" for one in each.supports)
        titled = (each.cycle, words, each.key, each.id, each.place.file, team, supported, _repeated(each, scene))
        seen.setdefault(each.team, []).append(titled)
    return {team: tuple(titles) for team, titles in seen.items()}


@rule(
    "WRD007",
    "duplicate-title",
    Severity.INFO,
    since="0.1",
    why="Nobody can tell in a list which one is meant, and the work may be done twice or by neither.",
).adding_up(titles_by_team)
def duplicate_title(seen: Seen) -> Iterator[Found]:
    """Two objectives of one cycle, or two key results of one objective, have the same title.

    The same words in two teams mean two different things, or one thing that two teams share. The format can say both:
    name what each of them adds, or let one objective have several teams with `shared_with`.

    Bad:
        # content/teams/example/2026-Q4/one.md
        title: Nobody waits for a repair
        # content/teams/other/team.md
        name: Other
        # content/teams/other/2026-Q4/two.md
        title: Nobody waits for a repair

    Good:
        # content/teams/example/2026-Q4/one.md
        title: Nobody waits for a repair
        shared_with: other
        # content/teams/other/team.md
        name: Other

    Fix: Say in each title what is its own. Where it is one thing, keep one objective and write `shared_with`.
    """
    first: dict[tuple[str, str], _Titled] = {}
    for each in (_Titled(*titled) for titles in seen.values() for titled in cast("tuple[Any, ...]", titles)):
        earlier = first.setdefault((each.cycle, each.words), each)
        if each.words and earlier is not each and not _belong_together(earlier, each):
            yield _of_objective(each, earlier)
        yield from (_of_key_result(each, *repeated) for repeated in each.repeated)


def _belong_together(one: _Titled, other: _Titled) -> bool:
    """Return whether one supports the other: a title that is handed down is another rule's matter."""
    return other.key in one.supported or one.key in other.supported


def _of_objective(objective: _Titled, earlier: _Titled) -> Found:
    whose = "this team" if earlier.key.partition("/")[0] == objective.key.partition("/")[0] else earlier.team
    return Found(
        Place(objective.file).at("title"),
        f"An objective of {whose} has the same title: `{earlier.id}`.",
        "Say in each title what is its own; where it is one thing, keep one and name the other team in `shared_with`.",
    )


def _of_key_result(objective: _Titled, position: int, earlier: int) -> Found:
    return Found(
        Place(objective.file).at("key_results", position, "title"),
        f"Key result {earlier} of this objective has the same title.",
        "Say in each title what is its own, or drop one of them.",
    )


def _repeated(objective: Objective, scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return the key results that have the title of an earlier one."""
    numbers: dict[str, int] = {}
    found = []
    for each in scene.current_key_results(objective):
        words = comparable(scene.plain(each.title))
        if words in numbers and words:
            found.append((int(each.place.path[-1]), numbers[words]))
        numbers.setdefault(words, each.position)
    return tuple(found)
