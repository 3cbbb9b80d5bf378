"""Where sources can be edited."""

from __future__ import annotations

import pytest

from okrsite_gen.model.settings import RepositorySettings
from okrsite_gen.site.editing import edit_address

FILE = "content/teams/x/Übersicht.md"
QUOTED = "content/teams/x/%C3%9Cbersicht.md"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (RepositorySettings("https://github.com/a/b.git"), f"https://github.com/a/b/edit/main/{QUOTED}"),
        (RepositorySettings("https://gitlab.com/a/b/"), f"https://gitlab.com/a/b/-/edit/main/{QUOTED}"),
        (
            RepositorySettings("https://git.acme.example/a", "dev", "gitea"),
            f"https://git.acme.example/a/_edit/dev/{QUOTED}",
        ),
        (RepositorySettings("https://codeberg.org/a/b"), f"https://codeberg.org/a/b/_edit/main/{QUOTED}"),
        (RepositorySettings("https://bitbucket.org/a/b"), f"https://bitbucket.org/a/b/src/main/{QUOTED}?mode=edit"),
        (RepositorySettings(edit="https://edit.example/{branch}/{path}"), f"https://edit.example/main/{QUOTED}"),
        (RepositorySettings("https://git.acme.example/a"), ""),
        (RepositorySettings(), ""),
    ],
)
def test_each_provider_has_its_form(repository, address):
    assert edit_address(repository, FILE) == address


def test_what_has_no_file_cannot_be_edited():
    assert edit_address(RepositorySettings("https://github.com/a/b"), "") == ""
