"""The texts that `init` writes now, and wrote in earlier versions, before days and names are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import okrsite_gen
from okrsite_gen.pipeline.hosts import Host

MARK = re.compile(r"@@([^@\n]+)@@")
_FOLLOWED = (".yml", "-lock.txt")
"""How files end that are followed; all others are their owner's from the first day on."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that `init` writes for a host."""

    path: str
    """Where, in a project."""
    part: str
    now: str
    """What stands in it today, with marks for what differs from project to project."""
    formers: tuple[tuple[str, str], ...]
    """(version, text) of what earlier versions wrote, the newest first."""
    words: Mapping[str, str]
    """What marks stand for wherever the host is the same."""


def written_for(host: Host) -> tuple[WrittenFile, ...]:
    """Return the files of a host that are followed."""
    return tuple(_of_parts((*host.parts, *host.pulling), host.words))


def _of_parts(parts: tuple[str, ...], words: Mapping[str, str]) -> Iterator[WrittenFile]:
    for part in parts:
        for name, text in _texts(part).items():
            formers = tuple(
                (version, former[name])
                for version in _versions()
                if name in (former := _texts(f"former/{version}/{part}"))
            )
            if name.endswith(_FOLLOWED):
                yield WrittenFile(_place(name, words), part, text, formers, words)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with words in place of its marks; marks that nobody knows stay."""
    return MARK.sub(lambda mark: words.get(mark[1], mark[0]), text)


def words_in(text: str, template: str, known: Mapping[str, str]) -> dict[str, str] | None:
    """Return what stands for the marks of a template in a text that is made from it; None where it is not."""
    match = _pattern(filled(template, known)).fullmatch(text)
    return None if match is None else {**known, **match.groupdict()}


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts, end, seen = [], 0, set[str]()
    for mark in MARK.finditer(template):
        again = mark[1] in seen
        parts += [re.escape(template[end : mark.start()]), f"(?P={mark[1]})" if again else f"(?P<{mark[1]}>[^\\n]*?)"]
        seen.add(mark[1])
        end = mark.end()
    return re.compile("".join(parts) + re.escape(template[end:]))


def _place(name: str, words: Mapping[str, str]) -> str:
    parts = (filled(part, words) for part in PurePosixPath(name).parts)
    return "/".join(f".{part[4:]}" if part.startswith("dot-") else part for part in parts)


def _starter() -> Path:
    return Path(okrsite_gen.__file__).parent / "starter"


@cache
def _texts(part: str) -> Mapping[str, str]:
    folder = _starter() / part
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


@cache
def _versions() -> tuple[str, ...]:
    folders = (_starter() / "former").iterdir()
    return tuple(sorted((folder.name for folder in folders), key=_in_numbers, reverse=True))


def _in_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
