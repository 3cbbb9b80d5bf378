"""Rows of a table as objectives, key results and initiatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from okrsite_gen.exchange.mapped.left_out import left_out
from okrsite_gen.exchange.mapped.node import Node
from okrsite_gen.exchange.mapped.slots import Slot, slots_of
from okrsite_gen.exchange.tables.table import Row, Table
from okrsite_gen.exchange.words.figures import digits_of, number_in
from okrsite_gen.exchange.words.states import KEY_RESULT, OBJECTIVE, kind_of, truth_of
from okrsite_gen.model.incoming import Guess, NotUnderstood
from okrsite_gen.model.table_mapping import Column, TableMapping

_OF_OBJECTIVE = frozenset({"team", "cycle"})
"""Fields that tell of the objective, also in a row that has a key result."""


class Rows:
    """Reads the rows of one table, top to bottom."""

    def __init__(self, table: Table, mapping: TableMapping) -> None:
        self.guesses: list[Guess] = []
        self.unread: list[NotUnderstood] = []
        self._table, self._mapping = table, mapping
        self._slots = slots_of(table, mapping)
        meant = [slot.column for slot in self._slots if slot.column]
        self._beside = any(column.about == "objective" and column.field == "title" for column in meant)
        about = {slot.number for slot in self._slots if slot.column and slot.column.about == "key_result"}
        self._numbers = tuple(sorted(about))
        self._is_numbered = any(about)
        self._levels = [slot for slot in self._slots if slot.level >= 0]
        self._depths: list[Node] = []
        self.guesses += (guess for slot in self._slots for guess in _small_scale(table, slot))
        self.guesses += left_out(table, self._slots)
        self._objective: Node | None = None

    def nodes(self) -> Iterator[Node]:
        """Yield everything that the rows tell of; what belongs below something else says so already or names it."""
        for row in self._table.rows:
            if self._is_left_out(row):
                continue
            read = self._of_levels if self._levels else self._of_row
            found = [] if _is_about_the_table(row) else list(read(row))
            if not found and _is_about_the_table(row):
                why = "It looks like a line about the table."
                self.unread.append(NotUnderstood(self._table.spot(row), why, " | ".join(filter(None, row.cells))))
            elif not found:
                told = " | ".join(filter(None, row.cells))
                self.unread.append(NotUnderstood(self._table.spot(row), "It has no title.", told))
            yield from found

    def _is_left_out(self, row: Row) -> bool:
        """Whether a cell says that its row is to be left out; that is told."""
        for slot in self._slots:
            text, column = row.cells[slot.place], slot.column
            if column and column.field == "leave_out" and truth_of(_by_table(text, column) or text):
                why = f"`{slot.name}` says `{text}`, so the row was left out."
                self.unread.append(NotUnderstood(self._table.spot(row), why, " | ".join(filter(None, row.cells))))
                return True
        return False

    def _of_row(self, row: Row) -> Iterator[Node]:
        if self._beside:
            yield from self._side_by_side(row)
            return
        own = Node(self._kind(row), self._table.spot(row))
        self._put_all(own, row, "")
        if not own.title:
            return
        yield own
        yield from self._results(row, own)

    def _side_by_side(self, row: Row) -> Iterator[Node]:
        """Yield the objective of a row, unless it is that of the row above, and its key result."""
        if not self._has_title(row):
            return
        told = Node(OBJECTIVE, self._table.spot(row))
        self._put_all(told, row, "objective")
        if not told.title:
            self._inherit(row)
        self._put_home(told, row)
        if told.title and (self._objective is None or not _is_same(self._objective, told)):
            self._objective = told
            yield told
        elif self._objective is not None:
            _add(self._objective, told)
        results = list(self._results(row, self._objective))
        alone = results[0] if len(results) == 1 and not self._is_numbered else None
        for slot, text in self._cells(row, ""):
            of_objective = slot.column is not None and slot.column.field in _OF_OBJECTIVE
            one = self._objective if alone is None or (of_objective and self._objective) else alone
            if one is not None:
                self._put(one, slot, text)
        if alone is not None and self._objective is None:
            alone.stands_alone = True
        yield from results

    def _put_home(self, told: Node, row: Row) -> None:
        """Give an objective the team and cycle that its row names: another team's of that title is another one."""
        for slot, text in self._cells(row, ""):
            if slot.column is not None and slot.column.field in _OF_OBJECTIVE:
                self._put(told, slot, text)

    def _has_title(self, row: Row) -> bool:
        return any(
            slot.column is not None and slot.column.field == "title" and row.cells[slot.place] for slot in self._slots
        )

    def _inherit(self, row: Row) -> None:
        """Let a row that names no objective belong to the one above it, unless it names another team; tell either."""
        above, spot = self._objective, self._table.spot(row)
        if above is None:
            return
        named = (slot for slot in self._slots if slot.column and slot.column.field == "team")
        team = next((row.cells[slot.place] for slot in named if slot.column and slot.column.about != "key_result"), "")
        if team and above.text("team") and team != above.text("team"):
            told = f"It names another team than `{above.title}`, which stands above it, and so was not put there."
            self.guesses.append(Guess(spot, told, "by order"))
            self._objective = None
            return
        told = f"It names no objective and was put under `{above.title}`, which stands above it."
        self.guesses.append(Guess(spot, told, "by order"))

    def _results(self, row: Row, above: Node | None) -> Iterator[Node]:
        """Yield the key results that stand in columns of their own, numbered or not."""
        for number in self._numbers:
            one = Node(KEY_RESULT, self._table.spot(row), above=above)
            self._put_all(one, row, "key_result", number)
            if one.title:
                yield one
            elif one.texts:
                told = "; ".join(f"{name}: {text}" for name, text in one.texts.items())
                self.unread.append(NotUnderstood(one.spot, "This key result has no title.", told))

    def _of_levels(self, row: Row) -> Iterator[Node]:
        """Yield what stands in the columns of levels, each below what stands further out, above it or beside it."""
        for slot in self._levels:
            if title := row.cells[slot.place]:
                del self._depths[slot.level :]
                one = Node("", self._table.spot(row, slot.name), {"title": title})
                above = [node for node in self._depths if node.title]
                one.above = above[-1] if above else None
                while len(self._depths) < slot.level:
                    self._depths.append(Node("", one.spot))
                self._depths.append(one)
                deeper = (each for each in self._levels if each.level > slot.level)
                if not any(row.cells[each.place] for each in deeper):
                    self._put_all(one, row, "")
                yield one

    def _kind(self, row: Row) -> str:
        for slot in self._slots:
            if slot.column and slot.column.field == "kind" and (text := row.cells[slot.place]):
                told = _by_table(text, slot.column) or text
                kind = kind_of(told)
                if not kind:
                    what = f"`{text}` names no kind; what the row is was read from its parents and figures."
                    self.guesses.append(Guess(self._table.spot(row, slot.name), what, "kind"))
                return kind
        return self._mapping.rows

    def _put_all(self, one: Node, row: Row, about: str, number: int = 0) -> None:
        for slot, text in self._cells(row, about, number):
            self._put(one, slot, text)

    def _cells(self, row: Row, about: str, number: int = 0) -> Iterator[tuple[Slot, str]]:
        """Yield the columns that tell of something, and their texts; what has no meaning tells of the row's own."""
        for slot in self._slots:
            text, column = row.cells[slot.place], slot.column
            if not text or slot.level >= 0 or (column and column.field in {"ignore", "kind"}):
                continue
            if (column.about, slot.number) == (about, number) if column else not about:
                yield slot, text

    def _put(self, one: Node, slot: Slot, text: str) -> None:
        column = slot.column
        if column is None or column.field in {"keep", "leave_out"}:
            one.rest.append((slot.name, text))
            return
        shown = self._with_unit(one, slot.name, _by_table(text, column) or text, column)
        if one.texts.setdefault(column.field, shown) != shown:
            one.rest.append((slot.name, text))

    def _with_unit(self, one: Node, name: str, text: str, column: Column) -> str:
        """Return a cell with the unit of its column; a part of one becomes a percentage, unless it is one already."""
        number = number_in(text, comma=self._mapping.decimal_comma) if column.fraction else None
        if number is None or number[1] or number[2]:
            if column.of and text.isdecimal() and int(text) <= column.of:
                return str((int(text) * 20 + column.of) // (2 * column.of))
            return f"{text} {column.unit}" if column.unit and text[-1:].isdigit() else text
        if number[0] <= 1:
            return f"{number[0] * 100:f}%"
        spot = replace(one.spot, column=name)
        self.guesses.append(Guess(spot, f"`{text}` is more than 1 and was read as {digits_of(number[0])}%.", "percent"))
        return f"{digits_of(number[0])}%"


_ABOUT = re.compile(r"(?:exported|generated|created|downloaded|printed) (?:from|by|on|with|at)\b|©", re.IGNORECASE)


def _is_about_the_table(row: Row) -> bool:
    """Whether a row is one that programs write below a table."""
    told = [cell for cell in row.cells if cell]
    return len(told) == 1 < len(row.cells) and bool(_ABOUT.match(told[0]))


def _small_scale(table: Table, slot: Slot) -> Iterator[Guess]:
    """Yield that a column of confidence has no number above 5, so that it may not be meant from 0 to 10."""
    if slot.column is None or slot.column.field != "confidence":
        return
    numbers = [int(row.cells[slot.place]) for row in table.rows if row.cells[slot.place].isdecimal()]
    spot = table.spot(Row(table.heading, ()), slot.name)
    if slot.column.of:
        yield Guess(spot, f"Confidence was read as of {slot.column.of}, and written as of 10.", "confidence")
    elif numbers and 1 < max(numbers) <= 5:
        told = f"Confidence was read as 0 to 10, and no number is above {max(numbers)}. `of: 5` beside the field in a "
        yield Guess(spot, f"{told}mapping file says that 5 is full confidence.", "confidence")


def _is_same(before: Node, now: Node) -> bool:
    """Whether a row tells of the objective of the row above again."""
    same = before.title == now.title
    return same and all(
        before.text(name) == text for name, text in now.texts.items() if name in {"team", "cycle", "id"}
    )


def _add(before: Node, now: Node) -> None:
    """Add to an objective what a further row says of it; what differs from the row above stays in the notes."""
    for name, text in now.texts.items():
        if text not in {"", before.texts.setdefault(name, text)}:
            before.rest.append((name.replace("_", " ").capitalize(), text))
    before.rest += [line for line in now.rest if line not in before.rest]


def _by_table(text: str, column: Column) -> str:
    low = text.casefold().strip()
    return next((meant for written, meant in column.values.items() if written.casefold().strip() == low), "")


def splits(mapping: TableMapping, name: str) -> str:
    """Return the characters that part the entries of a field's cells."""
    usual = {"tags": ",;\n", "contributors": ",;\n", "owner": ",;\n", "team": ";\n", "parent": ";\n"}
    written = next((column.split for _, column in mapping.columns if column.field == name and column.split), "")
    return written or usual.get(name, "\n")
