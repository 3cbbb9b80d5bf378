"""The language server itself: what editors ask for, in the words of the protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

from okrsite_gen import __version__
from okrsite_gen.lsp.cards import card
from okrsite_gen.lsp.cursor import Cursor, cursor_at
from okrsite_gen.lsp.desk import Desk, Findings
from okrsite_gen.lsp.fields import meaning_of
from okrsite_gen.lsp.fixes import replacement
from okrsite_gen.lsp.names import Named, Names, meant_by, place_of
from okrsite_gen.lsp.offers import Offer, offers
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.look import kind_of, schema_for, scope_of

PAUSE = 0.2
"""Seconds without a keystroke after which the project is looked at again."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_KINDS = {
    "field": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Reference,
    "key": types.CompletionItemKind.Reference,
}
_COLONS = {"field": ": ", "key": ":"}


class OkrServer(LanguageServer):
    """One editor at one project."""

    def __init__(self, root: Path, moment: Callable[[], datetime]) -> None:
        """Serve the project in `root`, or in the folder that the editor names if there is none there."""
        super().__init__("okrsite", __version__)
        self.desk = Desk(root, moment)
        self._changed = False
        self._looking = False

    def settle(self) -> None:
        """Take the editor's folder for the project where the one that was given holds none."""
        named = self.workspace.root_path
        if named and not (self.desk.root / CONFIGURATION).is_file():
            self.desk.root = Path(named).resolve()

    def file_of(self, uri: str) -> str:
        """Return the file that an editor's address names; empty for one outside of the project."""
        return self.desk.file_of(to_fs_path(uri) or "")

    async def look_again(self) -> None:
        """Look at the project once nobody has typed for a moment, and tell the editor what was found."""
        self._changed = True
        if self._looking:
            return
        self._looking = True
        try:
            while self._changed:
                self._changed = False
                await asyncio.sleep(PAUSE)
                if not self._changed:
                    self._tell(await asyncio.to_thread(self.desk.look))
        finally:
            self._looking = False

    def _tell(self, found: Findings) -> None:
        for file, findings in found.items():
            uri = from_fs_path(str(self.desk.root / file)) or ""
            listed = [self._diagnostic(finding) for finding in findings]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, listed))
        if self.desk.trouble:
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, self.desk.trouble))

    def _diagnostic(self, finding: Diagnostic) -> types.Diagnostic:
        said = "\n".join(part for part in (finding.message, finding.reason, finding.hint) if part)
        return types.Diagnostic(
            self.span_of(finding), said, _SEVERITIES[finding.severity], finding.code, None, "okrsite"
        )

    def span_of(self, finding: Diagnostic) -> types.Range:
        """Return the characters that a finding is about, counted as the editor counts them."""
        place, text = finding.place, finding.line_text
        line, start = max(0, place.line - 1), max(0, place.column - 1)
        end = start + place.length if place.length else len(text)
        return types.Range(
            types.Position(line, self._units(text[:start])), types.Position(line, self._units(text[:end]))
        )

    def _units(self, text: str) -> int:
        units: int = self.workspace.position_codec.client_num_units(text)
        return units

    def cursor(self, document: TextDocument, position: types.Position) -> Cursor | None:
        """Return what stands at a position."""
        at = document.position_from_client_units(position)
        lines = [line.rstrip("\r\n") for line in document.lines]
        whole = self.file_of(document.uri) == CONFIGURATION
        return cursor_at(lines, at.line, at.character, whole_file=whole)

    def word_range(self, document: TextDocument, cursor: Cursor) -> types.Range:
        """Return the range of the word at a cursor."""
        text = document.lines[cursor.line] if cursor.line < len(document.lines) else ""
        start, end = self._units(text[: cursor.start]), self._units(text[: cursor.end])
        return types.Range(types.Position(cursor.line, start), types.Position(cursor.line, end))

    def named_at(self, document: TextDocument, cursor: Cursor) -> Named | None:
        """Return what the word at a cursor names."""
        seen = self.desk.seen
        if seen is None or seen.org is None:
            return None
        file = self.file_of(document.uri)
        role = seen.role(file)
        meant = meant_by(kind_of(file, role), cursor)
        return Names(seen.org, scope_of(role)).find(meant, cursor.word, cursor) if meant else None

    def meaning_at(self, document: TextDocument, cursor: Cursor) -> str:
        """Return what the field at a cursor means."""
        seen, file = self.desk.seen, self.file_of(document.uri)
        if seen is None or cursor.is_link:
            return ""
        path = cursor.path if cursor.is_value else (*cursor.path, cursor.word.strip("\"'"))
        return meaning_of(schema_for(kind_of(file, seen.role(file))), path)

    def fixes(self, document: TextDocument, asked: types.Range) -> Iterator[types.CodeAction]:
        """Yield what can be mended in a range, as long as the lines stand as they did when they were looked at."""
        file = self.file_of(document.uri)
        for finding in self.desk.seen.findings if self.desk.seen else ():
            line = finding.place.line - 1
            if finding.place.file != file or not asked.start.line <= line <= asked.end.line:
                continue
            meant = replacement(finding)
            if meant and line < len(document.lines) and document.lines[line].rstrip("\r\n") == finding.line_text:
                edit = types.TextEdit(self.span_of(finding), meant)
                yield types.CodeAction(
                    title=f"Write {meant}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[self._diagnostic(finding)],
                    edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
                )


