"""Findings about headings that name nothing, in sites that hide something."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.content.codes_org import HEADING_NOWHERE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.headings import Doubt, Headings, folders_spoken_of
from okrsite_gen.content.levels import Levels
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings

_SHOWN = 60


def heading_findings(gathered: Gathered, settings: Settings, history: History) -> Iterator[Diagnostic]:
    """Yield each heading below which words are kept from the widest circle of readers, since nobody knows for whom."""
    several = len(settings.audiences) > 1
    lost = tuple(one for one in gathered.broken if several or one.doubt)
    drafts = any(one.state is State.DRAFT for one in gathered.objectives.values())
    if not (several or lost or drafts or gathered.names_lost):
        return
    headings = Headings(gathered, Levels(gathered, settings), 0, drafts=False, lost=lost, history=history)
    for check_in in gathered.check_ins.values():
        if not any(section.heading for section in check_in.notes):
            continue
        scope = Scope(check_in.team, check_in.cycle)
        others = folders_spoken_of(check_in)
        for section in check_in.notes:
            doubt = headings.doubt(section.heading, scope, others) if section.heading else None
            if doubt:
                place = Place(check_in.place.file, (), max(section.line - 1, 1))
                lost_words = _BESIDE if several else _BELOW
                yield _finding(section.heading, doubt, place, headings.meant(section.heading, scope), lost_words)
    for key, written in gathered.headings.items():
        objective = gathered.objectives[key]
        scope = Scope(objective.team, objective.cycle, key)
        for words, line in written:
            doubt = headings.doubt(words, scope)
            if doubt:
                place = Place(objective.place.file, (), line)
                yield _finding(words, doubt, place, headings.meant(words, scope), _BELOW)


def _finding(words: str, doubt: Doubt, place: Place, meant: str, lost_words: str) -> Diagnostic:
    """Return what is told of a heading which is nearly the id `meant`; empty where it is none."""
    hint = f"Did you mean `## {meant}`? " if meant else ""
    return HEADING_NOWHERE.at(
        place,
        f"`{words[:_SHOWN]}` {_SAID[doubt]}",
        f"{lost_words} for nobody in a site that hides anything: nobody knows who may read it.",
        f"{hint}{_MENDED[doubt]}",
    )


_BELOW = "What stands below it is"
_BESIDE = "What stands below it, and the free text of this check-in, are"
_SAID = {
    Doubt.HIDDEN: "files its text nowhere, and is or nearly is what something is called that not everybody may see.",
    Doubt.NAME: "looks like the name of an objective or key result, and there is none of that name.",
    Doubt.FORMER: "was what an objective or key result here was called, and nothing is called so now.",
    Doubt.UNREAD: "names nothing, unless it is meant for something in a file here that cannot be understood.",
}
_OTHERWISE = "if it is an ordinary heading, write it as several words"
_MENDED = {
    Doubt.HIDDEN: f"Write the id as its file has it; {_OTHERWISE} that are not its name.",
    Doubt.NAME: f"Write the id as its file has it; {_OTHERWISE}, or with a capital letter.",
    Doubt.FORMER: f"Write the id as its file has it now; {_OTHERWISE}.",
    Doubt.UNREAD: f"Mend that file; {_OTHERWISE}.",
}
