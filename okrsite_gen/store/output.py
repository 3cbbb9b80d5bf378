"""An output folder and the spare generation beside it.

Readers see `site/`. Beside it stands `.site.okrsite/` with the spare generation, which a build brings up to date by
hard links and new files and then exchanges for the published one. A published file is never edited, and a file that
no build of ours wrote is never removed.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.errors import OutputRefused
from okrsite_gen.store import swap
from okrsite_gen.store.failures import said_plainly
from okrsite_gen.store.guard import refuse_unsafe
from okrsite_gen.store.listing import NAME, list_bytes, read_list
from okrsite_gen.store.lock import locked
from okrsite_gen.store.manifest import Manifest, Record
from okrsite_gen.store.regular import bytes_of
from okrsite_gen.store.tree import Found, copy_fresh, remove, same_file, walk, write_fresh


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """The names around one output folder. Nothing exists yet because of it."""

    output: Path

    @classmethod
    def of(cls, output: Path) -> OutputFolder:
        """Return an output folder, whatever links lead to it."""
        return cls(output.resolve())

    @property
    def beside(self) -> Path:
        """The hidden folder for everything that belongs to the output and is not published."""
        return self.output.with_name(f".{self.output.name}.okrsite")

    @property
    def spare(self) -> Path:
        """The generation that is not published."""
        return self.beside / "spare"

    @property
    def generation(self) -> str:
        """Name of the published generation; empty where that is not known for certain."""
        try:
            return bytes_of(self.beside / "generation").decode("ascii")
        except (OSError, UnicodeDecodeError):
            return ""

    def intact(self, manifest: Manifest) -> frozenset[str]:
        """Return the paths of the files that still hold the bytes which the manifest says were written there.

        Size and time are enough while the generation that the manifest knows is the one that stands; otherwise, and
        where they differ, the bytes are read.
        """
        return self._intact(manifest, read_list(self.output))

    def published_whole(self, manifest: Manifest) -> bool:
        """Whether exactly the files of the manifest are published, and all of them intact."""
        if not manifest.records:
            return False
        ours, wanted = read_list(self.output), manifest.records.keys()
        return ours == wanted and len(self._intact(manifest, ours)) == len(wanted)

    def _intact(self, manifest: Manifest, ours: frozenset[str]) -> frozenset[str]:
        same_generation = bool(manifest.generation) and manifest.generation == self.generation
        base = os.fspath(self.output)  # there may be many files, and to make a path of each takes longer than to look
        return frozenset(
            path
            for path, record in manifest.records.items()
            if path in ours and _still(f"{base}/{path}", record, trust_time=same_generation)
        )


def _still(path: str, record: Record, *, trust_time: bool) -> bool:
    try:
        status = os.lstat(path)
        if status.st_size != record.size:
            return False
        if trust_time and status.st_mtime_ns == record.modified:
            return True
        return stat.S_ISREG(status.st_mode) and digest_of(bytes_of(Path(path))) == record.digest
    except OSError:
        return False


def digest_of(data: bytes) -> str:
    """Return the digest by which written bytes are compared."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@contextmanager
def claim(output: Path, sources: Collection[Path]) -> Iterator[Claim]:
    """Take an output folder for one build: refuse unsafe ones, lock it, mend an interrupted exchange.

    Raises `OutputRefused` or `OutputBusy`, and `OkrsiteError` where the system does not let us.
    """
    refuse_unsafe(output, sources)
    folder = OutputFolder.of(output)
    with said_plainly("prepare", folder.output):
        folder.beside.mkdir(parents=True, exist_ok=True)
        ignore = folder.beside / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    with ExitStack() as held:
        with said_plainly("prepare", folder.output):
            held.enter_context(locked(folder.beside / "lock", folder.output))
            swap.recover(folder.spare, folder.output, folder.beside / "former")
        yield Claim(folder)


@dataclass(frozen=True, slots=True)
class Claim:
    """An output folder that nobody else writes for as long as the claim is held."""

    folder: OutputFolder

    def stage(self) -> Staging:
        """Bring the spare generation so far that it holds nothing but published files of ours, by their second names.

        Then nothing leads out of it, and whatever is written into it harms no published file.
        """
        output, spare = self.folder.output, self.folder.spare
        with said_plainly("write the site to", output):
            published = {found.path: found for found in walk(output)}
            ours = read_list(output)
            spare.mkdir(exist_ok=True)
            stay = {path: published[path].inode for path in ours if path in published}
            return Staging(self.folder, published, ours, _prune(spare, stay))


def _refuse_outside(path: str) -> None:
    if path == NAME or "\0" in path or not {"", ".", ".."}.isdisjoint(path.split("/")):
        raise OutputRefused(f"`{path}` is not a path that a page may have inside the output folder.")


def _refuse_collisions(output: Path, foreign: Collection[Found], wanted: set[str]) -> None:
    folders = {path[:end] for path in wanted for end in _slashes(path)}
    for found in foreign:
        above = any(found.path[:end] in wanted for end in _slashes(found.path))
        if found.path in wanted or above or (found.path in folders and not found.is_folder):
            raise OutputRefused(
                f"{output / found.path} was not written by okrsite and stands where a part of the site must go.",
                "Move it elsewhere; okrsite never overwrites a file that it did not write.",
            )


