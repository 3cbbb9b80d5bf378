"""A commit may bring a cache that lies, and nobody believes it."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from committed import OBJECTIVE, commit, committed, git

from okrsite_gen.content.revisions import revision_at
from okrsite_gen.pipeline.diff import DiffRequest, diff
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request
from okrsite_gen.store.cache import CacheFolder

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)


@pytest.fixture
def project(tmp_path):
    """Return a project in which a title was changed in the last commit."""
    project = committed(tmp_path)
    text = (project.root / OBJECTIVE).read_text(encoding="utf-8")
    (project.root / OBJECTIVE).write_text(text.replace("title: ", "title: Not ", 1) + "\n", encoding="utf-8")
    commit(project, "Change a title", "2026-11-19")
    return project


def told(project) -> int:
    """Return how many differences are told of the last commit."""
    requests = (Request(project.root, NOW, revision=revision_at(project.root, each)) for each in ("HEAD^", "HEAD"))
    return len(diff(DiffRequest(*requests, findings=False), silent).comparison.written)


def forge(project) -> None:
    """Make what is remembered of the difference tell of none."""
    cache = CacheFolder(project.root, program_digest())
    for file in cache.folder.glob("compared-*"):
        before, after, _, *rest = cache.read(file.name)
        assert cache.write(file.name, (before, after, [], *rest))


def test_a_difference_that_a_commit_brings_along_is_not_believed(project):
    honest = told(project)
    assert honest
    forge(project)
    assert told(project) == 0, "a cache of our own is believed"
    git(project, "add", "--force", ".okrsite")
    assert told(project) == honest


def test_nothing_is_written_into_a_cache_that_is_part_of_the_repository(project):
    project.check()
    git(project, "add", "--force", ".okrsite")
    commit(project, "Commit what should not be", "2026-11-20")
    (project.root / OBJECTIVE).write_text("---\ntitle: Grow\n---\n", encoding="utf-8")
    found = project.check().findings
    assert found == project.check(use_cache=False).findings
    told(project)
    assert git(project, "status", "--porcelain", ".okrsite") == ""
