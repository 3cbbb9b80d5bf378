"""What a check leaves for the next one, so that it need not judge everything anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from okrsite_gen.content.codes_org import (
    CARRIED_CIRCLE,
    CYCLE_CIRCLE,
    LINK_NOWHERE,
    NO_DATES,
    SECOND_HEAD,
    SUPPORT_CIRCLE,
    SUPPORTS_ITSELF,
    TEAM_CIRCLE,
    UNKNOWN_CYCLE,
    UNKNOWN_KEY_RESULT,
    UNKNOWN_METRIC,
    UNKNOWN_OBJECTIVE,
    UNKNOWN_PERSON,
    UNKNOWN_PILLAR,
    UNKNOWN_TEAM,
)
from okrsite_gen.content.remembered import finding_from_plain, finding_to_plain
from okrsite_gen.content.resolve.known import MOST_GUESSES
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.region.marks import Marks
from okrsite_gen.pipeline.region.words import Words
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.store.cache import CacheFolder

NAME = "ledger"

KEPT = frozenset({NO_DATES.id, SECOND_HEAD.id})
"""Codes of what is found by looking at all teams, though no rule finds it."""
LOST = frozenset(
    code.id
    for code in (
        LINK_NOWHERE,
        UNKNOWN_CYCLE,
        UNKNOWN_KEY_RESULT,
        UNKNOWN_METRIC,
        UNKNOWN_OBJECTIVE,
        UNKNOWN_PERSON,
        UNKNOWN_PILLAR,
        UNKNOWN_TEAM,
    )
)
"""Codes of what leads nowhere: everything that there is was searched for what may be meant."""
KNOTS = frozenset(code.id for code in (CARRIED_CIRCLE, CYCLE_CIRCLE, SUPPORT_CIRCLE, SUPPORTS_ITSELF, TEAM_CIRCLE))
"""Codes of circles, whose opening concerns everybody on them."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The state of an organisation at its last check, as little of it as teams see of each other."""

    key: str
    """Stands for all inputs of the check that left this; empty until it is left."""
    world: World
    digests: Mapping[str, str]
    """Path of a team's file → digest of its bytes."""
    words: Mapping[str, Words]
    marks: Mapping[str, Marks]
    """By team, in the order of teams."""
    kept: tuple[Diagnostic, ...]
    """What only the whole organisation tells, not located and not judged."""
    lost: tuple[Diagnostic, ...]
    """What leads nowhere, in files of all teams and of none; not located and not judged."""
    met: tuple[Diagnostic, ...]
    """What was found in looking for files."""
    addresses: frozenset[str]
    """Teams in whose files an address was found to be lost; `""` for those of nobody."""
    reach: str
    """How far git tells the past."""
    pasts: Mapping[str, str]
    """Team → what stands for that which git tells of it."""


def recall(cache: CacheFolder) -> Ledger | None:
    """Return what the last check has left; None where that is nothing, or cannot be read."""
    try:
        key, world, digests, words, marks, found, addresses, reach, pasts = cast("tuple[Any, ...]", cache.read(NAME))
        kept, lost, met = (tuple(map(finding_from_plain, some)) for some in found)
        return Ledger(
            key,
            World(*world),
            digests,
            {team: Words(*plain) for team, plain in words.items()},
            {team: Marks(*plain) for team, plain in marks.items()},
            kept,
            lost,
            met,
            frozenset(addresses),
            reach,
            pasts,
        )
    except (TypeError, ValueError, AttributeError):
        return None


def leave(cache: CacheFolder, ledger: Ledger | None, key: str) -> None:
    """Leave something for the next check; None where that has to judge everything whatever changes.

    `key` stands for all inputs of this one.
    """
    if ledger is None:
        cache.write(NAME, None)
        return
    words = {team: tuple(each) for team, each in ledger.words.items()}
    marks = {team: tuple(each) for team, each in ledger.marks.items()}
    found = [[finding_to_plain(each) for each in some] for some in (ledger.kept, ledger.lost, ledger.met)]
    past = (sorted(ledger.addresses), ledger.reach, dict(ledger.pasts))
    cache.write(NAME, (key, tuple(ledger.world), dict(ledger.digests), words, marks, found, *past))


def only_whole(ledger: Ledger, raw: Iterable[Diagnostic]) -> bool:
    """Whether an organisation is such that any edit may concern everybody, given all that was found in it.

    It is where anything has an alias, since then all pages are laid out to see whether an address is taken; where
    anything leads in a circle; and where so much leads nowhere that not all of it gets a guess at what is meant.
    """
    aliases = any(each.aliases for each in ledger.words.values())
    return aliases or len(ledger.lost) >= MOST_GUESSES or any(each.code in KNOTS for each in raw)
