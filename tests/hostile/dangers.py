"""What a parser of HTML finds in a page that runs, or that is fetched from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

_FETCHES = {
    "script": "src", "img": "src", "iframe": "src", "embed": "src", "object": "data", "video": "src", "audio": "src",
    "source": "src", "track": "src", "input": "src", "use": "href", "image": "href", "form": "action", "base": "href",
}  # fmt: skip
_NEVER = {"iframe", "embed", "object", "base", "math", "applet", "frame", "frameset", "foreignobject", "animate", "set"}
_SCHEMES = {"", "http", "https", "mailto", "webcal", "tel"}
_CONTROL = re.compile(r"[\x00-\x20]")


class Dangers(HTMLParser):
    """Collects whatever in a page runs, or is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        told = f"<{tag} {values}>"
        if tag in _NEVER or any(name.startswith("on") or name in {"srcdoc", "style"} for name in values):
            self.found.append(told)
        address = values.get(_FETCHES.get(tag, ""), "")
        if tag == "link" and values.get("rel", "") not in {"canonical", "alternate", "prev", "next"}:
            address = values.get("href", "")
        if _is_elsewhere(address) or (tag == "meta" and "http-equiv" in values and "evil" in values.get("content", "")):
            self.found.append(told)
        for name in ("href", "src", "action", "formaction", "xlink:href", "data", "poster"):
            scheme = urlsplit(_CONTROL.sub("", values.get(name, ""))).scheme.lower() if name in values else ""
            picture = tag in {"img", "link"} and values[name].startswith("data:image/") if name in values else False
            if scheme not in _SCHEMES and not picture:
                self.found.append(told)
        self._inside = "" if values.get("type") == "application/json" else tag

    def handle_data(self, data: str) -> None:
        if self._inside in {"script", "style"} and "evil" in data:
            self.found.append(f"<{self._inside}>{data[:200]}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(_CONTROL.sub("", address))
    return bool(parts.netloc) and parts.netloc != "soup.example"


def dangers(page: str) -> list[str]:
    """Return every such tag and text of a page."""
    reader = Dangers()
    reader.feed(page)
    reader.close()
    return reader.found
