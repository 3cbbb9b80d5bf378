"""Lists every folder in another order: Python loads this file at its start where the folder is on `PYTHONPATH`."""

from __future__ import annotations

import os
import random

_chance = random.Random(os.environ["SHUFFLED_BY"])
_listdir, _scandir = os.listdir, os.scandir


class _Entries:
    """What `os.scandir` returns, in another order."""

    def __init__(self, path):
        with _scandir(path) as entries:
            found = list(entries)
        _chance.shuffle(found)
        self._entries = iter(found)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._entries = iter(())


def _shuffled(path="."):
    names = _listdir(path)
    _chance.shuffle(names)
    return names


os.listdir, os.scandir = _shuffled, _Entries
