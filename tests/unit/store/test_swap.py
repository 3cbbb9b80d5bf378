from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrsite_gen.store import swap


class Folders:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.output, self.spare, self.aside = root / "site", root / "spare", root / "former"

    def make(self, **folders: str) -> None:
        for name, content in folders.items():
            (self.root / name).mkdir()
            (self.root / name / "x").write_text(content)

    def state(self) -> dict[str, str]:
        return {path.name: (path / "x").read_text() for path in self.root.iterdir()}


@pytest.fixture
def folders(tmp_path) -> Folders:
    return Folders(tmp_path)


@pytest.fixture(params=["one step", "three renames"])
def way(request, monkeypatch):
    if request.param == "three renames":
        monkeypatch.setattr(swap, "_renameat2", lambda: None)
    return request.param


def exchange(folders: Folders) -> None:
    swap.exchange(folders.spare, folders.output, folders.aside)


def test_both_folders_change_places(folders, way):
    folders.make(site="old", spare="new")
    exchange(folders)
    assert folders.state() == {"site": "new", "spare": "old"}


def test_without_an_output_the_spare_becomes_it(folders, way):
    folders.make(spare="new")
    exchange(folders)
    assert folders.state() == {"site": "new"}


def test_a_system_call_that_this_file_system_lacks_falls_back_to_renames(folders, monkeypatch):
    monkeypatch.setattr(swap, "_renameat2", lambda: lambda *_: -1)
    monkeypatch.setattr(swap.ctypes, "get_errno", lambda: 22)
    folders.make(site="old", spare="new")
    exchange(folders)
    assert folders.state() == {"site": "new", "spare": "old"}


def test_a_refused_exchange_leaves_the_output_where_it_was(folders, monkeypatch):
    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    folders.make(site="old")
    with pytest.raises(FileNotFoundError):
        exchange(folders)
    assert folders.state() == {"site": "old"}


@pytest.mark.parametrize(
    ("died_after", "found"),
    [
        (1, {"site": "old", "spare": "new"}),
        (2, {"site": "new", "spare": "old"}),
    ],
)
def test_an_interrupted_exchange_is_mended(folders, monkeypatch, died_after, found):
    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    folders.make(site="old", spare="new")
    child = os.fork()
    if not child:
        rename, done = Path.rename, []

        def dying(self, target):
            if len(done) == died_after:
                os._exit(9)
            done.append(target)
            return rename(self, target)

        Path.rename = dying
        exchange(folders)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert "former" in folders.state()
    swap.recover(folders.spare, folders.output, folders.aside)
    assert folders.state() == found


def test_nothing_is_lost_where_somebody_made_a_new_output_meanwhile(folders):
    folders.make(site="made by hand", spare="new", former="old")
    swap.recover(folders.spare, folders.output, folders.aside)
    assert sorted(folders.state().values()) == ["made by hand", "new", "old"]
    assert not folders.aside.exists()
