"""One visitor's requests, and what they are answered."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, cast

from okrsite_gen.serve.pages import ADDED, EVENTS, RESERVED, added_file, own_page, with_script
from okrsite_gen.serve.site_files import (
    NOT_FOUND,
    below,
    content_type,
    find,
    folder_address,
    page_asked_about,
    parts_of,
    path_of,
)

if TYPE_CHECKING:
    from okrsite_gen.serve.server import PreviewServer

_ALLOWED = "GET, HEAD"
_HEARTBEAT = 10.0
"""Seconds after which a silent connection is used, so that one whose reader has gone is noticed."""
_HTML = content_type("page.html")
_PLAIN = content_type("note.txt")
_FULL = b"This preview has as many visitors as it can answer. Close some of its pages, or try again in a moment.\n"
_AGAIN = "3"
"""Seconds after which whoever found no room may ask again."""


class Answers(BaseHTTPRequestHandler):
    """Answers the requests of one connection, from the site and from nothing else."""

    protocol_version = "HTTP/1.1"
    timeout = 15
    """Seconds after which a connection that says nothing is closed."""

    @property
    def _preview(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def version_string(self) -> str:
        """Return the name of the server, and not what it is made of."""
        return "okrsite"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Keep the terminal for what authors want to know."""

    def do_GET(self) -> None:
        """Answer with a file of the site, the stream of news, or a page that says why not."""
        if not self._preview.is_called(self.headers.get_all("Host") or []):
            # A foreign page that makes its own name point to this machine would otherwise read everything here.
            said = f"This preview answers only at {self._preview.address} on the machine on which it runs.\n"
            self._send(HTTPStatus.MISDIRECTED_REQUEST, _PLAIN, said.encode(), close=True)
            return
        if self._comes_from_elsewhere():
            said = "This preview answers its own pages, and not those of others.\n"
            self._send(HTTPStatus.FORBIDDEN, _PLAIN, said.encode(), close=True)
            return
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # a body that nobody reads would be taken for the next request
        parts = parts_of(self.path)
        if parts and parts[0] == RESERVED:
            self._answer_reserved(parts[1:])
        elif not self._preview.board.latest.edition:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, own_page(self._preview.board.latest))
        elif parts is None:
            self._answer_not_found()
        else:
            self._answer_from_site(parts)

    do_HEAD = do_GET

    def _comes_from_elsewhere(self) -> bool:
        """Whether a page of another origin asks for something, other than by a link that leads here."""
        asking = self.headers.get_all("Origin") or []
        if not all(map(self._preview.is_own, asking)):
            return True
        beside = self.headers.get("Sec-Fetch-Site", "none") in {"cross-site", "same-site"}
        return beside and self.headers.get("Sec-Fetch-Mode") != "navigate"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what the library refuses to read: with a line in our words, which repeats nothing of the request."""
        self.close_connection = True
        self.request_version = self.protocol_version  # else what could not be read is answered without a head
        self._send(HTTPStatus(code), _PLAIN, b"This preview cannot read such a request.\n", close=True)

    def _refuse_method(self) -> None:
        self.close_connection = True  # what comes with the request is not read
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, _PLAIN, b"A preview can only be read.\n", close=True, Allow=_ALLOWED)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse_method

    def _answer_from_site(self, parts: tuple[str, ...]) -> None:
        preview = self._preview
        path = path_of(parts)
        # Read first: a page may then be newer than its label, which loads it once more, and never older.
        edition = preview.board.latest.edition_of(path)
        body = preview.proofs.body(path)
        if body is None:
            body = _read(find(preview.site, parts))
        if body is not None:
            media = content_type(path)
            self._send(HTTPStatus.OK, media, with_script(body, edition, path) if media == _HTML else body)
            return
        elsewhere = folder_address(preview.site, parts) or below(parts, preview.base_path)
        if elsewhere:
            self._send(HTTPStatus.FOUND, _PLAIN, b"", Location=elsewhere)
        else:
            self._answer_not_found()

    def _answer_not_found(self) -> None:
        edition = self._preview.board.latest.edition_of(NOT_FOUND)
        body = _read(find(self._preview.site, (NOT_FOUND,)))
        if body is None:
            self._send(HTTPStatus.NOT_FOUND, _PLAIN, b"There is no page at this address.\n")
        else:
            self._send(HTTPStatus.NOT_FOUND, _HTML, with_script(body, edition, NOT_FOUND))

    def _answer_reserved(self, parts: tuple[str, ...]) -> None:
        if parts == (EVENTS,):
            self._tell_news()
        elif len(parts) == 1 and parts[0] in ADDED:
            self._send(HTTPStatus.OK, content_type(parts[0]), added_file(parts[0]))
        else:
            self._send(HTTPStatus.NOT_FOUND, _PLAIN, b"There is nothing at this address.\n")

    def _tell_news(self) -> None:
        """Send the present state and every later one, for as long as somebody listens."""
        self.close_connection = True
        with self._preview.open_pages.listening(page_asked_about(self.path)) as admitted:
            if not admitted:
                self._send(HTTPStatus.SERVICE_UNAVAILABLE, _PLAIN, _FULL, close=True, **{"Retry-After": _AGAIN})
                return
            self.send_response(HTTPStatus.OK)
            for name, value in _always("text/event-stream").items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self._tell_states()

    def _tell_states(self) -> None:
        board = self._preview.board
        told = -1
        self.wfile.write(b"retry: 500\n\n")
        while not self._preview.closing.is_set():
            state = board.after(told, _HEARTBEAT)
            news = f"data: {state.as_json()}\n\n" if state.number != told else ": still here\n\n"
            self.wfile.write(news.encode())
            self.wfile.flush()
            told = state.number

    def _send(self, status: HTTPStatus, media: str, body: bytes, *, close: bool = False, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**_always(media), **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        if close:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def refusal() -> bytes:
    """Return the whole answer to a connection for which there is no room, whatever it may ask."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    lines = {
        **_always(_PLAIN), "Retry-After": _AGAIN, "Content-Length": str(len(_FULL)), "Connection": "close",
    }  # fmt: skip
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{told}\r\n".encode() + _FULL


def _read(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:  # the build that removed it was quicker
        return None


def _always(media: str) -> dict[str, str]:
    return {
        "Content-Type": media,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
    }
