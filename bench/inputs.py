"""How long a built site takes to answer a press: in the map, the explorer and the search.

    .venv/bin/python bench/inputs.py SITE [CYCLE]

SITE is the folder of a built site, CYCLE the key of the cycle whose map is opened (the first one with a map unless
told). Each action is done several times in Chromium; told are the median and the worst of what the browser itself
reports from the press to the next picture (Event Timing, in steps of 8 ms), how long scripts ran within it, and the
median as a multiple of a press in the same run that changes nothing but a fold: machines differ, multiples do so less.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Page, sync_playwright

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
TIMES, PAUSE = 5, 600
"""How often each action is done, and milliseconds to wait for its picture."""
LISTEN = """
  window.pressed = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) pressed.push([each.duration, each.processingEnd - each.processingStart]);
  }).observe({type: "event", durationThreshold: 16});
"""
NOTHING = "a fold, for comparison"


@dataclass
class Told:
    """What was measured of each action, in milliseconds."""

    page: Page
    shown: dict[str, list[float]] = field(default_factory=dict)
    script: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, name: str, act: Callable[[], object], times: int = TIMES) -> None:
        """Do something several times. What is answered within 16 ms counts as 8, for browsers do not report it."""
        for _ in range(times):
            self.page.evaluate("pressed.length = 0")
            act()
            self.page.wait_for_timeout(PAUSE)
            events = self.page.evaluate("pressed")
            self.shown.setdefault(name, []).append(max((each[0] for each in events), default=8))
            self.script.setdefault(name, []).append(max((each[1] for each in events), default=0))

    def lines(self) -> Iterator[str]:
        yield f"{'':34}{'median':>8}{'worst':>8}{'script':>8}{'multiple':>10}"
        base = median(self.shown[NOTHING])
        for name, shown in self.shown.items():
            middle = median(shown)
            script = max(self.script[name])
            yield f"{name:34}{middle:8.0f}{max(shown):8.0f}{script:8.0f}{middle / base:10.1f}"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def map_actions(told: Told, address: str) -> None:
    page = told.page
    page.goto(address)
    page.locator(".map-button").first.click()
    page.wait_for_selector(".map-stage a")
    page.wait_for_timeout(PAUSE)
    page.locator(".map-stage").focus()
    page.keyboard.press("Tab")
    for name, key in (
        ("map: unfold and fold", "Space"), ("map: next box", "ArrowDown"), ("map: follow one", "f"),
        ("map: follow none", "Escape"), ("map: smaller", "-"), ("map: larger", "+"),
    ):  # fmt: skip
        told.measure(name, partial(page.keyboard.press, key))
    told.measure("map: dependencies", page.locator(".map-part input").first.click)


def explore_actions(told: Told, address: str) -> None:
    page = told.page
    page.goto(address)
    page.wait_for_selector(".explore-filters")
    filters = page.locator(".explore-filters > summary")
    told.measure(NOTHING, filters.click, 4)
    filters.click()
    page.locator("select[name=kind]").focus()
    page.wait_for_timeout(5 * PAUSE)
    told.measure("explore: a filter", partial(page.keyboard.press, "ArrowDown"), 3)
    told.measure("explore: a filter taken back", partial(page.keyboard.press, "ArrowUp"), 3)
    told.measure("explore: order by progress", page.locator("th button").nth(3).click)
    told.measure("explore: order by title", page.locator("th button").first.click)
    words = page.locator("main input[type=search], main input[type=text]").first
    words.focus()
    for letter in "renew":
        told.measure("explore: a letter", partial(page.keyboard.press, letter), 1)


def search_actions(told: Told, address: str) -> None:
    page = told.page
    page.goto(address)
    page.keyboard.press("/")
    page.wait_for_timeout(10 * PAUSE)
    for letter in "renewals":
        told.measure("search: a letter", partial(page.keyboard.press, letter), 1)
    for _ in range(6):
        told.measure("search: a letter taken back", partial(page.keyboard.press, "Backspace"), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("cycle", nargs="?")
    chosen = parser.parse_args()
    maps = sorted(chosen.site.glob(f"cycles/{chosen.cycle or '*'}/alignment/index.html"))
    found = [each for each in maps if "map-button" in each.read_text(encoding="utf-8") or "map.js" in each.read_text()]
    chromium = next((each for each in CHROMIUM if Path(each).exists()), None)
    if chromium is None:
        sys.exit(f"No Chromium in {', '.join(CHROMIUM)}.")
    with served(chosen.site) as base, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(LISTEN)
        told = Told(page)
        explore_actions(told, f"{base}/explore/")
        search_actions(told, f"{base}/explore/")
        if found:
            map_actions(told, f"{base}/{found[-1].parent.relative_to(chosen.site).as_posix()}/")
        print("\n".join(told.lines()))
        browser.close()


if __name__ == "__main__":
    main()
