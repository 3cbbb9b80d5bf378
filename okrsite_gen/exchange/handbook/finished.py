"""Objectives and key results as they were read: every word of the page in a field, or kept by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.marks import Marked
from okrsite_gen.exchange.handbook.told_figures import from_to, start_in
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.exchange.words.figures import digits_of, figure, number_in
from okrsite_gen.exchange.words.states import ambition_of, confidence_of, status_in
from okrsite_gen.model.incoming import (
    Guess,
    IncomingKeyResult,
    IncomingObjective,
    IncomingSupport,
)
from okrsite_gen.model.kinds import Ambition, KeyResultState, Outcome, Said, State

_PARTS = re.compile(r"[,;&]| and | und ")


@dataclass(slots=True)
class Properties:
    """What was said of one thing by name; what is taken has a field, the rest is kept."""

    left: dict[str, str]

    def text(self, name: str) -> str:
        """Take a text as it is."""
        return self.left.pop(name, "")

    def figure(self, name: str) -> str:
        """Take a figure; a text that is none stays."""
        found = figure(self.left.get(name, "").strip(" *_`+"))
        return self.left.pop(name) and found if found else ""

    def percentage(self, name: str) -> str:
        """Take a percentage."""
        read = number_in(self.left.get(name, "").strip(" *_`"))
        if read is None or read[1] or read[2] != "%":
            return ""
        self.left.pop(name)
        return f"{digits_of(read[0])}%"

    def score(self) -> str:
        """Take a grade from 0 to 1, or a percentage that is one."""
        read = number_in(self.left.get("score", "").strip(" *_`"))
        if read is None or read[1] or read[2] not in ("", "%"):
            return ""
        number = read[0] / 100 if read[2] else read[0]
        if not 0 <= number <= 1:
            return ""
        self.left.pop("score")
        return digits_of(number)

    def confidence(self) -> int | None:
        """Take a confidence on any scale; of one that is told in words, or between two tenths, a copy stays."""
        written = self.left.get("confidence", "").strip(" *_")
        said = confidence_of(written)
        read = number_in(written.removesuffix("/10").strip())
        if said is not None and read is not None and read[0] in (said, Decimal(said) / 10, said * 10):
            self.left.pop("confidence")
        return said

    def status(self) -> Said | None:
        """Take a status that is nothing but one of the three that can be said; a longer text stays too."""
        written = self.left.get("status", "")
        said = status_in(written)
        if said is not None and len(re.findall(r"\w+", written)) <= len(said.value.split("-")):
            self.left.pop("status")
        return said

    def ambition(self) -> Ambition | None:
        """Take `committed` or `aspirational`; of other words for it a copy stays."""
        written = self.left.get("ambition", "").strip(" *_")
        said = ambition_of(written)
        if said is not None and written.casefold() == said.value:
            self.left.pop("ambition")
        return said

    def address(self) -> str:
        """Take an address that stands alone."""
        found = re.fullmatch(r"<?(https?://[^\s()<>\]]+)>?", self.left.get("link", "").strip())
        if not found:
            return ""
        self.left.pop("link")
        return found[1]

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return what has no field."""
        return tuple((name.capitalize(), value) for name, value in self.left.items())


