"""The questions of a check-in, one after the other, and what was said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

import click

from okrsite_gen.cli.new.asking import STOPS, fitting, optional
from okrsite_gen.cli.new.check_in_asking import INDENT, ask_author, ask_key_result, say_objective
from okrsite_gen.pipeline.new.check_in import Answer, Question, refuses_words
from okrsite_gen.pipeline.new.told import Occasion, Told, headings_of_words, items_of

_YES = {"y": True, "yes": True, "n": False, "no": False}


class EnoughSaid(Exception):
    """Somebody would rather not answer any further question."""


@dataclass(slots=True)
class Said:
    """What somebody has said so far."""

    author: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    wins: list[str] = field(default_factory=list)
    blockers: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    blockers_kept: list[str] = field(default_factory=list)
    asks_kept: list[str] = field(default_factory=list)

    def told(self) -> Told:
        """Return it as it is written."""
        return Told(
            answers=dict(self.answers),
            author=self.author,
            wins=tuple(self.wins),
            blockers=tuple(self.blockers),
            asks=tuple(self.asks),
            next=tuple(self.next),
            blockers_kept="\n".join(self.blockers_kept),
            asks_kept="\n".join(self.asks_kept),
        )


def read(question: str) -> str:
    """Return an answer, which may be empty. Raises `EnoughSaid` for `q`."""
    answer = optional(question)
    if answer.lower() in STOPS:
        raise EnoughSaid
    return answer


def agreed(question: str, *, default: bool) -> bool:
    """Ask for a yes or a no until it is one of them; raises like `read`."""
    choices = "Y/n" if default else "y/N"
    while answer := read(f"{question} [{choices}]").lower():
        if answer in _YES:
            return _YES[answer]
        click.echo("Write y or n, or press Enter.", err=True)
    return default


def walk(occasion: Occasion, said: Said) -> None:
    """Ask all questions, and put each answer into `said` as it comes.

    Raises `EnoughSaid`, or what click raises for Ctrl-C, as soon as somebody stops.
    """
    questions = occasion.questions
    count = "1 question" if len(questions) == 1 else f"{len(questions)} questions"
    click.echo(
        f"\n{click.style(occasion.team.name, bold=True)}, {occasion.cycle}: check-in of "
        f"{occasion.day.isoformat()}, {count} about figures.\n"
        "Enter keeps what stands, - leaves one out, q stops and asks whether to keep what you have said.",
        err=True,
    )
    if occasion.nameless:
        click.echo(occasion.nameless, err=True)
    said.author = said.author or ask_author(occasion.reported_before, read)
    objective = ""
    for question in questions:
        if question.objective != objective:
            objective = question.objective
            say_objective(objective)
        ask_key_result(question, said.answers, _WordsIfItFell(question), read)
    _ask_for_words(occasion, said)


@dataclass(frozen=True, slots=True)
class _WordsIfItFell:
    question: Question

    def __call__(self, confidence: str) -> str:
        before = self.question.last_confidence
        fell = bool(confidence) and before is not None and int(confidence) < before
        return f"why it fell from {before}, in a sentence" if fell else ""


def _ask_for_words(occasion: Occasion, said: Said) -> None:
    wins, blockers, asks, following = headings_of_words(occasion)
    _ask_for(wins, said.wins)
    last = occasion.last
    _ask_for(blockers, said.blockers, last.blockers if last else "", said.blockers_kept)
    _ask_for(asks, said.asks, last.asks if last else "", said.asks_kept)
    _ask_for(following, said.next)


def _ask_for(heading: str, lines: list[str], before: str = "", kept: list[str] | None = None) -> None:
    """Ask which items of the last time still stand, and for new ones until there are none."""
    say_objective(heading)
    items = items_of(before) if before.strip() and kept is not None else ()
    for item in items:
        click.echo("\n".join(f"  {line}" for line in item.splitlines()), err=True)
        if kept is not None and agreed(f"{INDENT}still true?", default=True):
            kept.append(item)
    question = "  more, in a line (Enter for none)" if items else "  in a line (Enter for none)"
    while words := fitting(question, refuses_words, "", read):
        lines.append(words)
        question = "  another (Enter for no more)"
