"""What the headings of check-ins and retrospectives mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from okrsite_gen.content.codes_org import HEADING_UNCLEAR
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.references import Scope, expand
from okrsite_gen.model.settings import Headings


def comparable(words: str) -> str:
    """Return the form in which headings are compared: letters and digits only, in lower case."""
    return "".join(character for character in words.casefold() if character.isalnum())


class SpecialHeadings:
    """The headings that file their text under a name of the format."""

    def __init__(self, headings: Headings, names: Sequence[str]) -> None:
        self._names = {comparable(words): name for name in names for words in getattr(headings, name)}

    def sort(self, cut: Iterable[Section]) -> tuple[dict[str, str], list[Section]]:
        """Return the texts by name (`wins`, `keep` …), and the sections under other headings."""
        texts: dict[str, str] = {}
        rest: list[Section] = []
        for section in cut:
            name = self._names.get(comparable(section.heading)) if section.heading else None
            if name is None:
                rest.append(section)
            elif section.body.strip():
                texts[name] = joined(texts.get(name, ""), section.body)
        return texts, rest


def joined(first: str, second: str) -> str:
    """Return two texts one below the other, as separate paragraphs."""
    return f"{first.rstrip()}\n\n{second.strip()}\n" if first.strip() else f"{second.strip()}\n"


@dataclass(slots=True)
class Subjects:
    """The objectives and key results of one team in one cycle, by what a heading may call them."""

    scope: Scope
    key_results: dict[str, list[str]] = field(default_factory=dict)
    """Key result id → keys of key results with that id."""


Target = tuple[str, str]
"""Objective key, and key of its key result or nothing."""


def subject_of(
    heading: str,
    spoken_of: Mapping[str, Sequence[Target]],
    subjects: Subjects,
    known: Mapping[str, Mapping[str, str]],
    place: Place,
) -> Target | Diagnostic | None:
    """Return what a heading is about: a key result, an objective, or nothing (then it is free text).

    An id alone means a key result that the check-in speaks of (`spoken_of`, by id), else one of the team's in this
    cycle; only then an objective. `known` maps objective keys to their key results' ids and keys. A finding where
    two key results may be meant.
    """
    words = heading_id(heading)
    if not words or " " in words:
        return None
    if "#" not in words and "/" not in words:
        candidates = list(dict.fromkeys(spoken_of.get(words, ())))
        if not candidates:
            candidates = [(key.partition("#")[0], key) for key in subjects.key_results.get(words, ())]
        if len(candidates) > 1:
            return _unclear(heading, candidates, place)
        if candidates:
            return candidates[0]
    named = expand(words, subjects.scope)
    if named is None or named[0] not in known:
        return None
    objective, key_result = named
    if not key_result:
        return objective, ""
    found = known[objective].get(key_result)
    return (objective, found) if found else None


def _unclear(heading: str, candidates: Sequence[Target], place: Place) -> Diagnostic:
    forms = [f"`{key_result.rpartition('/')[2]}`" for _, key_result in candidates[:3]]
    return HEADING_UNCLEAR.at(
        place,
        f"`{heading}` is a key result of {len(candidates)} objectives.",
        "The text below is shown as free text, with none of them.",
        f"Write the objective as well: {' or '.join(forms)}.",
    )
