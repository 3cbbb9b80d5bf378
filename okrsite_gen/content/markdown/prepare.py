"""Tokens of Markdown made ready to render: links that know the site, shifted headings, task boxes, footnotes, tables.

HTML classes, for themes, beside those of `context`: `table-scroll` (around a table), `align-left`, `align-center` and
`align-right` (cells), `task-list` and `task` (lists with boxes), `footnote-ref`, `footnotes` and `footnote-back`.
Cells of a wide table have the name of their column as `data-label`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from okrsite_gen.content.markdown.context import Context, markup
from okrsite_gen.content.markdown.html import tame
from okrsite_gen.content.markdown.words import words_of

WIDE = 3
"""Columns from which on the cells of a table say what their column is called."""

_TASK = re.compile(r"\[([ xX])\][ \t]+(?:(?=\S)|$)")
_BARE_ADDRESS = re.compile(r"(?<![\w/\"'=@.-])https?://[^\s<>\"]+")


def prepare(tokens: Sequence[Token], context: Context, level: int) -> list[Token]:
    """Return `tokens` ready to render; the highest heading becomes `level`, and no level below it is left out."""
    tokens = _without_empty_headings(tokens, context)
    _headings(tokens, context, level)
    _label_cells(tokens, context)
    ready: list[Token] = []
    lists: list[Token] = []
    for position, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            _task(tokens, position, lists, context)
            token.children = prepare_inline(token.children or [], context)
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif kind in {"th_open", "td_open"}:
            style = str(token.attrs.pop("style", ""))
            if style:
                token.attrs["class"] = f"align-{style.rpartition(':')[2]}"
        ready.append(_block(token, context))
    return ready


def prepare_inline(children: Sequence[Token], context: Context) -> list[Token]:
    """Return the tokens of one line of text ready to render."""
    ready: list[Token] = []
    closings: list[str] = []
    in_html_link = False
    for position, child in enumerate(children):
        kind = child.type
        if kind == "text" and not closings and not in_html_link and "://" in child.content:
            ready += _bare_addresses(child, context)
        elif kind == "link_open":
            target = str(child.attrs.get("href", ""))
            address = context.href(target)
            closings.append("a" if address else "span")
            ready.append(_opening(child, address, context))
            if children[position + 1].type == "link_close":
                ready.append(markup(escapeHtml(target)))
        elif kind == "link_close":
            ready.append(markup(f"</{closings.pop()}>"))
        elif kind == "image":
            words = words_of(child.children or [], context.links)
            picture = escapeHtml(words) if closings else context.picture(str(child.attrs.get("src", "")), words)
            ready.append(markup(picture))
        elif kind == "reference":
            ready.append(markup(context.reference(**child.meta)))
        elif kind == "footnote_ref":
            ready.append(markup(_footnote_reference(child, context)))
        elif kind == "html_inline":
            in_html_link = _opens_link(child.content) or (in_html_link and child.content.lower() != "</a>")
            ready.append(markup(tame(child.content, context.shift, context.picture)))
        else:
            ready.append(child)
    return ready


def _opens_link(tag: str) -> bool:
    return tag[:2].lower() == "<a" and tag[2:3].strip(" \t\n/>") == ""


def headings_of(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield (level as written, id, words) of each heading that `prepare` gives an id, without the prefix of ids."""
    context = Context({})
    found = _without_empty_headings(tokens, context)
    for position, token in enumerate(found):
        if token.type == "heading_open":
            words = words_of(found[position + 1].children or [], context.links)
            yield int(token.tag[1]), context.unique_id(words), words


def own_attributes(tokens: Sequence[Token], mark: str) -> None:
    """Put `mark` before the attribute values that the Markdown parser itself has set."""
    for token in tokens:
        token.attrs = {name: f"{mark}{value}" for name, value in token.attrs.items()}
        own_attributes(token.children or (), mark)


def _without_empty_headings(tokens: Sequence[Token], context: Context) -> Sequence[Token]:
    """Return `tokens` without headings that would show nothing."""
    empty = {
        position + step
        for position, token in enumerate(tokens)
        if token.type == "heading_open" and _shows_nothing(tokens[position + 1].children or [], context)
        for step in range(3)
    }
    return [token for position, token in enumerate(tokens) if position not in empty] if empty else tokens


def _shows_nothing(children: Sequence[Token], context: Context) -> bool:
    return not words_of(children, context.links) and all(
        child.type not in {"image", "footnote_ref", "link_open"} for child in children
    )


def _headings(tokens: Sequence[Token], context: Context, level: int) -> None:
    opened = [position for position, token in enumerate(tokens) if token.type == "heading_open"]
    highest = min((int(tokens[position].tag[1]) for position in opened), default=1)
    context.shift = level - highest
    before = level - 1
    for position in opened:
        now = min(int(tokens[position].tag[1]) + context.shift, before + 1, 6)
        before = max(now, level)
        tokens[position].tag = tokens[position + 2].tag = f"h{now}"
        words = words_of(tokens[position + 1].children or [], context.links)
        tokens[position].attrs["id"] = f"{context.prefix}{context.unique_id(words)}"


