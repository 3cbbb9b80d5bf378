"""A browser that tells whatever a page runs, asks of others, opens or is refused because of what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

TRAP = (Path(__file__).parent / "trap.js").read_text(encoding="utf-8")
TOUCH = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const found = [];
  for (const each of document.querySelectorAll("*")) {
    const handlers = each.getAttributeNames().filter((name) => name.startsWith("on") || name === "srcdoc");
    if (handlers.length) found.push(`holds <${each.localName} ${handlers}> on ${location.pathname}`);
  }
  const events = ["pointerover", "pointerenter", "mouseover", "mouseenter", "focus", "focusin", "keydown",
    "pointerdown", "mouseout", "blur"];
  for (const each of document.querySelectorAll("a, button, input, select, summary, [tabindex], [data-component]")) {
    for (const name of events) each.dispatchEvent(new Event(name, { bubbles: false }));
  }
  return found;
}"""
"""Does to a page what a reader might, but follow a link. Returns each element that would do something of its own."""


class Trap:
    """A tab, and what it caught. Whatever is asked of others is answered with nothing, so that a link leads nowhere."""

    def __init__(self, context: object, origin: str) -> None:
        self.caught: list[str] = []
        self._context, self._origin = context, origin
        context.expose_binding("__told", lambda _source, words: self.caught.append(words))
        context.add_init_script(TRAP)
        context.on("request", lambda request: self._asked(request.url, request.resource_type))
        context.on("page", self._opened)
        context.route(self._is_elsewhere, lambda route: route.fulfill(status=204))
        self.page = context.new_page()

    def go(self, address: str) -> None:
        """Open an address, whether it is shown or offered to be saved, and touch everything that is there."""
        try:
            self.page.goto(address, wait_until="load")
        except Exception as error:
            if "Download is starting" not in str(error):
                raise
            return
        self.touch()

    def touch(self) -> None:
        """Touch every element of the page, and let its scripts do what they want to do about it."""
        self.caught += self.page.evaluate(TOUCH)
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")

    def _asked(self, address: str, kind: str) -> None:
        if self._is_elsewhere(address):
            self.caught.append(f"asks for {kind} {address} on {urlsplit(self.page.url).path}")

    def _is_elsewhere(self, address: str) -> bool:
        return not address.startswith(
            (self._origin, "about:blank", "data:image/", "chrome-error:", "chrome-extension:")
        )

    def _opened(self, page: object) -> None:
        page.on("dialog", self._dialog)
        page.on("websocket", lambda socket: self.caught.append(f"opens a line to {socket.url}"))
        page.on("worker", lambda worker: self.caught.append(f"starts the worker {worker.url}"))
        page.on("pageerror", lambda error: self.caught.append(f"uncaught {error} on {page.url}"))
        page.on("console", self._said)
        if hasattr(self, "page"):
            self.caught.append(f"opens another page {page.url}")
            page.close()

    def _dialog(self, dialog: object) -> None:
        self.caught.append(f"says {dialog.message}")
        dialog.dismiss()

    def _said(self, message: object) -> None:
        if message.type in {"error", "warning"}:
            self.caught.append(f"complains {message.text} on {self.page.url}")


@contextmanager
def trap(browser: object, origin: str) -> Iterator[Trap]:
    """Give a trap for the pages at `origin`; nothing of it reaches another machine."""
    context = browser.new_context(accept_downloads=False, locale="en-GB", timezone_id="UTC", reduced_motion="reduce")
    try:
        yield Trap(context, origin)
    finally:
        context.close()
