"""An organisation in which every field of every kind of file is marked, at every level, and everything is linked.

Each level has a team of its own, and its own part of the team that everybody may see. What everybody may see names,
in every text, what others may not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from filling import KINDS, Filling
from marks import LEVELS, Marks

CYCLE = "2026-Q4"
HIDDEN = tuple(level for level in LEVELS if level not in {"public", "figures"})
SETTINGS = {
    "site": {"name": "Soup", "url": "https://soup.example/okrs/", "description": "Goals."},
    "repository": {"url": "https://github.com/soup/okrs"},
    "audiences": ["public", "company", "leadership"],
    "default_audience": "public",
    "outputs": {"badges": True, "pictures": True},
}
UPDATES = {
    "metric": ("value",),
    "guardrail": ("value",),
    "milestones": ("milestones",),
    "flag": ("done",),
    "levels": ("reached",),
    "baseline": ("value",),
    "stated": ("progress",),
}
"""Kind of key result → what says how far it is."""


@dataclass
class Marked:
    """The files, and the marks in them."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    marks: dict[str, Marks] = field(default_factory=lambda: {level: Marks(level) for level in LEVELS})
    seen: dict[str, dict[str, str]] = field(default_factory=lambda: {level: {} for level in LEVELS})
    """Level → field → the mark in it, or that none fits."""

    def stem(self, level: str) -> str:
        return self.marks[level].stem


def marked(levels: tuple[str, ...] = HIDDEN, *, drop: tuple[str, ...] = ()) -> Marked:
    """Return the organisation with these levels; without those in `drop`, though everybody's files name them too."""
    made = Marked()
    shown = tuple(level for level in levels if level not in drop)
    for level in shown:
        _add_hidden(made, level)
    _add_public(made, levels, shown)
    return made


class _Plain(yaml.SafeDumper):
    """Writes the same value twice where it stands twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def text_of(front: Mapping[str, Any], body: str = "") -> str:
    return f"---\n{yaml.dump(dict(front), Dumper=_Plain, sort_keys=False, allow_unicode=True)}---\n{body}"


def names(level: str) -> dict[str, str]:
    """Return the names of what stands at a level: they are marks too."""
    stem = Marks(level).stem
    kinds = ("team", "goal", "kr", "cycle", "metric", "person", "page", "asset")
    found = {kind: f"{stem}-{kind}" for kind in kinds}
    if level in {"draft", "public"}:  # only objectives can be drafts; everything around them is there for everybody
        found |= dict.fromkeys(("team", "metric", "person", "page"), "open-d") | {"cycle": "2026-Q4-d", "asset": "logo"}
    return found


def links_to(level: str, up: str) -> str:
    """Return a body with every kind of link to what stands at a level; `up` leads to the content folder."""
    name = names(level)
    goal = f"open/{CYCLE}/{name['goal']}"
    other = goal if level == "draft" else f"{name['team']}/{CYCLE}/{name['goal']}"
    team, cycle = f"{up}teams/{name['team']}/team.md", f"{up}cycles/{name['cycle']}.md"
    metric = f"{up}metrics/{name['metric']}"
    file, kr = f"{up}teams/{goal}.md", f"{name['kr']}-metric"
    return f"""
