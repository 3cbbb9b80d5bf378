"""The sites that are looked at, and which of their pages stands for each kind."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from okrsite_gen.pipeline import build as building
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build
from okrsite_gen.site.page import HTML
from okrsite_gen.site.routes import output_path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "themes/default/templates"
KINDS = (*sorted(template.stem for template in TEMPLATES.glob("pages/*.html")), "404")
"""Every kind of page, by the name of its template. Redirects are not looked at: they lead on at once."""


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served."""

    name: str
    folder: Path
    prefix: str
    samples: dict[str, str]
    """Kind → address below the prefix of the fullest page of that kind."""
    redirects: tuple[str, ...]
    """Old addresses."""
    origin: str = ""
    """Where it is served: the address of its home page."""

    def url(self, address: str) -> str:
        return self.origin + address.removeprefix("/")

    def sample(self, kind: str) -> str:
        return self.url(self.samples[kind])


def copy_of_demo(folder: Path) -> Path:
    """Copy the demo company, so that looking at it leaves no trace in its folder."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "okrsite.yml", folder)
    return folder


def build_site(name: str, project: Path, output: Path, **options: object) -> Site:
    """Build a project, whatever is wrong in its content, and find its samples."""
    sites = []

    def printed(*arguments: object, **options: object) -> object:
        sites.append(original(*arguments, **options))
        return sites[-1]

    original = building.printed
    reading = Request(project, datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "printed", printed)
        build(BuildRequest(reading, output, keep_going=True, **options), lambda stage, done, total: None)
    pages = [page for page in sites[0].outline.pages if page.media == HTML]
    samples: dict[str, str] = {}
    for page in pages:
        kind = Path(page.template).stem
        if kind not in samples or _size(output, page.address) > _size(output, samples[kind]):
            samples[kind] = page.address
    old = tuple(page.address for page in pages if page.template == "redirect.html")
    return Site(name, output, urlsplit(str(options.get("base_url", ""))).path or "/", samples, old)


def _size(output: Path, address: str) -> int:
    return (output / output_path(address)).stat().st_size
