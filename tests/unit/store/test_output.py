from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from okrsite_gen.errors import OkrsiteError, OutputBusy, OutputRefused
from okrsite_gen.store.listing import NAME
from okrsite_gen.store.manifest import Manifest
from okrsite_gen.store.output import OutputFolder, claim


class Site:
    """An output folder, published from dictionaries of path and text."""

    def __init__(self, root: Path) -> None:
        self.output = root / "site"
        self.manifest = Manifest()

    def publish(self, **files: str) -> int:
        wanted = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
        with claim(self.output, []) as claimed:
            intact = claimed.folder.intact(self.manifest)
            keep = {path for path, text in wanted.items() if path in intact and self.fingerprint(path) == text}
            staging = claimed.stage()
            records = {path: self.manifest.records[path] for path in keep}
            records.update(
                (path, staging.write(path, text.encode(), text)) for path, text in wanted.items() if path not in keep
            )
            generation = staging.complete(keep, wanted.keys() - keep)
            self.manifest = Manifest("key", generation.publish(), records)
        return len(wanted) - len(keep)

    def fingerprint(self, path: str) -> str:
        return self.manifest.records[path].fingerprint

    def files(self) -> dict[str, str]:
        return {
            file.relative_to(self.output).as_posix(): file.read_text()
            for file in sorted(self.output.rglob("*"))
            if not file.is_dir() and file.name != NAME
        }


@pytest.fixture
def site(tmp_path) -> Site:
    return Site(tmp_path)


def test_a_first_build_writes_everything(site):
    assert site.publish(index_html="home", a__index_html="a") == 2
    assert site.files() == {"index.html": "home", "a/index.html": "a"}


def test_a_second_build_writes_what_changed_and_keeps_the_rest(site):
    site.publish(index_html="home", a__index_html="a", b__index_html="b")
    before = (site.output / "b/index.html").stat()
    assert site.publish(index_html="home", a__index_html="A", b__index_html="b") == 1
    assert site.files() == {"index.html": "home", "a/index.html": "A", "b/index.html": "b"}
    assert (site.output / "b/index.html").stat().st_ino == before.st_ino


def test_what_is_not_wanted_any_more_goes_with_its_folders(site):
    site.publish(index_html="home", a__b__index_html="b")
    site.publish(index_html="home")
    site.publish(index_html="home")
    assert [path.name for path in sorted(site.output.iterdir())] == [NAME, "index.html"]


def test_a_file_may_become_a_folder_and_back(site):
    site.publish(a="file")
    site.publish(a__b="inside")
    site.publish(a="file again")
    site.publish(a__b="inside again")
    assert site.files() == {"a/b": "inside again"}


def test_a_pipe_in_the_place_of_a_file_beside_the_output_keeps_nobody_waiting(site):
    site.publish(index_html="home")
    for file in (site.output.with_name(f".{site.output.name}.okrsite") / "generation", site.output / "index.html"):
        file.unlink()
        os.mkfifo(file)
    site.publish(index_html="home", more_html="more")
    assert site.files() == {"index.html": "home", "more.html": "more"}


def test_files_of_others_are_carried_over_for_ever(site):
    site.publish(index_html="home", a__index_html="a")
    (site.output / "CNAME").write_text("okrs.example")
    (site.output / "a" / "notes.txt").write_text("mine")
    (site.output / "empty").mkdir()
    (site.output / "link").symlink_to("nowhere")
    for text in ("1", "2", "3"):
        site.publish(index_html=text)
        assert (site.output / "CNAME").read_text() == "okrs.example"
        assert (site.output / "a" / "notes.txt").read_text() == "mine"
        assert (site.output / "empty").is_dir()
        assert (site.output / "link").readlink() == Path("nowhere")


def test_a_file_of_others_that_was_removed_does_not_come_back(site):
    site.publish(index_html="1")
    (site.output / "CNAME").write_text("okrs.example")
    site.publish(index_html="2")
    (site.output / "CNAME").unlink()
    site.publish(index_html="3")
    site.publish(index_html="4")
    assert site.files() == {"index.html": "4"}


@pytest.mark.parametrize("foreign", ["a", "a/index.html", "a/index.html/deeper"])
def test_a_file_of_others_in_the_way_is_never_overwritten(site, foreign):
    site.publish(index_html="1")
    path = site.output / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    with pytest.raises(OutputRefused, match=r"not written by okrsite"):
        site.publish(index_html="2", a__index_html="a")
    assert site.files() == {"index.html": "1", foreign: "mine"}