def _slashes(path: str) -> Iterator[int]:
    end = path.find("/")
    while end >= 0:
        yield end
        end = path.find("/", end + 1)


def _prune(spare: Path, stay: Mapping[str, int]) -> set[str]:
    """Remove from the spare all but the very files that stay, and return the paths of those that are there."""
    present = set()
    for found in list(walk(spare)):
        if stay.get(found.path) == found.inode and not found.is_folder:
            present.add(found.path)
        else:
            remove(spare, found)
    return present


def _carry(output: Path, spare: Path, found: Found) -> None:
    if found.is_folder:
        (spare / found.path).mkdir(parents=True, exist_ok=True)
    else:
        same_file(output / found.path, spare / found.path)


@dataclass(frozen=True, slots=True)
class Staging:
    """The spare generation while it is being completed."""

    folder: OutputFolder
    published: Mapping[str, Found] = field(repr=False)
    """Everything in the published generation, by path."""
    ours: frozenset[str] = field(repr=False)
    """Paths that a build of ours wrote there."""
    present: set[str] = field(repr=False)
    """Paths of published files that the spare holds as well."""

    def write(self, path: str, data: bytes, fingerprint: str) -> Record:
        """Write one file. Any process may do this, each path once at a time. Raises as `write_staged` does."""
        return write_staged(self.folder.spare, path, data, fingerprint)

    def copy(self, path: str, source: Path, fingerprint: str, digest: str) -> Record:
        """Copy one file from the sources; `digest` is that of its bytes."""
        _refuse_outside(path)
        with said_plainly("write the site to", self.folder.output):
            _make_way(self.folder.spare, path)
            status = copy_fresh(source, self.folder.spare / path)
        return Record(fingerprint, digest, status.st_size, status.st_mtime_ns)

    def complete(self, keep: Collection[str], written: Collection[str]) -> Generation:
        """Bring the spare so far that it holds the whole site: what was written, and published files that stay.

        `keep` are the paths of these. Whatever else was written goes. Raises `OutputRefused` where a file that is not
        ours stands in the way.
        """
        output, spare = self.folder.output, self.folder.spare
        wanted = {*keep, *written}
        with said_plainly("write the site to", output):
            foreign = [found for path, found in self.published.items() if path not in self.ours and path != NAME]
            _refuse_collisions(output, foreign, {*wanted, NAME})
            for path in self.present - wanted:
                _take_away(spare, path)
            for path in keep:
                if path not in self.present:
                    same_file(output / path, spare / path)
            for found in foreign:
                _carry(output, spare, found)
        return Generation(self.folder, frozenset(wanted), len(self.ours - wanted))

    def take_back(self, paths: Iterable[str]) -> None:
        """Take away what was written and is not to be published."""
        with said_plainly("write the site to", self.folder.output):
            for path in paths:
                _take_away(self.folder.spare, path)
                self.present.discard(path)


@dataclass(frozen=True, slots=True)
class Generation:
    """The spare generation once it is complete."""

    folder: OutputFolder
    paths: frozenset[str]
    """Every file of ours in it."""
    removed: int
    """Files of the published generation that it does not hold any more."""

    def publish(self) -> str:
        """Exchange the generations and return the name of the one that is published now; empty where it got none."""
        folder = self.folder
        with said_plainly("write the site to", folder.output):
            write_fresh(folder.spare / NAME, list_bytes(self.paths))
            _follow_permissions(folder.output, folder.spare)
            (folder.beside / "generation").unlink(missing_ok=True)
            swap.exchange(folder.spare, folder.output, folder.beside / "former")
        return _name_generation(folder.beside / "generation")


def write_staged(spare: Path, path: str, data: bytes, fingerprint: str) -> Record:
    """Write one file of the spare generation and return what to remember of it.

    Raises `OutputRefused` for a path that leads out of it.
    """
    _refuse_outside(path)
    with said_plainly("write the site to", spare):
        try:
            status = write_fresh(f"{spare}/{path}", data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError):
            _make_way(spare, path)
            status = write_fresh(spare / path, data)
    return Record(fingerprint, digest_of(data), status.st_size, status.st_mtime_ns)


def _make_way(spare: Path, path: str) -> None:
    """Take away what stands where a folder around a file must be, or a folder that stands where the file must."""
    target = spare / path
    if target.is_dir():
        shutil.rmtree(target)
    elif not target.parent.is_dir():
        for end in _slashes(path):
            above = spare / path[:end]
            if above.is_file():
                above.unlink(missing_ok=True)


def _take_away(spare: Path, path: str) -> None:
    if (spare / path).is_file():
        remove(spare, Found(path, 0))


def _name_generation(file: Path) -> str:
    name = secrets.token_hex(8)
    try:
        write_fresh(file, name.encode("ascii"))
    except OSError:  # the site is published; the next build will have to read its bytes to know them
        return ""
    return name


def _follow_permissions(output: Path, spare: Path) -> None:
    if output.exists():
        spare.chmod(output.stat().st_mode & 0o7777)
