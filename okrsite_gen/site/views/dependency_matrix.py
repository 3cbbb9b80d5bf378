"""Who asks whom: the dependencies of a cycle as a table of teams."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Link
from okrsite_gen.site.views.needs import PRESSING, WORST_FIRST, Concern, NeedView

MOST, FEWEST = 30, 4
"""Teams that the table shows: at most, and at least where taking teams together would leave fewer."""

DENSE = 10
"""Columns from which their headings stand upright."""

OPEN = PRESSING | {Concern.CONFIRMED}
"""Dependencies of which something is still to come, or ought to."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A dependency with the keys of its two teams."""

    asker: str
    """The team that needs something."""
    provider: str
    """The team that is to provide it; empty where it is not known."""
    need: NeedView
    """What is needed."""


@dataclass(frozen=True, slots=True)
class MatrixTeam:
    """A team at the edge of the table."""

    team: Link
    """The team."""
    below: bool
    """Whether teams below it are counted with it."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one team needs from another."""

    counts: tuple[tuple[Concern, int], ...]
    """(how pressing, how many), worst first."""
    address: str
    """Where the worst of them stands in the list."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What one team needs."""

    asker: MatrixTeam
    """The team."""
    cells: tuple[MatrixCell | None, ...]
    """What it needs from each provider, in the order of the columns; None for nothing."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who asks whom: rows ask, columns provide."""

    providers: tuple[MatrixTeam, ...]
    """The columns, in the organisation's order; the last one may stand for teams that are not known."""
    rows: tuple[MatrixRow, ...]
    """In the organisation's order."""
    folded: bool
    """Whether teams are taken together with the team above them, since there are so many."""
    left_out: int
    """Dependencies that only the list has, since the table would be too large."""
    dense: bool
    """Whether there are so many columns that their headings have to stand upright."""


def matrix_of(edition: Edition, placed: Sequence[tuple[Asking, str]]) -> Matrix:
    """Return the table of dependencies that come with their addresses, the worst first."""
    lines = _lines(edition)
    involved = {team for each, _ in placed for team in (each.asker, each.provider) if team}
    standing_for = _taken_together(involved, lines)
    shown = _busiest(placed, standing_for, edition)
    cells: dict[tuple[str, str], list[tuple[Concern, str]]] = defaultdict(list)
    left_out = 0
    for each, address in placed:
        asker, provider = standing_for[each.asker], standing_for.get(each.provider, "")
        if asker in shown and (not provider or provider in shown):
            cells[asker, provider].append((each.need.concern, address))
        else:
            left_out += 1
    order = [team.key for team, _ in edition.teams if team.key in shown]
    heads = {head for team, head in standing_for.items() if team != head}

    def at_edge(key: str) -> MatrixTeam:
        link = edition.directory.team(key) if key else Link(message("need.unknown"), "")
        return MatrixTeam(link, key in heads)

    asking, providing = {asker for asker, _ in cells}, {provider for _, provider in cells}
    askers = [key for key in order if key in asking]
    providers = [key for key in (*order, "") if key in providing]
    return Matrix(
        providers=tuple(at_edge(key) for key in providers),
        rows=tuple(
            MatrixRow(at_edge(asker), tuple(_cell(cells.get((asker, provider), ())) for provider in providers))
            for asker in askers
        ),
        folded=bool(heads),
        left_out=left_out,
        dense=len(providers) >= DENSE,
    )


def _cell(found: Sequence[tuple[Concern, str]]) -> MatrixCell | None:
    if not found:
        return None
    counts = Counter(concern for concern, _ in found)
    return MatrixCell(tuple((each, counts[each]) for each in WORST_FIRST if counts[each]), found[0][1])


def _lines(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Return each team's line from the top down to itself."""
    lines: dict[str, tuple[str, ...]] = {}
    for team, _ in edition.teams:
        lines[team.key] = (*lines.get(team.parent, ()), team.key)
    return lines


def _taken_together(involved: Iterable[str], lines: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which team each one is counted with: itself, or the one above it on the lowest level that is small enough.

    Where that level would leave next to nothing to see, the level below it is taken, large as it is.
    """
    levels: list[dict[str, str]] = []
    teams = sorted(involved)
    for depth in range(max((len(lines[team]) for team in teams), default=1)):
        level = {team: lines[team][min(depth, len(lines[team]) - 1)] for team in teams}
        if len(set(level.values())) > MOST:
            return levels[-1] if levels and len(set(levels[-1].values())) >= FEWEST else level
        levels.append(level)
    return levels[-1]


def _busiest(placed: Iterable[tuple[Asking, str]], standing_for: Mapping[str, str], edition: Edition) -> set[str]:
    """Return the teams that the table has room for: those with most that is open; the organisation's order decides."""
    open_ends: Counter[str] = Counter()
    for each, _ in placed:
        if each.need.concern in OPEN:
            open_ends.update({standing_for[team] for team in (each.asker, each.provider) if team})
    heads = set(standing_for.values())
    order = [team.key for team, _ in edition.teams if team.key in heads]
    return set(sorted(order, key=lambda key: -open_ends[key])[:MOST])
