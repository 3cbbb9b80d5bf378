"""A check-in to be filled in: what a team has to say, with what it said last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_questions import FIELDS, Answer, Question
from okrsite_gen.content.writing.fields import document, indented
from okrsite_gen.content.writing.figures import figure_with_unit
from okrsite_gen.content.writing.paragraph import paragraph
from okrsite_gen.content.writing.scalars import name, remark, scalar
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Milestone, Objective
from okrsite_gen.model.settings import Headings

_ADVICE = (
    "Write this week's figures behind the colons. What you leave empty counts as not written.",
    "Take away the # before `unchanged` where you looked and nothing has moved.",
    "confidence: a whole number, 0 to 10. How likely is a good result?",
)


NOT_ASKED: Mapping[str, Answer] = {}
_NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class Subject:
    """An objective on which a team reports."""

    reference: str
    """How the check-in names it."""
    objective: Objective
    key_results: tuple[KeyResult, ...] = ()
    """Those on which it reports, each with an id; none where the objective is reported as a whole."""


def check_in_form(
    subjects: Sequence[Subject],
    insights: Mapping[str, KeyResultInsight],
    author: str,
    before: CheckIn | None,
    headings: Headings,
    answers: Mapping[str, Answer] = NOT_ASKED,
) -> str:
    """Return the text of a check-in that says, beside the answers, nothing until somebody fills it in.

    `before` is the team's last one, whose blockers and asks stand until somebody deletes them; `answers` go by the
    key of the key result.
    """
    advice = () if answers else map(remark, _ADVICE)
    front = [f"author: {scalar(author)}" if author else "author:", *advice, "updates:"]
    for subject in subjects:
        front += indented(_objective(subject, insights, answers))
    sections = [
        f"## {heading}\n{paragraph(answers.get(key, _NO_ANSWER).note)}".rstrip() + "\n"
        for key, heading in _key_result_headings(subjects, headings)
    ]
    for words, text in _collected(headings, before):
        sections.append(f"## {as_sentence(words)}\n{text}".rstrip() + "\n")
    return document(front, "\n".join(sections))


def questions(
    subjects: Sequence[Subject], insights: Mapping[str, KeyResultInsight], *, decimal_comma: bool
) -> Iterator[Question]:
    """Yield what somebody can be asked about each key result, in the order of the form."""
    for subject in subjects:
        for key_result in subject.key_results:
            insight = insights[key_result.key]
            steps = _still_open(key_result, insight)
            yield Question(
                key_result,
                subject.objective.title,
                _last(key_result, insight),
                _last_value(key_result, insight),
                insight.confidence.now,
                _goal(key_result),
                _field(key_result),
                tuple((one.id, one.title) for one in steps),
                decimal_comma=decimal_comma,
            )


def _objective(
    subject: Subject, insights: Mapping[str, KeyResultInsight], answers: Mapping[str, Answer]
) -> Iterator[str]:
    yield f"{name(subject.reference)}:"
    yield f"  {remark(subject.objective.title)}"
    if not subject.key_results and not subject.objective.key_results:
        yield from indented(("# unchanged: all", "progress:", "confidence:"))
    for key_result in subject.key_results:
        yield f"  {name(key_result.id)}:"
        lines = _key_result(key_result, insights[key_result.key], answers.get(key_result.key, _NO_ANSWER))
        yield from (f"    {line}" for line in lines)


def _field(key_result: KeyResult) -> str:
    """Return the field under which somebody writes what has moved; empty where nobody does."""
    field = FIELDS.get(key_result.kind, "")
    return "" if field == "value" and key_result.metric else field


def _key_result(key_result: KeyResult, insight: KeyResultInsight, answer: Answer) -> Iterator[str]:
    yield remark(key_result.title)
    last, field = _last(key_result, insight), _field(key_result)
    yield remark("; ".join(filter(None, (f"Last: {last or 'nothing yet'}", _goal(key_result)))))
    if answer.asked and (lines := tuple(answer.lines(field, known=bool(last)))):
        yield from lines
        return
    if last:
        yield remark("unchanged: true")
    if not field and key_result.metric:
        yield remark("Its values come from its metric.")
    elif field == "milestones":
        yield from _milestones(key_result, insight)
    elif field:
        yield f"{field}:"
    yield "confidence:"


def _still_open(key_result: KeyResult, insight: KeyResultInsight) -> list[Milestone]:
    done = {fold(one) for one in insight.milestones_done}
    return [one for one in key_result.milestones if fold(one.id) not in done]


def _milestones(key_result: KeyResult, insight: KeyResultInsight) -> Iterator[str]:
    still_open = _still_open(key_result, insight)
    if still_open:
        yield remark("Take away the # before what is done:")
        yield remark("milestones:")
        yield from (f"#   {name(one.id)}: true" for one in still_open)


def _last(key_result: KeyResult, insight: KeyResultInsight) -> str:
    said = _last_value(key_result, insight)
    if insight.now and insight.now.day and said:
        said += f" on {insight.now.day.isoformat()}"
    confidence = "" if insight.confidence.now is None else f"confidence {insight.confidence.now}"
    return ", ".join(filter(None, (said, confidence)))


def _last_value(key_result: KeyResult, insight: KeyResultInsight) -> str:
    if insight.figure is not None:
        return figure_with_unit(insight.figure)
    if key_result.kind is Kind.YES_NO and insight.done is not None:
        return "done" if insight.done else "not done"
    if key_result.kind is Kind.MILESTONES:
        done = insight.milestones_done
        named = f" ({', '.join(done)})" if done else ""
        return f"{len(done)} of {len(key_result.milestones)} milestones{named}"
    if key_result.kind is Kind.LEVELS:
        return insight.reached
    return f"{round(insight.raw * 100)}%" if insight.has_value and insight.raw is not None else ""


def _goal(key_result: KeyResult) -> str:
    start, target = key_result.start, key_result.target
    if target is not None:
        return f"from {figure_with_unit(start)} to {figure_with_unit(target)}" if start else figure_with_unit(target)
    least, most = key_result.minimum, key_result.maximum
    band = [
        f"{words} {figure_with_unit(figure)}" for words, figure in (("at least", least), ("at most", most)) if figure
    ]
    levels = key_result.levels
    if levels:
        said = (("commit", levels.commit), ("target", levels.target), ("stretch", levels.stretch))
        return ", ".join(f"{level}: {words}" for level, words in said if words)
    return ", ".join(band)


def _key_result_headings(subjects: Sequence[Subject], headings: Headings) -> Iterator[tuple[str, str]]:
    """Yield (key, heading for words about it) of each key result.

    One whose id means something else too is named in full.
    """
    ids = [fold(one.id) for subject in subjects for one in subject.key_results]
    special = {*headings.wins, *headings.blockers, *headings.asks, *headings.next}
    special |= {fold(subject.reference) for subject in subjects}
    for subject in subjects:
        for key_result in subject.key_results:
            own = fold(key_result.id)
            clear = ids.count(own) == 1 and own not in special
            yield key_result.key, key_result.id if clear else f"{subject.reference}#{key_result.id}"


def _collected(headings: Headings, before: CheckIn | None) -> Iterator[tuple[str, str]]:
    yield headings.wins[0], ""
    yield headings.blockers[0], before.blockers.strip() if before else ""
    yield headings.asks[0], before.asks.strip() if before else ""
    yield headings.next[0], ""
