"""What the documents say holds: links lead somewhere, examples can be read, reference pages are fresh."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from documents import Example, anchors, documents, examples, links
from house import ROOT

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.document import Role
from okrsite_gen.content.mapping.read import read_mapping
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.tuning import about_rules
from tools.precision.second import second_reading
from tools.reference.pages import PAGES

MARKDOWN = Markdown()
KEY_RESULT = "title: x\nkey_results:\n  - title: y\n    start: 1%\n    target: 60%\n"
CIRCLES = Settings(audiences=("public", "company", "leadership"), default_audience="company")
AROUND = ("", "title: x\n", "title: x\nkey_results:\n", KEY_RESULT)
"""What a piece of front matter may be a piece of."""


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_says_what_the_program_says(name):
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")

    assert written == PAGES[name](), f"docs/reference/{name} is out of date: run `make docs`"


def test_no_page_of_a_rule_outlives_it():
    standing = {f"rules/{file.name}" for file in (ROOT / "docs/reference/rules").iterdir()}
    assert standing == {name for name in PAGES if name.startswith("rules/")}


@pytest.mark.parametrize("document", documents(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document):
    broken = []
    for target, line in links(document):
        parts = urlsplit(target)
        if parts.scheme:
            continue
        file = (document.parent / unquote(parts.path)).resolve() if parts.path else document
        if not file.exists() or (parts.fragment and unquote(parts.fragment) not in anchors(file)):
            broken.append(f"{document.name}:{line}: {target}")
    assert broken == []


def test_every_document_can_be_found_from_the_readme():
    found, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in found:
            continue
        found.add(document)
        reached = {(document.parent / unquote(urlsplit(target).path)).resolve() for target, _ in links(document)}
        waiting += [file for file in reached - found if file.suffix == ".md" and file.is_file()]

    assert sorted(file.relative_to(ROOT).as_posix() for file in set(documents()) - found) == ["content/README.md"]


def pieces() -> list[Example]:
    """Return the examples of front matter and configuration; whole files are read together, further below."""
    found = [example for document in documents() for example in examples(document) if not example.file]
    return [example for example in found if example.language in ("yaml", "markdown") and "jobs:" not in example.text]


def readings(piece: Example) -> Iterator[Sequence[Diagnostic]]:
    """Yield the findings of everything that an example may be meant as."""
    settings, about_settings = read_configuration(piece.text.encode(), "okrsite.yml")
    yield (*about_settings, *about_rules(settings, "okrsite.yml"))
    yield read_mapping(piece.text.encode(), "mapping.yml")[1]
    for around in AROUND:
        text = piece.text if piece.text.startswith("---\n") else f"---\n{around}{piece.text}---\n"
        for kind in FRONTS:
            document = read_document(source_of("x.md", text.encode()), Role(kind, "x.md"), MARKDOWN)
            yield (*document.diagnostics, *validate(document, CIRCLES)[1])


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: f"{piece.document}:{piece.line}")
def test_an_example_can_be_read_without_a_finding(piece):
    best = ()
    for findings in readings(piece):
        if not findings:
            return
        best = min(best or findings, findings, key=len)
    pytest.fail("\n".join(finding.message for finding in best))


STARTED = "---\nname: Marlow Soup\nkind: company\n---\n"
"""The team that is there already, where a document begins with `okrsite init`."""


def projects() -> list[Path]:
    return [document for document in documents() if any(example.file for example in examples(document))]


@pytest.mark.parametrize("document", projects(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_files_that_a_document_has_people_write_are_clean_together(document, tmp_path):
    days = ["2026-10-12"]
    if "okrsite init" in document.read_text(encoding="utf-8"):
        company = tmp_path / "x/content/teams/company/team.md"
        company.parent.mkdir(parents=True)
        company.write_text(STARTED, encoding="utf-8")
    for example in examples(document):
        if example.file:
            file = tmp_path / "x" / example.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.text, encoding="utf-8")
            days += [file.stem] if file.parent.name == "check-ins" else []
    root = next(folder.parent for folder in sorted((tmp_path / "x").rglob("content")) if folder.is_dir())
    ran = subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "-C", root, "check", "--format", "json", "--as-of", max(days)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert [finding["message"] for finding in json.loads(ran.stdout)["findings"]] == []


@pytest.mark.parametrize("code", [code for code, second in second_reading().items() if second.hits])
def test_the_page_of_a_rule_says_what_further_readers_said_of_its_hits(code):
    page = (ROOT / "docs" / "reference" / "rules" / f"{code.lower()}.md").read_text(encoding="utf-8")
    second = second_reading()[code]
    who = "two further readers saw, they" if second.readers > 1 else "another reader saw, this one"
    told = f"{who} called {second.right} right ([{second.right / second.hits:.2f}"
    assert told in page
