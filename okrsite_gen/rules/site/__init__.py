"""Whether the site's pages are light enough to be read anywhere."""

from __future__ import annotations

from okrsite_gen.rules.rule import Rule
from okrsite_gen.rules.site.heavy_asset import heavy_asset

SITE: tuple[Rule, ...] = (heavy_asset,)
