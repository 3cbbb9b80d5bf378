"""Which files may be published as they are: those that do nothing in the browser of whoever opens them.

A page of the site runs no script of an author, so neither may a file that stands beside it under the same address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from okrsite_gen.content.codes_reading import RUNNABLE_ASSET
from okrsite_gen.content.markup import Deed, deed_in
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

LARGEST_MARKUP = 16 * 1024 * 1024
"""Bytes that a drawing, or another file that is looked through, may have."""

_RUN_BY_BROWSERS = frozenset(
    (
        *("hta", "htc", "htm", "html", "mht", "mhtml", "shtm", "shtml", "stm", "svgz", "xht", "xhtml", "xsl", "xslt"),
        *("cjs", "js", "jsm", "mjs", "swf", "vbs", "wasm"),
    )
)
_RUN_BY_SERVERS = frozenset(
    (
        *("ashx", "asmx", "asp", "aspx", "cer", "cfm", "cgi", "fcgi", "jsp", "jspx", "phar", "php", "phtml", "pht"),
        *("asis", "php3", "php4", "php5", "php6", "php7", "php8", "phps", "phpt", "pl", "py", "rb", "var"),
    )
)
_LANGUAGES = frozenset({"pl", "py", "rb", "var"})
"""Endings of scripts that name a language too, or a common word, and so stand before another ending: `plan.pl.pdf`."""
_PACKED = frozenset({"br", "bz2", "gz", "xz", "z", "zst"})
"""Endings that hosts may take for the way in which a page is packed, not for what it is."""
_SETTINGS_OF_SERVERS = frozenset({"web.config"})
_HARMLESS = frozenset(
    (
        *("apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "tif", "tiff", "webp"),
        *("aac", "flac", "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "wav", "webm"),
        *("doc", "docx", "key", "numbers", "odp", "ods", "odt", "pages", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("7z", "gz", "tar", "zip", "otf", "ttf", "woff", "woff2"),
        *("csv", "ics", "json", "md", "tsv", "txt", "vcf", "yaml", "yml"),
    )
)
"""Kinds that hosts name by their endings and browsers show, play or save, whatever is in them."""
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t\r\n\f\x00]*(<|\Z)")
"""The first sign of a file behind the mark of its encoding and anything blank; nothing where all is blank."""

_RIGHTS = (
    "What runs in a browser may do on this site whatever its reader may, whoever wrote it; so this is not published."
)


def is_looked_through(path: str) -> bool:
    """Whether what is in a file decides whether it may be published, and not its name alone."""
    return not (_browsers_run(path) or _servers_run(path) or _ending(path) in _HARMLESS)


def why_unpublished(file: str, read: Callable[[str], bytes]) -> Diagnostic | None:
    """Return the finding about a file that a browser or a server would run; None if it may be published.

    `read` returns the bytes of a file, or more than `LARGEST_MARKUP` of them, and may raise OSError. It is called only
    where the name does not decide.
    """
    name, ending = PurePosixPath(file).name, _ending(file)
    if _browsers_run(file):
        hint = "Save it as PDF or as a picture, or publish it elsewhere and link to it. Scripts belong in a theme."
        return RUNNABLE_ASSET.at(Place(file), f"A browser would run what is in `{name}`.", _RIGHTS, hint)
    if _servers_run(file):
        reason = "Where the host of the site knows such files, it would do what this one says; so it is not published."
        return RUNNABLE_ASSET.at(Place(file), f"A web server may obey `{name}`.", reason, "Link to it elsewhere.")
    if ending in _HARMLESS:
        return None
    data = read(file)
    if ending != "svg" and not _is_markup(data):
        return None
    return _about_markup(file, data, drawing=ending == "svg")


def _about_markup(file: str, data: bytes, *, drawing: bool) -> Diagnostic | None:
    plainer = "Save it as a plain SVG without scripts, or as PNG."
    hint = plainer if drawing else "Save it as PDF, or put it into a ZIP file."
    if len(data) > LARGEST_MARKUP:
        return RUNNABLE_ASSET.at(Place(file), "This file is too large to be looked through.", _RIGHTS, hint)
    deed = deed_in(data)
    if deed is None:
        return None
    reason = "Others would hear of whoever opens it; so it is not published." if deed.deed is Deed.ASKS else _RIGHTS
    return RUNNABLE_ASSET.at(Place(file, line=deed.line), f"{deed.message}.", reason, hint)


def _browsers_run(file: str) -> bool:
    """Whether a host may serve a file as what browsers run: `page.html`, `page.html.de` or `page.html.gz`."""
    *others, ending = _endings(file)
    if ending in _PACKED:
        return not _RUN_BY_BROWSERS.isdisjoint(others) or (others != [] and others[-1] in {"svg", "xml"})
    known = ending in _HARMLESS or ending == "svg"
    return ending in _RUN_BY_BROWSERS or not (known or _RUN_BY_BROWSERS.isdisjoint(others))


def _servers_run(file: str) -> bool:
    *others, ending = _endings(file)
    named = PurePosixPath(file).name.lower() in _SETTINGS_OF_SERVERS
    return named or ending in _RUN_BY_SERVERS or not (_RUN_BY_SERVERS - _LANGUAGES).isdisjoint(others)


def _ending(file: str) -> str:
    return _endings(file)[-1]


def _endings(file: str) -> list[str]:
    """Return what stands behind each dot of a name, in small letters; one empty ending where there is no dot."""
    return PurePosixPath(file).name.lower().split(".")[1:] or [""]


def _is_markup(data: bytes) -> bool:
    beginning = _BEGINNING.match(data)
    return beginning is not None and (beginning[1] == b"<" or len(data) > LARGEST_MARKUP)
