"""Content folders and projects that stood elsewhere in the repository before."""

from __future__ import annotations

from dataclasses import replace

from written_repo import FILE, RATE, TODAY, objective, told

from okrsite_gen.content.history import history_of, past_of
from okrsite_gen.content.sources import source_of

TARGETS = [("2026-10-20", "target", "60%", "58%"), ("2026-11-01", "target", "58%", "55%")]


def history_in(repo, project: str, folder: str, known=None):
    """Return what is told of a project in a folder of the repository."""
    root = repo.root / project
    where = replace(repo.where("UTC", folder), root=root)
    found = ((file.relative_to(root).as_posix(), file.read_bytes()) for file in root.glob(f"{folder}/**/*.md"))
    sources = {path: source_of(path, data) for path, data in found}
    return history_of(where, past_of(where, known), sources, TODAY)


def begun(repo) -> None:
    repo.write("site: {name: Falkenstein}\n", "okrsite.yml")
    repo.commit("One", "2026-10-01", objective("60%"))
    repo.commit("Another", "2026-10-02", objective("6%", title="Nobody waits"), FILE.replace("activation", "wait"))
    repo.commit("Two", "2026-10-20", objective("58%"))


def moved(repo, where: str) -> None:
    (repo.root / where).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", "content", where)
    if where.endswith("/content"):
        repo.git("mv", "okrsite.yml", where.replace("content", "okrsite.yml"))
    repo.commit("Move everything", "2026-10-25")
    repo.commit("Three", "2026-11-01", objective("55%"), FILE.replace("content", where, 1))


def test_a_content_folder_takes_its_past_along_wherever_it_goes_in_the_project(repo):
    begun(repo)
    moved(repo, "docs/goals")
    history = history_in(repo, ".", "docs/goals")
    assert told(history, "target", entity=RATE) == TARGETS
    assert told(history, "removed") == []


def test_a_whole_project_takes_its_past_along_into_another_folder_of_the_repository(repo):
    begun(repo)
    moved(repo, "okrs/content")
    assert told(history_in(repo, "okrs", "content"), "target", entity=RATE) == TARGETS
    repo.git("mv", "okrs", "company")
    repo.commit("Move it again", "2026-11-05")
    assert told(history_in(repo, "company", "content"), "target", entity=RATE) == TARGETS


def test_what_was_remembered_before_the_project_moved_is_read_anew(repo):
    begun(repo)
    known = past_of(repo.where())
    moved(repo, "okrs/content")
    history = history_in(repo, "okrs", "content", known)
    assert told(history, "target", entity=RATE) == TARGETS
    assert told(history, "removed") == []


def test_what_came_from_a_folder_that_was_never_published_begins_where_it_came(repo):
    aside = FILE.replace("content", "aside", 1)
    repo.commit("One", "2026-10-01", objective("60%"), aside)
    repo.commit("Two", "2026-10-20", objective("58%"), aside)
    repo.git("mv", "aside", "content")
    repo.commit("Publish", "2026-10-25")
    repo.commit("Three", "2026-11-01", objective("55%"))
    assert told(history_in(repo, ".", "content"), "target") == TARGETS[1:]


def test_a_folder_that_was_copied_begins_where_it_was_copied(repo):
    begun(repo)
    repo.write(objective("58%"), FILE.replace("content", "other", 1))
    repo.commit("Copy it", "2026-10-25")
    repo.commit("Three", "2026-11-01", objective("55%"), FILE.replace("content", "other", 1))
    assert told(history_in(repo, ".", "other"), "target") == TARGETS[1:]
