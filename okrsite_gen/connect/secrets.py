"""Secrets: taken from the environment by name, put where a declaration wants them, and hidden in all that is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import SplitResult, parse_qsl, quote, quote_plus, unquote, urlsplit

from okrsite_gen.connect.codes import REFUSED, SECRET_MISSING
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.model.metric_sources import SECRET, secrets_in

HIDDEN = "•••"
_SHORT = 4
"""Letters below which a secret is hidden only where it stands by itself: it would be found in every other word."""
_LONG = 8
"""Letters from which a part of a path may be a token rather than a word."""


class Secrets:
    """The secrets that one source names."""

    def __init__(self, names: Iterable[str], environment: Mapping[str, str]) -> None:
        """Take the secrets from the environment. Raises `Trouble` where one is missing or cannot be sent."""
        self._values: dict[str, str] = {}
        self._hidden: set[str] = set()
        for name in names:
            self._values[name] = _taken(name, environment)
            self._hide(self._values[name])

    def fill(self, text: str) -> str:
        """Return a text with the secrets that it names."""
        return SECRET.sub(lambda found: self._values[found[1]], text)

    def fill_address(self, address: str) -> str:
        """Return an address with the secrets that it names.

        One that begins with a secret is taken as it stands there; further inside a secret is escaped, so that no
        character of it can end the part of the address in which it stands.
        """
        begins = SECRET.match(address)
        whole = self._values[begins[1]] if begins else ""
        filled = whole + SECRET.sub(
            lambda found: quote(self._values[found[1]], safe=""), address[begins.end() if begins else 0 :]
        )
        if whole:
            self._hide_parts(whole)
        return filled

    def hide(self, text: str) -> str:
        """Return a text in which no secret can be read, neither as it is nor as addresses write it."""
        for value in sorted(self._hidden, key=len, reverse=True):
            if len(value) < _SHORT:
                text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", HIDDEN, text)
            else:
                text = text.replace(value, HIDDEN)
        return text

    def show(self, text: str, most: int) -> str:
        """Return the first `most` letters of a foreign text in which no secret can be read.

        It is hidden before the text is cut: half a secret would no longer be known for one.
        """
        return self.hide(text)[:most]

    def _hide(self, value: str) -> None:
        if value:
            in_addresses = {quote(value), quote(value, safe=""), quote_plus(value)}
            self._hidden |= {value, *in_addresses, repr(value)[1:-1], json.dumps(value)[1:-1]}

    def _hide_parts(self, address: str) -> None:
        """Hide what an address holds besides its scheme: who logs in, how, and where, as programs may tell it."""
        try:
            found = tuple(_parts(urlsplit(address)))
        except ValueError:
            return
        for part in found:
            if part:
                self._hide(part)
                self._hide(unquote(part))


def _parts(address: SplitResult) -> Iterator[str | None]:
    """Yield what stands in an address, as a whole and each by itself. Raises ValueError for what is no address."""
    yield from (address.username, address.password, address.hostname, address.path.strip("/"), address.query)
    yield from (part for part in address.path.split("/") if len(part) >= _LONG)
    for _, value in parse_qsl(address.query):
        for part in (value, *(entry.partition("=")[2] for entry in value.split(";"))):  # ODBC: `UID=…;PWD=…`
            if len(part) >= _SHORT:
                yield part


def _taken(name: str, environment: Mapping[str, str]) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise Trouble(
            SECRET_MISSING,
            f"The environment holds nothing under `{name}`.",
            "Secrets stand there and nowhere else, so that no file shows them.",
            f"In a terminal: `export {name}=…`. In a workflow: hand the secret over under `env:`.",
        )
    if not value.isprintable():
        raise Trouble(
            REFUSED,
            f"What the environment holds under `{name}` has several lines, or characters that nobody sees.",
            "Sent along, it could say something else than was meant.",
            "Store it again, on one line.",
        )
    return value


def secrets_of(texts: Iterable[str], names: Iterable[str], environment: Mapping[str, str]) -> Secrets:
    """Return the secrets that texts mention, and those of some further names. Raises `Trouble`."""
    return Secrets((*secrets_in(texts), *names), environment)
