"""Links as they stand in Markdown, found in the same tokens that rendering uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from okrsite_gen.content.markdown.context import is_external
from okrsite_gen.content.markdown.html import linked_in
from okrsite_gen.content.markdown.words import words_of
from okrsite_gen.model.prose import WrittenLink


def written_links(tokens: Sequence[Token]) -> Iterator[WrittenLink]:
    """Yield the links within the site: references, people, relative links and relative pictures, in reading order."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type == "inline":
            yield from _in_line(token.children or [], line)
        elif token.type == "html_block":
            yield from _in_html(token.content, line)


def _in_line(children: Sequence[Token], line: int) -> Iterator[WrittenLink]:
    for position, child in enumerate(children):
        kind = child.type
        if kind in {"softbreak", "hardbreak"}:
            line += 1
        elif kind == "reference":
            yield WrittenLink(child.meta["kind"], child.meta["target"], child.meta["words"], line)
        elif kind == "link_open":
            target = str(child.attrs.get("href", "")).strip()
            if _is_inside(target):
                yield WrittenLink("file", target, _label(children, position), line)
        elif kind == "image":
            source = str(child.attrs.get("src", "")).strip()
            if _is_inside(source):
                yield WrittenLink("image", source, words_of(child.children or [], {}), line)
        elif kind == "html_inline":
            yield from _in_html(child.content, line)
            line += child.content.count("\n")


def _in_html(html: str, line: int) -> Iterator[WrittenLink]:
    for kind, target, offset in linked_in(html):
        if _is_inside(target):
            yield WrittenLink(kind, target, "", line + html.count("\n", 0, offset))


def _is_inside(target: str) -> bool:
    return bool(target) and not target.startswith("#") and not is_external(target)


def _label(children: Sequence[Token], position: int) -> str:
    end = next(
        (other for other in range(position, len(children)) if children[other].type == "link_close"), len(children)
    )
    return words_of(children[position + 1 : end], {})
