"""Pages that are drawn before the whole site are, byte by byte, those that the whole site has in the end."""

from __future__ import annotations

from datetime import date

import pytest
from project import NOW, Project

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.kept import Kept
from okrsite_gen.pipeline.preview import compiled_templates
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.proofs import Proof, Proofs
from okrsite_gen.pipeline.request import BuildRequest, Request

DAY = date(2026, 11, 20)
OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
TEAM = "content/teams/payments/team.md"
OPEN = (
    "index.html",
    "teams/payments/index.html",
    "teams/payments/2026-q4/index.html",
    "teams/payments/2026-q4/activation/index.html",
    "teams/payments/2026-q4/check-ins/index.html",
    "teams/company/2026/grow/index.html",
    "cycles/2026-q4/index.html",
    "teams/index.html",
    "updates/index.html",
)


class Author:
    """Somebody who writes while a preview runs: the site is built once, and proofs are drawn after each edit."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept = Kept()
        self._proofs = Proofs(compiled_templates())
        project.build(as_of=DAY)

    def sees(self, *paths: str) -> Proof:
        request = BuildRequest(Request(self._project.root, NOW, DAY), self._project.site).keeping(self._kept)
        return self._proofs.proof(request, frozenset(paths), silent)


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


EDITS = (
    (OBJECTIVE, "Ordinary Markdown.", "A [link](../../company/2026/grow.md) and more."),
    (OBJECTIVE, "target: 2 days", "target: 3 days"),
    (CHECK_IN, "value: 12 days", "value: 5 days"),
    (TEAM, "name: Payments", "name: Paying"),
    ("okrsite.yml", "name: First", "name: Second"),
)
"""Words, a target, a figure, a team, and the name of the site."""


def built(project: Project) -> dict[str, bytes]:
    project.build(as_of=DAY)
    return {path: (project.site / path).read_bytes() for path in OPEN if (project.site / path).is_file()}


def test_proofs_are_what_the_whole_build_writes_that_follows_them(project):
    project.write({"okrsite.yml": "site: {name: First}\n"})
    author = Author(project)
    author.sees(*OPEN)
    for file, before, after in EDITS:
        project.edit(file, before, after)
        proof = author.sees(*OPEN)
        assert proof.stands
        assert len(proof.pages) == len(OPEN)
        assert proof.pages == built(project)


def test_proofs_follow_files_that_come_and_go(project):
    author = Author(project)
    project.write(
        {"content/teams/payments/2026-Q4/calm.md": "---\ntitle: Nobody waits\nsupports: company/2026/grow\n---\n"}
    )
    (project.root / CHECK_IN).unlink()
    proof = author.sees(*OPEN)
    whole = built(project)
    assert {path: body for path, body in proof.pages.items() if path in whole} == whole


def test_only_pages_that_are_looked_at_are_drawn(project):
    author = Author(project)
    project.edit(OBJECTIVE, "Ordinary", "Plain")
    assert list(author.sees(OPEN[3], "nowhere/index.html").pages) == [OPEN[3]]
    assert author.sees().pages == {}


def test_nothing_is_drawn_of_what_has_errors(project):
    author = Author(project)
    project.edit(OBJECTIVE, "supports:", "suports:")
    proof = author.sees(*OPEN)
    assert (proof.stands, proof.pages) == (False, {})
    assert [finding.place.line for finding in proof.report.findings if finding.place.file == OBJECTIVE] == [3]


def test_a_configuration_that_cannot_be_used_is_told(project):
    author = Author(project)
    project.write({"okrsite.yml": "sight: {}\n"})
    assert author.sees(*OPEN).report.configuration_failed
    project.write({"okrsite.yml": "theme: {name: none}\n"})
    with pytest.raises(OkrsiteError):
        author.sees(*OPEN)
