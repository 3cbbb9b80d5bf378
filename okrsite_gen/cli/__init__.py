"""The command line: one file per command, and the only place that reads the clock and the terminal."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `okrsite` with the arguments of this process, and end it."""
    if sys.argv[1:] == ["--version"] and sys.stdout:  # the one answer that needs none of the libraries
        from okrsite_gen import __version__

        sys.stdout.write(f"okrsite {__version__}\n")
        return
    import gc
    import signal

    from okrsite_gen.cli.program import run

    gc.set_threshold(1_000_000, 20, 100)  # almost nothing that a build makes is garbage before its end
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is left of an interrupted run is tidied away
    ended = run(sys.argv[1:])
    gc.freeze()  # so that Python does not look through all that was made once more, only to end
    sys.exit(ended)
