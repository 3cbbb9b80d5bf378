"""What somebody at a terminal is asked for a check-in, and which answers are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrsite_gen.content.figures import Complaint, read_figure, read_fraction, same_unit
from okrsite_gen.content.sample import sample_of
from okrsite_gen.content.writing.check_in_answers import DONE
from okrsite_gen.content.writing.check_in_subjects import Subject
from okrsite_gen.content.writing.what_stands import (
    field_of,
    goal,
    last,
    last_of_objective,
    last_value,
    stated,
    still_open,
    trend,
)
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value

LEAVES_OUT = "-"
"""Answered in place of what has moved: the check-in is to say nothing of it at all."""
MOST_CONFIDENT = 10


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one key result, or about an objective that has none."""

    key: str
    """Key of what is asked about, a key result or an objective that has none."""
    title: str
    """Its title; empty for an objective, whose title is `objective`."""
    objective: str
    """Title of its objective."""
    last: str
    """What was known before, in words: "47% on 2026-11-13, confidence 4"; empty for nothing."""
    last_value: str
    """Of that, what the field holds."""
    last_confidence: int | None
    goal: str
    """Where it is to go, in words; empty where nobody says."""
    field: str
    """Name of the field that says what has moved; empty where nobody is asked, such as for a metric's values."""
    key_result: KeyResult | None = None
    """None where an objective without key results is asked about."""
    open_milestones: tuple[tuple[str, str], ...] = ()
    """(id, title) of the milestones that are not done yet."""
    trend: str = ""
    """Its latest figures, the newest last: "64 → 70 → 74 repairs"; empty for fewer than two."""
    decimal_comma: bool = False
    """Whether the project swaps the parts of comma and point in figures."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The only answers that its field takes; none where it takes others too."""
        if self.field == "done":
            return ("yes", "no")
        if self.field != "reached" or self.key_result is None or self.key_result.levels is None:
            return ()
        levels = self.key_result.levels
        said = (("commit", levels.commit), ("target", levels.target), ("stretch", levels.stretch))
        return ("none", *(level for level, words in said if words))

    def refuses(self, written: str) -> str:
        """Return why an answer cannot be what has moved; empty where it can, as for no answer at all."""
        if not written:
            return ""
        if self.field == "milestones":
            return self._refuses_milestones(written)
        if self.choices:
            fits = written.lower() in (DONE if self.field == "done" else self.choices)
            return "" if fits else f"Write one of: {', '.join(self.choices)}."
        if self.field == "progress" or self.key_result is None:
            fraction = read_fraction(written, decimal_comma=self.decimal_comma)
            return _said(fraction) if isinstance(fraction, Complaint) else ""
        one = self.key_result
        sample = sample_of((one.target, one.start, one.minimum, one.maximum, one.current), one.unit)
        return _refuses(written, sample, one.unit, decimal_comma=self.decimal_comma)

    def milestones(self, written: str) -> tuple[str, ...]:
        """Return the ids of the milestones that an answer names, by number from 1 or by id, in their own order.

        A yes names the only one that is open.
        """
        if DONE.get(written.lower()):
            return tuple(one for one, _ in self.open_milestones) if DONE[written.lower()] == "true" else ()
        named = set(_parts(written))
        return tuple(one for number, (one, _) in enumerate(self.open_milestones, 1) if {str(number), fold(one)} & named)

    def _refuses_milestones(self, written: str) -> str:
        ids = {fold(one): one for one, _ in self.open_milestones}
        said = DONE.get(written.lower())
        if said == "false" or (said and len(ids) == 1):
            return ""
        numbers = {str(number) for number in range(1, len(ids) + 1)}
        for part in _parts(written):
            if part not in numbers and part not in ids:
                near = nearest(part, ids)
                meant = f" Did you mean `{ids[near]}`?" if near else ""
                pattern = f"Write numbers or names, such as 1 or {next(iter(ids.values()))}."
                return f"No open milestone is called `{part}`.{meant} {pattern}"
        return ""

    def settled(self, moved: str, milestones: tuple[str, ...]) -> bool:
        """Whether with these answers it is done, so that nobody need say how likely that is."""
        if self.field == "done":
            return DONE.get(moved.lower()) == "true" if moved else self.last_value == "done"
        return self.field == "milestones" and len(milestones) == len(self.open_milestones)


def refuses_figure(written: str, beside: str = "", *, decimal_comma: bool) -> str:
    """Return why an answer is no figure, or not in the unit of the one `beside` it; empty where it is one, or empty."""
    sample = read_figure(beside, decimal_comma=decimal_comma) if beside else None
    return _refuses(written, sample, decimal_comma=decimal_comma) if written else ""


def _refuses(written: str, sample: object, unit: str = "", *, decimal_comma: bool) -> str:
    figure = read_figure(written, unit, decimal_comma=decimal_comma)
    if isinstance(figure, Complaint):
        return _said(figure)
    if isinstance(sample, Value) and not same_unit(sample, figure):
        return f"It counts in {(sample.prefix or sample.suffix).strip()}: write that, or the bare number."
    return ""


def refuses_confidence(written: str) -> str:
    """Return why an answer is no confidence; empty where it is one, as for no answer at all."""
    fits = not written or (written.isdecimal() and int(written) <= MOST_CONFIDENT)
    percent = written.removesuffix("%").strip()
    if percent != written and percent.isdecimal() and int(percent) <= 10 * MOST_CONFIDENT:
        return f"A whole number from 0 to 10: for {written} write {round(int(percent) / 10)}."
    return "" if fits else "A whole number from 0 to 10: how likely is a good result?"


def refuses_words(written: str) -> str:
    """Return why an answer is no note: somebody took the question for one of yes and no; empty where it is one."""
    return "This is shown to readers: write a sentence, or press Enter for none." if written.lower() in DONE else ""


def questions(subjects: Sequence[Subject], insights: Insights, *, decimal_comma: bool) -> Iterator[Question]:
    """Yield what somebody can be asked about each key result, in the order of the form.

    An objective that has no key results is asked about as a whole.
    """
    for subject in subjects:
        if subject.whole:
            yield _about_objective(subject, insights, decimal_comma=decimal_comma)
        for key_result in subject.key_results:
            insight = insights.key_results[key_result.key]
            yield Question(
                key_result.key,
                key_result.title,
                subject.objective.title,
                last(key_result, insight),
                last_value(key_result, insight),
                insight.confidence.now,
                goal(key_result),
                field_of(key_result),
                key_result,
                tuple((one.id, one.title) for one in still_open(key_result, insight)),
                trend(insight),
                decimal_comma=decimal_comma,
            )


def _about_objective(subject: Subject, insights: Insights, *, decimal_comma: bool) -> Question:
    objective = subject.objective
    insight = insights.objectives[objective.key]
    return Question(
        objective.key,
        "",
        objective.title,
        last_of_objective(insight),
        stated(insight),
        insight.confidence.now,
        "",
        "progress",
        decimal_comma=decimal_comma,
    )


def _parts(written: str) -> list[str]:
    return [fold(part) for part in written.replace(",", " ").split()]


def _said(complaint: Complaint) -> str:
    return " ".join(filter(None, (complaint.message, complaint.reason, complaint.hint)))
