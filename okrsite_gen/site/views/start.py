"""Start here: how to read the site, and what its words and statuses mean by the rules that hold on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.names import natural
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.status import Status
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Message, message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.summaries import Trend
from okrsite_gen.site.views import guides

RUNNING = (
    Status.PLANNED,
    Status.TARGET_MET,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.NOT_STARTED,
    Status.STALE,
    Status.ON_TRACK,
)
"""Statuses of a cycle that runs or is still to come, in the order in which they are decided."""

OVER = (
    Status.ACHIEVED,
    Status.PARTLY,
    Status.MISSED,
    Status.NOT_GRADED,
    Status.DEFERRED,
    Status.DROPPED,
    Status.CLOSED,
)
"""Statuses of what is over."""

GLOSSARY = (
    "objective",
    "key-result",
    "cycle",
    "check-in",
    "committed",
    "aspirational",
    "guardrail",
    "baseline",
    "roll-up",
    "dependency",
    "pillar",
    "supports",
    "stale",
    "contradiction",
    "score",
)
"""Words that are explained: messages `glossary.<word>` and `glossary-means.<word>`."""


PROGRESS, PLAN = Decimal("0.47"), Decimal("0.62")
TREND = Trend((7, 7, 8, 6, 6, 5, 5, 5), 7, 5, date.min, lowest=True)
"""Figures of the row that is explained."""

GUIDES = 8
"""Free pages that are named; their list has all of them."""


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """What a status means."""

    status: Status
    """The status."""
    rules: tuple[Message, ...]
    """Each of them is enough for the status, with the numbers that hold on this site."""


@dataclass(frozen=True, slots=True)
class StartView:
    """How to read this site."""

    frame: Frame
    """What stands around the page."""
    progress: Decimal
    """Progress of the row that is explained, 0 to 1."""
    plan: Decimal
    """Where its plan stands."""
    trend: Trend
    """Its confidence by check-in."""
    status: Status
    """Its status."""
    running: tuple[StatusMeaning, ...]
    """Statuses while a cycle runs."""
    over: tuple[StatusMeaning, ...]
    """Statuses of what is over."""
    near: Decimal
    """So far above or below its plan, 0 to 1, progress is near it."""
    low: Decimal
    """Scores below this are low."""
    high: Decimal
    """Scores from this on are good."""
    glossary: tuple[str, ...]
    """Words explained."""
    more_words: Link | None
    """The site's own glossary, where it has one."""
    ways: tuple[tuple[Message, Link], ...]
    """(question, page that answers it)."""
    guides: tuple[Link, ...]
    """The site's own free pages."""


def start_page(edition: Edition) -> Page:
    """Return the page for those who see the site for the first time."""
    rules = _rules(edition.settings)
    pages = sorted(
        edition.org.pages.values(), key=lambda page: (page.order is None, page.order or 0, natural(page.key))
    )
    view = StartView(
        frame=edition.frames.frame(routes.START, (Link(message("start.title"), routes.START),)),
        progress=PROGRESS,
        plan=PLAN,
        trend=TREND,
        status=Status.AT_RISK,
        running=tuple(StatusMeaning(status, rules[status]) for status in RUNNING),
        over=tuple(StatusMeaning(status, rules[status]) for status in OVER),
        near=edition.settings.thresholds.pace_at_risk,
        low=edition.settings.scores.low,
        high=edition.settings.scores.high,
        glossary=GLOSSARY,
        more_words=guides.guide(edition, guides.GLOSSARY),
        ways=tuple(_ways(edition)),
        guides=tuple(
            Link(edition.linker.title(page.title, file=page.place.file), routes.address_of_page(page.key))
            for page in pages[:GUIDES]
        ),
    )
    return Page(routes.START, "pages/start.html", view)


def _rules(settings: Settings) -> dict[Status, tuple[Message, ...]]:
    limits = settings.thresholds
    found: dict[Status, tuple[Message, ...]] = {
        status: (message(f"meaning.{status.value}"),) for status in (*RUNNING, *OVER)
    }
    found[Status.OFF_TRACK] = (
        message("meaning.off-track.said"),
        message("meaning.off-track.confidence", limit=str(limits.confidence_off)),
        message("meaning.off-track.pace", limit=limits.pace_off),
        message("meaning.off-track.guardrail", count=limits.guardrail_checks),
        message("meaning.off-track.overdue"),
    )
    found[Status.AT_RISK] = (
        message("meaning.at-risk.said"),
        message("meaning.at-risk.committed", limit=str(limits.confidence_at_risk)),
        message("meaning.at-risk.fall", fall=str(limits.confidence_fall), safe=str(limits.confidence_safe)),
        message("meaning.at-risk.pace", limit=limits.pace_at_risk),
        message("meaning.at-risk.guardrail"),
        message("meaning.at-risk.dependency"),
    )
    found[Status.STALE] = (message("meaning.stale", count=limits.fresh_days),)
    return found


def _ways(edition: Edition) -> Iterator[tuple[Message, Link]]:
    """Yield which page of the navigation answers which question."""
    asked = {
        routes.STRATEGY: "start.asks-strategy",
        routes.TEAMS: "start.asks-teams",
        routes.UPDATES: "start.asks-updates",
        routes.EXPLORE: "start.asks-explore",
    }
    current = edition.insights.current_cycle
    if current in edition.directory.cycles:
        asked |= {
            routes.address_of_cycle(current): "start.asks-cycle",
            routes.address_of_alignment(current): "start.asks-alignment",
            routes.address_of_attention(current): "start.asks-attention",
        }
    frame = edition.frames.frame("")
    for link in (*frame.navigation, *frame.further):
        if link.address in asked:
            yield message(asked[link.address]), link
