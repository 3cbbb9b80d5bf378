"""Which okrsite is running."""

from __future__ import annotations

import hashlib
from pathlib import Path

import okrsite_gen
from okrsite_gen import __version__


def program_digest() -> str:
    """Return what stands for the program itself: its version and the size and time of its files.

    What another program remembered is not to be believed, be it another version or the same one in the middle of
    somebody's work on it.
    """
    package = Path(okrsite_gen.__file__).parent
    digest = hashlib.blake2b(__version__.encode(), digest_size=12)
    for file in sorted(package.rglob("*.py")):
        status = file.stat()
        digest.update(f"\0{file.relative_to(package).as_posix()} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()
