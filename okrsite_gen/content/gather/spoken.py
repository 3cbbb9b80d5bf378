"""Check-ins that somebody has filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from okrsite_gen.model.check_ins import CheckIn


def spoken(check_ins: Mapping[str, CheckIn], unsure: Collection[str]) -> dict[str, CheckIn]:
    """Return the check-ins that say something, by key as before.

    A form that nobody filled in says nothing, though it repeats the blockers and asks of the check-in before: nobody
    has looked. `unsure` are files in which something could not be used, whose silence may only seem so.
    """
    kept: dict[str, CheckIn] = {}
    latest: dict[tuple[str, str], CheckIn] = {}
    for key, check_in in sorted(check_ins.items(), key=lambda item: (item[1].day, item[0])):
        team = check_in.team, check_in.cycle
        if check_in.place.file in unsure or _is_new(check_in, latest.get(team)):
            kept[key] = latest[team] = check_in
    return {key: check_in for key, check_in in check_ins.items() if key in kept}


def _is_new(check_in: CheckIn, before: CheckIn | None) -> bool:
    if check_in.updates or check_in.notes or check_in.wins.strip() or check_in.next.strip():
        return True
    told = (check_in.blockers.strip(), check_in.asks.strip())
    return any(told) and told != ((before.blockers.strip(), before.asks.strip()) if before else ("", ""))
