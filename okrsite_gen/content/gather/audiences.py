"""Findings about audiences themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from okrsite_gen.content.codes_org import BEYOND_REPOSITORY, FIGURES_ELSEWHERE, FIGURES_IN_TITLE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.levels import Levels
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import known

_DIGITS = re.compile(r"\d[\d.,]*")


def audience_findings(gathered: Gathered, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what is wrong with who may see what."""
    levels = Levels(gathered, settings)
    repository = levels.named(settings.repository_audience)
    if repository is not None:
        yield from _beyond(gathered, settings.repository_audience, repository, levels)
    for objective in gathered.objectives.values():
        for key_result in objective.key_results:
            metric = fold(key_result.metric)
            if metric in gathered.metrics and levels.figures(key_result) > levels.of("metric", metric):
                yield FIGURES_ELSEWHERE.at(
                    key_result.place.at("metric"),
                    f"The figures of `{key_result.id or key_result.title[:60]}` stay inside, "
                    f"but its metric `{gathered.metrics[metric].id}` is shown to more people.",
                    "They can read the same figures there.",
                    "Give the metric an `audience` of its own.",
                )
            if levels.figures(key_result) > levels.key_result(key_result.key):
                yield from _in_title(key_result)


def _in_title(key_result: KeyResult) -> Iterator[Diagnostic]:
    """Yield the first of a key result's figures that its title says though they are for fewer people."""
    figures = (key_result.start, key_result.target, key_result.minimum, key_result.maximum, key_result.current)
    for value in filter(None, map(known, figures)):
        digits = _DIGITS.search(value.written)
        said = digits and re.search(rf"(?<![\w.,]){re.escape(digits.group())}(?![.,]?\d)", key_result.title)
        if said:
            yield FIGURES_IN_TITLE.at(
                key_result.place.at("title").about(said.group()),
                f"The title says `{said.group()}`, and the figures of this key result are to stay inside.",
                "Everybody who may see the key result reads its title.",
                "Say in the title what moves and in which direction, without the figures.",
            )
            return


def _beyond(gathered: Gathered, name: str, repository: int, levels: Levels) -> Iterator[Diagnostic]:
    """Yield whatever is for fewer people than those who read the repository."""
    places = _places(gathered)
    written = [(places.get(entity), "audience", audience) for entity, audience in gathered.audiences.items()]
    figures = gathered.figures.items()
    written += [
        (places.get(("objective", key)) or places.get(("key-result", key)), "figures", audience)
        for key, audience in figures
    ]
    for place, field, audience in written:
        level = levels.named(audience)
        if place is not None and level is not None and level > repository:
            yield BEYOND_REPOSITORY.at(
                place.at(field),
                f"This is for `{audience}`, and everyone of `{name}` reads the repository.",
                "No build shows it to them, but the file lies open.",
                f"Move it to a repository that only `{audience}` reads, and list that one under `content` there.",
            )


class _Placed(Protocol):
    @property
    def place(self) -> Place: ...


def _places(gathered: Gathered) -> Mapping[tuple[str, str], Place]:
    groups: dict[str, Mapping[str, _Placed]] = {
        "team": gathered.teams,
        "cycle": gathered.cycles,
        "objective": gathered.objectives,
        "check-in": gathered.check_ins,
        "plan": gathered.plans,
        "retrospective": gathered.retrospectives,
        "metric": gathered.metrics,
        "person": gathered.people,
        "page": gathered.pages,
    }
    places = {(kind, key): one.place for kind, group in groups.items() for key, one in group.items()}
    places["index", ""] = gathered.charter.place
    key_results: Iterator[KeyResult] = (one for each in gathered.objectives.values() for one in each.key_results)
    places.update({("key-result", one.key): one.place for one in key_results})
    return places
