"""A hosting site as far as workflows talk to it by `gh api`: it answers from files and writes down what it is told."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

_GH = """#!{python}
import json, subprocess, sys
from pathlib import Path
hub, words = Path({hub!r}), sys.argv[2:]
def after(name, usual):
    return words[words.index(name) + 1] if name in words else usual
path = next(word for word in words if word.startswith("repos/")).partition("?")[0]
if (method := after("-X", "GET")) != "GET":
    told = {{"method": method, "path": path, "body": json.loads(Path(after("--input", "")).read_text())}}
    with (hub / "told.jsonl").open("a") as file:
        file.write(json.dumps(told) + "\\n")
    refused = hub / "refused"
    sys.exit(refused.exists() and path.endswith(refused.read_text()))
file = hub / (path.replace("/", "+"))
if not file.exists():
    sys.exit("gh: Not Found (HTTP 404)")
if asked := after("--jq", ""):
    sys.exit(subprocess.run(["jq", "-rc", asked, str(file)]).returncode)
sys.stdout.buffer.write(file.read_bytes())
"""
REPOSITORY = "repos/soup/okrs"


class Hub:
    """What stands at the hosting site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.gh = _GH.format(python=sys.executable, hub=str(folder))

    def put(self, path: str, plain: object) -> None:
        """Let it answer with `plain`, as JSON unless it is bytes."""
        data = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
        (self.folder / f"{REPOSITORY}/{path}".replace("/", "+")).write_bytes(data)

    def put_artifact(self, files: dict[str, str], *, size: int = 1000) -> None:
        """Let run 7 have left these files as the artifact `review`."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        listed = [{"id": 70, "name": "review", "expired": False, "size_in_bytes": size}]
        self.put("actions/runs/7/artifacts", {"artifacts": listed})
        self.put("actions/artifacts/70/zip", packed.getvalue())

    def refuse(self, end: str) -> None:
        """Refuse what is told from now on at addresses with this end."""
        (self.folder / "refused").write_text(end)

    @property
    def told(self) -> list[dict]:
        """All that was told so far."""
        file = self.folder / "told.jsonl"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
