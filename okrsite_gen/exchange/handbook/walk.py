"""Walk through a page whose parts have their roles, and make objectives and key results of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.findings import Findings
from okrsite_gen.exchange.handbook.keeping import Keeping
from okrsite_gen.exchange.handbook.marks import Marked, unwrapped
from okrsite_gen.exchange.handbook.nodes import Node, Shape
from okrsite_gen.exchange.handbook.numbered import called
from okrsite_gen.exchange.handbook.page_words import PageWords
from okrsite_gen.exchange.handbook.periods import period_of, without_filler
from okrsite_gen.exchange.handbook.roles import Role, Roles, is_beside
from okrsite_gen.exchange.handbook.rows import read_rows
from okrsite_gen.exchange.handbook.tables import holds_okrs
from okrsite_gen.exchange.handbook.teams import is_team
from okrsite_gen.exchange.handbook.titles import Titles
from okrsite_gen.exchange.handbook.tracking import read_tracking, tracked
from okrsite_gen.exchange.handbook.words import is_aside, is_contents, label_of
from okrsite_gen.model.incoming import Guess, Spot

_BOLD = re.compile(r"\s*(\*\*|__)(?:(?!\1).)+\1:?\s*$")
_NO_HOME = "It belongs to no objective or key result that was found."


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page something stands."""

    team: str = ""
    cycle: str = ""
    objective: ObjectiveDraft | None = None
    result: ResultDraft | None = None


