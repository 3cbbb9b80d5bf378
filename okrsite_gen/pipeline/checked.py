"""What a check remembers for the next one: what it found, and where that stands in files that stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from okrsite_gen.content.locate import locate
from okrsite_gen.content.remembered import finding_from_plain, finding_to_plain
from okrsite_gen.content.sources import digest_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.report import Looked, Report, Sort
from okrsite_gen.store.cache import CacheFolder

if TYPE_CHECKING:
    from okrsite_gen.pipeline.region.ledger import Ledger

NAME = "checked"
SPOTS = "spots"
MOST_ASIDE = 8
"""States beside the folder, such as revisions, whose checks are remembered."""

_Plain = tuple[Any, ...]
_Spots = dict[_Plain, _Plain]
"""Digest of a file and a finding about it → where in the file it is."""


class Checked:
    """The last check of a project, in the cache of the project."""

    def __init__(self, cache: CacheFolder, *, use_cache: bool, aside: str = "") -> None:
        """Recall the last check, or nothing where that is not wanted.

        It is that of the folder or, with a key as `aside`, that of a state which has it; the two leave each other be.
        """
        self._cache = cache
        self._use_cache = use_cache
        self._name = f"{NAME}-{aside}" if aside else NAME
        self._key, self._report = _recalled(cache.read(self._name) if use_cache else None)
        self._spots: _Spots = {}

    def still_true(self, key: str) -> Report | None:
        """Return what the last check found if its inputs had the same `key`; None if not, or if it is unreadable."""
        return self._last if key == self._key else None

    def recall(self) -> None:
        """Recall now what would be recalled when it is asked for."""
        _ = self._last, self._left

    def ledger(self, world: str) -> tuple[Ledger, Report] | None:
        """Return what the last check left, and what it found, if what concerns every team is the same; else None."""
        left = self._left
        if left is None or self._last is None or left.world.digest != world or left.key != self._key:
            return None
        return left, self._last

    @cached_property
    def _last(self) -> Report | None:
        return _report_from_plain(self._report)

    @cached_property
    def _left(self) -> Ledger | None:
        from okrsite_gen.pipeline.region.ledger import recall  # loads all rules

        return recall(self._cache) if self._use_cache else None

    def locate(
        self, diagnostics: Iterable[Diagnostic], data_of: Callable[[str], bytes | None]
    ) -> tuple[Diagnostic, ...]:
        """Do what `content.locate.locate` does, and read only files that have changed or have a new finding.

        Where something stands follows from the bytes of the file and from the finding, and from nothing else.
        """
        met = tuple(diagnostics)
        former = _known_spots(self._cache.read(SPOTS) if self._use_cache else None)
        digests = {name: digest_of(data_of(name) or b"") for name in {each.place.file for each in met}}
        keys = [(digests[each.place.file], each.place.words, finding_to_plain(each)) for each in met]
        unknown = [each for each, key in zip(met, keys, strict=True) if key not in former]
        found = iter(locate(unknown, data_of))
        located = []
        for each, key in zip(met, keys, strict=True):
            spot = former.get(key)
            now = next(found) if spot is None else _at(each, spot)
            self._spots[key] = spot or _spot(now)
            located.append(now)
        return tuple(located)

    def keep(self, key: str, report: Report, ledger: Ledger | None = None) -> None:
        """Remember a report, where its findings stand, and what the next check need not find again."""
        from okrsite_gen.pipeline.region.ledger import leave

        self._cache.write(self._name, (key, _report_to_plain(report)))
        if self._spots:
            self._cache.write(SPOTS, self._spots)
        if self._name == NAME:
            leave(self._cache, ledger, key)
        else:
            self._cache.keep_latest(f"{NAME}-*", MOST_ASIDE)


def _recalled(plain: object) -> tuple[str, object]:
    match plain:
        case (str(key), report):
            return key, report
        case _:
            return "", None


def _known_spots(plain: object) -> _Spots:
    return plain if isinstance(plain, dict) else {}


def _spot(located: Diagnostic) -> _Plain:
    place = located.place
    return (place.path, place.line, place.column, place.length, located.line_text)


def _at(finding: Diagnostic, spot: _Plain) -> Diagnostic:
    path, line, column, length, text = spot
    place = replace(finding.place, path=path, line=line, column=column, length=length, words="")
    return replace(finding, place=place, line_text=text)


def _report_to_plain(report: Report) -> _Plain:
    codes: dict[Looked, list[str]] = {}
    for code, looked in report.looked_at.items():
        codes.setdefault(looked, []).append(code)
    return (
        [finding_to_plain(finding) for finding in report.findings],
        (report.as_of.isoformat(), report.files),
        [(list(looked.places), looked.noun, looked.depth, named) for looked, named in codes.items()],
        (report.looked_in, [(code, sort.name, sort.summary, sort.rank) for code, sort in report.sorts.items()]),
    )


def _report_from_plain(plain: object) -> Report | None:
    try:
        findings, (as_of, files), looked_at, (looked_in, sorts) = cast("_Plain", plain)
        return Report(
            findings=tuple(map(finding_from_plain, findings)),
            as_of=date.fromisoformat(as_of),
            files=files,
            looked_at=dict(_looked_from_plain(looked_at)),
            looked_in=tuple(looked_in),
            sorts={code: Sort(*said) for code, *said in sorts},
        )
    except (TypeError, ValueError):
        return None


def _looked_from_plain(plain: Iterable[_Plain]) -> Iterator[tuple[str, Looked]]:
    for places, noun, depth, codes in plain:
        looked = Looked(frozenset(places), noun, depth)
        yield from ((code, looked) for code in codes)
