"""A value of JSON that knows what of it was read, so that everything else can be kept by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from okrsite_gen.exchange.tables.table import comparable
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.exchange.words.leaves import EMPTY, in_words, leaves

PLAIN_ID = re.compile(r"[\w.:-]*\d[\w.:-]*")
"""What programs call their records: one word with a digit in it."""
_IDS = frozenset({"id"})
_ADDRESSES = frozenset({"email", "mail", "emailaddress"})
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
Leaf = tuple[int, object]
"""A place in a value: (identity of the list or mapping, key in it)."""


class Told:
    """A record, or something inside it; names are compared without regard to case, blanks and signs."""

    def __init__(self, value: object, read: set[Leaf] | None = None, at: Leaf | None = None) -> None:
        self.value = value
        self._read = set() if read is None else read
        self._at = at

    def get(self, *names: str) -> Told:
        """Return the first of these that says something; something empty where none does."""
        if isinstance(self.value, Mapping):
            wanted = [comparable(name) for name in names]
            found = {
                comparable(str(name)): name for name, value in reversed(list(self.value.items())) if value not in EMPTY
            }
            name = next((found[each] for each in wanted if each in found), None)
            if name is not None:
                return Told(self.value[name], self._read, (id(self.value), name))
        return Told(None, self._read)

    def each(self, *names: str) -> list[Told]:
        """Return the entries of a list; of anything else itself, unless it is empty."""
        found = self.get(*names)
        if isinstance(found.value, list):
            return [Told(one, self._read, (id(found.value), at)) for at, one in enumerate(found.value)]
        return [] if found.value in EMPTY else [found]

    def text(self, *names: str) -> str:
        """Return something in words, and count it as read; of a record its name, of a list nothing."""
        found = self.get(*names) if names else self
        if isinstance(found.value, Mapping):
            found = found.get("Name", "Title", "Check In Note", "Value")
        if not isinstance(found.value, str | int | float):
            return ""
        found._mark()
        return in_words(found.value)

    def day(self, *names: str) -> date | None:
        """Return a day, and count it as read where it is one."""
        found = self.get(*names)
        day = day_from(in_words(found.value)) if isinstance(found.value, str | int | float) else None
        if day:
            found._mark()
        return day

    def names(self, *names: str) -> tuple[str, ...]:
        """Return the names of a list of records or words, each once; an address stands where there is no name."""
        found = (
            one.text("Name", "Title") or one.text("Email") if one.is_record else one.text() for one in self.each(*names)
        )
        return tuple(dict.fromkeys(filter(None, (" ".join(each.split()) for each in found))))

    @property
    def is_record(self) -> bool:
        """Whether it has fields."""
        return isinstance(self.value, Mapping)

    def left(self, idle: set[str]) -> Iterator[tuple[str, str]]:
        """Yield (name, text) of everything inside that was not read.

        Left out are ids that look like one, whose names go into `idle`, and addresses of people, of which no import
        writes any.
        """
        found: dict[str, list[str]] = {}
        for path, text in leaves(self.value, lambda inside, key: (id(inside), key) in self._read):
            last = comparable(path[-1]) if path else ""
            if last in _IDS and len(path) > 1 and PLAIN_ID.fullmatch(text):
                idle.add(", ".join(path))
            elif not (last in _ADDRESSES and _ADDRESS.fullmatch(text)):
                shown = path[:-1] if last == "name" and len(path) > 1 else path
                found.setdefault(", ".join(shown), []).append(text)
        for name, texts in found.items():
            yield name or "Also", ", ".join(dict.fromkeys(texts))

    def _mark(self) -> None:
        if self._at is not None:
            self._read.add(self._at)
