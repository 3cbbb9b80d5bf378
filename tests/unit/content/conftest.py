"""Content from a few files in memory, as far as the organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from okrsite_gen.content.audience import share
from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.discover import discover_in
from okrsite_gen.content.gather import gather
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.locate import locate
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.resolve import resolve
from okrsite_gen.content.schema import validate
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings


@dataclass(frozen=True)
class Read:
    """What became of files."""

    settings: Settings
    gathered: Gathered
    early: tuple[Diagnostic, ...]
    """Findings of reading, validating and gathering, located."""
    files: Mapping[str, bytes]

    def org(self, today: date | None = None) -> Org:
        """Return the organisation, everything shown."""
        return resolve(self.gathered, self.settings, today)[0]

    def shared(self, audience: str = "", *, drafts: bool = False) -> Org:
        """Return the organisation as an audience sees it."""
        return resolve(share(self.gathered, self.settings, audience, drafts=drafts), self.settings)[0]

    def findings(self, today: date | None = None) -> tuple[Diagnostic, ...]:
        """Return every finding, located."""
        return (*self.early, *locate(resolve(self.gathered, self.settings, today)[1], self.files.get))

    def said(self, today: date | None = None, *, level: Severity = Severity.WARNING) -> list[str]:
        """Return findings as `CODE file:line message`, without mere hints."""
        shown = (one for one in self.findings(today) if level is Severity.INFO or one.severity is not Severity.INFO)
        return [f"{one.code} {one.place.file.removeprefix('content/')}:{one.place.line} {one.message}" for one in shown]


def read_files(written: Mapping[str, str], configuration: str = "") -> Read:
    """Read files by path below `content/`; what has no `---` around its front matter gets it."""
    settings, findings = read_configuration(configuration.encode(), "okrsite.yml")
    assert findings == ()
    files = {f"content/{path}": _bytes(path, text) for path, text in written.items()}
    found = discover_in(files, settings.content)
    early = list(found.diagnostics)
    documents, fronts = [], {}
    for source in found.sources:
        role = found.roles[source.path]
        if role.kind != "metric-rows":
            document = read_document(source, role)
            front, about_fields = validate(document, settings)
            early += [*document.diagnostics, *about_fields]
            documents.append(document)
            fronts[document.file] = front
    tables = {source.path: source.data for source in found.sources if found.roles[source.path].kind == "metric-rows"}
    gathered, findings = gather(documents, lambda each: fronts[each.file], tables, found.assets, settings, found.teams)
    return Read(settings, gathered, (*early, *locate(findings, files.get)), files)


def _bytes(path: str, text: str) -> bytes:
    if not path.endswith(".md") or text.startswith("---\n"):
        return text.encode()
    front, separator, body = text.partition("\n---\n")
    return f"---\n{front.rstrip()}\n---\n{body if separator else ''}".encode()


@pytest.fixture
def read() -> Callable[..., Read]:
    """Return the function that reads files."""
    return read_files
