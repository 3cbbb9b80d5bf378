"""Writing what was taken out: into one file, or into a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from okrsite_gen.pipeline.export.request import Exported, ExportRequest
from okrsite_gen.pipeline.output import write_output
from okrsite_gen.pipeline.seen import Seen
from okrsite_gen.store.output import claim

Counts = tuple[tuple[str, int], ...]


def told(request: ExportRequest, text: str | bytes, seen: Seen, counts: Counts) -> Exported:
    """Write one file where the request says so, and return what there was of it.

    Raises `OkrsiteError` where the system refuses or somebody wrote what would be replaced.
    """
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text  # as in the site and its data
    if not request.output:
        return Exported(
            data.decode("utf-8") if isinstance(text, str) else "", size=len(data), counts=counts, errors=seen.errors
        )
    write_output(request.root, request.output, data, seen.job.sources)
    return Exported(files=(request.output,), size=len(data), counts=counts, errors=seen.errors)


def told_in_folder(request: ExportRequest, files: Mapping[str, bytes], seen: Seen, counts: Counts) -> Exported:
    """Write files into the folder that the request names, whole or not at all, and return what there was of them.

    Files that a former export left there go, others stay. Raises `OkrsiteError` where the folder holds what somebody
    else wrote, or lies among it.
    """
    folder = Path(request.root, request.output)
    with claim(folder, seen.job.sources) as claimed:
        staging = claimed.stage()
        for path, data in files.items():
            staging.write(path, data, "")
        staging.complete((), files.keys()).publish()
    shutil.rmtree(claimed.folder.beside, ignore_errors=True)  # nobody builds on it, as a site's next build would
    size = sum(map(len, files.values()))
    return Exported(files=tuple(files), size=size, counts=counts, errors=seen.errors)
