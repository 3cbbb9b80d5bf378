"""From planned pages to a published site: what changed is written, what did not is kept, and the output exchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Asset
from okrsite_gen.pipeline.draw import Studio, draw
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Written
from okrsite_gen.site.page import HTML, Page, RawFile
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import output_path
from okrsite_gen.store.manifest import Manifest
from okrsite_gen.store.output import Claim

Content = Page | RawFile | Asset
Wanted = Mapping[str, tuple[Content, str]]
"""Path below the output → what is to stand there, and what its bytes depend on."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published site, and what to remember of it."""

    written: Written
    manifest: Manifest
    findings: tuple[Diagnostic, ...]
    """What drawing has brought to light."""


def wanted_files(contents: Iterable[Content], renderer: Renderer, program: str) -> Wanted:
    """Return what is to stand at each path of the site. `program` stands for the program that draws it."""
    return dict(_wanted(content, renderer, program) for content in contents)


def _wanted(content: Content, renderer: Renderer, program: str) -> tuple[str, tuple[Content, str]]:
    if isinstance(content, Page):
        return output_path(content.address), (content, f"{program} {renderer.fingerprint(content)}")
    if isinstance(content, RawFile):
        return output_path(content.address), (content, hashlib.blake2b(content.data, digest_size=16).hexdigest())
    return content.path, (content, content.digest)


def publish(
    claim: Claim, wanted: Wanted, former: Manifest, studio: Studio, *, jobs: int, progress: Progress
) -> Published:
    """Bring the output to the state that is wanted. `former` is what is remembered of the state that it is in."""
    intact = claim.folder.intact(former)
    keep = {path for path in intact if path in wanted and former.records[path].fingerprint == wanted[path][1]}
    staging = claim.stage(keep, wanted.keys() - keep)
    records = {path: former.records[path] for path in keep}
    pages: list[tuple[Page, str]] = []
    for path, (content, fingerprint) in wanted.items():
        if path in keep:
            continue
        if isinstance(content, Page):
            pages.append((content, fingerprint))
        elif isinstance(content, RawFile):
            records[path] = staging.write(path, content.data, fingerprint)
        else:
            records[path] = staging.copy(path, studio.root / content.file, fingerprint, content.digest)
    findings: list[Diagnostic] = []
    for path, record, news in draw(studio, pages, jobs=jobs, progress=progress):
        records[path] = record
        findings += news
    generation = staging.publish()
    written = _told(claim, wanted, kept=len(keep), removed=staging.removed)
    return Published(written, Manifest("", generation, records), tuple(dict.fromkeys(findings)))


def _told(claim: Claim, wanted: Wanted, *, kept: int, removed: int) -> Written:
    return Written(
        output=claim.folder.output,
        pages=sum(isinstance(content, Page) and content.media == HTML for content, _ in wanted.values()),
        files=len(wanted),
        written=len(wanted) - kept,
        kept=kept,
        removed=removed,
    )
