"""Outputs for machines, and pages that only lead elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.links import absolute
from okrsite_gen.site.messages import Message, Words
from okrsite_gen.site.page import BuildFacts, Frame, Page, RawFile

NO_JEKYLL = "/.nojekyll"
PLACE = Message("redirect.place")


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at an old address."""

    frame: Frame
    target: str
    """Site address that took its place."""
    title: Words
    """What the reader finds there."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page shown for an address that does not exist."""

    frame: Frame


def redirect_page(address: str, target: str, title: Words = PLACE) -> Page:
    """Return the page at an old address; a fragment in the reader's link is carried over to the new one."""
    return Page(address, "redirect.html", RedirectView(Frame(listed=False), target, title))


def not_found_page(frame: Frame) -> Page:
    """Return the page that web servers show for an address that does not exist."""
    return Page(routes.NOT_FOUND, "404.html", NotFoundView(replace(frame, listed=False)))


def machine_files(settings: Settings, facts: BuildFacts, sitemap: str = "") -> tuple[RawFile, ...]:
    """Return robots.txt, build.json and .nojekyll; `sitemap` is the sitemap's site address, empty if there is none."""
    return (
        RawFile(routes.ROBOTS, robots(settings, facts, sitemap).encode()),
        RawFile(routes.BUILD, build_record(facts).encode()),
        RawFile(NO_JEKYLL, b""),
    )


def robots(settings: Settings, facts: BuildFacts, sitemap: str = "") -> str:
    """Return robots.txt: nothing may be indexed unless configuration says so."""
    lines = ["User-agent: *", "Allow: /" if settings.site.indexing else "Disallow: /"]
    if settings.site.indexing and sitemap and facts.base_url:
        lines += ["", f"Sitemap: {absolute(sitemap, facts.base_url)}"]
    return "\n".join(lines) + "\n"


def build_record(facts: BuildFacts) -> str:
    """Return build.json: what was built, as of which day, from which commit."""
    record = {
        "generator": "okrsite",
        "version": facts.version,
        "as_of": facts.as_of.isoformat(),
        "as_of_fixed": facts.as_of_fixed,
        "commit": facts.commit,
    }
    return json.dumps({key: value for key, value in record.items() if value != ""}, indent=2, ensure_ascii=False) + "\n"
