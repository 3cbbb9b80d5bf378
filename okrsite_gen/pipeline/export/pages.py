"""The site's pages in one file, its calendar, and its pages as Markdown."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.advice import Coaching
from okrsite_gen.pipeline.export.request import Exported, ExportRequest
from okrsite_gen.pipeline.export.written import told
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.seen import Seen, see
from okrsite_gen.site.one_file.write import belongs, write_one_file
from okrsite_gen.site.page import Page
from okrsite_gen.site.plan import lay_out
from okrsite_gen.site.render import Renderer


def export_html(request: ExportRequest, progress: Progress) -> Exported:
    """Return the whole site in one file, and write it where the request says so.

    Raises `OkrsiteError` as `see` does, and where a theme cannot draw.
    """
    seen = see(request.build, progress)
    pages = planned(seen, progress)
    text = write_one_file(
        pages,
        renderer_of(seen),
        seen.shown.facts.as_of,
        lambda address: asset(seen, address),
        lambda done, total: progress("Drawing pages", done, total),
    )
    return told(request, text, seen, (("pages", sum(belongs(page) for page in pages)),))


def export_ics(request: ExportRequest, progress: Progress) -> Exported:
    """Return the calendar that the site offers, or that of one team, and write it where the request says so.

    Raises `OkrsiteError` as `see` does, and where nobody knows where the site lives, since entries lead there.
    """
    from okrsite_gen.pipeline.chosen import team_key
    from okrsite_gen.site.calendar.calendars import calendar_of_everything, calendar_of_team
    from okrsite_gen.site.edition import make_edition
    from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses

    seen = see(request.build, progress)
    shown, settings = seen.shown, seen.job.project.settings
    if not shown.facts.base_url:
        raise OkrsiteError(
            "A calendar's entries lead to the site, and nobody has said where it lives.",
            "Write its address with --base-url, or as `site.url` in okrsite.yml.",
        )
    edition = make_edition(shown.org, shown.insights, settings, shown.findings, shown.facts, Markdown())
    first = FirstAddresses(shown.org)
    team = shown.org.teams[team_key(shown.org, request.team)] if request.team else None
    if team and team.closed:
        raise OkrsiteError(f"The team `{request.team}` is closed, so it has no calendar.", "Leave --team out.")
    found = calendar_of_team(edition, first, team) if team else calendar_of_everything(edition, first)
    text = renderer_of(seen).render(found).decode()
    return told(request, text, seen, (("events", text.count("BEGIN:VEVENT")),))


def planned(seen: Seen, progress: Progress) -> tuple[Page, ...]:
    """Return the pages that a build for the same audience would draw."""
    from okrsite_gen.pipeline.explain import advice

    progress("Laying out pages", 0, 0)
    shown = seen.shown
    plan = lay_out(
        shown.org,
        shown.insights,
        seen.job.project.settings,
        shown.findings,
        shown.facts,
        Markdown(),
        Coaching(advice()),
    )
    return plan.pages


def renderer_of(seen: Seen) -> Renderer:
    """Return what draws the pages of a project."""
    return Renderer(seen.job.theme, seen.job.project.settings, seen.shown.facts, Markdown())


def asset(seen: Seen, address: str) -> bytes | None:
    """Return the bytes of a file that shown content brings; None where there is none."""
    found = next((each for each in seen.shown.org.assets.values() if f"/{each.path}" == address), None)
    if found is None:
        return None
    try:
        return Path(seen.job.project.request.root, found.file).read_bytes()
    except OSError:
        return None
