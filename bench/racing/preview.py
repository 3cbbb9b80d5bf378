"""How long a preview takes from a saved file to the page that shows it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import quote

from racing.programs import DAY, Program, command_in
from racing.runs import Clock, Failed, Late

_PATIENCE = 0.02
"""Seconds after which a page is asked for again that does not show the edit yet."""


class Shown(NamedTuple):
    """Seconds from the moment in which a file was saved."""

    told: float
    """Until open pages were told that there is another edition."""
    shown: float
    """Until the page, asked for then as the browser does, came with the new number."""


def edits_shown(program: Program, times: int, clock: Clock) -> Iterator[Shown]:
    """Start a preview and edit one number in it again and again, each time with its page open."""
    with _preview(program, clock) as port:
        page = _page_of(program)
        news = _News(port, page, clock)
        edition = news.next_edition("")
        for _ in range(times):
            time.sleep(1)  # nobody saves twice in the same moment
            number = program.edit()
            began = time.monotonic()
            edition = news.next_edition(edition)
            told = time.monotonic() - began
            while number not in _got(port, page):
                if clock.left <= 0:
                    raise Late
                time.sleep(_PATIENCE)
            yield Shown(told, time.monotonic() - began)


@contextmanager
def _preview(program: Program, clock: Clock) -> Iterator[int]:
    command = (*command_in(program.folder), "serve", "--port", "0", "--as-of", DAY)
    process = subprocess.Popen(
        command, env=program.words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
    )
    try:
        for line in process.stdout or ():
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                yield int(found[1])
                return
            if clock.left <= 0:
                raise Late
        raise Failed("The preview ended before it said where it is.")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


class _News:
    """Listens as the script in an open page of a preview does."""

    def __init__(self, port: int, page: str, clock: Clock) -> None:
        self._clock = clock
        self._page = f"{page.removeprefix('/')}index.html"
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=max(1.0, clock.left))
        self._line.request("GET", f"/_okrsite/events?page={quote(self._page)}")
        self._answer = self._line.getresponse()

    def next_edition(self, known: str) -> str:
        """Wait for an edition of the page that is another one than this."""
        while self._clock.left > 0:
            line = self._answer.readline()
            if line.startswith(b"data: "):
                state = json.loads(line[6:])
                if state["trouble"]:
                    raise Failed(f"The preview reports: {state['trouble']['title']}.")
                edition = str(state["pages"].get(self._page, state["edition"]))
                if edition and edition != known:
                    return edition
        raise Late


def _page_of(program: Program) -> str:
    """Return the address of the objective whose number is edited."""
    text = program.edited.read_text(encoding="utf-8")
    before = re.split(rf"(?m)^{program.number}", text, maxsplit=1)[0]
    slug = re.findall(r'(?m)^ +"([^"#]+)#', before)[-1]
    below = program.edited.parent.parent.relative_to(program.folder / "content").as_posix()
    return f"/{below}/{slug}/".lower()


def _got(port: int, address: str) -> str:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    line.request("GET", address)
    body = line.getresponse().read().decode("utf-8")
    line.close()
    return body
