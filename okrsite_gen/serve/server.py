"""The socket, on this machine only."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Collection
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import cast

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.serve.answers import Answers, refusal
from okrsite_gen.serve.board import Board
from okrsite_gen.serve.open_pages import OpenPages
from okrsite_gen.serve.proof_sheets import ProofSheets

HERE = "127.0.0.1"
_NAMES = ("localhost", HERE, "[::1]")
CONNECTIONS = 128
"""Connections that are answered at once, each by a thread of its own. A browser opens six of them to one server."""
_LARGEST_REQUEST = 65536
"""Bytes of a request that are read from a connection which is refused."""
_TRIED = 20
"""Ports that are tried, one after the other, before the system is asked for any."""


class PreviewServer(ThreadingHTTPServer):
    """Serves the built site, and the news about it, to browsers on this machine."""

    daemon_threads = True
    request_queue_size = 128
    """Connections that may wait to be taken up: a browser opens many at once, and a slow one must not delay others."""
    # On Windows this would let two programs listen at one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, site: Path, board: Board, on_bug: Callable[[Exception], None]) -> None:
        """Listen at `port`, 0 for any that is free. Raises OSError where it is taken."""
        super().__init__((HERE, port), Answers)
        self.site = site
        self.board = board
        self.proofs = ProofSheets(site)
        self.open_pages = OpenPages()
        self.base_path = "/"
        """Path at which the site will be published; addresses that begin with it lead to the site here too."""
        self.closing = threading.Event()
        self._on_bug = on_bug
        self._room = threading.BoundedSemaphore(CONNECTIONS)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.server_address[1]

    @property
    def address(self) -> str:
        """Where the site can be seen."""
        return f"http://{HERE}:{self.server_port}/"

    def is_called(self, hosts: Collection[str]) -> bool:
        """Whether the `Host` headers of a request say that it was meant for this machine and port."""
        known = {f"{name}:{self.server_port}" for name in _NAMES}
        if self.server_port == 80:
            known.update(_NAMES)
        return len(hosts) == 1 and all(host.lower() in known for host in hosts)

    def is_own(self, origin: str) -> bool:
        """Whether an `Origin` header names a page of this preview."""
        return origin.startswith("http://") and self.is_called([origin.removeprefix("http://")])

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Answer a connection in a thread of its own; refuse it where too many are open."""
        if not self._room.acquire(blocking=False):
            _refuse(cast("socket.socket", request))
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no thread could be had
            self._room.release()
            raise

    def process_request_thread(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Make room for another connection once this one has ended."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what nobody foresaw; that a browser hung up is nothing."""
        error = sys.exc_info()[1]
        if isinstance(error, Exception) and not isinstance(error, ConnectionError | TimeoutError):
            self._on_bug(error)

    def start(self) -> None:
        """Begin to answer, in threads of their own."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """End at once, without waiting for anybody who still listens."""
        self.closing.set()
        self.shutdown()
        self.server_close()


def _refuse(connection: socket.socket) -> None:
    """Say that there is no room, and take what was asked: closed with that unread, a connection may lose the answer."""
    with contextlib.suppress(OSError):
        connection.settimeout(1)
        connection.sendall(refusal())
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(0)
        connection.recv(_LARGEST_REQUEST)


def listen(port: int, site: Path, board: Board, on_bug: Callable[[Exception], None]) -> PreviewServer:
    """Return a server at `port` or the next one that is free. Raises `OkrsiteError` where no port can be had."""
    refusal = ""
    for candidate in (*range(port, min(port + _TRIED, 65536)), 0):
        try:
            return PreviewServer(candidate, site, board, on_bug)
        except OSError as error:  # noqa: PERF203 - the next port is tried because of it
            refusal = error.strerror or str(error)
    raise OkrsiteError(
        f"No port of this machine can be listened at: {refusal}.",
        "Name another one with --port.",
    )
