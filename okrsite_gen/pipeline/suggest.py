"""What could be mended in a pull request, as changes that a reviewer accepts line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from okrsite_gen.content.git import Unknown
from okrsite_gen.content.reviewed import Lines, same_lines, second_parent, shown_lines
from okrsite_gen.content.revisions import Revision, revision_at
from okrsite_gen.model.diagnostics import Diagnostic, order
from okrsite_gen.pipeline.mend import MendedFile, mend
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lines of one file that would better be others."""

    file: str
    """Path relative to the project folder."""
    first: int
    """Line number in the version of the file that is under review, from 1; 0 where it does not stand there."""
    before: tuple[str, ...]
    """The lines as they stand there, without their ends; at least one."""
    after: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    """What is mended by it."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All that can be suggested."""

    made: tuple[Suggestion, ...] = ()
    """By file and line."""
    elsewhere: int = 0
    """Changes that would mend something on lines that the review does not show, or not as they stand here."""
    commit: str = ""
    """Id of the commit under review."""


def suggest(request: Request, base: str, findings: Iterable[Diagnostic], progress: Progress) -> Suggestions:
    """Return what would mend some of the `findings`, on lines that a review against the revision `base` shows.

    A hosting site checks out the pull request merged into its base; what is under review is then the second parent
    of that commit, and line numbers are those that its files have there. Suggests nothing where git does not tell.
    Raises `OkrsiteError` where git does not know the revision.
    """
    fixable = [each for each in findings if each.fix is not None]
    if not fixable:
        return Suggestions()
    mended = mend(request, {each.code for each in fixable}, (), progress, only={each.place.file for each in fixable})
    try:
        commit = revision_at(request.root, base).commit
        reviewed = second_parent(request.root, commit)
        shown = shown_lines(request.root, commit, reviewed)
    except Unknown:
        return Suggestions(elsewhere=sum(each.count for each in mended))
    there = revision_at(request.root, reviewed)
    made: list[Suggestion] = []
    elsewhere = 0
    for each in mended:
        lines = _lines_there(there, each)
        for change in _changes(each):
            moved = replace(change, first=lines.of(change.first, len(change.before)))
            if _is_shown(moved, shown.get(change.file, ())):
                made.append(moved)
            else:
                elsewhere += 1
    return Suggestions(tuple(made), elsewhere, reviewed)


def _is_shown(suggestion: Suggestion, hunks: Iterable[range]) -> bool:
    """Whether a review shows all lines of a suggestion. Line ends of Windows would not survive one."""
    if not suggestion.first or any("\r" in line for line in suggestion.before):
        return False
    last = suggestion.first + len(suggestion.before) - 1
    return any(suggestion.first in hunk and last in hunk for hunk in hunks)


def _lines_there(revision: Revision, mended: MendedFile) -> Lines:
    """Return where the lines of a file stand in the revision under review."""
    file = mended.change.file
    blob = revision.files.get(file)
    if blob is None or blob.link:
        return Lines({})
    return same_lines(_lines(mended.change.before), _lines(revision.read([file])[file]))


def _changes(mended: MendedFile) -> Iterator[Suggestion]:
    """Yield the runs of lines that mending changes, with the line numbers of the file as it was."""
    before, after = _lines(mended.change.before), _lines(mended.change.after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "replace":
            about = tuple(sorted((each for each in mended.findings if start < each.place.line <= end), key=order))
            yield Suggestion(
                mended.change.file, start + 1, tuple(before[start:end]), tuple(after[new_start:new_end]), about
            )


def _lines(data: bytes) -> list[str]:
    """Return the lines of a file as git counts them, without their ends."""
    text = data.decode("utf-8", "replace")
    return (text[:-1] if text.endswith("\n") else text).split("\n")
