"""Findings about headings that name nothing, in sites that hide something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from okrsite_gen.content.codes_org import HEADING_NOWHERE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.headings import Doubt, Folders, Headings, folders_around, folders_of_key, folders_spoken_of
from okrsite_gen.content.levels import Levels
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings

_SHOWN = 60
_MOST_NAMED = 3


def heading_findings(gathered: Gathered, settings: Settings, history: History) -> Iterator[Diagnostic]:
    """Yield each heading below which words are kept from the widest circle of readers, since nobody knows for whom.

    What a file with an error explains is told once, at that file: the author mends the file, and the headings are well.
    """
    several = len(settings.audiences) > 1
    lost = tuple(one for one in gathered.broken if several or one.doubt)
    drafts = any(one.state is State.DRAFT for one in gathered.objectives.values())
    if not (several or lost or drafts or gathered.names_lost):
        return
    levels = Levels(gathered, settings)
    headings = Headings(gathered, levels, 0, drafts=False, lost=lost, history=history)
    sound = Headings(replace(gathered, names_lost={}), levels, 0, drafts=False, lost=())
    faulty = _faulty_files(gathered)
    explained: dict[str, list[str]] = defaultdict(list)
    for words, place, scope, others, in_check_in in _written(gathered):
        doubt = headings.doubt(words, scope, others)
        if doubt is None:
            continue
        causes = [faulty[each] for each in folders_around(words, scope, others) if each in faulty]
        if causes and sound.doubt(words, scope, others) is not Doubt.HIDDEN:
            explained[causes[0]].append(words)
        else:
            beside = several and in_check_in and doubt.concerns_what_stands_beside
            yield _finding(words, doubt, place, headings.meant(words, scope), _BESIDE if beside else _BELOW)
    for file, named in explained.items():
        yield _told_at_cause(file, tuple(dict.fromkeys(named)))


def _written(gathered: Gathered) -> Iterator[tuple[str, Place, Scope, tuple[Folders, ...], bool]]:
    """Yield each heading with its place, whence it names things, the folders beside, and if a check-in holds it."""
    for check_in in gathered.check_ins.values():
        if not any(section.heading for section in check_in.notes):
            continue
        scope = Scope(check_in.team, check_in.cycle)
        others = folders_spoken_of(check_in)
        for section in check_in.notes:
            if section.heading:
                place = Place(check_in.place.file, (), max(section.line - 1, 1))
                yield section.heading, place, scope, others, True
    for key, written in gathered.headings.items():
        objective = gathered.objectives[key]
        for words, line in written:
            yield words, Place(objective.place.file, (), line), Scope(objective.team, objective.cycle, key), (), False


def _faulty_files(gathered: Gathered) -> dict[Folders, str]:
    """Return a file of objectives with an error that may cost a name, for each team and cycle that has one."""
    files = {folders_of_key(one.key): one.place.file for one in gathered.broken if one.kind == "objective"}
    for objective in gathered.objectives.values():
        if objective.place.file in gathered.names_lost:
            files.setdefault((objective.team, objective.cycle), objective.place.file)
    return files


def _told_at_cause(file: str, named: tuple[str, ...]) -> Diagnostic:
    """Return what is told, at a file with an error, of the headings that wait for it."""
    shown = ", ".join(f"`{words[:_SHOWN]}`" for words in named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    shown += f" and {more} more" if more > 0 else ""
    return HEADING_NOWHERE.at(
        Place(file),
        f"While this file has an error, nobody knows what these headings mean: {shown}.",
        "Until it is mended, what stands below them is shown to nobody in a site that hides anything.",
        "Mend the error in this file; the headings need no change.",
    )


def _finding(words: str, doubt: Doubt, place: Place, meant: str, lost_words: str) -> Diagnostic:
    """Return what is told of a heading which is nearly the id `meant`; empty where it is none."""
    written = words[:_SHOWN]
    other = meant if meant != heading_id(words) else ""
    hint = f"Did you mean `## {other}`? " if other else ""
    said = f"`{written}` {_SAID[doubt]}"
    if doubt is Doubt.HIDDEN and other:
        said = f"Nothing here is called `{written}`; `{other}` is, and not everybody may see it."
    return HEADING_NOWHERE.at(
        place,
        said,
        f"Until this is clear, {lost_words} shown to nobody in a site that hides anything.",
        f"{hint}{_MENDED[doubt]}",
    )


_BELOW = "what stands below it is"
_BESIDE = "what stands below it, and the free text of this check-in, are"
_SAID = {
    Doubt.HIDDEN: "is, or nearly is, the name of something that not everybody may see, and files its text nowhere.",
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
