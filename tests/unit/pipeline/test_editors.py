"""Settings for editors fit what the editors' extensions ask for, and what okrsite reads."""

from __future__ import annotations

import json

import pytest

from okrsite_gen.content.schema import FRONTS
from okrsite_gen.pipeline.editors import editor_files

FIELD_TYPES = {"string", "number", "datetime", "boolean", "choice", "list", "fields"}
"""Those types of Front Matter's fields that write what okrsite reads."""


@pytest.fixture(scope="module")
def settings():
    return json.loads(editor_files(("content",))[".vscode/settings.json"])


def fields_of(settings, kind):
    types = settings["frontMatter.taxonomy.contentTypes"]
    return {field["name"]: field for each in types if each["name"] == kind for field in each["fields"]}


def test_every_folder_has_exactly_one_content_type_that_exists(settings):
    known = [each["name"] for each in settings["frontMatter.taxonomy.contentTypes"]]
    folders = settings["frontMatter.content.pageFolders"]
    assert [folder["contentTypes"] for folder in folders] == [[kind] for kind in known]
    assert all(folder["path"].startswith("[[workspace]]/content") and folder["title"] for folder in folders)


def test_forms_offer_fields_that_okrsite_knows_in_types_that_the_extension_knows(settings):
    for each in settings["frontMatter.taxonomy.contentTypes"]:
        assert {field["name"] for field in each["fields"]} <= set(FRONTS[each["name"]].field_names())
        assert {field["type"] for field in each["fields"]} <= FIELD_TYPES
        assert all(field["description"] and field["title"] for field in each["fields"])
        assert all(field["choices"] for field in each["fields"] if field["type"] == "choice")


def test_an_objective_can_be_chosen_dated_and_numbered_in_a_form(settings):
    fields = fields_of(settings, "objective")
    assert fields["title"]["required"] is True
    assert fields["state"]["choices"] == ["draft", "proposed", "active", "closed"]
    assert fields["closed_on"]["dateFormat"] == "yyyy-MM-dd"
    assert fields["confidence"]["numberOptions"] == {"min": 0, "max": 10}
    assert fields["contributors"]["type"] == "list"


def test_no_form_touches_lists_of_groups_into_which_it_would_write_keys_of_its_own(settings):
    assert not {"key_results", "supports", "depends_on", "initiatives", "allow"} & set(fields_of(settings, "objective"))
    assert "updates" not in fields_of(settings, "check-in")


def test_a_field_that_is_emptied_goes_since_an_empty_word_would_be_an_error(settings):
    assert all(each["clearEmpty"] for each in settings["frontMatter.taxonomy.contentTypes"])


def test_the_extension_makes_no_files_and_does_not_judge(settings):
    assert all(folder["disableCreation"] for folder in settings["frontMatter.content.pageFolders"])
    assert settings["frontMatter.validation.enabled"] is False


def test_several_content_folders_are_told_apart():
    settings = json.loads(editor_files((".", "private/okrs"))[".vscode/settings.json"])
    folders = {folder["title"]: folder["path"] for folder in settings["frontMatter.content.pageFolders"]}
    assert folders["People (.)"] == "[[workspace]]/people*"
    assert folders["Team (private/okrs)"] == "[[workspace]]/private/okrs/teams/*"
