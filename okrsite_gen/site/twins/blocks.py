"""A page's own content as Markdown."""

from __future__ import annotations

import re

from okrsite_gen.site.twins.holders import Holder, close, titled
from okrsite_gen.site.twins.lines import MOST_KEPT, Lines, text_of
from okrsite_gen.site.twins.tags import BLOCK_TAGS, Lead, Tag, TagKind, Turns
from okrsite_gen.site.twins.words import fenced

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_BEGINS_A_BLOCK = re.compile(r"(?:(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,})|(\d{1,9})([.)])(?=\s|$))")
_MAY_BEGIN_A_BLOCK = frozenset("#-+>=0123456789")
_WITHOUT_WORDS = frozenset({"ul", "ol", "dl", "table"})
_CELLS = frozenset({"th", "td"})
_SAID = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Translator:
    """Puts the markup of pages into Markdown. What stands on many pages is put into it once."""

    def __init__(self, lead: Lead) -> None:
        """`lead` says where links lead, the same on each page."""
        self._lines = Lines(lead)
        self._turns = Turns(self._lines.tags)

    def markdown_of(self, html: str) -> str:
        """Return the markup of a page's own content as Markdown, its title first.

        `html` is as okrsite draws it: tags in small letters and closed, attributes in double quotes. Raises nothing,
        whatever a theme writes.
        """
        self._lines.forget()
        if len(self._turns) > MOST_KEPT:
            self._turns.clear()
        found = titled(_Reading(self._lines, self._turns).blocks_of(_without_drawings(html)), "# ")
        # A drawing may stand there twice, for wide places and for narrow ones.
        once = (block for number, block in enumerate(found) if not number or block != found[number - 1])
        return "\n\n".join(once) + "\n"


class _Reading:
    """Reads one page, from the first tag to the last."""

    def __init__(self, lines: Lines, turns: Turns) -> None:
        self._lines = lines
        self._turns = turns
        self._way = [Holder(Tag(""))]
        """What is open: the page itself, and elements in it whose blocks make up something of their own."""
        self._whole: Tag | None = None
        """The open element whose inside is taken as a whole, not block by block."""
        self._depth = 0
        """How often an element of its name is open there."""
        self._inside = ""
        """The HTML inside, so far; where nobody reads it, what stood before it in the same paragraph."""

    def blocks_of(self, html: str) -> list[str]:
        """Return the blocks of the page."""
        turns, lines = self._turns, self._lines
        words, *parts = BLOCK_TAGS.split(html)
        following = iter(parts)
        for written, after in zip(following, following, strict=True):
            turn, whole = turns[written], self._whole
            if turn.at_once is None or (
                whole is not None and (self._depth > 1 or not written.startswith(whole.ending))
            ):
                words = self._read_each(turn.tags, words) + after
                continue
            if whole is not None:
                self._whole = None
                words = self._take(whole, words)
            if words and (words := lines[words]):
                self._add(words)
            for tag in turn.at_once:
                self._begin(tag)
            words = after
        if self._whole is not None:
            words = self._take(self._whole, words)
        self._flush(words)
        while len(self._way) > 1:
            close(self._way.pop(), self._way[-1])
        return self._way[0].blocks

    def _read_each(self, tags: tuple[Tag, ...], words: str) -> str:
        """Read tags that stand together, given with the words before them; return the words that still wait."""
        for tag in tags:
            whole = self._whole
            if whole is None:
                if tag.kind is TagKind.UNREAD:
                    self._begin(tag)
                    self._inside = words
                else:
                    self._flush(words)
                    self._begin(tag)
                words = ""
                continue
            if tag.name == whole.name:
                self._depth += -1 if tag.closes else 1
            if not self._depth:
                self._whole = None
                words = self._take(whole, words)
            elif whole.kind is not TagKind.UNREAD:
                self._inside += f"{words}<{tag.written}>"
                words = ""
        whole = self._whole
        if whole is None:
            return words
        if whole.kind is not TagKind.UNREAD:
            self._inside += words
        return ""

    def _begin(self, tag: Tag) -> None:
        kind = tag.kind
        if kind is TagKind.HOLDER:
            self._hold(tag)
        elif kind is TagKind.LINE or kind is TagKind.RAW or kind is TagKind.UNREAD:
            self._whole, self._depth, self._inside = tag, 1, ""
        elif kind is TagKind.ALONE:
            self._way[-1].blocks += ["---"] if tag.name == "hr" else []
        elif tag.is_prose:
            self._way[-1].holds_prose = True

    def _take(self, whole: Tag, words: str) -> str:
        """End an element that is taken as a whole; return the words that wait behind it."""
        if whole.kind is TagKind.UNREAD:
            return f"{self._inside} "
        html = self._inside + words
        if whole.kind is TagKind.RAW:
            self._way[-1].blocks.append(fenced(text_of(html)))
        else:
            self._add_line(whole, self._lines[html])
        return ""

    def _flush(self, words: str) -> None:
        if words and (paragraph := self._lines[words]):
            self._add(paragraph)

    def _hold(self, tag: Tag) -> None:
        """Begin or end an element whose blocks make up something of their own."""
        way, name = self._way, tag.name
        if name in {"tr", "thead"}:
            _turn_rows(way[-1], tag)
        elif not tag.closes:
            way.append(Holder(tag))
        elif way[-1].tag.name == name or any(holder.tag.name == name for holder in way):
            while way[-1].tag.name != name:
                close(way.pop(), way[-1])
            close(way.pop(), way[-1])

    def _add(self, words: str) -> None:
        """Add a paragraph; nothing stands between the entries of a list or the cells of a table."""
        holder = self._way[-1]
        if holder.tag.name in _WITHOUT_WORDS:
            return
        begins = _BEGINS_A_BLOCK.match(words) if words[0] in _MAY_BEGIN_A_BLOCK else None
        holder.blocks.append(_as_words(begins) + words[begins.end() :] if begins else words)

    def _add_line(self, tag: Tag, words: str) -> None:
        name, holder = tag.name, self._way[-1]
        if name in _HEADINGS:
            holder.blocks += [f"{_HEADINGS[name]} {words}"] if words else []
        elif name == "caption":
            holder.blocks += [words] if words and "unseen" not in tag.classes else []
        elif name in _CELLS and holder.rows:
            holder.rows[-1].append((tag, words.replace("|", "\\|")))
        elif holder.tag.name == "dl":
            holder.define(name, words)
        elif words:
            self._add(words)


def _turn_rows(holder: Holder, tag: Tag) -> None:
    if tag.name == "thead":
        holder.heads = len(holder.rows)
    elif not tag.closes:
        holder.rows.append([])


def _as_words(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _without_drawings(html: str) -> str:
    """Leave of a drawing only what it says in words, as a paragraph."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    first, *rest = html.split("<svg")
    if not rest:
        return html
    kept = [first]
    for part in rest:
        drawing, _, after = part.partition("</svg>")
        if 'role="img"' in drawing[: drawing.find(">")]:
            said = dict(_SAID.findall(drawing))
            kept.append(f"<p>{said.get('desc') or said.get('title', '')}</p>")
        kept.append(after)
    return "".join(kept)
