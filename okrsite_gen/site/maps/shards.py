"""A cycle's map as data: scripts that a page loads when somebody unfolds the map further than it is drawn.

They are scripts rather than JSON because a page that is read from disk may load scripts and nothing else. Each calls
`okrsiteMap(number of its first entry, entries, facts)`; the facts about the whole map stand in the first one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from okrsite_gen.site.maps.entries import MapEntry
from okrsite_gen.site.maps.unfolding import unfolding_box
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import Page

MEDIA = "text/javascript"


@dataclass(frozen=True, slots=True)
class MapShardView:
    """One file of the data."""

    first: int
    """Number of its first entry."""
    entries: tuple[MapEntry, ...]
    """Tops first, then what stands right under them, what else is shown at first, and all others branch by branch."""
    starts: tuple[int, ...]
    """Number of the first entry of every file; only in the first file."""
    tops: int
    """Entries that stand under nothing."""
    upper: int
    """Entries that are shown when the map opens; they come first."""
    opened: tuple[int, ...]
    """Numbers of the entries that are unfolded then, besides the tops; only in the first file."""


def shard_page(address: str, view: MapShardView) -> Page:
    """Return one file of the data."""
    return Page(address, "map-shard", view, MEDIA)


def write_map_shard(view: MapShardView, words: Catalogue) -> bytes:
    """Return a file of the data: what stands in each box, and the numbers of those that it is joined with."""
    parts: list[object] = [view.first, [_written(entry, words) for entry in view.entries]]
    if view.starts:
        parts.append({"starts": view.starts, "tops": view.tops, "upper": view.upper, "open": view.opened})
    texts = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    return f"okrsiteMap({','.join(texts)});\n".encode("utf-8", "replace")


def _written(entry: MapEntry, words: Catalogue) -> dict[str, object]:
    box = unfolding_box(entry, words)
    return {
        "key": entry.key,
        "box": box.markup,
        "high": box.high,
        "tall": box.tall,
        "ends": box.ends,
        "under": entry.under,
        "above": [(each.above, each.key_result, int(each.agreed)) for each in entry.supports],
        "below": entry.below,
        "also": entry.also_below,
        "needs": [(number, int(pressing)) for number, pressing in entry.needs],
    }
