"""The browser of these tests: where it is, how it starts, and what is said where there is none.

`OKRSITE_CHROMIUM` names the program where it is not found by itself. With `OKRSITE_BROWSER=required` its absence is a
failure, so that no machine that should look at pages passes without having looked.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)  # fmt: skip
PACKAGES = ("playwright", "axe_playwright_python", "pypdf")


def program() -> str:
    """Return the path of Chromium; empty if there is none."""
    named = os.environ.get("OKRSITE_CHROMIUM")
    if named:
        return shutil.which(named) or ""
    return next(filter(None, map(shutil.which, NAMES)), "")


def lacking() -> str:
    """Return what this machine lacks for these tests, in a sentence; empty if it lacks nothing."""
    absent = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if absent:
        return f"not installed: {', '.join(absent)}; `make test` installs them with the extra `dev`"
    if not program():
        return "no Chromium on this machine; install one, or name it in OKRSITE_CHROMIUM"
    return ""


def demand() -> None:
    """Skip the test where there is no browser, or fail it where one is required."""
    reason = lacking()
    if reason and os.environ.get("OKRSITE_BROWSER") == "required":
        pytest.fail(f"A browser is required here, but: {reason}", pytrace=False)
    if reason:
        pytest.skip(f"pages were not looked at in a browser: {reason}")


@contextmanager
def launched() -> Iterator[object]:
    """Give a running browser that reaches nothing but this machine."""
    from playwright.sync_api import sync_playwright

    sandbox = ("--no-sandbox",) if os.geteuid() == 0 or os.environ.get("CI") else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), headless=True, args=[*sandbox, *FLAGS])
        try:
            yield browser
        finally:
            browser.close()


def axe_script() -> str:
    """Return the source of axe-core, which judges a page for accessibility."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
