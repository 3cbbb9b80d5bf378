"""How many visitors a preview answers at once, and what the others are told."""

from __future__ import annotations

import http.client
import socket
import threading
import time

import pytest

from okrsite_gen.serve import open_pages
from okrsite_gen.serve import server as server_module
from okrsite_gen.serve.board import Board
from okrsite_gen.serve.open_pages import STREAMS_OF_A_PAGE
from okrsite_gen.serve.server import listen

PATIENCE = 30
BUGS: list[Exception] = []


@pytest.fixture
def server(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><html><head></head><body>Home</body></html>")
    BUGS.clear()
    server = listen(0, site, Board("first"), BUGS.append)
    server.start()
    yield server
    server.stop()
    assert BUGS == []


def ask(server, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


def first_news(server, page):
    """Begin to listen, and return the stream with the first state in it."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", f"/_okrsite/events?page={page}")
    response = connection.getresponse()
    while b'"first"' not in (line := response.readline()):
        assert line
    return response


FULL = "This preview has as many visitors as it can answer. Close some of its pages, or try again in a moment.\n"


def is_refused(response, body):
    told = (response.status, response.getheader("Retry-After"), response.getheader("Cache-Control"), body)
    return told == (503, "3", "no-store", FULL)


@pytest.fixture
def small_server(server, monkeypatch):
    monkeypatch.setattr(server_module, "CONNECTIONS", 3)
    small = listen(0, server.site, Board("first"), BUGS.append)
    small.start()
    yield small
    small.stop()


def test_too_many_connections_are_refused_in_a_line_and_let_in_again_when_others_have_gone(small_server):
    server = small_server
    here = ("127.0.0.1", server.server_port)
    held = [socket.create_connection(here, timeout=PATIENCE) for _ in range(3)]
    for _ in range(3):
        assert is_refused(*ask(server))
    for each in held:
        each.close()
    deadline = time.monotonic() + PATIENCE
    while (status := ask(server)[0].status) == 503 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert status == 200


def test_who_is_refused_after_asking_gets_the_answer_and_no_reset_that_may_overtake_it(server, monkeypatch):
    monkeypatch.setattr(server_module, "CONNECTIONS", 0)
    full = listen(0, server.site, Board("first"), BUGS.append)
    with socket.create_connection(("127.0.0.1", full.server_port), timeout=PATIENCE) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        full.start()
        answer = b"".join(iter(lambda: asking.recv(4096), b""))
        full.stop()
        assert asking.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert answer.endswith(FULL.encode())


def test_a_crowd_of_connections_takes_no_more_threads_than_there_is_room_for(server):
    before = threading.active_count()
    here = ("127.0.0.1", server.server_port)
    crowd = [socket.create_connection(here, timeout=PATIENCE) for _ in range(server_module.CONNECTIONS + 20)]
    assert is_refused(*ask(server))
    assert threading.active_count() - before <= server_module.CONNECTIONS
    for each in crowd:
        each.close()


def test_a_page_has_only_so_many_streams_of_news_and_others_have_theirs(server):
    streams = [first_news(server, "index.html") for _ in range(STREAMS_OF_A_PAGE)]
    assert is_refused(*ask(server, "/_okrsite/events?page=index.html"))
    streams.append(first_news(server, "teams/index.html"))
    assert server.open_pages.paths == {"index.html", "teams/index.html"}
    for stream in streams:
        stream.close()


def test_whoever_listens_in_the_name_of_ever_other_pages_leaves_room_for_pages(server, monkeypatch):
    monkeypatch.setattr(open_pages, "STREAMS", 3)
    streams = [first_news(server, f"{number}.html") for number in range(3)]
    assert is_refused(*ask(server, "/_okrsite/events?page=4.html"))
    assert ask(server)[0].status == 200
    assert open_pages.STREAMS < server_module.CONNECTIONS
    for stream in streams:
        stream.close()
