"""Pictures for previews: drawn where they are wanted, kept while nothing in them changes, missed in plain words."""

from __future__ import annotations

import struct
from decimal import Decimal

import pytest
from project import SMALL, Project
from test_badges import HOSTILE, catalogue

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.status import Status
from okrsite_gen.site.badges.widths import width_of, wrapped
from okrsite_gen.site.messages import message
from okrsite_gen.site.pictures import picture
from okrsite_gen.site.pictures.picture import PictureView, drawn, write_picture

WANTED = {"okrsite.yml": "site:\n  url: https://okrs.example/\noutputs:\n  pictures: true\n"}
OBJECTIVE = "teams/payments/2026-q4/activation"


def test_each_objective_has_one_and_its_page_names_it_with_size_and_words(tmp_path, monkeypatch):
    drawn_now: list[str] = []

    def draw(view: PictureView, words: object) -> bytes:
        drawn_now.append(view.title.text)
        return b"\x89PNG " + view.title.text.encode()

    monkeypatch.setattr("okrsite_gen.site.render.write_picture", draw)
    monkeypatch.setattr(picture, "find_spec", lambda _: object())
    project = Project(tmp_path, SMALL | WANTED)
    project.build(jobs=1)
    page = project.page(f"{OBJECTIVE}/index.html")
    for words in (
        f'<meta property="og:image" content="https://okrs.example/{OBJECTIVE}/picture.png">',
        '<meta property="og:image:width" content="1200">',
        '<meta property="og:image:alt" content="On track',
    ):
        assert words in page
    assert "og:image" not in project.page("index.html")
    assert (project.site / f"{OBJECTIVE}/picture.png").read_bytes() == b"\x89PNG Developers go live in a day"
    assert sorted(drawn_now) == ["Customers stay with us for years", "Developers go live in a day"]
    drawn_now.clear()
    project.edit("content/teams/payments/2026-Q4/activation.md", "go live in a day", "go live in an hour")
    project.build(jobs=1)
    assert drawn_now == ["Developers go live in an hour"]


def test_without_the_library_it_is_named_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(picture, "find_spec", lambda _: None)
    with pytest.raises(OkrsiteError) as met:
        Project(tmp_path, SMALL | WANTED).build()
    assert "pip install '.[pictures]'" in met.value.hint
    assert Project(tmp_path / "plain").build().written is not None


def view(title: str = HOSTILE) -> PictureView:
    said = message("badge.measured", status="on-track", progress=Decimal("0.47"))
    return PictureView("Our OKRs", "Payments · Q4 2026", title, said, Status.ON_TRACK, Decimal("0.47"))


def test_a_picture_is_a_png_of_the_size_that_chats_expect_and_the_same_each_time():
    pytest.importorskip("resvg_py")
    data = write_picture(view(), catalogue())
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert write_picture(view(), catalogue()) == data


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", "ar"])
def test_words_begin_where_the_language_begins(language):
    svg = str(drawn(view("Developers"), catalogue(language)))
    assert ('x="1130"' in svg) is (language == "ar")
    assert catalogue(language).t("status.on-track") in svg


def test_titles_go_over_as_many_lines_as_there_are_and_no_further():
    assert wrapped("Short", 56, 900, 4) == ["Short"]
    for text in ("word " * 60, "目" * 200, "x" * 300):
        lines = wrapped(text, 56, 900, 4)
        assert len(lines) == 4
        assert lines[-1].endswith("…")
        assert all(width_of(line, 56) <= 900 for line in lines)
    assert "".join(wrapped("目標" * 20, 56, 900, 4)) == "目標" * 20
