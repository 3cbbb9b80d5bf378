"""`diff --format html`: differences as one page."""

from __future__ import annotations

from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.outline import Outline
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.diff_page import draw_diff
from okrsite_gen.site.theme import load_theme


def diff_page(told: Outline, request: Request) -> str:
    """Return differences as one HTML page in the look of the project. Raises `OkrsiteError` for a broken theme."""
    return draw_diff(told, load_theme(configure(request).settings, request.root, read_yaml))
