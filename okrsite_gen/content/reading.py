"""One content file read into a Document: any bytes give a document and findings, never an exception."""

from __future__ import annotations

from okrsite_gen.content.codes_reading import CONTROL_CHARACTER, NOT_FIELDS, TOO_MANY_LINKS
from okrsite_gen.content.document import Document, FrontValue, Role
from okrsite_gen.content.front_matter import Parts, split
from okrsite_gen.content.hiding import doubt_of_text
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.merges import unfinished_merge
from okrsite_gen.content.remembered import document_from_plain, document_to_plain
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import decode
from okrsite_gen.content.yaml_reading import YamlText, read_yaml
from okrsite_gen.model.diagnostics import Diagnostic, Severity, order
from okrsite_gen.model.names import Place

__all__ = ["PARSER_VERSION", "document_from_plain", "document_to_plain", "read_document", "read_front"]

MOST_LINKS = 10_000
"""Opening brackets that a file may have: looking for a link behind each of them is what Markdown takes longest for."""

PARSER_VERSION = "6"
"""Goes up whenever reading the same bytes gives another Document; remembered documents of other versions are void."""


def read_document(source: Source, role: Role, markdown: Markdown | None = None) -> Document:
    """Read one file as far as it can be read.

    `markdown` saves making a parser for each file. Front matter is not validated; but every error of encoding and of
    YAML is found, also those behind the first one.
    """
    decoded = decode(source.data, source.path)
    if not decoded.text and not decoded.whole:
        return Document(source.path, role, source.digest, diagnostics=decoded.findings, readable=False)
    merge = unfinished_merge(decoded.text, source.path)
    if merge:
        found, doubt = tuple(sorted((*decoded.findings, merge), key=order)), doubt_of_text(decoded.text)
        return Document(source.path, role, source.digest, diagnostics=found, readable=False, doubt=doubt)
    parts = split(decoded.text, source.path, role)
    yaml = read_yaml(parts.front, source.path, parts.front_line) if parts.front.strip() else YamlText()
    front, shape = _fields(yaml.value, parts, source.path)
    findings = (*decoded.findings, *parts.findings, *yaml.findings, *shape)
    if many := _too_many_links(parts, yaml, source.path):
        found, doubt = tuple(sorted((*findings, many), key=order)), doubt_of_text(decoded.text)
        return Document(source.path, role, source.digest, front, diagnostics=found, readable=False, doubt=doubt)
    markdown = markdown or Markdown()
    readable = not any(map(_leaves_doubt, findings))
    return Document(
        file=source.path,
        role=role,
        digest=source.digest,
        front=front,
        body=parts.body,
        body_line=parts.body_line,
        links=markdown.links(parts.body),
        front_links=tuple((path, link) for path, text in yaml.texts for link in markdown.links(text)),
        diagnostics=tuple(sorted(findings, key=order)) if findings else (),
        readable=readable,
        doubt="" if readable else doubt_of_text(parts.front if parts.whole else decoded.text),
    )


def _too_many_links(parts: Parts, yaml: YamlText, file: str) -> Diagnostic | None:
    many = parts.body.count("[") + sum(text.count("[") for _, text in yaml.texts)
    if many <= MOST_LINKS:
        return None
    return TOO_MANY_LINKS.at(
        Place(file),
        f"This file has {many:,} opening brackets; it may have {MOST_LINKS:,}.",
        "Each may begin a link, so its text was not read.",
        "Split it, or put long lists of links under `assets/`.",
    )


def read_front(data: bytes, file: str, role: Role) -> dict[str, FrontValue] | None:
    """Return the front matter alone, for those who want neither text nor findings; None where its meaning is doubtful.

    What it returns is what `read_document` would find in the same bytes, at a quarter of the cost.
    """
    decoded = decode(data, file)
    if unfinished_merge(decoded.text, file):
        return None
    parts = split(decoded.text, file, role)
    yaml = read_yaml(parts.front, file, parts.front_line) if parts.front.strip() else YamlText()
    front, shape = _fields(yaml.value, parts, file)
    doubtful = any(map(_leaves_doubt, (*decoded.findings, *parts.findings, *yaml.findings, *shape)))
    return None if doubtful or not (decoded.text or decoded.whole) else front


def _fields(value: FrontValue, parts: Parts, file: str) -> tuple[dict[str, FrontValue], tuple[Diagnostic, ...]]:
    if isinstance(value, dict):
        return value, ()
    if value is None:
        return {}, ()
    lines = parts.front.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    place = Place(file, line=first + parts.front_line, column=1, length=len(lines[first]))
    finding = NOT_FIELDS.at(
        place,
        f"The front matter is {'a list' if isinstance(value, list) else 'a text'}, not fields with values.",
        "Each piece of information stands behind the name of its field.",
        "Write a line such as `title: …` for each field, with a space after the colon.",
    )
    return {}, (finding,)


def _leaves_doubt(finding: Diagnostic) -> bool:
    """Whether nobody can be sure any more what the file says. A control character is marked, and the rest is plain."""
    return finding.severity is Severity.ERROR and finding.code != CONTROL_CHARACTER.id
