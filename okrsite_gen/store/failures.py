"""What the operating system refuses, said in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okrsite_gen.errors import OkrsiteError

_UNTOUCHED = "What was published before stands as it was."
_ADDING = "What was there before stands as it was."


@contextmanager
def said_plainly(doing: str, path: Path, *, published: bool = True) -> Iterator[None]:
    """Turn an `OSError` inside into an `OkrsiteError`. `doing` completes "could not …" (`write the site to`).

    `published` tells whether it is about the output of a build.
    """
    try:
        yield
    except OSError as error:
        raise explain(error, doing, path, published=published) from error


def explain(error: OSError, doing: str, path: Path, *, published: bool = True) -> OkrsiteError:
    """Return the error to show for what the system refused while `doing` something with `path`."""
    untouched, elsewhere = (_UNTOUCHED, " with -o") if published else (_ADDING, "")
    where = error.filename2 or error.filename or path
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return OkrsiteError(
            f"The disk is full: okrsite could not {doing} {path}.",
            f"Free some space and run it again. {untouched}",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        why = "is read-only" if error.errno == errno.EROFS else "does not let this user write there"
        return OkrsiteError(
            f"okrsite could not {doing} {path}: the system {why} ({where}).",
            f"Change the permissions or name another folder{elsewhere}. {untouched}",
        )
    if error.errno in {errno.EBUSY, errno.EXDEV}:
        return OkrsiteError(
            f"okrsite could not {doing} {path}: it seems to be a mount point, or in use by another program ({where}).",
            f"Name a folder inside it{elsewhere}. {untouched}",
        )
    if error.errno == errno.ENOENT:
        return OkrsiteError(
            f"okrsite could not {doing} {path}: somebody took away what it was working with ({where}).",
            "Run it again.",
        )
    said = error.strerror or type(error).__name__
    return OkrsiteError(f"okrsite could not {doing} {path}: {said} ({where}).", untouched)
