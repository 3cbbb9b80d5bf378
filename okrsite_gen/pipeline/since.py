"""Findings that a branch brings with it: those that its base does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from okrsite_gen.content.git import Unknown
from okrsite_gen.content.reviewed import renamed_since
from okrsite_gen.content.revisions import revision_at
from okrsite_gen.errors import ConfigurationError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.baseline import Known, known_by
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request


def new_since(report: Report, request: Request, written: str, progress: Progress) -> Report:
    """Return a report without what is found in a revision too, seen from the same moment; errors are no exception.

    A finding is known again as in a baseline, and where its file was renamed since. The revision is `written` as
    somebody names it. Raises `OkrsiteError` where git does not know it.
    """
    base = revision_at(request.root, written)
    known = Counter(map(known_by, _found(replace(request, revision=base, unsaved={}), progress)))
    try:
        renamed = renamed_since(request.root, base.commit)
    except Unknown:
        renamed = {}
    moved: Counter[Known] = Counter()
    for (file, code, line), count in known.items():
        moved[renamed.get(file, file), code, line] += count
    return report.with_new(_beyond(report.findings, moved))


def _found(request: Request, progress: Progress) -> tuple[Diagnostic, ...]:
    """Return all findings of a state; none where it has no content, and so nothing that could be known."""
    try:
        return check(request, progress).findings
    except ConfigurationError:
        return ()


def _beyond(findings: Iterable[Diagnostic], known: Counter[Known]) -> tuple[Diagnostic, ...]:
    new = []
    for each in findings:
        if known[known_by(each)] > 0:
            known[known_by(each)] -= 1
        else:
            new.append(each)
    return tuple(new)
