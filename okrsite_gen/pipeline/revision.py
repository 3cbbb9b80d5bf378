"""A project as it stood at some commit, for whoever builds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from okrsite_gen.content.checkout import write_revision
from okrsite_gen.content.repository import short_id
from okrsite_gen.content.revisions import revision_at
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.store.scratch import scratch_folder


@contextmanager
def at_revision(request: BuildRequest, name: str, environment: Mapping[str, str]) -> Iterator[BuildRequest]:
    """Give a request for the site as it stood at a revision, with the settings, theme and files of then.

    The day to judge by is that of the commit, unless the request or the settings of then name another one. An empty
    name changes nothing. `environment` is that of this process. Raises `OkrsiteError` where git knows no such revision.
    """
    if not name:
        yield request
        return
    root = request.reading.root
    revision = revision_at(root, name)
    with scratch_folder() as folder:
        then = replace(
            request.reading,
            root=write_revision(root, revision.commit, folder, environment),
            now=revision.moment,
            home=root,
            written_out=revision.commit,
        )
        yield replace(request, reading=then, commit=short_id(root, revision.commit))
