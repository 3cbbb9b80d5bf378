"""Small organisations for the tests of pages, and the sites that are drawn from them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path

import yaml

from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective, Update
from okrsite_gen.model.kinds import Alignment, Kind, Need
from okrsite_gen.model.names import Owner, Place, Reference
from okrsite_gen.model.objectives import Dependency, KeyResult, Objective, Support
from okrsite_gen.model.organisation import Charter, Cycle, NeedEdge, Org, SupportEdge, Team, UpdateEdge
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.values import WITHHELD, Value
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.plan import NO_COACHING, lay_out
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.theme import load_theme

AS_OF = date(2026, 11, 20)
Q4 = Cycle("2026-q4", "2026-Q4", "Q4 2026", Place("content/cycles/2026-Q4.md"), date(2026, 10, 1), date(2026, 12, 31))
YEAR = Cycle("2026", "2026", "The year 2026", Place("content/cycles/2026.md"), date(2026, 1, 1), date(2026, 12, 31))
Q3 = Cycle(
    "2026-q3", "2026-Q3", "Q3 2026", Place("content/cycles/2026-Q3.md"), date(2026, 7, 1), date(2026, 9, 30),
    grading_until=date(2026, 10, 14),
)  # fmt: skip


def figure(text):
    """Read a plain figure: `38%`, `$5`, `12 days`, `withheld`."""
    if text == "withheld":
        return WITHHELD
    prefix, number, space, unit = re.fullmatch(r"([^\d\s-]*)(-?[\d.]+)(\s*)(.*)", text).groups()
    return Value(Decimal(number), (prefix or unit).removesuffix("s"), text, "", prefix, space + unit)


def owner(text):
    """`@maria` is a handle, anything else plain text."""
    return Owner(text.removeprefix("@"), text.removeprefix("@").lower() if text.startswith("@") else "")


def team(key, name="", **fields):
    return Team(key, key, name or key.title(), Place(f"content/teams/{key}/team.md"), **fields)


def key_result(objective, name, kind=Kind.METRIC, position=1, **fields):
    place = Place(f"content/teams/{objective}.md", ("key_results", position - 1))
    fields = {"title": name.replace("-", " ").title(), **fields}
    return KeyResult(f"{objective}#{name}", name, name, position, objective, kind=kind, place=place, **fields)


def metric_kr(objective, name, start, target, position=1, **fields):
    return key_result(objective, name, Kind.METRIC, position, start=figure(start), target=figure(target), **fields)


def objective(key, *key_results, **fields):
    team_key, cycle, slug = key.split("/")
    fields = {"title": slug.replace("-", " ").title(), **fields}
    place = Place(f"content/teams/{key}.md")
    return Objective(key, key, team_key, cycle, place=place, key_results=key_results, **fields)


def target(key):
    """The reference to `t/c/o` or `t/c/o#kr`; one that begins with `?` leads nowhere."""
    if key.startswith("?"):
        return Reference(key.removeprefix("?"))
    return Reference(key, key.partition("#")[0], key if "#" in key else None)


def supports(key, status=Alignment.AGREED):
    return Support(target(key), status, Place("x"))


def needs(key="", team="", note="", status=Need.REQUESTED, *, by_provider=False, needed_by=None):
    return Dependency(target(key) if key else None, team, note, status, by_provider, needed_by, Place("x"))


def check_in(team, cycle, day, *updates, **fields):
    day = date.fromisoformat(day)
    key = f"{team}/{cycle}/{day}"
    place = Place(f"content/teams/{team}/{cycle}/check-ins/{day}.md")
    return CheckIn(key, key, team, cycle, day, place, updates=updates, **fields)


def update(key, value="", **fields):
    return Update(target(key), Place("x"), value=figure(value) if value else None, **fields)


def plan(team, cycle, *not_doing, body=""):
    return Plan(f"{team}/{cycle}", team, cycle, Place(f"content/teams/{team}/{cycle}/plan.md"), not_doing, body)


def retrospective(team, cycle, **fields):
    place = Place(f"content/teams/{team}/{cycle}/retrospective.md")
    return Retrospective(f"{team}/{cycle}", team, cycle, place, **fields)


def organisation(objectives=(), check_ins=(), *, cycles=(Q4,), teams=(), charter=None, **parts):
    """Return an organisation with all its indexes; teams that are only named get a name of their key."""
    named = {each.team for each in (*objectives, *check_ins)}
    all_teams = {each.key: each for each in teams}
    all_teams.update({key: team(key) for key in sorted(named - all_teams.keys())})
    lists = {
        name: {each.key: each for each in parts.pop(name, ())}
        for name in ("plans", "retrospectives", "metrics", "people", "pages")
    }
    assets = {each.path: each for each in parts.pop("assets", ())}
    by_day = sorted(check_ins, key=lambda each: (each.day, each.team))
    return Org(
        charter=charter or Charter(Place("content/index.md")),
        teams=all_teams,
        cycles={each.key: each for each in cycles},
        objectives={each.key: each for each in objectives},
        key_results={part.key: part for each in objectives for part in each.key_results},
        check_ins={each.key: each for each in by_day},
        assets=assets,
        **lists,
        **_indexes(objectives, by_day, all_teams),
        **parts,
    )


def _indexes(objectives, check_ins, teams):
    found = defaultdict(lambda: defaultdict(list))
    for each in check_ins:
        for said in each.updates:
            found["updates"][said.target.key_result or said.target.objective].append(UpdateEdge(each, said))
    for each in objectives:
        found["objectives_of"][each.team, each.cycle].append(each.key)
        for name, key, edge in _edges(each):
            found[name][key].append(edge)
    for each in teams.values():
        found["children"][each.parent if each.parent in teams else ""].append(each.key)
    return {name: {key: tuple(edges) for key, edges in index.items()} for name, index in found.items()}


def _edges(each):
    """Yield (index, key, edge) for everything that an objective refers to."""
    for other in each.shared_with:
        yield "shared_objectives_of", (other, each.cycle), each.key
    for support in each.supports:
        if support.target.found:
            edge = SupportEdge(each.key, support.target.key_result or "", support.status)
            yield "supporters", support.target.objective, edge
    for position, need in enumerate(each.depends_on):
        provider = need.target.objective if need.target and need.target.found else need.team
        yield "needed_by", provider, NeedEdge(each.key, position)
    if each.carried_from and each.carried_from.found:
        yield "carried_to", each.carried_from.objective, each.key
    for part in each.key_results:
        if part.team:
            yield "key_results_owned_by", part.team, part.key


def goal(key, *lines, current="40%", **fields):
    """An objective with one key result on its way."""
    return objective(
        key, metric_kr(key, "rate", "0%", "100%", current=figure(current), confidence=8), supports=lines, **fields
    )


class Site:
    """A site as its readers find it."""

    def __init__(self, org, settings, diagnostics, facts, as_of, coaching):
        insights = analyse(org, as_of, settings)
        self.plan = lay_out(org, insights, settings, tuple(diagnostics), facts, Markdown(), coaching)
        self.pages = {page.address: page for page in self.plan.pages}
        self._renderer = Renderer(_theme(), settings, facts, Markdown())

    def html(self, address="/"):
        return self._renderer.render(self.pages[address]).decode()

    def main(self, address="/"):
        """The HTML of a page's own content."""
        return self.html(address).partition("<main")[2].partition(">")[2].partition("</main>")[0]

    def text(self, address="/"):
        """The words that a reader sees in a page's own content."""
        return words(self.main(address))

    def view(self, address="/"):
        return self.pages[address].view

    @property
    def refused(self):
        """The templates that could not be filled by quick code."""
        return self._renderer.templates.refused

    @property
    def findings(self):
        return self.plan.diagnostics


def words(html):
    bare = re.sub(r"<(svg|title|desc)\b.*?</\1>", " ", html, flags=re.DOTALL)
    bare = re.sub(r"</?(?:a|b|code|em|i|s|small|strong|time)\b[^>]*>", "", bare)
    shown = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", bare)).replace("\xa0", " ")).strip()
    return re.sub(r" ([.,)])", r"\1", shown)


@cache
def _theme():
    return load_theme(Settings(), Path("nowhere"), yaml.safe_load)


def site(org, *, settings=None, diagnostics=(), coaching=NO_COACHING, as_of=AS_OF, **facts):
    """Return the site of an organisation."""
    settings = settings or Settings()
    return Site(org, settings, diagnostics, BuildFacts(as_of, version="1", **facts), as_of, coaching)


def hidden(org):
    """Return the organisation as a build has it that leaves something out."""
    return replace(org, hides=True)
