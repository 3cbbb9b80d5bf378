"""Which okrsite another machine has to install."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from okrsite_gen.pipeline.program import requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def installed(monkeypatch, origin: str | None):
    found = SimpleNamespace(read_text=lambda _name: origin)
    monkeypatch.setattr("okrsite_gen.pipeline.program.distribution", lambda _name: found)


def from_git(url: str) -> str:
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}})


def test_one_from_git_is_named_by_its_commit(monkeypatch):
    installed(monkeypatch, from_git("https://git.example/tools/okrsite"))
    assert requirement() == f"okrsite @ git+https://git.example/tools/okrsite@{COMMIT}"


def test_one_from_a_folder_is_named_by_the_commit_that_others_can_get(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(
        "okrsite_gen.pipeline.program.published_commit",
        lambda root: asked.append(root) or ("https://git.example/okrsite.git", COMMIT),
    )
    installed(monkeypatch, json.dumps({"url": tmp_path.as_uri(), "dir_info": {"editable": True}}))
    assert requirement() == f"okrsite @ git+https://git.example/okrsite.git@{COMMIT}"
    assert asked == [tmp_path]


@pytest.mark.parametrize(
    "origin",
    [None, "", "no json", "[]", '{"url": "file:///srv/okrsite", "dir_info": {}}', from_git("file:///srv/x")],
)
def test_any_other_is_not_named_since_its_name_may_belong_to_anybody(monkeypatch, origin):
    installed(monkeypatch, origin)
    assert requirement() == ""


def test_a_password_in_an_address_goes_nowhere(monkeypatch):
    installed(monkeypatch, from_git("https://me:secret@git.example/okrsite"))
    assert requirement() == ""
