"""An edition of the site as open data: the one place where it is made, for the API and for every export."""

from __future__ import annotations

from dataclasses import replace

from okrsite_gen.model.open_data import VERSION, OpenData
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.open_data.check_ins import open_check_ins, open_plans, open_retrospectives
from okrsite_gen.site.open_data.findings import open_findings
from okrsite_gen.site.open_data.graph import open_edges
from okrsite_gen.site.open_data.key_results import open_key_results
from okrsite_gen.site.open_data.metrics import open_metrics
from okrsite_gen.site.open_data.objectives import open_objectives
from okrsite_gen.site.open_data.organisation import open_cycles, open_organisation, open_teams
from okrsite_gen.site.open_data.people import open_pages, open_people
from okrsite_gen.site.open_data.teller import Allowed, Teller
from okrsite_gen.site.open_data.weeks import open_weeks

__all__ = ["NOTHING_ALLOWED", "Teller", "open_data", "open_rest"]

NOTHING_ALLOWED: Allowed = {}


def open_data(
    edition: Edition, words: Catalogue, allowed: Allowed = NOTHING_ALLOWED, *, published: bool = True
) -> OpenData:
    """Return everything that an edition tells.

    `allowed` says which findings files allow. `published` is for what stands beside the site: what lies after its day,
    and what no page shows of a text, is left out then; without it nothing is left out that may be shown to whom the
    edition is for, so that it can be read in again.
    """
    tell = Teller(edition, words, allowed, published=published)
    return replace(
        open_rest(tell),
        objectives=tuple(open_objectives(tell)),
        key_results=tuple(open_key_results(tell)),
        check_ins=tuple(open_check_ins(tell)),
        alignment=tuple(open_edges(tell)),
        changes=tuple(open_weeks(tell)),
    )


def open_rest(tell: Teller) -> OpenData:
    """Return everything but what is told by team and cycle: objectives, key results, check-ins, alignment, changes."""
    edition = tell.edition
    return OpenData(
        version=VERSION,
        okrsite=edition.facts.version,
        as_of=edition.insights.as_of,
        language=edition.settings.site.language,
        decimal="comma" if edition.settings.decimal_comma else "point",
        partial=edition.org.hides,
        organisation=open_organisation(tell),
        cycles=tuple(open_cycles(tell)),
        teams=tuple(open_teams(tell)),
        objectives=(),
        key_results=(),
        check_ins=(),
        plans=tuple(open_plans(tell)),
        retrospectives=tuple(open_retrospectives(tell)),
        metrics=tuple(open_metrics(tell)),
        people=tuple(open_people(tell)),
        pages=tuple(open_pages(tell)),
        alignment=(),
        findings=tuple(open_findings(tell)),
        changes=(),
    )
