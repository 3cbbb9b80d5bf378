"""Looks for marks in bytes: as they stand, and in everything that is packed, encoded or written another way in them."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote_to_bytes

from marks import LEVELS, Marks

_DEEPEST = 5
_DATA = re.compile(rb"data:[\w/+.;=-]*?(;base64)?,([^\s\"'<>)\\]+)")
_CODED = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
_ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})")
_BETWEEN_DIGITS = re.compile("(?<=[0-9])(?:,|'|’|\u00a0|\u202f|\u2009)(?=[0-9]{3})".encode())
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def needles(levels: Iterable[str]) -> re.Pattern[bytes]:
    """Return what no byte may match where nothing of these levels is shown."""
    forms: list[bytes] = []
    for level in levels:
        marks, digit = Marks(level), list(LEVELS).index(level)
        day = rb"%d(?:(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01]))?" % marks.year
        forms += [re.escape(marks.stem.encode())]
        forms += [
            rb"(?<![0-9a-f])(?<![0-9]\.)(?:%b)(?![0-9a-f]|\.[0-9])" % one for one in (rb"471%d[0-9]{4}" % digit, day)
        ]
        forms += [re.escape(coded) for coded in _in_base64(marks.stem.encode())]
    return re.compile(b"|".join(forms), re.IGNORECASE)


def _in_base64(text: bytes) -> Iterator[bytes]:
    """Yield what a text makes of itself in base64, wherever in a longer text it stands."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + text)
        first = -(-before * 8 // 6)
        yield coded[first : (before + len(text)) * 8 // 6]


def found(files: Mapping[str, bytes], levels: Iterable[str]) -> list[str]:
    """Return where marks of these levels stand, each with what is around it."""
    pattern, said = needles(levels), []
    for path, data in files.items():
        for way, view in ((("name",), path.encode()), *views(data)):
            for hit in pattern.finditer(view):
                around = view[max(hit.start() - 60, 0) : hit.end() + 30]
                said.append(f"{path} ({' > '.join(way) or 'plain'}): {around!r}")
    return said


def views(data: bytes, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Yield data as it stands, then every other way of reading it, with the steps that lead there."""
    yield way, data
    if len(way) >= _DEEPEST or way[-1:] == ("digits",):
        return
    for step, more in _read_otherwise(data):
        yield from views(more, (*way, step))


def _read_otherwise(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield f"zip {name}", name.encode() + b"\n" + archive.read(name)
        return
    if data[:2] == b"\x1f\x8b":
        yield "gzip", gzip.decompress(data)
        return
    if data[:2] in _ZLIB:
        with_rest = zlib.decompressobj()
        yield "zlib", with_rest.decompress(data)
        return
    yield from _packed_within(data)
    yield from _written_otherwise(data)


def _packed_within(data: bytes) -> Iterator[tuple[str, bytes]]:
    for address in _DATA.finditer(data):
        text = unquote_to_bytes(address[2])
        yield "data:", _decoded(text) if address[1] else text
    for coded in _CODED.finditer(data):
        text = _decoded(coded[0])
        if text[:4] == b"PK\x03\x04" or text[:2] == b"\x1f\x8b" or text[:2] in _ZLIB:
            yield "base64", text


def _decoded(text: bytes) -> bytes:
    text = text.rstrip(b"=")[: len(text) - (1 if len(text.rstrip(b"=")) % 4 == 1 else 0)]
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_" if set(text) & set(b"-_") else None)
    except binascii.Error:
        return b""


def _written_otherwise(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield "utf-16", data.decode("utf-16", "replace").encode()
    if b"%" in data and (plain := unquote_to_bytes(data)) != data:
        yield "url", plain
    if (
        b"&" in data
        and (plain := html.unescape(data.decode("utf-8", "surrogateescape")).encode("utf-8", "replace")) != data
    ):
        yield "html", plain
    if b"\\u" in data and (plain := _ESCAPED.sub(_character, data)) != data:
        yield "json", plain
    if (plain := _BETWEEN_DIGITS.sub(b"", data)) != data:
        yield "digits", plain


def _character(escape: re.Match[bytes]) -> bytes:
    return chr(int(escape[1], 16)).encode("utf-8", "replace")


def in_other_forms(word: str) -> dict[str, bytes]:
    """Return a word as it may stand in a file, by the name of the form: for tests of the search itself."""
    plain = word.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/strings.xml", f"<t>{word}</t>")
    letters = [f"{ord(letter):x}" for letter in word]
    return {
        "plain": plain,
        "capitals": word.upper().encode(),
        "html": "".join(f"&#x{letter};" for letter in letters).encode(),
        "html twice": "".join(f"&amp;#x{letter};" for letter in letters).encode(),
        "url": "".join(f"%{letter}" for letter in letters).encode(),
        "json": "".join(f"\\u00{letter}" for letter in letters).encode(),
        "json in html": json.dumps({"a": f"<{word}>"}).replace("<", "&lt;").encode(),
        "slug": f"/goals/{word.lower()}-and-more/".encode(),
        **{f"base64 {before}": base64.b64encode(b"x" * before + plain + b"rest") for before in range(3)},
        "utf-16": word.encode("utf-16"),
        "gzip": gzip.compress(plain),
        "zlib": zlib.compress(plain),
        "zip": packed.getvalue(),
        "zip in base64": base64.b64encode(packed.getvalue()),
        "gzip in a data address": b"url(data:application/gzip;base64," + base64.b64encode(gzip.compress(plain)) + b")",
        "picture in a data address": b'<img src="data:image/svg+xml,%3Csvg%3E' + plain + b'%3C/svg%3E">',
    }
