"""What a build remembers for the next one with the same output and audience."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.remembered import finding_from_plain, finding_to_plain
from okrsite_gen.pipeline.report import BuildReport, Written
from okrsite_gen.store.cache import CacheFolder
from okrsite_gen.store.manifest import Manifest

_PREFIX = "output-"
_KEPT = 16
"""Outputs that are remembered; whoever builds into ever new folders should not fill the disk with memories."""

_Plain = tuple[Any, ...]


class Memory:
    """The manifest of one output and audience, in the cache of the project."""

    def __init__(self, cache: CacheFolder, root: Path, output: Path, audience: str) -> None:
        where = os.path.relpath(output.resolve(), root.resolve())
        named = hashlib.blake2b(f"{audience}\0{where}".encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        self._name = f"{_PREFIX}{named}"
        self._cache = cache

    def recall(self) -> Manifest:
        """Return what is remembered; an empty manifest where that is nothing."""
        return Manifest.from_plain(self._cache.read(self._name))

    def keep(self, manifest: Manifest, report: BuildReport) -> None:
        """Remember a manifest and the report of the build that wrote it."""
        self._cache.write(self._name, replace(manifest, remembered=report_to_plain(report)).to_plain())
        self._cache.keep_latest(f"{_PREFIX}*", _KEPT)


def digest_of_inputs(*inputs: object) -> str:
    """Return what stands for inputs whose `repr` shows all of them."""
    return hashlib.blake2b(repr(inputs).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def inputs_of(discovered: Discovered) -> tuple[object, ...]:
    """Return what stands for all that was found in the content folders, for `digest_of_inputs`."""
    return ([(source.path, source.digest) for source in discovered.sources], *inputs_beside_sources(discovered))


def inputs_beside_sources(discovered: Discovered) -> tuple[object, ...]:
    """Return the same without what stands for content files."""
    return (
        [(asset.file, asset.digest) for asset in discovered.assets],
        discovered.teams,
        [(finding.code, finding.place.file, finding.message) for finding in discovered.diagnostics],
    )


def report_to_plain(report: BuildReport) -> _Plain:
    """Return a report as plain values."""
    counts = (report.objectives, report.key_results, report.teams, report.check_ins, report.kept_back)
    written = report.written or Written(Path())
    return (
        [finding_to_plain(finding) for finding in report.findings],
        (report.as_of.isoformat(), report.files, report.audience, *counts),
        (written.pages, written.files),
    )


def report_from_plain(plain: object, output: Path) -> BuildReport | None:
    """Return the report of a build that had nothing to do, from what the last one reported; None if unreadable."""
    try:
        findings, (as_of, files, audience, *counts), (pages, total) = cast("_Plain", plain)
        objectives, key_results, teams, check_ins, kept_back = counts
        return BuildReport(
            findings=tuple(map(finding_from_plain, findings)),
            as_of=date.fromisoformat(as_of),
            files=files,
            written=Written(output, pages=pages, files=total, kept=total, up_to_date=True),
            audience=audience,
            objectives=objectives,
            key_results=key_results,
            teams=teams,
            check_ins=check_ins,
            kept_back=kept_back,
        )
    except (TypeError, ValueError):
        return None
