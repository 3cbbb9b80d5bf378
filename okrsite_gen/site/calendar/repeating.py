"""Days as events that come again, as far as they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from okrsite_gen.site.calendar.calendar import Repeat

WEEK = 7


def repeating(days: Sequence[date]) -> Iterator[tuple[date, Repeat | None]]:
    """Yield (first day, how it comes again) so that exactly these days, in order and each once, are told.

    What lies on the same day of the week, in equal steps but for gaps, is one; any other day stands alone.
    """
    if not days:
        return
    weekday = Counter(day.weekday() for day in days).most_common(1)[0][0]
    regular = [day for day in days if day.weekday() == weekday]
    step = min(((after - before).days for before, after in pairwise(regular)), default=WEEK)
    steps = [regular[0] + timedelta(days=step * count) for count in range((regular[-1] - regular[0]).days // step + 1)]
    if len(regular) < 2 or not set(regular) <= set(steps):
        yield from ((day, None) for day in days)
        return
    skipped = tuple(day for day in steps if day not in set(regular))
    yield regular[0], Repeat(step // WEEK, regular[-1], skipped)
    yield from ((day, None) for day in days if day.weekday() != weekday)
