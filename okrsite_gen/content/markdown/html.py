"""HTML that authors write inside Markdown: a written-down list of what lives, and a guard that lets only that pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import nh3

from okrsite_gen.content.text import holds_control, without_control

INLINE_TAGS = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd"),
        *("label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
        *("var", "wbr"),
    )
)
"""Elements that may stand in a line of text. `img`, `input` and `label` come from Markdown only."""

BLOCK_TAGS = INLINE_TAGS | frozenset(
    (
        *("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that may stand in a whole text."""

AUTHOR_ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"dir", "lang", "title"}),
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
"""Attributes that authors may write: no ids, classes or styles, nothing that loads or runs."""

_OWN_ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"class", "id"}),
    "a": frozenset({"data-status"}),
    "div": frozenset({"tabindex"}),
    "img": frozenset({"alt", "loading", "src"}),
    "input": frozenset({"checked", "disabled", "type"}),
    "pre": frozenset({"tabindex"}),
    "td": frozenset({"data-label"}),
}
_DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "svg",
    "math",
    "textarea",
    "select",
}
_ATTRIBUTES = {
    tag: set(AUTHOR_ATTRIBUTES.get(tag, ())) | set(_OWN_ATTRIBUTES.get(tag, ()))
    for tag in (*AUTHOR_ATTRIBUTES, *_OWN_ATTRIBUTES)
}
_SPECIAL_TAG = re.compile(r"<(?P<close>/?)(?P<name>img|h[1-6])(?=[\s/>])(?P<rest>[^<>]{0,4000}>)?", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Kinds of address that a link may lead to outside the site."""
_CLOSED_SETS = {"dir": {"ltr", "rtl", "auto"}, "scope": {"row", "col", "rowgroup", "colgroup"}}
_NUMBERS = frozenset({"colspan", "rowspan", "start", "value"})


def sanitise(html: str, mark: str, file_link: Callable[[str], str], *, inline: bool) -> str:
    """Return `html` with only what the lists above let live.

    Attribute values that begin with `mark` are the renderer's own and are kept without it; `file_link` turns a
    relative address that an author wrote into one of the site, or into nothing.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        if value.startswith(mark):
            return value[len(mark) :]
        if name not in AUTHOR_ATTRIBUTES["*"] and name not in AUTHOR_ATTRIBUTES.get(tag, ()):
            return None
        if name == "href":
            return _author_link(value, file_link)
        return value if _is_harmless(name, value) else None

    return without_control(
        nh3.clean(
            html,
            tags=set(INLINE_TAGS if inline else BLOCK_TAGS),
            clean_content_tags=_DROPPED_WITH_CONTENT,
            attributes=_ATTRIBUTES,
            attribute_filter=attribute,
            link_rel=None,
            url_schemes={"http", "https", "mailto", "tel"},
        )
    )


def _author_link(value: str, file_link: Callable[[str], str]) -> str | None:
    address = value.strip()
    if holds_control(address) or not is_allowed(address):
        return None
    if address.startswith("#"):
        return file_link(address) or address
    if ":" in address.split("/", 1)[0] or address.startswith("//"):
        return address
    return file_link(address) or None


def _is_harmless(name: str, value: str) -> bool:
    if name in _CLOSED_SETS:
        return value.lower() in _CLOSED_SETS[name]
    return value.lstrip("-").isdigit() if name in _NUMBERS else True


def is_allowed(address: str) -> bool:
    """Whether a link may lead to `address`: relative, or of a kind that only opens pages, mail or telephone."""
    scheme = _SCHEME.match(address.strip())
    return scheme is None or scheme[1].lower() in SCHEMES


def tame(html: str, heading_shift: int, picture: Callable[[str, str], str]) -> str:
    """Prepare HTML that an author wrote: headings sink, pictures become the renderer's."""

    def replace(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if tag["rest"] is None:
            return f"&lt;{tag.group()[1:]}"
        if name == "img":
            values = attributes_of(tag.group())
            return picture(values.get("src", ""), values.get("alt", "")) if not tag["close"] else ""
        return f"<{tag['close']}h{min(max(int(name[1]) + heading_shift, 1), 6)}{tag['rest']}"

    return _SPECIAL_TAG.sub(replace, html)


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of one HTML tag, with entities resolved."""
    reader = _TagReader()
    reader.feed(tag)
    return reader.found


_LINKING_TAG = re.compile(r"<(?:a|img)\s[^<>]{0,4000}>", re.IGNORECASE)


def linked_in(html: str) -> tuple[tuple[str, str, int], ...]:
    """Return kind (`file` or `image`), address and offset of each link and picture in HTML that an author wrote."""
    found = []
    for tag in _LINKING_TAG.finditer(html):
        values = attributes_of(tag.group())
        kind, address = ("image", values.get("src", "")) if "src" in values else ("file", values.get("href", ""))
        if address.strip():
            found.append((kind, address.strip(), tag.start()))
    return tuple(found)


class _TagReader(HTMLParser):
    """Reads the attributes of the first tag that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = self.found or {name: without_control(value or "") for name, value in attrs}
