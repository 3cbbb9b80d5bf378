"""The language of `query --where`: comparisons of columns, joined by `and`, `or`, `not` and brackets.

    condition  = all { "or" all }
    all        = part { "and" part }
    part       = "not" part | "(" condition ")" | comparison
    comparison = COLUMN ( SIGN VALUE | "in" "(" VALUE { "," VALUE } ")" | "is" [ "not" ] "empty" )
    VALUE      = a word, words in quotes, the name of another column with figures or days, or a day (see `days`)

Nothing is ever run: a condition becomes functions that compare the cells of a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.open_data.tables import Column, Holds
from okrsite_gen.pipeline.query.comparing import Compare, between, comparison, emptiness
from okrsite_gen.pipeline.query.known import Known
from okrsite_gen.pipeline.query.words import ConditionError, Word, words_of

Test = Callable[[Compare], bool]
"""Whether a row fits, given what says how a cell of it compares."""

MEASURED = frozenset({Holds.NUMBER, Holds.SHARE, Holds.DAY})
"""What can be compared with another column."""
ORDERS = frozenset({"=", "!=", "<", "<=", ">", ">="})
NOTHING_KNOWN = Known({})
SIGNS = ("=", "==", "!=", "<", "<=", ">", ">=", "~")
DEEPEST = 50
"""Brackets and `not`s inside each other."""


@dataclass(slots=True)
class _Reader:
    condition: str
    columns: Mapping[str, Column]
    today: date
    known: Known
    words: tuple[Word, ...]
    speaks_of: set[str] = field(default_factory=set)
    at: int = 0
    depth: int = 0

    @property
    def word(self) -> Word:
        return self.words[self.at]

    def take(self) -> Word:
        word = self.word
        self.at += 1
        return word

    def wrong(self, word: Word, message: str, hint: str = "") -> ConditionError:
        return ConditionError(self.condition, word.place, message, hint)

    def either(self) -> Test:
        found = [self.both()]
        while self.word.means("or"):
            self.take()
            found.append(self.both())
        return found[0] if len(found) == 1 else lambda row: any(test(row) for test in found)

    def both(self) -> Test:
        found = [self.part()]
        while self.word.means("and"):
            self.take()
            found.append(self.part())
        return found[0] if len(found) == 1 else lambda row: all(test(row) for test in found)

    def part(self) -> Test:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong(self.word, f"brackets and `not` go at most {DEEPEST} deep.")
        found = self._part()
        self.depth -= 1
        return found

    def _part(self) -> Test:
        if self.word.means("not"):
            self.take()
            test = self.part()
            return lambda row: not test(row)
        if self.word.sort == "sign" and self.word.text == "(":
            opened = self.take()
            test = self.either()
            if self.word.text != ")" or self.word.sort != "sign":
                raise self.wrong(opened, "this bracket is never closed.")
            self.take()
            return test
        return self.comparison()

    def comparison(self) -> Test:
        name = self.take()
        column = self.column(name)
        sign = self.take()
        if sign.means("is"):
            return self.emptiness(column)
        if sign.means("in"):
            return self.any_of(column)
        if sign.sort != "sign" or sign.text not in SIGNS:
            raise self.wrong(sign, f"after `{name.text}` comes one of {' '.join(SIGNS)}, `in` or `is empty`.")
        return self.compared(column, sign.text)

    def column(self, word: Word) -> Column:
        if word.sort != "bare":
            raise self.wrong(word, "here should be a column, such as `progress` or `team`.")
        found = self.columns.get(word.text.lower().replace("-", "_"))
        if found is None:
            near = nearest(word.text, self.columns)
            hint = f"Did you mean `{near}`?" if near else f"There are: {', '.join(self.columns)}."
            raise self.wrong(word, f"there is no column `{word.text}`.", hint)
        self.speaks_of.add(found.name)
        return found

    def emptiness(self, column: Column) -> Test:
        negated = self.word.means("not")
        if negated:
            self.take()
        if not self.word.means("empty"):
            raise self.wrong(self.word, "after `is` comes `empty` or `not empty`.", "Compare with `=` otherwise.")
        self.take()
        return emptiness(column, empty=not negated)

    def any_of(self, column: Column) -> Test:
        if self.word.text != "(" or self.word.sort != "sign":
            raise self.wrong(self.word, "after `in` comes a list in brackets: `team in (payments, care)`.")
        self.take()
        tests = [self.compared(column, "=")]
        while self.word.sort == "sign" and self.word.text == ",":
            self.take()
            tests.append(self.compared(column, "="))
        if self.word.text != ")" or self.word.sort != "sign":
            raise self.wrong(self.word, "the values of a list are parted by `,`, and it ends with `)`.")
        self.take()
        return lambda row: any(test(row) for test in tests)

    def compared(self, column: Column, sign: str) -> Test:
        word = self.take()
        if word.sort in {"end", "sign"}:
            raise self.wrong(word, f"after `{sign}` comes what `{column.name}` is compared with.")
        sign = "=" if sign == "==" else sign
        other = self.columns.get(word.text.lower().replace("-", "_")) if word.sort == "bare" else None
        try:
            if column.holds in MEASURED and other is not None and sign in ORDERS:
                self.speaks_of.add(other.name)
                return between(column, sign, other)
            if column.holds is Holds.DAY and word.sort == "bare":
                word = self.joined(word)
            text = self.known.meant(column.name, word.text) if sign in {"=", "!="} else word.text
            return comparison(column, sign, text, self.today)
        except ValueError as problem:
            message, _, hint = str(problem).partition("\n")
            raise self.wrong(word, message, hint) from None

    def joined(self, word: Word) -> Word:
        """Return a day that is written in several words, such as `today - 14 days`, as one."""
        texts = [word.text]
        while self.word.sort == "bare" and not self.word.means("and", "or"):
            texts.append(self.take().text)
        return Word(" ".join(texts), word.place, word.sort)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that is understood."""

    fits: Test
    """Whether a row fits."""
    speaks_of: frozenset[str]
    """Names of the columns that it compares."""


def read_condition(
    condition: str, columns: Mapping[str, Column], today: date, known: Known = NOTHING_KNOWN
) -> Condition:
    """Return what a condition means.

    `columns` are those it may speak of, by name; `today` is what the word `today` means; `known` are the names that can
    be meant. Raises `ConditionError`.
    """
    reader = _Reader(condition, columns, today, known, words_of(condition))
    if reader.word.sort == "end":
        raise reader.wrong(reader.word, "the condition is empty.", "Write one such as `progress < 50%`.")
    test = reader.either()
    if reader.word.sort != "end":
        hint = 'Put words with blanks into quotes: `team = "Customer Care"`.' if reader.word.sort == "bare" else ""
        raise reader.wrong(
            reader.word, f"after a comparison comes `and`, `or` or the end, not `{reader.word.text}`.", hint
        )
    return Condition(test, frozenset(reader.speaks_of))
