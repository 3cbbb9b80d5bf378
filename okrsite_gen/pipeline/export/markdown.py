"""The site's pages as Markdown: a folder of files, or one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from okrsite_gen.model.prose import ROOT
from okrsite_gen.pipeline.export.pages import planned, renderer_of
from okrsite_gen.pipeline.export.request import Exported, ExportRequest
from okrsite_gen.pipeline.export.written import told, told_in_folder
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.seen import see
from okrsite_gen.site.page import Page
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import LLMS, output_path
from okrsite_gen.site.twins.twin import TwinView, has_twin, with_twins

_HEADING = re.compile(r"^#{1,5}(?= )")
_FENCE = re.compile(r"^(`{3,})")


def export_markdown(request: ExportRequest, progress: Progress) -> Exported:
    """Return the site's pages as Markdown, one file for each where the request names a folder, and write them.

    Raises `OkrsiteError` as `see` does, and where a theme cannot draw.
    """
    seen = see(request.build, progress)
    renderer = renderer_of(seen)
    plan = planned(seen, progress)
    pages = [page for page in plan if has_twin(page)]
    counts = (("pages", len(pages)),)
    if not request.output or request.output.lower().endswith((".md", ".markdown", ".txt")):
        return told(request, _one_text(pages, renderer, progress), seen, counts)
    files = dict(_files(pages, renderer, progress))
    files |= {output_path(page.address): renderer.render(page) for page in plan if page.address == LLMS}
    return told_in_folder(request, files, seen, counts)


def _files(pages: list[Page], renderer: Renderer, progress: Progress) -> Iterator[tuple[str, bytes]]:
    for number, page in enumerate(pages):
        progress("Drawing pages", number, len(pages))
        for each in with_twins((page,)):
            if isinstance(each.view, TwinView):
                yield output_path(each.address), renderer.render(each)


def _one_text(pages: list[Page], renderer: Renderer, progress: Progress) -> str:
    """Return all pages as one text: the site's title, and each page a heading deeper than it is by itself."""
    texts = [f"# {renderer.site.name}"]
    for number, page in enumerate(pages):
        progress("Drawing pages", number, len(pages))
        texts.append(_deeper(renderer.told(page, _away(renderer.site.base_url))))
    return "\n\n".join(text.rstrip("\n") for text in texts) + "\n"


def _away(base_url: str) -> Callable[[str], str]:
    """Return what says where a link leads from a text that stands by itself: to the published site, if anywhere."""

    def lead(target: str) -> str:
        if not target.startswith(ROOT):
            return "" if target.startswith("#") else target
        return f"{base_url}{target.removeprefix(f'{ROOT}/')}" if base_url else ""

    return lead


def _deeper(text: str) -> str:
    lines, fence = [], ""
    for line in text.split("\n"):
        found = _FENCE.match(line.strip())
        if fence:
            fence = "" if line.strip() == fence else fence
        elif found:
            fence = found[1]
        elif _HEADING.match(line):
            line = f"#{line}"  # noqa: PLW2901 - the same line, a level deeper
        lines.append(line)
    return "\n".join(lines)
