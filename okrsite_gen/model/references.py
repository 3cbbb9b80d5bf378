"""How a written reference becomes the key of what it names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

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


def files_meant(link: str, file: str, folders: tuple[str, ...]) -> Iterator[str]:
    """Yield the source paths that a relative link in `file` may mean: beside it, then in the other content folders.

    A link that begins with `/` counts from a content folder. `folders` are the content folders; a query of the link
    is left out.
    """
    path = unquote(link.partition("?")[0])
    own = next((folder for folder in folders if file.startswith(f"{folder}/")), "")
    if path.startswith("/"):
        below = posixpath.normpath(path.lstrip("/"))
    else:
        yield posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        inside = posixpath.dirname(file[len(own) + 1 :] if own else file)
        below = posixpath.normpath(posixpath.join(inside, path))
    for folder in (own, *(folder for folder in folders if folder != own)):
        yield posixpath.join(folder, below)
