"""What the last build of one output wrote, so that the next one can leave out what has not changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast


class Record(NamedTuple):
    """One file that was written."""

    fingerprint: str
    """Stands for everything that its bytes depend on."""
    digest: str
    """Of its bytes."""
    size: int
    """Bytes."""
    modified: int
    """Time of last change in nanoseconds, as the system gave it when the file was written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The memory of one build. An empty one is always true: it only makes the next build do everything."""

    key: str = ""
    """Stands for all inputs and settings of that build; empty if it is not known."""
    generation: str = ""
    """Name of the generation that was published; the size and time of files only count while it stands."""
    records: Mapping[str, Record] = field(default_factory=dict)
    """Path below the output → what was written there."""
    groups: object = None
    """Plain values that the caller wants back: what it knows of files that belong together."""
    remembered: object = None
    """Plain values that the caller wants back (its report)."""

    def to_plain(self) -> object:
        """Return the manifest as plain values."""
        records = {path: tuple(record) for path, record in self.records.items()}
        return (self.key, self.generation, records, self.groups, self.remembered)

    @classmethod
    def from_plain(cls, plain: object) -> Manifest:
        """Return the manifest that `to_plain` described; an empty one for anything else."""
        try:
            key, generation, rows, groups, remembered = cast(
                "tuple[str, str, dict[str, tuple[str, str, str, int, int]], object, object]", plain
            )
            records = dict(zip(rows, map(Record._make, rows.values()), strict=True))
        except (AttributeError, TypeError, ValueError):
            return cls()
        return cls(key, generation, records, groups, remembered)
