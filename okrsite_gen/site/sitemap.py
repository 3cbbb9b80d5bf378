"""The sitemap: every page that may be listed, split where one file may not hold them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import escape

from okrsite_gen.site.links import absolute
from okrsite_gen.site.page import Page

MEDIA = "application/xml"
MOST = 50_000
"""Addresses that the protocol allows in one file."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapView:
    """The pages that one file lists."""

    pages: tuple[tuple[str, date | None], ...]
    """(site address, day of the last change)."""


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The files of a split sitemap."""

    addresses: tuple[str, ...]


def sitemap_pages(address: str, listed: Sequence[tuple[str, date | None]], most: int = MOST) -> tuple[Page, ...]:
    """Return the sitemap at `address` (`/sitemap.xml`), with further files beside it where there are too many pages.

    A sitemap needs absolute addresses, and lists only what may be indexed: plan it only where the base URL is known and
    the site lets search engines in.
    """
    if len(listed) <= most:
        return (Page(address, "sitemap", SitemapView(tuple(listed)), MEDIA),)
    stem = address.removesuffix(".xml")
    parts = [tuple(listed[start : start + most]) for start in range(0, len(listed), most)]
    files = tuple(
        Page(f"{stem}-{number}.xml", "sitemap", SitemapView(part), MEDIA) for number, part in enumerate(parts, 1)
    )
    return (Page(address, "sitemap", SitemapIndexView(tuple(file.address for file in files)), MEDIA), *files)


def write_sitemap(view: SitemapView, base_url: str) -> bytes:
    """Return one file that lists pages."""
    lines = [
        f"<url><loc>{escape(absolute(address, base_url))}</loc>{_changed(day)}</url>" for address, day in view.pages
    ]
    return _document("urlset", lines)


def write_sitemap_index(view: SitemapIndexView, base_url: str) -> bytes:
    """Return the file that lists the files of a split sitemap."""
    lines = [f"<sitemap><loc>{escape(absolute(address, base_url))}</loc></sitemap>" for address in view.addresses]
    return _document("sitemapindex", lines)


def _changed(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


def _document(root: str, lines: list[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{NAMESPACE}">'
    return "\n".join([head, *lines, f"</{root}>", ""]).encode()
