"""Running a program that prints a figure: one that is allowed, without a shell, within its time."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from okrsite_gen.connect.codes import ANSWER_UNREADABLE, NO_ANSWER
from okrsite_gen.connect.secrets import Secrets
from okrsite_gen.connect.transport import MOST_BYTES
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.model.metric_sources import MetricSource

_SHOWN = 200
USUAL = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV", "SSL_CERT_FILE")
"""Variables that any program gets to see; no others, since some hold secrets of something else."""


def run(source: MetricSource, environment: Mapping[str, str], folder: Path, seconds: float, secrets: Secrets) -> bytes:
    """Return what the source's command prints, run in `folder`. Raises `Trouble` where it fails."""
    seen = {name: environment[name] for name in (*USUAL, *source.env) if name in environment}
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - the configuration allows it by its whole wording
                source.command,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=said,
                cwd=folder,
                env=seen,
                start_new_session=True,
            )
        except OSError as error:
            message = f"`{source.command[0][:80]}` cannot be run: {error.strerror or type(error).__name__}."
            hint = "See whether it is installed here; paths count from the project folder."
            raise Trouble(NO_ANSWER, message, "", hint, field="command") from None
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            message = f"The command did not end within {seconds:g} seconds, and was stopped."
            raise Trouble(NO_ANSWER, message, "", "Let it do less.", field="command") from None
        finally:
            _end(process)
        if code:
            last = _last_line(said)
            reason = f"Its last words: {secrets.show(last, _SHOWN)}" if last else "It gave no reason."
            message = f"The command ended with {code}."
            raise Trouble(NO_ANSWER, message, reason, "Run it by hand and see.", field="command")
        if printed.seek(0, os.SEEK_END) > MOST_BYTES:
            message = f"The command printed more than {MOST_BYTES // 1024**2} MB."
            raise Trouble(ANSWER_UNREADABLE, message, "", "Let it print the figure alone.", field="command")
        printed.seek(0)
        return printed.read()


def _last_line(said: IO[bytes]) -> str:
    """Return the last line of what was said; empty where it is so long that its beginning is out of reach."""
    length = said.seek(0, os.SEEK_END)
    said.seek(max(0, length - MOST_BYTES))
    _, line_break, last = said.read().decode("utf-8", "replace").strip().rpartition("\n")
    return last if line_break or length <= MOST_BYTES else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop a program, and what it began."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
