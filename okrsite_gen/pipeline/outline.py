"""Differences as people read them: by team, objective by objective, the weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.changes import LESS_ASKED, Comparison, Delta, Sort, Topic
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.outline import Group, Line, Mark, Outline, Part
from okrsite_gen.pipeline.delta_words import FIELD, NOUNS, SAYS_ALL, counted, in_words, mark, phrase
from okrsite_gen.pipeline.diff_report import DiffReport, ToldSide

ORGANISATION = "Organisation"
LONGEST = 160
"""Characters of a text that are shown."""
WORDS_BEFORE = 4
"""Words that are shown before the place where two long texts differ."""
SHOWN = 3
"""Findings of one kind that are told one by one."""
NAMED = 5
"""Things of one kind that are named where many came or went."""
A_WHILE = timedelta(days=7)
"""From then on a state is read as that of another time, not as that before the present work."""
_SORTS = tuple(Sort)
_TOPICS = tuple(Topic)


def outline(report: DiffReport, between: tuple[str, str]) -> Outline:
    """Return differences in words; `between` says what the two states are called."""
    comparison = report.comparison
    days = report.before.as_of.isoformat(), report.after.as_of.isoformat()
    return Outline(
        between=between,
        as_of=days[1] if days[0] == days[1] else f"{days[0]} and {days[1]}",
        summary=tuple(_summary(comparison.deltas)),
        notes=tuple(_notes(report, between)),
        parts=tuple(_parts(comparison)),
        hint=_about_days(report),
        left_out=comparison.left_out,
    )


def _about_days(report: DiffReport) -> str:
    """Return why a state of long ago has other statuses than it had then, where that is so.

    Nobody is judged by another day unless asked to: then a status changes only because somebody changed something.
    """
    before, after = report.before, report.after
    if before.day is None or before.as_of != after.as_of or before.as_of - before.day <= A_WHILE:
        return ""
    if all(delta.sort is not Sort.STATUS_CHANGED for delta in report.comparison.followed):
        return ""
    day = before.day.isoformat()
    return (
        f"Both states are judged as of {after.as_of.isoformat()}, so the first one, which is of {day}, lacks the "
        f"check-ins of the time between. To judge it by its own day: --base-as-of {day}"
    )


def _summary(deltas: Iterable[Delta]) -> Iterator[tuple[Mark, str]]:
    first: dict[tuple[Sort, str], Delta] = {}
    counts: Counter[tuple[Sort, str]] = Counter()
    for delta in deltas:
        other = delta.topic is Topic.OTHER and delta.subject.entity != "key-result"
        entity = delta.subject.entity if delta.sort in _BY_ENTITY or other else ""
        if delta.sort is Sort.UNREADABLE and delta.name:
            entity = FIELD
        first.setdefault((delta.sort, entity), delta)
        counts[delta.sort, entity] += 1

    def weight(each: tuple[Sort, str]) -> tuple[int, int, str]:
        return _TOPICS.index(first[each].topic), _SORTS.index(each[0]), each[1]

    for key in sorted(counts, key=weight):
        yield mark(first[key]), counted(key[0], key[1] or "objective", counts[key])


_TARGETS = frozenset({Sort.TARGET_LOWERED, Sort.TARGET_RAISED, Sort.TARGET_CHANGED})
_HEADINGS = {"team": "the team", "organisation": "the organisation", "plan": "plan", "retrospective": "retrospective"}
_BY_ENTITY = frozenset({Sort.ADDED, Sort.REMOVED, Sort.UNREADABLE, Sort.READABLE, Sort.RENAMED, Sort.MOVED})


def _notes(report: DiffReport, between: tuple[str, str]) -> Iterator[str]:
    for state, name in zip((report.before, report.after), between, strict=True):
        if state.note:
            yield f"{name}: {state.note}"
        if state.errors:
            yield f"{name}: {_errors(state)}"


def _errors(state: ToldSide) -> str:
    count, first = len(state.errors), state.errors[0]
    told = f"{_where(first)}: {_cut(first.message)}"
    if count == 1:
        return f"an error keeps some of it from being read: {told}"
    return f"{count:,} errors keep some of it from being read, the first in {told}"


def _where(finding: Diagnostic) -> str:
    line = f":{finding.place.line}" if finding.place.line else ""
    return f"{finding.place.file}{line}"


def _parts(comparison: Comparison) -> Iterator[Part]:
    words = _Words(comparison.cycles)
    by_team: dict[str, list[Delta]] = {team: [] for team in (*comparison.teams, "")}
    for delta in comparison.deltas:
        by_team[delta.subject.team if delta.subject.team in by_team else ""].append(delta)
    weights = {team: min((_TOPICS.index(each.topic) for each in mine), default=0) for team, mine in by_team.items()}
    for team, mine in sorted(by_team.items(), key=lambda each: (each[0] == "", weights[each[0]])):
        if mine:
            yield Part(team, comparison.teams.get(team, ORGANISATION), tuple(_groups(mine, words)))


def _groups(deltas: Sequence[Delta], words: _Words) -> Iterator[Group]:
    by_group: dict[tuple[str, str], list[Delta]] = {}
    for delta in deltas:
        by_group.setdefault(_group(delta), []).append(delta)

    def weight(key: tuple[str, str]) -> tuple[int, int, str]:
        first = min(by_group[key], key=_weight)
        return (*_weight(first), key[1])

    for key in sorted(by_group, key=weight):
        told = sorted(by_group[key], key=_weight)
        yield Group(*words.title(key, told), tuple(words.lines(told)), _file(key, told))


def _group(delta: Delta) -> tuple[str, str]:
    """Return what a difference is listed below: its objective, or things of its kind."""
    subject = delta.subject
    if subject.entity in {"objective", "key-result"}:
        return "objective", subject.key.partition("#")[0]
    return subject.entity, subject.cycle if subject.entity != "cycle" else ""


def _weight(delta: Delta) -> tuple[int, int]:
    return _TOPICS.index(delta.topic), _SORTS.index(delta.sort)


def _file(key: tuple[str, str], told: Sequence[Delta]) -> str:
    """Return the file of the objective that differences are about, where it is one."""
    now = next((each for each in told if not each.subject.gone), told[0])
    return now.subject.place.file if key[0] == "objective" else ""


class _Words:
    """Turns differences into lines; titles are read once."""

    def __init__(self, cycles: Mapping[str, str]) -> None:
        self._cycles = cycles
        self._plain = Markdown().plain

    def title(self, key: tuple[str, str], told: Sequence[Delta]) -> tuple[str, str]:
        """Return title and note of a group."""
        entity, name = key
        if entity != "objective":
            noun = _HEADINGS.get(entity) or NOUNS[entity][1]
            return noun[:1].upper() + noun[1:], self._cycles.get(name, name)
        own = next((each.subject for each in told if each.subject.entity == "objective"), None)
        title = self._short(own.title if own else told[0].subject.above) or name
        return title, self._cycles.get(told[0].subject.cycle, "")

    def lines(self, told: Sequence[Delta]) -> Iterator[Line]:
        """Yield the lines of a group; what many things of one kind have in common in one line."""
        for _, alike in groupby(told, key=lambda each: (each.sort, each.name, each.subject.entity)):
            deltas = list(alike)
            if len(deltas) > 1 and deltas[0].sort in _BY_ENTITY and deltas[0].subject.entity == "check-in":
                yield self._several(deltas)
            elif deltas[0].finding and len(deltas) > SHOWN:
                yield self._same_finding(deltas)
            elif deltas[0].sort is Sort.PROGRESS_CHANGED:
                yield from (self._progress(each, told) for each in deltas)
            else:
                yield from map(self._line, deltas)

    def _progress(self, delta: Delta, told: Sequence[Delta]) -> Line:
        """Return the line about the progress of an objective, and whether another target made it another one."""
        line = self._line(delta)
        if all(each.sort not in _TARGETS for each in told):
            return line
        alone = all(each.topic is not Topic.PROGRESS for each in told)
        return replace(line, words=f"{line.words}, {'' if alone else 'also '}because the target changed")

    def _several(self, deltas: Sequence[Delta]) -> Line:
        first = deltas[0]
        named = ", ".join(self._name(each) for each in deltas[:NAMED])
        more = f" and {len(deltas) - NAMED} more" if len(deltas) > NAMED else ""
        words = f"{counted(first.sort, first.subject.entity, len(deltas))}: {named}{more}"
        return Line(mark(first), "", words, file=first.subject.place.file, count=len(deltas))

    def _same_finding(self, deltas: Sequence[Delta]) -> Line:
        """Return one line about many findings of one kind, with the first of them."""
        first = self._line(deltas[0])
        about = f"{first.about}: " if first.about else ""
        kind, _, message = first.words.partition(": ")
        return replace(
            first, about="", words=f"{len(deltas)} times {kind}, the first: {about}{message}", count=len(deltas)
        )

    def _line(self, delta: Delta) -> Line:
        about = "" if delta.subject.entity == "objective" else self._name(delta)
        if delta.finding:
            severity = delta.finding.severity.value
            words = f"{phrase(delta)} ({severity}): {_cut(delta.finding.message)}"
            place = delta.subject.place
            return Line(mark(delta), about, words, file=place.file, line=place.line, finding=True)
        before, after = self._pair(delta)
        weakens = delta.sort in LESS_ASKED
        line = 0 if delta.topic is Topic.STATUS else delta.subject.place.line  # nobody wrote it on a line
        return Line(
            mark(delta), about, self._phrase(delta), before, after, self._short(delta.reason), weakens,
            file=delta.subject.place.file, line=line,
        )  # fmt: skip

    def _phrase(self, delta: Delta) -> str:
        if delta.sort in {Sort.ADDED, Sort.REMOVED} and delta.within:
            count = len(delta.within)
            return f"{phrase(delta)}, with {count} key result{'s' if count != 1 else ''}"
        return phrase(delta)

    def _pair(self, delta: Delta) -> tuple[str, str]:
        if delta.sort in SAYS_ALL and delta.name != "commitment":
            return "", ""
        if delta.sort is Sort.CLOSED:
            return "", self._short(delta.after)
        if not delta.before and not delta.after:
            said = {name: words for name, item, words in delta.said if not item}
            path = " to ".join(filter(None, (said.get("start"), said.get("target"))))
            return ("", path) if delta.subject.entity == "key-result" else ("", "")
        return around_difference(*(self._plain_line(text) or "nothing" for text in in_words(delta)))

    def _name(self, delta: Delta) -> str:
        subject = delta.subject
        if subject.entity == "file":
            return subject.key
        return self._short(subject.title) or ("" if subject.entity in {"organisation", "plan"} else subject.key)

    def _short(self, text: str) -> str:
        return _cut(self._plain_line(text))

    def _plain_line(self, text: str) -> str:
        return " ".join(self._plain(text).split()) if text else ""


def around_difference(before: str, after: str) -> tuple[str, str]:
    """Return two texts, of long ones only what stands around the first place where they differ."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    one, other = before.split(), after.split()
    same = next(
        (place for place, (was, now) in enumerate(zip(one, other, strict=False)) if was != now),
        min(len(one), len(other)),
    )
    first = max(0, same - WORDS_BEFORE)
    begin = "… " if first else ""
    was, now = (_cut(f"{begin}{' '.join(words[first:])}", LONGEST // 2) for words in (one, other))
    return was, now


def _cut(text: str, most: int = LONGEST) -> str:
    flowing = " ".join(text.split())
    return flowing if len(flowing) <= most else f"{flowing[: most - 2].rstrip()} …"
