"""Read pages of a handbook into objectives and key results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from okrsite_gen.exchange.handbook.blocks import page_of
from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft, finished_objective, guesses_of, spot_of
from okrsite_gen.exchange.handbook.marks import Marked, read_marks, unwrapped
from okrsite_gen.exchange.handbook.nodes import Node, Page, Shape
from okrsite_gen.exchange.handbook.periods import Period, dates_of, period_of, without_filler
from okrsite_gen.exchange.handbook.roles import Role, Roles, is_cycle, labelled_roles
from okrsite_gen.exchange.handbook.rows import read_rows
from okrsite_gen.exchange.handbook.structure import has_prefixes, siblings, structural_roles
from okrsite_gen.exchange.handbook.tables import holds_okrs
from okrsite_gen.exchange.handbook.teams import is_team, role_prefix, team_name, without_prefix
from okrsite_gen.exchange.handbook.words import is_aside, label_of, property_of
from okrsite_gen.exchange.texts import text_of
from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingCycle,
    IncomingFile,
    IncomingInitiative,
    IncomingMilestone,
    IncomingTeam,
    NotUnderstood,
)

_REFERENCE = re.compile(r"\[([^\[\]]{1,400})\]\[([^\[\]]{0,200})\]")
_OKR_WORDS = re.compile(r"\b(?:okrs?|objectives?|key results)\b", re.IGNORECASE)
_NO_HOME = "It belongs to no objective or key result that was found."


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page something stands."""

    team: str = ""
    cycle: str = ""
    objective: ObjectiveDraft | None = None
    result: ResultDraft | None = None


@dataclass(slots=True)
class Findings:
    """What was found on pages so far."""

    objectives: list[ObjectiveDraft] = field(default_factory=list)
    teams: dict[str, IncomingTeam] = field(default_factory=dict)
    cycles: dict[str, IncomingCycle] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    rows: int = 0


def read_pages(files: Sequence[IncomingFile], *, cycle: str = "") -> Incoming:
    """Return what pages of a handbook say. A cycle given here stands for pages that name none."""
    found = Findings()
    for file in files:
        PageReading(file, found, cycle).run()
    objectives = tuple(finished_objective(draft) for draft in found.objectives)
    guesses = [*found.guesses, *(guess for objective in objectives for result in objective.key_results for guess in guesses_of(result))]
    return Incoming(
        format="markdown",
        rows=found.rows,
        teams=tuple(found.teams.values()),
        cycles=tuple(found.cycles.values()),
        objectives=objectives,
        guesses=tuple(guesses),
        not_understood=tuple(found.not_understood),
    )


