"""What a review at a hosting site shows: the lines of a branch that can be written about there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.content.git import ask, path_of

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NEW_NAME = b"+++ b/"


def shown_lines(root: Path, base: str, head: str) -> dict[str, tuple[range, ...]]:
    """Return path → line numbers that a review of `head` shows: what changed since it left `base`, with lines around.

    Both are ids of commits; paths are relative to the project folder. A path that git writes in quotes is left out.
    Raises `Unknown`.
    """
    told = ask(
        root, "diff", "--unified=3", "-M", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/",
        "--dst-prefix=b/", "--relative", f"{base}...{head}",
    )  # fmt: skip
    found: dict[str, list[range]] = {}
    for path, lines in _hunks(iter(told.split(b"\n"))):
        found.setdefault(path, []).append(lines)
    return {path: tuple(lines) for path, lines in found.items()}


def _hunks(told: Iterator[bytes]) -> Iterator[tuple[str, range]]:
    path = ""
    for line in told:
        if line.startswith(_NEW_NAME):
            path = path_of(line[len(_NEW_NAME) :].rstrip(b"\t"))
        elif line.startswith(b"+++ "):
            path = ""  # a file that is gone, or whose name git puts in quotes
        elif hunk := _HUNK.match(line):
            old, start, new = (int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1))
            if path and new:
                yield path, range(start, start + new)
            _pass_over(told, old, new)


def _pass_over(told: Iterator[bytes], old: int, new: int) -> None:
    """Take the lines of a hunk away, since they may look like the head of the next file."""
    while old > 0 or new > 0:
        sign = next(told, b" ")[:1]
        old -= sign in {b" ", b"-"}
        new -= sign in {b" ", b"+"}


def second_parent(root: Path, base: str) -> str:
    """Return the id of what is under review: what was merged into `base`, or else the commit that is checked out.

    Hosting sites check out a pull request as a merge into the branch that it is for. Raises `Unknown`.
    """
    head, *parents = ask(root, "rev-list", "--parents", "--max-count=1", "HEAD").decode("ascii").split()
    return parents[1] if len(parents) == 2 and parents[0] == base else head


def renamed_since(root: Path, base: str) -> dict[str, str]:
    """Return path in the commit `base` → present path of files that git takes for the same. Raises `Unknown`.

    Unlike `git diff`, the command that is asked does not bring the index up to date.
    """
    told = ask(root, "diff-index", "--name-status", "-z", "-M", "--relative", "--diff-filter=R", base)
    parts = told.split(b"\0")[:-1]
    return {path_of(old): path_of(new) for _, old, new in zip(*[iter(parts)] * 3, strict=True)}


@dataclass(frozen=True, slots=True)
class Lines:
    """Where lines of one text stand in another that is nearly the same."""

    places: Mapping[int, int]
    """Line number in the one → in the other, from 1; only of lines that are the same and in the same company."""

    def of(self, first: int, count: int) -> int:
        """Return where `count` lines from `first` on stand in the other text; 0 if not all of them do, in a row."""
        start = self.places.get(first, 0)
        numbers = range(count)
        return start if start and all(self.places.get(first + each) == start + each for each in numbers) else 0


def same_lines(here: Iterable[str], there: Iterable[str]) -> Lines:
    """Compare two texts line by line."""
    matcher = difflib.SequenceMatcher(None, list(here), list(there), autojunk=False)
    return Lines(
        {
            mine + step + 1: yours + step + 1
            for mine, yours, size in matcher.get_matching_blocks()
            for step in range(size)
        }
    )
