"""Every visible word of the site: messages by key, with parameters and plural forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from string import Formatter
from typing import TypeVar, Union

from markupsafe import Markup

from okrsite_gen.model.flat import flat
from okrsite_gen.model.values import Figure, Value, Withheld
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.escaping import as_html, escaped
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.link_words import worded
from okrsite_gen.site.locales import DASH, isolated, isolated_lines, runs_from_right
from okrsite_gen.site.prose import MarkdownRenderer, Title


@flat
@dataclass(frozen=True, slots=True)
class Message:
    """Words that the catalogue supplies when the page is drawn.

    A parameter `count` (or else the only whole number) chooses the plural form. The message says how it shows a
    parameter (`{progress:percent}`, `{day:day}`, `{value:figure}`), so that views carry exact values, never words.
    """

    key: str
    parameters: tuple[tuple[str, Parameter], ...] = ()


Words = Union[str, Message, Title]  # noqa: UP007 - evaluated at run time
"""What a view may hold where a page shows words: plain text (a name), a message, or an author's inline Markdown."""

Parameter = Union[str, int, Decimal, date, Figure, Message, Title]  # noqa: UP007
"""What a message's parameter may be. Text is read as a number or ISO date where the message shows it as one."""


class Worded(str):
    """A parameter in its final words, whatever the message says of how to show it."""

    __slots__ = ()


Names = Mapping[str, Words] | Iterable[tuple[str, Words]]
"""The titles of the entities that a message mentions, by their keys."""

Key = TypeVar("Key")
Shown = TypeVar("Shown")

MOST = 20_000
"""Results of one kind that are remembered before all are forgotten, so that a large site needs no more memory."""

Part = tuple[str, str, str]
"""A piece of a message: the text before a parameter, the parameter's name, and how to show it."""

_SIMPLE = frozenset({int, str, date})
"""Kinds of parameters of which equal ones are shown alike."""

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?:[^<>\"]|\"[^\"]*\")*>", re.DOTALL)
"""A tag, or a comment up to its end; a tag ends before the next one begins, so that no text is read twice."""

_SPACE = re.compile(r"[ \t\r\n\f]+")

PLURALS = ("zero", "one", "two", "few", "many", "other")


def message(key: str, **parameters: Parameter) -> Message:
    """Return the message of a key with its parameters, in the order in which they are given."""
    return Message(key, tuple(parameters.items()))


