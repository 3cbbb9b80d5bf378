"""The organisation's own order of its teams."""

from __future__ import annotations

from okrsite_gen.model.organisation import Org, Team


def team_order(org: Org) -> tuple[tuple[Team, int], ...]:
    """Return every team with its depth, each one before the teams below it and siblings in the organisation's order.

    Teams whose line upwards leads to no top come last, as if they were tops.
    """
    ordered: list[tuple[Team, int]] = []
    seen: set[str] = set()
    waiting = [(key, 0) for key in reversed([*org.children.get("", ()), *org.teams])]
    while waiting:
        key, depth = waiting.pop()
        if key in seen or key not in org.teams:
            continue
        seen.add(key)
        ordered.append((org.teams[key], depth))
        waiting.extend((child, depth + 1) for child in reversed(org.children.get(key, ())))
    return tuple(ordered)
