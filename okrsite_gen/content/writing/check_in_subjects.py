"""On what a check-in reports, and under which headings words about it stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrsite_gen.content.check_in_words import comparable
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.settings import Headings


@dataclass(frozen=True, slots=True)
class Subject:
    """An objective on which a team reports."""

    reference: str
    """How the check-in names it."""
    objective: Objective
    key_results: tuple[KeyResult, ...] = ()
    """Those on which it reports, each with an id; none where the objective is reported as a whole."""

    @property
    def whole(self) -> bool:
        """Whether the objective is reported as a whole, since it has no key results at all."""
        return not self.key_results and not self.objective.key_results


def headings_of(subjects: Sequence[Subject], headings: Headings) -> Iterator[tuple[str, str]]:
    """Yield (key, heading for words about it) of each key result, and of each objective that has none.

    One whose id means something else too is named in full.
    """
    ids = [fold(one.id) for subject in subjects for one in subject.key_results]
    special = {*headings.wins, *headings.blockers, *headings.asks, *headings.next}
    references = {fold(subject.reference) for subject in subjects}
    for subject in subjects:
        if subject.whole:
            reference = subject.reference
            yield subject.objective.key, subject.objective.id if comparable(reference) in special else reference
        for key_result in subject.key_results:
            own = fold(key_result.id)
            clear = ids.count(own) == 1 and own not in references and comparable(own) not in special
            yield key_result.key, key_result.id if clear else f"{subject.reference}#{key_result.id}"
