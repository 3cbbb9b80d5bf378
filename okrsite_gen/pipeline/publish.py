"""From what is to stand on the site to a published one: what changed is written, what did not is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Asset
from okrsite_gen.pipeline.draw import File
from okrsite_gen.pipeline.press import Printed
from okrsite_gen.pipeline.report import Written
from okrsite_gen.site.page import HTML, LaterFile, RawFile
from okrsite_gen.site.routes import output_path
from okrsite_gen.store.manifest import Manifest, Record
from okrsite_gen.store.output import Staging

Content = RawFile | LaterFile | Asset | File
"""What is to be written, or is already."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published site, and what to remember of it."""

    written: Written | None
    """None where nothing was published."""
    manifest: Manifest
    findings: tuple[Diagnostic, ...] = ()
    """What laying out and drawing have brought to light."""


def publish(
    staging: Staging,
    printed: Printed,
    contents: Iterable[Content],
    root: Path,
    former: Manifest,
    intact: frozenset[str],
) -> Published:
    """Publish pages that are drawn, with the files beside them.

    `former` is what is remembered of the state that the output is in, and `intact` what of it is as it was written.
    """
    staging.take_back(printed.spoiled)
    records = {file.path: file.record or former.records[file.path] for file in printed.files}
    written = {file.path for file in printed.files if file.record}
    for content in contents:
        if isinstance(content, File):
            records[content.path] = content.record or former.records[content.path]
            written |= {content.path} if content.record else set()
            continue
        path, fingerprint = _wanted(content)
        if path in intact and former.records[path].fingerprint == fingerprint:
            records[path] = former.records[path]
            if path in written:
                written.discard(path)
                staging.take_back((path,))
        else:
            records[path] = _written(staging, root, content, path, fingerprint)
            written.add(path)
    generation = staging.complete(records.keys() - written, written)
    told = Written(
        output=staging.folder.output,
        pages=sum(page.media == HTML for page in printed.outline.pages),
        files=len(records),
        written=len(written),
        kept=len(records) - len(written),
        removed=generation.removed,
        laid_out=printed.laid_out,
    )
    return Published(told, Manifest("", generation.publish(), records))


def _wanted(content: RawFile | LaterFile | Asset) -> tuple[str, str]:
    if isinstance(content, RawFile):
        return output_path(content.address), hashlib.blake2b(content.data, digest_size=16).hexdigest()
    if isinstance(content, LaterFile):
        return output_path(content.address), content.fingerprint
    return content.path, content.digest


def _written(staging: Staging, root: Path, content: RawFile | LaterFile | Asset, path: str, fingerprint: str) -> Record:
    if isinstance(content, RawFile):
        return staging.write(path, content.data, fingerprint)
    if isinstance(content, LaterFile):
        return staging.write(path, content.make(), fingerprint)
    return staging.copy(path, root / content.file, fingerprint, content.digest)
