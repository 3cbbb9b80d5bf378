"""One picture for previews: an SVG of our own, and the PNG that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec

from markupsafe import Markup

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.status import Status
from okrsite_gen.site.badges.tones import tone_of
from okrsite_gen.site.badges.widths import width_of, wrapped
from okrsite_gen.site.charts.svg import element
from okrsite_gen.site.locales import runs_from_right
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.page import Page
from okrsite_gen.site.unprintable import printable

WIDTH, HEIGHT = 1200, 630
"""Pixels, in the shape that chats expect."""
EDGE, ROOM = 70, 1060
"""Where the words begin, and how wide they may be."""
LINES, LINE = 4, 70
"""Lines of a title at most, and from one to the next."""
_TITLE, _SMALL = 56, 30
_FACES = "'Noto Sans','Liberation Sans','DejaVu Sans',Arial,Helvetica,'Noto Sans Arabic','Noto Sans CJK JP',sans-serif"
_NARROW = 0.92
"""Some of the faces are wider than the table of letters."""
_PAPER, _INK, _FAINT, _RULE = "#fcfaf5", "#1f2430", "#5b606c", "#ddd9cf"


@dataclass(frozen=True, slots=True)
class PictureView:
    """What a picture for previews says."""

    site: str
    """Name of the site."""
    place: Words
    """Whose it is, and of which cycle."""
    title: Words
    words: Words
    """How it stands."""
    status: Status
    """Gives the colour."""
    progress: Decimal | None
    """0–1; None where it is not measured, or not to be told."""


def picture_page(address: str, view: PictureView) -> Page:
    """Return a picture as a file of the site."""
    return Page(address, "picture", view, media="image/png")


def expect_drawing() -> None:
    """Raise `OkrsiteError` where the library that makes pictures is not installed."""
    if find_spec("resvg_py") is None:
        raise OkrsiteError(
            "`outputs: {pictures: true}` needs resvg-py, which is not installed.",
            "Install it: `pip install '.[pictures]'` in your clone of okrsite; or delete the line in okrsite.yml.",
        )


def write_picture(view: PictureView, words: Catalogue) -> bytes:
    """Return a picture as PNG; the same bytes for the same view on machines with the same fonts."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=str(drawn(view, words))))


def drawn(view: PictureView, words: Catalogue) -> Markup:
    """Return a picture as SVG."""
    title, place, said = (printable(words.plain(each)) for each in (view.title, view.place, view.words))
    mirrored = runs_from_right(words.numbers.locale)
    tone = tone_of(view.status)
    lines = wrapped(title, _TITLE, ROOM * _NARROW, LINES)
    parts = [
        _line(printable(view.site), 92, _SMALL, _FAINT, mirrored=mirrored),
        *(_line(line, 190 + LINE * at, _TITLE, _INK, mirrored=mirrored) for at, line in enumerate(lines)),
        _line(wrapped(place, _SMALL, ROOM, 1)[0], 480, _SMALL, _FAINT, mirrored=mirrored),
        _line(said, 535, 38, tone, mirrored=mirrored, weight="bold"),
        *_bar(view.progress, tone, mirrored=mirrored),
    ]
    return element(
        "svg",
        element("rect", width=WIDTH, height=HEIGHT, fill=_PAPER),
        element("rect", x=WIDTH - 18 if mirrored else 0, width=18, height=HEIGHT, fill=tone),
        element("g", *parts, font_family=_FACES),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=HEIGHT,
    )


def _line(text: str, y: int, size: int, fill: str, *, mirrored: bool, weight: str = "normal") -> Markup:
    x, anchor = (WIDTH - EDGE, "end") if mirrored else (EDGE, "start")
    room = float(ROOM) if width_of(text, size) > ROOM else ""
    adjust = "spacingAndGlyphs" if room else ""
    look = {"font-size": f"{size}", "font-weight": weight, "fill": fill, "text-anchor": anchor}
    return element("text", text, x=x, y=y, textLength=room, lengthAdjust=adjust, **look)


def _bar(progress: Decimal | None, tone: str, *, mirrored: bool) -> tuple[Markup, ...]:
    if progress is None:
        return ()
    done = float(min(max(progress, Decimal(0)), Decimal(1))) * ROOM
    return (
        element("rect", x=EDGE, y=562, width=ROOM, height=18, rx=9, fill=_RULE),
        element("rect", x=EDGE + ROOM - done if mirrored else EDGE, y=562, width=done, height=18, rx=9, fill=tone),
    )
