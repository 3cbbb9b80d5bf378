"""One web request: to machines that may be asked, encrypted where it says so, within its time, with so many bytes."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from okrsite_gen.connect.addresses import refuse_dangerous, refuse_host
from okrsite_gen.connect.codes import ANSWER_UNREADABLE, REFUSED
from okrsite_gen.connect.trouble import Trouble

MOST_BYTES = 8 * 1024 * 1024
"""Bytes that an answer may have."""
MOST_REDIRECTS = 5
_BLOCK = 64 * 1024


class _Watch:
    """Ends a connection whose time is over, however slowly it goes on to answer."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self.over = False

    @contextmanager
    def running(self) -> Iterator[None]:
        timer = threading.Timer(self._seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def see(self, connection: socket.socket) -> None:
        with self._lock:
            self._sockets.append(connection)
        try:
            refuse_dangerous(connection.getpeername()[0])
        except Trouble:
            connection.close()
            raise

    def _end(self) -> None:
        self.over = True
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):  # closed already
                    each.shutdown(socket.SHUT_RDWR)


class _Plain(HTTPHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        watch = self._watch

        class Connection(http.client.HTTPConnection):
            def connect(self) -> None:
                super().connect()
                watch.see(self.sock)

        return self.do_open(Connection, req)


class _Encrypted(HTTPSHandler):
    def __init__(self, watch: _Watch, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._watch, self._trust = watch, context

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        watch = self._watch

        class Connection(http.client.HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                watch.see(self.sock)

        return self.do_open(Connection, req, context=self._trust)


class _Redirects(HTTPRedirectHandler):
    """Follows to web addresses only, never from an encrypted one to one that is not, and without the own headers."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        was, now = urlsplit(req.full_url), urlsplit(newurl)
        fp.close()
        if now.scheme not in {"http", "https"} or (was.scheme == "https" and now.scheme != "https"):
            raise Trouble(
                REFUSED,
                "The answer leads on to an address that is not encrypted, or not on the web.",
                "What is sent could be read there, or a file of this machine be taken for an answer.",
                "Write the address that answers itself.",
            )
        refuse_host(now.hostname or "")
        further = super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
        if further and (was.scheme, was.netloc) != (now.scheme, now.netloc):
            further.headers.clear()  # they may hold a secret that is for the first machine only
        return further


def get(address: str, headers: Mapping[str, str], seconds: float) -> bytes:
    """Return the body of the answer to one GET request.

    Raises `Trouble` where the address is refused or the answer is too large; `OSError` and
    `http.client.HTTPException` where nobody answers within `seconds`; and `urllib.error.HTTPError` for an answer that
    says no.
    """
    refuse_host(urlsplit(address).hostname or "")
    watch = _Watch(seconds)
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        _Plain(watch),
        _Encrypted(watch, ssl.create_default_context()),
        _Redirects(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    opener.addheaders = []
    request = Request(address, headers={"User-Agent": "okrsite", **headers})  # noqa: S310 - no handler for files
    with watch.running():
        try:
            with opener.open(request, timeout=seconds) as answer:
                body = _body(answer)
        except (OSError, http.client.HTTPException) as error:
            if watch.over:
                raise TimeoutError from error
            raise
    if watch.over:
        raise TimeoutError  # what was cut off may look like an end
    return body


def _body(answer: Any) -> bytes:  # noqa: ANN401 - what the opener returns has no common type
    announced = answer.headers.get("Content-Length", "")
    blocks: list[bytes] = []
    length = int(announced) if announced.isdigit() else 0
    if length <= MOST_BYTES:
        length = 0
        while length <= MOST_BYTES and (block := answer.read(_BLOCK)):
            blocks.append(block)
            length += len(block)
    if length > MOST_BYTES:
        raise Trouble(
            ANSWER_UNREADABLE,
            f"The answer has more than {MOST_BYTES // 1024**2} MB.",
            "A figure needs a few bytes; it was not read to its end.",
            "Ask for less: most services take a filter or a day in the address.",
        )
    if announced.isdigit() and length < int(announced):
        raise http.client.IncompleteRead(b"")
    return b"".join(blocks)
