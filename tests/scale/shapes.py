"""Organisations of an extreme shape, each as large as asked for.

Each is a dictionary of files by their paths. Whatever a person could have written many times over bears a number behind
the name of its shape (`child-17`, `row-3`), so that a test can look for all of them on the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SETTINGS = "site: {name: Large, url: https://okrs.example.com/}\noutputs: {badges: true}\n"
AS_OF = date(2026, 11, 20)
Files = dict[str, str]


@dataclass(frozen=True)
class Shape:
    """One way in which an organisation can be too much."""

    make: Callable[[int], Files]
    """Returns the files for a size."""
    mark: str
    """What stands before the numbers of what there is so much of."""
    small: int
    """A size that tells whether lists are cut, and is quick."""
    full: int
    """The size for which the site has to hold."""


def organisation(files: Files, *cycles: str) -> Files:
    """Return files with what every organisation here has: settings, and cycles with their dates."""
    known = {f"content/cycles/{cycle}.md": f"---\nname: {cycle.upper()}\n---\n" for cycle in cycles}
    return {"okrsite.yml": SETTINGS, "content/index.md": "---\nmission: Be much.\n---\n", **known, **files}


def objective(title: str, *lines: str, key_results: Iterable[str] = (), body: str = "") -> str:
    """Return the file of an objective."""
    results = "".join(f"\n  - {each}" for each in key_results)
    front = [f"title: {title}", *lines, *([f"key_results:{results}"] if results else [])]
    return "---\n" + "\n".join(front) + f"\n---\n{body}\n"


def number(name: str, title: str) -> str:
    """Return a key result that goes from 0 to 100."""
    return f"id: {name}\n    title: {title}\n    start: 0\n    target: 100"


def check_in(of: str, value: int, words: str) -> str:
    """Return the file of a check-in about one key result, `objective#kr`."""
    return (
        f"---\nupdates:\n  {of.partition('#')[0]}:\n    {of.partition('#')[2]}:\n"
        f"      value: {value}\n      confidence: 7\n---\n## Wins\n- {words}\n"
    )


def crowded_team(n: int) -> Files:
    """One team with `n` objectives in a cycle."""
    return organisation({
        f"content/teams/crowd/2026-Q4/o{i}.md": objective(f"Aim mark-{i}", key_results=[number("kr", f"Result of {i}")])
        for i in range(n)
    })  # fmt: skip


def many_children(n: int) -> Files:
    """An objective that `n` others support, of ten teams; half of them one of its key results."""
    files = {"content/teams/top/2026-Q4/parent.md": objective("The parent", key_results=[number("kr", "Parent's own")])}
    for i in range(n):
        ref = "top/parent#kr" if i % 2 else "top/parent"
        files[f"content/teams/t{i % 10}/2026-Q4/o{i}.md"] = objective(
            f"Child mark-{i}", f"supports: [{ref}]", key_results=[number("kr", f"Result of {i}")]
        )
    return organisation(files)


def deep_cascade(n: int) -> Files:
    """A chain of `n` objectives, each of which supports the one before."""
    files = {}
    for i in range(n):
        up = (f"supports: [t{(i - 1) % 20}/o{i - 1}#kr]",) if i else ()
        rolled = "id: kr\n    title: As those below\n    rollup: supporting" if i < n - 1 else number("kr", "The last")
        files[f"content/teams/t{i % 20}/2026-Q4/o{i}.md"] = objective(f"Step mark-{i}", *up, key_results=[rolled])
    return organisation(files)


def flat_teams(n: int) -> Files:
    """`n` teams below none, each with an objective."""
    return organisation(dict(_teams(n, lambda i: "")))


def nested_teams(n: int) -> Files:
    """`n` teams in 12 levels: a chain of twelve, and all others spread below its links."""
    return organisation(dict(_teams(n, lambda i: f"t{i - 1}" if 0 < i < 12 else f"t{i % 11}" if i else "")))


def _teams(n: int, parent: Callable[[int], str]) -> Iterator[tuple[str, str]]:
    for i in range(n):
        up = f"parent: {parent(i)}\n" if parent(i) else ""
        yield f"content/teams/t{i}/team.md", f"---\nname: Team mark-{i}\n{up}---\n"
        yield f"content/teams/t{i}/2026-Q4/o.md", objective(f"Aim of {i}", key_results=[number("kr", f"Result of {i}")])


def long_texts(n: int) -> Files:
    """Texts of `n` paragraphs in every kind of file that has one."""
    words = "and so the story went on for a while, as such stories do when nobody stops them. " * 2
    text = "\n\n".join(f"{'## Part ' + str(i) + chr(10) * 2 if i % 20 == 0 else ''}mark-{i} {words}" for i in range(n))
    return organisation({
        "content/teams/t/team.md": f"---\nname: Talkers\n---\n{text}\n",
        "content/teams/t/2026-Q4/o.md": objective("Talk", key_results=[number("kr", "Words")], body=text),
        "content/teams/t/2026-Q4/plan.md": f"---\n---\n{text}\n",
        "content/teams/t/2026-Q4/retrospective.md": f"---\n---\n## Learned\n{text}\n",
        "content/teams/t/2026-Q4/check-ins/2026-11-18.md": check_in("o#kr", 10, "Talked") + f"\n## o\n{text}\n",
        "content/pages/story.md": f"---\ntitle: The story\n---\n{text}\n",
        "content/metrics/m.md": f"---\nname: Words\n---\n{text}\n",
        "content/people/p.md": f"---\nname: Poet\n---\n{text}\n",
        "content/cycles/2026-Q4.md": f"---\nname: Q4\n---\n{text}\n",
        "content/index.md": f"---\nmission: Talk.\n---\n{text}\n",
    })  # fmt: skip


def many_key_results(n: int) -> Files:
    """An objective with `n` key results, all of which one check-in updates."""
    updates = "".join(f"    kr{i}:\n      value: {i % 90}\n      confidence: {i % 11}\n" for i in range(n))
    results = [number(f"kr{i}", f"Result mark-{i}") for i in range(n)]
    return organisation({
        "content/teams/t/2026-Q4/o.md": objective("All at once", key_results=results),
        "content/teams/t/2026-Q4/check-ins/2026-11-18.md": f"---\nupdates:\n  o:\n{updates}---\n",
    })  # fmt: skip


def many_check_ins(n: int) -> Files:
    """An objective of a cycle that lasts `n` weeks, with a check-in in each."""
    days = [AS_OF - timedelta(weeks=n - i - 1) for i in range(n)]
    files = {
        "content/cycles/long.md": f"---\nstart: {days[0] - timedelta(7)}\nend: {AS_OF + timedelta(90)}\n---\n",
        "content/teams/t/long/o.md": objective(
            "Patience", key_results=[number("kr", "Slow"), number("other", "Other")]
        ),
    }
    for i, day in enumerate(days):
        files[f"content/teams/t/long/check-ins/{day}.md"] = (
            check_in("o#kr", i * 90 // n, f"mark-{i} was won") + f"\n## kr\nWord-{i} of the week.\n"
        )
    return organisation(files)


def busy_person(n: int) -> Files:
    """A person who answers for `n` things: objectives, key results, metrics and teams alike."""
    files = {"content/people/maria.md": "---\nname: Maria\n---\n"}
    for i in range(n):
        match i % 4:
            case 0:
                files[f"content/teams/t{i % 9}/2026-Q4/o{i}.md"] = objective(f"Aim mark-{i}", 'owner: "@maria"')
            case 1:
                own = number("kr", f"Result mark-{i}") + '\n    owner: "@maria"'
                files[f"content/teams/t{i % 9}/2026-Q4/o{i}.md"] = objective(f"Aim {i}", key_results=[own])
            case 2:
                files[f"content/metrics/m{i}.md"] = f'---\nname: Metric mark-{i}\nowner: "@maria"\n---\n'
            case _:
                files[f"content/teams/x{i}/team.md"] = f'---\nname: Team mark-{i}\nlead: "@maria"\n---\n'
    return organisation(files)


def many_cycles(n: int) -> Files:
    """`n` quarters, the last of which is the current one, with an objective of one team in each, carried on."""
    names = [f"{2026 - before // 4}-Q{4 - before % 4}" for before in reversed(range(n))]
    files = {}
    for i, name in enumerate(names):
        lines = [f"carried_from: t/{names[i - 1]}/o"] if i else []
        files[f"content/teams/t/{name}/o.md"] = objective(f"Aim mark-{i}", *lines, key_results=[number("kr", "Go on")])
    return organisation(files)


def long_metric(n: int) -> Files:
    """A metric with `n` rows, one a day, which feeds a key result."""
    rows = "".join(f"{AS_OF - timedelta(n - i - 1)},{i % 97},mark-{i}\n" for i in range(n))
    return organisation({
        "content/metrics/m.md": "---\nname: Long\nhealthy: {min: 10, max: 90}\n---\n",
        "content/metrics/m.csv": "date,value,note\n" + rows,
        "content/teams/t/2026-Q4/o.md": objective("Watch", key_results=[number("kr", "Watched") + "\n    metric: m"]),
    })  # fmt: skip


def many_tags(n: int) -> Files:
    """`n` pillars with an objective each, whose tags nothing else has, and one objective that has all tags."""
    pillars = "".join(f"\n  - id: p{i}\n    title: Pillar mark-{i}" for i in range(n))
    files = {"content/index.md": f"---\nmission: Be much.\npillars:{pillars}\n---\n"}
    for i in range(n):
        files[f"content/teams/t{i % 9}/2026-Q4/o{i}.md"] = objective(f"Aim {i}", f"pillar: p{i}", f"tags: [tag-{i}]")
    every = ", ".join(f"tag-{i}" for i in range(n))
    files["content/teams/t0/2026-Q4/all.md"] = objective("All of them", f"tags: [{every}]")
    return organisation(files)


def many_findings(n: int) -> Files:
    """`n` references that lead nowhere, of one team's objectives."""
    return organisation({
        f"content/teams/t/2026-Q4/o{i}.md": objective(f"Aim {i}", f"supports: [t/mark-{i}]") for i in range(n)
    })  # fmt: skip


