"""MEA001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import titled

_PLACEHOLDER = re.compile(
    r"(?<![\w.])(?:TBD|TBC|TODO|XX+|YYY+|ZZZ+|NNN+|[Xx](?=\s?%)|\?\?+"
    r"|(?:(?<=\bto )|(?<=\bwithin )|(?<=\bsome )|(?<=\bauf )|(?<=\bà ))[XYZN])(?!\w)"
)
_OURS = re.compile(
    r"\s*(?:What will be true(?:, in one sentence)?|What matters most to you on the way there"
    r"|Here stands (?:in one sentence )?(?:what|why) .*)\s*",
)
"""What `init` and `new` write where people are to write something of their own."""
_TAKEN_FOR_OURS = "Readers take it for what you say of yourselves."
_ALL_OF_IT = 60
"""Characters of a placeholder that are quoted at most."""


@rule(
    "MEA001",
    "placeholder",
    Severity.WARNING,
    since="0.1",
    why="Nobody can tell when it is reached, and such gaps tend to stay until the quarter is over.",
).each_team
def placeholder(scene: Scene) -> Iterator[Found]:
    """A placeholder stands where a figure, a name or a sentence should.

    X, TBD or ?? in an objective or a key result means that its team has not decided yet what success is. That is fine
    for a day in a draft. In a published OKR it lets everybody read into it what they like. The same goes for the
    sentences that `okrsite init` and `okrsite new` leave to be replaced: as a mission they head the home page.

    Bad:
        title: Support that answers while it still matters
        key_results:
          - First answers come within X hours

    Good:
        title: Support that answers while it still matters
        key_results:
          - title: First answers come within 2 hours instead of 9
            start: 9 hours
            target: 2 hours

    Fix: Write the figure or the sentence. Where a figure is not known yet, say so: `baseline: true` makes measuring it
    the first step. Where a sentence is not known yet, take its line out.
    """
    for each in titled(scene):
        found = placeholder_in(scene.plain(each.title))
        if found:
            is_figure = isinstance(each, KeyResult) and not _OURS.fullmatch(found)
            yield _gap(each.place.at("title"), found, is_figure=is_figure)
    for place, text in _sentences(scene):
        if _OURS.fullmatch(text):
            yield _gap(place, text.strip(), is_figure=False)


def placeholder_in(title: str) -> str:
    """Return the first placeholder in a title; empty if there is none."""
    if _OURS.fullmatch(title):
        return title.strip()
    found = _PLACEHOLDER.search(title)
    return found.group() if found else ""


def _gap(place: Place, found: str, *, is_figure: bool) -> Found:
    return Found(
        place.about(found),
        f"`{found if len(found) <= _ALL_OF_IT else found[:_ALL_OF_IT].rstrip() + '…'}` is a gap: what should stand "
        "there is not decided.",
        "Write the figure, or `baseline: true` where it has to be measured first."
        if is_figure
        else "Write what should stand there, or take the line out until you know.",
        "" if is_figure else _TAKEN_FOR_OURS,
    )


def _sentences(scene: Scene) -> Iterator[tuple[Place, str]]:
    """Yield the sentences about the organisation and its parts that stand at the head of pages."""
    charter = scene.org.charter
    yield charter.place.at("mission"), charter.mission
    yield charter.place.at("vision"), charter.vision
    for position, pillar in enumerate(charter.pillars):
        yield charter.place.at("pillars", position, "title"), pillar.title
    bodies = [(charter.place, charter.body, charter.body_line)]
    bodies += [(each.place, each.body, each.body_line) for each in scene.org.teams.values()]
    bodies += [(each.place, each.body, each.body_line) for each in scene.org.cycles.values()]
    yield from ((Place(place.file, line=line), body) for place, body, line in bodies)
