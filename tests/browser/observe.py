"""Everything that one visit to a page tells; tests only compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from chromium import axe_script

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
HEIGHT = 900
Look = tuple[str, int, str]
"""Colour scheme, width in px, and of which text contrast is measured, which takes most of the time: of `all`, or of one
element for each `new` way in which text looks."""
EVERY_LOOK: tuple[Look, ...] = (
    ("light", 1280, "all"), ("light", 390, "new"), ("light", 320, "new"),
    ("dark", 1280, "all"), ("dark", 390, "new"), ("dark", 320, "all"),
)  # fmt: skip
FEW_LOOKS: tuple[Look, ...] = (("light", 1280, "all"), ("light", 320, "new"), ("dark", 390, "all"))


@dataclass
class Visit:
    """What was seen on one page."""

    page: str
    """Site, kind and address, to begin a message with."""
    judged: dict[str, list[str]] = field(default_factory=dict)
    """What axe objects to → the looks in which it does."""
    sideways: list[str] = field(default_factory=list)
    """Where the page can be scrolled sideways."""
    console: list[str] = field(default_factory=list)
    """Errors and warnings in the console, among them those of the content security policy."""
    foreign: list[str] = field(default_factory=list)
    """Requests to somewhere else."""
    failed: list[str] = field(default_factory=list)
    """Requests that came to nothing."""
    lost: list[str] = field(default_factory=list)
    """Texts of the main content that are missing without JavaScript."""
    texts: int = 0
    """How many texts there are with it."""


def address(page: object) -> str:
    """Return where a page says that it is; `page.url` hears of a changed address only later."""
    return page.evaluate("location.href")


def listen(page: object, visit: Visit, origin: str) -> None:
    """Write down whatever a page complains about and asks for from now on."""

    def asked(request: object) -> None:
        local = request.url.startswith((origin, "data:", "blob:", "about:"))
        if not local:
            visit.foreign.append(f"{request.resource_type} {request.url}")

    def answered(response: object) -> None:
        if response.status >= 400:
            visit.failed.append(f"{response.status} {response.url}")

    def failed(request: object) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up because the page was left
            visit.failed.append(f"{request.failure} {request.url}")

    page.on("console", lambda said: said.type in {"error", "warning"} and visit.console.append(said.text))
    page.on("pageerror", lambda error: visit.console.append(f"uncaught: {error}"))
    page.on("request", asked)
    page.on("requestfailed", failed)
    page.on("response", answered)


def judge(page: object, visit: Visit, look: Look) -> None:
    """Judge the page at one width in one colour scheme."""
    scheme, width, contrast = look
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": HEIGHT})
    for objection in page.evaluate("probes.judge", {"contrast": contrast}):
        visit.judged.setdefault(objection, []).append(f"{width} px {scheme}")
    culprits = page.evaluate("probes.sideways()")
    if culprits:
        visit.sideways.append(f"{width} px {scheme}: {'; '.join(culprits)}")


def visit_page(with_script: object, without: object, site: object, kind: str, looks: tuple[Look, ...]) -> Visit:
    """Visit the fullest page of a kind, in two tabs: one that runs scripts and one that does not.

    The first look finds every disclosure as the page has it; then all are open, since nobody judges what is folded.
    """
    url = site.sample(kind)
    visit = Visit(f"{site.name}, {kind} ({site.samples[kind]})")
    page = with_script.new_page()
    listen(page, visit, site.origin)
    page.goto(url)
    page.evaluate(PROBES)
    texts = page.evaluate("probes.texts()")
    visit.texts = len(texts)
    page.evaluate("probes.layOut()")
    page.evaluate(axe_script())
    for look in looks:
        judge(page, visit, look)
        page.evaluate("probes.open()")
    page.close()

    bare = without.new_page()
    bare.goto(url)
    bare.evaluate(PROBES)
    found = "\n".join(bare.evaluate("probes.texts()"))
    visit.lost = [text for text in texts if text not in found]
    bare.close()
    return visit
