"""`build --verify`: whether a website is, byte for byte, what its sources give when nothing is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.bytewise import compare
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport, Verified, Written
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.pipeline.start import build
from okrsite_gen.site.routes import BUILD, output_path
from okrsite_gen.store.failures import said_plainly
from okrsite_gen.store.listing import made_by_us
from okrsite_gen.store.output import OutputFolder
from okrsite_gen.store.scratch import scratch_folder

_OF_HOSTS = frozenset({"CNAME", ".nojekyll", ".htaccess", "_headers", "_redirects", ".well-known", ".git"})
"""Files and folders that people put into a site for its host, and builds carry over."""
_OF_THE_BUILD = ("version", "as_of", "as_of_fixed", "commit")
"""What a site tells of the build that made it."""


def _for(request: BuildRequest) -> str:
    return f" --audience {request.audience}" if request.audience else ""


def verify(request: BuildRequest, progress: Progress) -> BuildReport:
    """Build the site once more, from nothing and aside, and report how the one that stands differs from it.

    The output is only read. Raises `OkrsiteError` where there is no site, and as `build` does.
    """
    standing = OutputFolder.of(request.output)
    if not made_by_us(standing.output):
        raise OkrsiteError(
            f"There is no site in {standing.output} that could be verified.",
            f"Build it first: `okrsite build{_for(request)}`.",
        )
    generation = standing.generation
    with scratch_folder() as folder:
        aside = replace(request.reading, use_cache=False)
        clean = replace(request, reading=aside, output=folder / "site", passing=True)
        report = build(clean, progress)
        if report.written is None:
            return report
        progress("Comparing files", 0, 0)
        with said_plainly("compare", standing.output):
            verified = _verified(standing.output, clean.output)
    if standing.generation != generation:
        raise OkrsiteError(f"{standing.output} was built anew in this moment.", "Run it again.")
    written = Written(standing.output, pages=report.written.pages, files=report.written.files)
    return replace(report, written=written, verified=verified)


def _verified(output: Path, clean: Path) -> Verified:
    found = compare(output, clean)
    built, now = _told_of(output), _told_of(clean)
    return Verified(
        same=found.same,
        differing=found.differing,
        missing=found.missing,
        extra=found.extra,
        foreign=tuple(path for path in found.foreign if not _is_for_hosts(path)),
        carried=tuple(path for path in found.foreign if _is_for_hosts(path)),
        built_by={name: (built[name], now[name]) for name in _OF_THE_BUILD if built[name] != now[name]},
    )


def _is_for_hosts(path: str) -> bool:
    return path.partition("/")[0] in _OF_HOSTS


def _told_of(site: Path) -> dict[str, str]:
    """Return what a site tells of the build that made it, as far as that can be read."""
    try:
        told = json.loads((site / output_path(BUILD)).read_bytes())
    except (OSError, ValueError):
        told = {}
    return {name: str(told.get(name, "")) if isinstance(told, dict) else "" for name in _OF_THE_BUILD}
