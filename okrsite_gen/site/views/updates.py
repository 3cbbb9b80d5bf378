"""The stream of weeks, newest first: what each of them was about, and the way to all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from okrsite_gen.site import routes
from okrsite_gen.site.dates import monday
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.happenings import Happened
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.following import follow_targets, follow_weeks
from okrsite_gen.site.views.update_week import WeekFigures, cycles, week_figures, week_link
from okrsite_gen.site.views.week_turns import TurnedView, TurnView, named, turn_view, turned_view

WEEKS = 26
"""Weeks on one page of the stream."""
NAMED = 3
"""Entries of each sort that the stream names for a week."""


@dataclass(frozen=True, slots=True)
class StreamWeek:
    """A week in short, or several in which nothing happened."""

    week: Link
    """The way to all of it; of several to the newest."""
    oldest: Link
    """The way to the oldest of several; of one, to itself."""
    weeks: int
    """How many weeks it stands for: more than one where nothing happened in any of them."""
    first: date
    """Monday, of the oldest."""
    last: date
    """Sunday, of the newest."""
    running: bool
    """Whether the week is not over on the day of the build."""
    figures: WeekFigures
    """The week in numbers; of several, all of them together."""
    troubles: tuple[TurnedView, ...]
    """What ran into trouble, the most severe ones."""
    recoveries: tuple[TurnedView, ...]
    """What recovered, the first ones."""
    met: tuple[TurnView, ...]
    """What reached its target, the first ones."""
    started: tuple[Link, ...]
    """Cycles that began."""
    ended: tuple[Link, ...]
    """Cycles that ended."""
    began: tuple[Summary, ...]
    """Objectives that began on a day of their own, the first ones."""
    began_total: int
    """How many did altogether."""


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """All weeks in which anything happened."""

    frame: Frame
    """What stands around the page."""
    weeks: tuple[StreamWeek, ...]
    """On this page, newest first."""
    targets: str
    """Site address of the feed of changed targets; empty if there is none."""
    pager: Pager
    """The way to the other pages of the list."""


def updates_pages(edition: Edition) -> Iterator[Page]:
    """Yield the stream of weeks."""
    weekly = follow_weeks(edition)
    changed = follow_targets(edition)
    targets = changed.feed if changed and edition.settings.outputs.feeds and edition.facts.base_url else ""
    for address, entries, pager in paged(routes.UPDATES, tuple(_runs(edition)), limit=WEEKS):
        frame = edition.frames.frame(
            routes.UPDATES, (Link(message("nav.updates"), routes.UPDATES),), dated=pager.number == 1, follow=weekly
        )
        shown = tuple(_week(edition, run) for run in entries)
        yield Page(address, "pages/updates.html", UpdatesView(frame, shown, targets, pager))


def newest_week(edition: Edition) -> Link | None:
    """Return the way to the week of the newest check-in, where it is among the last seven days."""
    newest = max((found[0].day for found in edition.check_ins_of.values() if found), default=None)
    if newest is None or newest <= edition.insights.as_of - timedelta(days=7):
        return None
    return week_link(monday(newest))


def _runs(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Yield every week in which something happened by itself, and those between two such weeks together."""
    for eventful, run in groupby(edition.week_turns.items(), key=lambda week: week[1].eventful):
        found = tuple(week for week, _ in run)
        yield from ((week,) for week in found) if eventful else (found,)


def _week(edition: Edition, run: tuple[str, ...]) -> StreamWeek:
    happened, newest, oldest = edition.weeks[run[0]], date.fromisoformat(run[0]), date.fromisoformat(run[-1])
    if len(run) > 1:
        happened = Happened()
        happened.told = [told for week in run for told in edition.weeks[week].told]
    return StreamWeek(
        week=week_link(newest),
        oldest=week_link(oldest),
        weeks=len(run),
        first=oldest,
        last=newest + timedelta(days=6),
        running=monday(edition.insights.as_of) == newest,
        figures=week_figures(edition, happened),
        troubles=tuple(turned_view(edition, each) for each in happened.troubles[:NAMED]),
        recoveries=tuple(turned_view(edition, each) for each in happened.recoveries[:NAMED]),
        met=tuple(turn_view(edition, each) for each in happened.met[:NAMED]),
        started=cycles(edition, happened.started),
        ended=cycles(edition, happened.ended),
        began=tuple(named(edition, key) for key in happened.began[:NAMED]),
        began_total=len(happened.began),
    )
