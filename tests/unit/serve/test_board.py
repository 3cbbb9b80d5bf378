"""Whoever waits for news gets them at once, and nothing else."""

from __future__ import annotations

import json
import threading

from okrsite_gen.serve.board import Board, Trouble

TROUBLE = Trouble("1 error", ((("file.md:1", "bold"),),))


def test_all_who_wait_hear_of_a_new_edition():
    board, heard = Board("first"), []
    threads = [threading.Thread(target=lambda: heard.append(board.after(0, 30))) for _ in range(3)]
    for thread in threads:
        thread.start()
    board.post("second")
    for thread in threads:
        thread.join(30)
    assert [state.edition for state in heard] == ["second"] * 3


def test_who_comes_late_gets_the_present_state_at_once():
    board = Board("first")
    board.post("first", TROUBLE)
    assert board.after(-1, 0).trouble == TROUBLE


def test_the_same_state_is_no_news():
    board = Board("")
    board.post("first", TROUBLE)
    board.post("first", TROUBLE)
    assert board.latest.number == 1


def test_the_first_word_is_news_even_where_it_says_nothing_new():
    board = Board("")
    board.post("")
    assert board.latest.number == 1


def test_a_state_is_one_line_whatever_it_says():
    board = Board("")
    board.post("", Trouble("a\nb\u2028", ((("c\r\n", ""),),)))
    told = board.latest.as_json()
    assert told.splitlines() == [told]
    assert json.loads(told)["trouble"] == {"title": "a\nb\u2028", "lines": [[["c\r\n", ""]]]}
