"""In which rank a box stands: below all that it supports, and with lines as short as they can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Line = tuple[str, str]
"""(above, below): keys of the supported and of the supporting box."""


def levels(order: Iterable[str], lines: Sequence[Line]) -> dict[str, int]:
    """Return the rank of each box, from 0; `order` names what is supported before what supports it.

    Ranks are the longest way down to each, from where branches then sink as long as that makes lines shorter in sum:
    what serves nothing on this map need not stand at the very top, far from all that serves it.
    """
    longest = _Levels(tuple(lines))
    for key in order:
        above = longest.above[key]
        longest.of[key] = max((longest.of[upper] + 1 for upper in above), default=0)
    while any(longest.sink(key) for key in longest.of):
        pass
    top = min(longest.of.values(), default=0)
    return {key: level - top for key, level in longest.of.items()}


@dataclass(slots=True)
class _Levels:
    """Ranks that are being worked on."""

    lines: Sequence[Line]
    of: dict[str, int] = field(default_factory=dict)
    above: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    below: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for upper, lower in self.lines:
            self.below[upper].append(lower)
            self.above[lower].append(upper)

    def sink(self, key: str) -> bool:
        """Let a box sink with all that must go with it; return whether that made lines shorter."""
        if all(self.room(line) == 0 for line in self.lines):
            return False
        branch = self.with_tight(set(), key)
        gain, grown = self.gain(branch), True
        while grown:
            grown = False
            for upper in dict.fromkeys(upper for upper, lower in self.lines if lower in branch and upper not in branch):
                more = self.with_tight(branch, upper)
                if (larger := self.gain(more)) > gain:
                    branch, gain, grown = more, larger, True
                    break
        if gain <= 0:
            return False
        deeper = min(self.room(line) for line in self.lines if line[0] in branch and line[1] not in branch)
        for each in branch:
            self.of[each] += deeper
        return True

    def room(self, line: Line) -> int:
        """Return how many ranks a line passes between its ends."""
        return self.of[line[1]] - self.of[line[0]] - 1

    def with_tight(self, branch: set[str], key: str) -> set[str]:
        """Return a branch with one more box and all that hangs on it without any room."""
        found, waiting = set(branch), [key]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += [lower for lower in self.below[each] if not self.room((each, lower))]
        return found

    def gain(self, branch: set[str]) -> int:
        """Return by how much lines become shorter in sum where a branch sinks by one rank."""
        return sum((upper in branch) - (lower in branch) for upper, lower in self.lines)
