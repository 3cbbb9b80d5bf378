"""Exports, and `okrsite import` over them in this process."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from click.testing import CliRunner, Result

from okrsite_gen.cli.program import okrsite

EXPORTS = Path(__file__).parent / "imports"
VIVA = EXPORTS / "viva-csv/export/objectives.csv"
HEAD = "Id,Title,Team,Owner,Period,Object Type,Goal Type,Aligned To,Metric Name,Unit,Start,Target,Status,Checkins\n"
PLAIN = "columns: {Id: id, Title: title, Kind: kind, Parent: parent, Team: team, Cycle: cycle, Day: day, Note: note}\n"
PLAIN_HEAD = "Id,Title,Kind,Parent,Team,Cycle,Day,Note\n"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(
        okrsite, ["-C", str(root), "import", *words], catch_exceptions=False, standalone_mode=False
    )


def report(root: Path, *words: str) -> dict:
    return json.loads(run(root, *words, "--json").output)


def texts(root: Path) -> dict[str, str]:
    """Return every file of a content folder."""
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


def table(root: Path, text: str | bytes, name: str = "export.csv") -> str:
    """Write a table, and return its name."""
    (root / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


def archive(*members: tuple[str, bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return data.getvalue()


def bring(root: Path, rows: str, name: str = "a.csv") -> dict:
    """Write a table and import it by a mapping file; return the report."""
    table(root, PLAIN, "mapping.yml")
    return report(root, table(root, PLAIN_HEAD + rows, name), "--mapping", "mapping.yml", "--write")


def written(root: Path, text: str | bytes, *more: str, name: str = "export.csv") -> str:
    """Import a table, and return all that was written, file by file."""
    run(root, table(root, text, name), "--write", *more)
    return "\n".join(f"=== {path}\n{words}" for path, words in texts(root / "content").items())
