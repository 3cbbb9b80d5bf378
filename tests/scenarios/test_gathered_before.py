"""What was gathered from files before is taken again for files that say the same, and for these alone."""

from __future__ import annotations

import pytest
from project import SMALL, Project

from okrsite_gen.content.gather import collection, objectives
from okrsite_gen.pipeline import gathered_before
from okrsite_gen.store.things import Things

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project(tmp_path, SMALL)
    made.build()
    return made


@pytest.fixture
def gathered_anew(monkeypatch) -> list[str]:
    """Return the files of the objectives that are made anew from then on."""
    files: list[str] = []

    def noted(document, *rest):
        files.append(document.file)
        return objectives.objective_of(document, *rest)

    monkeypatch.setattr(collection, "objective_of", noted)
    return files


def test_only_the_objective_that_was_edited_is_made_anew(project, gathered_anew):
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build()
    assert gathered_anew == [OBJECTIVE]
    assert project.published() == project.built_from_scratch()


def test_a_check_in_is_made_anew_when_an_objective_says_something_else_about_what_it_names(project):
    text = (project.root / OBJECTIVE).read_text(encoding="utf-8")
    identifier = text.partition("- id: ")[2].partition("\n")[0]
    project.edit(OBJECTIVE, f"- id: {identifier}", "- id: another")
    report = project.build(keep_going=True)
    assert identifier in " ".join(each.message for each in report.findings if each.place.file == CHECK_IN)
    assert project.published() == project.built_from_scratch(keep_going=True)


def test_who_is_known_by_name_is_asked_again_when_a_person_gets_a_file(project, gathered_anew):
    text = (project.root / OBJECTIVE).read_text(encoding="utf-8")
    owner = text.partition("owner: ")[2].partition("\n")[0].strip() or "maria"
    project.write({f"content/people/{owner.lstrip('@')}.md": "---\nname: Maria Example\n---\n"})
    project.build()
    assert OBJECTIVE in gathered_anew
    assert project.published() == project.built_from_scratch()


@pytest.mark.parametrize("harm", [b"", b"foreign", b"cosbuiltins\nlen\n."])
def test_a_memory_that_cannot_be_read_costs_time_alone(project, gathered_anew, harm):
    for shelf in (project.root / ".okrsite" / gathered_before.NAME).iterdir():
        shelf.write_bytes(harm)
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build()
    assert OBJECTIVE in gathered_anew
    assert len(gathered_anew) > 1
    assert project.published() == project.built_from_scratch()


def test_what_is_written_without_a_cache_is_read_by_the_next_build(project, gathered_anew):
    project.build(use_cache=False)
    gathered_anew.clear()
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build()
    assert gathered_anew == [OBJECTIVE]


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: 7,
        lambda record: record[:2],
        lambda record: (*record[:2], True, ()),
        lambda record: (*record[:2], True, (1, 2, 3, 4, 5, 6)),
    ],
)
def test_a_memory_of_another_form_costs_time_alone(project, gathered_anew, monkeypatch, harm):
    unpack = Things.unpack
    monkeypatch.setattr(
        Things, "unpack", lambda self, data: {key: harm(each) for key, each in unpack(self, data).items()}
    )
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build()
    assert len(gathered_anew) > 1
    assert project.published() == project.built_from_scratch()


def test_what_a_removed_file_said_is_forgotten_with_the_next_edit(project):
    text = (project.root / OBJECTIVE).read_text(encoding="utf-8")
    words = "Words that stand in no other file"
    gone = OBJECTIVE.replace("activation", "going")
    project.write({gone: text.replace("Ordinary Markdown.", words)})
    project.build(keep_going=True)
    (project.root / gone).unlink()
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build(keep_going=True)
    folders = ("parsed", gathered_before.NAME)
    kept = [file for folder in folders for file in (project.root / ".okrsite" / folder).iterdir()]
    assert kept
    assert not [file.name for file in kept if words.encode() in file.read_bytes()]
