"""Key results by their titles alone, each judged by one rule."""

from __future__ import annotations

from pathlib import Path

from coaching import findings_in

TEAM = "content/teams/example/2026-Q4"


def titles_found(code: str, titles: list[str], folder: Path, language: str = "en", fields: str = "") -> set[str]:
    """Return those titles of key results with which a rule finds fault; `fields` stand below each of them."""
    files = {"okrsite.yml": f"site:\n  language: {language}\nrules:\n  {code}: warning\n"}
    for number, title in enumerate(titles):
        quoted = title.replace('"', '\\"')
        below = "".join(f"    {line}\n" for line in fields.splitlines())
        text = f'---\ntitle: Objective {number}\nkey_results:\n  - title: "{quoted}"\n{below}---\n'
        files[f"{TEAM}/o{number}.md"] = text
    found = findings_in(files, folder, language)
    return {titles[int(Path(each.place.file).stem[1:])] for each in found if each.code == code}
