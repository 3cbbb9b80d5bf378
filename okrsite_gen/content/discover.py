"""Finding the files of the content folders and what each of them is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from okrsite_gen.content.admission import Admission, Entry
from okrsite_gen.content.assets import LARGEST_MARKUP, why_unpublished
from okrsite_gen.content.codes_reading import FOLDER_MISSING, NO_CONTENT, NOT_A_FILE, NOT_ACCESSIBLE
from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.places import ARCHIVE, classify, is_left_alone
from okrsite_gen.content.sources import AssetFile, Source, digest_of, new_digest, source_of
from okrsite_gen.content.text import LARGEST_FILE, too_large
from okrsite_gen.model.diagnostics import Diagnostic, order
from okrsite_gen.model.names import Place

if TYPE_CHECKING:
    from okrsite_gen.model.archive import Archive

__all__ = [
    "Discover",
    "Discovered",
    "Files",
    "Listed",
    "classify",
    "discover",
    "discover_in",
    "discover_listed",
    "normal_folders",
]

_BLOCK = 1024 * 1024
_USUAL = 64 * 1024
"""Bytes that hardly any content file exceeds: for larger ones room would have to be found for each file."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
LARGEST_ARCHIVE = 100 * 1024 * 1024
"""Bytes that an archive, which holds all files of a cycle, may have."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """Everything that stands in the content folders."""

    sources: tuple[Source, ...] = ()
    """By path; Markdown files, the CSV files of metrics, and archives of cycles."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Path of a source → what it is."""
    assets: tuple[AssetFile, ...] = ()
    teams: tuple[str, ...] = ()
    """Names of the team folders as written, sorted; also of those that hold no `team.md`."""
    unread: tuple[Document, ...] = ()
    """Files whose place says what they are though they could not be read: documents that are not readable, so that
    their addresses do not vanish. Their findings are among `diagnostics`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    archives: Mapping[str, Archive] = field(default_factory=dict)
    """Cycle key → its archive; filled by whoever puts the words of archives in their places."""


Discover = Callable[[Path, tuple[str, ...]], Discovered]
"""What `discover` does: find what the content folders of a project folder hold."""


def discover(root: Path, folders: tuple[str, ...]) -> Discovered:
    """Find the content of a project folder; `folders` are relative to `root`, and the first of them wins."""
    names = normal_folders(folders)
    links = [name for name in names if _leads_elsewhere(root, name)]
    present = [name for name in names if name not in links and (root / name).is_dir()]
    entries: list[Entry] = []
    for name in present:
        entries += sorted(_walk(root, name, frozenset(names) - {name}), key=_by_path)
    base = os.fspath(root)
    files = Files(
        lambda file: _read(f"{base}/{file}"),
        lambda file: _digest(root / file),
        lambda file: (root / file).stat().st_size,
    )
    missing = _missing_folders([name for name in names if name not in links], present or links)
    return _collect(entries, files, [*(_not_a_folder(name, alone=not present) for name in links), *missing])


def _leads_elsewhere(root: Path, folder: str) -> bool:
    """Whether a content folder is a symbolic link, or lies behind one."""
    parts = PurePosixPath(folder).parts
    return any((root / Path(*parts[:depth])).is_symlink() for depth in range(1, len(parts) + 1))


def _not_a_folder(path: str, *, alone: bool) -> Diagnostic:
    """Return the finding about a content folder that is a link; `alone` where there is no other folder."""
    return (NO_CONTENT if alone else NOT_A_FILE).at(
        Place(path),
        f"The content folder `{path}/` is a symbolic link, or lies behind one.",
        "Nothing in it was read, since it may lead to files that were never meant for anybody else.",
        "Put the folder itself there: a copy of it, or a checkout of the repository that it comes from.",
    )


def discover_in(files: Mapping[str, bytes], folders: tuple[str, ...]) -> Discovered:
    """Find the content among files in memory, by paths relative to the project folder."""
    listed = {path: Listed(len(data)) for path, data in files.items()}
    found = Files(lambda file: files[file], lambda file: digest_of(files[file]), lambda file: len(files[file]))
    return discover_listed(listed, found, folders)


def discover_listed(listed: Mapping[str, Listed], files: Files, folders: tuple[str, ...]) -> Discovered:
    """Find the content among files of which a list is there, by paths relative to the project folder."""
    names = normal_folders(folders)
    starts = {name: "" if name == "." else f"{name}/" for name in names}
    entries: list[Entry] = []
    for start in starts.values():
        inner = tuple(other for other in starts.values() if other.startswith(start) and other != start)
        entries += [
            Entry(path, path[len(start) :], each.size, _not_a_file(path, link=True) if each.link else None)
            for path, each in sorted(listed.items())
            if path.startswith(start) and not path.startswith(inner)
        ]
    present = [name for name, start in starts.items() if any(path.startswith(start) for path in listed)]
    return _collect(entries, files, _missing_folders(names, present))


def with_unsaved(discovered: Discovered, unsaved: Mapping[str, bytes]) -> Discovered:
    """Return the same with other bytes for some of the sources, by path; files that nobody has saved yet are none."""
    if not unsaved:
        return discovered
    sources = (
        source_of(source.path, unsaved[source.path]) if source.path in unsaved else source
        for source in discovered.sources
    )
    return replace(discovered, sources=tuple(sources))


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that somebody knows of without having read it."""

    size: int
    """Bytes."""
    link: bool = False
    """Whether it is a symbolic link, which is reported and not read."""


