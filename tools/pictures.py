"""Takes the pictures of the README anew from the demo: `make pictures`. Needs Chromium and the extra `dev`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, NamedTuple

ROOT = Path(__file__).parents[1]
SITE, IMAGES = ROOT / "site", ROOT / "docs" / "images"


class Picture(NamedTuple):
    """One picture: where it is taken, and of what size in CSS pixels."""

    name: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("home", "/", 1280, 1180),
    Picture("objective", "/teams/parts/2026-q4/no-waiting/", 1280, 1180),
    Picture("team", "/teams/parts/", 1280, 1180),
    Picture("alignment-dark", "/cycles/2026-q4/alignment/", 1280, 1180, "dark"),
    Picture("home-phone", "/", 390, 1000),
)


def take() -> None:
    """Take every picture of the site in `site/`. Raises SystemExit where there is no site or no browser."""
    from playwright.sync_api import sync_playwright

    from bench.inputs import CHROMIUM, served

    program = next((each for each in CHROMIUM if Path(each).exists()), "")
    if not program or not (SITE / "index.html").is_file():
        sys.exit("Needs Chromium, and the demo in site/: make site")
    with served(SITE) as origin, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--font-render-hinting=none"])
        for each in PICTURES:
            page = browser.new_page(
                viewport={"width": each.width, "height": each.height}, color_scheme=each.scheme, reduced_motion="reduce"
            )
            page.goto(origin + each.address, wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{each.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take()
