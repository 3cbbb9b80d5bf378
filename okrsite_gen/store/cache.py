"""The folder in which a project keeps what can be computed again."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

from okrsite_gen.store.regular import bytes_of, opened
from okrsite_gen.store.sealed import sealed, unseal

FOLDER = ".okrsite"


class CacheFolder:
    """Sealed files below a project's `.okrsite/`. Losing any of them, or all, costs time and nothing else."""

    def __init__(self, root: Path, version: str, *, believed: bool = True) -> None:
        """Use the cache of the project folder `root`; `version` must match for a file to be read again.

        One that is not `believed` is left alone: nothing is read from it, and nothing written.
        """
        self.folder = root / FOLDER
        self._version = version
        self._believed = believed

    def read(self, name: str) -> object:
        """Return what was last written under `name`; None where that is missing, damaged, foreign or newer."""
        if not self._believed:
            return None
        try:
            data = bytes_of(self.folder / name)
        except OSError:
            return None
        return unseal(data, name, self._version)

    def write(self, name: str, plain: object) -> bool:
        """Keep `plain` under `name`, which may be `folder/name`; False where that may not be, which harms nobody.

        The system may not let us, or the cache is not believed.
        """
        if not self._believed:
            return False
        try:
            self._prepare()
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            _replace(path, sealed(name, self._version, plain))
        except OSError:
            return False
        return True

    def keep_only(self, folder: str, names: Container[str]) -> None:
        """Remove all files of a folder of the cache but those of some names (`folder/name`)."""
        if not self._believed:
            return
        try:
            for file in (self.folder / folder).glob("*"):
                if f"{folder}/{file.name}" not in names:
                    file.unlink()
        except OSError:
            return

    def keep_latest(self, pattern: str, count: int) -> None:
        """Remove all but the latest `count` files whose names fit `pattern` (`output-*`)."""
        if not self._believed:
            return
        try:
            files = sorted(self.folder.glob(pattern), key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in files[count:]:
                file.unlink()
        except OSError:
            return

    def _prepare(self) -> None:
        self.folder.mkdir(exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    # Two builds may meet here; what one leaves half-written of the other fails its checksum and counts as missing.
    new = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(opened(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            file.writelines(pieces)
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
