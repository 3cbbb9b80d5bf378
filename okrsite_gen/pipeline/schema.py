"""`schema`: what each kind of file may hold, as JSON Schema for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from okrsite_gen.content.configuration import json_schema
from okrsite_gen.content.schema import json_schemas
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.store.adding import renew

CONFIG = "config"
KINDS: Mapping[str, str] = {
    CONFIG: CONFIGURATION,
    "index": "index.md",
    "cycle": "cycles/<cycle>.md",
    "team": "teams/<team>/team.md",
    "objective": "teams/<team>/<cycle>/<objective>.md",
    "plan": "teams/<team>/<cycle>/plan.md",
    "check-in": "teams/<team>/<cycle>/check-ins/<date>.md",
    "retrospective": "teams/<team>/<cycle>/retrospective.md",
    "metric": "metrics/<metric>.md",
    "person": "people/<handle>.md",
    "page": "pages/**/*.md",
}
"""Kind of file that has a schema → which files those are; all but the configuration stand in a content folder."""

FOLDER = "schemas"
"""Where `init` puts schemas, and editors look for them."""


def file_of(kind: str) -> str:
    """Return the name of the file for the schema of a kind."""
    return "okrsite.schema.json" if kind == CONFIG else f"{kind}.schema.json"


def schema_texts(kinds: Sequence[str] = tuple(KINDS)) -> dict[str, str]:
    """Return kind → its JSON Schema as text. It is the same for every project and day."""
    known = {CONFIG: json_schema(), **json_schemas()} if set(kinds) - {CONFIG} else {CONFIG: json_schema()}
    return {kind: json.dumps(known[kind], ensure_ascii=False, indent=2) + "\n" for kind in kinds}


def write_schemas(folder: Path, kinds: Sequence[str]) -> tuple[str, ...]:
    """Write schemas into a folder, and return the names of those that were missing or said something else.

    Raises `OkrsiteError`, before anything is written, where a file of that name is no schema.
    """
    for kind in kinds:
        _expect_schema(folder / file_of(kind))
    return tuple(file_of(kind) for kind, text in schema_texts(kinds).items() if renew(folder, file_of(kind), text))


def stale_schemas(folder: Path) -> tuple[str, ...]:
    """Return the names of the schemas in a folder that this okrsite would write in other words.

    Raises `OkrsiteError` where there are none at all.
    """
    there = tuple(kind for kind in KINDS if (folder / file_of(kind)).is_file())
    if not there:
        raise OkrsiteError(f"There are no schemas in {folder}.", "Write them first: okrsite schema --all --output DIR")
    texts = schema_texts(there)
    return tuple(file_of(kind) for kind in there if (folder / file_of(kind)).read_bytes() != texts[kind].encode())


def _expect_schema(file: Path) -> None:
    """Raise `OkrsiteError` where something else has the name of a schema."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (ValueError, RecursionError, OSError):
        held = None
    if not isinstance(held, dict) or "$schema" not in held:
        raise OkrsiteError(f"{file} is no JSON Schema, so okrsite does not replace it.", "Move it, or name a folder.")
