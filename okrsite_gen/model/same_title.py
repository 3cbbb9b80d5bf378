"""Which thing goes on from which, told by titles that only one had before and only one has now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def by_title(found: Mapping[str, str], then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return present place → former place, where `found` told by other signs and titles know better.

    `then` and `now` are the titles by place. Two things may have exchanged their places. Where a title takes the place
    of another one, that must have gone on elsewhere; else something was merely put in other words.
    """
    former, present = _alone(then), _alone(now)
    kept = {was for place, was in found.items() if now[place] == then[was]}
    moved = {
        place: former[title]
        for title, place in present.items()
        if title in former and former[title] not in kept and former[title] != found.get(place)
    }
    while True:
        elsewhere = set(moved.values())
        sound = {place: was for place, was in moved.items() if place not in found or found[place] in elsewhere}
        if len(sound) == len(moved):
            break
        moved = sound
    left = {place: was for place, was in found.items() if place not in moved and was not in elsewhere}
    return left | moved


def _alone(titles: Mapping[str, str]) -> dict[str, str]:
    """Return title → the only place that has it."""
    counts = Counter(titles.values())
    return {title: place for place, title in titles.items() if title and counts[title] == 1}
