"""Where sources can be edited."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from okrsite_gen.model.new_files import NewFile
from okrsite_gen.model.settings import RepositorySettings
from okrsite_gen.site.editing import edit_address, line_address, new_file_form

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


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (RepositorySettings("https://github.com/a/b.git"), f"https://github.com/a/b/blob/main/{QUOTED}?plain=1#L7"),
        (RepositorySettings("https://gitlab.com/a/b/"), f"https://gitlab.com/a/b/-/blob/main/{QUOTED}?plain=1#L7"),
        (
            RepositorySettings("https://git.acme.example/a", "dev", "gitea"),
            f"https://git.acme.example/a/src/branch/dev/{QUOTED}?display=source#L7",
        ),
        (RepositorySettings("https://bitbucket.org/a/b"), f"https://bitbucket.org/a/b/src/main/{QUOTED}#lines-7"),
        (RepositorySettings(edit="https://edit.example/{branch}/{path}"), ""),
        (RepositorySettings("https://git.acme.example/a"), ""),
    ],
)
def test_a_line_of_a_file_has_the_form_of_its_provider(repository, address):
    assert line_address(repository, FILE, 7) == address


def test_a_finding_about_a_whole_file_leads_to_its_beginning():
    assert line_address(RepositorySettings("https://github.com/a/b"), "x.md", 0).endswith("#L1")


NEW = NewFile("content/teams/a b/2026-Q4/check-ins", "2026-11-27.md", "---\nauthor:\n# 5 % & more: ü\n---\n## Wins\n")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/acme/okrs.git", "https://github.com/acme/okrs/new/main/content/teams/a%20b/2026-Q4/check-ins?filename=2026-11-27.md&value="),
        ("https://gitlab.com/acme/okrs", "https://gitlab.com/acme/okrs/-/new/main/content/teams/a%20b/2026-Q4/check-ins?file_name=2026-11-27.md"),
        ("https://codeberg.org/acme/okrs", "https://codeberg.org/acme/okrs/_new/main/content/teams/a%20b/2026-Q4/check-ins?filename=2026-11-27.md&value="),
        ("https://bitbucket.org/acme/okrs", "https://bitbucket.org/acme/okrs/create-file/main/content/teams/a%20b/2026-Q4/check-ins?at=main"),
        ("https://git.example/okrs", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_new_file_has_the_form_of_its_provider(url, address):
    form = new_file_form(RepositorySettings(url), NEW)
    assert form.address.startswith(address)
    assert bool(form.address) == bool(address)


def test_a_form_that_takes_a_text_gets_exactly_that_text():
    form = new_file_form(RepositorySettings("https://github.com/acme/okrs"), NEW)
    assert form.filled
    assert parse_qs(urlsplit(form.address).query) == {"filename": ["2026-11-27.md"], "value": [NEW.text]}


def test_a_text_that_would_make_an_address_too_long_is_left_out():
    long = replace(NEW, text="# line\n" * 600)
    form = new_file_form(RepositorySettings("https://github.com/acme/okrs"), long)
    assert not form.filled
    assert form.address.endswith("?filename=2026-11-27.md")
