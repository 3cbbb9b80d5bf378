"""An import follows no link: neither out of an archive nor, when it writes, out of the content folder."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from click.testing import CliRunner

from okrsite_gen.cli.program import okrsite
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.moving.bring import brought

TABLE = "Objective,Key Result,Target,Team\nGrow,More visits,10,web\n"


def test_a_link_in_an_archive_is_told_and_is_no_file(tmp_path):
    link = ZipInfo("people.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("objectives.csv", TABLE)
    (tmp_path / "export.zip").write_bytes(packed.getvalue())
    files, left = brought(tmp_path, [Path("export.zip")])
    assert [file.name for file in files] == ["export.zip/objectives.csv"]
    assert [(one.spot.file, one.why) for one in left] == [
        ("export.zip/people.csv", "It is a link, which may lead out of the archive.")
    ]


def test_a_folder_that_is_a_link_takes_no_new_file(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/teams").symlink_to(tmp_path / "elsewhere")
    (root / "export.csv").write_text(TABLE, encoding="utf-8")
    words = ["-C", str(root), "import", "export.csv", "--write"]
    with pytest.raises(OkrsiteError, match="is a symbolic link"):
        CliRunner().invoke(okrsite, words, catch_exceptions=False, standalone_mode=False)
    assert [*(tmp_path / "elsewhere").iterdir()] == []
    assert [file for file in (root / "content").rglob("*") if file.is_file()] == []
