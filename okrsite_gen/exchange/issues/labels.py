"""What the labels, type and title of an issue say of its place among OKRs."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.periods import period_of
from okrsite_gen.exchange.handbook.words import Word, label_of
from okrsite_gen.exchange.issues.issue import Issue

OBJECTIVE, KEY_RESULT, INITIATIVE = "objective", "key result", "initiative"
_SCOPE = re.compile(r"\s*(?:::|/|:)\s*")
_KIND_SCOPES = frozenset({"type", "okr", "okrs", "kind", "okr-type", "level", ""})
_KINDS = {
    "objective": OBJECTIVE, "objectives": OBJECTIVE, "o": OBJECTIVE, "goal": OBJECTIVE, "ziel": OBJECTIVE,
    "key result": KEY_RESULT, "key-result": KEY_RESULT, "key_result": KEY_RESULT, "keyresult": KEY_RESULT,
    "key results": KEY_RESULT, "kr": KEY_RESULT, "krs": KEY_RESULT,
    "initiative": INITIATIVE, "task": INITIATIVE, "project": INITIATIVE, "epic": INITIATIVE, "deliverable": INITIATIVE,
    "action": INITIATIVE,
}  # fmt: skip
_TEAM_SCOPES = frozenset({"team", "squad", "group", "department", "dept", "owner-team", "abteilung", "équipe"})
_CYCLE_SCOPES = frozenset({"cycle", "quarter", "period", "okr", "iteration", "okrs", "fy"})
_HEALTH_SCOPES = frozenset({"health", "status", "okr-status", "rag"})


def kind_of(issue: Issue) -> str:
    """Return whether an issue is an objective, a key result or an initiative; nothing where it does not say."""
    written = issue.kind.replace("_", " ").casefold()
    if written in ("objective", "key result"):
        return _KINDS[written]
    for label in issue.labels:
        scope, name = _scoped(label)
        if (
            scope in _KIND_SCOPES
            and name in _KINDS
            and (scope or name not in ("task", "epic", "project", "action", "o"))
        ):
            return _KINDS[name]
    titled = label_of(issue.title) or label_of(re.sub(r"^\W*\[([^\]]{1,20})\]\s*", r"\1: ", issue.title))
    if titled and titled.rest and titled.word in (Word.OBJECTIVE, Word.RESULT):
        return OBJECTIVE if titled.word is Word.OBJECTIVE else KEY_RESULT
    if any(_scoped(label) == ("", "okr") or _scoped(label) == ("", "okrs") for label in issue.labels):
        return KEY_RESULT if issue.parent else OBJECTIVE
    return INITIATIVE if written in ("task", "epic") and issue.parent else ""


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
    """Return the labels that say something else."""
    return tuple(label for label in issue.labels if not _is_known(label))


def _is_known(label: str) -> bool:
    scope, name = _scoped(label)
    if scope in _KIND_SCOPES and (name in _KINDS or name in ("okr", "okrs")):
        return True
    period = period_of(label)
    return (
        scope in _TEAM_SCOPES
        or scope in _HEALTH_SCOPES
        or bool(period and period.exact and scope in (_CYCLE_SCOPES | {""}))
    )


def _as_written(label: str) -> tuple[str, str]:
    scope, found, name = _parted(label)
    return (scope.casefold(), name) if found else ("", label.strip())


def _scoped(label: str) -> tuple[str, str]:
    scope, name = _as_written(label)
    return scope, name.casefold()


def _parted(label: str) -> tuple[str, str, str]:
    found = _SCOPE.search(label)
    return (label[: found.start()].strip(), found[0], label[found.end() :].strip()) if found else (label, "", "")
