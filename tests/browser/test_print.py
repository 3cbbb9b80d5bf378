"""Paper shows what the page says, black on white, and no way through the site."""

from __future__ import annotations

import io
import re

import pytest
from observe import PROBES

PRINTED = ("home", "team", "objective")


def letters(text: str) -> str:
    """Return only what does not depend on how lines are broken."""
    return re.sub(r"[\W_]+", "", text).casefold()


ON_SCREEN_ONLY = {"Embed", "Read aloud"}
"""What is there to be copied, which nobody does from paper, and the page's own words once more in one sentence."""


@pytest.fixture(scope="module", params=PRINTED)
def sheet(request, demo, with_script):
    """A page in a dark browser: the text of its main content, of its PDF, and how it stands on paper."""
    from pypdf import PdfReader

    page = with_script.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.goto(demo.sample(request.param))
    page.evaluate(PROBES)
    texts = page.evaluate("probes.runs()")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    printed = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("probes.mark()")
    ground = page.evaluate(
        "[document.documentElement, document.body].map((at) => getComputedStyle(at))"
        ".map((style) => style.backgroundImage + ' ' + style.backgroundColor)"
    )
    scheme = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    shown = page.evaluate(
        "[...document.querySelectorAll('nav, button, [popover]')].filter(probes.shown).map(probes.selector)"
    )
    page.close()
    return request.param, texts, printed, ground, scheme, shown


def test_the_whole_main_text_is_on_paper(sheet):
    _, texts, printed, *_ = sheet
    # Confidence stands over a chart figure by figure, and a sheet keeps such figures apart.
    aside = re.compile(r"\d{5,}|\d+ more on the next (page|\d+ pages)")
    wanted = [text for text in texts if text not in ON_SCREEN_ONLY and not aside.fullmatch(text)]
    lost = [text for text in wanted if letters(text) not in printed]
    assert texts
    assert lost == []


def test_paper_is_white_even_from_a_dark_screen(sheet):
    _, _, _, ground, scheme, _ = sheet
    white = {"none rgba(0, 0, 0, 0)", "none rgb(255, 255, 255)"}
    assert set(ground) <= white
    assert scheme.split()[-1] == "light"


def test_navigation_and_controls_stay_off_the_paper(sheet):
    *_, shown = sheet
    assert shown == []


@pytest.mark.parametrize(
    ("address", "sheets"),
    [("/present/2026-q4/parts/", 2), ("/cycles/2026-q3/review/", 3), ("/cycles/2026-q4/review/", 0)],
)
def test_no_sheet_is_empty_and_a_list_that_goes_on_says_so(demo, with_script, address, sheets):
    from pypdf import PdfReader

    page = with_script.new_page()
    page.goto(demo.url(address))
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    printed = [sheet.extract_text() for sheet in pdf.pages]
    assert min(len(letters(text)) for text in printed) > 50
    if sheets:
        assert len(printed) == sheets
    else:
        assert "The rest is on the website." in " ".join("".join(printed).split())


def test_confidence_stands_beside_the_words_of_a_row_on_paper(demo, with_script):
    page = with_script.new_page()
    page.set_viewport_size({"width": 690, "height": 1000})
    page.emulate_media(media="print")
    page.goto(demo.sample("home"))
    rows = page.evaluate(
        "[...document.querySelectorAll('.row:not(.is-compact):has(> .track)')].map((row) =>"
        " ['.words', '.track'].map((part) => row.querySelector(part).getBoundingClientRect().top))"
    )
    page.close()
    assert rows
    assert [beside for words, beside in rows if abs(words - beside) > 8] == []


def test_the_two_figures_of_a_cycle_stand_apart(demo, with_script):
    page = with_script.new_page()
    gaps = []
    for width in (360, 690, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(demo.sample("home"))
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            time, way = ".instrument-box > .figure:first-child small", ".instrument-box > .figure:nth-child(2)"
            gaps.append(
                page.evaluate(
                    "([above, below]) => document.querySelector(below).getBoundingClientRect().top"
                    " - document.querySelector(above).getBoundingClientRect().bottom",
                    [time, way],
                )
            )
    page.close()
    assert min(gaps) >= 12 - 0.5
