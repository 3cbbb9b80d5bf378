"""The files of a first site: texts that stand in `starter/`, with days and figures that suit the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import okrsite_gen
from okrsite_gen.content.cycles import Period, period_of
from okrsite_gen.model.settings import CycleSettings
from okrsite_gen.pipeline.templates import DEMO

WEEKS_SHOWN = 5
"""How many weeks the oldest check-in may lie back."""

_MARK = re.compile(r"@@([^@\n]+)@@")
_WAY = re.compile(r"from (?P<start>\d+) to (?P<target>\d+)(?P<slowly> slowly)?")
_BACK = re.compile(r"(?P<unit>week|month)-(?P<count>[1-9])")
_THURSDAY = 3
_PACE, _SLOW_PACE = 0.9, 0.45
"""How much of the way a figure covers while its whole cycle passes."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a first site."""

    today: date
    year: Period
    quarter: Period

    @property
    def thursday(self) -> date:
        """The last Thursday before today, so that no zone of the world takes it for a day to come."""
        return _thursday_before(self.today)

    def back(self, unit: str, count: int) -> date:
        """Return the `count`-th check-in day back from today, or the last day of the `count`-th month back."""
        if unit == "week":
            return self.thursday - timedelta(weeks=count - 1)
        months = self.today.year * 12 + self.today.month - count
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def quarter_of(day: date) -> str:
    """Return the name of the calendar quarter that holds a day: `2026-Q4`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def starter_files(today: date, words: Mapping[str, str], parts: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield part, path in the project and text of every file of the starter that suits the day.

    A part is a folder of `starter/`: a template, or what projects have around their content. `words` says what further
    marks stand for, such as `name`. Raises `KeyError` for a mark that nobody knows.
    """
    plain = CycleSettings()
    year, quarter = period_of(f"{today.year}", plain), period_of(quarter_of(today), plain)
    if year is None or quarter is None:
        return
    days = Days(today, year, quarter)
    known = {
        "year": str(today.year),
        "quarter": quarter_of(today),
        "quarter-name": f"Q{(today.month + 2) // 3} {today.year}",
        "today": today.isoformat(),
        **words,
    }
    for part in parts:
        for file, written in _files(part):
            path = _path(written, days, known)
            if path:
                text = file.read_text(encoding="utf-8")
                cycle = year if "@@year@@" in written else quarter
                yield part, path, _text(text, path, cycle, days, known)


def _files(part: str) -> Iterator[tuple[Path, str]]:
    """Yield each file of a part and its path there.

    The demo's content is that of the project itself: it lies in the package once that is installed, and beside it in
    a checkout.
    """
    package = Path(okrsite_gen.__file__).parent
    folder, content = package / "starter" / part, package.parent / "content"
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    if part == DEMO and not (folder / "content").is_dir():
        found |= {path.relative_to(package.parent).as_posix(): path for path in content.rglob("*") if path.is_file()}
    yield from ((found[written], written) for written in sorted(found))


def _path(written: str, days: Days, words: Mapping[str, str]) -> str:
    """Return where a file goes; nothing if its day lies outside its cycle. `dot-` begins a hidden name."""
    cycle = days.year if "@@year@@" in written else days.quarter
    parts = []
    for part in PurePosixPath(written).parts:
        mark = _MARK.match(part)
        day = _day(mark[1], cycle, days) if mark else None
        known = words if day is None or mark is None else {**words, mark[1]: day.isoformat()}
        if mark and mark[1] not in known:
            return ""
        name = part.replace(mark[0], known[mark[1]]) if mark else part
        parts.append(f".{name[4:]}" if name.startswith("dot-") else name)
    return "/".join(parts)


def _day(mark: str, cycle: Period, days: Days) -> date | None:
    """Return the day of a check-in's name, or nothing where the first site has no check-in of that day.

    The first look lies in the week before the cycle, and is left out once it is longer ago than anybody would show.
    """
    if mark == "first-look":
        first = _thursday_before(cycle.start)
        return first if first > days.thursday - timedelta(weeks=WEEKS_SHOWN) else None
    back = _BACK.fullmatch(mark)
    day = days.back(back["unit"], int(back["count"])) if back else None
    return day if day and day >= cycle.start else None


def _text(text: str, path: str, cycle: Period, days: Days, words: Mapping[str, str]) -> str:
    try:
        shown = date.fromisoformat(PurePosixPath(path).stem)
    except ValueError:
        shown = days.today
    passed = min(1.0, max(0.0, (shown - cycle.start) / (cycle.end - cycle.start)))

    def meaning(found: re.Match[str]) -> str:
        mark = found[1]
        if way := _WAY.fullmatch(mark):
            start, target = int(way["start"]), int(way["target"])
            return str(round(start + (target - start) * passed * (_SLOW_PACE if way["slowly"] else _PACE)))
        if mark == "late":
            return "true" if passed > 0.75 else "false"
        back = _BACK.fullmatch(mark)
        return days.back(back["unit"], int(back["count"])).isoformat() if back else words[mark]

    return _MARK.sub(meaning, text)


def _thursday_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - _THURSDAY - 1) % 7 + 1)
