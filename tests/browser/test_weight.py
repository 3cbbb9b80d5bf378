"""Pages stay light enough for the phone of a reader."""

from __future__ import annotations

from html.parser import HTMLParser

MOST = 1500
"""Elements of one page, beyond which tools that measure the speed of pages object."""


class Elements(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.count = 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.count += 1


def test_no_page_of_the_demo_has_more_elements_than_a_phone_lays_out_at_ease(demo):
    counts = {
        file.relative_to(demo.folder).as_posix(): Elements(file.read_text(encoding="utf-8")).count
        for file in demo.folder.rglob("*.html")
    }

    assert len(counts) > 200
    assert {page: count for page, count in counts.items() if count > MOST} == {}
