"""The pages to measure on: those of two companies, and pages of our own in other styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from okrsite_gen.model.incoming import Incoming, IncomingKeyResult
from okrsite_gen.model.page_mapping import PageMapping
from tools.handbooks.matching import KeyResult, Objective

# `held-`, `late-`, `last-` and `new-` pages were written before the reader had seen one of their kind, `seen-` pages
# beside it.
OWN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "handbooks"
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real-okrs"
"""Pages that two companies published, which are no part of the project."""
CYCLES = {
    "sourced/2018-Q1.md": "2018-Q1",
    "sourced/2018-Q2.md": "2018-Q2",
    "sourced/2018-Q3.md": "2018-Q3",
    "sourced/2018-Q4.md": "2018-Q4",
    "sourced/2019-Q1.md": "2019-Q1",
    "sourcegraph/okrs/2019_q3.md": "CY19-Q3",
    "sourcegraph/okrs/2019_q4.md": "CY19-Q4",
    "sourcegraph/goals/2021_q1.md": "FY21-Q1",
    "sourcegraph/goals/2021_q2.md": "FY21-Q2",
    "sourcegraph/goals/2022_annual.md": "FY22",
    "sourcegraph/goals/2022_q1.md": "FY22-Q1",
    "sourcegraph/goals/2022_q2.md": "FY22-Q2",
    "sourcegraph/goals/2022_q3.md": "FY22-Q3",
    "sourcegraph/goals/2022_Q4.md": "FY22-Q4",
    "sourcegraph/goals/2023_Q1.md": "FY23-Q1",
}
"""The pages whose reading is known, and the cycle that they are about."""
_LISTS = PageMapping(headings={2: "team", 3: "team"}, items={1: "objective", 2: "key_result", 3: "key_result"})
MAPPINGS = {
    "2022_q3.md": _LISTS,
    "2023_Q1.md": _LISTS,
    "2018-Q4.md": PageMapping(tags="team"),
}
"""What somebody would write into a mapping after a look at what was found without one."""


def found_in(incoming: Incoming) -> list[Objective]:
    """Return what a reader found, to compare it."""
    titles = {objective.key: objective.title for objective in incoming.objectives}
    titles |= {kr.key: objective.title for objective in incoming.objectives for kr in objective.key_results}
    teams = {team.key: team.name for team in incoming.teams}
    return [
        Objective(
            objective.title,
            next((titles.get(each.target, each.target) for each in objective.supports), ""),
            teams.get(objective.team, ""),
            tuple(KeyResult(kr.title, _told(kr, objective.cycle)) for kr in objective.key_results),
        )
        for objective in incoming.objectives
    ]


def _told(kr: IncomingKeyResult, cycle: str) -> dict[str, str]:
    return {
        "owner": kr.owner.lstrip("@"),
        "progress": kr.progress,
        "score": kr.score,
        "target": kr.target,
        "current": kr.current,
        "done": "" if kr.done is None else "yes" if kr.done else "no",
        "state": kr.state.value,
        "cycle": cycle,
    }


def own_pages() -> Iterator[tuple[Path, list[Objective]]]:
    """Yield each page of our own with what stands on it."""
    for page in sorted(OWN.glob("*.md")):
        yield page, list(_outline(page.with_suffix(".txt").read_text(encoding="utf-8")))


def _outline(text: str) -> Iterator[Objective]:
    title, parent, team, results = "", "", "", []
    for line in text.splitlines():
        if line.startswith("O "):
            if title:
                yield Objective(title, parent, team, tuple(results))
            title, parent, team, results = line[2:], "", "", []
        elif line.startswith("  ^ "):
            parent = line[4:]
        elif line.startswith("  @ "):
            team = line[4:]
        else:
            words, _, told = line[4:].partition(" :: ")
            results.append(KeyResult(words, dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", told))))
    if title:
        yield Objective(title, parent, team, tuple(results))


def real_pages() -> Iterator[tuple[Path, list[Objective]]]:
    """Yield each published page whose reading is known; nothing where the data is not there."""
    if not REAL.is_dir():
        return
    for name, cycle in CYCLES.items():
        model = json.loads((REAL / f"{name.split('/')[0]}.json").read_text(encoding="utf-8"))
        yield REAL / "raw" / name, _reading(model, cycle)


def _reading(model: dict[str, list[dict[str, object]]], cycle: str) -> list[Objective]:
    titles = {str(each["id"]): str(each["title"]) for each in model["objectives"]}
    teams = {str(each["id"]): str(each["name"]) for each in model["teams"]}
    return [
        Objective(
            str(each["title"]),
            next((titles.get(str(parent).partition("#")[0], "") for parent in each["parents"] or []), ""),  # type: ignore[attr-defined]
            teams.get(str(each["team"]), ""),
            tuple(
                KeyResult(str(kr["title"]), {"done": "yes"} if kr.get("status") == "done" else {})
                for kr in each["key_results"]  # type: ignore[attr-defined]
            ),
        )
        for each in model["objectives"]
        if each["cycle"] == cycle
    ]
