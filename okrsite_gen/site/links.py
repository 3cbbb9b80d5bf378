"""From site addresses to links: encoded, relative to the page that holds them, and safe."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site import routes
from okrsite_gen.site.page import BuildFacts

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "webcal"})

_ADDRESS = re.compile(f"{ROOT}(/[^\"'\\s<>#?]*)")
_FROM_ROOT = re.compile(f"{ROOT}/")  # which takes half the time of `str.replace`
_NEVER_IN_A_URL = re.compile(r"[\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
_LINK_TAG = re.compile(r"</?a(?:\s(?:[^<>\"]|\"[^\"]*\")*)?>", re.IGNORECASE)


def encoded(address: str) -> str:
    """Return an address as a URL writes it: everything but letters, digits and `-._~/` percent-encoded."""
    path, sign, fragment = address.partition("#")
    return quote(path) + (f"#{quote(fragment)}" if sign else "")


@lru_cache(maxsize=4096)
def href(target: str) -> str:
    """Return what an `href` holds for a site address or web address; nothing for what is neither.

    A site address begins with the root marker until `relative` has seen the whole page.
    """
    if target.startswith("/") and not target.startswith("//"):
        return ROOT + encoded(target)
    if target.startswith("#"):
        return encoded(target)
    if not is_web_address(target):
        return ""
    return _NEVER_IN_A_URL.sub(lambda found: quote(found[0], safe=""), target.strip())


def is_web_address(target: str) -> bool:
    """Return whether a target leads out of the site by a scheme that a reader can safely follow."""
    scheme, sign, rest = target.strip().partition(":")
    return (
        bool(sign and rest.strip("/"))
        and scheme.lower() in SAFE_SCHEMES
        and not re.search(r"[\s\x00-\x1f]", target.strip())
    )


def absolute(address: str, base_url: str) -> str:
    """Return the full web address of a site address; `base_url` ends with a slash."""
    return base_url + encoded(address).removeprefix("/")


def to_subscribe(address: str, base_url: str) -> str:
    """Return the web address at which a calendar program subscribes to the calendar at a site address."""
    return f"webcal:{absolute(address, base_url).partition(':')[2]}"


def without_links(html: str) -> str:
    """Return HTML with the words of its links but not the links, so that it can stand inside another link."""
    return _LINK_TAG.sub("", html) if "<" in html else html


def relative(html: str, address: str, facts: BuildFacts) -> str:
    """Return a page's HTML with every root marker replaced by the way from this page to the site's root.

    The page of `/404.html` is shown at any address, so its links start at the path of the base URL.
    """
    if address != routes.NOT_FOUND:
        for own in {address, quote(address)}:
            html = html.replace(f'"{ROOT}{own}#', '"#')
    if facts.links == "file":
        html = _ADDRESS.sub(_spelled_out, html)
    html = _FROM_ROOT.sub(way_to_root(address, facts.base_url), html)
    return html.replace(ROOT, "") if ROOT in html else html


def way_to_root(address: str, base_url: str = "") -> str:
    """Return what leads from a page to the site's root, with a slash at its end: `../../`."""
    if address == routes.NOT_FOUND:
        return urlsplit(base_url).path or "/"
    return "../" * (address.count("/") - 1) or "./"


def rooted(html: str, base_url: str) -> str:
    """Return HTML with every root marker replaced by the base URL, for what is read away from the site."""
    return html.replace(f"{ROOT}/", base_url).replace(ROOT, "")


def _spelled_out(match: re.Match[str]) -> str:
    path = match.group(1)
    return f"{ROOT}{path}index.html" if path.endswith("/") else f"{ROOT}{path}"
