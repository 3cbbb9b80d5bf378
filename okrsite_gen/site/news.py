"""Check-ins as news for feed readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.feeds import LONGEST, FeedEntry, FeedView, feed_page
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Page
from okrsite_gen.site.prose import Prose
from okrsite_gen.site.views.words import UpdateView, check_in_view

Part = tuple[Words, Prose | Words]


def check_ins_feed(edition: Edition) -> Page:
    """Return the feed of all check-ins, the newest ones."""
    every = chain.from_iterable(edition.check_ins_of.values())
    newest = sorted(every, key=lambda check_in: (-check_in.day.toordinal(), check_in.key))[:LONGEST]
    name = edition.settings.site.name
    view = FeedView(
        message("frame.feed-title", site=name),
        routes.HOME,
        name,
        tuple(_entry(edition, check_in) for check_in in newest),
    )
    return feed_page(routes.FEED, view)


def _entry(edition: Edition, check_in: CheckIn) -> FeedEntry:
    view = check_in_view(edition, check_in)
    team, cycle = view.team.words, view.cycle.words
    parts: list[Part] = []
    for group in view.groups:
        for update in group.updates:
            title: Words = update.target.title if update.target.address else message("reference.lost")
            parts += [(title if not index else "", text) for index, text in enumerate(_told(update))]
    for name in ("wins", "blockers", "asks", "next"):
        text = getattr(view, name)
        if text:
            parts.append((message(f"check-in.{name}"), text))
    parts += [(note.heading or "", note.body) for note in view.notes if note.body]
    author = view.author.words if view.author and isinstance(view.author.words, str) else ""
    return FeedEntry(
        title=message("feed.check-in", team=_plain(team), cycle=_plain(cycle)),
        address=view.address,
        day=view.day,
        author=author or _plain(team),
        parts=tuple(parts),
    )


def _told(update: UpdateView) -> Iterator[Prose | Words]:
    """Yield what an update says, a sentence each."""
    if update.value is not None:
        yield message("update.value", value=update.value)
    if update.progress is not None:
        yield message("update.progress", progress=update.progress)
    if update.done is not None:
        yield message("update.done" if update.done else "update.not-done")
    if update.confidence is not None:
        yield message("update.confidence", confidence=update.confidence)
    if update.said is not None:
        yield message("update.said", said=update.said.value)
    if update.unchanged:
        yield message("update.unchanged")
    if update.closed_as is not None:
        yield message("update.closed", outcome=update.closed_as.value)
    if update.note:
        yield update.note


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else ""
