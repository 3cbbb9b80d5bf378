"""Objectives and key results while a page is being read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from okrsite_gen.exchange.handbook.marks import Marked, from_to
from okrsite_gen.exchange.handbook.nodes import Node
from okrsite_gen.model.incoming import (
    Guess,
    IncomingInitiative,
    IncomingKeyResult,
    IncomingMilestone,
    IncomingObjective,
    IncomingSupport,
    Spot,
)
from okrsite_gen.model.kinds import Ambition, KeyResultState, Said

_FIGURE = re.compile(r"^[<>≤≥~+]?\s?[$€£]?\s?-?\d[\d.,]*\s?[%\w/ ]{0,12}$")
_CONFIDENCE = re.compile(r"^(\d{1,2})(?:\s*/\s*10)?$")
_SAID = (
    (re.compile(r"off[ -]?track|red\b|rot\b|rouge", re.IGNORECASE), Said.OFF_TRACK),
    (re.compile(r"at[ -]?risk|behind|yellow|amber|gelb|needs attention|gefährdet|orange", re.IGNORECASE), Said.AT_RISK),
    (re.compile(r"on[ -]?track|ahead|green|grün|im plan|vert\b", re.IGNORECASE), Said.ON_TRACK),
)
_SIGNS = (("🔴🟥🛑", Said.OFF_TRACK), ("🟡🟠🟨⚠", Said.AT_RISK), ("🟢🟩💚", Said.ON_TRACK))


@dataclass(slots=True)
class ResultDraft:
    """A key result being read."""

    key: str
    marked: Marked
    spot: Spot
    fields: dict[str, str] = field(default_factory=dict)
    """Value by key of PROPERTIES."""
    team: str = ""
    checked: bool | None = None
    description: list[str] = field(default_factory=list)
    steps: list[IncomingMilestone] = field(default_factory=list)
    work: list[IncomingInitiative] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)

    def note(self, name: str, text: str) -> None:
        """Keep what has no field."""
        self.rest.append((name, text))


@dataclass(slots=True)
class ObjectiveDraft:
    """An objective being read."""

    key: str
    marked: Marked
    spot: Spot
    team: str = ""
    cycle: str = ""
    parent: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    work: list[IncomingInitiative] = field(default_factory=list)
    results: list[ResultDraft] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)

    def note(self, name: str, text: str) -> None:
        """Keep what has no field."""
        self.rest.append((name, text))


def said_of(text: str) -> Said | None:
    """Return the status that words or signs tell, or None."""
    worded = next((status for words, status in _SAID if words.search(text)), None)
    return worded or next((status for signs, status in _SIGNS if any(sign in text for sign in signs)), None)


def finished_objective(draft: ObjectiveDraft) -> IncomingObjective:
    """Return what was read of an objective."""
    fields, marked, rest = dict(draft.fields), draft.marked, list(draft.rest)
    supports = [IncomingSupport(draft.parent, spot=draft.spot)] if draft.parent else []
    if "parent" in fields:
        supports.append(IncomingSupport(fields.pop("parent"), spot=draft.spot))
    status = marked.status or said_of(fields.get("status", ""))
    if status and said_of(fields.get("status", "")):
        fields.pop("status")
    confidence = _confidence(fields)
    progress = "" if draft.results else marked.progress or _percent(fields)
    if marked.progress and not progress:
        rest.append(("Progress", marked.progress))
    contributors = tuple(name for name in _names(fields.pop("contributors", "")))
    score = _score(marked, fields)
    if marked.state is not KeyResultState.ACTIVE:
        rest.append(("State", marked.state.value))
    return IncomingObjective(
        key=draft.key, title=marked.title, spot=draft.spot, team=draft.team, cycle=draft.cycle,
        owner=marked.owner or fields.pop("owner", ""), contributors=contributors, supports=tuple(supports),
        ambition=_ambition(fields), priority=fields.pop("priority", ""), progress=progress, confidence=confidence, status=status, score=score,
        result=_result(marked, fields), body="\n".join(draft.body).strip(), initiatives=tuple(draft.work),
        key_results=tuple(finished_result(result) for result in draft.results),
        rest=(*rest, *((name.capitalize(), value) for name, value in fields.items())),
    )  # fmt: skip


def finished_result(draft: ResultDraft) -> IncomingKeyResult:
    """Return what was read of a key result. Where it tells several measures, the most exact one is kept as a field."""
    fields, marked, rest = dict(draft.fields), draft.marked, list(draft.rest)
    done = draft.checked if draft.checked is not None else marked.done
    target, start, current = (_figure(fields, name) for name in ("target", "start", "current"))
    progress = marked.progress or _percent(fields)
    steps = tuple(draft.steps)
    if target:
        rest.extend(_told(progress=progress, done=done, steps=steps))
        progress, done, steps = "", None, ()
    else:
        rest.extend((name.capitalize(), value) for name, value in (("start", start), ("current", current)) if value)
        start = current = ""
        if progress:
            rest.extend(_told(progress="", done=done, steps=steps))
            done, steps = None, ()
        elif done is not None and steps and done is False:
            done = None
        elif done is not None and steps:
            rest.extend(_told(progress="", done=None, steps=steps))
            steps = ()
    if not target and not progress and done is None and not steps:
        start, target = from_to(marked.title) or ("", "")
    status = marked.status or said_of(fields.get("status", ""))
    if said_of(fields.get("status", "")):
        fields.pop("status")
    return IncomingKeyResult(
        key=draft.key, title=marked.title, spot=draft.spot, start=start, target=target, current=current, done=done, progress=progress,
        unit=fields.pop("unit", ""), milestones=steps, owner=marked.owner or fields.pop("owner", ""), team=draft.team,
        weight=fields.pop("weight", ""), state=marked.state, reason=marked.result if marked.state is not KeyResultState.ACTIVE else "",
        score=_score(marked, fields), result="" if marked.state is not KeyResultState.ACTIVE else _result(marked, fields),
        confidence=_confidence(fields), status=status, evidence=_link(fields), description="\n".join(draft.description).strip(),
        initiatives=tuple(draft.work), rest=(*rest, *((name.capitalize(), value) for name, value in fields.items())),
    )  # fmt: skip


def guesses_of(result: IncomingKeyResult) -> list[Guess]:
    """Return what was made of the words of a key result and not written as a field."""
    found = from_to(result.title)
    if found and (result.start, result.target) == found:
        return [Guess(result.spot, f"“{result.title}” is read as a start of {found[0]} and a target of {found[1]}.", "figures in a title")]
    return []


def _told(*, progress: str, done: bool | None, steps: tuple[IncomingMilestone, ...]) -> list[tuple[str, str]]:
    told = [("Progress", progress)] if progress else []
    if done is not None:
        told.append(("Done", "yes" if done else "no"))
    told.extend(("Step", ("[x] " if step.done else "[ ] ") + step.title) for step in steps)
    return told


def _figure(fields: dict[str, str], name: str) -> str:
    value = fields.get(name, "").strip(" *_`")
    if not value or not _FIGURE.match(value):
        return ""
    fields.pop(name)
    return value.lstrip("+")


def _percent(fields: dict[str, str]) -> str:
    found = re.match(r"^\W*(\d{1,3}(?:[.,]\d+)?)\s?%\W*$", fields.get("progress", ""))
    if not found:
        return ""
    fields.pop("progress")
    return found[1].replace(",", ".") + "%"


def _confidence(fields: dict[str, str]) -> int | None:
    found = _CONFIDENCE.match(fields.get("confidence", "").strip(" *_"))
    if not found or int(found[1]) > 10:
        return None
    fields.pop("confidence")
    return int(found[1])


def _score(marked: Marked, fields: dict[str, str]) -> str:
    if marked.score:
        return marked.score
    value = fields.get("score", "").strip(" *_")
    if re.match(r"^(?:0(?:[.,]\d+)?|1(?:[.,]0+)?|[.,]\d+)$", value):
        fields.pop("score")
        value = value.replace(",", ".")
        return "0" + value if value.startswith(".") else value
    percent = re.match(r"^(\d{1,3})\s?%$", value)
    if percent and int(percent[1]) <= 100:
        fields.pop("score")
        return f"{int(percent[1]) / 100:g}"
    return ""


def _result(marked: Marked, fields: dict[str, str]) -> str:
    said = fields.pop("result", "")
    return " – ".join(part for part in (marked.result, said) if part)


def _link(fields: dict[str, str]) -> str:
    found = re.search(r"https?://[^\s()<>\]]+", fields.get("link", ""))
    if not found or re.sub(r"[\[(<].*[\])>]", "", fields["link"]).replace(found[0], "").strip():
        return ""
    if "[" in fields["link"]:
        return ""
    fields.pop("link")
    return found[0]


def _ambition(fields: dict[str, str]) -> Ambition | None:
    said = fields.get("ambition", "").strip(" *_").lower()
    found = next((each for each in Ambition if said.startswith(each.value)), None)
    if found and said == found.value:
        fields.pop("ambition")
    return found


def _names(text: str) -> list[str]:
    return [name.strip(" *_") for name in re.split(r"[,;&]| and | und ", text) if name.strip(" *_")]


def spot_of(node: Node, file: str) -> Spot:
    """Return where a node stands."""
    return Spot(file, node.line)