def item(offer: Offer, place: int, span: types.Range, *, has_colon: bool) -> types.CompletionItem:
    """Return the offer at a place of the list as the protocol has it, to be written over the word at `span`."""
    colon = "" if has_colon else _COLONS.get(offer.kind, "")
    return types.CompletionItem(
        label=offer.text,
        kind=_KINDS[offer.kind],
        detail=offer.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.meaning) if offer.meaning else None,
        sort_text=f"{place:04}",
        filter_text=f"{offer.text} {offer.detail}".strip(),
        text_edit=types.TextEdit(span, f"{offer.text}{colon}"),
    )


def server_for(root: Path, moment: Callable[[], datetime]) -> OkrServer:
    """Return a server for the project in `root`. `moment` tells the present moment."""
    server = OkrServer(root, moment)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.settle()
        await server.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def changed(
        params: types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams | types.DidSaveTextDocumentParams,
    ) -> None:
        document = server.workspace.get_text_document(params.text_document.uri)
        file = server.file_of(document.uri)
        if file:
            server.desk.open[file] = document.source
            await server.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.desk.open.pop(server.file_of(params.text_document.uri), None)
        await server.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_: types.DidChangeWatchedFilesParams) -> None:
        await server.look_again()

    _answer_questions(server)
    return server


def _answer_questions(server: OkrServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["/", "#", "@", "[", " ", "-"])
    )
    def complete(params: types.CompletionParams) -> types.CompletionList:
        document = server.workspace.get_text_document(params.text_document.uri)
        cursor = server.cursor(document, params.position)
        if cursor is None or server.desk.seen is None:
            return types.CompletionList(is_incomplete=server.desk.seen is None, items=[])
        found, all_of_them = offers(server.desk.seen, server.file_of(document.uri), cursor)
        span = server.word_range(document, cursor)
        items = [item(offer, place, span, has_colon=cursor.is_name) for place, offer in enumerate(found)]
        return types.CompletionList(is_incomplete=not all_of_them, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        cursor = server.cursor(document, params.position)
        seen = server.desk.seen
        if cursor is None or seen is None:
            return None
        named = server.named_at(document, cursor)
        shown = card(named, seen.org, seen.insights) if named and seen.org and seen.insights else ""
        shown = shown or server.meaning_at(document, cursor)
        content = types.MarkupContent(types.MarkupKind.Markdown, shown)
        return types.Hover(content, server.word_range(document, cursor)) if shown else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        cursor = server.cursor(document, params.position)
        named = server.named_at(document, cursor) if cursor else None
        seen = server.desk.seen
        if named is None or seen is None or seen.org is None:
            return None
        place = seen.found_at(place_of(named, seen.org))
        at = types.Position(max(0, place.line - 1), 0)
        return types.Location(from_fs_path(str(server.desk.root / place.file)) or "", types.Range(at, at))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def mend(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        return list(server.fixes(document, params.range))
