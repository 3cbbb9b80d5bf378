"""Links are not followed, neither in content folders nor in their place."""

from __future__ import annotations

from okrsite_gen.content.discover import discover


def test_a_content_folder_that_is_a_link_is_not_read(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/index.md").write_text("secret")
    (tmp_path / "more").symlink_to(tmp_path / "outside")
    (tmp_path / "behind").symlink_to(tmp_path)
    found = discover(tmp_path, ("content", "more", "behind/outside"))
    assert [f"{each.code} {each.place.file}" for each in found.diagnostics] == [
        "FILE009 behind/outside",
        "FILE009 more",
    ]
    assert all("secret" not in source.data.decode() for source in found.sources)
    (alone,) = discover(tmp_path, ("more",)).diagnostics
    assert (alone.code, alone.message[:46]) == ("FILE001", "The content folder `more/` is a symbolic link,")
