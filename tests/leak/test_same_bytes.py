"""What is hidden leaves no trace: with it, with something else, or without it, every byte is the same."""

from __future__ import annotations

import json

import pytest
from everything import DAY, exports, said, site, words
from marked import HIDDEN, marked
from project import Files, Project

LEVEL = ("leadership",)


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the files that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def with_other_words(files: Files, level: str) -> dict[str, str | bytes | None]:
    """Return the files with what only a level sees said in other words and figures, and more of it."""
    stem = {"company": "zqxvc", "leadership": "zqxvl", "draft": "zqxvd"}[level]
    other: dict[str, str | bytes | None] = {}
    for path, text in files.items():
        of_level = stem in path
        said = text.replace("confidence: 4", "confidence: 2") if of_level and isinstance(text, str) else text
        other[path] = said.replace("name: zqxv", "name: Longer, zqxv") if of_level and isinstance(said, str) else said
        if of_level and "/check-ins/" in path:
            other[path.replace("2026-11-1", "2026-11-0")] = text
        if of_level and path.endswith(".csv"):
            other[path] = f"{text}2026-11-13,5,More\n"
    return other


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """Everybody's part of the organisation alone: what it names is not there, or not any more."""
    return Project(tmp_path_factory.mktemp("bare"), marked(LEVEL, drop=LEVEL).files)


@pytest.mark.parametrize("audience", ["public", pytest.param("company", marks=pytest.mark.slow)])
def test_a_site_is_the_same_with_and_without_what_it_hides(bare, tmp_path, audience):
    whole = Project(tmp_path, marked(LEVEL).files)
    assert different(site(bare, audience), site(whole, audience)) == []


@pytest.mark.slow
def test_a_site_is_the_same_whatever_the_hidden_says(tmp_path):
    files = marked(LEVEL).files
    one, other = Project(tmp_path / "one", files), Project(tmp_path / "other", with_other_words(files, "leadership"))
    assert different(site(one, "public"), site(other, "public")) == []


@pytest.mark.slow
def test_with_every_level_hidden_all_that_is_written_is_the_same(tmp_path):
    whole = Project(tmp_path / "whole", marked().files)
    bare = Project(tmp_path / "bare", marked(drop=HIDDEN).files)
    for written in (site, exports, words):
        assert different(written(whole, "public"), written(bare, "public")) == []


@pytest.mark.slow
def test_a_hidden_target_that_is_deleted_changes_nothing_in_a_site_that_is_built_again(tmp_path):
    files = marked(LEVEL).files
    project = Project(tmp_path, files)
    before = site(project, "public", folder="site")
    project.write({path: None for path in files if "zqxvl-goal" in path})
    assert different(before, site(project, "public", folder="site")) == []


