"""What is wrong with a site as a whole, for whoever asks for nothing but that."""

from __future__ import annotations

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.prose import MarkdownRenderer


def site_problems(
    org: Org, insights: Insights, settings: Settings, facts: BuildFacts, markdown: MarkdownRenderer
) -> tuple[Diagnostic, ...]:
    """Return what `lay_out` would bring to light, without laying out pages where nothing can come to light."""
    if not asks_for_addresses(org, settings):
        return ()
    from okrsite_gen.site.plan import lay_out  # loads every kind of page

    return lay_out(org, insights, settings, (), facts, markdown).diagnostics


def asks_for_addresses(org: Org, settings: Settings) -> bool:
    """Return whether anybody has named an address, so that it may be taken or missing.

    Ids alone never meet: those of further pages are reserved, and each kind has a folder of its own. Only an `index`
    among free pages stands for its folder.
    """
    site = settings.site
    if site.logo or settings.redirects or any(item.target.startswith("/") for item in settings.navigation):
        return True
    former = [each.aliases for each in org.teams.values()] + [each.aliases for each in org.cycles.values()]
    former += [each.aliases for each in org.objectives.values()] + [each.aliases for each in org.pages.values()]
    if any(former) or any(page.key.endswith("/index") for page in org.pages.values()):
        return True
    return any("/" in alias for each in org.key_results.values() for alias in each.aliases)
