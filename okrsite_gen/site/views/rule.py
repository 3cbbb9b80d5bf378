"""The pages of codes: why a finding matters, with a bad example, a good one, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.views.guides import WRITING, guide
from okrsite_gen.site.views.quality import addresses_of_rules
from okrsite_gen.site.visible import shown_findings


@dataclass(frozen=True, slots=True)
class RuleView:
    """One kind of finding. Its words are English, whatever the language of the site."""

    frame: Frame
    """What stands around the page."""
    code: str
    """Family letters and three digits."""
    name: str
    """A short name (`too-many-objectives`)."""
    severity: Severity
    """How much its findings matter by themselves."""
    summary: Title
    """What it finds."""
    why: Prose
    """Why that matters."""
    bad: str
    """Content in which it is found."""
    good: str
    """The same, written better."""
    fix: Prose
    """What to do."""
    findings: str
    """Address of what was found by it on this site."""
    guide: Link | None
    """The site's own page on writing OKRs, where it has one."""


def rule_pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of each kind of finding that the site has."""
    found, advised = addresses_of_rules(edition), guide(edition, WRITING)
    for code in sorted({each.code for each in shown_findings(edition)} & set(edition.coaching.advice)):
        advice = edition.coaching.advice[code]
        address = routes.address_of_rule(code)
        summary = Title(advice.code.summary.removesuffix("."))
        way = (Link(message("nav.quality"), routes.QUALITY), Link(Title(code), address))
        view = RuleView(
            frame=edition.frames.frame(routes.QUALITY, way, listed=False),
            code=code,
            name=advice.code.name,
            severity=advice.code.severity,
            summary=summary,
            why=Prose(advice.why),
            bad=advice.bad,
            good=advice.good,
            fix=Prose(advice.fix),
            findings=found[code],
            guide=advised,
        )
        yield Page(address, "pages/rule.html", view)