SMALL_PUBLIC = {
    "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\noutputs: {badges: true}\n",
    "content/teams/a/team.md": "---\nname: A\n---\n",
    "content/teams/a/2026-Q4/open.md": """
        ---
        title: Open
        key_results:
          - {id: k, title: K, start: 0, target: 9, metric: hush}
          - {id: up, title: Roll-up, rollup: supporting}
        ---
        [[b/2026-Q4/plan-b]] and [there](/old/address/) and [[@lee]].
    """,
    "content/teams/a/2026-Q4/check-ins/2026-11-11.md": "---\nupdates: {open: {k: {value: 2}}}\n---\nFine.\n",
}
HIDDEN_PARTS: dict[str, Files] = {
    "a team with all it has": {
        "content/teams/b/team.md": "---\nname: B\nparent: a\naudience: company\naliases: [/old/address/]\n---\n",
        "content/teams/b/2026-Q4/plan-b.md": "---\ntitle: Hush\nsupports: [a/2026-Q4/open#up]\n---\n",
        "content/teams/b/2026-Q4/plan.md": "---\nnot_doing: [Hush]\n---\n",
        "content/teams/b/2026-Q4/check-ins/2026-11-12.md": "---\nupdates: {plan-b: {note: Hush}}\n---\n",
    },
    "an objective that supports a shown one": {
        "content/teams/a/2026-Q4/hush.md": (
            "---\ntitle: Hush\naudience: company\nsupports: [open#up]\nprogress: 80%\n"
            "aliases: [/old/address/]\ncarried_from: open\ndepends_on: [open]\n---\n"
        ),
    },
    "check-ins": {
        f"content/teams/a/2026-Q4/check-ins/2026-11-{day}.md": (
            "---\naudience: company\nupdates: {open: {k: {value: 7, confidence: 1, status: off-track}}}\n---\n"
            "## Asks\nHush\n"
        )
        for day in (10, 18, 19)
    },
    "a metric that feeds a shown key result": {
        "content/metrics/hush.md": "---\nname: Hush\naudience: company\nhealthy: {max: 3}\n---\n",
        "content/metrics/hush.csv": "date,value,note\n2026-10-15,4,Hush\n2026-11-18,8,Hush\n",
    },
    "a person": {"content/people/lee.md": "---\nname: Lee Hush\nteam: a\naudience: company\n---\n"},
    "a page with its picture": {
        "content/pages/hush.md": (
            "---\ntitle: Hush\naudience: company\naliases: [/old/address/]\n---\n![x](../assets/hush.png)\n"
        ),
        "content/assets/hush.png": b"\x89PNG hush",
    },
    "a cycle": {
        "content/cycles/hush.md": "---\nname: Hush\naudience: company\nstart: 2026-11-01\nend: 2026-11-30\n---\n"
    },
    "a draft": {
        "content/teams/a/2026-Q4/hush.md": (
            "---\ntitle: Hush\nstate: draft\nsupports: [open#up]\naliases: [/old/address/]\n---\n"
        ),
    },
    "a file that cannot be read": {"content/teams/a/2026-Q4/hush.md": "---\ntitle: [Hush\naudience: company\n"},
    "the words of the organisation": {
        "content/index.md": (
            "---\naudience: company\nmission: Hush\nvision: Hush\npillars: [{id: hush, title: Hush}]\n"
            'sponsor: Hush\nchampions: ["@lee"]\n---\nHush\n'
        ),
    },
    "a plan and a retrospective": {
        "content/teams/a/2026-Q4/plan.md": "---\naudience: company\nnot_doing: [Hush]\n---\n",
        "content/teams/a/2026-Q4/retrospective.md": "---\naudience: company\n---\n## Keep\nHush\n",
    },
}


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("without"), SMALL_PUBLIC)


def site_of(folder, files: Files) -> dict[str, bytes]:
    project = Project(folder, files)
    project.build(audience="public", keep_going=True)
    return project.published()


@pytest.mark.parametrize("part", HIDDEN_PARTS)
def test_a_small_site_is_the_same_with_and_without(without, tmp_path, part):
    assert different(without, site_of(tmp_path, {**SMALL_PUBLIC, **HIDDEN_PARTS[part]})) == []


def test_an_archived_cycle_is_the_same_with_and_without(tmp_path):
    """The archive holds the figures of everybody; a site that hides anything takes none of them."""
    over = {path.replace("2026-Q4", "2026-Q3"): text for path, text in SMALL_PUBLIC.items() if "check-ins" not in path}
    hush = HIDDEN_PARTS["an objective that supports a shown one"]["content/teams/a/2026-Q4/hush.md"]
    hidden = {"content/teams/a/2026-Q3/hush.md": hush}
    sites = []
    for name, files in {"bare": over, "whole": {**over, **hidden}}.items():
        project = Project(tmp_path / name, files)
        said(project, "archive", "2026-Q3", "--write", *DAY)
        assert ("Hush" in (project.root / "content/cycles/2026-Q3.archive.json").read_text()) is (name == "whole")
        project.build(audience="public", keep_going=True)
        sites.append(project.published())
    assert different(*sites) == []
    assert not [path for path, data in sites[1].items() if b"Hush" in data]


def test_a_redirect_to_something_hidden_is_one_to_nothing(without, tmp_path):
    settings = SMALL_PUBLIC["okrsite.yml"] + "redirects: {/elsewhere/: /teams/b/2026-q4/plan-b/}\n"
    hidden = HIDDEN_PARTS["a team with all it has"]
    bare = site_of(tmp_path / "bare", {**SMALL_PUBLIC, "okrsite.yml": settings})
    whole = site_of(tmp_path / "whole", {**SMALL_PUBLIC, **hidden, "okrsite.yml": settings})
    assert different(bare, whole) == []
    assert json.loads(whole["build.json"])
