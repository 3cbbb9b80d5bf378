"""A theme's files as they are published: named by their content, so that they can be kept for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from okrsite_gen.site.page import RawFile
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_styles import MAIN

FOLDER = "/assets/"
DIGITS = 10

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_VALUE = re.compile(r"[\w.%#-]+")
_URL = re.compile(r"""url\(\s*["']?(?P<path>[\w./-]+)["']?\s*\)""")
_QUOTED = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
_LOOSE = re.compile(r"\s*([{};])\s*|([:,])[ ]+")
_INDENT = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Assets:
    """The published files of a theme and where they stand."""

    files: tuple[RawFile, ...]
    styles: Mapping[str, str]
    """Site address of the one style sheet of each kind of page."""
    script: str
    """Site address of the script that every page loads; empty where there is none."""
    addresses: Mapping[str, str]
    """Site addresses of scripts of single pages and of pictures, by file name."""


def make_assets(theme: Theme) -> Assets:
    """Return every file of a theme that is published."""
    others = {name: _named(name, compact_script(text).encode()) for name, text in theme.scripts.items()}
    others |= {path.rpartition("/")[2]: _named(path.rpartition("/")[2], data) for path, data in theme.pictures.items()}
    options = _option_properties(theme.options)
    styles = {
        kind: _named(
            "okrsite.css" if kind == MAIN else f"okrsite-{kind}.css",
            (options + compact(_linked(text, others))).encode(),
        )
        for kind, text in theme.styles.items()
    }
    script = [_named("okrsite.js", compact_script(theme.script).encode())] if theme.script else []
    return Assets(
        files=(*styles.values(), *script, *others.values()),
        styles={kind: file.address for kind, file in styles.items()},
        script=script[0].address if script else "",
        addresses={name: file.address for name, file in others.items()},
    )


def _option_properties(options: Mapping[str, str]) -> str:
    """Return the theme's options as custom properties (`--option-accent`), those whose value CSS can hold."""
    safe = [f"--option-{name}:{value};" for name, value in sorted(options.items()) if _CSS_VALUE.fullmatch(value)]
    return f":root{{{''.join(safe)}}}\n" if safe else ""


def _linked(style: str, files: Mapping[str, RawFile]) -> str:
    """Return a style sheet in which `url(../fonts/own.woff2)` leads to where that file is published."""

    def led(found: re.Match[str]) -> str:
        name = found["path"].rpartition("/")[2]
        return f'url("{files[name].address.rpartition("/")[2]}")' if name in files else found[0]

    return _URL.sub(led, style)


def compact(style: str) -> str:
    """Return a style sheet without comments and without space that means nothing. What is quoted stays as it is."""
    pieces = _QUOTED.split(_INDENT.sub("\n", _COMMENT.sub("", style)).strip())
    pieces[::2] = (_LOOSE.sub(r"\1\2", piece).replace(";}", "}") for piece in pieces[::2])
    return "".join(pieces) + "\n"


def compact_script(script: str) -> str:
    """Return a script without indentation and without lines that are comments.

    One in which a template string or a comment goes over several lines stays as it is: it may be said there.
    """
    lines = script.splitlines()
    if any(line.count("`") % 2 or "/*" in line or line.endswith("\\") for line in lines):
        return script
    stripped = map(str.strip, lines)
    return "".join(f"{line}\n" for line in stripped if line and not line.startswith("//"))


def _named(name: str, data: bytes) -> RawFile:
    stem, _, ending = name.rpartition(".")
    return RawFile(f"{FOLDER}{stem}.{hashlib.sha256(data).hexdigest()[:DIGITS]}.{ending}", data)