def busy_week(n: int) -> Files:
    """`n` check-ins in one week, of as many teams."""
    files = {}
    for i in range(n):
        files[f"content/teams/t{i}/2026-Q4/o.md"] = objective(
            f"Aim of {i}", key_results=[number("kr", f"Result of {i}")]
        )
        day = date(2026, 11, 16) + timedelta(i % 5)
        files[f"content/teams/t{i}/2026-Q4/check-ins/{day}.md"] = check_in("o#kr", i % 100, f"mark-{i} was won")
    return organisation(files)


SHAPES = {
    "crowded team": Shape(crowded_team, "Aim mark-", 80, 1_000),
    "many children": Shape(many_children, "Child mark-", 250, 5_000),
    "deep cascade": Shape(deep_cascade, "Step mark-", 60, 200),
    "flat teams": Shape(flat_teams, "Team mark-", 250, 10_000),
    "nested teams": Shape(nested_teams, "Team mark-", 250, 10_000),
    "long texts": Shape(long_texts, "mark-", 400, 5_500),
    "many key results": Shape(many_key_results, "Result mark-", 80, 500),
    "many check-ins": Shape(many_check_ins, "mark-", 80, 600),
    "busy person": Shape(busy_person, "mark-", 400, 2_000),
    "many cycles": Shape(many_cycles, "Aim mark-", 60, 300),
    "long metric": Shape(long_metric, "mark-", 700, 40_000),
    "many tags": Shape(many_tags, "Pillar mark-", 130, 2_000),
    "many findings": Shape(many_findings, "mark-", 250, 5_000),
    "busy week": Shape(busy_week, "mark-", 250, 10_000),
}
