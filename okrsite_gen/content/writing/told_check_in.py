"""A check-in that holds what somebody said, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_answers import Answer, Told
from okrsite_gen.content.writing.check_in_subjects import Subject, headings_of
from okrsite_gen.content.writing.fields import document, indented
from okrsite_gen.content.writing.paragraph import paragraph
from okrsite_gen.content.writing.scalars import name, scalar
from okrsite_gen.content.writing.what_stands import field_of, last, last_of_objective
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.settings import Headings

_NO_ANSWER = Answer()


def told_check_in(subjects: Sequence[Subject], insights: Insights, told: Told, headings: Headings) -> str:
    """Return the text of a check-in; empty where nothing was said that a check-in could tell."""
    updates = [line for subject in subjects for line in _objective(subject, insights, told)]
    sections = [
        f"## {heading}\n{words}\n"
        for key, heading in headings_of(subjects, headings)
        if (words := paragraph(told.answers.get(key, _NO_ANSWER).note))
    ]
    sections += [f"## {as_sentence(words)}\n{text}\n" for words, text in _collected(headings, told) if text]
    if not updates and not sections:
        return ""
    front = [f"author: {scalar(told.author)}"] if told.author.strip() else []
    front += ["updates:", *indented(updates)] if updates else []
    return document(front, "\n".join(sections))


def _objective(subject: Subject, insights: Insights, told: Told) -> Iterator[str]:
    """Yield the lines about one objective; none where nothing is said of it."""
    said: list[str] = []
    if subject.whole:
        key = subject.objective.key
        known = bool(last_of_objective(insights.objectives[key]))
        said += _lines(told, key, "progress", known=known)
    for key_result in subject.key_results:
        known = bool(last(key_result, insights.key_results[key_result.key]))
        lines = _lines(told, key_result.key, field_of(key_result), known=known)
        said += [f"{name(key_result.id)}:", *indented(lines)] if lines else []
    if said:
        yield f"{name(subject.reference)}:"
        yield from indented(said)


def _lines(told: Told, key: str, field: str, *, known: bool) -> list[str]:
    answer = told.answers.get(key, _NO_ANSWER)
    return list(answer.lines(field, known=known)) if answer.asked else []


def _collected(headings: Headings, told: Told) -> Iterator[tuple[str, str]]:
    yield headings.wins[0], _listed("", told.wins)
    yield headings.blockers[0], _listed(told.blockers_kept, told.blockers)
    yield headings.asks[0], _listed(told.asks_kept, told.asks)
    yield headings.next[0], _listed("", told.next)


def _listed(kept: str, lines: Sequence[str]) -> str:
    """Return lines as the items of a list, behind those of `kept` where that is a list too."""
    items = "\n".join(f"- {words}" for line in lines if (words := paragraph(line)))
    between = "\n" if kept.strip().startswith("- ") else "\n\n"
    return between.join(filter(None, (kept.strip(), items)))


def items_of(markdown: str) -> tuple[str, ...]:
    """Return the items of a text that is one list, as they are written; of any other text, itself."""
    lines = markdown.strip().splitlines()
    if any(line and not line.startswith(("- ", "  ")) for line in lines):
        return (markdown.strip(),)
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line)
        else:
            items[-1] += f"\n{line}"
    return tuple(item.rstrip() for item in items)
