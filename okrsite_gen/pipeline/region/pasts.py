"""What git tells of each team, as digests."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from okrsite_gen.model.history import History
from okrsite_gen.pipeline.region.units import EVERYBODY, Units, team_of


def reach_of(history: History) -> str:
    """Return how far a history goes, which concerns everybody."""
    return f"{history.known} {history.since} {history.gap}"


def pasts_of(history: History, units: Units) -> Mapping[str, str]:
    """Return team → what stands for the changes of its objectives.

    A figure is not looked at beside its words: it follows from them and from the commit, or from a file that is not
    committed and stands for itself.
    """
    told: dict[str, list[str]] = {}
    for one in history.changes:
        words = (one.entity, one.name, one.before, one.after, one.author, one.commit, one.reason, one.message)
        told.setdefault(team_of(one.entity), []).append("\0".join((one.day.isoformat(), *words)))
    for file, day in history.touched.items():
        told.setdefault(units.of(file), []).append(f"{file}\0{day.isoformat()}")
    for (kind, key), formers in history.former_names.items():
        for each in (key, *formers):
            told.setdefault(team_of(each) if kind == "objective" else EVERYBODY, []).append(f"{kind} {key} {formers}")
    for key, formers in history.former_anchors.items():
        told.setdefault(team_of(key), []).append(f"{key} {formers}")
    return {team: _digest("\0\0".join(lines)) for team, lines in told.items()}


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
