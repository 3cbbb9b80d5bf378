"""A web server on this machine that answers like those that have figures, and like those that misbehave."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SELF_SIGNED = Path(__file__).parent / "self_signed.pem"
"""A key and its certificate, made for this test and used nowhere else."""


class Answers:
    """What the server says at each path: a list, of which each request takes one until the last one stays."""

    def __init__(self) -> None:
        self.at: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""
        self.released = threading.Event()

    def says(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.at.setdefault(path, []).append((status, named, data))


@contextmanager
def serving(*, encrypted: bool = False) -> Iterator[Answers]:
    """Serve answers; `encrypted` with a certificate that nobody has signed but itself."""
    answers = Answers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            answers.asked.append((self.path, dict(self.headers)))
            if path == "/silent":
                answers.released.wait(10)
                return
            if path == "/drip":
                _drip(self, answers)
                return
            if path == "/reset":
                # closes with a reset, as a machine does that goes down
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            there = answers.at.get(path, [(404, {}, b"secret of the server")])
            status, headers, body = there.pop(0) if len(there) > 1 else there[0]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # whoever asked has gone

    server = Quiet(("127.0.0.1", 0), Handler)
    answers.address = f"http{'s' if encrypted else ''}://127.0.0.1:{server.server_address[1]}"
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(SELF_SIGNED)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield answers
    finally:
        answers.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _drip(handler: BaseHTTPRequestHandler, answers: Answers) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not answers.released.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
