"""Answers to what editors ask about a place in an open file. Loaded with the first question, not with the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import PositionCodec, TextDocument

from okrsite_gen.lsp.cards import card
from okrsite_gen.lsp.cursor import Cursor, cursor_at
from okrsite_gen.lsp.desk import CONFIGURATION, Desk
from okrsite_gen.lsp.fields import meaning_of
from okrsite_gen.lsp.fixes import change_for
from okrsite_gen.lsp.names import Named, Names, meant_by, place_of
from okrsite_gen.lsp.offers import Offer, offers
from okrsite_gen.lsp.spans import diagnostic_of, range_of
from okrsite_gen.pipeline.look import kind_of, schema_for, scope_of

_KINDS = {
    "field": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Reference,
    "key": types.CompletionItemKind.Reference,
}
_COLONS = {"field": ": ", "key": ":"}


@dataclass(frozen=True, slots=True)
class Page:
    """An open file on a desk, and how its editor counts characters."""

    desk: Desk
    document: TextDocument
    codec: PositionCodec

    @property
    def file(self) -> str:
        """Path relative to the project folder; empty for a file outside."""
        return self.desk.file_of(to_fs_path(self.document.uri) or "")

    def count(self, text: str) -> int:
        """Return how many characters a text has as the editor counts them."""
        units: int = self.codec.client_num_units(text)
        return units

    def line(self, number: int) -> str:
        """Return a line without its end; empty behind the last one."""
        return self.document.lines[number].rstrip("\r\n") if number < len(self.document.lines) else ""

    def cursor(self, position: types.Position) -> Cursor | None:
        """Return what stands at a position."""
        at = self.codec.position_from_client_units(self.document.lines, position)
        lines = [line.rstrip("\r\n") for line in self.document.lines]
        return cursor_at(lines, at.line, at.character, whole_file=self.file == CONFIGURATION)

    def span(self, cursor: Cursor) -> types.Range:
        """Return the range of the word at a cursor."""
        return range_of(self.line(cursor.line), cursor.line, (cursor.start, cursor.end), self.count)

    def named(self, cursor: Cursor) -> Named | None:
        """Return what the word at a cursor names."""
        seen = self.desk.seen
        if seen is None or seen.org is None:
            return None
        role = seen.role(self.file)
        meant = meant_by(kind_of(self.file, role), cursor)
        return Names(seen.org, scope_of(role)).find(meant, cursor.word, cursor) if meant else None

    def meaning(self, cursor: Cursor) -> str:
        """Return what the field at a cursor means."""
        if self.desk.seen is None or cursor.is_link:
            return ""
        path = cursor.path if cursor.is_value else (*cursor.path, cursor.word.strip("\"'"))
        return meaning_of(schema_for(kind_of(self.file, self.desk.seen.role(self.file))), path)


def completion(page: Page, position: types.Position) -> types.CompletionList:
    """Return what can be written at a position; more is to come where the project has not been looked at yet."""
    cursor, seen = page.cursor(position), page.desk.seen
    if cursor is None or seen is None:
        return types.CompletionList(is_incomplete=seen is None, items=[])
    found, all_of_them = offers(seen, page.file, cursor)
    span = page.span(cursor)
    items = [_item(offer, place, span, has_colon=cursor.is_name) for place, offer in enumerate(found)]
    return types.CompletionList(is_incomplete=not all_of_them, items=items)


def _item(offer: Offer, place: int, span: types.Range, *, has_colon: bool) -> types.CompletionItem:
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


def hover(page: Page, position: types.Position) -> types.Hover | None:
    """Return what is named at a position and how it goes, or what the field there means."""
    cursor, seen = page.cursor(position), page.desk.seen
    if cursor is None or seen is None:
        return None
    named = page.named(cursor)
    shown = card(named, seen.org, seen.insights) if named and seen.org and seen.insights else page.meaning(cursor)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, shown), page.span(cursor)) if shown else None


def definition(page: Page, position: types.Position) -> types.Location | None:
    """Return where that is defined which is named at a position."""
    cursor, seen = page.cursor(position), page.desk.seen
    named = page.named(cursor) if cursor else None
    if named is None or seen is None or seen.org is None:
        return None
    place = seen.found_at(place_of(named, seen.org))
    at = types.Position(max(0, place.line - 1), 0)
    return types.Location(from_fs_path(str(page.desk.root / place.file)) or "", types.Range(at, at))


def fixes(page: Page, asked: types.Range) -> Iterator[types.CodeAction]:
    """Yield what can be mended in a range, as long as the lines stand as they did when they were looked at."""
    for finding in page.desk.seen.findings if page.desk.seen else ():
        line = finding.place.line - 1
        if finding.place.file != page.file or not asked.start.line <= line <= asked.end.line:
            continue
        change = change_for(finding)
        if change and page.line(line) == finding.line_text:
            span = range_of(finding.line_text, line, (change.start, change.end), page.count)
            edit = types.TextEdit(span, change.text)
            yield types.CodeAction(
                title=f"Write {change.text.strip()}",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic_of(finding, page.count)],
                is_preferred=change.certain,
                edit=types.WorkspaceEdit(changes={page.document.uri: [edit]}),
            )
