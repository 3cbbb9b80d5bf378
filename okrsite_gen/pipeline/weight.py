"""How heavy a published site is, beside what GitHub Pages takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.site.codes_site import HEAVY_FILE, HEAVY_SITE
from okrsite_gen.store.manifest import Record

MOST = 1_000_000_000
"""Bytes of a site that GitHub Pages publishes."""
NEAR = MOST * 8 // 10
LARGEST = 100_000_000
"""Bytes of a file that GitHub takes."""
_NAMED = 3
_SWITCHES = {
    "json": "JSON",
    "csv": "CSV",
    "feeds": "feeds",
    "calendar": "calendars",
    "badges": "badges",
    "pictures": "pictures",
    "markdown": "Markdown",
}
"""Key of `outputs` → what its files are called."""
_ENDINGS = {".json": "json", ".csv": "csv", ".atom": "feeds", ".ics": "calendar", ".png": "pictures", ".md": "markdown"}


def about_weight(records: Mapping[str, Record], assets: Iterable[str], settings: Settings) -> Iterator[Diagnostic]:
    """Yield a word about a site that comes near the limits of GitHub Pages, and about each file over them.

    `assets` are the paths of files that people put into the content. Nothing is said where the repository is elsewhere.
    """
    if settings.repository.provider not in {"", "github"}:
        return
    own = frozenset(assets)
    total = sum(record.size for record in records.values())
    if total >= NEAR:
        yield _heavy_site(total, _by_kind(records, own), own, records)
    for path, record in records.items():
        if record.size > LARGEST:
            yield _heavy_file(path, record.size, own=path in own)


def _by_kind(records: Mapping[str, Record], own: frozenset[str]) -> list[tuple[str, int]]:
    """Return what the site consists of, heaviest first: a key of `outputs`, `pages`, `assets` or `others`; bytes."""
    sums: Counter[str] = Counter()
    for path, record in records.items():
        sums["assets" if path in own else _kind(path)] += record.size
    return sums.most_common()


def _kind(path: str) -> str:
    name = path.rpartition("/")[2]
    if name.startswith("badge") and name.endswith(".svg"):
        return "badges"
    if name.endswith(".html"):
        return "pages"
    return _ENDINGS.get(f".{name.rpartition('.')[2]}", "others")


def _heavy_site(
    total: int, kinds: list[tuple[str, int]], own: frozenset[str], records: Mapping[str, Record]
) -> Diagnostic:
    names = {**_SWITCHES, "pages": "pages", "assets": "files under assets/", "others": "other files"}
    listed = ", ".join(f"{names[kind]} {_size(size)}" for kind, size in kinds[:_NAMED])
    over = "more than" if total > MOST else "nearly as much as"
    switch = next((kind for kind, _ in kinds if kind in _SWITCHES), "")
    hint = f"Switch off what nobody uses: `outputs: {{{switch}: false}}`." if switch else ""
    largest = max(own & records.keys(), key=lambda path: records[path].size, default="")
    if largest and kinds[0][0] == "assets":
        hint = f"Make pictures and files smaller, or put them elsewhere; the largest is {largest}. {hint}".strip()
    hint = hint or "Archive old cycles in a repository and a site of their own."
    place = Place(CONFIGURATION, ("outputs", switch) if switch else ())
    message = f"The site has {_size(total)}, {over} the {_size(MOST)} that GitHub Pages takes."
    return HEAVY_SITE.at(place, message, f"Beyond that it is not published any more. What weighs most: {listed}.", hint)


def _heavy_file(path: str, size: int, *, own: bool) -> Diagnostic:
    hint = (
        "Make it smaller, or put it elsewhere and link to it." if own else "Switch off the output that it is part of."
    )
    return HEAVY_FILE.at(
        Place(CONFIGURATION),
        f"{path} has {_size(size)}, and GitHub takes files up to {_size(LARGEST)}.",
        "Where the site is pushed to a branch, GitHub refuses all of it.",
        hint,
    )


def _size(size: int) -> str:
    if size == MOST:
        return "1 GB"
    return f"{size / MOST:.2f} GB" if size >= NEAR else f"{size / 1_000_000:.0f} MB"
