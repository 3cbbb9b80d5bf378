"""What an audience sees does not depend on anything that it does not see."""

from __future__ import annotations

import random

import pytest

THREE = "audiences: [public, company, leadership]\ndefault_audience: company\n"
AUDIENCES = ("public", "company", "leadership")
TEAMS, CYCLES = ("a", "b", "c"), ("2026", "2026-Q4", "launch")


def organisation(source: random.Random) -> dict[str, tuple[str, str]]:
    """Return an organisation in which everything refers to everything: path → audience (or nothing) and content."""
    objectives = [f"{source.choice(TEAMS)}/{source.choice(CYCLES)}/o{number}" for number in range(8)]

    def audience() -> str:
        return source.choice(("", *AUDIENCES))

    def somewhere() -> str:
        return source.choice((*objectives, "a/2026/gone")) + source.choice(("", "#k1", "#k2", "#k9"))

    files: dict[str, tuple[str, str]] = {}
    for path in objectives:
        key_results = "".join(
            f"  - id: k{number}\n    title: K\n    target: {number + 3}\n    metric: m\n"
            f"    team: {source.choice(TEAMS)}\n" + (f"    audience: {level}\n" if (level := audience()) else "")
            for number in range(3)
        )
        front = f"title: T [[{somewhere()}]]\nsupports: [{somewhere()}]\ndepends_on: [{somewhere()}]\n"
        front += f'owner: "@p"\ncarried_from: {somewhere().partition("#")[0]}\nkey_results:\n{key_results}'
        files[f"teams/{path}.md"] = (audience(), f"{front}---\n[[{somewhere()}]] [[@p]] ![x](../../../assets/x.png)\n")
    for number in range(4):
        updates = "".join(f"  {path}:\n    k1:\n      value: 2\n" for path in source.sample(objectives, 2))
        path = f"teams/{source.choice(TEAMS)}/{source.choice(CYCLES)}/check-ins/2026-11-0{number + 1}.md"
        files[path] = (audience(), f"updates:\n{updates}---\nFree [[{somewhere()}]].\n")
    files["metrics/m.md"] = (audience(), "name: M\n")
    files["people/p.md"] = (audience(), "name: P\npicture: assets/x.png\n")
    files["pages/how.md"] = (audience(), f"title: How\n---\n[[{somewhere()}|words]] [m](../metrics/m.md)\n")
    files["cycles/2026-Q4.md"] = (audience(), "name: Q\nparent: launch\n")
    files["assets/x.png"] = ("", "x")
    return files


def written(files: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {path: f"audience: {level}\n{text}" if level else text for path, (level, text) in files.items()}


def is_hidden(path: str, level: str, number: int) -> bool:
    """Whether nobody of an audience sees anything of a file; a check-in by itself may be seen as far as its updates."""
    default = "public" if path.startswith("assets/") or "/check-ins/" in path else "company"
    return AUDIENCES.index(level or default) > number


@pytest.mark.parametrize("seed", range(20))
def test_taking_hidden_files_away_changes_nothing(read, seed):
    source = random.Random(seed)
    files = organisation(source)
    for number, audience in enumerate(AUDIENCES[:2]):
        gone = [path for path, (level, _) in files.items() if is_hidden(path, level, number) and source.random() < 0.7]
        rest = {path: text for path, text in files.items() if path not in gone}
        before, after = read(written(files), THREE), read(written(rest), THREE)
        assert repr(before.shared(audience)) == repr(after.shared(audience))
