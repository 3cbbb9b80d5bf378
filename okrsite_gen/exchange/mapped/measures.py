"""Figures in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.exchange.mapped.node import Node
from okrsite_gen.exchange.mapped.rows import splits
from okrsite_gen.exchange.tables.days import Days
from okrsite_gen.exchange.words.figures import (
    digits_of,
    figure,
    normal_unit,
    number_in,
    percentage,
    says_only_currency,
    stated,
    with_unit,
)
from okrsite_gen.exchange.words.states import truth_of
from okrsite_gen.model.incoming import Guess
from okrsite_gen.model.table_mapping import TableMapping

_DAYS = ("start_date", "end_date", "day")
"""Fields that hold days."""
_SEVERAL = re.compile(r"\w\s*[/&+]\s*\w|\w (?:and|und|et|y|e|en|og|och) \w", re.IGNORECASE)
"""What may stand between the names of several people."""
_TWO_WAYS = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])")
"""A number such as 1.250, which is a thousand and more, or one and a quarter."""


class Cells:
    """Reads cells as a mapping says, and remembers what it guessed."""

    def __init__(self, mapping: TableMapping, nodes: Iterable[Node] = ()) -> None:
        """`nodes` are all that the table tells of."""
        self._own: list[Guess] = []
        self._told: set[str] = set()
        self._comma = mapping.decimal_comma
        days = (one.text(name) for one in nodes for name in _DAYS)
        self._days = Days(days, day_first=mapping.day_first, hint="`dates: {other}` in a mapping file says otherwise.")
        self._splits = {name: splits(mapping, name) for name in ("team", "owner", "contributors", "tags", "parent")}
        self._splits |= {name: splits(mapping, name) for name in ("initiative", "milestone")}

    @property
    def guesses(self) -> list[Guess]:
        """What was guessed until now."""
        return [*self._days.guesses, *self._own]

    def tell(self, guess: Guess) -> None:
        """Remember a guess."""
        self._own.append(guess)

    def day(self, one: Node, name: str) -> date | None:
        """Return the day in a field; None where there is none."""
        return self._days.read(one.text(name), one.spot, name)

    def names(self, one: Node, name: str) -> tuple[str, ...]:
        """Return the entries of a field, each once; tell where one of them may be several people."""
        found = self.parts(one, name)
        for entry in found if name in {"owner", "contributors"} else ():
            if _SEVERAL.search(entry) and entry not in self._told:
                self._told.add(entry)
                told = (
                    f"`{entry}` was read as one {name.removesuffix('s')}. `split:` in a mapping file says what stands "
                )
                self.tell(Guess(one.spot, f"{told}between several.", "people"))
        return found

    def parts(self, one: Node, name: str) -> tuple[str, ...]:
        """Return the entries of a field that holds several, each once."""
        parts = re.split(f"[{re.escape(self._splits[name])}]", one.text(name))
        return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in parts))))

    def figure(self, one: Node, name: str) -> str:
        """Return a figure in the notation of the content format; empty where a field holds none."""
        text = one.text(name)
        found = figure(text, one.text("unit"), comma=self._comma)
        if found and self._comma is None and _TWO_WAYS.search(text):
            told = f"`{text}` was read as {found}. `decimal:` in a mapping file says what stands before decimals."
            self.tell(Guess(one.spot, told, "figures"))
        return found

    def percentage(self, one: Node, name: str) -> Decimal | None:
        """Return a percentage (40 for `40%`); None where a field holds none."""
        return percentage(one.text(name), comma=self._comma) if one.text(name) else None

    def number(self, text: str) -> Decimal | None:
        """Return the number of a figure."""
        read = number_in(text, comma=self._comma)
        return read[0] if read else None

    def weight(self, one: Node) -> str:
        """Return a weight as a number; what is none is kept as it is, for a note."""
        number = self.number(one.text("weight"))
        return digits_of(number) if number is not None and number > 0 else one.text("weight")

    def score(self, one: Node) -> str:
        """Return a score from 0 to 1, also where it was written as a percentage; else the text, for a note."""
        text = one.text("score")
        read = number_in(text, comma=self._comma)
        if read is None or read[1] or read[2] not in {"", "%"}:
            return text
        number = read[0] / 100 if read[2] == "%" else read[0]
        return digits_of(number) if 0 <= number <= 1 else text


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row says of how a key result is measured."""

    start: str = ""
    target: str = ""
    current: str = ""
    minimum: str = ""
    maximum: str = ""
    progress: str = ""
    done: bool | None = None
    has_way: bool = False
    rest: tuple[tuple[str, str], ...] = ()


def measured(one: Node, cells: Cells) -> Figures:
    """Return the figures of a key result; what is none of them stays by name."""
    texts = {name: cells.figure(one, name) for name in ("start", "target", "current", "minimum", "maximum")}
    rest = [(name.capitalize(), one.text(name)) for name in texts if one.text(name) and not texts[name]]
    unit = normal_unit(one.text("unit"))
    if (unit and not any(unit in text for text in texts.values())) or says_only_currency(one.text("unit")):
        rest.append(("Unit", one.text("unit")))
    _tell_parts(one, texts, cells)
    percent = cells.percentage(one, "progress")
    if one.text("progress") and percent is None:
        rest.append(("Progress", one.text("progress")))
    done = truth_of(one.text("done"))
    if one.text("done") and done is None:
        rest.append(("Done", one.text("done")))
    has_way = _has_way(texts["start"], texts["target"])
    current = texts["current"]
    if has_way and not current and percent is not None:
        current = _reached(one, percent, texts, cells)
        rest += [] if current else [("Progress", one.text("progress"))]
    elif has_way and percent is not None:
        rest.append(("Progress", one.text("progress")))
    return Figures(
        start=texts["start"],
        target=texts["target"],
        current=current,
        minimum=texts["minimum"],
        maximum=texts["maximum"],
        progress=stated(percent) if percent is not None and not has_way else "",
        done=done,
        has_way=has_way,
        rest=tuple(rest),
    )


def _tell_parts(one: Node, texts: dict[str, str], cells: Cells) -> None:
    """Tell where a bare number that could be a part of one stands beside percentages."""
    if not any(text.endswith("%") for text in texts.values()):
        return
    for name, text in texts.items():
        number = number_in(text, comma=False) if text else None
        if number and not number[1] and not number[2] and 0 < number[0] <= 1:
            told = f"`{one.text(name)}` stands beside percentages and was read as {text}%. "
            told += f"If {digits_of(number[0] * 100)}% is meant, write that into the table."
            cells.tell(Guess(one.spot, told, "percent"))


def _has_way(start: str, target: str) -> bool:
    if not target:
        return False
    first, last = number_in(start or "0", comma=False), number_in(target, comma=False)
    return first is not None and last is not None and first[0] != last[0]


def _reached(one: Node, percent: Decimal, texts: dict[str, str], cells: Cells) -> str:
    first, last = number_in(texts["start"] or "0", comma=False), number_in(texts["target"], comma=False)
    if first is None or last is None:
        return ""
    unit = normal_unit(one.text("unit")) or last[1] or last[2]
    value = with_unit(round(first[0] + percent / 100 * (last[0] - first[0]), 4), unit)
    way = f"{one.text('progress')} of the way from {texts['start'] or '0'} to {texts['target']}"
    cells.tell(Guess(one.spot, f"{way} was read as the value {value}.", "value from progress"))
    return value
