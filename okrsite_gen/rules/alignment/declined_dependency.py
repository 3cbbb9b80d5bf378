"""ALI008."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import Dependency, Objective
from okrsite_gen.rules.alignment.asked import name_of, open_needs, place_of_name, provider_of
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "ALI008",
    "declined-dependency",
    Severity.WARNING,
    since="0.1",
    why="The objective still counts on something that will not come.",
).each_objective
def declined_dependency(objective: Objective, scene: Scene) -> Iterator[Found]:
    """A team has declined what an objective needs, and nothing tells how it goes on.

    A clear no is worth a lot, if somebody acts on it: with another way, a smaller target, or the end of the objective.
    Any word about the declining team counts as a way on: in the objective's text, in a key result's, or in a check-in
    about it.

    Bad:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
        # content/teams/legal/2026-Q4/plan.md
        commitments:
          example/norway: declined

    Good:
        # content/teams/legal/team.md
        name: Legal
        # content/teams/example/2026-Q4/norway.md
        title: Oslo rides with us
        depends_on:
          - team: legal
            note: A contract that holds in Norway
        ---
        Legal has no time before March, so a law firm in Oslo writes the contract.
        # content/teams/legal/2026-Q4/plan.md
        commitments:
          example/norway: declined

    Fix: Write how it goes on without it. Where it does not, say so with `closed_as: dropped`; where it is not needed
    any more, write `status: withdrawn`.
    """
    for need in open_needs(objective, scene):
        if need.status is Need.DECLINED and not _goes_on(objective, need, scene):
            yield Found(
                place_of_name(need),
                f"`{name_of(need)}` was declined, and nothing says how this objective goes on.",
                "Write how it goes on without it, or drop the objective.",
            )


def _goes_on(objective: Objective, need: Dependency, scene: Scene) -> bool:
    """Return whether any text about an objective names the team that was asked, or what it was asked for."""
    provider = scene.org.teams.get(provider_of(need, scene))
    names = {fold(name_of(need)), *((provider.key, fold(provider.name)) if provider else ())}
    texts = [objective.body, *(f"{each.body} {each.description} {each.reason}" for each in objective.key_results)]
    for key in (objective.key, *(each.key for each in objective.key_results)):
        for edge in scene.org.updates.get(key, ()):
            texts += [edge.update.note, edge.check_in.blockers, edge.check_in.asks, edge.check_in.next]
    told = fold(" ".join(texts))
    return any(name in told for name in names)
