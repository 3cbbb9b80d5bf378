"""`digest`: a week, or who owes a check-in, in words for a mail or a chat. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.advice import Coaching
from okrsite_gen.pipeline.chosen import team_key
from okrsite_gen.pipeline.forms import are_offered, team_forms
from okrsite_gen.pipeline.new.standing import standing_of
from okrsite_gen.pipeline.output import write_output
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.seen import Seen, see
from okrsite_gen.site.dates import monday
from okrsite_gen.site.digest.digest import Digest, with_note
from okrsite_gen.site.digest.of_due import due_digest
from okrsite_gen.site.digest.of_week import team_week_digest, teams_below, week_digest
from okrsite_gen.site.digest.write import DigestView
from okrsite_gen.site.edition import Edition, make_edition
from okrsite_gen.site.page import Page
from okrsite_gen.site.render import Renderer

FRIDAY = 4
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DigestRequest:
    """What somebody wants to be told."""

    reading: Request
    form: str
    """`markdown`, `text`, `slack` or `teams`."""
    week: date | str = ""
    """The Monday of the week, `this` or `last`; empty for the running week from its Friday on, else the last one."""
    team: str = ""
    """Only what concerns this team and those below it; empty for everybody."""
    due: bool = False
    """Whether to tell who owes a check-in instead."""
    audience: str = ""
    """For whom it is; empty for the configured default."""
    base_url: str = ""
    """Where the site lives; empty for the configured address."""
    output: str = ""
    """File to write, in the project folder or, with a whole path, anywhere; empty to return the text alone."""


def digest(request: DigestRequest, progress: Progress) -> str:
    """Return a digest in words, and write it where the request says so.

    Raises `OkrsiteError` where the configuration cannot be used, or there is no such team or week. What cannot be read
    of the content is left out, and the digest says so.
    """
    root = request.reading.root
    build = BuildRequest(request.reading, root / "site", audience=request.audience, base_url=request.base_url)
    seen = see(build, progress)
    edition = _edition(seen)
    told = with_note(_told(edition, request, seen.job.project.as_of), seen.shown.findings)
    text = _written(seen, told, request.form)
    if request.output:
        write_output(root, request.output, text)
    return text


def _edition(seen: Seen) -> Edition:
    project, shown = seen.job.project, seen.shown
    edition = make_edition(shown.org, shown.insights, project.settings, shown.findings, shown.facts, Markdown())
    if not are_offered(project.settings, shown.org):
        return edition
    standing = standing_of(project, seen.discovered, seen.loaded, shown.org, shown.insights, seen.findings)
    return replace(edition, coaching=Coaching(forms=team_forms(standing)))


def _told(edition: Edition, request: DigestRequest, today: date) -> Digest:
    team = team_key(edition.org, request.team) if request.team else ""
    if request.due:
        return due_digest(edition, teams_below(edition.org, team) if team else ())
    first = _monday(request.week, today)
    return team_week_digest(edition, first, team) if team else week_digest(edition, first)


def _monday(week: date | str, today: date) -> date:
    running = monday(today)
    if isinstance(week, date):
        if week > running:
            raise OkrsiteError("That week has not begun yet.", f"The running one is `--week {_written_week(running)}`.")
        return week
    this = week == "this" or (not week and today.weekday() >= FRIDAY)
    return running if this else running - WEEK


def _written_week(first: date) -> str:
    year, number, _ = first.isocalendar()
    return f"{year:04}-W{number:02}"


def _written(seen: Seen, told: Digest, form: str) -> str:
    renderer = Renderer(seen.job.theme, seen.job.project.settings, seen.shown.facts, Markdown())
    return renderer.render(Page("/digest", "digest", DigestView(told, form), "text/plain")).decode()
