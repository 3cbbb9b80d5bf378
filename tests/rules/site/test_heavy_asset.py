"""Pictures and files that weigh too much for those who read on the road."""

from __future__ import annotations

import pytest
from coaching import findings_in

MEGABYTE = 1_000_000


def drawn(size: int) -> str:
    """Return a drawing of so many bytes."""
    head, end = '<svg xmlns="http://www.w3.org/2000/svg"><title>', "</title></svg>"
    return head + "x" * (size - len(head) - len(end)) + end


@pytest.mark.parametrize(
    ("name", "size", "found"),
    [
        ("yard.jpg", 2 * MEGABYTE + 1, True),
        ("yard.PNG", 3 * MEGABYTE, True),
        ("map.svg", 5 * MEGABYTE, True),
        ("yard.jpg", 2 * MEGABYTE, False),
        ("yard.webp", MEGABYTE, False),
        ("film.mp4", 19 * MEGABYTE, False),
        ("slides.pdf", 3 * MEGABYTE, False),
        ("film.mp4", 21 * MEGABYTE, True),
    ],
)
def test_what_is_too_heavy_is_told_with_its_size(name, size, found, tmp_path):
    files = {
        f"content/assets/{name}": drawn(size) if name.endswith(".svg") else "x" * size,
        "content/teams/a/2026-Q4/one.md": "---\ntitle: One\n---\n",
    }
    told = [each.message for each in findings_in(files, tmp_path) if each.code == "SIT030"]
    assert [f"`{name}` has {size / MEGABYTE:.1f} MB" in each for each in told] == [True] * found
