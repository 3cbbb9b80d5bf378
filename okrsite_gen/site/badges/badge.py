"""One badge as an SVG: what it is about, the word of its status, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from okrsite_gen.model.status import Status
from okrsite_gen.site.badges.tones import tone_of
from okrsite_gen.site.badges.widths import shortened, width_of
from okrsite_gen.site.charts.svg import element
from okrsite_gen.site.locales import runs_from_right
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.page import Page
from okrsite_gen.site.unprintable import printable

HEIGHT, SIZE, BESIDE, BASELINE, BAR = 20, 11, 7, 13, 2
"""Height, size of the type, space beside words, line on which words stand, height of the bar of progress."""
LONGEST = 260
"""The widest that a title may be."""
_FACE = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
_GREY, _WHITE = "#3b4252", "#ffffff"


@dataclass(frozen=True, slots=True)
class BadgeView:
    """What a badge says."""

    title: Words
    """What it is about."""
    words: Words
    """How that stands."""
    status: Status | None = None
    """Its status, which gives the colour; None where there is no single one."""
    progress: Decimal | None = None
    """0–1; None where it is not measured."""


def badge_page(address: str, view: BadgeView) -> Page:
    """Return a badge as a file of the site."""
    return Page(address, "badge", view, media="image/svg+xml")


def write_badge(view: BadgeView, words: Catalogue) -> bytes:
    """Return a badge; the same bytes for the same view, wherever it is drawn."""
    title, said = (printable(words.plain(each)) for each in (view.title, view.words))
    mirrored = runs_from_right(words.numbers.locale)
    shown = shortened(title, SIZE, LONGEST)
    wide, narrow = _box(shown), _box(said)
    about, how = ((narrow, wide), (0, narrow)) if mirrored else ((0, wide), (wide, narrow))
    box = element("rect", width=wide + narrow, height=HEIGHT, rx=3)
    ground = (
        element("rect", x=about[0], width=wide, height=HEIGHT, fill=_GREY),
        element("rect", x=how[0], width=narrow, height=HEIGHT, fill=tone_of(view.status)),
        *_bar(view.progress, how, mirrored=mirrored),
    )
    spoken = (_words(shown, about), _words(said, how))
    svg = element(
        "svg",
        element("title", f"{title}: {said}"),
        element("clipPath", box, id="r"),
        element("g", *ground, clip_path="url(#r)"),
        _edge(wide + narrow),
        element("g", *spoken, fill=_WHITE, font_family=_FACE, font_size=SIZE, text_anchor="middle"),
        xmlns="http://www.w3.org/2000/svg",
        width=wide + narrow,
        height=HEIGHT,
        role="img",
        aria_label=f"{title}: {said}",
    )
    return f"{svg}\n".encode("utf-8", "replace")


def _edge(wide: int) -> Markup:
    """Return the line around a badge, by which it can be told from a dark page."""
    size = {"width": wide - 1, "height": HEIGHT - 1}
    return element("rect", x=0.5, y=0.5, **size, rx=2.5, fill="none", stroke=_WHITE, stroke_opacity=0.35)


def _box(text: str) -> int:
    return round(width_of(text, SIZE)) + 2 * BESIDE


def _words(text: str, box: tuple[int, int]) -> Markup:
    """Return words in the middle of a box (its left edge and its width), as wide as the box was made for."""
    begin, wide = box
    return element(
        "text", text, x=begin + wide / 2, y=BASELINE, textLength=wide - 2 * BESIDE, lengthAdjust="spacingAndGlyphs"
    )


def _bar(progress: Decimal | None, box: tuple[int, int], *, mirrored: bool) -> tuple[Markup, ...]:
    if progress is None:
        return ()
    begin, wide = box[0] + BESIDE, box[1] - 2 * BESIDE
    done = float(min(max(progress, Decimal(0)), Decimal(1))) * wide
    x = begin + wide - done if mirrored else begin
    y = HEIGHT - BAR - 1.5
    return (
        element("rect", x=begin, y=y, width=wide, height=BAR, fill=_WHITE, fill_opacity=0.25),
        element("rect", x=x, y=y, width=done, height=BAR, fill=_WHITE, fill_opacity=0.85),
    )
