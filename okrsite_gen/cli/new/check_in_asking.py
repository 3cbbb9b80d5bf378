"""Asking somebody at a terminal for each key result of a check-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from okrsite_gen.cli.days import day_or_none
from okrsite_gen.cli.new.asking import fitting, optional
from okrsite_gen.pipeline.new.check_in import LEAVES_OUT, Answer, Question, Told, refuses_confidence, refuses_words

INDENT = "    "
IN_WORDS = "in words"

_Command = TypeVar("_Command", bound=Callable[..., Any])
_ABOUT = (
    click.option("--cycle", metavar="CYCLE", default="", help="The cycle to report on; the current one otherwise."),
    click.option("--date", "day", metavar="DATE", default="", callback=day_or_none, help="Its day; today otherwise."),
    click.option("--author", metavar="WHO", default="", help="Who reports."),
)


def about_a_check_in(command: _Command) -> _Command:
    """Add the options that every command which writes a check-in takes, as `cycle`, `day` and `author`."""
    for option in reversed(_ABOUT):
        command = option(command)
    return command


def ask_about(questions: tuple[Question, ...], author: str, before: str) -> Told:
    """Ask who reports unless `author` says it, then about each key result in turn; `before` reported the last time.

    Nothing is asked where there are no questions, or where somebody would rather open the file.
    """
    if not questions or not click.confirm("Fill it in here? (n writes a form for your editor)", default=True, err=True):
        return Told(author=author)
    click.echo("Enter keeps what stands. Ctrl-C stops, and writes nothing.", err=True)
    author = author or ask_author(before)
    answers: dict[str, Answer] = {}
    objective = ""
    for question in questions:
        if question.objective != objective:
            objective = question.objective
            say_objective(objective)
        ask_key_result(question, answers, lambda _: IN_WORDS)
    return Told(answers, author)


def ask_author(before: str, read: Callable[[str], str] = optional) -> str:
    """Ask who reports; Enter takes who did before."""
    return read(f"author, who reports{f' (Enter for {before})' if before else ''}") or before


def say_objective(title: str) -> None:
    """Say about which objective the next questions are."""
    click.echo(f"\n{click.style(title, bold=True)}", err=True)


def ask_key_result(
    question: Question,
    answers: dict[str, Answer],
    asks_words: Callable[[str], str],
    read: Callable[[str], str] = optional,
) -> None:
    """Ask what has moved, how confident somebody is, and for words about it.

    What is answered stands in `answers` at once, for `read`, which asks a single question, may raise what ends them
    all. `asks_words` gets the confidence as answered and returns the question for words, or nothing to ask for none.
    """
    say_question(question)
    moving = _what_moved(question)
    written = fitting(moving, _or_left_out(question.refuses), INDENT, read) if moving else ""
    answer = _moved(question, written)
    answers[question.key] = answer
    if answer.left_out:
        return
    if not question.settled(answer.moved, answer.milestones):
        keeps = "" if question.last_confidence is None else f" (Enter keeps {question.last_confidence})"
        refuses = refuses_confidence if moving else _or_left_out(refuses_confidence)
        confidence = fitting(f"confidence, 0 to 10{keeps}", refuses, INDENT, read)
        if confidence == LEAVES_OUT:
            answers[question.key] = Answer(asked=True, left_out=True)
            return
        answer = replace(answer, confidence=confidence)
        answers[question.key] = answer
    words = asks_words(answer.confidence)
    if words:
        answers[question.key] = replace(answer, note=fitting(words, refuses_words, INDENT, read))


def _moved(question: Question, written: str) -> Answer:
    if written == LEAVES_OUT:
        return Answer(asked=True, left_out=True)
    if question.field == "milestones":
        return Answer(asked=True, milestones=question.milestones(written))
    return Answer(asked=True, moved=written)


def say_question(question: Question) -> None:
    """Say what a question is about: title, where it is to go, what was said last, and its latest figures."""
    if question.title:
        click.echo(f"  {question.title}", err=True)
    goal = f"Goal: {question.goal}. " if question.goal else ""
    trend = f" ({question.trend})" if question.trend else ""
    click.echo(f"{INDENT}{goal}Last: {question.last or 'nothing yet'}{trend}", err=True)
    for number, (one, title) in enumerate(question.open_milestones, 1):
        click.echo(f"{INDENT}{number}. {title} ({one})", err=True)


def _or_left_out(refuses: Callable[[str], str]) -> Callable[[str], str]:
    return lambda written: "" if written == LEAVES_OUT else refuses(written)


def _what_moved(question: Question) -> str:
    if not question.field:
        return ""
    if question.field == "milestones":
        return "done now, by number or name (Enter for none)" if question.open_milestones else ""
    keeps = f"Enter keeps {question.last_value}" if question.last_value else ""
    hint = "; ".join(filter(None, (", ".join(question.choices), keeps)))
    return f"{question.field} ({hint})" if hint else question.field
