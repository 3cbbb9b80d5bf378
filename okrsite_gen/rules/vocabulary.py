"""The words that wording rules look for, one vocabulary a language. Made from `words/<language>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lists of words of one language, each by its name in the file."""

    language: str = ""
    """Its code (`en`); empty for the vocabulary without words."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a list → its words, in lower case."""

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list; none where the language has no such list, so that no rule finds anything by it."""
        return self.lists.get(name, ())
