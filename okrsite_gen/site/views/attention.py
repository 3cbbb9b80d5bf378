"""What needs somebody's eye in a cycle, most severe first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from okrsite_gen.model.insights import Attention
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.references import Scope
from okrsite_gen.model.status import Reason, Status, StatusInsight
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, paged
from okrsite_gen.site.prose import Prose
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, Names, ObjectiveSummary
from okrsite_gen.site.views.cycle import cycle_way, section_of
from okrsite_gen.site.views.goalposts import GoalpostView, view_of
from okrsite_gen.site.views.words import NO_PROSE

ROWS, SHOWN = 80, 5
"""Things on one page of the list, and of those about one objective how many are told; its own page has them all."""

NO_DOUBT = 11
"""More than the highest confidence: nobody has said how sure they are."""


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing that needs attention."""

    kind: str
    """`off-track`, `at-risk`, `stale`, `not-started`, `contradiction`, `dependency`, `changed-target`, `blocker`,
    `ask`, or `not-graded` once the cycle is over."""
    objective: ObjectiveSummary | None
    """The objective concerned; None for a blocker or ask of a whole team."""
    key_result: KeyResultSummary | None
    """The key result concerned; None where it is the objective as a whole."""
    reasons: tuple[Reason, ...]
    """Why it needs attention, most important first."""
    names: Names
    """Titles of what the reasons mention."""
    changed: tuple[GoalpostView, ...]
    """From what to what something was changed, for each reason of a `changed-target`."""
    team: Link | None
    """The team that says it, for blockers and asks."""
    day: date | None
    """The day on which it says so."""
    address: str
    """Where it says so."""
    text: Prose
    """What it says."""


@dataclass(frozen=True, slots=True)
class AttentionPart:
    """What needs attention about one objective, or one thing that is about none."""

    objective: ObjectiveSummary | None
    """The objective, where several things are about it; None for a single thing."""
    entries: tuple[AttentionItem, ...]
    """At least one, most severe first."""
    more: int = 0
    """How many further ones only the objective's own page tells."""


@dataclass(frozen=True, slots=True)
class AttentionGroup:
    """Things of one kind that need attention."""

    kind: str
    """Their kind."""
    parts: tuple[AttentionPart, ...]
    """On this page, most severe first, those about the same objective together."""


@dataclass(frozen=True, slots=True)
class AttentionCount:
    """How many things of one kind need attention."""

    kind: str
    """Their kind."""
    count: int
    """How many they are on all pages."""
    address: str
    """Where the first of them stands."""


@dataclass(frozen=True, slots=True)
class AttentionView:
    """Everything in a cycle that needs attention."""

    frame: Frame
    """What stands around the page."""
    cycle: CycleSummary
    """The cycle concerned."""
    counts: tuple[AttentionCount, ...]
    """How many of each kind, in the order of severity."""
    through_dependency: int
    """How many key results are not counted, as they are at risk only because of a dependency, which is listed."""
    groups: tuple[AttentionGroup, ...]
    """On this page by kind, most severe first."""
    pager: Pager
    """The way to the other pages of the list."""


def attention_pages(edition: Edition, cycle: Cycle) -> Iterator[Page]:
    """Yield the pages of what needs attention in a cycle."""
    found = edition.insights.attention.get(cycle.key, ())
    address = routes.address_of_attention(cycle.key)
    frame = edition.frames.frame(
        address if cycle.key == edition.insights.current_cycle else section_of(edition, cycle.key),
        cycle_way(edition, cycle.key, Link(message("nav.attention"), address)),
        dated=not edition.directory.cycles[cycle.key].closed,
    )
    cut = tuple(paged(address, found, limit=ROWS))
    through = sum(
        _only_through_dependency(edition.insights.key_results[part.key].status)
        for objective in edition.objectives_in.get(cycle.key, ())
        for part in objective.key_results
    )
    counts = _counts((page_address, entries) for page_address, entries, _ in cut)
    for number, (page_address, entries, pages) in enumerate(cut, 1):
        items = tuple(
            attention_item(edition, each, f"said-{number}.{position}.", 3) for position, each in enumerate(entries, 1)
        )
        groups = tuple(AttentionGroup(kind, _parts(own)) for kind, own in groupby(items, key=lambda each: each.kind))
        view = AttentionView(frame, edition.directory.cycles[cycle.key], counts, through, groups, pages)
        yield Page(page_address, "pages/attention.html", view)


def _only_through_dependency(status: StatusInsight) -> bool:
    return status.status is Status.AT_RISK and all(each.code.startswith("dependency-") for each in status.reasons)


def one_each(edition: Edition, found: Sequence[Attention]) -> Iterator[Attention]:
    """Yield the most severe thing about each objective, and everything that is about none.

    Among key results of an objective that stand alike, it is the one of which people are least sure.
    """
    worst: dict[str, Attention] = {}
    for each in found:
        known = worst.setdefault(each.objective, each)
        if each.kind == known.kind and _doubt(edition, each) < _doubt(edition, known):
            worst[each.objective] = each
    seen: set[str] = set()
    for each in found:
        if not each.objective:
            yield each
        elif each.objective not in seen:
            seen.add(each.objective)
            yield worst[each.objective]


def _doubt(edition: Edition, found: Attention) -> tuple[int, bool]:
    """Return how low confidence in what a thing is about is, and whether it lies inside its limits: least is worst."""
    about = edition.directory.key_results.get(found.key_result)
    if about is None:
        return (NO_DOUBT, True)
    inside = about.band is None or about.band.inside_now is not False
    return (NO_DOUBT if about.confidence is None else about.confidence, inside)


def _counts(pages: Iterable[tuple[str, tuple[Attention, ...]]]) -> tuple[AttentionCount, ...]:
    counted: Counter[str] = Counter()
    begins: dict[str, str] = {}
    for address, entries in pages:
        for each in entries:
            counted[each.kind] += 1
            begins.setdefault(each.kind, f"{address}#kind.{each.kind}")
    return tuple(AttentionCount(kind, count, begins[kind]) for kind, count in counted.items())


def _parts(items: Iterable[AttentionItem]) -> tuple[AttentionPart, ...]:
    together: dict[str, list[AttentionItem]] = {}
    for number, each in enumerate(items):
        together.setdefault(each.objective.key if each.objective else f"#{number}", []).append(each)
    return tuple(_part(entries) for entries in together.values())


def _part(entries: list[AttentionItem]) -> AttentionPart:
    told = entries if len(entries) <= SHOWN + 1 else entries[:SHOWN]
    return AttentionPart(entries[0].objective if len(entries) > 1 else None, tuple(told), len(entries) - len(told))


def attention_item(edition: Edition, found: Attention, prefix: str, level: int) -> AttentionItem:
    """Return something that needs attention with the words of those who say so."""
    directory = edition.directory
    check_in = edition.org.check_ins.get(found.check_in)
    address, text = "", NO_PROSE
    if check_in is not None:
        address = routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
    if check_in is not None and found.kind in {"blocker", "ask"}:
        scope, file = Scope(check_in.team, check_in.cycle), check_in.place.file
        said = check_in.blockers if found.kind == "blocker" else check_in.asks
        text = edition.excerpt(said, scope, file, prefix, level, address)
    return AttentionItem(
        kind=found.kind,
        objective=directory.objectives.get(found.objective),
        key_result=directory.key_results.get(found.key_result),
        reasons=found.reasons,
        names=directory.names(found.reasons),
        changed=tuple(view_of(edition, each) for each in found.goalposts),
        team=directory.team(check_in.team) if check_in else None,
        day=check_in.day if check_in else None,
        address=address,
        text=text,
    )
