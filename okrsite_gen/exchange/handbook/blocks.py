"""Take a page apart into nested headings, items, paragraphs and tables, in one pass over its lines."""

from __future__ import annotations

import re

from okrsite_gen.exchange.handbook.nodes import CONTAINER_LEVEL, DEEPEST_LIST, LEAD_LEVEL, Node, Page, Shape
from okrsite_gen.exchange.handbook.words import Word, announces, is_aside, label_of, property_of

_ITEM = re.compile(r"^(\s*)([-*+•]|\d{1,9}[.)]|[a-z]\))\s+(\S.*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[^#])")
_CHECK = re.compile(r"^\[([ xX✓✔]?)\]\s+(?=\S)")
_RULER = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_DELIMITERS = re.compile(r"^[\s|:-]*-[\s|:-]*$")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]]{1,200})\]:\s*(\S+)")
_MATTER = re.compile(r"^([A-Za-z][\w -]{0,40}):\s*(.*)$")
_SUMMARY = re.compile(r"<summary[^>]{0,200}>(.*?)(?:</summary>|$)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:div|span|p|br|hr|table|thead|tbody|tr|td|th|ul|ol|li|details|summary|center|font|h[1-6]|section|article"
    r"|aside|small|u|blockquote|pre|nav|header|footer|figure|main)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"^\s*\{:{1,2}[^}]{0,300}\}\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_ONLY = re.compile(r"^\W{0,4}(\*\*|__)(?=\S)(?:(?!\1).)+\1[\s\W]{0,6}$")
_LONGEST_LEAD = 400


def page_of(text: str) -> Page:
    """Return a page taken apart. Any text is a page; nothing is dropped but empty lines and marks of Markdown."""
    reading = _Reading(text)
    reading.run()
    return Page(reading.root, tuple(reading.matter), reading.links, reading.count)


