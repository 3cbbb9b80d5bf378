"""A check-in that closes a cycle, to be filled in: the last figures, how each objective ended, scores and results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_form import blank_field
from okrsite_gen.content.writing.check_in_subjects import Subject
from okrsite_gen.content.writing.fields import document, indented
from okrsite_gen.content.writing.scalars import name, remark
from okrsite_gen.content.writing.what_stands import goal, last_value
from okrsite_gen.model.insights import Insights, KeyResultInsight
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.settings import Headings

_ADVICE = (
    "closed_as: achieved, partly, missed or dropped.",
    "A score is 0 to 1 and counts as computed; write one only to differ, and why after score_reason.",
    "result: how it ended, in words. What stays empty counts as not written.",
)


def closing_form(subjects: Sequence[Subject], insights: Insights, headings: Headings) -> str:
    """Return the text of a check-in that closes objectives, and says nothing until somebody fills it in."""
    front = ["author:", *map(remark, _ADVICE), "updates:"]
    for subject in subjects:
        front += indented(_objective(subject, insights))
    body = "\n\n".join(f"## {as_sentence(words[0])}" for words in (headings.wins, headings.next))
    return document(front, body)


def _objective(subject: Subject, insights: Insights) -> Iterator[str]:
    yield f"{name(subject.reference)}:"
    inside = [remark(subject.objective.title), "closed_as:"]
    for key_result in subject.key_results:
        inside.append(f"{name(key_result.id)}:")
        inside += indented(_key_result(key_result, insights.key_results[key_result.key]))
    if subject.whole:
        inside += ["score:", "score_reason:", "result:"]
    yield from indented(inside)


def _key_result(key_result: KeyResult, insight: KeyResultInsight) -> Iterator[str]:
    yield remark(key_result.title)
    value = last_value(key_result, insight)
    score = f"score so far {insight.progress:.1f}" if insight.has_value and insight.progress is not None else ""
    yield remark("; ".join(filter(None, (f"Last: {value or 'nothing yet'}", goal(key_result), score))))
    yield from blank_field(key_result, insight)
    yield from ("score:", "score_reason:", "result:")
