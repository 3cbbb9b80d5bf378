"""An edition that notes what pages look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from okrsite_gen.model.history import History
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.line_of_sight import WatchedLines
from okrsite_gen.site.watch import Memo, Watch
from okrsite_gen.site.written import Written

Thing = TypeVar("Thing")


def watched_edition(edition: Edition, written: Written | None = None) -> Edition:
    """Return the same edition, whose `watch` notes what is looked at; it names no commit, which each build has anew.

    `written` knows already how some of it is written out.
    """
    watch = Watch(written)
    history = replace(
        _over("history", edition.org.history, watch),
        changes=watch.sequence("org.history.changes", edition.org.history.changes),
    )
    org = replace(_over("org", edition.org, watch), history=history)
    insights = _over("insights", edition.insights, watch)
    linker = edition.linker.over(org, insights, watch)
    coaching = _over("coaching", edition.coaching, watch)
    return replace(
        _over("edition", edition, watch),
        org=org,
        insights=insights,
        facts=replace(edition.facts, commit=""),
        linker=linker,
        directory=edition.directory.over(org, insights, linker, watch),
        frames=edition.frames.over(watch),
        lines=WatchedLines(edition.org, watch),
        teams=watch.sequence("edition.teams", edition.teams),
        diagnostics=watch.sequence("edition.diagnostics", edition.diagnostics),
        coaching=coaching,
        said=Memo(watch),
        told=Memo(watch),
        watch=watch,
    )


def constants(edition: Edition) -> str:
    """Return what stands for all of an edition that is not watched."""
    org, insights = edition.org, edition.insights
    parts = (
        edition.settings,
        replace(edition.facts, commit=""),
        edition.frames.constants,
        edition.mission,
        _rest(replace(org, history=History())),
        _rest(replace(org.history, changes=())),
        _rest(insights),
        sorted(insights.following_titles),
    )
    return repr(parts)


def _over(name: str, thing: Thing, watch: Watch) -> Thing:
    """Return a dataclass with all its mappings watched."""
    mappings = {
        each.name: watch.mapping(f"{name}.{each.name}", getattr(thing, each.name))
        for each in fields(cast("Any", thing))
        if isinstance(getattr(thing, each.name), Mapping)
    }
    return cast("Thing", replace(cast("Any", thing), **mappings))


def _rest(thing: object) -> tuple[object, ...]:
    """Return what a dataclass holds besides mappings."""
    values = (getattr(thing, each.name) for each in fields(cast("Any", thing)))
    return tuple(value for value in values if not isinstance(value, Mapping | frozenset))
