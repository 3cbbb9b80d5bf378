"""Asking somebody at a terminal for each key result of a check-in."""

from __future__ import annotations

import click

from okrsite_gen.cli.new.asking import fitting, optional
from okrsite_gen.pipeline.new.check_in import CHOICES, Answer, Question, Told, refuses_confidence, refuses_words

INDENT = "    "


def ask_about(questions: tuple[Question, ...], author: str, before: str) -> Told:
    """Ask who reports unless `author` says it, then about each key result in turn; `before` reported the last time.

    Nothing is asked where there are no questions, or where somebody would rather open the file.
    """
    if not questions or not click.confirm("Fill it in here? (n writes a form for your editor)", default=True, err=True):
        return Told(author=author)
    click.echo("Enter keeps what stands. Ctrl-C stops, and writes nothing.", err=True)
    author = author or optional(f"author, who reports{f': Enter for {before}' if before else ''}") or before
    answers = {}
    objective = ""
    for question in questions:
        if question.objective != objective:
            objective = question.objective
            click.echo(f"\n{click.style(objective, bold=True)}", err=True)
        answers[question.key_result.key] = _ask(question)
    return Told(answers, author)


def _ask(question: Question) -> Answer:
    goal = f" ({question.goal})" if question.goal else ""
    click.echo(f"  {question.key_result.title}{goal}. Last: {question.last or 'nothing yet'}", err=True)
    moved = ""
    milestones: tuple[str, ...] = ()
    if question.field == "milestones":
        milestones = tuple(one for one, title in question.open_milestones if _is_done(title))
    elif question.field:
        moved = fitting(_words(question), question.refuses, INDENT)
    confidence = ""
    if not question.settled(moved, milestones):
        keeps = "" if question.last_confidence is None else f"; Enter keeps {question.last_confidence}"
        confidence = fitting(f"confidence, 0 to 10{keeps}", refuses_confidence, INDENT)
    note = fitting("in words", refuses_words, INDENT)
    return Answer(asked=True, moved=moved, milestones=milestones, confidence=confidence, note=note)


def _words(question: Question) -> str:
    choices = ", ".join(CHOICES.get(question.field, ()))
    keeps = f"Enter keeps {question.last_value}" if question.last_value else ""
    return ": ".join(filter(None, (question.field, "; ".join(filter(None, (choices, keeps))))))


def _is_done(title: str) -> bool:
    return click.confirm(f"    Done now: {title}?", default=False, err=True)