class _Reading:
    """One pass over the lines of a page: where the next line belongs."""

    def __init__(self, text: str) -> None:
        self.lines = [line.expandtabs(4) for line in _split_breaks(text)]
        self.numbers = list(_numbers(text))
        self.at = 0
        self.root = Node(Shape.PAGE, "", 0)
        self.matter: list[tuple[int, str, str]] = []
        self.links: dict[str, tuple[int, str]] = {}
        self.count = sum(1 for line in text.splitlines() if line.strip())
        self.open: list[Node] = [self.root]
        self.items: list[tuple[int, Node]] = []
        self.paragraph: list[tuple[int, str]] = []
        self.folds: list[int] = []
        self.blank = True

    def run(self) -> None:
        """Read all lines."""
        self._front_matter()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not self._special(line):
                self._ordinary(line)
            self.at += 1
        self._end_paragraph()

    @property
    def number(self) -> int:
        return self.numbers[self.at]

    def _front_matter(self) -> None:
        if not self.lines or self.lines[0].strip() != "---":
            return
        end = next((n for n in range(1, min(len(self.lines), 200)) if self.lines[n].strip() in ("---", "...")), 0)
        if not end:
            return
        for n in range(1, end):
            found = _MATTER.match(self.lines[n])
            if found:
                self.matter.append((self.numbers[n], found[1].strip(), found[2].strip().strip("\"'")))
            elif self.lines[n].strip():
                self.matter.append((self.numbers[n], "", self.lines[n].strip()))
        self.at = end + 1

    def _special(self, line: str) -> bool:
        """Take a line that opens something of its own; return whether it was one."""
        return (
            self._attributes(line)
            or self._fence(line)
            or self._comment(line)
            or self._table(line)
            or self._html(line)
            or self._definition(line)
        )

    def _attributes(self, line: str) -> bool:
        """Take marks of kramdown (`{:.no_toc}`), which tell a program how to show the line above."""
        if not _ATTRIBUTES.match(line):
            return False
        self._end_paragraph()
        self._place(Node(Shape.COMMENT, line.strip(), self.number))
        return True

    def _fence(self, line: str) -> bool:
        fence = _FENCE.match(line)
        if not fence:
            return False
        self._end_paragraph()
        start, held = self.number, []
        while self.at + 1 < len(self.lines):
            self.at += 1
            if self.lines[self.at].strip().startswith(fence[1]):
                break
            held.append(self.lines[self.at])
        self._place(Node(Shape.CODE, "\n".join(held), start))
        return True

    def _comment(self, line: str) -> bool:
        if not line.lstrip().startswith("<!--"):
            return False
        self._end_paragraph()
        start, held = self.number, [line]
        while "-->" not in self.lines[self.at] and self.at + 1 < len(self.lines):
            self.at += 1
            held.append(self.lines[self.at])
        text = "\n".join(held).replace("<!--", "").replace("-->", "").strip()
        self._place(Node(Shape.COMMENT, text, start))
        return True

    def _table(self, line: str) -> bool:
        if "|" not in line or self.at + 1 >= len(self.lines):
            return False
        rule = self.lines[self.at + 1]
        if "|" not in rule or not _DELIMITERS.match(rule):
            return False
        self._end_paragraph()
        table = Node(Shape.TABLE, "", self.number, rows=[(self.number, cells_of(line))])
        self.at += 1
        while self.at + 1 < len(self.lines) and "|" in self.lines[self.at + 1]:
            self.at += 1
            table.rows.append((self.number, cells_of(self.lines[self.at])))
        if self.blank and not line.startswith("  "):
            self.items = []
        self._place(table)
        return True

    def _html(self, line: str) -> bool:
        stripped = line.strip()
        if not stripped.startswith("<"):
            return False
        summary = _SUMMARY.search(stripped)
        if summary:
            self._end_paragraph()
            self._head(_untagged(summary[1]).strip(), self.open[-1].level + 1)
            self.folds.append(self.open[-1].level)
            return True
        if stripped.lower().startswith("</details") and self.folds:
            self._end_paragraph()
            self._close(self.folds.pop())
        return not _untagged(stripped).strip()

    def _definition(self, line: str) -> bool:
        found = _DEFINITION.match(line)
        if not found or self.paragraph:
            return False
        self.links.setdefault(found[1].strip().lower(), (self.number, found[2].strip("<>")))
        return True

    def _ordinary(self, line: str) -> None:
        if not line.strip():
            self._end_paragraph()
            self.blank = True
            return
        line = _untagged(line)
        if line.lstrip().startswith(">"):
            line = re.sub(r"^\s*(?:>\s?)+", "", line)
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading and (len(heading[1]) > 1 or line.lstrip()[1:2].isspace()):
            self._end_paragraph()
            self._head(line[heading.end() :].strip().rstrip("#").rstrip(), len(heading[1]) * 10)
        elif self._underlined(line):
            self._end_paragraph()
            self._head(line.strip(), 10 if self.lines[self.at + 1].lstrip().startswith("=") else 20)
            self.at += 1
        elif _RULER.match(line):
            self._end_paragraph()
            self.items = []
        elif item:
            self._end_paragraph()
            self._item(item)
        else:
            self._continue(line)
        self.blank = False

    def _underlined(self, line: str) -> bool:
        return (
            not self.paragraph
            and not line.startswith("    ")
            and not _ITEM.match(line)
            and self.at + 1 < len(self.lines)
            and bool(_UNDERLINE.match(self.lines[self.at + 1]))
            and "|" not in line
        )

    def _head(self, text: str, level: int) -> None:
        if self.folds:
            level = max(level, self.folds[-1] + 1)
        self._close(level)
        node = Node(Shape.HEADING, text, self.number, level)
        self.open[-1].children.append(node)
        self.open.append(node)

    def _close(self, level: int) -> None:
        self.items = []
        while len(self.open) > 1 and self.open[-1].level >= level:
            self.open.pop()

    def _item(self, found: re.Match[str]) -> None:
        indent, text = len(found[1]), found[3]
        while self.items and indent < self.items[-1][0] + 2:
            self.items.pop()
        if len(self.items) >= DEEPEST_LIST:
            self.items = self.items[: DEEPEST_LIST - 1]
        check = _CHECK.match(text)
        node = Node(Shape.ITEM, "", self.number, len(self.items) + 1)
        node.number = found[2].rstrip(".)") if found[2][0].isalnum() else ""
        if check:
            node.checked = check[1].strip() != ""
            text = text[check.end() :]
        self._place(node)
        self.items.append((indent, node))
        self.paragraph = [(self.number, text)]

    def _continue(self, line: str) -> None:
        if self.blank and self.items:
            indent = len(line) - len(line.lstrip())
            while self.items and indent < self.items[-1][0] + 2:
                self.items.pop()
        self.paragraph.append((self.number, line.strip()))

    def _place(self, node: Node) -> None:
        (self.items[-1][1] if self.items else self.open[-1]).children.append(node)

    def _end_paragraph(self) -> None:
        statements = _statements(self.paragraph)
        self.paragraph = []
        if not statements:
            return
        owner = self.items[-1][1] if self.items else None
        if owner is not None and not owner.text and not owner.children:
            owner.text = statements.pop(0)[1]
        for n, (line, text) in enumerate(statements):
            self._statement(line, text, alone=len(statements) == 1, inside=owner, last=n == len(statements) - 1)

    def _statement(self, line: int, text: str, *, alone: bool, inside: Node | None, last: bool) -> None:
        label = label_of(text)
        if label and label.word is Word.RESULT:
            item = Node(Shape.ITEM, text, line, (inside.level if inside else 0) + 1)
            (inside or self.open[-1]).children.append(item)
        elif inside is not None:
            shape = Shape.LEAD if announces(text) else Shape.TEXT
            inside.children.append(Node(shape, text, line, CONTAINER_LEVEL))
        elif label and label.word is Word.OBJECTIVE and len(text) <= _LONGEST_LEAD:
            self._lead(line, text, LEAD_LEVEL)
        elif announces(text) or (last and text.rstrip("*_ ").endswith((":", "…", "：")) and not property_of(text)):
            self._lead(line, text, CONTAINER_LEVEL)
        elif alone and _BOLD_ONLY.match(text) and len(text) <= _LONGEST_LEAD and not property_of(text):
            self._lead(line, text, CONTAINER_LEVEL if is_aside(text) else LEAD_LEVEL)
        else:
            self.open[-1].children.append(Node(Shape.TEXT, text, line))

    def _lead(self, line: int, text: str, level: int) -> None:
        if level == LEAD_LEVEL and self.open[-1].level == CONTAINER_LEVEL and _holds_objectives(self.open[-1]):
            level = CONTAINER_LEVEL + 1
        self._close(level)
        node = Node(Shape.LEAD, text, line, level)
        self.open[-1].children.append(node)
        self.open.append(node)


