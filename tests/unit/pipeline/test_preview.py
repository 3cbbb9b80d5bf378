"""Where previews are built, and what they are made of."""

from __future__ import annotations

from datetime import datetime, timezone

from okrsite_gen.pipeline.preview import look_around, preview_folder
from okrsite_gen.pipeline.request import Request
from okrsite_gen.store.output import claim

NOW = datetime(2026, 11, 20, tzinfo=timezone.utc)


def publish(folder):
    with claim(folder.output, ()) as claimed:
        staging = claimed.stage()
        staging.write("index.html", b"Home", "")
        return staging.complete((), ("index.html",)).publish()


def test_two_previews_of_a_project_never_share_a_folder(tmp_path):
    with preview_folder(tmp_path, "a") as first, preview_folder(tmp_path, "a") as second:
        assert first.output != second.output
    with preview_folder(tmp_path, "a") as again:
        assert again.output == first.output


def test_git_does_not_see_previews(tmp_path):
    with preview_folder(tmp_path, "a") as folder:
        assert (tmp_path / ".okrsite/previews/.gitignore").read_text() == "*\n"
        assert folder.output.is_relative_to(tmp_path / ".okrsite/previews")


def test_the_last_good_site_is_known_again_after_a_restart(tmp_path):
    with preview_folder(tmp_path, "drafts") as folder:
        assert folder.edition == ""
        name = publish(folder)
        folder.remember()
        assert folder.edition == name
    with preview_folder(tmp_path, "drafts") as folder:
        assert folder.edition == name


def test_a_site_for_other_options_is_not_taken_for_the_one_wanted(tmp_path):
    with preview_folder(tmp_path, "drafts") as folder:
        publish(folder)
        folder.remember()
    with preview_folder(tmp_path, "no drafts") as folder:
        assert folder.edition == ""
    with preview_folder(tmp_path, "drafts") as folder:  # what the second one built is not known
        assert folder.edition == ""


def test_all_folders_of_the_configuration_are_looked_at(tmp_path):
    (tmp_path / "okrsite.yml").write_text("content: [goals, more/secret]\nsite:\n  url: https://example.org/okrs/\n")
    around = look_around(Request(tmp_path, NOW))
    assert {tmp_path / "goals", tmp_path / "more/secret", tmp_path / "themes"} < set(around.folders)
    assert {"okrsite.yml", "goals", "more", "themes"} <= around.names
    assert around.base_path == "/okrs/"


def test_a_broken_configuration_is_looked_at_all_the_same(tmp_path):
    (tmp_path / "okrsite.yml").write_text("content: [\n")
    around = look_around(Request(tmp_path, NOW))
    assert tmp_path / "content" in around.folders
    assert "okrsite.yml" in around.names


def test_a_misspelt_configuration_is_looked_at_all_the_same(tmp_path):
    (tmp_path / "okrsite.yaml").write_text("")
    assert "okrsite.yaml" in look_around(Request(tmp_path, NOW)).names
