"""The language server: when it looks, what it tells an editor by itself, and who answers which question.

What answers is loaded with the first question, since an editor waits for the server to be there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from okrsite_gen import __version__
from okrsite_gen.lsp.desk import CONFIGURATION, Desk, Findings
from okrsite_gen.lsp.spans import diagnostic_of

if TYPE_CHECKING:
    from okrsite_gen.lsp.answers import Page

PAUSE = 0.2
"""Seconds without a keystroke after which the project is looked at again."""

Edited = types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams | types.DidSaveTextDocumentParams


class OkrServer(LanguageServer):
    """One editor at one project."""

    def __init__(self, root: Path, moment: Callable[[], datetime]) -> None:
        """Serve the project in `root`, or in the folder that the editor names if there is none there."""
        super().__init__("okrsite", __version__)
        self.desk = Desk(root, moment)
        self._changed = False
        self._looking = False
        self._complained = ""

    def settle(self) -> None:
        """Take the editor's folder for the project where the one that was given holds none."""
        named = self.workspace.root_path
        if named and not (self.desk.root / CONFIGURATION).is_file():
            self.desk.root = Path(named).resolve()

    def page(self, uri: str) -> Page:
        """Return an open file, to be asked about."""
        from okrsite_gen.lsp.answers import Page

        return Page(self.desk, self.workspace.get_text_document(uri), self.workspace.position_codec)

    def count(self, text: str) -> int:
        """Return how many characters a text has as this editor counts them."""
        units: int = self.workspace.position_codec.client_num_units(text)
        return units

    def keep(self, uri: str) -> None:
        """Take what an editor holds for the file."""
        file = self.desk.file_of(to_fs_path(uri) or "")
        if file:
            self.desk.open[file] = self.workspace.get_text_document(uri).source

    def drop(self, uri: str) -> None:
        """Let what stands on disk count again."""
        self.desk.open.pop(self.desk.file_of(to_fs_path(uri) or ""), None)

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
        except asyncio.CancelledError:
            self._changed = False  # the editor has gone, and nobody waits for what would be found
        finally:
            self._looking = False

    def _tell(self, found: Findings) -> None:
        for file, findings in found.items():
            uri = from_fs_path(str(self.desk.root / file)) or ""
            listed = [diagnostic_of(finding, self.count) for finding in findings]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, listed))
        if self.desk.trouble and self.desk.trouble != self._complained:
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, self.desk.trouble))
        self._complained = self.desk.trouble


def server_for(root: Path, moment: Callable[[], datetime]) -> OkrServer:
    """Return a server for the project in `root`. `moment` tells the present moment."""
    server = OkrServer(root, moment)
    _follow(server)
    _answer(server)
    return server


def _follow(server: OkrServer) -> None:
    """Look again whenever something may have changed."""

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.settle()
        await server.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def changed(params: Edited) -> None:
        server.keep(params.text_document.uri)
        await server.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)
        await server.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_: types.DidChangeWatchedFilesParams) -> None:
        await server.look_again()


def _answer(server: OkrServer) -> None:
    """Answer what an editor asks about a place."""
    signs = types.CompletionOptions(trigger_characters=["/", "#", "@", "[", " ", "-"])
    quick = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, signs)
    def complete(params: types.CompletionParams) -> types.CompletionList:
        from okrsite_gen.lsp.answers import completion

        return completion(server.page(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def point(params: types.HoverParams) -> types.Hover | None:
        from okrsite_gen.lsp.answers import hover

        return hover(server.page(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def lead(params: types.DefinitionParams) -> types.Location | None:
        from okrsite_gen.lsp.answers import definition

        return definition(server.page(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick)
    def mend(params: types.CodeActionParams) -> list[types.CodeAction]:
        from okrsite_gen.lsp.answers import fixes

        return list(fixes(server.page(params.text_document.uri), params.range))
