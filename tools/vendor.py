"""Brings in the libraries of others that pages load: `python -m tools.vendor`. Needs npm, and says so where it is not.

A library is taken from the npm registry in the version named here, made smaller by terser, and kept in the default
theme with its licence, so that neither building a site nor reading one asks anybody else for anything.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "themes/default/assets/js/vendor"
TERSER = "terser@5.51.4"
LIBRARIES = {"minisearch": ("7.2.0", "dist/umd/index.js", "MIT")}
"""Name on npm → version, the script in its package, and its licence."""


def bring(name: str, version: str, script: str, licence: str) -> Path:
    """Write a library, its licence at its head, into the theme; return the file."""
    with tempfile.TemporaryDirectory() as scratch:
        run("npm", "pack", "--silent", f"{name}@{version}", cwd=scratch)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            archive.extractall(scratch, filter="data")
        package = Path(scratch) / "package"
        smaller = run("npx", "--yes", TERSER, str(package / script), "--compress", "--mangle", cwd=scratch)
        FOLDER.mkdir(parents=True, exist_ok=True)
        file = FOLDER / f"{name}.js"
        terms = next(package.glob("LICENSE*")).read_text(encoding="utf-8").strip()
        head = f"/*! {name} {version}, {licence} licence\n\n{terms}\n*/"
        file.write_text(f"{head}\n{smaller.strip()}\n", encoding="utf-8")
    return file


def run(*command: str, cwd: str) -> str:
    """Return what a program prints; its failure ends this one."""
    if shutil.which(command[0]) is None:
        raise SystemExit(f"`{command[0]}` is not on this machine; it comes with Node.js")
    return subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def main() -> None:
    """Bring in every library."""
    for name, (version, script, licence) in LIBRARIES.items():
        file = bring(name, version, script, licence)
        sys.stdout.write(f"{file.relative_to(ROOT)}: {name} {version}\n")


if __name__ == "__main__":
    main()
