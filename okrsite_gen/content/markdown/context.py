"""What rendering one text needs to know, and the markup of its links.

HTML classes, for themes: `ref` (link to an objective or key result, with `data-status`) and `ref-note` (progress and
status beside it), `person` (link to a person), `missing-link` (a span in place of a link that leads nowhere),
`image-link` (an external picture, as a link).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from okrsite_gen.model.prose import ROOT, LinkMap, LinkTarget

_NOWHERE = LinkTarget("")
_UNSAFE = re.compile(r"""[ "'<>?\[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})""")
_EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(slots=True)
class Context:
    """What rendering one text needs to know."""

    links: LinkMap
    prefix: str = ""
    """Put before every id."""
    inline: bool = False
    """Whether the text is a title: no pictures, no blocks."""
    mark: str = ""
    """Put before attribute values of our own when the text holds an author's HTML, to tell them apart."""
    root: str = ROOT
    shift: int = 0
    """How far headings sink."""
    ids: dict[str, int] = field(default_factory=dict)
    """Heading ids given so far, without prefix, with how often each was wanted again."""

    def tag(self, name: str, **attributes: str) -> str:
        """Return an opening tag; `class_` and `data_status` become the attributes of these names."""
        written = "".join(
            f' {key.rstrip("_").replace("_", "-")}="{self.mark}{escapeHtml(value)}"'
            for key, value in attributes.items()
        )
        return f"<{name}{written}>"

    def file_address(self, target: str, kind: str = "file") -> str:
        """Return the internal address of a relative link as written; empty if it leads nowhere."""
        found = self.links.get((kind, target), _NOWHERE)
        return f"{self.root}{_encoded(found.address)}" if found.address else ""

    def href(self, target: str) -> str:
        """Return the address for a link of Markdown; empty if it leads nowhere."""
        target = target.strip()
        if target.startswith("#"):
            if ("file", target) in self.links:
                return self.file_address(target)
            return f"#{self.prefix}{target[1:]}" if target[1:] in self.ids else normalizeLink(target)
        if is_external(target):
            return normalizeLink(f"https:{target}" if target.startswith("//") else target)
        return self.file_address(target)

    def reference(self, kind: str, target: str, words: str) -> str:
        """Return the markup of `[[target|words]]`, or of `[[@target]]` where `kind` is `person`."""
        found = self.links.get((kind, target), _NOWHERE)
        text = escapeHtml(words or found.title or target)
        if not found.address:
            return self.missing(text)
        address = f"{self.root}{found.address}"
        if kind == "person":
            return f"{self.tag('a', class_='person', href=address)}{text}</a>"
        status = {"data_status": found.status} if found.status else {}
        note = f" {self.tag('span', class_='ref-note')}({escapeHtml(found.note)})</span>" if found.note else ""
        return f"{self.tag('a', class_='ref', **status, href=address)}{text}</a>{note}"

    def missing(self, html: str) -> str:
        """Return the markup of a link that leads nowhere; `html` are its words."""
        return f"{self.tag('span', class_='missing-link')}{html}</span>"

    def picture(self, source: str, words: str) -> str:
        """Return the markup of a picture: an image of the site, a link to an external one, or only its words."""
        source = source.strip()
        if self.inline or not source:
            return escapeHtml(words)
        if is_external(source):
            address = self.href(source)
            if not address.startswith(("http:", "https:")):
                return self.missing(escapeHtml(words or source[:60]))
            return f"{self.tag('a', class_='image-link', href=address)}{escapeHtml(words or source)}</a>"
        address = self.file_address(source, "image")
        if not address:
            return self.missing(escapeHtml(words or source))
        return self.tag("img", src=address, alt=words, loading="lazy")

    def unique_id(self, words: str) -> str:
        """Return an id for a heading, unlike any other of this text, without the prefix."""
        wanted = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-") or "section"
        number = self.ids.get(wanted)
        if number is None:
            self.ids[wanted] = 0
            return wanted
        while (candidate := f"{wanted}-{(number := number + 1)}") in self.ids:
            pass
        self.ids[wanted], self.ids[candidate] = number, 0
        return candidate


def _encoded(address: str) -> str:
    """Return an address of the site without signs that cannot stand in one: file names may hold spaces."""
    return _UNSAFE.sub(lambda sign: f"%{ord(sign.group()):02X}", address)


def is_external(target: str) -> bool:
    """Whether a link leads out of the site."""
    return _EXTERNAL.match(target) is not None


def markup(html: str) -> Token:
    """Return a token that is rendered as `html`."""
    return Token("markup", "", 0, content=html)
