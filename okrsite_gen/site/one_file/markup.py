"""Markup of one page made to stand among that of others: ids of its own, links that lead to where pages stand now."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site.links import encoded
from okrsite_gen.site.routes import comparable

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r"\s([a-zA-Z:-]+)=\"([^\"]*)\"")
_NAMES = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"})
"""Attributes that name other elements by their ids."""
_FOR_SCRIPTS = frozenset({"data-words", "data-title"})
"""What only scripts read."""
_PAINT = re.compile(r"^url\(#(.*)\)$")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where everything stands that a page may lead to."""

    here: frozenset[str]
    """Addresses of the pages in the file, in the form in which they are compared."""
    base_url: str
    """Where the published site lives, with a slash at its end; empty where that is unknown."""
    picture: Callable[[str], str]
    """Site address of a picture → the picture itself as a `data:` address; empty where there is none."""

    def led(self, href: str) -> str:
        """Return where a link into the site leads now; empty where it can lead nowhere. Both as an `href` has them."""
        path, sign, fragment = href.removeprefix(ROOT).partition("#")
        page = path.partition("?")[0]  # what is asked of a page there is for scripts
        if comparable(unquote(page)) in self.here:
            return f"#{page}{fragment}"
        return f"{self.base_url}{path.removeprefix('/')}{sign}{fragment}" if self.base_url else ""


def settled(html: str, address: str, ground: Ground) -> str:
    """Return the markup of the page at an address as it can stand in the one file.

    The id `x` of the page `/teams/a/` becomes `/teams/a/x`, so that a fragment reads like an address. A link to what is
    not in the file leads to the published site; where nobody knows that, its words stay without a link.
    """
    own = escape(address, quote=True)

    def attribute(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        changed = _attribute(name, value, own, address, ground)
        return "" if changed is None else f' {name}="{changed}"'

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def _attribute(name: str, value: str, own: str, address: str, ground: Ground) -> str | None:
    """Return the new value of an attribute; None to leave it out."""
    if name == "id":
        return own + value
    if name in _NAMES:
        return " ".join(own + each for each in value.split())
    if name == "href":
        return _href(value, address, ground)
    if name == "src":
        return ground.picture(unquote(unescape(value).removeprefix(ROOT))) if value.startswith(ROOT) else value
    if name in _FOR_SCRIPTS or (name.startswith("data-") and value.startswith(ROOT)):
        return None
    return _PAINT.sub(rf"url(#{own}\1)", value)


def _href(value: str, address: str, ground: Ground) -> str | None:
    if value.startswith("#"):
        return f"#{encoded(address)}{value[1:]}"
    if not value.startswith(ROOT):
        return value
    return ground.led(value) or None