@pytest.mark.parametrize("path", ["../evil", "a/../../evil", "/etc/evil", "a//b", "./a", "a/", "", NAME, "a\0b"])
def test_no_page_gets_out_of_the_output_or_over_its_list(site, path, tmp_path):
    with claim(site.output, []) as claimed, pytest.raises(OutputRefused):
        claimed.stage().write(path, b"", "")
    assert [file.name for file in tmp_path.iterdir()] == [".site.okrsite"]


@pytest.mark.parametrize("damage", ["edited", "edited at the same size", "removed", "made a link"])
def test_a_damaged_page_is_written_again(site, damage):
    site.publish(index_html="home", a__index_html="a")
    page = site.output / "a" / "index.html"
    if damage == "edited":
        page.write_text("tampered")
    elif damage == "edited at the same size":
        page.write_text("!")
    else:
        page.unlink()
    if damage == "made a link":
        page.symlink_to("../index.html")
    assert not OutputFolder.of(site.output).published_whole(site.manifest)
    assert site.publish(index_html="home", a__index_html="a") == 1
    assert site.files() == {"index.html": "home", "a/index.html": "a"}


def test_an_edit_in_place_does_not_reach_the_next_generation(site):
    site.publish(index_html="1", a="a")
    site.publish(index_html="2", a="a")
    (site.output / "a").write_text("tampered")
    site.publish(index_html="3", a="a")
    site.publish(index_html="4", a="a")
    assert site.files() == {"index.html": "4", "a": "a"}


def test_a_whole_output_is_recognised(site):
    place = OutputFolder.of(site.output)
    assert not place.published_whole(site.manifest)
    site.publish(index_html="home")
    assert place.published_whole(site.manifest)
    (site.output / "CNAME").write_text("okrs.example")
    assert place.published_whole(site.manifest)


def test_pages_that_another_memory_wrote_are_compared_by_their_bytes(site, tmp_path):
    site.publish(index_html="1", a="same")
    other = Site(tmp_path)
    other.publish(index_html="2", a="same")
    first = site.manifest.records["index.html"]
    os.utime(site.output / "index.html", ns=(first.modified, first.modified))
    assert OutputFolder.of(site.output).intact(site.manifest) == {"a"}


def test_an_output_restored_with_other_times_is_recognised_by_its_bytes(site):
    site.publish(index_html="home")
    os.utime(site.output / "index.html", (1, 1))
    assert OutputFolder.of(site.output).published_whole(site.manifest)


def test_two_builds_at_once_are_refused(site):
    with claim(site.output, []), pytest.raises(OutputBusy), claim(site.output, []):
        pass


def test_an_unsafe_output_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(OutputRefused), claim(tmp_path / "content", [tmp_path / "content"]):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_linked_output_is_written_where_it_leads(site, tmp_path):
    (tmp_path / "real").mkdir()
    site.output.symlink_to(tmp_path / "real")
    site.publish(index_html="1")
    site.publish(index_html="2")
    assert site.output.is_symlink()
    assert (tmp_path / "real" / "index.html").read_text() == "2"


def test_systems_without_hard_links_get_copies(site, monkeypatch):
    def refuse(*_args, **_named):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    site.publish(index_html="1", a="a")
    (site.output / "CNAME").write_text("okrs.example")
    assert site.publish(index_html="2", a="a") == 1
    assert site.files() == {"index.html": "2", "a": "a", "CNAME": "okrs.example"}


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "does not let"), (errno.EROFS, "read-only"), (errno.EIO, "error")],
)
def test_what_the_system_refuses_leaves_the_old_output_whole(site, monkeypatch, number, said):
    site.publish(index_html="1", a="a", b="b")

    def refuse(path, flags, *mode):
        if flags & os.O_EXCL and Path(path).name == "b":
            raise OSError(number, os.strerror(number), str(path))
        return opening(path, flags, *mode)

    opening = os.open
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(OkrsiteError, match=said) as caught:
            site.publish(index_html="2", a="A", b="B")
    assert caught.value.exit_code == 2
    assert site.files() == {"index.html": "1", "a": "a", "b": "b"}
    assert site.publish(index_html="2", a="A", b="B") == 3
    assert site.files() == {"index.html": "2", "a": "A", "b": "B"}


def test_permissions_of_the_output_folder_are_kept(site):
    site.publish(index_html="1")
    site.output.chmod(0o711)
    site.publish(index_html="2")
    assert site.output.stat().st_mode & 0o777 == 0o711


def test_what_stands_beside_the_output_keeps_itself_out_of_the_repository(site, tmp_path):
    site.publish(index_html="1")
    assert (tmp_path / ".site.okrsite" / ".gitignore").read_text() == "*\n"