class PageReading:
    """One page: its parts, their roles, and the walk that makes objectives of them."""

    def __init__(self, file: IncomingFile, found: Findings, cycle: str) -> None:
        self.file = file
        self.found = found
        self.page: Page = page_of(text_of(file.data))
        self.used_links: set[str] = set()
        self.count = 0
        self.roles: Roles = {}
        self.given_cycle = cycle
        self.prefixed = False

    def run(self) -> None:
        """Read the page."""
        root = self.page.root
        self.found.rows += self.page.lines
        self.roles = labelled_roles(root)
        certain = bool(self._period() or self.given_cycle or any(is_cycle(node) for node in root.below()))
        if any(role in (Role.OBJECTIVE, Role.RESULT) for role in self.roles.values()) or any(
            node.shape is Shape.TABLE and holds_okrs(node) == "objectives" for node in root.below()
        ):
            siblings(root, self.roles, certain=certain)
        else:
            structural_roles(root, self.roles, certain=certain)
        self.prefixed = has_prefixes(root, self.roles)
        place = Place(cycle=self._cycle(), team=self._matter("team"))
        self._children(root, place)
        self._links_nobody_used()
        self._unused_cycles()

    def _period(self) -> Period | None:
        name = self.file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        titles = [node.text for node in self.page.root.children if node.shape is Shape.HEADING and node.level == 10]
        for text in (self._matter("cycle"), *titles[:3], self._matter("title"), name.replace("_", "-")):
            period = period_of(text) if text else None
            if period and (period.exact or text != name):
                return period
        return None

    def _cycle(self) -> str:
        period = self._period()
        if period is None:
            return self._known_cycle(self.given_cycle, self.given_cycle) if self.given_cycle else ""
        return self._known_cycle(period.key, period.key)

    def _matter(self, name: str) -> str:
        for _, key, value in self.page.matter:
            said = property_of(f"{key}: {value}") if key and value else None
            if (said and said.name == name) or key.lower() == name:
                return value
        return ""

    def _known_cycle(self, key: str, name: str) -> str:
        self.found.cycles.setdefault(key, IncomingCycle(key, name))
        return key

    def _dated(self, key: str, text: str) -> None:
        days = dates_of(text)
        cycle = self.found.cycles.get(key)
        if days and cycle and cycle.start is None and cycle.end is None:
            first, last = days
            self.found.cycles[key] = IncomingCycle(key, cycle.name, first, last)

    def _known_team(self, text: str, parent: str = "") -> str:
        name = self._linked(unwrapped(team_name(text)))
        name = without_filler(name) or name if _OKR_WORDS.search(name) else name
        key = name.casefold()
        self.found.teams.setdefault(key, IncomingTeam(key, name, parent))
        return key

    def _linked(self, text: str) -> str:
        """Put the address into links that name it elsewhere on the page."""

        def put(found: re.Match[str]) -> str:
            name = (found[2] or found[1]).strip().lower()
            if name not in self.page.links:
                return found[0]
            self.used_links.add(name)
            return f"[{found[1]}]({self.page.links[name]})"

        return _REFERENCE.sub(put, text) if "][" in text else text

    def _children(self, node: Node, place: Place) -> None:
        team, cycle = place.team, place.cycle
        for child in node.children:
            here = Place(team, cycle, place.objective, place.result)
            role = self.roles.get(id(child))
            if role is Role.CYCLE and not child.children:
                cycle = self._cycle_of(child, cycle)
                continue
            self._child(child, role, here)

    def _child(self, child: Node, role: Role | None, here: Place) -> None:
        if child.shape is Shape.TABLE:
            self._table(child, here)
        elif role is Role.OBJECTIVE:
            self._objective(child, here)
        elif role is Role.RESULT and here.objective is not None:
            self._result(child, here)
        elif role is Role.RESULT:
            self._lone_result(child, here)
        elif role is Role.CYCLE:
            self._cycle_title(child, here)
        elif role is Role.TEAM:
            label = label_of(child.text)
            self._children(child, Place(self._known_team(label.rest if label and label.rest else child.text), here.cycle, here.objective))
        elif role is Role.GROUP:
            self._children(child, here)
        else:
            self._other(child, role, here)

    def _cycle_of(self, node: Node, cycle: str) -> str:
        period = period_of(node.text)
        return self._known_cycle(period.key, period.key) if period else cycle

    def _cycle_title(self, node: Node, here: Place) -> None:
        period = period_of(node.text)
        team = here.team
        if period and period.remains and is_team(period.remains):
            team = self._known_team(period.remains)
        elif period and period.remains:
            self._tell(node.line, node.text, "Its cycle was read; the other words name nothing.")
        self._children(node, Place(team, self._cycle_of(node, here.cycle), here.objective))

    def _next_key(self) -> str:
        self.count += 1
        return f"{self.file.name}:{self.count}"

    def _title(self, node: Node, *, objective: bool) -> tuple[Marked, str]:
        """Return a title with its marks read, and the team that its first words name."""
        label = label_of(node.text)
        text, team = node.text, ""
        if label and (label.rest or label.number or label.prefix):
            team = label.prefix if label.prefix and not re.search(r"\b(?:okrs?|our|this|the)\b", label.prefix, re.IGNORECASE) else ""
            text = label.rest or node.text
        elif objective and self.prefixed and role_prefix(text):
            team, text = role_prefix(text), without_prefix(text)
        marked = read_marks(self._linked(text))
        if objective and self.prefixed and not team and role_prefix(marked.title):
            team = role_prefix(marked.title)
            marked = read_marks(without_prefix(marked.title))
        return marked, team

    def _objective(self, node: Node, here: Place) -> None:
        marked, team = self._title(node, objective=True)
        label = label_of(node.text)
        children = list(node.children)
        if label and not label.rest and children and children[0].shape in (Shape.TEXT, Shape.LEAD) and not label_of(children[0].text):
            if not property_of(children[0].text) and not children[0].children:
                marked = read_marks(self._linked(children[0].text))
                children = children[1:]
        draft = ObjectiveDraft(self._next_key(), marked, spot_of(node, self.file.name), here.team, here.cycle)
        if team:
            draft.team = self._known_team(team)
        if here.result is not None:
            draft.parent = here.result.key
        elif here.objective is not None:
            draft.parent = here.objective.key
        self.found.objectives.append(draft)
        inside = Node(node.shape, node.text, node.line, node.level, children=children)
        self._children(inside, Place(here.team, here.cycle, draft))

    def _lone_result(self, node: Node, here: Place) -> None:
        """A key result without any objective gets one named after its team or file, and the guess is told."""
        name = self.found.teams[here.team].name if here.team in self.found.teams else self.file.name.rsplit("/", 1)[-1]
        spot = spot_of(node, self.file.name)
        last = self.found.objectives[-1] if self.found.objectives else None
        if last is None or last.key != f"{self.file.name}:lone:{here.team}:{here.cycle}":
            last = ObjectiveDraft(f"{self.file.name}:lone:{here.team}:{here.cycle}", Marked(f"Key results of {name}"), spot, here.team, here.cycle)
            self.found.objectives.append(last)
            self.found.guesses.append(Guess(spot, f"Key results without an objective are put under “{last.marked.title}”.", "no objective"))
        self._result(node, Place(here.team, here.cycle, last))

    def _result(self, node: Node, here: Place) -> None:
        objective = here.objective
        assert objective is not None
        if here.result is not None and node.shape is Shape.ITEM and not label_of(node.text) and node.checked is not None:
            self._step(node, here.result)
            return
        marked, team = self._title(node, objective=False)
        if not marked.title:
            self._tell(node.line, node.text, "A key result without words.")
            return
        draft = ResultDraft(self._next_key(), marked, spot_of(node, self.file.name), checked=node.checked)
        if team:
            key = self._known_team(team)
            if not draft.marked.owner:
                draft.fields["owner"] = team
            draft.team = key if key != objective.team else ""
        objective.results.append(draft)
        self._children(node, Place(here.team, here.cycle, objective, draft))

    def _other(self, node: Node, role: Role | None, here: Place) -> None:
        """Put what is neither objective nor key result where it belongs."""
        said = property_of(node.text) if node.shape in (Shape.TEXT, Shape.ITEM, Shape.LEAD) else None
        if node.shape is Shape.COMMENT:
            self._tell(node.line, node.text, "A comment, which readers of the page do not see.")
        elif here.result is not None or here.objective is not None:
            self._inside(node, role, here, said.name if said else "", said.value if said else "")
        elif role is Role.ASIDE or node.shape is not Shape.HEADING:
            self._dated(here.cycle, node.text)
            self._tell(node.line, (f"{node.number}. " if node.number else "") + node.text, _NO_HOME)
            self._children(node, Place(here.team, here.cycle))
        else:
            self._plain_title(node, here)

    def _plain_title(self, node: Node, here: Place) -> None:
        team = here.team
        if any(self.roles.get(id(below)) in (Role.OBJECTIVE, Role.RESULT) for below in node.below()) or any(
            below.shape is Shape.TABLE and holds_okrs(below) for below in node.below()
        ):
            words = without_filler(node.text)
            if words and (node.level > 10 or is_team(words)) and not is_aside(words):
                team = self._known_team(node.text, here.team)
            else:
                self._tell(node.line, node.text, "The title of the page.")
        else:
            self._tell(node.line, node.text, "A title with no objective below it.")
        self._children(node, Place(team, here.cycle))

    def _inside(self, node: Node, role: Role | None, here: Place, name: str, value: str) -> None:
        """Keep something that stands within an objective or key result."""
        owner: ObjectiveDraft | ResultDraft = here.result or here.objective  # type: ignore[assignment]
        if name and name not in ("why", "comment", "team", "cycle") and name not in owner.fields:
            owner.fields[name] = self._linked(value)
            self._children(node, here)
        elif role is Role.WORK and label_of(node.text) is None:
            state = "" if node.checked is None else "done" if node.checked else "planned"
            owner.work.append(IncomingInitiative(self._linked(read_marks(node.text).title or node.text), state=state))
            self._children(node, here)
        elif role is Role.WORK:
            self._children(node, here)
        elif node.checked is not None and here.result is not None:
            self._step(node, here.result)
        else:
            self._words(node, owner, here)

    def _step(self, node: Node, result: ResultDraft) -> None:
        result.steps.append(IncomingMilestone(self._linked(node.text), bool(node.checked)))
        for child in node.children:
            self._words(child, result, Place(result=result))

    def _words(self, node: Node, owner: ObjectiveDraft | ResultDraft, here: Place) -> None:
        lines = owner.body if isinstance(owner, ObjectiveDraft) else owner.description
        lines.extend(self._markdown(node, here))

    def _markdown(self, node: Node, here: Place, depth: int = 0) -> Iterable[str]:
        """Yield a node as Markdown again, apart from what in it is an objective or key result."""
        indent = "  " * depth
        if node.shape is Shape.ITEM:
            box = "" if node.checked is None else "[x] " if node.checked else "[ ] "
            yield f"{indent}- {box}{self._linked(node.text)}"
        elif node.shape is Shape.TABLE:
            yield from ("", *(indent + "| " + " | ".join(cells) + " |" for _, cells in _with_rule(node)), "")
        elif node.shape is Shape.CODE:
            yield from ("", "```", *node.text.splitlines(), "```", "")
        else:
            text = f"**{node.text.strip('*')}**" if node.shape is Shape.HEADING else self._linked(node.text)
            yield from ("", indent + text, "")
        for child in node.children:
            role = self.roles.get(id(child))
            if role in (Role.OBJECTIVE, Role.RESULT) or (child.shape is Shape.TABLE and holds_okrs(child)):
                self._child(child, role, here)
            else:
                yield from self._markdown(child, here, depth + 1 if node.shape is Shape.ITEM else depth)

    def _table(self, table: Node, here: Place) -> None:
        if holds_okrs(table) and read_rows(table, self, here):
            return
        owner = here.result or here.objective
        if owner is not None:
            self._words(table, owner, here)
            return
        for line, cells in table.rows:
            self._tell(line, " | ".join(cells), "A row of a table without a column for key results.")

    def _tell(self, line: int, text: str, why: str) -> None:
        if re.search(r"\w", text):
            self.found.not_understood.append(NotUnderstood(spot_of(Node(Shape.TEXT, "", line), self.file.name), why, text))

    def _unused_cycles(self) -> None:
        """Tell titles that name a cycle or team of which nothing was found."""
        used = {objective.cycle for objective in self.found.objectives}
        for node in self.page.root.below():
            if self.roles.get(id(node)) is Role.CYCLE and self._cycle_of(node, "") not in used:
                self._tell(node.line, node.text, "A cycle of which no objective was found.")
        for key in [key for key in self.found.cycles if key not in used]:
            del self.found.cycles[key]

    def _links_nobody_used(self) -> None:
        for name, address in self.page.links.items():
            if name not in self.used_links:
                self._tell(0, f"[{name}]: {address}", "The address of a link that was not used.")
        for line, key, value in self.page.matter:
            self._tell(line, f"{key}: {value}", "Front matter of the page.")


def _with_rule(table: Node) -> list[tuple[int, list[str]]]:
    head, *rows = table.rows
    return [head, (head[0], ["---"] * len(head[1])), *rows]

