"""What is looked for in a state, in one list for whoever asks: all of it, or what concerns some teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen import __version__
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.locate import locate
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.pipeline.allowed import Allowed, about_allowing
from okrsite_gen.pipeline.coach import coach_organisation, unasked, without_echoes
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.load import Locate, told
from okrsite_gen.pipeline.lost_addresses import lost_addresses
from okrsite_gen.pipeline.region.judged import Judged
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.problems import site_problems


def found_of_teams(project: Project, discovered: Discovered, judged: Judged) -> Iterator[Diagnostic]:
    """Yield what is found by looking at teams, all or some: reading, addresses that a change takes away, and rules."""
    yield from judged.read
    yield from lost_addresses(project, discovered, judged.org, judged.loaded.history)
    yield from (finding for _, finding in judged.advice)


def found_of_all(project: Project, judged: Judged) -> Iterator[Diagnostic]:
    """Yield what only the whole organisation tells: addresses that are taken or missing, and rules that see all of it.

    What is found here besides has to be known again by the check after an edit (`region.recheck`), which believes the
    last check about it.
    """
    facts = BuildFacts(project.as_of, project.as_of_fixed, version=__version__)
    yield from site_problems(judged.org, judged.insights, project.settings, facts, Markdown())
    yield from coach_organisation(judged.scene)


def that_count(
    found: Iterable[Diagnostic],
    project: Project,
    discovered: Discovered,
    allowed: Allowed,
    history: History,
    locate: Locate = locate,
) -> tuple[Diagnostic, ...]:
    """Return what counts of all that was found, and what is wrong with allowing some of it; located, in no order."""
    raw = tuple(found)
    met = (*raw, *about_allowing(raw, project.settings, allowed, unasked(history)))
    return told(without_echoes(met, met), project, discovered, allowed, locate)
