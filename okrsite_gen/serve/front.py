"""The process that answers browsers and watches files, so that the one that builds can do nothing else.

A build shares its work among forked processes, which is only safe and quick where no threads run; and browsers get
their answers while a build is busy.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.forking import begin_as_child
from okrsite_gen.pipeline.preview import Surroundings
from okrsite_gen.pipeline.workers import WorkFailed
from okrsite_gen.serve.board import Board, Trouble
from okrsite_gen.serve.server import PreviewServer, listen
from okrsite_gen.serve.watch import Watching

_PATIENCE = 0.5
"""Seconds after which either process looks up from waiting for the other."""


@dataclass(frozen=True, slots=True)
class News:
    """What the builder tells the front when it knows how the files stand, or the site."""

    edition: str
    """Name of the site that stands; empty while there is none."""
    trouble: Trouble | None = None
    change: int = 0
    """Number of a change with which `proofs` were drawn or, without any, with which the site was built."""
    proofs: Mapping[str, bytes] | None = None
    """Pages that are shown although the site has not caught up with them, by path below it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What the front tells the builder when something counts as changed."""

    open_pages: frozenset[str]
    """Paths below the site of the pages that somebody looks at."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What the front tells the builder about a mistake of its own."""

    traceback: str
    blind: bool = False
    """Whether changes are no longer noticed since."""


class Front:
    """The builder's end of the line to the process that answers and watches."""

    def __init__(self, line: Connection, address: str) -> None:
        self._line = line
        self.address = address
        """Where the site can be seen."""
        self.changed = False
        """Whether anything has changed since somebody took notice."""
        self.open_pages: frozenset[str] = frozenset()
        """Paths below the site of the pages that were looked at when something changed last."""

    def follow(self, surroundings: Surroundings) -> None:
        """Have these surroundings watched from now on."""
        self._send(surroundings)

    def show(self, edition: str, change: int, proofs: Mapping[str, bytes]) -> None:
        """Show pages as they are after a change, over an edition of the site that does not know of it."""
        self._send(News(edition, None, change, proofs))

    def post(self, edition: str, trouble: Trouble | None, change: int = 0) -> None:
        """Let every open page know the state of the preview, and that the site has caught up with a change."""
        self._send(News(edition, trouble, change))

    @property
    def line(self) -> Connection:
        """Ready to be read when there is something to hear."""
        return self._line

    def hear(self) -> Iterator[Exception]:
        """Take in all that was said until now, and yield what went wrong. Changes among it are noted."""
        while self._line.poll():
            try:
                told = self._line.recv()
            except (EOFError, OSError):
                raise _gone() from None
            if isinstance(told, Mistake):
                yield WorkFailed(told.traceback)
                if told.blind:
                    yield OkrsiteError("The preview no longer follows what you change.", "Start it again.")
            else:
                self.changed, self.open_pages = True, told.open_pages

    def _send(self, order: object) -> None:
        try:
            self._line.send(order)
        except OSError:
            raise _gone() from None


@contextmanager
def front(root: Path, site: Path, edition: str, port: int) -> Iterator[Front]:
    """Answer from `site` while the block inside runs. Raises `OkrsiteError` where no port can be had."""
    # Forked before any thread exists here; elsewhere than on Linux forking is not safe even then.
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ours, theirs = context.Pipe()
    inherited = (ours,) if context.get_start_method() == "fork" else ()
    work = (root, site, edition, port, theirs, inherited)
    process = context.Process(target=_answer_and_watch, args=work, daemon=True)
    process.start()
    theirs.close()
    try:
        try:
            said = ours.recv()
        except EOFError:
            raise _gone() from None
        if isinstance(said, OkrsiteError):
            raise said
        yield Front(ours, said)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _gone() -> OkrsiteError:
    return OkrsiteError("The process that answers browsers has ended.", "Start the preview again.")


def _answer_and_watch(
    root: Path, site: Path, edition: str, port: int, line: Connection, inherited: tuple[Connection, ...]
) -> None:
    for end in inherited:
        end.close()
    begin_as_child()
    one_at_a_time = threading.Lock()

    def tell(said: object) -> None:
        with one_at_a_time, contextlib.suppress(OSError):
            line.send(said)

    board = Board(edition)
    try:
        server = listen(port, site, board, lambda error: tell(_mistake(error)))
    except OkrsiteError as refusal:
        tell(refusal)
        return
    server.start()
    tell(server.address)

    def tell_change() -> None:
        tell(Changed(server.open_pages.paths))

    watching = Watching(root, tell_change, _once(lambda error: tell(_mistake(error, blind=True))))
    try:
        _follow_orders(line, server, watching, tell_change)
    except (EOFError, OSError):  # the builder is no more
        watching.stop()


def _follow_orders(line: Connection, server: PreviewServer, watching: Watching, on_loss: Callable[[], None]) -> None:
    """Do what the builder says until it is no more. Raises EOFError or OSError then.

    `on_loss` is called once whenever somebody has deleted the site that stood.
    """
    lost = False
    while True:
        if not line.poll(_PATIENCE):
            watching.look_up()
            if bool(server.board.latest.edition) and not server.site.exists():
                if not lost:
                    on_loss()
                lost = True
            else:
                lost = False
            continue
        order = line.recv()
        if isinstance(order, News):
            _tell(server, order)
        else:
            server.base_path = order.base_path
            watching.follow(order)


def _tell(server: PreviewServer, news: News) -> None:
    if news.proofs is None:
        server.proofs.settle(news.change)
    else:
        server.proofs.lay(news.change, news.proofs, news.edition)
    server.board.post(news.edition, news.trouble, server.proofs.editions)


def _mistake(error: Exception, *, blind: bool = False) -> Mistake:
    return Mistake("".join(traceback.format_exception(error)), blind)


def _once(tell: Callable[[Exception], None]) -> Callable[[Exception], None]:
    """Return a way to tell that tells only the first; threads that do the same fail for the same reason."""
    first = threading.Lock()

    def tell_once(error: Exception) -> None:
        if first.acquire(blocking=False):
            tell(error)

    return tell_once
