"""Ids for key results that have none, each a name that stands for nothing else yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from okrsite_gen.content.document import Document, FrontValue, Role
from okrsite_gen.content.formatting.ids import NewId
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.gather.key_results import anchors_of
from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.reading import read_document, read_front
from okrsite_gen.content.schema import UPDATE_WORDS
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import decode
from okrsite_gen.content.wording import heading_id
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.new.draft import distinct, id_from


class NamesInUse:
    """The names in all content files. They are looked for only once somebody asks."""

    def __init__(self, sources: Sequence[Source], roles: Mapping[str, Role]) -> None:
        """Take all files, and what each is by its path."""
        self._files = [(source, roles[source.path]) for source in sources]
        self._names: dict[tuple[str, str], set[str]] = {}

    def around(self, role: Role) -> set[str]:
        """Return the folded names that the key results of an objective must not take.

        These are the objectives and key results of its team in its cycle, and the headings of all check-ins, which
        any team may write about them. Whoever gives an id adds it to the set.
        """
        group = _group(role)
        if group not in self._names:
            self._names[group] = {*self._headings, *self._ids(group)}
        return self._names[group]

    @cached_property
    def _headings(self) -> frozenset[str]:
        check_ins = (each for each in self._files if each[1].kind == "check-in")
        return frozenset(name for source, role in check_ins for name in _headings_in(source, role))

    def _ids(self, group: tuple[str, str]) -> Iterator[str]:
        for source, role in self._files:
            if role.kind == "objective" and _group(role) == group:
                front = read_front(source.data, source.path, role)
                front = read_document(source, role).front if front is None else front
                yield fold(role.slug)
                yield from _names_of(front)
                entries = front.get("key_results")
                for each in entries if isinstance(entries, list) else ():
                    yield from _names_of(each)


def new_ids(document: Document, in_use: NamesInUse) -> dict[int, NewId]:
    """Return by position the new id of each key result that has fields, and no id among them.

    No id is a name `in_use` around this objective, nor what a heading of its text says, which would fetch that text
    away; the new ones are in use from now on.
    """
    nameless = dict(_without_id(document))
    if not nameless:
        return {}
    used, anchors = in_use.around(document.role), _anchors(document)
    taken = {*UPDATE_WORDS, *anchors, *_headings_of(document.body), *used}
    named = {at: distinct(id_from(title) or "result", taken) for at, title in nameless.items()}
    used.update(map(fold, named.values()))
    return {at: NewId(identifier, anchors[at]) for at, identifier in named.items()}


def _without_id(document: Document) -> Iterator[tuple[int, str]]:
    """Yield position and title of each key result that has fields, and no id among them."""
    for position, each in enumerate(_groups(document)):
        title = each.get("title")
        if isinstance(title, str) and not {"id", "aliases"} & each.keys():
            yield position, title


def _anchors(document: Document) -> tuple[str, ...]:
    """Return the names of all key results in their addresses, as they are before."""
    return anchors_of([written if isinstance(written := each.get("id"), str) else "" for each in _groups(document)])


def _groups(document: Document) -> list[dict[str, FrontValue]]:
    """Return the fields of each key result; none where it is a sentence alone."""
    entries = document.front.get("key_results")
    return [each if isinstance(each, dict) else {} for each in entries] if isinstance(entries, list) else []


def _headings_of(body: str) -> Iterator[str]:
    """Yield, folded, what the headings of a text may be the id of."""
    for section in sections(body):
        if section.heading:
            yield heading_id(section.heading).rpartition("#")[2]


def _headings_in(source: Source, role: Role) -> Iterator[str]:
    return _headings_of(split(decode(source.data, source.path).text, source.path, role).body)


def _group(role: Role) -> tuple[str, str]:
    return fold(role.team), fold(role.cycle)


def _names_of(fields: FrontValue) -> Iterator[str]:
    """Yield id and former names of an objective or a key result, folded and without what stands above them."""
    if isinstance(fields, dict):
        former = fields.get("aliases")
        for written in (fields.get("id"), *(former if isinstance(former, list) else [former])):
            if isinstance(written, str):
                yield fold(written).rpartition("/")[2]
