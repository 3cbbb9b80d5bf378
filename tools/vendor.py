"""Brings in the libraries of others that pages load: `python -m tools.vendor`. Needs npm, and says so where it is not.

A library is taken from the npm registry in the version named here, made smaller by terser, and kept in the default
theme with its licence, so that neither building a site nor reading one asks anybody else for anything.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "themes/default/assets/js/vendor"
TERSER = "terser@5.51.4"


@dataclass(frozen=True)
class Library:
    """A library of others."""

    version: str
    script: str
    """Its path in the package on npm."""
    licence: str
    digest: str
    """SHA-256 of the file that stands in the theme."""


LIBRARIES = {
    "minisearch": Library(
        "7.2.0", "dist/umd/index.js", "MIT", "421601d62f0e4b09c69e5def21ece74aeaa2e4479f44b29c59f9346bd95e2c48"
    )
}
"""By name on npm."""


def bring(name: str, library: Library) -> Path:
    """Write a library, its licence at its head, into the theme; return the file."""
    with tempfile.TemporaryDirectory() as scratch:
        run("npm", "pack", "--silent", f"{name}@{library.version}", cwd=scratch)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            archive.extractall(scratch, filter="data")
        package = Path(scratch) / "package"
        smaller = run("npx", "--yes", TERSER, str(package / library.script), "--compress", "--mangle", cwd=scratch)
        FOLDER.mkdir(parents=True, exist_ok=True)
        file = FOLDER / f"{name}.js"
        terms = next(package.glob("LICENSE*")).read_text(encoding="utf-8").strip()
        head = f"/*! {name} {library.version}, {library.licence} licence\n\n{terms}\n*/"
        file.write_text(f"{head}\n{smaller.strip()}\n", encoding="utf-8")
    return file


def run(*command: str, cwd: str) -> str:
    """Return what a program prints; its failure ends this one."""
    if shutil.which(command[0]) is None:
        raise SystemExit(f"`{command[0]}` is not on this machine; it comes with Node.js")
    return subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def main() -> None:
    """Bring in every library."""
    for name, library in LIBRARIES.items():
        file = bring(name, library)
        sys.stdout.write(f"{file.relative_to(ROOT)}: {name} {library.version}\n")
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest != library.digest:
            sys.stdout.write(f"  has other bytes than before. Look at them, then write {digest} into tools/vendor.py\n")


if __name__ == "__main__":
    main()
