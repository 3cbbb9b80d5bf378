"""What RFC 4287 asks of a feed, as far as a feed of ours could break it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime

ATOM = "{http://www.w3.org/2005/Atom}"
NEEDED = ("id", "title", "updated")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def faults(written):
    """Return what is wrong with a feed, in words."""
    feed = ET.fromstring(written)
    entries = feed.findall(f"{ATOM}entry")
    found = [f"the root is {feed.tag}"] if feed.tag != f"{ATOM}feed" else []
    for element in (feed, *entries):
        for name in NEEDED:
            known = element.findall(f"{ATOM}{name}")
            if len(known) != 1 or not (known[0].text or "").strip():
                found.append(f"{element.tag} has not one {name} that says something")
        updated = element.findtext(f"{ATOM}updated") or ""
        if not INSTANT.fullmatch(updated):
            found.append(f"{updated} is no instant")
        else:
            datetime.fromisoformat(updated.replace("Z", "+00:00"))
        if not re.match(r"https?://[^\s<>\"{}|\\^`]+$", element.findtext(f"{ATOM}id") or ""):
            found.append(f"{element.findtext(f'{ATOM}id')} is no IRI")
        if not element.findtext(f"{ATOM}author/{ATOM}name"):
            found.append(f"{element.tag} has no author")
        if not any(link.get("rel") == "alternate" for link in element.findall(f"{ATOM}link")):
            found.append(f"{element.tag} leads nowhere")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    found += [f"{one} stands twice" for one in set(ids) if ids.count(one) > 1]
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") != 1:
        found.append("the feed does not say where it is")
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if days != sorted(days, reverse=True):
        found.append("the newest does not come first")
    return found
