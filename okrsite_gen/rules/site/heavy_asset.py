"""SIT030."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff")
_MEGABYTE = 1_000_000


@rule(
    "SIT030",
    "heavy-asset",
    Severity.INFO,
    since="0.1",
    why="Everybody who opens a page with it waits, and pays for it on the road.",
    options={
        "picture": Option(Decimal(2), "How large a picture may be, in megabytes."),
        "file": Option(Decimal(20), "How large any other file under `assets/` may be, in megabytes."),
    },
).each_team
def heavy_asset(scene: Scene) -> Iterator[Found]:
    """A picture or another file among the assets is larger than readers should have to load.

    Photographs come out of cameras ten times as large as any screen can show. Other files may be larger, since they are
    loaded only by those who open them.

    Bad:
        # okrsite.yml
        rules:
          SIT030:
            picture: 0.0001
        # content/teams/example/2026-Q4/objective.md
        title: Riders find a bike within sight
        # content/assets/map.svg
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
          <path d="M 0 0 L 12 14 L 25 31 L 38 47 L 51 60 L 64 71 L 77 80 L 90 87 L 103 92"/>
        </svg>

    Good:
        # okrsite.yml
        rules:
          SIT030:
            picture: 0.0001
        # content/teams/example/2026-Q4/objective.md
        title: Riders find a bike within sight
        # content/assets/map.svg
        <svg viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>

    Fix: Make the picture as wide as it is shown (1600 pixels are plenty) and save it as WebP or JPEG. Films and slides
    are better linked than stored here.
    """
    for asset in scene.org.assets.values():
        is_picture = asset.file.lower().endswith(_PICTURES)
        most = scene.fraction(heavy_asset, "picture" if is_picture else "file")
        if asset.size > most * _MEGABYTE:
            name = asset.file.rpartition("/")[2]
            yield Found(
                Place(asset.file, line=1, column=1),
                f"`{name}` has {Decimal(asset.size) / _MEGABYTE:.1f} MB, more than {most} MB.",
                "Make it smaller: 1600 pixels are wide enough for a picture."
                if is_picture
                else "Link to it elsewhere.",
            )