Words [[{goal}]], [[{goal}#{kr}|words]], [[ {goal} | words ]], [[@{name["person"]}]], thanks.
[words]({file}) [words]({file}#{kr} "title") [words][one] ![words]({up}assets/logo.png)
[words]({up}pages/{name["page"]}.md) [words](<{metric}.md>) <a href="{up}people/{name["person"]}.md">words</a>
[words]({cycle}) [words]({team}) [words]({metric}.csv)
**[[{goal}|bold]]** ~~[[{goal}]]~~ | [[{other}]]

- [ ] [[{other}#{name["kr"]}-flag]]

| a | b |
|---|---|
| [[{goal}]] | [words]({up}teams/{goal}.md) |

> [[{goal}]]

[one]: {up}teams/{goal}.md "title"
"""


def _said(level: str, of: str) -> dict[str, Any]:
    """Return what the fields say that have to name something; `of` is the level of what they name."""
    name = names(of)
    goal, person = f"open/{CYCLE}/{name['goal']}", f"@{name['person']}"
    picture = f"assets/{name['asset'] if of == level else 'logo'}.png"
    said: dict[str, Any] = {
        "objective.supports.ref": f"{goal}#{name['kr']}-rollup" if of != level else f"figures/{CYCLE}/kept#f-baseline",
        "objective.depends_on.ref": goal if of != level else f"figures/{CYCLE}/kept",
        "objective.depends_on.team": None,
        "objective.carried_from": goal if of != level else f"figures/{CYCLE}/kept",
        "objective.shared_with": [name["team"]],
        "objective.key_results.team": name["team"],
        "objective.key_results.metric": name["metric"],
        "objective.figures": None,
        "objective.closed_as": None,
        "objective.closed_on": None,
        "objective.state": "draft" if level == "draft" else "active",
        "objective.pillar": "growth",
        "objective.key_results.milestones.id": "step",
        "index.pillars.id": "growth",
        "objective.starts": date(2026, 10, 5),
        "objective.key_results.starts": date(2026, 10, 6),
        "objective.key_results.due": date(2026, 12, 10),
        "person.picture": picture,
        "person.team": name["team"],
        "team.parent": "company",
        "cycle.parent": CYCLE,
        "plan.commitments": {goal: "confirmed"},
        "check-in.author": person,
        "metric.unit": f"{Marks(level).stem}unit",
        "objective.key_results.unit": f"{Marks(level).stem}unit" if of == level != "draft" else None,
        "cycle.state": "active",
    }
    for place in ("objective.owner", "objective.key_results.owner", "team.lead", "team.champion", "metric.owner"):
        said[place] = person
    for place in ("objective.contributors", "team.members"):
        said[place] = [person, "Somebody"]
    return said


class _Writer:
    """Writes the files of a level; `of` is the level of what they name."""

    def __init__(self, made: Marked, level: str, of: str, words: str = "") -> None:
        self.made, self.level = made, level
        self.filling = Filling(made.marks[level], _said(level, of), words)
        self.filling.seen = made.seen[level]
        self.audience = {"audience": level} if level not in {"draft", "public"} else {"audience": "public"}

    def write(self, path: str, front: Mapping[str, Any], links: str = "") -> None:
        body = f"{self.made.marks[self.level].word('body')}\n\n{links}"
        self.made.files[f"content/{path}"] = text_of({**front, **self.audience}, body)

    def objective(self, path: str, name: str, links: str = "", **more: Any) -> None:
        key_results = [self.filling.key_result(kind, id=f"{name}{kind}") for kind in KINDS]
        extra = more.pop("more_key_results", [])
        body = "".join(f"\n## {one['id']}\n{self.made.marks[self.level].word('section')}\n" for one in key_results)
        front = self.filling.of("objective", key_results=[*extra, *key_results], **more)
        self.write(path, front, f"{links}{body}")

    def bare_objective(self, path: str) -> None:
        """Write an objective without key results, which is closed."""
        word, day = self.made.marks[self.level].word, self.made.marks[self.level].day
        need = {"team": names(self.level)["team"], "note": word("objective.depends_on.note"), "needed_by": day("need")}
        closed = {"state": "closed", "closed_as": "partly", "closed_on": date(2026, 11, 9)}
        self.filling.seen["objective.depends_on.team"] = need["team"]
        more = {"depends_on": [need], "progress": "40%", "confidence": 4, **closed}
        self.write(path, self.filling.of("objective", **more))

    def check_in(
        self,
        path: str,
        target: str,
        name: str,
        more: Mapping[str, Any] | None = None,
        links: str = "",
        hidden_texts: str = "",
    ) -> None:
        """Write a check-in about an objective, `more` being updates of key results that `hidden_texts` may see.

        With `more`, the free text of the check-in is for those readers too.
        """
        updates = {f"{name}{kind}": self.update(kind, fields) for kind, fields in UPDATES.items()}
        own = self.made.marks[self.level].word
        headings = {target.rpartition("/")[2]: own, f"{name}metric": own}
        free = ("Wins", "Blockers", "Asks", "Next", "Else")
        body = ""
        if hidden_texts in LEVELS:
            hidden = self.made.marks[hidden_texts].word
            headings |= dict.fromkeys((*free, next(iter(more or {}))), hidden)
            body = hidden("free")
        elif not hidden_texts:
            headings |= dict.fromkeys(free, own)
            body = f"{own('free')}\n{links}"
        body += "".join(f"\n## {heading}\n- {word('section')}\n" for heading, word in headings.items())
        front = self.filling.of(
            "check-in", updates={target: {**updates, **(more or {})}}, allow={"WRD001": own("allow")}
        )
        self.made.files[f"content/{path}"] = text_of({**front, **self.audience}, body)

    def update(self, kind: str, fields: tuple[str, ...]) -> dict[str, Any]:
        special = {"milestones": {"milestones": {"step": True}}}.get(kind, {})
        return self.filling.update(*fields, **special)


def _add_hidden(made: Marked, level: str) -> None:
    """Add a level's own team, and its own parts of what everybody may see."""
    name, writer = names(level), _Writer(made, level, level)
    team, kr = f"teams/{name['team']}", f"{name['kr']}-"
    writer.audience = {"audience": level} if level != "draft" else writer.audience
    if level == "draft":
        writer.objective(f"teams/open/{CYCLE}/{name['goal']}.md", kr)
        return
    writer.write(f"{team}/team.md", writer.filling.of("team"))
    for folder in (team, "teams/open"):
        writer.objective(f"{folder}/{CYCLE}/{name['goal']}.md", kr)
    writer.objective(f"{team}/{name['cycle']}/{name['goal']}.md", kr)
    writer.bare_objective(f"{team}/{CYCLE}/{name['goal']}-bare.md")
    writer.check_in(f"{team}/{CYCLE}/check-ins/2026-11-18.md", name["goal"], kr)
    day = {"company": 17, "leadership": 19}[level]
    writer.check_in(f"teams/open/{CYCLE}/check-ins/2026-11-{day}.md", name["goal"], kr)
    for folder in (f"{team}/{CYCLE}", f"teams/{level}-plans/{CYCLE}"):
        writer.write(f"{folder}/plan.md", writer.filling.of("plan"))
        writer.write(f"{folder}/retrospective.md", writer.filling.of("retrospective"))
    writer.write(f"cycles/{name['cycle']}.md", writer.filling.of("cycle"))
    writer.write(f"metrics/{name['metric']}.md", writer.filling.of("metric"))
    number, note = made.marks[level].number, made.marks[level].word
    made.files[f"content/metrics/{name['metric']}.csv"] = (
        "date,value,note\n" + f"2026-10-12,{number('row')},{note('row')}\n2026-11-12,{number('row')},{note('row')}\n"
    )
    writer.write(f"people/{name['person']}.md", writer.filling.of("person"))
    writer.write(f"pages/{name['page']}.md", writer.filling.of("page"), f"![x](../assets/{name['asset']}.png)")
    made.files[f"content/assets/{name['asset']}.png"] = f"\x89PNG {made.marks[level].word('asset')}".encode("latin-1")


def _add_public(made: Marked, levels: tuple[str, ...], shown: tuple[str, ...]) -> None:
    """Add what everybody may see, and the parts of it that are for the levels `shown`."""
    made.files["okrsite.yml"] = yaml.safe_dump(SETTINGS, sort_keys=False)
    made.files["content/assets/logo.png"] = b"\x89PNG logo"
    made.files["content/assets/unused-zqxvl.txt"] = "zqxvl"
    writer = _Writer(made, "public", "leadership", " [[open/2026-Q4/zqxvl-goal|words]]")
    made.files["content/teams/company/team.md"] = text_of({"name": "Soup", "audience": "public"})
    writer.write("index.md", writer.filling.of("index"), links_to("leadership", ""))
    for level in levels:
        _add_naming(made, level, level in shown)
    _add_figures(made)


def _add_naming(made: Marked, level: str, shown: bool) -> None:
    """Add everybody's files in which every text names what stands at a level."""
    letter = LEVELS[level]
    goal, kr = f"open/{CYCLE}/{names(level)['goal']}", f"{names(level)['kr']}-"
    writer = _Writer(made, "public", level, f" [[{goal}#{kr}metric|words]]")
    team, cycle = f"open-{letter}", f"2026-Q4-{letter}"
    inside, updates = _parts_inside(made, level) if shown and level != "draft" else ([], {})
    up = "../../../"
    writer.bare_objective(f"teams/{team}/{CYCLE}/bare.md")
    writer.write(f"teams/{team}/team.md", writer.filling.of("team"), links_to(level, "../../"))
    writer.write(f"teams/{level}-plans/team.md", writer.filling.of("team"))
    writer.objective(f"teams/{team}/{CYCLE}/shown.md", "o-", links_to(level, up), more_key_results=inside)
    folder = f"teams/{team}/{CYCLE}"
    writer.check_in(f"{folder}/check-ins/2026-11-12.md", "shown", "o-", links=links_to(level, f"{up}../"))
    if updates:
        writer.check_in(f"{folder}/check-ins/2026-11-16.md", "shown", "o-", updates, hidden_texts=level)
    else:
        writer.check_in(f"{folder}/check-ins/2026-11-16.md", "shown", "o-", hidden_texts="none")
    writer.write(f"{folder}/plan.md", writer.filling.of("plan"), links_to(level, up))
    writer.write(f"{folder}/retrospective.md", writer.filling.of("retrospective"), links_to(level, up))
    writer.write(f"cycles/{cycle}.md", writer.filling.of("cycle"), links_to(level, "../"))
    for kind in ("metric", "person", "page"):
        folder = {"metric": "metrics", "person": "people", "page": "pages"}[kind]
        writer.write(f"{folder}/open-{letter}.md", writer.filling.of(kind), links_to(level, "../"))
    made.files[f"content/metrics/open-{letter}.csv"] = f"date,value,note\n2026-10-12,3,[[{goal}]]\n"


def _parts_inside(made: Marked, level: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return key results for fewer readers than their objective, and what a check-in says of them."""
    inside = _Writer(made, level, level)
    stem = f"{names(level)['kr']}-in-"
    parts = [{**inside.filling.key_result(kind, id=f"{stem}{kind}"), "audience": level} for kind in KINDS]
    updates = {f"{stem}{kind}": inside.update(kind, fields) for kind, fields in UPDATES.items()}
    return parts, updates


def _add_figures(made: Marked) -> None:
    """Add an objective whose figures are for fewer readers than its words."""
    writer = _Writer(made, "public", "public")
    writer.filling.figures = made.marks["figures"]
    measured = {"objective.key_results.metric": None, "objective.key_results.team": None}
    writer.filling.said |= {**measured, "objective.supports.ref": "company/2026/none"}
    key_results = [writer.filling.key_result(kind, id=f"f-{kind}") for kind in ("metric", "guardrail", "baseline")]
    key_results[2]["current"] = made.marks["figures"].number("current")
    front = writer.filling.of(
        "objective", key_results=key_results, shared_with=None, carried_from=None, depends_on=None
    )
    front |= {"figures": "company", "supports": None, "owner": "Somebody", "contributors": None}
    front = {name: value for name, value in front.items() if value is not None}
    writer.write(f"teams/figures/{CYCLE}/kept.md", front)
    updates = {f"f-{kind}": writer.filling.update("value") for kind in ("metric", "guardrail", "baseline")}
    for day in ("11", "18"):
        writer.write(f"teams/figures/{CYCLE}/check-ins/2026-11-{day}.md", {"updates": {"kept": updates}})
