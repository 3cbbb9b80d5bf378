"""FAI001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

_COUNTED = (Kind.METRIC, Kind.GUARDRAIL)


@rule(
    "FAI001",
    "figure-of-a-person",
    Severity.WARNING,
    since="0.1",
    why="A published figure of one person is an appraisal in front of everybody, and makes people aim low.",
).each_team
def figure_of_a_person(scene: Scene) -> Iterator[Found]:
    """A metric or a key result with a figure measures one person, who is named in its title.

    Somebody answers for each objective, and that is fine: the figure says how the team does. As soon as it counts what
    one colleague has done, OKRs are read as appraisals, and targets become as low as they can be defended. A person is
    recognised by the full name in the file under `people/`, or by the handle with `@` before it.

    Bad:
        # content/people/mila.md
        name: Mila Novak
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        key_results:
          - title: Questions that Mila Novak answers in a day
            start: 14 questions
            target: 25 questions

    Good:
        # content/people/mila.md
        name: Mila Novak
        # content/teams/care/2026-Q4/answers.md
        title: Every answer is worth the wait
        owner: mila
        key_results:
          - title: Questions that are answered within a day
            start: 64%
            target: 90%

    Fix: Count what customers or colleagues get, whoever does the work. The name belongs into `owner`.
    """
    names, handles = _names(scene), frozenset(scene.org.people)
    titles = [(metric.name, metric.place.at("name")) for metric in scene.org.metrics.values()]
    for objective in scene.current_objectives():
        counted = (each for each in scene.current_key_results(objective) if each.kind in _COUNTED)
        titles += [(each.title, each.place.at("title")) for each in counted]
    for title, place in titles:
        person = _named_in(title, names, handles)
        if person:
            yield Found(
                place.about(person),
                f"`{person}` is a person, and this figure would measure that person alone.",
                "Count what the team achieves; the name belongs into `owner`.",
            )


def _names(scene: Scene) -> re.Pattern[str] | None:
    """Return what finds a full name; a single word may be anything."""
    full = [re.escape(person.name) for person in scene.org.people.values() if " " in person.name.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(full)})(?!\w)") if full else None


def _named_in(title: str, names: re.Pattern[str] | None, handles: frozenset[str]) -> str:
    found = names.search(title) if names else None
    if found:
        return found.group()
    mentions = re.finditer(r"(?<![\w.@])@([\w-]+)", title)
    return next((each.group() for each in mentions if each.group(1).lower() in handles), "")
