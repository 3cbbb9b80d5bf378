"""Teams and cycles that somebody named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.organisation import Cycle, Org, Team


def team_key(org: Org, written: str) -> str:
    """Return the key of a team. Raises `OkrsiteError` where there is none, or none that may be told."""
    return _key(org.teams, written, "team")


def cycle_key(org: Org, written: str) -> str:
    """Return the key of a cycle. Raises `OkrsiteError` where there is none, or none that may be told."""
    return _key(org.cycles, written, "cycle")


def _key(known: Mapping[str, Team] | Mapping[str, Cycle], written: str, kind: str) -> str:
    if fold(written) in known:
        return fold(written)
    raise unknown(kind, written, (each.id for each in known.values()))


def unknown(kind: str, written: str, ids: Iterable[str]) -> OkrsiteError:
    """Return what is told where there is no `team` or `cycle` of a name, given the ids of those that there are."""
    near = nearest(written, list(ids))
    return OkrsiteError(f"There is no {kind} `{written}`.", f"Did you mean `{near}`?" if near else _TAKES[kind])


_TAKES = {
    "team": "`--team` takes the name of a team's folder.",
    "cycle": "`--cycle` takes the name of a cycle's folder, such as 2026-Q4.",
}
