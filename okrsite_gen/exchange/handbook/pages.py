"""Read pages of a handbook into objectives and key results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrsite_gen.exchange.handbook.blocks import page_of
from okrsite_gen.exchange.handbook.findings import Findings
from okrsite_gen.exchange.handbook.finished import finished_objective, guesses_of
from okrsite_gen.exchange.handbook.mapped import mapped_roles
from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.numbered import resolve, without_counts
from okrsite_gen.exchange.handbook.page_words import PageWords
from okrsite_gen.exchange.handbook.roles import Role, Roles, is_cycle, labelled_roles
from okrsite_gen.exchange.handbook.structure import has_prefixes, siblings, structural_roles
from okrsite_gen.exchange.handbook.tables import holds_okrs
from okrsite_gen.exchange.handbook.titles import Titles
from okrsite_gen.exchange.handbook.walk import Place, Walk
from okrsite_gen.exchange.tables.separated import decoded
from okrsite_gen.model.incoming import Incoming, IncomingFile, Spot
from okrsite_gen.model.page_mapping import PageMapping

NAME = "markdown"
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd")
_NO_MAPPING = PageMapping()


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Return whether most files are pages in Markdown, by their names: their text may be any."""
    return 2 * sum(map(_is_page, files)) > len(files)


def _is_page(file: IncomingFile) -> bool:
    return file.name.lower().endswith(_ENDINGS)


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Return what pages say, without a mapping."""
    return read_pages(files)


def read_pages(files: Sequence[IncomingFile], mapping: PageMapping = _NO_MAPPING) -> Incoming:
    """Return what pages of a handbook say."""
    found = Findings()
    named = any(map(_is_page, files))
    for file in files:
        if _is_page(file) or not named:
            _read_page(file, mapping, found)
        else:
            why = "It is no page in Markdown. Import it on its own, if it holds OKRs."
            found.tell(Spot(file.name), file.name.rsplit("/", 1)[-1], why)
    return _told(found)


def _told(found: Findings) -> Incoming:
    without_counts(found.objectives)
    found.guesses += resolve(found.objectives)
    found.without_unused()
    objectives = tuple(finished_objective(draft) for draft in found.objectives)
    return Incoming(
        format=NAME,
        rows=found.rows,
        teams=tuple(found.teams.values()),
        cycles=tuple(found.cycles.values()),
        objectives=objectives,
        guesses=(*found.guesses, *(guess for draft in found.objectives for guess in guesses_of(draft))),
        not_understood=tuple(sorted(found.not_understood, key=lambda told: (told.spot.file, told.spot.row))),
    )


def read_description(text: str, *, is_result: bool = False) -> Incoming:
    """Return what a text says that describes one objective, or one key result, whose title is known from elsewhere.

    The first objective, or its first key result, is the one described, without a title.
    """
    page = page_of(f"\n{text}")
    above = Node(Shape.HEADING, "", 0, 10)
    described = Node(Shape.HEADING, "", 0, 20) if is_result else above
    above.children = [described] if is_result else []
    described.children = page.root.children
    root = Node(Shape.PAGE, "", 0, children=[above])
    roles = labelled_roles(root, {id(above): Role.OBJECTIVE} | ({id(described): Role.RESULT} if is_result else {}))
    siblings(root, roles, certain=True)
    words, found = PageWords(replace(page, root=root), ""), Findings()
    walk = Walk(words, roles, Titles(words, _NO_MAPPING, prefixed=False), found, fixed_cycle=True)
    walk.children(root, Place())
    walk.tell_unused()
    return _told(found)


def _read_page(file: IncomingFile, mapping: PageMapping, found: Findings) -> None:
    text, told = decoded(file.data, file.name)
    found.guesses += told
    page = page_of(text)
    found.rows += page.lines
    words = PageWords(page, file.name)
    period = words.period()
    certain = bool(mapping.cycle or (period and (period.exact or words.speaks_of_okrs)))
    roles = _roles(page.root, mapping, certain=certain, likely=words.speaks_of_okrs)
    prefixed = mapping.prefix in ("team", "owner") or (not mapping.prefix and has_prefixes(page.root, roles))
    titles = Titles(words, mapping, prefixed=prefixed)
    walk = Walk(words, roles, titles, found, fixed_cycle=bool(mapping.cycle))
    team, cycle = words.matter("team") or mapping.team or words.owner(), mapping.cycle or (period.key if period else "")
    place = Place(found.team(team) if team else "", found.cycle(cycle) if cycle else "")
    walk.children(page.root, place)
    walk.tell_unused()


def _roles(root: Node, mapping: PageMapping, *, certain: bool, likely: bool) -> Roles:
    """Return what each thing on a page is: by mapping, by label, else by structure."""
    roles = labelled_roles(root, mapped_roles(root, mapping))
    certain = certain or any(is_cycle(node) for node in root.below())
    if mapping.is_by_level:
        return roles
    labelled = any(role in (Role.OBJECTIVE, Role.RESULT) for role in roles.values())
    if labelled or any(node.shape is Shape.TABLE and holds_okrs(node) == "objectives" for node in root.below()):
        siblings(root, roles, certain=certain)
    elif certain or likely:
        structural_roles(root, roles, certain=certain)
    return roles
