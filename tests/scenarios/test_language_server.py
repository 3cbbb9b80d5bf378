"""An editor talks with the language server over standard input and output, as editors do."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline.init import FirstSite, init

READY = "content/teams/kitchen/2026-Q4/ready-at-noon.md"


class Editor:
    """A client with the folder of a project open."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.told: dict[str, list[types.Diagnostic]] = {}
        self._news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self._news.set()

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "okrsite_gen", "lsp", cwd=str(self.root))
        uri = self.root.as_uri()
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(),
                root_uri=uri,
                workspace_folders=[types.WorkspaceFolder(uri, "okrs")],
            )
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, file: str) -> str:
        return (self.root / file).as_uri()

    def open(self, file: str, text: str) -> str:
        """Open a file with a text that need not be the one on disk; `|` marks the cursor and is left out."""
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self.uri(file), "markdown", 1, text.replace("|", "", 1))
            )
        )
        return self.uri(file)

    async def findings(self, file: str, until) -> list[types.Diagnostic]:
        """Return what is told of a file once that is as wanted."""
        while (found := self.told.get(self.uri(file))) is None or not until(found):
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 60)
        return found

    def at(self, file: str, text: str) -> dict[str, object]:
        """Return the parameters of a question about the cursor in a text."""
        before = text[: text.index("|")]
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(file)),
            "position": types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2 if column else 0),
        }

    async def complete(self, file: str, text: str) -> dict[str, types.CompletionItem]:
        self.open(file, text)
        found = await self.client.text_document_completion_async(types.CompletionParams(**self.at(file, text)))
        return {each.label: each for each in found.items}

    async def hover(self, file: str, text: str) -> str:
        self.open(file, text)
        found = await self.client.text_document_hover_async(types.HoverParams(**self.at(file, text)))
        return found.contents.value if found else ""

    async def definition(self, file: str, text: str) -> tuple[str, int] | None:
        self.open(file, text)
        found = await self.client.text_document_definition_async(types.DefinitionParams(**self.at(file, text)))
        return (found.uri.removeprefix(self.root.as_uri() + "/"), found.range.start.line) if found else None

    def change(self, file: str, span: types.Range, text: str) -> None:
        """Write over a part of an open file."""
        document = types.VersionedTextDocumentIdentifier(2, self.uri(file))
        change = types.TextDocumentContentChangePartial(span, text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def fixes(self, file: str, line: int) -> list[types.CodeAction]:
        span = types.Range(types.Position(line, 0), types.Position(line, 0))
        context = types.CodeActionContext(diagnostics=[])
        identifier = types.TextDocumentIdentifier(self.uri(file))
        return await self.client.text_document_code_action_async(types.CodeActionParams(identifier, span, context))


@asynccontextmanager
async def editor(root: Path):
    each = Editor(root)
    await each.start()
    try:
        yield each
    finally:
        await each.stop()


@pytest.fixture
def project(tmp_path):
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    return tmp_path.resolve()


def objective(**more: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in more.items())
    return f"---\ntitle: Jars are ready at noon\n{lines}---\n"


def test_an_editor_is_told_of_slips_offered_names_and_led_to_them(project):
    async def story():
        async with editor(project) as each:
            uri = each.open(READY, objective(suports="company/2026/lunch-habit"))
            told = await each.findings(READY, lambda told: any(one.code == "FLD001" for one in told))
            slip = next(one for one in told if one.code == "FLD001")
            assert "Did you mean `supports`?" in slip.message
            assert slip.severity == types.DiagnosticSeverity.Error
            assert (slip.range.start.line, slip.range.start.character, slip.range.end.character) == (2, 0, 7)

            (fix,) = await each.fixes(READY, 2)
            assert list(fix.edit.changes[uri]) == [types.TextEdit(slip.range, "supports")]
            each.change(READY, slip.range, "supports")
            await each.findings(READY, lambda told: all(one.code != "FLD001" for one in told))
            assert "suports" not in (project / READY).read_text(encoding="utf-8")

            offered = await each.complete(READY, "---\ntitle: x\nsupports: ['\U0001f372', 'lunch|']\n---\n")
            reference = offered["company/2026/lunch-habit"]
            assert reference.text_edit.new_text == "company/2026/lunch-habit"
            assert (reference.text_edit.range.start.character, reference.text_edit.range.end.character) == (18, 23)

            pointed = "---\ntitle: x\nsupports: company/2026/lunch-ha|bit\n---\n"
            assert "Lunch in a jar becomes a habit" in await each.hover(READY, pointed)
            assert await each.definition(READY, pointed) == ("content/teams/company/2026/lunch-habit.md", 0)

    with ThreadPoolExecutor(1) as beside:  # browser tests leave this thread with a loop that runs
        beside.submit(asyncio.run, story()).result()


def test_without_the_extra_the_command_says_what_to_install(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "okrsite_gen.lsp.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert run(["lsp"]) == 2
    assert "pip install '.[lsp]'" in capsys.readouterr().err


def session(root: Path, *, goodbye: bool) -> subprocess.CompletedProcess[str]:
    """Run the server from its first message to its end; the editor says goodbye, or just goes."""
    say = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"method": "initialized", "params": {}},
        *([{"id": 2, "method": "shutdown"}, {"method": "exit"}] if goodbye else []),
    ]
    told = [json.dumps({"jsonrpc": "2.0", **message}) for message in say]
    return subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "lsp"],
        input="".join(f"Content-Length: {len(each)}\r\n\r\n{each}" for each in told),
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("goodbye", [True, False])
def test_the_server_ends_without_complaint_whether_or_not_the_editor_says_goodbye(tmp_path, goodbye):
    done = session(tmp_path, goodbye=goodbye)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "mistake of its own" not in done.stderr
    assert '"serverInfo"' in done.stdout
