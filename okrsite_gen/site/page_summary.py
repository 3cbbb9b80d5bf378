"""The little of a page that the rest of the site needs to know, which outlives its view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.site.messages import Words
from okrsite_gen.site.page import HTML, Frame, Page


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A page that was laid out."""

    address: str
    template: str
    media: str = HTML
    title: Words | None = None
    """As its breadcrumb names it; None where it has none."""
    listed: bool = False
    """Whether search engines may list it, if the site allows them at all."""
    changed: date | None = None
    """Day on which what it shows last changed; None where it is unknown."""


def summary_of(page: Page) -> PageSummary:
    """Return what of a page outlives its view."""
    frame = getattr(page.view, "frame", None)
    if page.media != HTML or not isinstance(frame, Frame):
        return PageSummary(page.address, page.template, page.media)
    title = frame.breadcrumb[-1].words if frame.breadcrumb else None
    return PageSummary(page.address, page.template, page.media, title, frame.listed, frame.changed)