class Catalogue:
    """The words of one language, falling back to English.

    `{name}` stands for a parameter and `{name:how}` says how to show it: `number`, `percent`, `points`, `size`,
    `score`, `figure`, `day`, `short-day`, `long-day`, `month`, `week`, `inline` (an author's inline Markdown),
    `name` (the title of the entity with that key), or `@prefix` (the words of `prefix.<value>`). Plural forms are
    keys of their own: `key.one`, `key.other`, as the language's plural rules name them; `key.zero`, where it exists,
    is for nothing at all in every language, and a form `key.one` that shows no number is for exactly one. A key that
    nobody worded shows as its own last part and is remembered in `unworded`; a parameter that is None shows as a dash.
    """

    def __init__(
        self,
        own: Mapping[str, str],
        english: Mapping[str, str],
        numbers: NumberFormats,
        dates: DateFormats,
        markdown: MarkdownRenderer,
    ) -> None:
        self.numbers = numbers
        self.dates = dates
        self.unworded: set[str] = set()
        self._markdown = markdown
        self._own = own
        self._english = english
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._without_forms: dict[str, tuple[Part, ...]] = {}
        self._lines: dict[str, Markup] = {}
        self._bare_lines: dict[str, str] = {}
        self._forms: dict[str, str] = {}
        self._counts: dict[tuple[str, object], str] = {}
        self._fixed: dict[str, str] = {}
        self._simple: dict[tuple[str, str, object], str] = {}
        self._ways = _ways(self)
        self._isolates = runs_from_right(numbers.locale)

    def t(self, key: str, names: Names = (), /, **parameters: object) -> str:
        """Return the words of a key; HTML (`Markup`) as soon as one parameter is HTML, else plain text."""
        if names or len(parameters) > 1:
            return self._worded(key, names, parameters)
        if not parameters:
            return self._fixed.get(key) or self._once(self._fixed, key, lambda: self._worded(key, (), {}))
        ((name, value),) = parameters.items()
        if type(value) not in _SIMPLE:
            return self._worded(key, (), parameters)
        known = (key, name, value)
        return self._simple.get(known) or self._once(self._simple, known, lambda: self._worded(key, (), parameters))

    def _worded(self, key: str, names: Names, parameters: Mapping[str, object]) -> str:
        parts = self._without_forms.get(key) or self._parts_of(key, parameters)
        shown: list[str] = []
        html = False
        for before, name, how in parts:
            shown.append(before)
            if name:
                piece = self._parameter(parameters.get(name, ""), how, names)
                html = html or type(piece) is Markup
                shown.append(piece)
        return as_html("".join(map(escaped, shown))) if html else "".join(shown)

    def constant(self, key: str) -> str | None:
        """Return the words of a key where they are always the same; None where they depend on parameters."""
        if key not in self._own and key not in self._english:
            return None
        parts = self._parts_of(key, {})
        return parts[0][0] if len(parts) == 1 and not parts[0][1] else None

    def show(self, words: Words, names: Names = ()) -> str:
        """Return what a page shows for words: HTML (`Markup`) for an author's, else plain text."""
        if isinstance(words, Message):
            return self.t(words.key, names, **dict(words.parameters))
        return self.inline(words) if isinstance(words, Title) else words

    def inline(self, title: Title) -> Markup:
        """Return an author's line as HTML."""
        if title.links:
            return as_html(self._markdown.inline(title.text, worded(title.links, self)))
        return self._once(self._lines, title.text, lambda: as_html(self._markdown.inline(title.text, {})))

    def plain(self, words: Words) -> str:
        """Return words without any markup, on one line."""
        if not isinstance(words, Title):
            return bare(self.show(words))
        if words.links:
            return bare(self._markdown.plain(words.text, worded(words.links, self)))
        return self._once(self._bare_lines, words.text, lambda: bare(self._markdown.plain(words.text, {})))

    @staticmethod
    def _once(seen: dict[Key, Shown], key: Key, make: Callable[[], Shown]) -> Shown:
        """Return what was made before of the same, since most of what a site shows stands on several pages."""
        made = seen.get(key)
        if made is None:
            if len(seen) >= MOST:
                seen.clear()
            made = seen[key] = make()
        return made

    def set_lines(self, lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
        """Return the lines of a text in a drawing, (y, words) each, so that all keep the direction of the text."""
        if not self._isolates:
            return lines
        return tuple(zip((y for y, _ in lines), isolated_lines([words for _, words in lines]), strict=True))

    def set_at(self, x: int, wide: int = 0) -> int:
        """Return the x of words or a mark in a drawing: beyond 0 where a mirrored drawing turns them back around it."""
        return -x - wide if self._isolates else x

    def has(self, key: str) -> bool:
        """Return whether a key is worded, in any plural form."""
        return any(name in texts for texts in (self._own, self._english) for name in (key, f"{key}.other"))

    def texts(self, prefix: str) -> dict[str, str]:
        """Return the texts of all keys that begin with `prefix`, by the rest of the key, as they stand.

        For scripts, which fill in parameters and choose plural forms themselves.
        """
        found = {key: text for texts in (self._english, self._own) for key, text in texts.items()}
        return {key.removeprefix(prefix): text for key, text in found.items() if key.startswith(prefix)}

    def _parts_of(self, key: str, parameters: Mapping[str, object]) -> tuple[Part, ...]:
        name = key
        if key not in self._own and (f"{key}.other" in self._own or key not in self._english):
            name = f"{key}.{self._plural(key, parameters)}"
        parts = self._parts.get(name)
        if parts is None:
            parts = self._parts[name] = tuple(_split(self._text(key, name)))
        if name == key:
            self._without_forms[key] = parts
        return parts

    def _text(self, key: str, name: str) -> str:
        for texts in (self._own, self._english):
            for candidate in (name, f"{key}.other"):
                if candidate in texts:
                    return texts[candidate]
        self.unworded.add(key)
        return key.rpartition(".")[2].replace("-", " ").replace("{", "{{").replace("}", "}}")

    def _plural(self, key: str, parameters: Mapping[str, object]) -> str:
        count = parameters.get("count")
        if count is None:
            whole = [value for value in parameters.values() if type(value) is int]
            count = whole[0] if len(whole) == 1 else None
        if not isinstance(count, int | Decimal):
            return "other"
        if not count and any(f"{key}.zero" in texts for texts in (self._own, self._english)):
            return "zero"
        form = self._once(self._forms, str(count), lambda: str(self.numbers.locale.plural_form(Decimal(count))))
        alone = form == "one" and count != 1 and not self._shows(f"{key}.one", count, parameters)
        return "other" if alone else form

    def _shows(self, name: str, count: object, parameters: Mapping[str, object]) -> bool:
        text = self._own.get(name, self._english.get(name, ""))
        return any(shown and parameters.get(shown) == count for _, shown, _ in _split(text))

    def _parameter(self, value: object, how: str, names: Names) -> str:
        kind = type(value)
        if value is None or kind is Worded:
            return DASH if value is None else value  # type: ignore[return-value]
        if kind is Markup or (not how and kind is str):
            return self._named(value)  # type: ignore[arg-type]
        if kind is int and how != "name":
            return self._once(self._counts, (how, value), lambda: self._in_its_way(value, how, names))
        return self._in_its_way(value, how, names)

    def _in_its_way(self, value: object, how: str, names: Names) -> str:
        if how == "name":
            return self._named(self.show(dict(names).get(str(value), str(value))))
        if how.startswith("@"):
            return self.t(f"{how[1:]}.{getattr(value, 'value', value)}")
        way = self._ways.get(how or _usual_way(value))
        try:
            return way(value) if way else str(value)
        except (ValueError, TypeError, AttributeError, InvalidOperation):
            return str(value)

    def _named(self, words: str) -> str:
        """Keep a name in its own direction where the sentence around it runs from right to left."""
        return isolated(words) if self._isolates else words


def bare(html: str) -> str:
    """Return the words of a piece of HTML (`Markup`), or plain text, on one line. No-break spaces stay."""
    text = Markup(_TAG.sub("", html)).unescape() if isinstance(html, Markup) else html  # noqa: S704 - only unescaped
    return _SPACE.sub(" ", text).strip(" ")


def covers(own: Mapping[str, str], fallback: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys, plural forms taken together, that `fallback` words and `own` does not."""
    return tuple(sorted({_base(key) for key in fallback} - {_base(key) for key in own}))


def _base(key: str) -> str:
    stem, _, last = key.rpartition(".")
    return stem if last in PLURALS and stem else key


def _split(text: str) -> Iterator[Part]:
    try:
        for before, name, how, _ in Formatter().parse(text):
            yield before, name or "", how or ""
    except ValueError:
        yield text, "", ""


def _usual_way(value: object) -> str:
    if isinstance(value, bool | str):
        return ""
    if isinstance(value, int | Decimal):
        return "number"
    if isinstance(value, Value | Withheld):
        return "figure"
    if isinstance(value, date):
        return "day"
    return "words" if isinstance(value, Message | Title) else ""


def _ways(catalogue: Catalogue) -> Mapping[str, Callable[[object], str]]:
    numbers, dates = catalogue.numbers, catalogue.dates

    def of_number(show: Callable[[Decimal], str]) -> Callable[[object], str]:
        return lambda value: show(value if isinstance(value, Decimal) else Decimal(str(value)))

    def of_day(show: Callable[[date], str]) -> Callable[[object], str]:
        return lambda value: show(value if isinstance(value, date) else date.fromisoformat(str(value)))

    def figure(value: object) -> str:
        known = value if isinstance(value, Value | Withheld) else Value(Decimal(str(value)))
        return numbers.figure(known, catalogue.t("figure.withheld"))

    def inline(value: object) -> str:
        return catalogue._named(catalogue.show(Title(str(value))))

    return {
        "": str,
        "words": catalogue.show,  # type: ignore[dict-item]
        "inline": inline,
        "number": of_number(numbers.number),
        "percent": of_number(numbers.percent),
        "points": of_number(numbers.points),
        "size": of_number(numbers.size),
        "score": of_number(numbers.score),
        "figure": figure,
        "day": of_day(dates.day),
        "short-day": of_day(dates.short_day),
        "long-day": of_day(dates.long_day),
        "month": of_day(dates.month),
        "week": of_day(dates.week),
    }
