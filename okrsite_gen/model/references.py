"""How a written reference becomes the key of what it names."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.names import fold


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a reference is written; what it leaves out is taken from here. All parts are keys, possibly empty."""

    team: str = ""
    cycle: str = ""
    objective: str = ""
    """Key of the objective whose file it stands in (`team/cycle/slug`)."""


def expand(written: str, scope: Scope) -> tuple[str, str] | None:
    """Return (objective key, key result id or empty) that `written` names from `scope`.

    Forms: `slug`, `team/slug`, `team/cycle/slug`, each with an optional `#kr`; `#kr` alone means the scope's own
    objective. None when the words are not a reference, or need a team or cycle that the scope does not have.
    """
    path, hash_sign, fragment = written.strip().partition("#")
    if hash_sign and not fragment:
        return None
    key_result = fold(fragment)
    parts = [fold(part) for part in path.strip("/").split("/")] if path else []
    if not all(parts):
        return None
    if not parts:
        return (scope.objective, key_result) if key_result and scope.objective else None
    if len(parts) == 1:
        parts = [scope.team, scope.cycle, *parts]
    elif len(parts) == 2:
        parts = [parts[0], scope.cycle, parts[1]]
    if len(parts) != 3 or not all(parts):
        return None
    return "/".join(parts), key_result