def finished_objective(draft: ObjectiveDraft) -> IncomingObjective:
    """Return what was read of an objective."""
    said, marked = Properties(dict(draft.fields)), draft.marked
    supports = [IncomingSupport(draft.parent, spot=draft.spot)] if draft.parent else []
    if parent := said.text("parent"):
        supports.append(IncomingSupport(parent, spot=draft.spot))
    progress = marked.progress or said.percentage("progress")
    is_dropped = marked.state is KeyResultState.DROPPED
    told = [*draft.rest, *_state(marked), *([("Progress", progress)] if progress and draft.results else [])]
    return IncomingObjective(
        key=draft.key,
        title=marked.title,
        spot=draft.spot,
        team=draft.team,
        cycle=draft.cycle,
        owner=_owner(marked, said),
        contributors=tuple(name.strip(" *_") for name in _PARTS.split(said.text("contributors")) if name.strip(" *_")),
        supports=tuple(supports),
        ambition=said.ambition(),
        state=State.CLOSED if is_dropped else None,
        closed_as=Outcome.DROPPED if is_dropped else None,
        priority=said.text("priority").strip("*_ "),
        progress="" if draft.results else progress,
        confidence=said.confidence(),
        status=said.status() or marked.status,
        score=marked.score or said.score(),
        result=_joined(marked.result, said.text("result")),
        body="\n".join(draft.body).strip(),
        initiatives=tuple(draft.work),
        updates=tuple(draft.updates),
        key_results=tuple(finished_result(result) for result in draft.results),
        rest=(*told, *said.rest()),
    )


def finished_result(draft: ResultDraft) -> IncomingKeyResult:
    """Return what was read of a key result."""
    said, marked = Properties(dict(draft.fields)), draft.marked
    done = draft.checked if draft.checked is not None else marked.done
    steps, description = tuple(draft.steps), list(draft.description)
    if done and steps:
        description += [f"- [{'x' if step.done else ' '}] {step.title}" for step in steps]
        steps = ()
    progress = marked.progress or said.percentage("progress")
    start, target, current = (said.figure(name) for name in ("start", "target", "current"))
    if not (start or target or current or progress or steps or done is not None):
        start, target = from_to(marked.title) or ("", "")
    elif target and not (start or progress or steps or done is not None) and "start" not in draft.fields:
        start = start_in(marked.title, target)
    is_active = marked.state is KeyResultState.ACTIVE
    due = day_from(said.left.get("due", ""))
    return IncomingKeyResult(
        key=draft.key,
        title=marked.title,
        spot=draft.spot,
        start=start,
        target=target,
        current=current,
        unit=said.text("unit"),
        done=done,
        progress=progress,
        milestones=steps,
        owner=_owner(marked, said),
        team=draft.team,
        weight=said.text("weight"),
        priority=said.text("priority").strip("*_ "),
        due=due if due and said.text("due") else None,
        state=marked.state,
        reason="" if is_active else marked.result,
        score=marked.score or said.score(),
        result=_joined(marked.result if is_active else "", said.text("result")),
        confidence=said.confidence(),
        status=said.status() or marked.status,
        evidence=said.address(),
        description="\n".join(description).strip(),
        initiatives=tuple(draft.work),
        updates=tuple(draft.updates),
        rest=(*draft.rest, *said.rest()),
    )


def guesses_of(draft: ObjectiveDraft) -> Iterator[Guess]:
    """Yield what was made of the words in the titles of an objective and its key results."""
    titles = [(draft.marked, draft.spot), *((result.marked, result.spot) for result in draft.results)]
    for marked, spot in titles:
        if marked.written:
            says = marked.said(of_objective=marked is draft.marked)
            said = "; ".join(f"{name}: {text}" for name, text in says) or "a sign that says nothing"
            told = f"“{marked.written}” is read as “{marked.title}” with {said}."
            yield Guess(spot, told, "marks in a title")
    for read in draft.results:
        result = finished_result(read)
        found = from_to(result.title)
        if found is not None and (result.start, result.target) == found:
            told = f"“{result.title}” is read as a start of {found[0]} and a target of {found[1]}."
            yield Guess(result.spot, told, "figures in a title")
        elif result.start and "start" not in read.fields:
            told = f"“{result.title}” is read as a start of {result.start}, for the target of {result.target}."
            yield Guess(result.spot, told, "figures in a title")


def _owner(marked: Marked, said: Properties) -> str:
    return marked.owner or said.text("owner")


def _state(marked: Marked) -> list[tuple[str, str]]:
    done = [] if marked.done is None or marked.result else [("Done", "yes" if marked.done else "no")]
    return [*done, ("State", marked.state.value)] if marked.state is KeyResultState.DEFERRED else done


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)
