"""What somebody at a terminal is asked for a check-in, and what the answers write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from okrsite_gen.content.figures import Complaint, read_figure, read_fraction, same_unit
from okrsite_gen.content.sample import sample_of
from okrsite_gen.content.writing.scalars import name, one_line, scalar
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Value

FIELDS = {
    Kind.METRIC: "value",
    Kind.GUARDRAIL: "value",
    Kind.BASELINE: "value",
    Kind.YES_NO: "done",
    Kind.LEVELS: "reached",
    Kind.STATED: "progress",
    Kind.UNMEASURED: "progress",
    Kind.MILESTONES: "milestones",
}
"""Kind → the field under which a check-in says what has moved; a roll-up has none."""
CHOICES = {"done": ("yes", "no"), "reached": ("none", "commit", "target", "stretch")}
"""Field → the only answers that it takes."""
_DONE = {"yes": "true", "y": "true", "no": "false", "n": "false"}
"""What somebody answers whether it is done → what the field holds then."""
MOST_CONFIDENT = 10


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one key result."""

    key_result: KeyResult
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
    open_milestones: tuple[tuple[str, str], ...] = ()
    """(id, title) of the milestones that are not done yet."""
    decimal_comma: bool = False
    """Whether the project swaps the parts of comma and point in figures."""

    def refuses(self, written: str) -> str:
        """Return why an answer cannot be what has moved; empty where it can, as for no answer at all."""
        if not written:
            return ""
        choices = CHOICES.get(self.field)
        if choices is not None:
            fits = written.lower() in (_DONE if self.field == "done" else choices)
            return "" if fits else f"Write one of: {', '.join(choices)}."
        if self.field == "progress":
            fraction = read_fraction(written, decimal_comma=self.decimal_comma)
            return _said(fraction) if isinstance(fraction, Complaint) else ""
        one = self.key_result
        sample = sample_of((one.target, one.start, one.minimum, one.maximum, one.current), one.unit)
        return _refuses(written, sample, one.unit, decimal_comma=self.decimal_comma)

    def settled(self, moved: str, milestones: tuple[str, ...]) -> bool:
        """Whether with these answers it is done, so that nobody need say how likely that is."""
        if self.field == "done":
            return _DONE.get(moved.lower()) == "true" if moved else self.last_value == "done"
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
    fits = not written or (written.isascii() and written.isdigit() and int(written) <= MOST_CONFIDENT)
    return "" if fits else "A whole number from 0 to 10: how likely is a good result?"


def refuses_words(written: str) -> str:
    """Return why an answer is no note: somebody took the question for one of yes and no; empty where it is one."""
    return "This is shown to readers: write a sentence, or press Enter for none." if written.lower() in _DONE else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said about one key result; an empty one is that of somebody who was not asked."""

    asked: bool = False
    """Whether somebody was asked at all: then saying nothing means that nothing has moved."""
    moved: str = ""
    """What the field holds now, as typed."""
    milestones: tuple[str, ...] = ()
    """Ids of those that are done now."""
    confidence: str = ""
    note: str = ""

    def lines(self, field: str, *, known: bool) -> Iterator[str]:
        """Yield the lines of an update whose field for what has moved is `field`.

        Where nothing has moved it says so if something was `known` before that could still hold.
        """
        if self.moved:
            said = _DONE.get(self.moved.lower(), "") if field == "done" else ""
            yield f"{field}: {said or scalar(one_line(self.moved))}"
        elif self.milestones:
            yield "milestones:"
            yield from (f"  {name(one)}: true" for one in self.milestones)
        elif known:
            yield "unchanged: true"
        if self.confidence:
            yield f"confidence: {int(self.confidence)}"


@dataclass(frozen=True, slots=True)
class Told:
    """All that somebody said when asked for a check-in."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By the key of the key result; none where nobody wants to be asked."""
    author: str = ""
    """Who reports."""


def _said(complaint: Complaint) -> str:
    return " ".join(filter(None, (complaint.message, complaint.reason, complaint.hint)))
