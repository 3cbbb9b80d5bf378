"""Old names exchanged for those of today, so that a file says what it said before and nothing else of it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from okrsite_gen.content.deprecated import CONFIGURATION as OF_CONFIGURATION
from okrsite_gen.content.deprecated import DEPRECATED, Met, as_now
from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting.fixes import with_fix
from okrsite_gen.content.locate import locate
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.sources import Source, source_of
from okrsite_gen.content.yaml_reading import read_yaml_file
from okrsite_gen.model.diagnostics import Diagnostic, Fix
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.site.deprecated import old_names
from okrsite_gen.site.theme_files import Layers

Named = tuple[bytes, tuple[str, ...]]
"""A file's bytes, and what was exchanged in it."""


def in_configuration(data: bytes) -> Named | None:
    """Return the configuration in the names of today; None where they cannot be exchanged for certain."""

    def fields(data: bytes) -> Mapping[str, object]:
        value, _ = read_yaml_file(data, CONFIGURATION)
        return value if isinstance(value, dict) else {}

    return _exchanged(data, CONFIGURATION, OF_CONFIGURATION, fields)


def in_document(source: Source, role: Role) -> Named | None:
    """Return a content file in the names of today; None where they cannot be exchanged for certain."""
    if not any(entry.kind == role.kind for entry in DEPRECATED):
        return source.data, ()

    def fields(data: bytes) -> Mapping[str, object]:
        return read_document(source_of(source.path, data), role).front

    return _exchanged(source.data, source.path, role.kind, fields)


def _exchanged(data: bytes, file: str, kind: str, read: Callable[[bytes], Mapping[str, object]]) -> Named | None:
    meant, met = as_now(read(data), kind)
    after = data
    for finding in reversed(_located(met, file, data)):
        changed = with_fix(after, finding)
        after = after if changed is None else changed
    if (after == data and met) or as_now(read(after), kind) != (meant, ()):
        return None
    return after, _told((each.entry.old, each.entry.instead) for each in met)


def _located(met: tuple[Met, ...], file: str, data: bytes) -> list[Diagnostic]:
    findings = [replace(each.finding(file), fix=Fix(each.entry.old, each.entry.instead)) for each in met]
    return sorted(locate(findings, lambda _: data), key=lambda each: (each.place.line, each.place.column))


def in_theme(layers: Layers, project: Path) -> Iterator[tuple[str, bytes, bytes, tuple[str, ...]]]:
    """Yield file, bytes before and after, and what was exchanged, of each file of a theme that has old names."""
    for file, spots in groupby(old_names(layers, project), key=lambda spot: spot.file):
        before = (project / file).read_bytes()
        text, used = before.decode("utf-8"), list(spots)
        for spot in reversed(used):
            text = f"{text[: spot.start]}{spot.name.instead}{text[spot.start + len(spot.name.old) :]}"
        yield file, before, text.encode(), _told((spot.name.old, spot.name.instead) for spot in used)


def _told(exchanged: Iterator[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"`{old}` is called `{new}`" for old, new in dict.fromkeys(exchanged))
