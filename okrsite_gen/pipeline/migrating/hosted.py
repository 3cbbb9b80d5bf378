"""The files of `init` that build, check and publish: followed as long as nobody edits them, told where somebody did."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen import __version__
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.changes import Change
from okrsite_gen.pipeline.hosts import HOSTS, Host
from okrsite_gen.pipeline.migrating.libraries import merged
from okrsite_gen.pipeline.migrating.written_by_init import MARK, WrittenFile, filled, words_in, written_for

_ALIKE = 0.5
"""How much of its lines a file must share with one of `init` to be an edited one of these."""
_LIST = "# The libraries of okrsite"
"""How the list of exact libraries begins, which programs write and bring up to date."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A file that gets what `init` would write today."""

    change: Change
    told: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where it is, in a project."""
        return self.change.file


@dataclass(frozen=True, slots=True)
class Differing:
    """A file that somebody edited, and that `init` writes otherwise by now."""

    news: Change
    """What changed in the file of `init` since, for whoever wants to take it over by hand."""

    @property
    def path(self) -> str:
        """Where it is, in a project."""
        return self.news.file


def hosted(root: Path) -> tuple[tuple[Followed, ...], tuple[Differing, ...]]:
    """Return what changes among the files of `init`, and which of them were edited. Raises `OkrsiteError`."""
    found: dict[str, Followed | Differing] = {}  # some files are the same for all hosts, and a project may have two
    for each in (each for host in HOSTS.values() for each in _of_host(root, host)):
        found.setdefault(each.path, each)
    return tuple(each for each in found.values() if isinstance(each, Followed)), tuple(
        each for each in found.values() if isinstance(each, Differing)
    )


def _of_host(root: Path, host: Host) -> Iterator[Followed | Differing]:
    files = written_for(host)
    there = [each for each in files if (root / each.path).is_file()]
    workflows = [each for each in there if host.workflows and each.path.startswith(host.workflows)]
    if not workflows:
        return
    up_to_date = False
    for file in there:
        text = _read(root, file)
        current = words_in(text, file.now, file.words) is not None
        news = None if current else _news(root, file, text)
        up_to_date |= file in workflows and (current or isinstance(news, Followed))
        if news:
            yield news
    for file in files if up_to_date else ():
        if file.part == "hosted" and file not in there:
            yield Followed(Change(file.path, b"", file.now.encode(), new=True), ("is new: workflows install by it",))


def _news(root: Path, file: WrittenFile, text: str) -> Followed | Differing | None:
    """Return what to do about a file that is not as `init` writes it; None where it is its owner's own."""
    for version, former in file.formers:
        words = words_in(text, former, file.words)
        if words is not None and all(name in words for name in MARK.findall(file.now)):
            told = f"follows what `okrsite init` writes; it stood as version {version} had written it"
            return Followed(_change(root, file, filled(file.now, words)), (told,))
    if text.startswith(_LIST):
        return _list(root, file, text)
    nearest = max((file.now, *(former for _, former in file.formers)), key=lambda each: _likeness(text, each))
    if nearest == file.now or _likeness(text, nearest) < _ALIKE:
        return None
    words = {name: f"<{name}>" for name in MARK.findall(file.now + nearest)} | dict(file.words)
    return Differing(Change(file.path, filled(nearest, words).encode(), filled(file.now, words).encode()))


def _list(root: Path, file: WrittenFile, text: str) -> Followed | Differing | None:
    """Return the list of libraries brought up to date, with what somebody added or raised."""
    after = merged(text, file.now, [former for _, former in file.formers])
    if after is None:
        return Differing(Change(file.path, text.encode(), file.now.encode()))
    if after.text == text:
        return None
    told = f"lists the libraries with which okrsite {__version__} was tested"
    stays = f"{', '.join(after.kept)} of your own stay as they are" if len(after.kept) > 1 else ""
    stays = stays or "".join(f"{name} of your own stays as it is" for name in after.kept)
    return Followed(_change(root, file, after.text), (told, stays) if stays else (told,))


def _likeness(text: str, template: str) -> float:
    return difflib.SequenceMatcher(None, text.splitlines(), template.splitlines(), autojunk=False).ratio()


def _change(root: Path, file: WrittenFile, text: str) -> Change:
    """Return the exchange of a file's text, with the ends of lines that it has."""
    before = _bytes(root, file)
    return Change(file.path, before, (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode())


def _read(root: Path, file: WrittenFile) -> str:
    return _bytes(root, file).decode("utf-8", "replace").replace("\r\n", "\n")


def _bytes(root: Path, file: WrittenFile) -> bytes:
    try:
        return (root / file.path).read_bytes()
    except OSError as error:
        raise OkrsiteError(
            f"{root / file.path} cannot be opened: {error.strerror}.", "Check its permissions."
        ) from error
