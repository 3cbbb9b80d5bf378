"""What themes may still say, though the theme below has another name for it by now.

Like names of the format, names of the theme API go only after two minor versions in which both work: words under their
old key are read here; an old block stays inside the new one, and an old field beside the new one of its view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.site.codes_site import DEPRECATED_IN_THEME
from okrsite_gen.site.theme_files import TEMPLATES, Layers, files_of, lies_in, own_layers, read_text


@dataclass(frozen=True, slots=True)
class DeprecatedName:
    """A name of the theme API that has a successor."""

    sort: str
    """`word`: a key of messages; `block`: one of a template; `field`: one of a view, as behind a dot."""
    old: str
    instead: str
    since: str
    """The version of okrsite from which on the old name is told."""
    gone: str
    """The version from which on it has no effect any more; at least two minor versions later."""


THEME_API: tuple[DeprecatedName, ...] = ()
"""In the order in which they came."""

_SORTS = {"word": "the words", "block": "the block", "field": "the field"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a theme of the project uses an old name."""

    file: str
    """Path relative to the project folder."""
    start: int
    """Characters before it in the file."""
    name: DeprecatedName


def old_words() -> set[str]:
    """Return the keys of words that still work and have a successor."""
    return {each.old for each in THEME_API if each.sort == "word"}


def words_as_now(words: Mapping[str, object]) -> dict[str, object]:
    """Return the words of a catalogue under the keys of today; where both are there, the new one counts."""
    renamed = {each.old: each.instead for each in THEME_API if each.sort == "word"}
    return {renamed.get(key, key): value for key, value in words.items() if renamed.get(key, "") not in words}


def old_names(layers: Layers, project: Path) -> Iterator[Spot]:
    """Yield where the layers that lie in the project use an old name, file by file."""
    for _, folder in own_layers(layers, project) if THEME_API else ():
        for path, file in files_of(folder).items():
            for start, name in sorted(_in_file(path, file), key=lambda found: found[0]):
                yield Spot(file.relative_to(project).as_posix(), start, name)


def deprecated_in_theme(layers: Layers, project: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each use of an old name."""
    for spot in old_names(layers, project):
        before, name = read_text(project / spot.file)[: spot.start], spot.name
        line, column = before.count("\n") + 1, spot.start - (before.rfind("\n") + 1) + 1
        yield DEPRECATED_IN_THEME.at(
            Place(spot.file, line=line, column=column, length=len(name.old)),
            f"{_SORTS[name.sort]} `{name.old}` {'are' if name.sort == 'word' else 'is'} called `{name.instead}` "
            f"since okrsite {name.since}",
            f"from okrsite {name.gone} on the old name has no effect",
            f"write `{name.instead}`; `okrsite migrate` does it everywhere",
        )


def _in_file(path: str, file: Path) -> Iterator[tuple[int, DeprecatedName]]:
    if lies_in(path, "messages/") and path.endswith(".yml"):
        for each in THEME_API:
            if each.sort == "word":
                key = re.compile(rf"^([\"']?){re.escape(each.old)}\1[ \t]*:", re.MULTILINE)
                yield from ((found.start() + len(found[1]), each) for found in key.finditer(read_text(file)))
    elif path.startswith(f"{TEMPLATES}/"):
        yield from _in_template(read_text(file))


def _in_template(text: str) -> Iterator[tuple[int, DeprecatedName]]:
    """Yield old names where Jinja reads them as names: of a block, or of a field behind a dot."""
    blocks = {each.old: each for each in THEME_API if each.sort == "block"}
    fields = {each.old: each for each in THEME_API if each.sort == "field"}
    position, before = 0, ""
    for _, sort, written in _tokens(text):
        start = text.find(written, position)
        if start < 0:  # the lexer gives back what it read but for ends of lines, which it made alike
            continue
        position = start + len(written)
        if sort == "name" and before == "block" and written in blocks:
            yield start, blocks[written]
        if sort == "name" and before == "." and written in fields:
            yield start, fields[written]
        before = before if sort == "whitespace" else written


def _tokens(text: str) -> list[tuple[int, str, str]]:
    from jinja2 import Environment, TemplateSyntaxError

    try:
        return list(Environment(autoescape=True).lex(text))
    except TemplateSyntaxError:  # which drawing tells
        return []
