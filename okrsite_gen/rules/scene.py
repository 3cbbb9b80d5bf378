"""All that a rule may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import KeyResultState, State
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.rules.rule import OptionValue, Rule
from okrsite_gen.rules.vocabulary import Vocabulary

OVER = "over"
RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Scene:
    """An organisation, what was computed about it, and how it is configured."""

    org: Org
    insights: Insights
    settings: Settings
    plain: Callable[[str], str]
    """From inline Markdown to the words that readers see."""
    vocabulary: Vocabulary
    """The words of the site's language."""
    cycles: frozenset[str]
    """Keys of the cycles whose objectives can still be mended, or are learned from."""
    about: frozenset[str] | None = None
    """Keys of the teams that are asked about; None for all of them, and for what belongs to none."""

    def asks_about(self, team: str) -> bool:
        """Return whether a team is asked about."""
        return self.about is None or team in self.about

    def current_objectives(self) -> Iterator[Objective]:
        """Yield the objectives that can still be mended: not closed, of cycles that are not over.

        Where every cycle is over, those of the last one are taken: whoever tries the program on old OKRs learns from
        them.
        """
        for objective in self.org.objectives.values():
            current = objective.cycle in self.cycles and self.asks_about(objective.team)
            if current and (objective.state is not State.CLOSED or is_over(objective.cycle, self.insights)):
                yield objective

    def current_key_results(self, objective: Objective) -> Iterator[KeyResult]:
        """Yield the key results of an objective that were neither dropped nor deferred."""
        return (each for each in objective.key_results if each.state is KeyResultState.ACTIVE)

    def runs(self, cycle: str) -> bool:
        """Return whether a cycle has begun and not ended yet."""
        return self.insights.cycle_phase.get(cycle) == RUNNING

    def option(self, rule: Rule, name: str) -> OptionValue:
        """Return what is configured for an option of a rule, else its default. What cannot be read is the default."""
        option = rule.options[name]
        written = self.settings.rule_options.get(rule.code.id, {}).get(name, "").strip()
        value = option.read(written) if written else None
        return option.default if value is None else value

    def number(self, rule: Rule, name: str) -> int:
        """Return an option that is a whole number."""
        value = self.option(rule, name)
        return value if isinstance(value, int) else 0

    def fraction(self, rule: Rule, name: str) -> Decimal:
        """Return an option that is a fraction."""
        value = self.option(rule, name)
        return value if isinstance(value, Decimal) else Decimal(0)

    def list(self, rule: Rule, name: str) -> tuple[str, ...]:
        """Return an option that is a list of words."""
        value = self.option(rule, name)
        return value if isinstance(value, tuple) else ()


def current_cycles(org: Org, insights: Insights) -> frozenset[str]:
    """Return the cycles that are not over, or the last one with objectives where there are none in those."""
    used = {objective.cycle for objective in org.objectives.values()}
    living = frozenset(key for key in org.cycles if not is_over(key, insights))
    return living if used & living else frozenset([key for key in org.cycles if key in used][-1:])


def is_over(cycle: str, insights: Insights) -> bool:
    """Return whether the time for grading a cycle has passed."""
    return insights.cycle_phase.get(cycle) == OVER
