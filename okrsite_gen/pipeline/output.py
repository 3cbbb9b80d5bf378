"""Files that somebody named for what a command tells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.store.adding import put

_FRONT_MATTER = b"---"


def write_output(root: Path, named: str, text: str | bytes, sources: Iterable[Path] = ()) -> None:
    """Write what a command tells into a file: in the project folder or, with a whole path, anywhere.

    `sources` are files and folders in which people write. Raises `OkrsiteError` where the system refuses, where the
    file lies in one of these, and where it holds what a person wrote: settings or content.
    """
    file = root / named
    if any(file.resolve().is_relative_to(source.resolve()) for source in sources):
        raise OkrsiteError(
            f"`{named}` lies among what people write; nothing was written.",
            "Name a file outside the content folders.",
        )
    if file.name == CONFIGURATION or _holds_content(file):
        raise OkrsiteError(
            f"`{named}` holds what somebody wrote, and would be replaced; nothing was written.",
            "Name a file that does not exist yet, or one that such a command wrote before.",
        )
    put(file, text)


def _holds_content(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_FRONT_MATTER) + 3).removeprefix(b"\xef\xbb\xbf").startswith(_FRONT_MATTER)
    except OSError:
        return False  # one that cannot be read is told by whoever writes it
