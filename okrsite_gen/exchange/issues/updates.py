"""Comments below an issue as the history of what it is about."""

from __future__ import annotations

from okrsite_gen.exchange.handbook.words import property_of
from okrsite_gen.exchange.issues.issue import Comment, Issue
from okrsite_gen.exchange.words.figures import figure, number_in
from okrsite_gen.exchange.words.states import confidence_of, status_in
from okrsite_gen.model.incoming import IncomingUpdate


def updates_of(issue: Issue) -> tuple[tuple[IncomingUpdate, ...], list[str]]:
    """Return the comments as updates, the oldest first, and in words the earlier ones of a day that has several."""
    updates: dict[object, IncomingUpdate] = {}
    left: list[str] = []
    for comment in sorted(issue.comments, key=lambda each: each.day):
        new = _update(comment, issue)
        before = updates.get(comment.day)
        if before is None:
            updates[comment.day] = new
        else:
            left.append(f"{comment.day.isoformat()}, {before.author}: {before.note}")
            updates[comment.day] = new
    return tuple(updates.values()), left


def _update(comment: Comment, issue: Issue) -> IncomingUpdate:
    said: dict[str, str] = {}
    for line in comment.text.splitlines():
        found = property_of(line)
        if found and found.name not in said:
            said[found.name] = found.value.strip(" *_`")
    percent = number_in(said.get("progress", "")) if "progress" in said else None
    return IncomingUpdate(
        day=comment.day,
        spot=issue.spot,
        author=comment.author,
        value=figure(said.get("current", "")),
        progress=f"{percent[0]}%" if percent and percent[2] == "%" else "",
        confidence=confidence_of(said.get("confidence", "")),
        status=status_in(said.get("status", "")),
        note=comment.text,
    )
