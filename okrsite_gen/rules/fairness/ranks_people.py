"""FAI002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.word_search import first_of


@rule(
    "FAI002",
    "ranks-people",
    Severity.WARNING,
    since="0.1",
    why="Whoever is compared with colleagues helps them less, and reports what looks well.",
).each_team
def ranks_people(scene: Scene) -> Iterator[Found]:
    """A title ranks people, or gives each of them a score.

    OKRs compare a team with what it wanted to reach, and nobody with anybody else. Pages of this program never rank,
    score or count persons; what its authors write should not, either. How a company judges and pays people is its own
    matter, and needs another place.

    Bad:
        title: Sales is proud of its year
        key_results:
          - Name an employee of the month in every city

    Good:
        title: Sales is proud of its year
        key_results:
          - title: Colleagues who would recommend working here
            start: 55%
            target: 70%

    Fix: Say what would be better for the team or for customers. The list of words is `ranking` in the vocabulary of the
    site's language.
    """
    words = scene.vocabulary.words("ranking")
    titles = [(metric.name, metric.place.at("name")) for metric in scene.org.metrics.values()]
    for objective in scene.current_objectives():
        titles.append((objective.title, objective.place.at("title")))
        titles += [(each.title, each.place.at("title")) for each in scene.current_key_results(objective)]
    for title, place in titles:
        found = first_of(words, title)
        if found:
            yield Found(
                place.about(found),
                f"`{found}` compares people with each other, or scores them.",
                "Say what would be better for the team or for customers.",
            )
