"""The data of the explorer: every objective and key result as a row, in scripts that its page loads when wanted.

They are scripts rather than JSON because a site that is read from disk may load scripts and nothing else. Each calls
`okrsiteExplore(name, content)`, which the explorer itself provides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from okrsite_gen.model.kinds import Ambition, Kind
from okrsite_gen.model.status import WORST_FIRST, Status
from okrsite_gen.model.values import Figure
from okrsite_gen.site.links import encoded
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.page import Page

MEDIA = "text/javascript"

HARDLY = 101
"""Code of a progress that is more than nothing and less than one per cent; other codes are whole per cent."""


@dataclass(frozen=True, slots=True)
class ExploreEntry:
    """One objective or key result as a row of the explorer."""

    title: Words
    """What it is called."""
    address: str
    """Where it stands."""
    team: str
    """Key of its team."""
    also: tuple[str, ...]
    """Keys of other teams whose row it is too: those that share the objective, and the one that owns the key result."""
    status: Status | None
    """How it stands."""
    progress: Decimal | None
    """0–1; None where it is not measured."""
    plan: Decimal | None
    """Where its plan stands today, 0–1; None where unknown."""
    confidence: int | None
    """0 to 10; None where nobody says."""
    since: date | None
    """First day of its present status."""
    owner: str
    """Who answers for it, as configuration lets people appear."""
    pillar: str
    """Key of the pillar to which it leads; empty if to none."""
    tags: tuple[str, ...]
    """Its tags, of a key result with those of its objective."""
    ambition: Ambition
    """What a good result is."""
    kind: Kind | None = None
    """How a key result is measured; None for an objective."""
    figures: tuple[Figure | None, Figure | None, Figure | None] = (None, None, None)
    """Start, present value and target of a key result that has them and may show them."""
    state: Words = ""
    """The present state of a key result without figures, in words."""


@dataclass(frozen=True, slots=True)
class ExploreShardView:
    """Some rows of one cycle."""

    name: str
    """Address of the file."""
    cycle: str
    """Key of the cycle."""
    entries: tuple[ExploreEntry, ...]
    """A key result follows its objective."""


@dataclass(frozen=True, slots=True)
class ExploreCycle:
    """A cycle that can be explored."""

    key: str
    """Its folded id."""
    name: str
    """Its name."""
    closed: bool
    """Whether it is over."""
    rows: int
    """Objectives and key results in it."""
    shards: tuple[str, ...]
    """Addresses of the files that hold them."""


@dataclass(frozen=True, slots=True)
class ExploreIndexView:
    """What the explorer knows before it reads any rows."""

    cycles: tuple[ExploreCycle, ...]
    """The one that is shown first, then the others, closed ones last."""
    teams: tuple[tuple[str, str, int], ...]
    """(key, name, depth) in the organisation's order, each before the teams below it."""
    pillars: tuple[tuple[str, Words], ...]
    """(key, title) in the strategy's order."""
    owners: bool
    """Whether any row names who answers for it."""


def explore_page(address: str, view: ExploreShardView | ExploreIndexView) -> Page:
    """Return one file of the explorer's data."""
    kind = "explore-shard" if isinstance(view, ExploreShardView) else "explore-index"
    return Page(address, kind, view, MEDIA)


def write_explore_shard(view: ExploreShardView, words: Catalogue) -> bytes:
    """Return rows as lists of values. Words that many rows share are numbered, and stand once, in `texts`."""
    texts: dict[str, int] = {"": 0}
    days: dict[str, str] = {}
    rows = []
    above = ""
    for entry in view.entries:
        if entry.kind is None:
            above = entry.address
        if entry.since is not None:
            days[entry.since.isoformat()] = words.dates.short_day(entry.since)
        rows.append(_row(entry, words, texts, above))
    content = {"cycle": view.cycle, "texts": list(texts), "days": days, "rows": rows}
    return _script(encoded(view.name).removeprefix("/"), content)


def write_explore_index(view: ExploreIndexView, words: Catalogue, icons: Mapping[str, str]) -> bytes:
    """Return cycles, teams and pillars, with the words and marks of the explorer in the site's language."""
    percents = [words.numbers.percent(Decimal(number) / 100) for number in range(101)]
    content = {
        "language": str(words.numbers.locale).replace("_", "-"),
        "words": dict(sorted(words.texts("explore-box.").items())),
        "statuses": [
            (status.value, words.t(f"status.{status.value}"), icons.get(status.value, "")) for status in WORST_FIRST
        ],
        "kinds": [(kind.value, words.t(f"kind.{kind.value}")) for kind in Kind],
        "ambitions": [(each.value, words.t(f"ambition.{each.value}")) for each in Ambition],
        "percents": [*percents, words.numbers.percent(Decimal("0.001"))],
        "dash": words.numbers.percent(None),
        "teams": view.teams,
        "pillars": [(key, words.plain(title)) for key, title in view.pillars],
        "owners": view.owners,
        "cycles": [
            (each.key, each.name, each.closed, each.rows, [encoded(shard).removeprefix("/") for shard in each.shards])
            for each in view.cycles
        ],
    }
    return _script("", content)


def percent_code(fraction: Decimal | None) -> int:
    """Return a fraction as whole per cent the way figures show it, `HARDLY` for less than one and -1 for none."""
    if fraction is None:
        return -1
    whole = int((fraction * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if whole == 0 and fraction > 0:
        return HARDLY
    return min(whole, 99) if fraction < 1 else whole


def _row(entry: ExploreEntry, words: Catalogue, texts: dict[str, int], above: str) -> list[object]:
    """Return the values of a row, those at its end that say nothing left out."""

    def numbered(text: str) -> int:
        return texts.setdefault(text, len(texts))

    place = entry.address
    if entry.kind is not None and place.startswith(above):
        place = place.removeprefix(above)
    row: list[object] = [
        words.plain(entry.title),
        encoded(place).removeprefix("/"),
        numbered(entry.kind.value if entry.kind else ""),
        numbered(entry.team),
        numbered(entry.status.value if entry.status else ""),
        percent_code(entry.progress),
        percent_code(entry.plan),
        -1 if entry.confidence is None else entry.confidence,
        entry.since.isoformat() if entry.since else "",
        numbered(entry.ambition.value),
        numbered(entry.owner),
        numbered(entry.pillar),
        [numbered(tag) for tag in entry.tags],
        [numbered(team) for team in entry.also],
        *_figures(entry, words),
    ]
    while row[-1] in (0, "", []):
        row.pop()
    return row


def _figures(entry: ExploreEntry, words: Catalogue) -> list[str]:
    if entry.state:
        return ["", words.plain(entry.state), ""]
    withheld = words.t("figure.withheld")
    return ["" if each is None else words.numbers.figure(each, withheld) for each in entry.figures]


def _script(name: str, content: Mapping[str, object]) -> bytes:
    parts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (name, content))
    return f"okrsiteExplore({','.join(parts)});\n".encode("utf-8", "replace")
