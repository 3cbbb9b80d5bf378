"""What is shown of a thing when somebody points at its name: its title and how it goes, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from okrsite_gen.lsp.names import Named
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, Metric, Org, Person, Pillar, Team
from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Figure, Value


def card(named: Named, org: Org, insights: Insights) -> str:
    """Return what is known of a thing as Markdown. People have a name and a role, and never a figure."""
    return "\n\n".join(_lines(named, org, insights))


def _lines(named: Named, org: Org, insights: Insights) -> Iterator[str]:
    if isinstance(named, Objective):
        yield f"**{named.title}**"
        yield named.id.rpartition("/")[0].replace("/", " · ")
        yield how_it_goes(named, insights)
    elif isinstance(named, KeyResult):
        yield f"**{named.title}**"
        yield f"A key result of: {org.objectives[named.objective].title}"
        yield how_it_goes(named, insights)
    elif isinstance(named, Person):
        yield f"**{named.name}**"
        team = org.teams.get(named.team)
        yield ", ".join(filter(None, (named.role, team.name if team else "")))
    elif isinstance(named, Team):
        yield f"**{named.name}**"
        lead = f"led by {named.lead.text}" if named.lead else ""
        yield ", ".join(filter(None, (named.kind, lead, named.contact, "closed" if named.closed else "")))
    elif isinstance(named, Metric):
        yield f"**{named.name}**"
        if named.rows:
            yield f"{_figure(named.rows[-1].value)} on {named.rows[-1].day.isoformat()}"
    elif isinstance(named, Cycle):
        yield f"**{named.name}**"
        yield " to ".join(day.isoformat() for day in (named.start, named.end) if day)
    elif isinstance(named, Pillar):
        yield f"**{named.title or named.id}**"
        yield named.description


def how_it_goes(named: Objective | KeyResult, insights: Insights) -> str:
    """Return status and progress in words: "At risk, progress 27 %, 3 of 5 measured"."""
    if isinstance(named, KeyResult):
        result = insights.key_results[named.key]
        figure = f"now {_figure(result.figure)}" if result.figure else ""
        return ", ".join(filter(None, (_status(result.status.status), _progress(result.progress), figure)))
    whole = insights.objectives[named.key]
    progress = _progress(whole.progress) if whole.has_value else ""
    measured = f"{whole.measured} of {whole.counted} measured" if whole.counted else ""
    return ", ".join(filter(None, (_status(whole.status.status), progress, measured)))


def _status(status: Status) -> str:
    return status.value.replace("-", " ").capitalize()


def _progress(progress: Decimal | None) -> str:
    if progress is None:
        return ""
    return f"progress {(progress * 100).quantize(Decimal(1), ROUND_HALF_EVEN)} %"


def _figure(figure: Figure) -> str:
    return (figure.written or f"{figure.number}{figure.suffix}") if isinstance(figure, Value) else "withheld"