def _label_cells(tokens: Sequence[Token], context: Context) -> None:
    """Write into the cells of wide tables what their column is called, for where they stand below each other."""
    columns: list[str] = []
    column = 0
    for position, token in enumerate(tokens):
        if token.type == "table_open":
            columns = []
        elif token.type == "th_open":
            columns.append(words_of(tokens[position + 1].children or [], context.links))
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            if len(columns) >= WIDE and columns[column]:
                token.attrs["data-label"] = columns[column]
            column += 1


def _block(token: Token, context: Context) -> Token:
    """Return a token of a block as ready markup, or as it is if nothing about it is special."""
    if token.type in _CLOSINGS:
        return markup(_CLOSINGS[token.type])
    make = _BLOCKS.get(token.type)
    return markup(make(token, context)) if make else token


def _code(token: Token, context: Context) -> str:
    """Return code; a last line without its end gets one, so that both kinds of block look the same."""
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    code = context.tag("code", class_=f"language-{language}") if language else "<code>"
    text = token.content if token.content.endswith("\n") else f"{token.content}\n"
    return f"{context.tag('pre', tabindex='0')}{code}{escapeHtml(text)}</code></pre>\n"


def _footnote_back(token: Token, context: Context) -> str:
    link = context.tag("a", class_="footnote-back", href=f"#{context.prefix}{_footnote_id(token)}")
    return f" {link}↩&#xFE0E; {token.meta['id'] + 1}</a>"


_CLOSINGS = {
    "table_close": "</table>\n</div>\n",
    "footnote_block_close": "</ol>\n</div>\n",
    "footnote_close": "</li>\n",
}
_BLOCKS: Mapping[str, Callable[[Token, Context], str]] = {
    "fence": _code,
    "code_block": _code,
    "html_block": lambda token, context: tame(token.content, context.shift, context.picture),
    "table_open": lambda _, context: f"{context.tag('div', class_='table-scroll', tabindex='0')}\n<table>\n",
    "footnote_block_open": lambda _, context: f"{context.tag('div', class_='footnotes')}\n<hr>\n<ol>\n",
    "footnote_open": lambda token, context: context.tag("li", id=f"{context.prefix}fn:{token.meta['id'] + 1}"),
    "footnote_anchor": _footnote_back,
}


def _footnote_id(token: Token) -> str:
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return f"fnref:{number}:{again + 1}" if again else f"fnref:{number}"


def _footnote_reference(token: Token, context: Context) -> str:
    number, prefix = token.meta["id"] + 1, context.prefix
    link = context.tag("a", href=f"#{prefix}fn:{number}", id=f"{prefix}{_footnote_id(token)}")
    return f"{context.tag('sup', class_='footnote-ref')}{link}[{number}]</a></sup>"


def _task(tokens: Sequence[Token], position: int, lists: Sequence[Token], context: Context) -> None:
    """Turn `[ ]` at the beginning of a list item into a box with the item as its label."""
    text = tokens[position]
    children = text.children or []
    before = [token.type for token in tokens[max(position - 2, 0) : position]]
    if before != ["list_item_open", "paragraph_open"] or not children or children[0].type != "text":
        return
    task = _TASK.match(children[0].content)
    if task is None:
        return
    children[0].content = children[0].content[task.end() :]
    state = {"checked": ""} if task[1] != " " else {}
    box = context.tag("input", type="checkbox", **state, disabled="")
    text.children = [markup(f"<label>{box} "), *children, markup("</label>")]
    tokens[position - 2].attrs["class"] = "task"
    lists[-1].attrs["class"] = "task-list"


def _opening(link: Token, address: str, context: Context) -> Token:
    if not address:
        return markup(context.tag("span", class_="missing-link"))
    title = str(link.attrs.get("title", ""))
    return markup(context.tag("a", href=address, **({"title": title} if title else {})))


def _bare_addresses(text: Token, context: Context) -> list[Token]:
    """Cut a text at the web addresses in it and make links of these."""
    parts: list[Token] = []
    position = 0
    for found in _BARE_ADDRESS.finditer(text.content):
        address = found.group().rstrip("?!.,:;*_~'’”)")
        rest = found.group()[len(address) :]
        while rest.startswith(")") and address.count("(") > address.count(")"):
            address, rest = f"{address})", rest[1:]
        parts.append(markup(escapeHtml(text.content[position : found.start()])))
        parts.append(markup(f"{context.tag('a', href=context.href(address))}{escapeHtml(address)}</a>"))
        position = found.start() + len(address)
    parts.append(markup(escapeHtml(text.content[position:])))
    return parts
