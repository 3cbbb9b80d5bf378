"""Issues and comments that the tracker shows to few people: they stay out unless somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okrsite_gen.exchange.issues.issue import Issue
from okrsite_gen.model.incoming import NotUnderstood

ASK = "`okrsite import --with-confidential` brings it in."


def without_confidential(issues: Sequence[Issue]) -> tuple[list[Issue], list[NotUnderstood]]:
    """Return the issues that everybody of the tracker may see, and what was left out; that is told without its words.

    What stands below an issue that is left out does not tell its title either.
    """
    withheld = [issue for issue in issues if issue.is_confidential]
    handles = {name for issue in withheld for name in (issue.number, issue.url) if name}
    titles = {issue.title for issue in withheld}
    kept = [_kept(issue, handles, titles) for issue in issues if not issue.is_confidential]
    return kept, list(_told(issues))


def _kept(issue: Issue, handles: set[str], titles: set[str]) -> Issue:
    below = issue.parent.lstrip("#") in handles or {issue.parent, issue.parent_title} & titles
    comments = tuple(comment for comment in issue.comments if not comment.is_confidential)
    shown = replace(issue, comments=comments)
    return replace(shown, parent="", parent_title="") if below else shown


def _told(issues: Sequence[Issue]) -> Iterator[NotUnderstood]:
    for issue in issues:
        named = f"#{issue.number}" if issue.number else ""
        if issue.is_confidential:
            yield NotUnderstood(issue.spot, f"This issue is confidential and was left out. {ASK}", named)
        elif hidden := sum(comment.is_confidential for comment in issue.comments):
            what = "An internal comment was" if hidden == 1 else f"{hidden} internal comments were"
            yield NotUnderstood(issue.spot, f"{what} left out. {ASK}", named)
