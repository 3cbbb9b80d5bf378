"""Names that conditions may compare with: teams, cycles, statuses and owners that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.status import Status

FEW = 12
"""Names that a hint still lists."""
CURRENT = "current"
"""The word for the cycle that is running."""


@dataclass(frozen=True, slots=True)
class Known:
    """What columns may be compared with, where only some names can ever be meant."""

    names: Mapping[str, tuple[str, ...]]
    """Column → every name that it knows, ids before other names."""
    current_cycle: str = ""
    """Id of the cycle that is running; empty where none is."""

    def meant(self, column: str, written: str) -> str:
        """Return the name that a condition means by a word.

        Raises ValueError with a message, and a hint in a second line, for a name that the column does not know.
        """
        if column == "cycle" and fold(written) == CURRENT:
            if not self.current_cycle:
                raise ValueError("no cycle is running on that day.\nName one, such as `cycle = 2026-Q4`.")
            return self.current_cycle
        names = self.names.get(column)
        bare = written.removeprefix("@") if column == "owner" else written
        if names is None or any(fold(bare) == fold(name) for name in names):
            return bare
        if column == "status" and (status := _status(bare, names)):
            return status
        near = nearest(bare, names)
        hint = f"Did you mean `{near}`?" if near else _listed(names)
        raise ValueError(f"there is no {column} `{written}`.\n{hint}")


def _status(written: str, names: Iterable[str]) -> str:
    """Return a status that is written with blanks for its hyphens."""
    return next((name for name in names if fold(name) == fold(written).replace(" ", "-")), "")


def _listed(names: tuple[str, ...]) -> str:
    if not names:
        return "There is none."
    return f"There are: {', '.join(names[:FEW])}{' and others' if len(names) > FEW else ''}."


def known_in(data: OpenData) -> Known:
    """Return the names that a project knows."""
    owners = [name for each in data.people for name in (each.id, each.name)]
    statuses: dict[str, None] = dict.fromkeys(status.value for status in Status)
    entities: tuple[OpenObjective | OpenKeyResult, ...] = (*data.objectives, *data.key_results)
    for entity in entities:
        owners += (entity.owner.removeprefix("@"), entity.computed.owner)
        statuses[entity.computed.status.words] = None
    return Known(
        {
            "team": _once((*(each.id for each in data.teams), *(each.name for each in data.teams))),
            "cycle": _once((*(each.id for each in data.cycles), *(each.name for each in data.cycles))),
            "status": tuple(statuses),
            "owner": _once(owners),
        },
        data.organisation.computed.current_cycle,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(fold(name), name)
    return tuple(found.values())
