"""Where the time of a build went, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from okrsite_gen import __version__
from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.cli.summary import many
from okrsite_gen.cli.timekeeper import Profile
from okrsite_gen.pipeline.stopwatch import Timed

_SLOWEST = 8
"""Files and pages that are named."""
_KINDS = 15
"""Kinds that are told by name."""
_WIDTH = 36


def profile_lines(profile: Profile) -> Iterator[Line]:
    """Yield tables: stages, groups and kinds of pages, slowest pages, slowest files."""
    clock, processor = (sum(getattr(stage, what) for stage in profile.stages) for what in ("seconds", "processor"))
    yield ()
    yield (("Where the time went: ", "bold"), (f"{clock:.1f} s, {processor:.1f} s of processor time.", ""))
    yield from _head("stage", "seconds", "processor")
    for stage in profile.stages:
        yield ((f"  {stage.name:{_WIDTH}}{stage.seconds:>10.2f}{stage.processor:>12.2f}", ""),)
    pages = [each for each in profile.timed if each.sort == "page"]
    groups = [each for each in profile.timed if each.sort == "group"]
    yield from _kinds("groups of pages, laid out and drawn", groups)
    yield from _kinds("pages drawn", pages)
    yield from _slowest("slowest pages", pages)
    files = [each for each in profile.timed if each.sort == "file"]
    yield from _kinds("files read", files)
    yield from _slowest("slowest files", files)


def _head(*words: str) -> Iterator[Line]:
    first, *rest = words
    yield ()
    yield ((f"  {first:{_WIDTH}}{rest[0]:>10}{''.join(f'{word:>12}' for word in rest[1:])}", "bold"),)


def _kinds(title: str, timed: Sequence[Timed]) -> Iterator[Line]:
    if not timed:
        return
    yield from _head(title, "seconds", "number", "each, ms")
    found = kinds(timed)
    for kind, seconds, number in found[:_KINDS]:
        yield ((f"  {kind:{_WIDTH}}{seconds:>10.2f}{number:>12,}{1000 * seconds / number:>12.1f}", ""),)
    if rest := found[_KINDS:]:
        seconds, number = sum(each[1] for each in rest), sum(each[2] for each in rest)
        yield ((f"  {many(len(rest), 'other kind'):{_WIDTH}}{seconds:>10.2f}{number:>12,}", ""),)


def kinds(timed: Sequence[Timed]) -> list[tuple[str, float, int]]:
    """Return kind, seconds of all of it and number, most expensive first."""
    sums: dict[str, tuple[float, int]] = {}
    for each in timed:
        seconds, number = sums.get(each.kind, (0.0, 0))
        sums[each.kind] = (seconds + each.seconds, number + 1)
    return sorted(((kind, *both) for kind, both in sums.items()), key=lambda each: -each[1])


def _slowest(title: str, timed: Sequence[Timed]) -> Iterator[Line]:
    if not timed:
        return
    yield ()
    yield ((f"  {title:{_WIDTH}}{'ms':>10}", "bold"),)
    for each in islice(timed, _SLOWEST):
        yield ((f"  {1000 * each.seconds:>8.1f}  {harmless(each.name)}", ""),)
    more = len(timed) - _SLOWEST
    if more > 0:
        yield ((f"  and {many(more, 'other')}; --profile=FILE writes all of them as JSON", "dim"),)


def profile_json(profile: Profile) -> str:
    """Return the same as a JSON document, with every page and file; times are seconds."""
    shown = {
        "okrsite": __version__,
        "stages": [
            {"name": each.name, "seconds": round(each.seconds, 6), "processor": round(each.processor, 6)}
            for each in profile.stages
        ],
        **{f"{sort}s": list(_rows(profile, sort)) for sort in ("group", "page", "file")},
    }
    return json.dumps(shown, ensure_ascii=False, indent=1)


def _rows(profile: Profile, sort: str) -> Iterator[dict[str, object]]:
    for each in profile.timed:
        if each.sort == sort:
            yield {"kind": each.kind, "name": each.name, "processor": round(each.seconds, 6)}
