"""What an open page of the preview says when it hears no news any more."""

from __future__ import annotations

import pytest

from okrsite_gen.serve import answers, open_pages
from okrsite_gen.serve.board import Board
from okrsite_gen.serve.server import listen

FULL = "This preview has too many open pages"
ENDED = "The preview has ended"
PATIENCE = 3_000
BUGS: list[Exception] = []


@pytest.fixture
def preview(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><html><head><title>T</title></head><body>Home</body></html>")
    BUGS.clear()
    server = listen(0, tmp_path, Board("first"), BUGS.append)
    server.start()
    yield server
    server.stop()
    assert BUGS == []


def ask_again(page):
    """Let the page's patience end, and wait for the answer that it gets then."""
    with page.expect_response("**/_okrsite/events*") as asked:
        page.clock.run_for(PATIENCE)
    return asked.value.status


def test_a_page_without_room_says_so_until_there_is_some_and_speaks_of_an_end_only_where_nobody_answers(
    browser, preview, monkeypatch
):
    monkeypatch.setattr(answers, "_HEARTBEAT", 0.1)  # a stream ends with the server no later
    monkeypatch.setattr(open_pages, "STREAMS", 0)
    page = browser.new_page()
    page.clock.install()
    with page.expect_response("**/_okrsite/events*"):
        page.goto(preview.address)
    page.wait_for_timeout(200)
    assert ask_again(page) == 503
    page.get_by_role("alert").get_by_text(FULL).wait_for()
    assert page.get_by_text(ENDED).count() == 0
    monkeypatch.setattr(open_pages, "STREAMS", 1)
    assert ask_again(page) == 200
    page.get_by_role("alert").wait_for(state="detached")
    preview.stop()
    page.wait_for_timeout(500)
    page.clock.run_for(PATIENCE)
    page.get_by_role("alert").get_by_text(ENDED).wait_for()
    page.close()
