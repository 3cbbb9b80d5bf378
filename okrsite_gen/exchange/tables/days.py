"""The days of a table, all read in one order: a day that can be read in one way only tells how the others are meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from okrsite_gen.exchange.words.days import day_from, is_ambiguous, sure_order
from okrsite_gen.model.incoming import Guess, Spot


class Days:
    """Reads days such as `3/4/2026`, and tells once for each column in which order it did."""

    def __init__(self, texts: Iterable[str], *, day_first: bool | None = None, hint: str) -> None:
        """`texts` are all days of the table; `day_first` says how they are meant, if anybody did.

        `hint` says what to do where they were read wrongly; `{other}` in it stands for the other order.
        """
        self.guesses: list[Guess] = []
        self._is_told = day_first is not None
        self._sure = None if self._is_told else sure_order(texts)
        self._day_first = self._sure[0] if self._sure else day_first
        self._hint = hint
        self._columns: set[str] = set()

    def read(self, text: str, spot: Spot, column: str) -> date | None:
        """Return the day that a text names; None where it names none."""
        day = day_from(text, day_first=self._day_first)
        if day and not self._is_told and column not in self._columns and is_ambiguous(text):
            self._columns.add(column)
            order = "day" if self._day_first else "month"
            since = f", since `{self._sure[1]}` can only be read so" if self._sure else ""
            told = f"`{text}` and its like in that column were read with the {order} first{since}: {day.isoformat()}."
            other = "month-first" if self._day_first else "day-first"
            self.guesses.append(Guess(spot, f"{told} {self._hint.format(other=other)}", "days"))
        return day
