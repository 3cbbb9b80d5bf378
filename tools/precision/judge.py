"""What the rules find in titles that stand alone, and how that compares with what readers say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kinds import Alignment, Kind
from okrsite_gen.model.names import Place, Reference
from okrsite_gen.model.objectives import KeyResult, Objective, Support
from okrsite_gen.model.organisation import Charter, Cycle, Org, Team
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.model.values import Value
from okrsite_gen.pipeline.coach import vocabulary_of
from okrsite_gen.rules import RULES, Rule, Scene, lint
from okrsite_gen.rules.scene import current_cycles
from tools.precision.labels import Labelled, Pair

BY_TITLE = ("MEA", "WRD")
"""Families whose rules look at titles."""
BY_FIELDS = frozenset({"MEA012"})
"""Rules of these families that ask only whether the figures of a title stand in fields: titles cannot tell it."""
SAID_BY = {"MEA002": frozenset({"WRD001", "WRD002", "WRD003"})}
"""Rule → those that say the same more exactly, so that it keeps silent where one of them speaks."""
DUPLICATE, REPEATS = "WRD007", "WRD008"
"""Rules that compare two titles."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How one rule did."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def hits(self) -> int:
        """How often it found something."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """Share of what it found that readers agree with; None where it found nothing."""
        return self.right / self.hits if self.hits else None

    @property
    def recall(self) -> float | None:
        """Share of what readers found that it found too; None where they found nothing."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None


def title_rules() -> tuple[Rule, ...]:
    """Return the rules about titles."""
    return tuple(rule for rule in RULES if rule.code.id.startswith(BY_TITLE) and rule.code.id not in BY_FIELDS)


def found_in(labelled: Iterable[Labelled], language: str) -> dict[str, frozenset[str]]:
    """Return key of a title → codes of the rules that find something in it. Every title is alone in its cycle."""
    titles = tuple(labelled)
    org = _organisation({each.key: _objective(each) for each in titles})
    found: dict[str, set[str]] = {each.key: set() for each in titles}
    for finding in lint(_scene(org, language), title_rules()):
        if finding.place.path[-1:] == ("title",):
            found[finding.place.file].add(finding.code)
    return {key: frozenset(codes) for key, codes in found.items()}


def tallies(labelled: Iterable[Labelled], language: str) -> dict[str, Tally]:
    """Return code → how the rule did on some titles."""
    titles = tuple(labelled)
    found = found_in(titles, language)
    sums = {rule.code.id: Tally() for rule in title_rules()}
    for each in titles:
        for code in sums:
            if not each.read_for or code in each.read_for:
                sums[code] += judged(code, found[each.key], each.codes)
    return sums


def judged(code: str, found: frozenset[str], wanted: frozenset[str]) -> Tally:
    """Return how a rule did on one title."""
    hit, right = code in found, code in wanted
    said = bool(found & SAID_BY.get(code, frozenset()))
    return Tally(hit and right, hit and not right, right and not hit and not said)


def tallies_of_pairs(written: Iterable[Pair]) -> dict[str, Tally]:
    """Return code → how the rules did that compare two titles: those of two teams, and of a goal and its support."""
    sums = {DUPLICATE: Tally(), REPEATS: Tally()}
    for pair in written:
        for code in sums:
            hit = _finds(code, pair)
            sums[code] += Tally(hit and pair.same, hit and not pair.same, pair.same and not hit)
    return sums


def _finds(code: str, pair: Pair) -> bool:
    upper = Objective("upper", "upper", "team", "cycle", pair.one, Place("upper"))
    supports = (Support(Reference("upper", "upper"), Alignment.AGREED, Place("lower")),) if code == REPEATS else ()
    lower = Objective("lower", "lower", "team", "cycle", pair.other, Place("lower"), supports=supports)
    org = _organisation({each.key: each for each in (upper, lower)})
    return any(finding.code == code for finding in lint(_scene(org, "en"), title_rules()))


def _scene(org: Org, language: str) -> Scene:
    on = {rule.code.id: rule.code.severity for rule in title_rules()}
    settings = Settings(SiteSettings(language=language), rules=on)
    insights = _nothing_known(org)
    return Scene(org, insights, settings, Markdown().plain, vocabulary_of(language), current_cycles(org, insights))


def _organisation(objectives: dict[str, Objective]) -> Org:
    team = Team("team", "team", "Team", Place("team"))
    named = {each.cycle for each in objectives.values()}
    cycles = {key: Cycle(key, key, key, Place(key)) for key in sorted(named)}
    key_results = {found.key: found for objective in objectives.values() for found in objective.key_results}
    return Org(
        Charter(Place("")), {"team": team}, cycles, objectives, key_results,
        check_ins={}, plans={}, retrospectives={}, metrics={}, people={}, pages={}, assets={},
    )  # fmt: skip


def _objective(each: Labelled) -> Objective:
    place = Place(each.key)
    if each.is_objective:
        return Objective(each.key, each.key, "team", each.key, each.title, place)
    kind = Kind.METRIC if each.measured or each.figures[1] else Kind.UNMEASURED
    key = f"{each.key}#one"
    start, target = (_figure(written) for written in each.figures)
    one = KeyResult(
        key, "", "one", 1, each.key, each.title, kind, place.at("key_results", 0), start=start, target=target
    )
    return Objective(each.key, each.key, "team", each.key, "", place, key_results=(one,))


def _figure(written: str) -> Value | None:
    unit = "%" if written.endswith("%") else ""
    return Value(Decimal(written.removesuffix("%")), unit, written) if written else None


def _nothing_known(org: Org) -> Insights:
    return Insights(
        date(2026, 11, 27), "", (), {}, {}, {}, {}, {}, cycle_phase=dict.fromkeys(org.cycles, "running")
    )  # fmt: skip
