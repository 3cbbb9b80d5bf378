"""Inputs made from others: pieces lost, doubled, swapped, grown, and put together with words that mean something."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

LARGEST = 1 << 16
"""Bytes of an input."""
ODD = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc3",
    "\u202e".encode(),
    "\u2028".encode(),
    "e\u0301".encode(),
    b"\r",
    b"\t",
    b"\n\n",
    b"---\n",
    b"\n---\n",
    b": ",
    b"- ",
    b"  - ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"[[",
    b"]]",
    b"#",
    b"&a",
    b"*a",
    b"!!x ",
    b"|",
    b">",
    b'"',
    b"'",
    b"`",
    b"```\n",
    b"<!--",
    b"<script>",
    b"\\",
    b"%",
    b"~",
    b"=1+1",
    b"9" * 30,
    b"-0",
    b"1e999",
    b"NaN",
    b"0001-01-01",
    b"9999-12-31",
    b"2026-02-30",
    b"withheld",
    b"con",
    b"../",
    b"/",
    b"@",
    "\U0001f600".encode(),
    b",",
    b";",
    b"null",
    b"true",
    b"1/0",
    b"<",
    "½".encode(),
    "٣".encode(),
    "ß".encode(),
    "İ".encode(),
)
"""What programs stumble over."""
_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    7,
    0.5,
    1e308,
    10**40,
    "",
    "x",
    "9" * 40,
    "2026-11-20",
    "2026-02-30",
    "\ud800",
    "\x00",
    "a/b#c",
    "withheld",
    "[[a|b]]",
    "@@@",
    [],
    {},
    [[]],
    [None],
    {"": None},
    {"id": "x"},
    ["x", 1, {}],
)
"""What may stand in JSON where something else is expected."""
_SHARE_OF_TREES = 0.7
"""How many inputs that are JSON are changed as JSON and not as bytes."""
_Step = Callable[[Random, bytearray, Sequence[bytes], Sequence[bytes]], None]


def mutated(random: Random, data: bytes, words: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Return an input made from `data`, of `words` that mean something, and of pieces of `others`."""
    if random.random() < _SHARE_OF_TREES and (tree := _mutated_tree(random, data, words)):
        return tree
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4, 8))):
        random.choice(_STEPS)(random, made, words, others)
    del made[LARGEST:]
    return bytes(made)


def _span(random: Random, made: bytearray) -> tuple[int, int]:
    start = random.randint(0, len(made))
    return start, min(len(made), start + random.choice((1, 1, 2, 4, 8, 32, 200)))


def _lose(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _span(random, made)
    del made[start:end]


def _double(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _span(random, made)
    at = random.choice((end, end, random.randint(0, len(made))))
    times = random.choice((1, 1, 1, 2, 5, 40, 400))
    made[at:at] = made[start:end] * times


def _flip(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    if made:
        at = random.randrange(len(made))
        made[at] = random.choice((made[at] ^ 1 << random.randrange(8), random.randrange(256), 10, 32, 58, 45))


def _put_odd(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _span(random, made)
    made[start : random.choice((start, end))] = random.choice(ODD)


def _put_word(random: Random, made: bytearray, words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    start, end = _span(random, made)
    made[start : random.choice((start, end))] = random.choice(words or ODD)


def _put_line(random: Random, made: bytearray, words: Sequence[bytes], others: Sequence[bytes]) -> None:
    """Put a line: one of another input, or one made of words."""
    at = made.find(b"\n", random.randint(0, len(made))) + 1
    lines = random.choice(others).split(b"\n") if others else [b""]
    line = random.choice(lines) if random.random() < 0.6 else b"".join(random.choices([*words[:400], *ODD], k=3))
    made[at:at] = line + b"\n"


def _change_line(random: Random, made: bytearray, words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    """Give what stands behind the first sign of a line another value."""
    start = made.rfind(b"\n", 0, random.randint(0, len(made))) + 1
    end = made.find(b"\n", start)
    end = len(made) if end < 0 else end
    colon = made.find(b": ", start, end)
    if colon >= 0:
        made[colon + 2 : end] = random.choice((*ODD, *words[:400]))


def _swap_lines(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    lines = made.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    made[:] = b"\n".join(lines)


def _indent(random: Random, made: bytearray, _words: Sequence[bytes], _others: Sequence[bytes]) -> None:
    at = made.rfind(b"\n", 0, random.randint(0, len(made))) + 1
    made[at:at] = random.choice((b"  ", b" ", b"\t", b"    ", b"  - ", b"> "))


def _cross(random: Random, made: bytearray, _words: Sequence[bytes], others: Sequence[bytes]) -> None:
    """Put together the beginning of one input and the end of another."""
    if others:
        other = random.choice(others)
        made[random.randint(0, len(made)) :] = other[random.randint(0, len(other)) :]


_STEPS: tuple[_Step, ...] = (
    _lose,
    _lose,
    _double,
    _flip,
    _put_odd,
    _put_odd,
    _put_word,
    _put_word,
    _put_line,
    _put_line,
    _change_line,
    _change_line,
    _swap_lines,
    _indent,
    _cross,
)


def _mutated_tree(random: Random, data: bytes, words: Sequence[bytes]) -> bytes | None:
    """Return JSON in which some values, names or entries are others; None where an input is not JSON."""
    start = data.find(b"\n") + 1 if data.startswith(b"@@ ") else 0
    if data[start : start + 1] not in {b"{", b"["}:
        return None
    try:
        plain = json.loads(data[start:])
    except (ValueError, RecursionError):
        return None
    try:
        for _ in range(random.choice((1, 1, 2, 3, 6))):
            holders = list(_holders(plain))
            if holders:
                _change(random, random.choice(holders), words, holders)
        return data[:start] + json.dumps(plain).encode()
    except (ValueError, RecursionError):  # a value was put into itself
        return None


def _holders(value: Any) -> Iterator[Any]:
    """Yield everything in JSON that holds something, and as often as it holds things."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield value
        yield from _holders(each)


def _change(random: Random, holder: Any, words: Sequence[bytes], others: Sequence[Any]) -> None:
    if not holder:
        return
    key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    match random.randrange(7):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.insert(random.randrange(len(holder)), holder[key])
        case 1 | 2:
            holder[key] = json.loads(json.dumps(random.choice(others)))
        case 3 if words:
            holder[key] = random.choice(words).decode("utf-8", "replace")
        case _:
            holder[key] = random.choice(_VALUES)
