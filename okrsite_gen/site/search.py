"""The index of the search: what can be found, written as scripts that a page loads when somebody first searches.

They are scripts rather than JSON because a site that is read from disk may load scripts and nothing else. Each calls
`okrsiteSearch(name, content)`, which the search itself provides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from okrsite_gen.model.status import Status
from okrsite_gen.site.links import encoded
from okrsite_gen.site.messages import Catalogue, Words
from okrsite_gen.site.page import Page

MEDIA = "text/javascript"

LARGEST = 350_000
"""Bytes of words in one file of the index: compressed well below 150 kB, so that the first results come soon."""

NOW, OTHERS, CLOSED = 0, 1, 2
"""Ranks of what is found: in the current cycle or in none, in other cycles, in cycles that are over."""

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|iframe|object|embed|title|svg|math|textarea|select)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\[[^\[\]|]*(?:\|([^\]]{0,1000}))?\]\]")
_AWAY = re.compile(
    r"(?=[<\[\]_!\\`*#|~-]|http|^[ \t>+\d])(?:"  # how all of these begin, so that letters are passed over quickly
    r"</?[A-Za-z!?][^<>]*>?"  # tags, and addresses in angle brackets
    r"|^[ \t]*\[[^\[\]]+\]:.*$"  # definitions of links
    r"|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\]"  # where links lead
    r"|https?://\S+"
    r"|^[ \t>]*(?:[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s)?"  # marks of lists
    r"|(?<!\w)_+|_+(?!\w)|!\[|!\[|[\\`*#|~\[\]]|^[ \t]*>|-{3,})",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found."""

    kind: str
    """`objective`, `key-result`, `check-in`, `team`, `person`, `metric`, `page`, `pillar` or `cycle`."""
    title: Words
    """What it is called."""
    address: str
    """Where it stands."""
    team: str = ""
    """Name of its team; empty if it has none."""
    status: Status | None = None
    """How it stands; None for what has no status."""
    texts: tuple[str, ...] = ()
    """What its page says besides: Markdown, in which words are looked for too."""


@dataclass(frozen=True, slots=True)
class ShardView:
    """One file of the index."""

    name: str
    """Its address."""
    entries: tuple[SearchEntry, ...]
    """A key result follows its objective."""


@dataclass(frozen=True, slots=True)
class ShardLink:
    """A file of the index as the list of files names it."""

    address: str
    """Where it stands."""
    cycle: str
    """Name of the cycle whose parts it holds; empty for what belongs to none."""
    rank: int
    """`NOW`, `OTHERS` or `CLOSED`."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all files of the index, in the order in which they are to be read."""

    shards: tuple[ShardLink, ...]
    """The current cycle first, closed ones last."""


def shard_page(address: str, entries: tuple[SearchEntry, ...]) -> Page:
    """Return one file of the index."""
    return Page(address, "search-shard", ShardView(address, entries), MEDIA)


def index_page(address: str, shards: tuple[ShardLink, ...]) -> Page:
    """Return the list of the files of the index."""
    return Page(address, "search-index", IndexView(shards), MEDIA)


def write_shard(view: ShardView, words: Catalogue) -> bytes:
    """Return a file of the index: names of teams, and entries as (kind, title, address, team, status, words)."""
    teams = {name: number for number, name in enumerate(dict.fromkeys(entry.team for entry in view.entries))}
    entries = [
        (
            entry.kind,
            words.plain(entry.title),
            _below_root(entry.address),
            teams[entry.team],
            entry.status.value if entry.status else "",
            " ".join(filter(None, map(bare_words, entry.texts))),
        )
        for entry in view.entries
    ]
    return _script(_below_root(view.name), {"teams": list(teams), "entries": entries})


def write_index(view: IndexView, words: Catalogue, icons: Mapping[str, str]) -> bytes:
    """Return the list of the files of the index, with the words and marks of the search in the site's language."""
    content = {
        "language": str(words.numbers.locale).replace("_", "-"),
        "words": dict(sorted(words.texts("search-box.").items())),
        "kinds": dict(sorted(words.texts("search-kind.").items())),
        "statuses": {
            status.value: (words.t(f"status.{status.value}"), icons.get(status.value, "")) for status in Status
        },
        "shards": [(_below_root(shard.address), shard.cycle, shard.rank) for shard in view.shards],
    }
    return _script("", content)


def bare_words(markdown: str) -> str:
    """Return the words of a Markdown text on one line, and nothing that its page does not show.

    What is in doubt is left out: comments, tags, targets of links, and references that have no words of their own.
    """
    shown = _REFERENCE.sub(lambda found: found[1] or "…", _UNSEEN.sub(" ", markdown))
    return " ".join(unescape(_AWAY.sub("", shown)).split())


def _below_root(address: str) -> str:
    return encoded(address).removeprefix("/")


def _script(name: str, content: Mapping[str, object]) -> bytes:
    parts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (name, content))
    return f"okrsiteSearch({','.join(parts)});\n".encode("utf-8", "replace")
