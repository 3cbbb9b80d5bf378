"""What the rules say of an organisation, with the words of the site's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import okrsite_gen
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.history import History
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.report import Looked
from okrsite_gen.rules import RULES, Scene, Vocabulary, is_wanted, lint
from okrsite_gen.rules.lint import lint_by_team
from okrsite_gen.rules.scene import current_cycles

WORDS = Path(okrsite_gen.__file__).parent / "rules" / "words"
"""A file of words for each language that wording rules know."""

_NO_HISTORY = History()

LONGEST = 600
"""Characters of a title that rules read: longer ones are none, and looking for figures in them takes long."""


def scene_of(
    org: Org,
    insights: Insights,
    settings: Settings,
    about: frozenset[str] | None = None,
) -> Scene:
    """Return what rules may look at; `about` names the teams that they are asked about, if it is not all."""
    plain = Markdown().plain

    @cache
    def read_once(title: str) -> str:
        return plain(title)[:LONGEST]

    vocabulary, cycles = vocabulary_of(settings.site.language), current_cycles(org, insights)
    return Scene(org, insights, settings, read_once, vocabulary, cycles, about)


def wants_history(settings: Settings) -> bool:
    """Whether pages show what git tells, or any rule that is on looks at it."""
    return settings.history.show or any(rule.needs_history and is_wanted(rule, settings) for rule in RULES)


def unasked(history: History = _NO_HISTORY) -> frozenset[str]:
    """Return the codes of rules that could not look, or not far enough, for want of a history."""
    whole = history.known and history.since is None
    return frozenset() if whole else frozenset(rule.code.id for rule in RULES if rule.needs_history)


def coach(scene: Scene) -> Iterator[Diagnostic]:
    """Yield what the rules find, by the configuration of each; nothing about archived cycles, which stay."""
    settled = _archived_files(scene.org)
    return (each for each in lint(scene, RULES) if each.place.file not in settled)


def _archived_files(org: Org) -> frozenset[str]:
    if not org.archives:
        return frozenset()
    groups = (org.objectives, org.check_ins, org.plans, org.retrospectives)
    own = (one.place.file for group in groups for one in group.values() if one.cycle in org.archives)
    return frozenset((*own, *(org.cycles[key].place.file for key in org.archives if key in org.cycles)))


def coach_teams(scene: Scene) -> Iterator[tuple[str, Diagnostic]]:
    """Yield what the rules find, each with the team that it is about, without those of the whole organisation."""
    settled = _archived_files(scene.org)
    found = lint_by_team(scene, (each for each in RULES if not each.sees))
    return (each for each in found if each[1].place.file not in settled)


def coach_organisation(scene: Scene) -> Iterator[Diagnostic]:
    """Yield what the rules of the whole organisation find."""
    settled = _archived_files(scene.org)
    return (each for each in lint(scene, (rule for rule in RULES if rule.sees)) if each.place.file not in settled)


def without_echoes(findings: Iterable[Diagnostic], errors: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings but those that only tell what an error, of which `errors` hold any, has kept from being read.

    Who wrote `suports:` is told that there is no such field, and not that the objective supports nothing as well.
    """
    absences = {rule.code.id for rule in RULES if rule.tells_absence}
    places = [each.place for each in errors if each.severity is Severity.ERROR]
    files = {place.file for place in places}
    entries = {(place.file, *place.path[:2]) for place in places}
    for each in findings:
        place = each.place
        inside_entry = place.path[:1] == ("key_results",) and len(place.path) > 1
        hidden = (place.file, *place.path[:2]) in entries if inside_entry else place.file in files
        if not (hidden and each.code in absences):
            yield each


def looked_at(scene: Scene) -> dict[str, Looked]:
    """Return code → what a rule was asked about, for rules that look at one thing after the other."""
    objectives = tuple(scene.current_objectives())
    key_results = (each for objective in objectives for each in scene.current_key_results(objective))
    of_objectives = Looked(_places(objectives), "objectives", 0)
    of_key_results = Looked(_places(key_results), "key results", 2)
    return {
        rule.code.id: of_objectives if rule.of_objective else of_key_results
        for rule in RULES
        if rule.of_objective or rule.of_key_result
    }


def looked_in(scene: Scene) -> tuple[str, ...]:
    """Return the names of the cycles whose objectives rules are asked about."""
    cycles = dict.fromkeys(objective.cycle for objective in scene.current_objectives())
    return tuple(scene.org.cycles[cycle].name for cycle in cycles if cycle in scene.org.cycles)


def _places(things: Iterable[Objective | KeyResult]) -> frozenset[tuple[str | int, ...]]:
    return frozenset((each.place.file, *each.place.path) for each in things)


@lru_cache(maxsize=8)
def vocabulary_of(language: str) -> Vocabulary:
    """Return the words of a language (`de-AT` has those of `de`); none of a language without a file."""
    name = language.partition("-")[0].lower()
    file = WORDS / f"{name}.yml"
    if not name.isalpha() or not file.is_file():
        return Vocabulary()
    lists = read_yaml(file.read_bytes())
    found = lists.items() if isinstance(lists, dict) else ()
    return Vocabulary(name, {str(key): tuple(str(word).lower() for word in words) for key, words in found})
