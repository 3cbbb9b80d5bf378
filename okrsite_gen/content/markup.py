"""What a drawing or another file of XML would do in the browser of whoever opens it."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple
from xml.parsers import expat

_BETWEEN = " "
"""Stands between the namespace of a name and the name, as no address of a namespace holds it."""
_XHTML, _SVG, _MATHML = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
)
_ALIVE = frozenset({_XHTML, _SVG, _MATHML, "http://www.w3.org/2001/xml-events"})
"""Namespaces whose elements a browser knows; all others it only shows."""
_RUNNING = frozenset({"script", "handler", "listener"})
_LOADING = frozenset(
    (
        *("applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object"),
        *("portal", "source", "template", "track", "video"),
    )
)
_ANIMATING = frozenset({"animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard"})
_PICTURES = frozenset({"feimage", "image", "img"})
_ADDRESSES = frozenset(
    (
        *("action", "attributionsrc", "background", "base", "data", "dynsrc", "formaction", "href", "imagesrcset"),
        *("longdesc", "lowsrc", "ping", "poster", "profile", "src", "srcset"),
    )
)
_ENCODINGS = frozenset({"", "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}:|[/\\]{2}")
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|(.))", re.DOTALL)
_CSS_DATA = r"data:(?:image/(?!svg)|font/|application/(?:x-)?font|application/octet-stream|application/vnd\.ms-font)"
"""Pictures and fonts that stand within a style."""
_CSS_ELSEWHERE = re.compile(
    rf"""@import|(?:url\(|["'])(?!{_CSS_DATA})(?:[a-z][a-z0-9+.-]{{0,30}}:|[/\\]{{2}})[^"')]{{0,60}}""", re.IGNORECASE
)
"""For text without escapes and blanks. Comments stay in it, and whatever follows a quote is taken for the beginning of
a string: however a browser tells comments and strings apart, nothing can hide."""
_LISTS = frozenset({"attributionsrc", "imagesrcset", "ping", "srcset"})
"""Attributes that hold several addresses."""
_BETWEEN_ADDRESSES = re.compile(r"[\s,]+")
_WORDS = frozenset({"alt", "class", "content", "d", "id", "label", "title"})
"""Attributes in which no browser looks for a style. Some editors keep the whole drawing, in a form of theirs, in
`content`."""


class Deed(Enum):
    """What a file would do."""

    RUNS = auto()
    ASKS = auto()
    """It loads something from another machine."""
    UNKNOWN = auto()
    """Nobody can tell, since it cannot be read as a browser would read it."""


class Found(NamedTuple):
    """The first deed in a file, in words that begin a sentence."""

    deed: Deed
    line: int
    message: str


class _Stop(Exception):
    """Ends the reading at the first deed."""

    def __init__(self, deed: Deed, message: str) -> None:
        super().__init__(message)
        self.deed = deed
        self.message = message


def deed_in(data: bytes) -> Found | None:
    """Return the first deed in a file of XML; None if it only shows something."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - the name that the library gives it is none
    except _Stop as stop:
        return Found(stop.deed, reader.parser.CurrentLineNumber, stop.message)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else 1
        return Found(Deed.UNKNOWN, line, "This is not well-formed XML, and a browser may take it for anything")
    return None


class _Reader:
    """Looks at each part of a file as it is read."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = _document_type
        self.parser.ProcessingInstructionHandler = _instruction
        self._sheet: list[str] | None = None
        """The text of the style sheet that is open: a comment of XML within it may tear a word apart."""

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            raise _Stop(Deed.UNKNOWN, f"This file is written in `{encoding}`, and not in UTF-8")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, written = name.rpartition(_BETWEEN)
        local = written.lower()
        if self._sheet is not None:  # browsers leave out what is in it, so that the words before and behind it are one
            raise _Stop(Deed.UNKNOWN, f"This file holds `<{written}>` within a style sheet")
        if space not in _ALIVE:
            return
        if local in _RUNNING:
            raise _Stop(Deed.RUNS, f"This file holds a script, `<{written}>`")
        if local in _LOADING:
            raise _Stop(Deed.RUNS, f"This file holds `<{written}>`, which can load and send things")
        if local == "style":
            self._sheet = []
        for full, value in attributes.items():
            space, _, attribute = full.rpartition(_BETWEEN)
            _attribute(local, attribute.lower(), value)
            if not space and "(" in value and _may_be_style(attribute.lower()):
                _style(value)

    def _end(self, _name: str) -> None:
        if self._sheet is not None:
            _style("".join(self._sheet))
            self._sheet = None

    def _text(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.append(text)


def _attribute(element: str, name: str, value: str) -> None:
    if name.startswith("on") or name == "srcdoc":
        raise _Stop(Deed.RUNS, f"This file holds a script, in `{name}`")
    if element in _ANIMATING and name == "attributename" and _changes_deeds(value):
        raise _Stop(Deed.RUNS, f"This file changes `{value.strip()}` while it is shown, and so where a link leads")
    if name in _ADDRESSES:
        for address in _BETWEEN_ADDRESSES.split(value) if name in _LISTS else (value,):
            _address(element, name, address)


def _may_be_style(name: str) -> bool:
    return name not in _WORDS | _ADDRESSES and not name.startswith(("aria-", "data-"))


def _changes_deeds(name: str) -> bool:
    local = name.strip().lower().rpartition(":")[2]
    return local in _ADDRESSES or local.startswith("on")


def _address(element: str, name: str, value: str) -> None:
    address = _IGNORED.sub("", value).lower()
    scheme = _SCHEME.match(address)
    if scheme is None or (element == "a" and name == "href" and scheme.group() in {"http:", "https:", "mailto:", "//"}):
        return
    if address.startswith("data:image/") and element in _PICTURES:
        return
    if scheme.group() in {"http:", "https:", "//"}:
        raise _Stop(Deed.ASKS, f"This file loads something from elsewhere: `{value.strip()[:80]}`")
    raise _Stop(Deed.RUNS, f"This file holds an address that may run something: `{value.strip()[:80]}`")


def _style(text: str) -> None:
    found = _CSS_ELSEWHERE.search(_IGNORED.sub("", _CSS_ESCAPE.sub(_unescaped, text)))
    if found:
        raise _Stop(Deed.ASKS, f"A style in this file loads something from elsewhere: `{found.group()}`")


def _unescaped(escape: re.Match[str]) -> str:
    number = int(escape[1], 16) if escape[1] else 0
    return chr(number) if 0 < number < 0x110000 else (escape[2] or "")


def _document_type(_name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
    if has_declarations:
        raise _Stop(Deed.UNKNOWN, "This file declares entities of its own, which can hide anything")


def _instruction(target: str, _data: str) -> None:
    if target.lower().startswith("xml-"):
        raise _Stop(Deed.RUNS, f"This file asks for a style sheet by `<?{target}`, which can run things")
