"""The files that somebody names for an import, those in folders and archives among them."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from okrsite_gen.content.sources import Source, digest_of
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.incoming import IncomingFile, NotUnderstood, Spot

LARGEST = 256 * 1024 * 1024
"""Bytes that one file, or one part of an archive, may have."""
MOST = 1024 * 1024 * 1024
"""Bytes that all that is brought may have together."""
MOST_PARTS = 20_000
"""Files that an archive may hold."""
MOST_RATIO = 200
"""How many times larger than packed a large part of an archive may be: what exceeds it was made to fill memory."""
_DAMAGE = (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, zlib.error, LZMAError)
"""What libraries raise where a part of an archive is damaged, encrypted, or packed in a way that they do not know."""
_OF_SYSTEMS = frozenset({".DS_Store", ".directory", ".localized"})
"""Names of hidden files that systems put into folders for themselves."""
_HELD = 1024 * 1024
"""Bytes up to which a file stays in memory once it was read."""
_SUSPECTED = 8 * 1024 * 1024
"""Bytes from which on that is looked at."""


def brought(root: Path, paths: Iterable[Path]) -> tuple[tuple[IncomingFile, ...], tuple[NotUnderstood, ...]]:
    """Return the files at paths, taken from `root`, those in folders by name, and what was left out of them.

    Raises `OkrsiteError` where there is no such file, or where the system refuses.
    """
    files: list[IncomingFile] = []
    left: list[NotUnderstood] = []
    size = 0
    for path in paths:
        for name, file in _found(root, path, left):
            data = _read(file)
            size += len(data)
            if size > MOST:
                raise OkrsiteError(f"The files have more than {MOST // 1024**2} MB together.", "Bring them in parts.")
            if _is_archive(name, data):
                inside, refused = _unpacked(name, data)
                files += inside
                left += refused
            else:
                files.append(IncomingFile(name, data if len(data) <= _HELD else _read_later(file, data)))
    return tuple(files), tuple(left)


def _is_archive(name: str, data: bytes) -> bool:
    """Whether a file is an archive of files, as a workbook is one only inside."""
    return data.startswith(b"PK\x03\x04") and not name.lower().endswith((".xlsx", ".xlsm"))


def _found(root: Path, written: Path, left: list[NotUnderstood]) -> Iterator[tuple[str, Path]]:
    """Yield (name to tell, file) of a path; what a folder holds beside readable files is told in `left`."""
    path = root / written
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            name = (written / each.relative_to(path)).as_posix()
            if why := _unwanted(each, path):
                left.append(NotUnderstood(Spot(name), why, ""))
            elif each.is_file() and not _is_hidden(each, path):
                yield name, each
    elif path.exists():
        yield written.as_posix(), path
    else:
        raise OkrsiteError(f"There is no file {written}.", "Name what you exported: a file, or a folder of files.")


def _unwanted(file: Path, folder: Path) -> str:
    """Return why something in a folder is not read; empty where it is, or where what it stands in was told already."""
    if _is_hidden(file.parent, folder):
        return ""
    if file.is_symlink():
        return "It is a link, which may lead out of the folder. Name what it leads to."
    if file.name.startswith("."):
        return "" if file.name in _OF_SYSTEMS else "It is hidden. Name it, if it is part of the export."
    return "" if file.is_file() or file.is_dir() else "It is neither a file nor a folder."


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            hint = "Save what it gives as a file, and name that."
            raise OkrsiteError(f"{file} is no ordinary file, so nobody can tell where it ends.", hint)
        if file.stat().st_size > LARGEST:
            raise OkrsiteError(f"{file} has more than {LARGEST // 1024**2} MB.", "Bring it in parts.")
        return file.read_bytes()
    except OSError as error:
        raise OkrsiteError(f"{file} cannot be read: {error.strerror or error}.", "Check its permissions.") from error


def _read_later(file: Path, data: bytes) -> Callable[[], bytes]:
    """Return what reads the same bytes again; it raises `Rewritten` where the file holds others by then."""
    source = Source(file.name, digest_of(data), str(file.parent))
    return lambda: source.data


def _unpacked(name: str, data: bytes) -> tuple[list[IncomingFile], list[NotUnderstood]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(name, archive)
    except (BadZipFile, OSError, ValueError) as error:
        why = f"The archive cannot be unpacked: {error}. Unpack it yourself, and name the folder."
        return [], [NotUnderstood(Spot(name), why, "")]


def _parts(name: str, archive: ZipFile) -> tuple[list[IncomingFile], list[NotUnderstood]]:
    files: list[IncomingFile] = []
    left: list[NotUnderstood] = []
    total = 0
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    for member in sorted(members[:MOST_PARTS], key=lambda member: member.filename):
        total += member.file_size
        why = _refused(member, total)
        if why:
            left.append(NotUnderstood(Spot(f"{name}/{member.filename}"), why, ""))
        elif not _is_of_a_system(member.filename):
            try:
                data = archive.read(member)
            except _DAMAGE as error:
                why = f"It cannot be unpacked: {error}. Unpack the archive yourself, and name the folder."
                left.append(NotUnderstood(Spot(f"{name}/{member.filename}"), why, ""))
                continue
            if _is_archive(member.filename, data):
                why = "It is an archive within an archive, of which nothing was read. Unpack it, and name it itself."
                left.append(NotUnderstood(Spot(f"{name}/{member.filename}"), why, ""))
            else:
                files.append(IncomingFile(f"{name}/{member.filename}", data))
    if len(members) > MOST_PARTS:
        left.append(NotUnderstood(Spot(name), f"Only the first {MOST_PARTS} files of the archive were read.", ""))
    return files, left


def _refused(member: ZipInfo, total: int) -> str:
    """Return why a part of an archive is not unpacked; empty where it is."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in member.filename[:3]:
        return "Its path leads out of the archive."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link, which may lead out of the archive."
    if member.flag_bits & 1:
        return "It is encrypted. Unpack the archive yourself, and name the folder."
    packed = max(1, member.compress_size)
    if member.file_size > LARGEST or total > MOST:
        return f"Unpacked it would have {member.file_size // 1024**2} MB, more than is read."
    if member.file_size > _SUSPECTED and member.file_size // packed > MOST_RATIO:
        return "It is packed like something made to fill the memory of whoever unpacks it."
    return ""


def _is_of_a_system(name: str) -> bool:
    """Whether a file is one that systems put into archives for themselves."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
