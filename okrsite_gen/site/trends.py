"""Confidence by check-in: the small track that stands in rows, with the figures at its two ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date

from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.model.rhythm import Beat, Rhythm
from okrsite_gen.site.summaries import Trend

LONGEST = 8
"""Check-ins that a track shows, the latest ones: as many as its column holds beside the figures."""

Said = tuple[date, int]
"""Day and confidence."""


def of_key_result(insight: KeyResultInsight, rhythm: Rhythm | None) -> Trend | None:
    """Return the confidence stated of a key result by check-in; None where nobody ever stated any."""
    return _trend([_said(insight)], rhythm, lowest=False)


def of_objective(
    own: Iterable[UpdateEdge], key_results: Iterable[KeyResultInsight], rhythm: Rhythm | None, as_of: date
) -> Trend | None:
    """Return the confidence stated of an objective as a whole, or else the lowest among its key results."""
    itself = [
        (edge.check_in.day, edge.update.confidence)
        for edge in own
        if edge.update.confidence is not None and edge.check_in.day <= as_of
    ]
    if itself:
        return _trend([itself], rhythm, lowest=False)
    tracks = [said for said in map(_said, key_results) if said]
    return _trend(tracks, rhythm, lowest=len(tracks) > 1)


def _said(insight: KeyResultInsight) -> list[Said]:
    return [
        (point.day, point.confidence)
        for point in insight.series
        if point.day is not None and point.confidence is not None
    ]


def _trend(tracks: Sequence[Sequence[Said]], rhythm: Rhythm | None, *, lowest: bool) -> Trend | None:
    days = sorted({day for track in tracks for day, _ in track})
    if not days:
        return None
    ends = _ends(days, rhythm)
    said = [deque(sorted(dict(track).items())) for track in tracks]
    known: dict[int, int] = {}
    values: list[int | None] = []
    for end in ends:
        heard = False
        for number, track in enumerate(said):
            while track and track[0][0] <= end:
                known[number], heard = track.popleft()[1], True
        values.append(min(known.values()) if heard else None)
    spoken = [value for value in values if value is not None]
    return Trend(tuple(values[-LONGEST:]), spoken[0], spoken[-1], days[-1], lowest)


def _ends(days: Sequence[date], rhythm: Rhythm | None) -> list[date]:
    """Return the last day of each place on the track: one a period, or one a day where there are no periods."""
    if rhythm is None or not rhythm.done:
        return list(days)
    known = [each for each in rhythm.periods if each.beat not in (Beat.BEFORE, Beat.NOT_SHOWN)]
    past = [each for each in known if each.first <= days[-1] or each.beat in (Beat.MISSED, Beat.IN_TIME)]
    ends = [each.last for each in past]
    if not ends or ends[-1] < days[-1]:
        ends.append(days[-1])
    return ends
