"""What a release says of itself."""

from __future__ import annotations

import hashlib

import pytest

from tools.release import notes, with_vendored
from tools.vendor import FOLDER, LIBRARIES, ROOT

LOG = "# Changelog\n\n## Unreleased\n\n- soon\n\n## 1.2.0 (2026-12-01)\n\n- new\n- newer\n\n## 1.1.0\n\n- old\n"


def test_a_release_tells_what_stands_under_its_version():
    assert notes("v1.2.0", "1.2.0", LOG) == "- new\n- newer\n"
    assert notes("v1.1.0", "1.1.0", LOG) == "- old\n"


@pytest.mark.parametrize(("tag", "version"), [("v1.2.0", "1.1.0"), ("1.2.0", "1.2.0"), ("v1.3.0", "1.3.0")])
def test_a_tag_of_another_version_and_a_version_without_a_word_are_not_released(tag, version):
    with pytest.raises(SystemExit):
        notes(tag, version, LOG)


def test_libraries_that_pages_load_are_in_the_bill_of_materials():
    bill = with_vendored({"components": [{"name": "click"}]})
    assert [part["name"] for part in bill["components"]] == ["click", *LIBRARIES]


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_of_others_is_the_one_that_was_looked_at(name):
    file, library = FOLDER / f"{name}.js", LIBRARIES[name]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == library.digest
    head = f"/*! {name} {library.version}, {library.licence} licence"
    assert file.read_text(encoding="utf-8").startswith(head)


def test_every_library_of_others_in_the_theme_is_named_with_licence_version_and_digest():
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.js" for name in LIBRARIES}
    table = (ROOT / "docs/explanation/dependencies.md").read_text(encoding="utf-8")
    for name, library in LIBRARIES.items():
        assert f"| {name} | {library.version} | {library.licence} | `{library.digest}` |" in table
