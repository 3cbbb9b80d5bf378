"""What the labels, type and title of an issue say of its place among OKRs."""

from __future__ import annotations

import re
from collections.abc import Collection

from okrsite_gen.exchange.handbook.periods import period_of
from okrsite_gen.exchange.handbook.words import Word, label_of
from okrsite_gen.exchange.issues.issue import Issue
from okrsite_gen.exchange.words import states
from okrsite_gen.exchange.words.states import KEY_RESULT, OBJECTIVE

_SCOPE = re.compile(r"\s*(?:::|/|:)\s*")
_KIND_SCOPES = frozenset({"type", "okr", "okrs", "kind", "okr-type", "level", ""})
_VAGUE = frozenset(
    {"task", "epic", "project", "action", "activity", "o", "metric", "kpi", "target", "milestone", "projet", "aufgabe"}
)
"""Words that say what an issue is only behind a scope: alone they are labels of any tracker."""
_TEAM_SCOPES = frozenset({"team", "squad", "group", "department", "dept", "owner-team", "abteilung", "équipe"})
_CYCLE_SCOPES = frozenset({"cycle", "quarter", "period", "okr", "iteration", "okrs", "fy"})
_HEALTH_SCOPES = frozenset({"health", "status", "okr-status", "rag"})


def kind_of(issue: Issue) -> str:
    """Return whether an issue is an objective, a key result or an initiative; nothing where it does not say."""
    written = states.kind_of(issue.kind)
    if written in (OBJECTIVE, KEY_RESULT):
        return written
    told = next(filter(None, map(_kind_in, issue.labels)), "")
    if told:
        return told
    titled = label_of(issue.title) or label_of(re.sub(r"^\W*\[([^\]]{1,20})\]\s*", r"\1: ", issue.title))
    if titled and titled.rest and titled.word in (Word.OBJECTIVE, Word.RESULT):
        return OBJECTIVE if titled.word is Word.OBJECTIVE else KEY_RESULT
    if any(_scoped(label) == ("", "okr") or _scoped(label) == ("", "okrs") for label in issue.labels):
        return KEY_RESULT if issue.parent else OBJECTIVE
    return written if issue.parent else ""


def _kind_in(label: str) -> str:
    scope, name = _scoped(label)
    if scope not in _KIND_SCOPES or (not scope and name in _VAGUE):
        return ""
    return states.kind_of(name.replace("-", " "))


def title_of(issue: Issue) -> str:
    """Return the title without the label before it (`[KR] …`, `Objective: …`)."""
    plain = re.sub(r"^\W*\[([^\]]{1,20})\]\s*(?=\S)", r"\1: ", issue.title)
    titled = label_of(plain)
    if titled and titled.rest and titled.word in (Word.OBJECTIVE, Word.RESULT) and not titled.prefix:
        return titled.rest
    return issue.title


def team_of(issue: Issue) -> str:
    """Return the team that an issue names, empty if none."""
    return issue.team or next((name for scope, name in map(_as_written, issue.labels) if scope in _TEAM_SCOPES), "")


def cycle_of(issue: Issue) -> str:
    """Return the cycle that its milestone or a label names, empty if none."""
    for text in (issue.milestone, *(name for scope, name in map(_as_written, issue.labels) if scope in _CYCLE_SCOPES)):
        period = period_of(text) if text else None
        if period:
            return period.key
    alone = (period_of(label) for label in issue.labels)
    return next((period.key for period in alone if period and period.exact), "")


def names_cycle(text: str) -> bool:
    """Whether a text names a cycle and nothing else."""
    period = period_of(text)
    return period is not None and not period.remains


def health_of(issue: Issue) -> str:
    """Return the status in words that its health or a label tells."""
    if issue.health:
        return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", issue.health)
    return next((name for scope, name in map(_as_written, issue.labels) if scope in _HEALTH_SCOPES), "")


def other_labels(issue: Issue) -> tuple[str, ...]:
    """Return the labels that say something else, or something other than what was taken of their kind."""
    taken = {team_of(issue), health_of(issue)}
    return tuple(label for label in issue.labels if not _is_known(label, taken, cycle_of(issue)))


def _is_known(label: str, taken: Collection[str], cycle: str) -> bool:
    scope, name = _as_written(label)
    if scope in _KIND_SCOPES and name.casefold() in ("okr", "okrs"):
        return True
    if scope in (*_TEAM_SCOPES, *_HEALTH_SCOPES):
        return name in taken
    period = period_of(label)
    if period is not None and period.exact and scope in (_CYCLE_SCOPES | {""}):
        return period.key == cycle and not period.remains.removeprefix(scope)
    return _kind_in(label) != ""


def _as_written(label: str) -> tuple[str, str]:
    scope, found, name = _parted(label)
    return (scope.casefold(), name) if found else ("", label.strip())


def _scoped(label: str) -> tuple[str, str]:
    scope, name = _as_written(label)
    return scope, name.casefold()


def _parted(label: str) -> tuple[str, str, str]:
    found = _SCOPE.search(label)
    return (label[: found.start()].strip(), found[0], label[found.end() :].strip()) if found else (label, "", "")
