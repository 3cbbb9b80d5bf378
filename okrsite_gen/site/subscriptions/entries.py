"""What feeds tell: check-ins, statuses that turned, and objectives that were closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.status import CLOSED_STATUSES, Status, StatusSpan
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.feeds import FeedEntry
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses
from okrsite_gen.site.subscriptions.reported import headline_of, sentences_of
from okrsite_gen.site.views.goalposts import changed_words, moved_goalposts, why_words
from okrsite_gen.site.views.words import check_in_view, said

Part = tuple[Words, Prose | Words]


def check_in_entry(edition: Edition, first: FirstAddresses, check_in: CheckIn) -> FeedEntry:
    """Return a whole check-in as an entry."""
    view = check_in_view(edition, check_in)
    team, cycle = view.team.words, view.cycle.words
    parts: list[Part] = []
    for group in view.groups:
        for update in group.updates:
            title: Words = update.target.title if update.target.address else message("reference.lost")
            parts += _titled(title, sentences_of(update))
    for name in ("wins", "blockers", "asks", "next"):
        text = getattr(view, name)
        if text:
            parts.append((message(f"check-in.{name}"), text))
    parts += [(note.heading or "", note.body) for note in view.notes if note.body]
    return FeedEntry(
        title=message("feed.check-in", team=_plain(team), cycle=_plain(cycle)),
        address=view.address,
        first_address=first.check_in(check_in.team, check_in.cycle, check_in.day),
        day=view.day,
        author=_author(edition, check_in),
        parts=tuple(parts),
    )


@dataclass(frozen=True, slots=True)
class Turning:
    """A status that changed on a day that is known."""

    before: StatusSpan
    after: StatusSpan


class Mention(NamedTuple):
    """Where a check-in speaks of one objective."""

    check_in: CheckIn
    positions: list[int]
    """Of its updates, from 0."""


def mentions(edition: Edition) -> Mapping[str, Sequence[Mention]]:
    """Return objective key → where check-ins up to the day of the build speak of it and its key results."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for check_in in chain.from_iterable(edition.check_ins_of.values()):
        for position, update in enumerate(check_in.updates):
            if update.target.objective:
                about = found[update.target.objective]
                about.setdefault(check_in.key, Mention(check_in, [])).positions.append(position)
    return {key: tuple(about.values()) for key, about in found.items()}


def objective_entries(
    edition: Edition, first: FirstAddresses, objective: Objective, told: Iterable[Mention]
) -> Iterator[FeedEntry]:
    """Yield what check-ins told about an objective and its key results, and how its status turned; in no order.

    A turn on the day of a check-in is told with it.
    """
    turned = {turn.after.since: turn for turn in _turns(edition, objective)}
    for mention in told:
        yield _update_entry(edition, first, objective, mention, turned.pop(mention.check_in.day, None))
    for turn in turned.values():
        yield turn_entry(edition, first, objective, turn)
    for goalpost in edition.goalposts_in.get(objective.key, ()):
        yield changed_entry(edition, first, goalpost)


def closing_of(edition: Edition, objective: Objective) -> Turning | None:
    """Return how an objective was closed; None where it is not, or nobody knows the day."""
    if edition.insights.objectives[objective.key].status.status not in CLOSED_STATUSES:
        return None
    return next((turn for turn in _turns(edition, objective) if turn.after.status in CLOSED_STATUSES), None)


def turn_entry(edition: Edition, first: FirstAddresses, objective: Objective, turn: Turning) -> FeedEntry:
    """Return a status of an objective that changed as an entry."""
    summary = edition.directory.objectives[objective.key]
    return FeedEntry(
        title=_turned(summary.title, turn.after.status),
        address=summary.address,
        first_address=f"{first.objective(objective.key)}#part.status-{turn.after.since.isoformat()}",
        day=turn.after.since,
        author=summary.team,
        parts=(("", _turn_words(turn)),),
    )


def changed_entry(edition: Edition, first: FirstAddresses, goalpost: Goalpost) -> FeedEntry:
    """Return a target that was made easier, or what else was changed after it had been agreed on, as an entry."""
    (moved,) = moved_goalposts(edition, (goalpost,))
    view = moved.goalpost
    objective, _, own = goalpost.key_result.partition("#")
    key_result = edition.org.key_results.get(goalpost.key_result)
    own = first.anchor(key_result) if key_result else own
    told = [changed_words(view)]
    if view.progress is not None:
        told.append(message("goalpost.progress", progress=view.progress, today=view.today or view.progress))
    told.append(why_words(view))
    return FeedEntry(
        title=message("feed.goalpost", what=view.what, title=moved.title.title),
        address=moved.title.address,
        first_address=f"{first.objective(objective)}#part.changed-{own}-{view.name}-{_day_of(edition, goalpost)}",
        day=view.day,
        author=view.author or moved.title.team,
        parts=tuple(("", each) for each in told if each),
    )


def _day_of(edition: Edition, goalpost: Goalpost) -> str:
    """Return the day of a change and, behind the first of its kind on that day, which one it is."""
    of_one = edition.insights.goalposts.get(goalpost.key_result, ())
    alike = [each for each in of_one if (each.name, each.day) == (goalpost.name, goalpost.day)]
    number = alike.index(goalpost) + 1
    return f"{goalpost.day.isoformat()}-{number}" if number > 1 else goalpost.day.isoformat()


def _turns(edition: Edition, objective: Objective) -> Iterator[Turning]:
    """Yield how the status of an objective changed, oldest first; what nobody knows the day of is left out."""
    insight = edition.insights.objectives[objective.key].status
    spans = insight.spans if insight.since is not None else insight.spans[:-1]
    return (Turning(*pair) for pair in pairwise(spans) if pair[0].status is not pair[1].status)


def _turn_words(turn: Turning) -> Words:
    return message("week.turn", before=turn.before.status.value, status=turn.after.status.value)


def _update_entry(
    edition: Edition, first: FirstAddresses, objective: Objective, mention: Mention, turn: Turning | None
) -> FeedEntry:
    title, check_in = edition.directory.objectives[objective.key].title, mention.check_in
    by = first.team_name(check_in.team)
    parts: list[Part] = [("", _turn_words(turn))] if turn else []
    views = [said(edition, check_in, position) for position in mention.positions]
    for view in views:
        parts += _titled(message("update.whole") if view.whole else view.target.title, sentences_of(view))
    return FeedEntry(
        title=_turned(title, turn.after.status) if turn else headline_of(views) or message("feed.update", title=title),
        address=routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
        first_address=f"{first.objective(objective.key)}#part.check-in-{check_in.day.isoformat()}-{by}",
        day=check_in.day,
        author=_author(edition, check_in),
        parts=tuple(parts),
    )


def _turned(title: Title, status: Status) -> Words:
    return message("feed.closed" if status in CLOSED_STATUSES else "feed.turned", title=title, status=status.value)


def _titled(title: Words, texts: Iterable[Prose | Words]) -> list[Part]:
    """Put a title above the first of some texts."""
    return [(title if not index else "", text) for index, text in enumerate(texts)]


def _author(edition: Edition, check_in: CheckIn) -> str:
    """Return who wrote a check-in as configuration lets people appear; the team where no person may."""
    author = edition.directory.owner(check_in.author)
    name = author.words if author and isinstance(author.words, str) else ""
    return name or _plain(edition.directory.team(check_in.team).words)


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else ""