class Walk:
    """The walk through one page."""

    def __init__(self, words: PageWords, roles: Roles, titles: Titles, found: Findings, *, fixed_cycle: bool) -> None:
        self.words = words
        self.roles = roles
        self.titles = titles
        self.found = found
        self._fixed_cycle = fixed_cycle
        self._count = 0
        self._stand_ins: dict[str, ObjectiveDraft] = {}
        """Objectives for key results without one, by their keys."""
        self._keeping = Keeping(self)

    def children(self, node: Node, place: Place) -> None:
        """Read everything below a node."""
        beside: ObjectiveDraft | None = None
        for child in node.children:
            if self.roles.get(id(child)) is Role.CYCLE and not child.children:
                place = replace(place, cycle=self._cycle_of(child, place.cycle))
                continue
            if team := self._team_alone(node.children, child):
                place = replace(place, team=self._team(child, team, place))
                continue
            is_result = self.roles.get(id(child)) in (Role.RESULT, Role.GROUP) and child.shape is Shape.ITEM
            self.child(child, replace(place, objective=beside) if beside and is_result else place)
            if not is_result:
                beside = self.found.objectives[-1] if is_beside(child, self.roles) else None

    def _team_alone(self, beside: list[Node], child: Node) -> str:
        """Return the team that a line in bold names above objectives that stand beside it; empty of any other line."""
        bold = child.shape in (Shape.TEXT, Shape.LEAD) and bool(_BOLD.match(child.text))
        if not bold or child.children or id(child) in self.roles or not is_team(child.text):
            return ""
        after = next((each for at, each in enumerate(beside) if at and beside[at - 1] is child), None)
        follows = after is not None and self.roles.get(id(after)) is Role.OBJECTIVE and label_of(after.text) is not None
        return unwrapped(child.text) if follows else ""

    def child(self, child: Node, here: Place) -> None:
        """Read one node and what stands below it."""
        role = self.roles.get(id(child))
        if child.shape is Shape.TABLE:
            self._table(child, here)
        elif role is Role.OBJECTIVE:
            self._objective(child, here)
        elif role is Role.RESULT:
            self._result(child, here)
        elif role is Role.CYCLE:
            self._cycle_title(child, here)
        elif role is Role.TEAM:
            label = label_of(child.text)
            team = self._team(child, label.rest if label and label.rest else child.text, here)
            self.children(child, replace(here, team=team))
        elif role is Role.GROUP:
            self._group(child, here)
        else:
            self._other(child, role, here)

    def _team(self, node: Node, name: str, here: Place) -> str:
        return self.found.team(self.words.linked(name), here.team, self.spot(node.line))

    def _group(self, node: Node, here: Place) -> None:
        """Read what stands below a title that only announces it; a sentence is more than a title."""
        if label_of(node.text) is None:
            alone = Node(Shape.TEXT, node.text, node.line)
            self._other(alone, None, here)
        self.children(node, here)

    def spot(self, line: int) -> Spot:
        """Return where a line stands."""
        return Spot(self.words.name, line)

    def next_key(self) -> str:
        """Return a key for the next objective or key result of the page."""
        self._count += 1
        return f"{self.words.name}:{self._count}"

    def tell(self, line: int, text: str, why: str) -> None:
        """Tell a text that became nothing."""
        self.found.tell(self.spot(line), text, why)

    def objective(self, draft: ObjectiveDraft, here: Place) -> ObjectiveDraft:
        """Remember an objective, aligned with what it stands below."""
        above = here.result or here.objective
        draft.parent = above.key if above else ""
        self.found.objectives.append(draft)
        return draft

    def _cycle_of(self, node: Node, cycle: str) -> str:
        period = None if self._fixed_cycle else period_of(node.text)
        return self.found.cycle(period.key) if period else cycle

    def _cycle_title(self, node: Node, here: Place) -> None:
        period = period_of(node.text)
        team = here.team
        if period and is_team(period.remains):
            team = self._team(node, period.remains, here)
        elif period is None or period.remains:
            self.tell(node.line, node.text, "Its cycle was read; the other words name nothing.")
        self.children(node, replace(here, team=team, cycle=self._cycle_of(node, here.cycle)))

    def _objective(self, node: Node, here: Place) -> None:
        title, children = self.titles.of_objective(node)
        draft = ObjectiveDraft(self.next_key(), title.marked, self.spot(node.line), here.team, here.cycle)
        draft.called = called(node.text)
        if title.team:
            draft.team = self.found.team(title.team)
        if title.owner:
            draft.fields["owner"] = title.owner
        self.objective(draft, here)
        inside = Node(node.shape, node.text, node.line, node.level, children=children)
        self.children(inside, Place(here.team, here.cycle, draft))

    def _result(self, node: Node, here: Place) -> None:
        objective = here.objective or self._stand_in(node, here)
        is_item = node.shape is Shape.ITEM and node.checked is not None
        if here.result is not None and is_item and not label_of(node.text):
            self._keeping.step(node, here.result)
            return
        title = self.titles.of_result(node)
        draft = ResultDraft(self.next_key(), title.marked, self.spot(node.line), checked=node.checked)
        if title.team:
            team = self.found.team(title.team)
            draft.fields["owner"] = title.team
            draft.team = team if team != objective.team else ""
        objective.results.append(draft)
        self.children(node, replace(here, objective=objective, result=draft))

    def _stand_in(self, node: Node, here: Place) -> ObjectiveDraft:
        """Return the objective for key results of a team and cycle that have none, named after the team or the file."""
        key = f"{self.words.name}:{here.team}:{here.cycle}"
        if key in self._stand_ins:
            return self._stand_ins[key]
        team = self.found.teams.get(here.team)
        name = team.name if team else self.words.name.rsplit("/", 1)[-1]
        draft = ObjectiveDraft(key, Marked(f"Key results of {name}"), self.spot(node.line), here.team, here.cycle)
        told = f"Key results without an objective are put under “{draft.marked.title}”."
        self.found.guesses.append(Guess(draft.spot, told, "no objective"))
        self.found.objectives.append(draft)
        self._stand_ins[key] = draft
        return draft

    def _table(self, table: Node, here: Place) -> None:
        owner = here.result or here.objective
        if holds_okrs(table) and read_rows(table, self, here):
            return
        if here.objective is not None and here.objective.results and tracked(table):
            read_tracking(table, here.objective, self)
        elif owner is not None:
            self._keeping.prose(table, owner, here)
        else:
            for line, cells in table.rows:
                self.tell(line, " | ".join(cells), "A row of a table without a column for key results.")

    def _other(self, node: Node, role: Role | None, here: Place) -> None:
        """Put what is neither objective nor key result where it belongs."""
        if node.shape is Shape.COMMENT:
            self.tell(node.line, node.text, "Readers of the page do not see it.")
        elif here.result is not None or here.objective is not None:
            self._keeping.keep(node, role, here)
        elif role is Role.ASIDE or node.shape is not Shape.HEADING:
            self.found.dated(here.cycle, node.text)
            self.tell(node.line, (f"{node.number}. " if node.number else "") + node.text, _NO_HOME)
            self.children(node, Place(here.team, here.cycle))
        else:
            self._plain_title(node, here)

    def _plain_title(self, node: Node, here: Place) -> None:
        team, words = here.team, without_filler(node.text)
        if not self._holds_okrs(node):
            if not is_contents(node.text):
                self.tell(node.line, node.text, "A title with no objective below it.")
        elif words and (node.level > 10 or is_team(words)) and not is_aside(words):
            team = self._team(node, node.text, here)
        else:
            self.tell(node.line, node.text, "It is the title of the page.")
        self.children(node, Place(team, here.cycle))

    def _holds_okrs(self, node: Node) -> bool:
        return any(
            self.roles.get(id(below)) in (Role.OBJECTIVE, Role.RESULT)
            or (below.shape is Shape.TABLE and holds_okrs(below) != "")
            for below in node.below()
        )

    def tell_unused(self) -> None:
        """Tell the titles of cycles of which nothing was found, and what the page says beside its text."""
        used = {objective.cycle for objective in self.found.objectives}
        for node in self.words.page.root.below():
            if self.roles.get(id(node)) is Role.CYCLE:
                period = period_of(node.text)
                if period is None or period.key not in used:
                    self.tell(node.line, node.text, "A cycle of which no objective was found.")
        for line, text, why in self.words.left():
            self.tell(line, re.sub(r"\s+", " ", text), why)
