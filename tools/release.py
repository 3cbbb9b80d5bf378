"""What a release says: `python -m tools.release notes v1.2.3` its changes, `… sbom libraries.json` what is in it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import okrsite_gen
from tools.vendor import LIBRARIES

ROOT = Path(__file__).parents[1]


def notes(tag: str, version: str, changelog: str) -> str:
    """Return what the change log says of a version.

    Raises `SystemExit` where the tag is another version's, or the log has nothing under it.
    """
    if tag != f"v{version}":
        raise SystemExit(f"The tag is {tag}, and the program calls itself {version}.")
    section = re.search(rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if not section or not section[1].strip():
        raise SystemExit(f"CHANGELOG.md has nothing under `## {version}`.")
    return f"{section[1].strip()}\n"


def with_vendored(bill: Mapping[str, Any]) -> dict[str, Any]:
    """Return a CycloneDX bill of materials with the libraries in it that pages load."""
    vendored = [
        {
            "type": "library",
            "bom-ref": f"pkg:npm/{name}@{library.version}",
            "name": name,
            "version": library.version,
            "purl": f"pkg:npm/{name}@{library.version}",
            "licenses": [{"license": {"id": library.licence}}],
            "hashes": [{"alg": "SHA-256", "content": library.digest}],
        }
        for name, library in LIBRARIES.items()
    ]
    return {**bill, "components": [*bill["components"], *vendored]}


def main(words: list[str]) -> None:
    """Print what is asked for."""
    match words:
        case ["notes", tag]:
            changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
            sys.stdout.write(notes(tag, okrsite_gen.__version__, changelog))
        case ["sbom", file]:
            bill = json.loads(Path(file).read_text(encoding="utf-8"))
            sys.stdout.write(f"{json.dumps(with_vendored(bill), indent=2, ensure_ascii=False)}\n")
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
