"""Changes that count are told, and others are not."""

from __future__ import annotations

import shutil
import threading

import pytest

from okrsite_gen.pipeline.preview import Surroundings
from okrsite_gen.serve.watch import Watching

PATIENCE = 30


class Bell:
    """Rings at a change; a test waits for it and then asks for silence."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        self._rung.set()

    def heard(self) -> bool:
        rung = self._rung.wait(PATIENCE)
        self._rung.clear()
        return rung


def raise_it(error: Exception) -> None:
    raise error


@pytest.fixture
def bell():
    return Bell()


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content/teams").mkdir(parents=True)
    (tmp_path / ".okrsite").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "content/index.md").write_text("Welcome.")
    return tmp_path


def surroundings(root, *folders):
    content = folders or ("content",)
    return Surroundings(tuple(root / name for name in (*content, "themes")), frozenset({"okrsite.yml", "themes"}))


@pytest.fixture
def watching(root, bell):
    watching = Watching(root, bell, raise_it)
    watching.follow(surroundings(root))
    assert bell.heard()  # the project folder
    if bell.count < 2:
        assert bell.heard()  # and the content
    yield watching
    watching.stop()


EDITS = {
    "a file edited": lambda root: (root / "content/index.md").write_text("Hello."),
    "a file made": lambda root: (root / "content/teams/new.md").write_text("New."),
    "a file removed": lambda root: (root / "content/index.md").unlink(),
    "a file exchanged": lambda root: (root / "okrsite.yml.new").rename(root / "okrsite.yml"),
    "a folder made": lambda root: (root / "content/people").mkdir(),
    "a folder removed": lambda root: (root / "content/teams").rmdir(),
    "the configuration": lambda root: (root / "okrsite.yml").write_text("site: {}"),
    "a theme folder made": lambda root: (root / "themes").mkdir(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_change_of_what_counts_is_told(root, watching, bell, edit):
    (root / "okrsite.yml.new").write_text("site: {}")
    edit(root)
    assert bell.heard()


def test_what_okrsite_and_editors_write_for_themselves_is_not_told(root, watching, bell):
    before = bell.count
    (root / ".okrsite/parsed").write_text("cache")
    (root / "site/index.html").write_text("output")
    (root / "content/.index.md.swp").write_text("half a thought")
    (root / "content/index.md~").write_text("the one before")
    (root / "notes.txt").write_text("none of our business")
    watching.stop()  # waits for the threads, which tell all that they know
    assert bell.count == before


def test_the_cache_is_not_told_where_the_project_folder_is_the_content(root, bell):
    watching = Watching(root, bell, raise_it)
    watching.follow(surroundings(root, "."))
    assert bell.heard()
    (root / ".okrsite/parsed").write_text("cache")
    (root / "page.md").write_text("content")
    assert bell.heard()
    watching.stop()


def test_a_folder_that_comes_later_is_watched_from_then_on(root, watching, bell):
    (root / "themes/own").mkdir(parents=True)
    assert bell.heard()
    watching.look_up()
    assert bell.heard()
    (root / "themes/own/theme.yml").write_text("name: own")
    assert bell.heard()


def test_a_folder_that_was_exchanged_for_another_one_is_watched_again(root, watching, bell):
    (root / "content").rename(root / "old")
    shutil.copytree(root / "old", root / "content")
    watching.look_up()
    assert bell.heard()
    (root / "content/index.md").write_text("Hello.")
    assert bell.heard()


def test_nothing_is_told_after_the_end(root, watching, bell):
    watching.stop()
    before = bell.count
    (root / "content/index.md").write_text("Hello.")
    assert bell.count == before
