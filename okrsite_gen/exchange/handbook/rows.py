"""Read tables whose columns are objectives, key results and what is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.marks import read_marks
from okrsite_gen.exchange.handbook.nodes import Node
from okrsite_gen.exchange.handbook.periods import period_of
from okrsite_gen.exchange.handbook.tables import columns_of, is_outline, section_of
from okrsite_gen.exchange.handbook.words import label_of
from okrsite_gen.model.incoming import Spot

if TYPE_CHECKING:
    from okrsite_gen.exchange.handbook.walk import Place, Walk

_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_COUNT = re.compile(r"^\W*(?:#|no|nr|id|key|number)?\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"#?\d{1,3}\.?|(?:O|KR)\s?\d[\d.]*")
"""Under such a heading such a cell only counts the rows."""
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


def read_rows(table: Node, walk: Walk, here: Place) -> bool:
    """Read a table of OKRs; return False where it holds key results but there is no objective to put them under.

    A cell left empty in the columns of team and objective repeats the one above it.
    """
    names = columns_of(table)
    objective = here.objective
    if "objective" not in names and objective is None and not is_outline(table):
        return False
    filling = RowFilling(names, table.rows[0][1], walk, here)
    filling.is_outline = is_outline(table)
    for line, cells in table.rows[1:]:
        filling.row(line, cells)
    return True


class RowFilling:
    """The rows of one table, from top to bottom."""

    def __init__(self, names: list[str], heads: list[str], walk: Walk, here: Place) -> None:
        self.names = names
        self.heads = heads
        self.walk = walk
        self.here = here
        self.objective = here.objective
        self.is_outline = False
        self.team = here.team
        self.cycle = here.cycle

    def row(self, line: int, cells: list[str]) -> None:
        """Read one row."""
        told = {name: cells[n] for n, name in enumerate(self.names) if name and n < len(cells) and cells[n]}
        texts = [cells[n] for n, name in enumerate(self.names) if name == "result" and n < len(cells)]
        extra = [
            (self.heads[n] if n < len(self.heads) else "", cell)
            for n, cell in enumerate(cells)
            if cell and not (self.names[n : n + 1] or [""])[0]
        ]
        if not told and not any(re.search(r"\w", cell) for _, cell in extra):
            return
        section = section_of(cells) if self.is_outline else ""
        if section:
            self._objective(section, Spot(self.walk.words.name, line))
            return
        self._context(told)
        spot = self.walk.spot(line)
        objective_told = told.pop("objective", "")
        if objective_told:
            self._objective(objective_told, spot)
        told.pop("result", None)
        results = [part for text in texts for part in _parts(text)]
        if self.objective is None:
            self.walk.tell(line, " | ".join(cells), "A row with a key result before any objective.")
            return
        if not results or (objective_told and len(results) > len(texts)):
            self._about(self.objective, told, extra)  # which of several in one cell could it be about
            told, extra = {}, []
        for n, text in enumerate(results):
            draft = self._result(text, spot)
            self.objective.results.append(draft)
            self._about(draft, told if n == 0 else {}, extra if n == 0 else [])

    def _context(self, told: dict[str, str]) -> None:
        if "team" in told:
            self.team = self.walk.found.team(told.pop("team"))
        period = period_of(told["cycle"]) if "cycle" in told else None
        if period:
            self.cycle = self.walk.found.cycle(period.key)
            told.pop("cycle")

    def _objective(self, text: str, spot: Spot) -> None:
        text = " ".join(part for part in _BREAK.split(text) if part.strip())
        label = label_of(text)
        marked = read_marks(self.walk.words.linked(label.rest if label and label.rest else text))
        if self.objective and self.objective is not self.here.objective and self.objective.marked.title == marked.title:
            return
        draft = ObjectiveDraft(self.walk.next_key(), marked, spot, self.team, self.cycle)
        self.objective = self.walk.objective(draft, self.here)

    def _result(self, text: str, spot: Spot) -> ResultDraft:
        label = label_of(text)
        marked = read_marks(self.walk.words.linked(label.rest if label and label.rest else text))
        return ResultDraft(self.walk.next_key(), marked, spot)

    def _about(self, draft: ObjectiveDraft | ResultDraft, told: dict[str, str], extra: list[tuple[str, str]]) -> None:
        lines = draft.body if isinstance(draft, ObjectiveDraft) else draft.description
        for name, written in told.items():
            value = self.walk.words.linked(_BREAK.sub(" ", written).strip())
            if name in ("comment", "why"):
                lines.append(value)
            elif name in draft.fields:
                draft.note(name.capitalize(), value)
            else:
                draft.fields[name] = value.lstrip("@") if name == "owner" else value
        for head, value in extra:
            if re.search(r"\w", value) and not (_COUNT.match(head) and _NUMBER.fullmatch(value.strip("* "))):
                draft.note(re.sub(r"[*_`]", "", head).strip() or "Note", value)


def _parts(cell: str) -> list[str]:
    parts = [_BULLET.sub("", part).strip() for part in _BREAK.split(cell)]
    return [part for part in parts if part]
