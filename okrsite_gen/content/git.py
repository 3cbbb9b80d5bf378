"""Asking git: its objects are read directly, nothing is checked out, and no file of git or the project is touched."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

_SECONDS = 60
"""How long git may take for one answer; whoever waits longer goes without."""
_AT_ONCE = 1000
"""Versions of files that are held in memory at a time."""
_SETTINGS = (
    *("-c", "log.showSignature=false", "-c", "log.follow=false", "-c", "diff.renameLimit=2000"),
    *("-c", "core.hooksPath=/dev/null", "-c", "core.sparseCheckout=false"),
    *("-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "-c", "mailmap.file=", "-c", "mailmap.blob="),
    *("-c", "core.abbrev=7", "--literal-pathspecs", "--no-pager"),
)
"""What a machine's own configuration might have set otherwise."""


class Unknown(Exception):
    """Git does not tell: it is missing, there is no repository or no commit, or something in it cannot be read."""


class Slow(Unknown):
    """Git did not answer in time."""


def ask(
    root: Path,
    *words: str,
    given: bytes | None = None,
    seconds: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Return what git answers, asked in a folder.

    Raises `Unknown` where it does not, `Slow` if not in time: in `seconds`, or a minute where none are given.
    `environment` takes the place of that of this process.
    """
    command = ["git", "-C", str(root), *_SETTINGS, *words]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and whoever takes names from people refuses a dash before them
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS if seconds is None else seconds,
            check=True,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise Slow from error
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise Unknown from error
    return done.stdout


def told(root: Path, *words: str, environment: Mapping[str, str] | None = None) -> str:
    """Return what git answers as text, without the end of its last line. Raises `Unknown` as `ask` does."""
    return ask(root, *words, environment=environment).decode("utf-8", "surrogateescape").rstrip("\n")


def contents(root: Path, ids: Iterable[str], largest: int) -> Iterator[tuple[str, bytes]]:
    """Yield id and content of versions of files; larger ones than `largest` bytes and missing ones are left out."""
    waiting = iter(ids)
    while batch := list(islice(waiting, _AT_ONCE)):
        told = ask(root, "cat-file", "--batch", "--buffer", given="".join(f"{each}\n" for each in batch).encode())
        at = 0
        while at < len(told):
            end = told.index(b"\n", at)
            words = told[at:end].split()
            at = end + 1
            if len(words) == 3 and words[2].isdigit():
                size = int(words[2])
                if words[1] == b"blob" and size <= largest:
                    yield words[0].decode(), told[at : at + size]
                at += size + 1


def path_of(name: bytes) -> str:
    """Return a path as git tells it."""
    return name.decode("utf-8", "surrogateescape")
