"""What a rule is: one decorated function in a file of its own, whose docstring is its page.

A docstring has one sentence that says what is found, a paragraph on why it matters, and the sections `Bad:`, `Good:`
and `Fix:`. The first two hold content that tests run; `pages.py` tells how they are read.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult, Objective

if TYPE_CHECKING:
    from okrsite_gen.rules.scene import Scene

OptionValue = int | Decimal | tuple[str, ...]
"""What an option may be: a whole number, a fraction, or a list of words."""

LARGEST = 1_000_000
"""The largest number that an option may be; nothing that rules count or weigh comes near it."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something about a rule that `okrsite.yml` may set, below the rule's code."""

    default: OptionValue
    help: str
    """What it does, with its unit."""
    least: int = 0
    """The smallest number that it may be; has no meaning for words, nor has `most`."""
    most: int = LARGEST
    """The largest number that it may be."""

    def read(self, written: str) -> OptionValue | None:
        """Return what somebody wrote as a value; None where it is of another kind, or out of bounds."""
        if isinstance(self.default, tuple):
            return tuple(word.strip() for word in written.split(",") if word.strip())
        try:
            value = type(self.default)(written)
        except (ValueError, InvalidOperation):
            return None
        is_finite = isinstance(value, int) or value.is_finite()
        return value if is_finite and self.least <= value <= self.most else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule finds, before it carries the rule's code."""

    place: Place
    message: str
    """What is wrong, in one sentence that quotes the author's words."""
    hint: str
    """What to write instead."""
    reason: str = ""
    """Why it matters here; the rule's own `why` where it is empty."""


LookAtObjective = Callable[[Objective, "Scene"], Iterator[Found]]
LookAtKeyResult = Callable[[KeyResult, "Scene"], Iterator[Found]]
LookAtAll = Callable[["Scene"], Iterator[Found]]
Seen = Mapping[str, tuple[object, ...]]
"""Key of a team → what is seen of it, in plain values; in the order of teams, without those of which nothing is."""
See = Callable[["Scene"], Seen]
AddUp = Callable[[Seen], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of advice on writing and keeping OKRs. Exactly one of the three functions is given."""

    code: Code
    why: str
    """One sentence for the terminal: what follows from it."""
    since: str
    """The first version that has it."""
    page: str
    """The docstring, without its indentation."""
    of_objective: LookAtObjective | None = None
    """Called for each objective that can still be mended."""
    of_key_result: LookAtKeyResult | None = None
    """Called for each key result of those that still counts."""
    of_all: LookAtAll | None = None
    """Called once, for what only the whole organisation tells, or a team as a whole."""
    sees: See | None = None
    """Given for what only the whole organisation tells: all that the rule sees of each team that is asked about. While
    that stays as it is, and whatever belongs to no team too, the rule finds the same. Without it, what the rule finds
    about a team follows from the team's files, from what they name, and from what others report about it."""
    adds_up: AddUp | None = None
    """What the rule finds, from what it sees of all teams and nothing else; where it can be told in that way."""
    options: Mapping[str, Option] = field(default_factory=lambda: MappingProxyType({}))
    off_because: str = ""
    """Why it is off unless configured; empty where it is on."""
    about_form: bool = False
    """Whether it is about how something is written and not about what it says, so that others matter more."""
    tells_absence: bool = False
    """Whether it tells of something that is not there: an error may be the reason, and is all that is to be mended."""
    needs_history: bool = False
    """Whether it looks at what git tells, which is read only for such rules."""

    def diagnostic(self, found: Found) -> Diagnostic:
        """Return what was found under the rule's code."""
        return self.code.at(found.place, found.message, found.reason or self.why, found.hint)


@dataclass(frozen=True, slots=True)
class rule:  # noqa: N801 - read as a decorator
    """Names a rule: `@rule("MEA001", "target-without-start", WARNING, since="0.1", why="…").each_key_result`."""

    id: str
    """Family letters and three digits, never reused."""
    name: str
    """In kebab-case."""
    severity: Severity
    since: str = field(kw_only=True)
    why: str = field(kw_only=True)
    options: Mapping[str, Option] = field(default_factory=lambda: MappingProxyType({}), kw_only=True)
    off_because: str = field(default="", kw_only=True)
    about_form: bool = field(default=False, kw_only=True)
    tells_absence: bool = field(default=False, kw_only=True)
    needs_history: bool = field(default=False, kw_only=True)

    def each_objective(self, look: LookAtObjective) -> Rule:
        """Make a rule of a function that looks at one objective."""
        return self._made(look, of_objective=look)

    def each_key_result(self, look: LookAtKeyResult) -> Rule:
        """Make a rule of a function that looks at one key result."""
        return self._made(look, of_key_result=look)

    def each_team(self, look: LookAtAll) -> Rule:
        """Make a rule of a function that looks at everything, at each team apart from the others."""
        return self._made(look, of_all=look)

    def whole_organisation(self, sees: See) -> Callable[[LookAtAll], Rule]:
        """Make a rule of a function that compares or counts teams; `sees` returns all that it looks at of each."""
        return lambda look: self._made(look, of_all=look, sees=sees)

    def adding_up(self, sees: See) -> Callable[[AddUp], Rule]:
        """Make a rule of a function that gets to know nothing but what `sees` returns."""

        def made(look: AddUp) -> Rule:
            @wraps(look)
            def of_all(scene: Scene) -> Iterator[Found]:
                return look(sees(scene))

            return self._made(look, of_all=of_all, sees=sees, adds_up=look)

        return made

    def _made(
        self,
        look: Callable[..., Iterator[Found]],
        of_objective: LookAtObjective | None = None,
        of_key_result: LookAtKeyResult | None = None,
        of_all: LookAtAll | None = None,
        sees: See | None = None,
        adds_up: AddUp | None = None,
    ) -> Rule:
        page = inspect.getdoc(look) or ""
        summary = " ".join(page.partition("\n\n")[0].split())
        return Rule(
            Code(self.id, self.name, self.severity, summary),
            self.why,
            self.since,
            page,
            of_objective,
            of_key_result,
            of_all,
            sees,
            adds_up,
            self.options,
            self.off_because,
            self.about_form,
            self.tells_absence,
            self.needs_history,
        )
