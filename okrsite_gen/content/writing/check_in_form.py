"""A check-in to be filled in: what a team has to say, with what it said last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_answers import Answer
from okrsite_gen.content.writing.check_in_subjects import Subject, headings_of
from okrsite_gen.content.writing.fields import document, indented
from okrsite_gen.content.writing.paragraph import paragraph
from okrsite_gen.content.writing.scalars import name, remark, scalar
from okrsite_gen.content.writing.what_stands import field_of, goal, last, last_of_objective, still_open
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import Insights, KeyResultInsight
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.settings import Headings

NOT_ASKED: Mapping[str, Answer] = {}
_NO_ANSWER = Answer()


def check_in_form(
    subjects: Sequence[Subject],
    insights: Insights,
    author: str,
    before: CheckIn | None,
    headings: Headings,
    answers: Mapping[str, Answer] = NOT_ASKED,
) -> str:
    """Return the text of a check-in that says, beside the answers, nothing until somebody fills it in.

    `before` is the team's last one, whose blockers and asks stand until somebody deletes them; `answers` go by the
    key of the key result, or of the objective that has none.
    """
    updates = [line for subject in subjects for line in indented(_objective(subject, insights, answers))]
    advice = () if answers else _advice(updates)
    front = [f"author: {scalar(author)}" if author else "author:", *map(remark, advice), "updates:", *updates]
    sections = [
        f"## {heading}\n{paragraph(answers.get(key, _NO_ANSWER).note)}".rstrip() + "\n"
        for key, heading in headings_of(subjects, headings)
    ]
    for words, text in _collected(headings, before):
        sections.append(f"## {as_sentence(words)}\n{text}".rstrip() + "\n")
    return document(front, "\n".join(sections))


def _advice(updates: Sequence[str]) -> Iterator[str]:
    """Yield how to fill the form in, as far as it has such lines."""
    yield "Write this week's figures after the colons. What you leave empty counts as not written."
    if any(line.lstrip().startswith("# unchanged:") for line in updates):
        yield "Take away the # before `unchanged` where you looked and nothing has moved."
    yield "confidence: a whole number, 0 to 10. How likely is a good result?"


def _objective(subject: Subject, insights: Insights, answers: Mapping[str, Answer]) -> Iterator[str]:
    objective = subject.objective
    yield f"{name(subject.reference)}:"
    yield f"  {remark(objective.title)}"
    if subject.whole:
        answer = answers.get(objective.key, _NO_ANSWER)
        known = bool(last_of_objective(insights.objectives[objective.key]))
        said = tuple(answer.lines("progress", known=known)) if answer.asked else ()
        yield from indented(said or ("# unchanged: all", "progress:", "confidence:"))
    for key_result in subject.key_results:
        yield f"  {name(key_result.id)}:"
        lines = _key_result(key_result, insights.key_results[key_result.key], answers.get(key_result.key, _NO_ANSWER))
        yield from (f"    {line}" for line in lines)


def _key_result(key_result: KeyResult, insight: KeyResultInsight, answer: Answer) -> Iterator[str]:
    yield remark(key_result.title)
    before, field = last(key_result, insight), field_of(key_result)
    yield remark("; ".join(filter(None, (f"Last: {before or 'nothing yet'}", goal(key_result)))))
    if answer.asked and (lines := tuple(answer.lines(field, known=bool(before)))):
        yield from lines
        return
    if before:
        yield remark("unchanged: true")
    yield from blank_field(key_result, insight)
    yield "confidence:"


def blank_field(key_result: KeyResult, insight: KeyResultInsight) -> Iterator[str]:
    """Yield the lines behind which somebody writes what has moved; nothing of a roll-up."""
    field = field_of(key_result)
    if not field and key_result.metric:
        yield remark("Its values come from its metric.")
    elif field == "milestones":
        yield from _milestones(key_result, insight)
    elif field:
        yield f"{field}:"


def _milestones(key_result: KeyResult, insight: KeyResultInsight) -> Iterator[str]:
    steps = still_open(key_result, insight)
    if steps:
        yield remark("Take away the # before what is done:")
        yield remark("milestones:")
        yield from (f"#   {name(one.id)}: true" for one in steps)


def _collected(headings: Headings, before: CheckIn | None) -> Iterator[tuple[str, str]]:
    yield headings.wins[0], ""
    yield headings.blockers[0], before.blockers.strip() if before else ""
    yield headings.asks[0], before.asks.strip() if before else ""
    yield headings.next[0], ""
