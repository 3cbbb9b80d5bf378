"""Everything that is found in an organisation, or in a part of it, before anybody asks what counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from okrsite_gen.analysis import analyse
from okrsite_gen.content.discover import Discovered
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.coach import coach_teams, scene_of
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.load import Loaded, judge, load
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.ledger import LOST
from okrsite_gen.pipeline.region.marks import Marks, elsewhere, marks_of
from okrsite_gen.pipeline.region.units import Units
from okrsite_gen.pipeline.region.words import Words, words_of
from okrsite_gen.rules import Scene


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of teams, and of what belongs to none."""

    loaded: Loaded
    org: Org
    insights: Insights
    scene: Scene
    read: tuple[Diagnostic, ...]
    """Found in reading and in following references."""
    advice: tuple[tuple[str, Diagnostic], ...]
    """(team, finding) of all rules but those of the whole organisation."""
    words: dict[str, Words]
    marks: dict[str, Marks]

    @property
    def lost(self) -> tuple[Diagnostic, ...]:
        """What leads nowhere."""
        return tuple(each for each in self.read if each.code in LOST)


def judge_files(
    project: Project,
    discovered: Discovered,
    history: History,
    progress: Progress,
    about: frozenset[str] | None = None,
) -> Judged:
    """Read files and judge them: all of them, or those around some teams that the rules are asked `about`."""
    loaded = replace(load(project, discovered, progress, everything=about is None), history=history)
    org, unresolved = judge(loaded, project)
    progress("Looking at everything together", 0, 0)
    scene = scene_of(org, analyse(org, project.as_of, project.settings), project.settings, about)
    return judge_scene(scene, loaded, unresolved)


def judge_scene(scene: Scene, loaded: Loaded, unresolved: tuple[Diagnostic, ...]) -> Judged:
    """Judge what was read already, and found to lead nowhere."""
    settings = scene.settings
    units = Units(settings.content)
    words = dict(words_of(loaded.gathered, units, settings.content))
    advice = tuple(coach_teams(scene))
    others = elsewhere(advice, words, units)
    marks = marks_of(scene, loaded.findings, loaded.gathered.left_out, others)
    return Judged(loaded, scene.org, scene.insights, scene, (*loaded.findings, *unresolved), advice, words, marks)
