"""Takes the pictures of the README anew from the demo: `make pictures`. Needs Chromium and the extra `dev`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal, NamedTuple

ROOT = Path(__file__).parents[1]
SITE, IMAGES = ROOT / "site", ROOT / "docs" / "images"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def take() -> None:
    """Take every picture of the site in `site/`. Raises SystemExit where there is no site or no browser."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)), "")
    if not program or not (SITE / "index.html").is_file():
        sys.exit("Needs Chromium, and the demo in site/: make site")
    with _served(SITE) as origin, sync_playwright() as play:
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
