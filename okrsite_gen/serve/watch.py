"""Noticing that something has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from okrsite_gen.pipeline.preview import Surroundings

_STEP = 20
"""Milliseconds without a further change after which changes are told: editors need one or two to write a file."""
_LOOK_UP = 250
"""Milliseconds after which the watching threads look whether they should end."""

_Watched = tuple[tuple[Path, int], ...]
"""Folders that exist, with what tells a folder from another one of its name."""


class Watching:
    """Watches the project folder itself and everything in the folders that count."""

    def __init__(self, root: Path, on_change: Callable[[], None], on_bug: Callable[[Exception], None]) -> None:
        """Watch nothing yet. `on_change` is called from any thread, and `on_bug` with what ended the watching."""
        self._root = root
        self._on_change = on_change
        self._on_bug = on_bug
        self._surroundings: Surroundings | None = None
        self._watched: _Watched = ()
        self._threads: list[threading.Thread] = []
        self._stop = threading.Event()

    def follow(self, surroundings: Surroundings) -> None:
        """Watch these surroundings from now on. Once that works, something counts as changed: it may have, before."""
        watched = _existing((self._root, *surroundings.folders))
        if self._surroundings == surroundings and self._watched == watched:
            return
        self.stop()
        self._surroundings, self._watched, self._stop = surroundings, watched, threading.Event()
        folders = tuple(folder for folder in surroundings.folders if folder.is_dir())
        self._start((self._root,), lambda path: path.name in surroundings.names, recursive=False)
        if folders:
            self._start(folders, lambda path: _counts(path, folders), recursive=True)

    def look_up(self) -> None:
        """Follow the folders that have come, gone or been exchanged for others since they were looked at last."""
        if self._surroundings is not None:
            self.follow(self._surroundings)

    def stop(self) -> None:
        """End watching, and return when it has ended."""
        self._stop.set()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _start(self, paths: tuple[Path, ...], counts: Callable[[Path], bool], *, recursive: bool) -> None:
        stop = self._stop

        def work() -> None:
            try:
                _watch(paths, counts, recursive, stop, self._on_change)
            except Exception as error:  # whatever it is, the author must hear that nothing is watched
                self._on_bug(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._threads.append(thread)


def _watch(
    paths: tuple[Path, ...],
    counts: Callable[[Path], bool],
    recursive: bool,  # noqa: FBT001 - handed on as it is
    stop: threading.Event,
    on_change: Callable[[], None],
) -> None:
    from watchfiles import watch

    told = False
    # Where the system watches no more files, looking at all of them again and again still works.
    for polling in (None, True):
        try:
            for changes in watch(
                *paths,
                watch_filter=lambda _, path: counts(Path(path)),
                step=_STEP,
                stop_event=stop,
                rust_timeout=_LOOK_UP,
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=polling,
                recursive=recursive,
                ignore_permission_denied=True,
            ):
                if changes or not told:
                    on_change()
                    told = True
        except FileNotFoundError:  # a folder has just gone, which its absence tells
            on_change()
            return
        except OSError:
            continue
        return


def _counts(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a path is part of a folder's content, and not what an editor or okrsite itself keeps there."""
    for folder in folders:
        if path.is_relative_to(folder):
            parts = path.relative_to(folder).parts
            return not any(part.startswith((".", "#")) or part.endswith("~") for part in parts)
    return True


def _existing(paths: Iterable[Path]) -> _Watched:
    return tuple((path, number) for path in paths if (number := _number_of(path)))


def _number_of(path: Path) -> int:
    """Return what tells a folder from another one of its name; 0 where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0
