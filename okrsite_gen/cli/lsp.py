"""`okrsite lsp`: a language server for editors."""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime, timezone
from pathlib import Path

import click

from okrsite_gen.errors import OkrsiteError


@click.command(
    "lsp",
    short_help="Help an editor while you write: a language server.",
    help="Help an editor while you write: findings as you type, completion, titles and progress of what is named, and "
    "the way to it. Editors start it themselves and talk with it by standard input and output (LSP).\n\n"
    "It needs pygls: pip install '.[lsp]' in your clone of okrsite",
)
@click.pass_obj
def command(root: Path) -> int:
    """Serve one editor until it says goodbye."""
    try:
        from okrsite_gen.lsp.server import server_for
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise OkrsiteError(
            "The language server needs pygls.", "In your clone of okrsite: pip install '.[lsp]'"
        ) from missing
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # otherwise it would wait for the line that is being read
    if sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        click.echo("okrsite lsp talks with an editor, which starts it itself. Ctrl-C ends it.", err=True)
    # pygls closes what it writes to, and the program still wants to flush its own output at its end.
    server = server_for(root.resolve(), lambda: datetime.now(timezone.utc))
    server.start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    return 0
