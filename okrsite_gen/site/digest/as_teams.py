"""A digest as a message of Microsoft Teams: an Adaptive Card, which may have 28 kB."""

from __future__ import annotations

import json
from collections.abc import Iterator

from okrsite_gen.site.digest.as_markdown import begun, escaped, line_of, linked
from okrsite_gen.site.digest.spoken import SpokenDigest, SpokenItem

LARGEST = 28_000
"""Bytes of a whole message."""

Element = dict[str, object]


def as_teams(digest: SpokenDigest) -> str:
    """Return a digest as the JSON that a workflow of Teams takes ("when a webhook request is received")."""
    card: Element = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "msteams": {"width": "Full"},
        "body": list(_body(digest)),
    }
    if digest.href:
        card["actions"] = [{"type": "Action.OpenUrl", "title": digest.all_words, "url": digest.href}]
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
    message = {"type": "message", "attachments": [attachment]}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n"


def fits_teams(written: str) -> bool:
    """Return whether Teams takes a message."""
    return len(written.encode()) <= LARGEST


def _body(digest: SpokenDigest) -> Iterator[Element]:
    yield _text(f"{escaped(digest.title)} · {escaped(digest.site)}", size="Large", weight="Bolder")
    yield _text(" · ".join(map(escaped, digest.summary)), isSubtle=True)
    for section in digest.sections:
        yield _text(escaped(section.heading), weight="Bolder", separator=True)
        for item in section.items:
            yield _text("\n\n".join(_item(item)), spacing="Small")
        if section.more:
            yield _text(escaped(section.more), spacing="Small")
    if digest.note:
        yield _text(escaped(digest.note), separator=True)


def _item(item: SpokenItem) -> Iterator[str]:
    facts = " · ".join(map(escaped, item.facts))
    yield begun(" – ".join(filter(None, (linked(item.title, item.href), facts))))
    yield from (begun(escaped(part)) for part in item.parts)
    for line in item.lines:
        yield f"{'• ' if line.depth else ''}{line_of(line)}"


def _text(text: str, **how: object) -> Element:
    # Cards show what stands between tags, but not everywhere entities.
    return {"type": "TextBlock", "text": text.replace("&amp;", "&"), "wrap": True, **how}
