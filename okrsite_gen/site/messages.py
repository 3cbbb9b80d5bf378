"""Every visible word of the site: messages by key, with parameters and plural forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Union

from okrsite_gen.model.values import Figure
from okrsite_gen.site.prose import Title


@dataclass(frozen=True, slots=True)
class Message:
    """Words that the catalogue supplies when the page is drawn.

    A parameter `count` (a whole number) chooses the plural form. The message says how it shows a parameter
    (`{progress:percent}`, `{day:day}`, `{value:figure}`), so that views carry exact values and never words.
    """

    key: str
    parameters: tuple[tuple[str, Parameter], ...] = ()


Words = Union[str, Message, Title]  # noqa: UP007 - evaluated at run time
"""What a view may hold where a page shows words: plain text (a name), a message, or an author's inline Markdown."""

Parameter = Union[str, int, Decimal, date, Figure, Message, Title]  # noqa: UP007
"""What a message's parameter may be."""


def message(key: str, **parameters: Parameter) -> Message:
    """Return the message of a key with its parameters, in the order in which they are given."""
    return Message(key, tuple(parameters.items()))