@dataclass(frozen=True, slots=True)
class Files:
    """How to get at files, by path relative to the project folder. All may raise OSError."""

    read: Callable[[str], bytes]
    """Of a file that is too large for content, the first part that shows so is enough."""
    digest: Callable[[str], str]
    size: Callable[[str], int]
    """Bytes."""


def _collect(entries: Iterable[Entry], files: Files, findings: list[Diagnostic]) -> Discovered:
    """Admit, read and sort what was found."""
    admission = Admission()
    sources: list[Source] = []
    assets: list[AssetFile] = []
    unread: list[Document] = []
    roles: dict[str, Role] = {}
    for entry in entries:
        role = admission.admit(entry)
        if role is None:
            continue
        obstacle, most = entry.obstacle, _most(entry.file)
        try:
            if obstacle is None and role.kind == "asset":
                refusal = why_unpublished(entry.file, files.read)
                if refusal:
                    findings.append(refusal)
                else:
                    assets.append(_asset(entry, files))
            elif obstacle is None:
                data = files.read(entry.file) if entry.size <= most else b""
                if entry.size > most or len(data) > most:
                    obstacle = too_large(entry.file, entry.size or files.size(entry.file))
                    findings.append(obstacle)
                else:
                    sources.append(source_of(entry.file, data))
                    roles[entry.file] = role
        except OSError as error:
            obstacle = _not_accessible(entry.file, error)
            findings.append(obstacle)
        if obstacle and role.kind not in {"asset", "metric-rows", "archive"}:
            unread.append(Document(entry.file, role, "", readable=False))
    return Discovered(
        sources=tuple(sorted(sources, key=lambda source: source.path)),
        roles=roles,
        assets=tuple(sorted(assets, key=lambda asset: asset.path)),
        teams=tuple(sorted(admission.teams.values())),
        unread=tuple(unread),
        diagnostics=tuple(sorted((*findings, *admission.findings), key=order)),
    )


def _asset(entry: Entry, files: Files) -> AssetFile:
    return AssetFile(entry.below, entry.file, files.digest(entry.file), entry.size or files.size(entry.file))


def _walk(root: Path, folder: str, others: frozenset[str]) -> Iterator[Entry]:
    """Yield every file below a content folder, without following links and without going into `others`."""
    base, above = os.fspath(root), "" if folder == "." else f"{folder}/"
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(f"{base}/{above}{below}") as listing:
                found = list(listing)
        except OSError as error:
            path = f"{above}{below}".rstrip("/")
            yield Entry(path, below, obstacle=_not_accessible(path, error))
            continue
        start = f"{below}/" if below else ""
        for item in found:
            inside = f"{start}{item.name}"
            path = f"{above}{inside}"
            if not item.is_dir(follow_symlinks=False):
                yield _entry(item, path, inside)
            elif path not in others and not is_left_alone(item.name):
                waiting.append(inside)


def _entry(item: os.DirEntry[str], path: str, below: str) -> Entry:
    try:
        if item.is_file(follow_symlinks=False):
            return Entry(path, below)
    except OSError as error:
        return Entry(path, below, obstacle=_not_accessible(path, error))
    return Entry(path, below, obstacle=_not_a_file(path, link=item.is_symlink()))


def _not_a_file(path: str, *, link: bool) -> Diagnostic:
    return NOT_A_FILE.at(
        Place(path),
        "This is a symbolic link, not a file." if link else "This is a pipe, socket or device, not an ordinary file.",
        "It was not read, since it may lead out of the content folder.",
        "Put the file itself here.",
    )


def _read(path: str) -> bytes:
    """Return the bytes of a file, or more of them than it may have. Few calls, since there may be many files."""
    handle = os.open(path, _READ)
    try:
        data = os.read(handle, _USUAL)
        return data if len(data) < _USUAL else data + _rest(handle, _most(path) - len(data))
    finally:
        os.close(handle)


def _rest(handle: int, most: int) -> bytes:
    """Return what is left of a file, up to a few more than `most` bytes."""
    pieces: list[bytes] = []
    while most >= 0 and (more := os.read(handle, _BLOCK)):
        pieces.append(more)
        most -= len(more)
    return b"".join(pieces)


def _most(file: str) -> int:
    """Return how many bytes a file may have."""
    if file.endswith(ARCHIVE):
        return LARGEST_ARCHIVE
    return LARGEST_FILE if file.endswith((".md", ".csv")) else LARGEST_MARKUP


def _digest(path: Path) -> str:
    """Return the digest of a file of any size."""
    digest = new_digest()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def normal_folders(folders: tuple[str, ...]) -> list[str]:
    """Return the folders' paths in one form, each once."""
    return list(dict.fromkeys(PurePosixPath(folder).as_posix() for folder in folders))


def _by_path(entry: Entry) -> str:
    return entry.below


def _missing_folders(names: Iterable[str], present: list[str]) -> list[Diagnostic]:
    missing = [name for name in names if name not in present]
    if not present:
        shown = ", ".join(f"`{name}/`" for name in missing)
        hint = "Create the folder, or name yours under `content:` in okrsite.yml."
        message = f"There is no content folder: {shown} does not exist."
        return [NO_CONTENT.at(Place(missing[0]), message, "Without one there is nothing to publish.", hint)]
    return [
        FOLDER_MISSING.at(
            Place(name),
            f"The content folder `{name}/` is not here.",
            "The others were read.",
            "This is as it should be where a folder comes from a private repository; otherwise correct `content:`.",
        )
        for name in missing
    ]


def _not_accessible(path: str, error: OSError) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    return NOT_ACCESSIBLE.at(
        Place(path), f"This cannot be read: {reason}.", "Nothing in it is shown.", "Check its permissions."
    )
