"""A small organisation with every kind of page, and random steps of a year in its life: files of every kind come, go,
change and are renamed, and so do the settings, the theme, the day, the audience and what is remembered."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from project import Project

CONFIGURATION = """
site:
  name: {name}
  url: https://okrs.example.org/
  language: {language}
  timezone: Europe/Amsterdam
audiences: [public, company]
default_audience: public
owners: {owners}
outputs: {{badges: {badges}, csv: {csv}, json: {json}, markdown: {markdown}, feeds: {feeds}}}
theme: {{name: {theme}, options: {{density: {density}}}}}
check_ins: {{every: {every}}}
redirects: {{/old/: {redirect}}}
rules: {{MEA001: {severity}}}
"""
USUAL = {
    "name": "Soup", "language": "en", "owners": "person", "badges": "true", "csv": "true", "json": "true",
    "markdown": "true", "feeds": "true", "theme": "own", "density": "comfortable", "every": "weekly",
    "redirect": "/teams/payments/", "severity": "warning",
}  # fmt: skip
CHOICES = {
    "name": ("Soup", "Our *soup*"), "language": ("en", "de", "ar"), "owners": ("person", "role", "none"),
    "badges": ("true", "false"), "csv": ("true", "false"), "json": ("true", "false"), "markdown": ("true", "false"),
    "feeds": ("true", "false"), "theme": ("own", "default"), "density": ("comfortable", "compact"),
    "every": ("weekly", "monthly"), "redirect": ("/teams/payments/", "/start/"), "severity": ("warning", "info"),
}  # fmt: skip
FOOT = '{% extends "!base.html" %}{% block footer %}<p>SAID</p>{{ super() }}{% endblock %}\n'
ORGANISATION = {
    "content/index.md": """
        ---
        mission: Make paying simple.
        vision: Nobody thinks of it.
        pillars:
          - {id: calm, title: Calm, description: Nobody is woken up}
        ---
        Welcome.
    """,
    "content/cycles/2026-Q3.md": "---\nname: Q3\nstate: closed\n---\n**Theme: calm.**\n",
    "content/cycles/2026-Q4.md": "---\nname: Q4\n---\n**Theme: more.**\n",
    "content/teams/company/team.md": "---\nname: Company\nlead: maria\n---\nAll of us.\n",
    "content/teams/company/2026-Q4/grow.md": """
        ---
        title: Customers stay with us
        owner: maria
        pillar: calm
        key_results:
          - {id: arr, title: "Revenue reaches $12M", start: $8M, target: $12M}
          - {id: teams, title: Teams are done, rollup: supporting}
        ---
        Why we grow.
    """,
    "content/teams/payments/team.md": "---\nname: Payments\nparent: company\n---\n",
    "content/teams/payments/2026-Q3/calm.md": """
        ---
        title: Nobody is woken up
        state: closed
        closed_as: partly
        key_results:
          - {id: calls, title: Calls fall to 2, start: 9, target: 2, score: 0.6}
        ---
    """,
    "content/teams/payments/2026-Q3/retrospective.md": "---\n---\n## Keep\n- The rota\n",
    "content/teams/payments/2026-Q4/plan.md": "---\nnot_doing:\n  - A wallet\n---\nFirst the basics.\n",
    "content/teams/payments/2026-Q4/activation.md": """
        ---
        title: Developers go live in a day
        supports: [company/2026-Q4/grow#teams]
        depends_on:
          - {ref: platform/uptime, note: It must hold, needed_by: 2026-12-01}
        carried_from: payments/2026-Q3/calm
        tags: [onboarding]
        key_results:
          - {id: time, title: Time to first payment falls to 2 days, start: 31 days, target: 2 days, owner: noor}
          - {id: up, title: It is up, metric: uptime, start: 99, target: 99.9}
        ---
        Ordinary Markdown with [[platform/uptime]].
    """,
    "content/teams/payments/2026-Q4/check-ins/2026-11-04.md": """
        ---
        author: noor
        updates:
          activation:
            time: {value: 20 days, confidence: 6}
        ---
        ## Blockers
        - The sandbox
    """,
    "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": """
        ---
        updates:
          activation:
            time: {value: 12 days, confidence: 8}
        ---
        ## Wins
        - First customer live
    """,
    "content/teams/platform/team.md": "---\nname: Platform\nparent: company\n---\n",
    "content/teams/platform/2026-Q4/uptime.md": """
        ---
        title: It holds
        owner: The lead
        key_results:
          - {id: rate, title: Rate stays above 99, min: 99}
        ---
    """,
    "content/metrics/uptime.md": "---\nname: Uptime\nunit: '%'\nbetter: up\n---\nWhat it means.\n",
    "content/metrics/uptime.csv": "date,value\n2026-10-05,99.1\n2026-11-02,99.4\n",
    "content/people/maria.md": "---\nname: Maria Berg\nteam: company\n---\n",
    "content/people/noor.md": "---\nname: Noor Berg\n---\n",
    "content/pages/how.md": "---\ntitle: How\n---\nRead [the goal](../teams/payments/2026-Q4/activation.md).\n",
    "content/assets/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "themes/own/theme.yml": "name: own\nextends: default\n",
    "themes/own/templates/base.html": FOOT.replace("SAID", "Soup"),
    "okrsite.yml": CONFIGURATION.format(**USUAL),
}
WORDS = ("faster", "calmer", "*bolder*", "<b>wider</b>", "ünlike", "[[platform/2026-Q4/uptime]]", "a | b", "@noor")
DAYS = (date(2026, 11, 20), date(2026, 11, 21), date(2026, 12, 24), date(2027, 1, 20))
TEAMS = ("company", "payments", "platform", "care")
CYCLES = ("2026-Q3", "2026-Q4", "2027-Q1")
SLUGS = ("grow", "activation", "uptime", "calm")

Step = Callable[[], str]


class Steps:
    """Changes a project at random, in the same way for the same seed."""

    def __init__(self, project: Project, seed: int) -> None:
        self._project = project
        self._random = random.Random(seed)
        self._settings = dict(USUAL)
        self._number = 0
        self.options: dict[str, Any] = {"as_of": DAYS[0], "audience": "company", "keep_going": True}
        """What a build is asked for."""

    def one(self) -> str:
        """Change something, and return what it was."""
        ways: tuple[tuple[Step, int], ...] = (
            (self._write_objective, 3), (self._edit_a_number, 5), (self._edit_a_title, 3), (self._edit_words, 4),
            (self._report, 5), (self._write_plan, 1), (self._write_retrospective, 1), (self._write_team, 2),
            (self._write_cycle, 2), (self._write_metric, 2), (self._add_a_row, 2), (self._write_person, 1),
            (self._write_page, 1), (self._write_asset, 1), (self._write_charter, 1), (self._remove, 4),
            (self._rename, 4), (self._rename_a_team, 1), (self._bring_back, 2), (self._break, 1), (self._configure, 3),
            (self._template, 2), (self._style, 1), (self._another_day, 3), (self._another_audience, 1),
            (self._tamper, 1), (self._forget, 1), (self._nothing, 1),
        )  # fmt: skip
        steps, weights = zip(*ways, strict=True)
        return self._random.choices(steps, weights)[0]()

    def _write_objective(self) -> str:
        team, cycle, slug = self._of(TEAMS), self._of(CYCLES), self._of(SLUGS)
        reference = f"{self._of(TEAMS)}/{self._of(CYCLES)}/{self._of(SLUGS)}"
        lines = [f"title: Become {self._of(WORDS)} {self._next()}"]
        lines += self._maybe(f"supports: ['{reference}{self._of(('', '#kr', '#teams'))}']")
        lines += self._maybe(f"depends_on:\n  - ref: {reference}\n    needed_by: 2026-11-20\n    note: So it is")
        lines += self._maybe(f"shared_with: [{self._of(TEAMS)}]")
        lines += self._maybe(f"owner: {self._of(('maria', 'noor', 'The lead'))}")
        lines += self._maybe(f"audience: {self._of(('public', 'company'))}")
        lines += self._maybe("pillar: calm")
        lines += self._maybe(f"aliases: [/old/{slug}/]")
        lines += self._maybe(self._of(("state: draft", "state: closed\nclosed_as: achieved")))
        kinds = ("start: 0, target: 40", "min: 3", "done: false", "metric: uptime, target: 99", "baseline: true")
        lines += [f"key_results:\n  - {{id: kr, title: 'From {self._next()} on', {self._of(kinds)}}}"]
        return self._write(f"teams/{team}/{cycle}/{slug}.md", "\n".join(lines), f"More about {self._of(WORDS)}.")

    def _report(self) -> str:
        team, day = self._of(TEAMS), self._random.randrange(1, 29)
        said = self._of(("value: 7", "done: true", "note: Slow", f"value: {self._next()}"))
        head = f"updates:\n  {self._of(TEAMS)}/{self._of(SLUGS)}:\n    kr: {{{said}, confidence: {self._next() % 11}}}"
        month = self._of(("2026-10", "2026-11", "2026-11", "2026-12"))
        body = f"## {self._of(('Wins', 'Blockers', 'Asks', 'Next'))}\n- {self._of(WORDS)}"
        return self._write(f"teams/{team}/2026-Q4/check-ins/{month}-{day:02}.md", head, body)

    def _write_plan(self) -> str:
        head = f"not_doing:\n  - {self._next()}\ncommitments:\n  payments/2026-Q4/activation: confirmed"
        return self._write(f"teams/{self._of(TEAMS)}/2026-Q4/plan.md", head, self._of(WORDS))

    def _write_retrospective(self) -> str:
        return self._write(f"teams/{self._of(TEAMS)}/2026-Q3/retrospective.md", "", f"## Keep\n- {self._of(WORDS)}")

    def _write_team(self) -> str:
        head = [f"name: Team {self._next()}", *self._maybe(f"parent: {self._of(TEAMS)}"), *self._maybe("lead: noor")]
        return self._write(f"teams/{self._of(TEAMS)}/team.md", "\n".join(head), self._of(WORDS))

    def _write_cycle(self) -> str:
        head = [f"name: Cycle {self._next()}", *self._maybe("state: closed"), *self._maybe("check_in: monthly")]
        return self._write(f"cycles/{self._of(CYCLES)}.md", "\n".join(head), self._of(WORDS))

    def _write_metric(self) -> str:
        name = self._of(("uptime", "churn"))
        self._project.write({f"content/metrics/{name}.csv": f"date,value\n2026-10-05,{self._next()}\n"})
        return self._write(f"metrics/{name}.md", f"name: {name} {self._of(('a', 'b'))}\nunit: '%'\nbetter: up", "")

    def _add_a_row(self) -> str:
        file = self._file("metrics/*.csv")
        if file is None:
            return self._write_metric()
        with file.open("a", encoding="utf-8") as rows:
            rows.write(f"2026-1{self._of((0, 1))}-{self._random.randrange(10, 29)},{self._next() % 100}\n")
        return f"another row in {file.name}"

    def _write_person(self) -> str:
        head = f"name: Person {self._next()}\nteam: {self._of(TEAMS)}"
        return self._write(f"people/{self._of(('maria', 'noor'))}.md", head, "")

    def _write_page(self) -> str:
        return self._write(f"pages/{self._of(('how', 'deep/why'))}.md", f"title: Page {self._next()}", self._of(WORDS))

    def _write_asset(self) -> str:
        self._project.write({f"content/assets/{self._of(('a', 'b'))}.txt": f"{self._next()}"})
        return "an asset"

    def _write_charter(self) -> str:
        pillars = self._of(("", "\npillars:\n  - {id: calm, title: Calm}\n  - {id: more, title: More}"))
        return self._write("index.md", f"mission: Mission {self._next()}{pillars}", self._of(WORDS))

    def _edit_a_number(self) -> str:
        return self._replaced("teams/*/*/**/*.md", self._of(("target: ", "value: ", "confidence: ")), "1")

    def _edit_a_title(self) -> str:
        return self._replaced("teams/*/*/*.md", "title: ", f"{self._of(('Calm', 'Big', 'ünd'))} ")

    def _replaced(self, files: str, before: str, more: str) -> str:
        file = self._file(files)
        if file is None:
            return self._nothing()
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, before + more, 1), encoding="utf-8")
        return f"{before}{more} in {self._name(file)}"

    def _edit_words(self) -> str:
        file = self._file("**/*.md")
        if file is None:
            return self._nothing()
        with file.open("a", encoding="utf-8") as words:
            words.write(f"\nFurther {self._of(WORDS)}.\n")
        return f"further words in {self._name(file)}"

    def _remove(self) -> str:
        file = self._file("**/*")
        if file is None:
            return self._nothing()
        file.unlink()
        return f"without {self._name(file)}"

    def _rename(self) -> str:
        file = self._file("**/*.*")
        if file is None:
            return self._nothing()
        renamed = file.with_name(f"{self._of((*SLUGS, 'other', '2026-11-12', 'uptime'))}{file.suffix}")
        file.replace(renamed)
        return f"{self._name(file)} renamed to {renamed.name}"

    def _rename_a_team(self) -> str:
        teams = self._project.root / "content/teams"
        there = sorted(teams.iterdir()) if teams.is_dir() else []
        new = teams / self._of(("care", "legal", "company"))
        if not there or new.exists():
            return self._nothing()
        old = self._of(there)
        old.rename(new)
        return f"team {old.name} renamed to {new.name}"

    def _bring_back(self) -> str:
        name = self._of(sorted(ORGANISATION))
        if name == "okrsite.yml":
            self._settings = dict(USUAL)
        self._project.write({name: ORGANISATION[name]})
        return f"{name} as it was at first"

    def _break(self) -> str:
        file = self._file("**/*.md")
        if file is None:
            return self._nothing()
        file.write_text(self._of(("---\ntitle: [broken\n---\n", "---\naudience: nobody\n---\n", "no fields", "")))
        return f"{self._name(file)} broken"

    def _configure(self) -> str:
        key = self._of(sorted(CHOICES))
        self._settings[key] = self._of(CHOICES[key])
        self._project.write({"okrsite.yml": CONFIGURATION.format(**self._settings)})
        return f"setting {key}: {self._settings[key]}"

    def _template(self) -> str:
        self._project.write({"themes/own/templates/base.html": FOOT.replace("SAID", f"Soup {self._next()}")})
        return "another template"

    def _style(self) -> str:
        style = f"@layer tokens {{ :root {{ --proof: {self._next()}; }} }}\n"
        words = f"nav.teams: Teams {self._next() % 3}\n"
        self._project.write({"themes/own/assets/css/components/own.css": style, "themes/own/messages/en.yml": words})
        return "another style, and words"

    def _another_day(self) -> str:
        self.options["as_of"] = self._of(DAYS)
        return f"as of {self.options['as_of']}"

    def _another_audience(self) -> str:
        self.options["audience"] = self._of(("public", "company"))
        return f"for {self.options['audience']}"

    def _tamper(self) -> str:
        files = sorted(file for file in self._project.site.rglob("*") if file.is_file() and file.name[0] != ".")
        file = self._of(files)
        file.unlink() if self._next() % 2 else file.write_bytes(file.read_bytes()[:-1] + b"?")
        return f"tampered with {file.relative_to(self._project.site)}"

    def _forget(self) -> str:
        name = self._of((".okrsite", ".site.okrsite"))
        shutil.rmtree(self._project.root / name, ignore_errors=True)
        return f"{name} forgotten"

    def _nothing(self) -> str:
        return "nothing"

    def _write(self, name: str, head: str, body: str) -> str:
        self._project.write({f"content/{name}": f"---\n{head}\n---\n{body}\n"})
        return f"wrote {name}"

    def _file(self, pattern: str) -> Path | None:
        files = sorted(file for file in (self._project.root / "content").glob(pattern) if file.is_file())
        return self._of(files) if files else None

    def _name(self, file: Path) -> str:
        return file.relative_to(self._project.root).as_posix()

    def _maybe(self, line: str) -> list[str]:
        return [line] if self._random.random() < 0.3 else []

    def _of(self, things: Any) -> Any:
        return self._random.choice(things)

    def _next(self) -> int:
        self._number += 1
        return self._number
