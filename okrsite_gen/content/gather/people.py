"""People, and who answers for what."""

from __future__ import annotations

from collections.abc import Iterable

from okrsite_gen.content.document import Document
from okrsite_gen.content.schema.person import PersonFront
from okrsite_gen.model.names import Owner, Place, fold
from okrsite_gen.model.organisation import Person


class Handles:
    """The people who have a file."""

    def __init__(self, handles: Iterable[str]) -> None:
        self._known = frozenset(handles)
        self._owners: dict[str, Owner | None] = {}

    def owner(self, written: str) -> Owner | None:
        """Return who is meant: a person by handle (`maria` with a file, or `@any`), else a role in plain words.

        Few people own much, so that who is written alike is one object.
        """
        if written not in self._owners:
            self._owners[written] = self._owner(written)
        return self._owners[written]

    def _owner(self, written: str) -> Owner | None:
        words = written.strip()
        if words.startswith("@") and len(words) > 1:
            return Owner(words[1:], fold(words[1:]))
        handle = fold(words)
        if handle in self._known:
            return Owner(words, handle)
        return Owner(words) if words else None

    def owners(self, written: Iterable[str]) -> tuple[Owner, ...]:
        """Return everybody meant, as often as written: their positions tell where they stand in the file."""
        found = (self.owner(words) for words in written)
        return tuple(owner for owner in found if owner is not None)


def person_of(document: Document, front: PersonFront) -> Person:
    """Return a person; the team is as written."""
    slug = document.role.slug
    return Person(
        key=document.role.key,
        id=slug,
        name=front.name or slug,
        place=Place(document.file),
        team=front.team,
        role=front.role,
        picture=front.picture,
        body=document.body,
        body_line=document.body_line,
    )
