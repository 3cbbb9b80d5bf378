"""Resolve what a page calls an objective by its number (`Supports: Company Objective 2`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft
from okrsite_gen.exchange.handbook.words import Word, label_of
from okrsite_gen.model.incoming import Guess

_REFERENCE = re.compile(
    r"^\W*(?P<whose>.*?)\W*\b(?:objectives?|okrs?|goals?|ziele?|objectifs?|objetivos?|doel|mål|o)[\s#:-]*"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?)\W*$",
    re.IGNORECASE,
)
_LONGEST = 120
"""Characters of such a name, at most: of a long row of signs the search takes the cube."""
_COUNT = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?=\S)")
Called = tuple[str, str]
"""Whose objective it is, in lower case and maybe empty, and its number."""


def called(title: str) -> Called | None:
    """Return what the label before a title calls an objective (`Company Objective 2: …`); None without a number."""
    label = label_of(title)
    if label is None or label.word is not Word.OBJECTIVE or not label.number:
        return None
    return label.prefix.casefold().strip(), label.number.removeprefix("O")


def without_counts(objectives: Sequence[ObjectiveDraft]) -> None:
    """Take off the numbers before titles that only count them: 1, 2, 3 in this order, two of them at least."""
    run: list[ObjectiveDraft] = []
    for one in (*objectives, None):
        found = _COUNT.match(one.marked.title) if one else None
        number = int(found["number"]) if found else 0
        if (number != len(run) + 1 and number != 0) or one is None:
            _take_off(run)
            run = []
        if one and number == len(run) + 1:
            run.append(one)


def _take_off(run: Sequence[ObjectiveDraft]) -> None:
    for number, one in enumerate(run if len(run) > 1 else (), 1):
        written = one.marked.written or one.marked.title
        one.marked = replace(one.marked, title=_COUNT.sub("", one.marked.title), written=written)
        one.called = one.called or ("", str(number))


def resolve(objectives: Sequence[ObjectiveDraft]) -> Iterable[Guess]:
    """Name the objectives that others support by number, where only one can be meant, and yield what was so read."""
    numbered = [each for each in objectives if each.called]
    for one in objectives:
        written = one.fields.get("parent", "")
        found = _REFERENCE.match(written) if len(written) <= _LONGEST else None
        meant = _meant(one, numbered, found["whose"].casefold(), found["number"]) if found else None
        if meant is not None:
            one.fields["parent"] = meant.key
            yield Guess(one.spot, f"“{written}” is read as “{meant.marked.title}”.", "parent by number")


def _meant(one: ObjectiveDraft, numbered: Iterable[ObjectiveDraft], whose: str, number: str) -> ObjectiveDraft | None:
    """Return the one objective of a number that is somebody's; of several in other cycles the one in the same."""
    fits = [each for each in numbered if each is not one and _is_called(each, whose, number)]
    if len(fits) > 1:
        fits = [each for each in fits if each.cycle == one.cycle]
    return fits[0] if len(fits) == 1 else None


def _is_called(one: ObjectiveDraft, whose: str, number: str) -> bool:
    if one.called is None or one.called[1] != number:
        return False
    return not whose or whose in {one.called[0], one.team}
