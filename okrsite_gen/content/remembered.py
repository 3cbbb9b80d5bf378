"""Documents as plain tuples that `marshal` can store, for remembering what was read by the digest of its bytes."""

from __future__ import annotations

from typing import Any

from okrsite_gen.content.document import Document, Role
from okrsite_gen.model.diagnostics import Diagnostic, Fix, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.prose import WrittenLink

Plain = tuple[Any, ...]
"""Nested tuples, lists, dicts, texts, numbers, booleans and None."""


def document_to_plain(document: Document) -> Plain:
    """Return a document as a tuple; its digest is left to the caller, as the key under which this is kept."""
    role = document.role
    return (
        document.file,
        (role.kind, role.path, role.team, role.cycle, role.slug),
        document.digest,
        document.front,
        document.body,
        document.body_line,
        tuple(map(_plain_link, document.links)),
        tuple((path, _plain_link(link)) for path, link in document.front_links),
        tuple(map(finding_to_plain, document.diagnostics)),
        document.readable,
        document.doubt,
    )


def document_from_plain(plain: Plain) -> Document:
    """Return the document that `document_to_plain` made a tuple of.

    Raises:
        TypeError, ValueError, IndexError: for a tuple of another shape, as after a change of version.

    """
    file, role, digest, front, body, body_line, links, front_links, findings, readable, doubt = plain
    return Document(
        file,
        Role(*role),
        digest,
        front,
        body,
        body_line,
        tuple(WrittenLink(*link) for link in links),
        tuple((path, WrittenLink(*link)) for path, link in front_links),
        tuple(map(finding_from_plain, findings)),
        readable,
        doubt,
    )


def _plain_link(link: WrittenLink) -> Plain:
    return (link.kind, link.target, link.words, link.line)


def finding_to_plain(finding: Diagnostic) -> Plain:
    """Return a finding as plain values, which a cache can hold."""
    place = finding.place
    return (
        finding.code,
        finding.severity.value,
        (place.file, place.path, place.line, place.column, place.length),
        finding.message,
        finding.reason,
        finding.hint,
        finding.line_text,
        finding.strict,
        (finding.fix.wrong, finding.fix.right) if finding.fix else None,
    )


def finding_from_plain(plain: Plain) -> Diagnostic:
    """Return the finding that `finding_to_plain` made plain. Raises TypeError or ValueError for anything else."""
    code, severity, place, message, reason, hint, line_text, strict, fix = plain
    mended = Fix(*fix) if fix else None
    return Diagnostic(
        code, Severity(severity), Place(*place), message, reason, hint, line_text, strict=strict, fix=mended
    )
