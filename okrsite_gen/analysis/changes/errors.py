"""Where errors keep a state from being read, so that what is missing there is nobody's decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from okrsite_gen.model.changes import Side, Subject
from okrsite_gen.model.diagnostics import Severity

_Path = tuple["str | int", ...]


@dataclass(frozen=True, slots=True)
class Errors:
    """The paths of errors by file."""

    paths: Mapping[str, tuple[_Path, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, side: Side) -> Errors:
        """Return the errors of one state."""
        found: dict[str, list[_Path]] = defaultdict(list)
        for each in side.findings:
            if each.severity is Severity.ERROR:
                found[each.place.file].append(each.place.path)
        return cls({file: tuple(paths) for file, paths in found.items()})

    def about(self, subject: Subject) -> Iterator[str]:
        """Yield the fields of a thing that hold errors."""
        base = subject.place.path
        depth = len(base)
        for path in self.paths.get(subject.place.file, ()):
            if len(path) > depth and path[:depth] == base and (depth or path[0] != "key_results"):
                yield str(path[depth])
