"""What content and configuration may still say, though the format has another name or word for it by now.

A name or word of the format never goes without warning: `DEPRECATED` lists what took its place, and for at least two
minor versions both are read. `okrsite migrate` writes the new one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from okrsite_gen.content.codes_fields import DEPRECATED_FIELD, DEPRECATED_SETTING
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.shape.base import Path
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

Plain: TypeAlias = Mapping[str, object]

ANY = "*"
"""In a path: whatever name or entry stands there."""
CONFIGURATION = "okrsite.yml"
"""The kind of the configuration, beside those of content files."""


@dataclass(frozen=True, slots=True)
class Deprecated:
    """A name of the format, or a word behind one, that has a successor."""

    kind: str
    """In which files: a kind of content file such as `objective`, or `okrsite.yml`."""
    path: tuple[str, ...]
    """The names that lead to it, the old one last where a name is meant."""
    instead: str
    """What to write now: the name in place of the last one, or the word in place of `word`."""
    since: str
    """The version of okrsite from which on the old one is told."""
    gone: str
    """The version from which on it is not read any more; at least two minor versions later."""
    word: str = ""
    """The word that has a successor; empty where the name itself has one."""

    @property
    def old(self) -> str:
        """What the file says."""
        return self.word or self.path[-1]


DEPRECATED: tuple[Deprecated, ...] = ()
"""In the order in which they came.

Before the first field of a content file: `pipeline/new`, `pipeline/new_ids.py` and `pipeline/moving` look at fields as
they are written, and have to ask `as_now` then.
"""


@dataclass(frozen=True, slots=True)
class Met:
    """Where a file says something in the old way."""

    path: Path
    """As the file has it."""
    entry: Deprecated

    def finding(self, file: str) -> Diagnostic:
        """Return the warning about it, at its place."""
        entry = self.entry
        code = DEPRECATED_SETTING if entry.kind == CONFIGURATION else DEPRECATED_FIELD
        behind = f" behind `{entry.path[-1]}`" if entry.word else ""
        return code.at(
            Place(file, self.path if entry.word else (*self.path, KEY)),
            f"`{entry.old}`{behind} is called `{entry.instead}` since okrsite {entry.since}.",
            f"From okrsite {entry.gone} on it is not read any more.",
            f"Write `{entry.instead}`. `okrsite migrate` does it in all files.",
        )


def as_now(fields: Plain, kind: str) -> tuple[Plain, tuple[Met, ...]]:
    """Return the fields of a file in the names and words of today, and where it has others.

    A group that has both the old name and the new one is left as it is: then the old one is unknown.
    """
    met: list[Met] = []
    for entry in DEPRECATED:
        if entry.kind == kind:
            changed, found = _changed(fields, entry.path, entry)
            if isinstance(changed, dict) and found:
                fields = changed
                met += [Met(_in_file(path, met), entry) for path in found]
    return fields, tuple(met)


def with_old_names(findings: Iterable[Diagnostic], met: tuple[Met, ...]) -> Iterator[Diagnostic]:
    """Yield findings about what `as_now` returned, with their places as the file has them."""
    for finding in findings:
        path = _in_file(finding.place.path, met)
        yield finding if path == finding.place.path else replace(finding, place=replace(finding.place, path=path))


def _in_file(path: Path, met: Iterable[Met]) -> Path:
    for each in met:
        renamed = (*each.path[:-1], each.entry.instead)
        if not each.entry.word and path[: len(renamed)] == renamed:
            path = (*each.path, *path[len(renamed) :])
    return path


def _changed(node: object, path: tuple[str, ...], entry: Deprecated, at: Path = ()) -> tuple[object, list[Path]]:
    """Return a node with one entry of the list brought up to date below it, and the paths at which that was."""
    first, *rest = path
    if first == ANY and isinstance(node, list):
        entries = [_changed(each, tuple(rest), entry, (*at, place)) for place, each in enumerate(node)]
        return [each for each, _ in entries], [found for _, paths in entries for found in paths]
    if not isinstance(node, dict):
        return node, []
    names = list(node) if first == ANY else [name for name in (first,) if name in node]
    if not rest and not entry.word:
        if not names or entry.instead in node:
            return node, []
        return {entry.instead if name == first else name: value for name, value in node.items()}, [(*at, first)]
    changed, found = dict(node), list[Path]()
    for name in names:
        if rest:
            changed[name], paths = _changed(node[name], tuple(rest), entry, (*at, name))
            found += paths
        elif isinstance(node[name], str) and node[name].strip().lower() == entry.word:
            changed[name] = entry.instead
            found.append((*at, name))
    return changed, found
