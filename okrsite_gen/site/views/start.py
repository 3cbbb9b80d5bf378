"""Start here: how to read the site, and what its words and statuses mean by the rules that hold on it."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.settings import ScoreSettings, Thresholds
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page


@dataclass(frozen=True, slots=True)
class StartView:
    """How to read this site."""

    frame: Frame
    """What stands around the page."""
    thresholds: Thresholds
    """The numbers behind each status."""
    scores: ScoreSettings
    """How scores are read."""


def start_page(edition: Edition) -> Page:
    """Return the page for those who see the site for the first time."""
    frame = edition.frames.frame(routes.START, (Link(message("start.title"), routes.START),))
    return Page(
        routes.START,
        "pages/start.html",
        StartView(frame, edition.settings.thresholds, edition.settings.scores),
    )
