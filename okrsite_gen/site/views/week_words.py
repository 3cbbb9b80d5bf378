"""What teams said in the check-ins of a week beside their figures: blockers, asks, wins and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.happenings import Told
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Prose, Title

LETTERS = 500
"""Letters of free text that weigh as much as one entry."""
KINDS = ("blockers", "asks", "wins", "notes")
"""What teams say beside their figures, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class WeekWords:
    """What one team said in a check-in of the week."""

    kind: str
    """`blockers`, `asks`, `wins` or `notes`."""
    team: Link
    """Who said it."""
    day: date
    """When."""
    address: str
    """Where the whole check-in stands."""
    heading: Title | None
    """The heading of a note; None without one."""
    text: Prose
    """What was said."""


@dataclass(frozen=True, slots=True)
class WordsGroup:
    """What teams said of one kind."""

    kind: str
    """`blockers`, `asks`, `wins` or `notes`."""
    entries: tuple[WeekWords, ...]
    """On this page, in the organisation's order of teams."""


def words_of_week(edition: Edition, told: Iterable[Told]) -> list[WeekWords]:
    """Return what the check-ins of a week say beside their figures, by kind and then in the order of `told`."""
    keys = (f"{each.team}/{each.cycle}/{each.day.isoformat()}" for each in told if each.written)
    found = (edition.org.check_ins[key] for key in keys if key in edition.org.check_ins)
    every = [words for check_in in found for words in _of_check_in(edition, check_in)]
    return sorted(every, key=lambda each: KINDS.index(each.kind))


def by_kind(words: Iterable[WeekWords]) -> tuple[WordsGroup, ...]:
    """Return what teams said as it is shown: one kind after the other."""
    return tuple(WordsGroup(kind, tuple(found)) for kind, found in groupby(words, key=lambda each: each.kind))


def weigh_words(words: WeekWords) -> int:
    """Return about how many entries of the usual length something said is worth."""
    return 1 + len(words.text.text) // LETTERS


def _of_check_in(edition: Edition, check_in: CheckIn) -> Iterator[WeekWords]:
    texts: list[tuple[str, str, str]] = [(kind, "", getattr(check_in, kind)) for kind in KINDS if kind != "notes"]
    texts += [("notes", note.heading, note.body) for note in check_in.notes]
    scope, file = Scope(check_in.team, check_in.cycle), check_in.place.file
    for number, (kind, heading, text) in enumerate(texts, 1):
        if text.strip():
            address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
            prefix = f"{check_in.day.isoformat()}.{check_in.team}.{check_in.cycle}.{number}."
            yield WeekWords(
                kind,
                edition.directory.team(check_in.team),
                check_in.day,
                address,
                edition.title(heading, scope, file) if heading else None,
                edition.excerpt(text, scope, file, prefix, 4, address),
            )
