"""What browsers on this machine, and what everybody else, are answered."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.serve import server as server_module
from okrsite_gen.serve.board import Board, Trouble
from okrsite_gen.serve.server import listen

PAGE = "<!doctype html><html><head><title>Home</title></head><body>Home</body></html>"
TAG = '<script src="/_okrsite/live.js" data-edition="first" data-page="index.html" defer></script>'
PATIENCE = 30
BUGS: list[Exception] = []


@pytest.fixture
def server(tmp_path):
    site = tmp_path / "site"
    (site / "teams").mkdir(parents=True)
    (site / "index.html").write_text(PAGE)
    (site / "teams/index.html").write_text(PAGE)
    (site / "404.html").write_text(PAGE.replace("Home", "Not here"))
    (site / "style.css").write_text("p { color: red }")
    BUGS.clear()
    server = listen(0, site, Board("first"), BUGS.append)
    server.start()
    yield server
    server.stop()
    assert BUGS == []


def ask(server, path="/", method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


def test_a_page_comes_with_the_script_and_as_it_is_otherwise(server):
    response, body = ask(server)
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert body == PAGE.replace("</head>", f"{TAG}</head>")
    assert (server.site / "index.html").read_text() == PAGE


def test_other_files_come_as_they_are(server):
    response, body = ask(server, "/style.css")
    assert (response.status, body) == (200, "p { color: red }")
    assert response.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/_okrsite/events"])
def test_no_foreign_page_can_put_a_frame_around_a_preview(server, path):
    response = ask(server, path, method="HEAD")[0]
    assert response.getheader("X-Frame-Options") == "DENY"
    assert response.getheader("Content-Security-Policy") == "frame-ancestors 'none'"
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"


@pytest.mark.parametrize("path", ["/", "/style.css", "/nowhere/", "/_okrsite/events", "/_okrsite/live.js"])
def test_nothing_of_a_preview_is_kept_or_told_to_pages_of_others(server, path):
    response = ask(server, path, method="HEAD")[0]
    assert response.getheader("Cache-Control") == "no-store"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert not [name for name, _ in response.getheaders() if name.lower().startswith("access-control-")]


def test_an_unknown_address_gets_the_page_of_the_site_for_it(server):
    response, body = ask(server, "/no/such/page/")
    assert response.status == 404
    assert "Not here" in body
    assert "live.js" in body


def test_an_unknown_address_is_said_to_be_one_where_the_site_has_no_page_for_it(server):
    (server.site / "404.html").unlink()
    assert ask(server, "/no/such/page/")[0].status == 404


@pytest.mark.parametrize("path", ["/../style.css", "/%2e%2e/x", "/teams/..%2f..%2fx", "/_okrsite/../index.html"])
def test_an_address_that_leads_out_of_the_site_is_unknown(server, path):
    assert ask(server, path)[0].status == 404


@pytest.mark.parametrize("path", ["/_okrsite/", "/_okrsite/answers.py", "/_okrsite/..%2fanswers.py", "/_okrsite"])
def test_of_the_server_itself_only_two_files_are_served(server, path):
    assert ask(server, path)[0].status == 404
    assert ask(server, "/_okrsite/live.js")[0].getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert ask(server, "/_okrsite/live.css")[0].status == 200


def test_a_folder_without_its_slash_leads_to_the_one_with_it(server):
    response, _ = ask(server, "/teams")
    assert (response.status, response.getheader("Location")) == (302, "/teams/")


def test_an_address_with_the_published_path_leads_to_the_page_here(server):
    server.base_path = "/okrs/"
    response, _ = ask(server, "/okrs/teams/")
    assert (response.status, response.getheader("Location")) == (302, "/teams/")


def test_no_redirection_leads_to_another_machine(server):
    server.base_path = "/okrs/"
    for path in ("//example.org", "/okrs//example.org/", "/%2fexample.org"):
        assert ask(server, path)[0].getheader("Location") is None


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_the_names_of_this_machine_are_answered(server, name):
    assert ask(server, Host=f"{name}:{server.server_port}")[0].status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost", "localhost:1", "127.0.0.1.evil.example:{port}", ""]
)
@pytest.mark.parametrize("path", ["/", "/_okrsite/events", "/_okrsite/live.js"])
def test_another_name_that_points_here_learns_nothing(server, host, path):
    response, body = ask(server, path, Host=host.format(port=server.server_port))
    assert response.status == 421
    assert "Home" not in body


@pytest.mark.parametrize("path", ["/", "/style.css", "/_okrsite/events", "/_okrsite/live.js"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "https://localhost:{port}"},
        {"Origin": "http://localhost:{port}.evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
    ],
)
def test_a_page_of_others_learns_nothing_by_asking_in_the_name_of_its_reader(server, path, headers):
    said = {name: value.format(port=server.server_port) for name, value in headers.items()}
    response, body = ask(server, path, **said)
    assert response.status == 403
    assert body == "This preview answers its own pages, and not those of others.\n"


def test_its_own_pages_and_links_of_others_are_answered(server):
    here = f"http://localhost:{server.server_port}"
    for headers in (
        {"Origin": here},
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ):
        assert ask(server, "/style.css", **headers)[0].status == 200


def test_what_comes_with_a_request_is_not_taken_for_the_next_one(server):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as raw:
        here = f"Host: localhost:{server.server_port}\r\n"
        inner = f"GET /style.css HTTP/1.1\r\n{here}\r\n"
        raw.sendall(f"GET / HTTP/1.1\r\n{here}Content-Length: {len(inner)}\r\n\r\n{inner}".encode())
        assert raw.makefile("rb").read().count(b"HTTP/1.1 ") == 1


def test_clients_that_never_finish_their_request_keep_nobody_waiting(server):
    slow = [socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) for _ in range(50)]
    for each in slow:
        each.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    assert ask(server)[0].status == 200
    for each in slow:
        each.close()


@pytest.mark.parametrize(
    "request_head", ["GET /" + "x" * 70_000 + " HTTP/1.1\r\n", "GET / HTTP/1.1\r\nX: " + "x" * 70_000 + "\r\n"]
)
def test_a_request_that_is_too_long_is_refused(server, request_head):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as raw:
        raw.sendall(f"{request_head}\r\n".encode())
        assert raw.recv(12) in {b"HTTP/1.1 414", b"HTTP/1.1 431"}
    assert ask(server)[0].status == 200


def test_a_page_that_is_replaced_while_it_is_read_comes_whole(server, tmp_path):
    pages = [PAGE.replace("Home", letter * 200_000) for letter in "ab"]
    done = threading.Event()

    def replace() -> None:
        number = 0
        while not done.is_set():
            (tmp_path / "next").write_text(pages[number % 2])
            (tmp_path / "next").replace(server.site / "index.html")
            number += 1

    replacing = threading.Thread(target=replace)
    replacing.start()
    try:
        bodies = {ask(server)[1].replace(TAG, "") for _ in range(40)}
    finally:
        done.set()
        replacing.join()
    assert bodies <= {PAGE, *pages}
    assert len(bodies) > 1


def test_two_names_at_once_are_none(server):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as raw:
        here = f"Host: localhost:{server.server_port}\r\n"
        raw.sendall(f"GET / HTTP/1.1\r\n{here}Host: evil.example\r\n\r\n".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 421 ")


def test_only_the_head_is_sent_to_who_asks_for_it(server):
    whole, body = ask(server)
    head, nothing = ask(server, method="HEAD")
    assert (head.status, nothing) == (200, "")
    assert head.getheader("Content-Length") == whole.getheader("Content-Length") == str(len(body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_preview_can_only_be_read(server, method):
    response, _ = ask(server, method=method)
    assert response.status == 405
    assert response.getheader("Allow") == "GET, HEAD"


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("NONSENSE", 400),
        ("GET / HTTP/9.9", 505),
        ("BREW / HTTP/1.1", 501),
        ("GET / HTTP/x.y", 400),
        ("GET / HTTP/1.1\r\n" + "\r\n".join(f"X-{number}: 1" for number in range(300)), 431),
    ],
)
def test_what_no_browser_would_ask_is_refused_in_a_line_that_repeats_nothing_of_it(server, request_line, status, capfd):
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE) as connection:
        connection.sendall(f"{request_line}\r\n\r\n".encode())
        answer = connection.makefile("rb").read().decode()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert answer.endswith("\r\n\r\nThis preview cannot read such a request.\n")
    assert "Server: okrsite" in answer
    assert capfd.readouterr() == ("", "")
    assert ask(server)[0].status == 200


def test_the_answer_does_not_say_what_the_server_is_made_of(server):
    assert ask(server)[0].getheader("Server") == "okrsite"


def events(server, query=""):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", f"/_okrsite/events{query}")
    response = connection.getresponse()
    assert response.getheader("Content-Type") == "text/event-stream"
    return response


def next_state(response):
    while not (line := response.readline()).startswith(b"data: "):
        assert line
    return json.loads(line.removeprefix(b"data: "))


def test_every_open_page_hears_the_state_at_once_and_then_every_change(server):
    streams = [events(server) for _ in range(3)]
    assert [next_state(stream)["edition"] for stream in streams] == ["first"] * 3
    server.board.post("first", Trouble("1 error", ((("x.md", "bold"),),)))
    assert [next_state(stream)["trouble"]["lines"] for stream in streams] == [[[["x.md", "bold"]]]] * 3
    server.board.post("second")
    assert [next_state(stream)["edition"] for stream in streams] == ["second"] * 3
    for stream in streams:
        stream.close()


def test_who_listens_does_not_keep_the_server_from_ending(server):
    stream = events(server)
    next_state(stream)
    server.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE).close()
    stream.close()


def test_before_the_first_site_a_page_of_our_own_says_what_is_the_matter(server):
    server.board.post("")
    response, body = ask(server, "/teams/")
    assert response.status == 503
    assert "The site is being built" in body
    server.board.post("", Trouble("2 errors", ((("<b>.md:1", "bold red"), (": error", "")),)))
    response, body = ask(server, "/")
    assert response.status == 503
    assert "<h1>2 errors</h1>" in body
    assert '<span class="bold red">&lt;b&gt;.md:1</span>: error' in body


def test_the_next_port_is_used_where_one_is_taken(server, tmp_path):
    other = listen(server.server_port, tmp_path, Board(""), BUGS.append)
    assert other.server_port != server.server_port
    other.server_close()


def test_without_any_port_the_author_hears_why(monkeypatch, tmp_path):
    def refuse(*_):
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(server_module, "PreviewServer", refuse)
    with pytest.raises(OkrsiteError, match="Permission denied"):
        listen(80, tmp_path, Board(""), BUGS.append)


def test_only_this_machine_can_connect(server):
    assert server.server_address[0] == "127.0.0.1"


def test_a_proof_is_answered_in_place_of_the_page_of_the_site(server):
    proof = PAGE.replace("Home", "New words")
    server.proofs.lay(1, {"index.html": proof.encode()}, "first")
    server.board.post("first", None, server.proofs.editions)
    name = server.proofs.editions["index.html"]
    assert ask(server)[1] == proof.replace("</head>", f"{TAG.replace('first', name)}</head>")
    assert "Home" in ask(server, "/teams/")[1]


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("teams/index.html", "teams/index.html"),
        ("teams/", "teams/index.html"),
        ("teams%2F2026-q4%2Findex.html", "teams/2026-q4/index.html"),
        ("", ""),
        ("../../etc/passwd", ""),
        ("%2e%2e/%2e%2e/etc/passwd", ""),
        ("C:%5Cnul", ""),
        ("%ff", "\ufffd"),
    ],
)
def test_whoever_listens_says_which_page_is_looked_at(server, asked, path):
    assert next_state(events(server, f"?page={asked}"))["edition"] == "first"
    assert server.open_pages.paths == ({path} if path else set())


def test_a_page_that_nobody_looks_at_any_more_is_not_open(server):
    stream = events(server, "?page=index.html")
    next_state(stream)
    stream.close()
    deadline = time.monotonic() + PATIENCE
    while server.open_pages.paths and time.monotonic() < deadline:
        server.board.post(f"edition {time.monotonic()}")
        time.sleep(0.01)
    assert server.open_pages.paths == frozenset()
