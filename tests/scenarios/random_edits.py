"""A random organisation whose teams are tied together in every way that the format knows, and random edits of it."""

from __future__ import annotations

import random

TEAMS = ("company", "payments", "platform", "care", "sales", "legal")
CYCLES = ("2026", "2026-Q3", "2026-Q4")
SLUGS = ("grow", "calm", "reach", "trust")
METRICS = ("uptime", "churn")
PEOPLE = ("maria", "noor")
TITLES = ("Nobody waits", "Customers stay", "Reach 20 cities", "TBD", "P0: Ship the app", "Make it 30% faster")
UNITS = ("", " days", "%", " €")
DAYS = (3, 10, 17, 18)

Files = dict[str, str]


class Edits:
    """Writes files at random, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._number = 0
        self._there: list[str] = []
        """Objectives that there are, as references name them."""

    def organisation(self) -> Files:
        """Return a whole organisation."""
        files: Files = {"content/index.md": "---\nmission: Make paying simple.\n---\n"}
        self._there = [f"{team}/{cycle}/{slug}" for team in TEAMS for cycle in CYCLES for slug in SLUGS[:2]]
        for team in TEAMS:
            files |= self._team(team)
            for cycle in CYCLES:
                for slug in (*SLUGS[:2], *self._some(SLUGS[2:], 0)):
                    files |= self._objective(team, cycle, slug)
            for day in self._some(DAYS, 2):
                files |= self._check_in(team, day)
        for metric in METRICS:
            files |= self._metric(metric)
        return files | {f"content/people/{who}.md": f"---\nname: {who.title()} Berg\n---\n" for who in PEOPLE}

    def edit(self, files: Files) -> dict[str, str | None]:
        """Return path → new text of some files, None for those that go away."""
        made: dict[str, str | None] = {}
        paths = (path.removesuffix(".md").split("/")[2:] for path in files)
        self._there = [
            "/".join(parts) for parts in paths if len(parts) == 3 and parts[1] in CYCLES and parts[2] in SLUGS
        ]
        for _ in range(self._random.choice((1, 1, 1, 2, 3))):
            made |= self._one({**files, **{path: text for path, text in made.items() if text is not None}})
        return made

    def _one(self, files: Files) -> dict[str, str | None]:
        ways = (
            *(self._write_objective,) * 3,
            *(self._change_a_figure,) * 4,
            *(self._change_a_title,) * 2,
            *(self._add_words,) * 3,
            *(self._report,) * 4,
            *(self._write_around, self._remove, self._rename, self._break),
        )
        return self._of(ways)(files)

    def _write_objective(self, _files: Files) -> dict[str, str | None]:
        return dict(self._objective(self._of(TEAMS), self._of(CYCLES), self._of(SLUGS)))

    def _change_a_figure(self, files: Files) -> dict[str, str | None]:
        file = self._file(files)
        return {file: files[file].replace("target: ", "target: 1", 1).replace("value: ", "value: 1", 1)}

    def _change_a_title(self, files: Files) -> dict[str, str | None]:
        file = self._file(files)
        return {file: files[file].replace("title: ", f"title: {self._of(TITLES)} ", 1)}

    def _add_words(self, files: Files) -> dict[str, str | None]:
        file = self._file(files)
        return {file: f"{files[file]}\nMore {self._link()}.\n"}

    def _report(self, _files: Files) -> dict[str, str | None]:
        return dict(self._check_in(self._of(TEAMS), self._of(DAYS)))

    def _write_around(self, _files: Files) -> dict[str, str | None]:
        """Write anything but objectives and check-ins."""
        team = self._of(TEAMS)
        kept = f"---\n---\n## Keep\n\nTalking to {self._link()}.\n"
        ways = (
            lambda: self._team(team),
            lambda: self._metric(self._of(METRICS)),
            lambda: self._plan(team),
            lambda: self._plan(team),
            lambda: {f"content/teams/{team}/2026-Q3/retrospective.md": kept},
            lambda: {"content/pages/how.md": f"---\ntitle: How\n---\nSee {self._link()} and {self._link()}.\n"},
            lambda: {"okrsite.yml": self._of(("", "rules: {WRD007: warning}\n", "rules: {ALI001: off}\n"))},
        )
        return dict(self._of(ways)())

    def _remove(self, files: Files) -> dict[str, str | None]:
        return {self._file(files): None}

    def _rename(self, files: Files) -> dict[str, str | None]:
        file = self._file(files)
        return {file: None, file.replace(".md", "-2.md"): files[file]} if file.count("/") == 4 else {file: None}

    def _break(self, files: Files) -> dict[str, str | None]:
        broken = ("---\ntitle: [broken\n---\n", "---\naudience: nobody\n---\n", "no fields", "")
        return {self._file(files): self._of(broken)}

    def _file(self, files: Files) -> str:
        return self._of(sorted(path for path in files if path.startswith("content/teams/")))

    def _objective(self, team: str, cycle: str, slug: str) -> Files:
        lines = [f"title: {self._of(TITLES)}{self._of(('', f' {self._next()}'))}"]
        if team != TEAMS[0]:
            lines += self._sometimes(0.5, lambda: f"supports: [{self._reference(team)}]")
        lines += self._sometimes(0.3, lambda: f"depends_on:\n  - {self._need()}\n    note: So it goes")
        lines += self._sometimes(0.15, lambda: f"shared_with: [{self._of(TEAMS)}]")
        if cycle != CYCLES[0]:
            lines += self._sometimes(0.15, lambda: f"carried_from: {team}/{CYCLES[0]}/{SLUGS[0]}")
        lines += self._sometimes(0.25, lambda: f"owner: '{self._of(('@maria', 'noor', 'The lead', 'Somebody'))}'")
        lines += self._sometimes(0.2, lambda: f"state: {self._of(('draft', 'proposed', 'active'))}")
        lines += self._sometimes(0.25, lambda: f"state: closed\nclosed_as: {self._of(('achieved', 'dropped'))}")
        lines += self._sometimes(0.1, lambda: f"allow: {{{self._of(('WRD007', 'MEA011', 'ALI001'))}: It is right}}")
        lines += self._sometimes(0.005, lambda: f"aliases: [/old/{slug}]")
        count = self._of((0, 1, 1, 2, 2, 3))
        if count:
            lines += ["key_results:", *(self._key_result(number) for number in range(count))]
        body = self._of(("", "Why it matters.", f"See {self._link()}.", f"## kr0\n\nIt needs {self._of(TEAMS)}.\n"))
        head = "\n".join(dict.fromkeys(lines))
        return {f"content/teams/{team}/{cycle}/{slug}.md": f"---\n{head}\n---\n{body}\n"}

    def _key_result(self, number: int) -> str:
        unit, target = self._of(UNITS), self._random.randrange(1, 90)
        kinds = (
            f"    start: 1{unit}\n    target: {target + 1}{unit}",
            f"    start: 1{unit}\n    target: {target + 1}{unit}\n    current: {target}{unit}",
            f"    target: {target}{unit}\n    metric: {self._of(METRICS)}",
            "    rollup: supporting",
            "    done: false",
            "    milestones:\n      - {id: one, title: One}\n      - {id: two, title: Two, done: true}",
            f"    min: {target}{unit}",
            "    baseline: true",
        )
        lines = [f"  - id: kr{number}", f"    title: {self._of(TITLES)} {self._of(('', str(target)))}", self._of(kinds)]
        lines += self._sometimes(0.2, lambda: f"    team: {self._of(TEAMS)}")
        lines += self._sometimes(0.15, lambda: f"    weight: {self._random.randrange(1, 9)}")
        lines += self._sometimes(0.15, lambda: f"    confidence: {self._random.randrange(11)}")
        lines += self._sometimes(0.15, lambda: f"    score: 0.{self._random.randrange(10)}")
        lines += self._sometimes(0.1, lambda: "    state: dropped\n    reason: Not now")
        return "\n".join(lines)

    def _check_in(self, team: str, day: int) -> Files:
        lines = []
        for reference in dict.fromkeys(self._named(team) for _ in range(self._random.randrange(3))):
            said = self._of((f"value: {self._next() % 50}", "done: true", "milestones: {one: true}", "note: Slow"))
            score = "\n      score: 0.9" if self._maybe(0.1) else ""
            lines.append(f"  {reference}:\n    kr0:\n      {said}\n      confidence: {self._next() % 11}{score}")
            lines += self._sometimes(0.2, lambda: "    unchanged: all")
        head = "\n".join(["updates:", *lines]) if lines else ""
        heading = self._of(("## Wins", "## Blockers", "## kr0", f"## {self._named(team)}", "## Notes"))
        path = f"content/teams/{team}/2026-Q4/check-ins/2026-11-{day:02}.md"
        return {path: f"---\n{head}\n---\n{heading}\n\n{self._of(('Well.', f'See {self._link()}.', 'legal waits'))}\n"}

    def _team(self, team: str) -> Files:
        lines = [f"name: Team {team}{self._of(('', '', ' 2'))}"]
        if team == "company":
            lines += self._sometimes(0.5, lambda: "kind: company")
        else:
            lines += self._sometimes(0.8, lambda: "parent: company")
        lines += self._sometimes(0.1, lambda: "check_in: monthly")
        head = "\n".join(lines)
        return {f"content/teams/{team}/team.md": f"---\n{head}\n---\n"}

    def _metric(self, metric: str) -> Files:
        rows = "".join(f"2026-1{month}-0{month},{self._next() % 90}\n" for month in (0, 1) if month or self._maybe(0.1))
        return {
            f"content/metrics/{metric}.md": f"---\nname: {metric.title()}\nunit: '%'\nbetter: up\n---\n",
            f"content/metrics/{metric}.csv": f"date,value\n{rows}",
        }

    def _plan(self, team: str) -> Files:
        answer = self._of(("confirmed", "declined", "at-risk"))
        asked = self._reference()
        return {f"content/teams/{team}/2026-Q4/plan.md": f"---\ncommitments:\n  {asked}: {answer}\n---\n"}

    def _need(self) -> str:
        return self._of((f"team: {self._of(TEAMS)}", f"ref: {self._reference().partition('#')[0]}"))

    def _reference(self, below: str = "") -> str:
        """Return an objective, or a key result of it; of a team above one if it is given."""
        if self._maybe(0.01):
            return "nobody/2026/nothing"
        teams = TEAMS[: TEAMS.index(below)] if below and self._maybe(0.99) else TEAMS
        there = [each for each in self._there if each.partition("/")[0] in teams]
        return f"{self._of(there)}{self._of(('', '', '', '#kr0'))}" if there else "company/2026/grow"

    def _named(self, team: str) -> str:
        own = [each.rpartition("/")[2] for each in self._there if each.startswith(f"{team}/2026-Q4/")]
        return self._of(own) if own and self._maybe(0.7) else self._reference().partition("#")[0]

    def _link(self) -> str:
        there, team = self._of(self._there), self._of(TEAMS)
        day = f"/teams/{team}/2026-Q4/check-ins/2026-11-10.md"
        return self._of(
            (
                f"[[{there}]]",
                f"[it](/teams/{there}.md)",
                f"[them](/teams/{team}/team.md)",
                f"[that day]({day})" if self._maybe(0.1) else "plain words",
                "@maria",
            )
        )

    def _of(self, things):
        return self._random.choice(things)

    def _some(self, things, least: int):
        return self._random.sample(things, self._random.randrange(least, len(things)))

    def _maybe(self, chance: float) -> bool:
        return self._random.random() < chance

    def _sometimes(self, chance: float, line) -> list[str]:
        return [line()] if self._maybe(chance) else []

    def _next(self) -> int:
        self._number += 1
        return self._number
