"""What lies open in an editor, and the last look at the project with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.request import Request

if TYPE_CHECKING:
    from okrsite_gen.pipeline.look import Look

CONFIGURATION = "okrsite.yml"
"""By this file a project folder is known."""

Findings = Mapping[str, tuple[Diagnostic, ...]]
"""File → what there is to say about it."""


@dataclass(slots=True)
class Desk:
    """One project folder in one editor."""

    root: Path
    """The project folder, as an absolute path without links."""
    moment: Callable[[], datetime]
    """Tells the present moment, with its zone."""
    open: dict[str, str] = field(default_factory=dict)
    """File, relative to the project folder → its text in the editor, saved or not."""
    seen: Look | None = None
    """The last look that could be taken."""
    trouble: str = ""
    """Why there could be no look the last time; empty where there was one."""
    _told: frozenset[str] = frozenset()

    def file_of(self, path: str) -> str:
        """Return a file, relative to the project folder, by the path that an editor has; empty for one outside."""
        for each in (Path(path), Path(path).resolve()):
            if each.is_relative_to(self.root):
                return each.relative_to(self.root).as_posix()
        return ""

    def look(self) -> Findings:
        """Look at the project again; return the findings about each file that has some, or had some before.

        Slow: takes as long as `okrsite check` without pages and theme.
        """
        from okrsite_gen.pipeline.look import look, schema_for

        unsaved = {file: text.encode("utf-8", "surrogatepass") for file, text in tuple(self.open.items())}
        try:
            self.seen = look(Request(self.root, self.moment(), unsaved=unsaved))
            self.trouble = ""
            schema_for("config")  # the first question takes long, and nobody waits for this one
        except OkrsiteError as error:
            self.trouble = f"{error.message} {error.hint}"
            return {}
        found: dict[str, tuple[Diagnostic, ...]] = dict.fromkeys(self._told, ())
        for finding in self.seen.findings:
            found[finding.place.file] = (*found.get(finding.place.file, ()), finding)
        self._told = frozenset(file for file, findings in found.items() if findings)
        return found
