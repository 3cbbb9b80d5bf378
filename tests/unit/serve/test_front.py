"""What the builder hears from the process that answers and watches."""

from __future__ import annotations

import multiprocessing
from itertools import islice
from multiprocessing.connection import wait

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.preview import Surroundings
from okrsite_gen.pipeline.workers import WorkFailed
from okrsite_gen.serve import watch
from okrsite_gen.serve.front import front


def heard(pages):
    """Yield what goes wrong, for as long as somebody asks."""
    while wait((pages.line,), 30):
        yield from pages.hear()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="breaks the watching before a fork")
def test_that_nothing_is_watched_any_more_is_said_once_with_its_cause(tmp_path, monkeypatch, capfd):
    def broken(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'watchfiles'")

    monkeypatch.setattr(watch, "_watch", broken)
    (tmp_path / "content").mkdir()
    with front(tmp_path, tmp_path / "site", "", 0) as pages:
        pages.follow(Surroundings((tmp_path / "content",), frozenset({"okrsite.yml"})))
        cause, effect = islice(heard(pages), 2)
        (tmp_path / "themes").mkdir()
        pages.follow(Surroundings((tmp_path / "content", tmp_path / "themes"), frozenset()))
    assert isinstance(cause, WorkFailed)
    assert "No module named 'watchfiles'" in str(cause)
    assert isinstance(effect, OkrsiteError)
    assert effect.message == "The preview no longer follows what you change."
    assert effect.hint == "Start it again."
    assert capfd.readouterr().err == ""