def _holds_objectives(node: Node) -> bool:
    label = label_of(node.text)
    return label is not None and label.word is Word.OBJECTIVES and not node.children


def _statements(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join the lines of a paragraph, beginning anew at each line that is labelled (`KR: …`, `Owner: …`)."""
    found: list[tuple[int, list[str]]] = []
    for line, raw in lines:
        text = raw.strip()
        if text.endswith("\\"):
            text = text[:-1].rstrip()
        if not text:
            continue
        if not found or label_of(text) or property_of(text) or announces(text):
            found.append((line, [text]))
        else:
            found[-1][1].append(text)
    return [(line, " ".join(parts)) for line, parts in found]


def cells_of(line: str) -> list[str]:
    """Return the cells of a row of a table, without the bars at its ends."""
    row = line.strip()
    row = row[1:] if row.startswith("|") else row
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    return [cell.replace("\x00", "|").strip() for cell in row.replace("\\|", "\x00").split("|")]


def _untagged(line: str) -> str:
    return _TAG.sub("", line)


def _pieces(line: str) -> list[str]:
    return [line] if "|" in line else _BREAK.split(line)


def _split_breaks(text: str) -> list[str]:
    return [piece for line in text.splitlines() for piece in _pieces(line)]


def _numbers(text: str) -> list[int]:
    return [n for n, line in enumerate(text.splitlines(), 1) for _ in _pieces(line)]
