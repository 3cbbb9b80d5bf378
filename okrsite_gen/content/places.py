"""What a file's path says about it: its role, or why it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from okrsite_gen.content.document import Role
from okrsite_gen.content.ids import normal_name

FOLDERS = ("cycles", "teams", "metrics", "people", "pages", "assets")
"""Folders that a content folder may hold."""

ARCHIVE = ".archive.json"
"""How the name of a file ends that holds an archived cycle."""

_ENDING = re.compile(r"\.(?:md|markdown|mdown|mkd|mdx|txt|text|ya?ml|docx?|rtf)$", re.IGNORECASE)
_MEDIA = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|ico|pdf|pptx?|xlsx?|mp4|webm|css|js|woff2?|zip)$", re.IGNORECASE)


def is_left_alone(name: str) -> bool:
    """Whether a file or folder of this name is none of the program's business."""
    return name.startswith((".", "_")) or name.lower() == "readme.md"


def classify(path: str) -> Role | None:
    """Return the role of a file by its path below the content folder; None if it fits no pattern.

    Names are not judged here: whether they can be ids, or dates, is another question.
    """
    match normal_name(path).split("/"):
        case ["index.md"]:
            return Role("index", path)
        case ["teams", team, *rest]:
            return _in_team(path, team, rest)
        case ["pages", *rest] if rest and (name := _stem("/".join(rest))):
            return Role("page", path, slug=name)
        case ["assets", _, *_]:
            return Role("asset", path, slug=normal_name(path).partition("/")[2])
        case [folder, file]:
            return _single(path, folder, file)
    return None


def _single(path: str, folder: str, file: str) -> Role | None:
    """Return the role of a file in a folder that holds one file for each thing."""
    if folder == "metrics" and file.endswith(".csv"):
        return Role("metric-rows", path, slug=file[:-4])
    if folder == "cycles" and file.endswith(ARCHIVE) and (cycle := file.removesuffix(ARCHIVE)):
        return Role("archive", path, cycle=cycle, slug=cycle)
    kind, name = {"cycles": "cycle", "metrics": "metric", "people": "person"}.get(folder, ""), _stem(file)
    return Role(kind, path, cycle=name if kind == "cycle" else "", slug=name) if kind and name else None


def _in_team(path: str, team: str, rest: list[str]) -> Role | None:
    match rest:
        case ["team.md"]:
            return Role("team", path, team=team, slug=team)
        case [cycle, "plan.md"]:
            return Role("plan", path, team=team, cycle=cycle)
        case [cycle, "retrospective.md"]:
            return Role("retrospective", path, team=team, cycle=cycle)
        case [cycle, "check-ins", file] if name := _stem(file):
            return Role("check-in", path, team=team, cycle=cycle, slug=name)
        case [cycle, file] if name := _stem(file):
            return Role("objective", path, team=team, cycle=cycle, slug=name)
    return None


def _stem(file: str) -> str:
    return file[:-3] if file.endswith(".md") else ""


def misplaced_part(parts: Sequence[str]) -> int:
    """Return how many parts of a path that fits no pattern suffice to see that: a whole folder is reported once."""
    if parts[0] not in FOLDERS:
        return 1
    if parts[0] in {"cycles", "metrics", "people"}:
        return 2
    if parts[0] == "teams" and len(parts) > 4:
        return 4 if parts[3] != "check-ins" else 5
    return len(parts)


def where_instead(parts: Sequence[str]) -> str:
    """Return a hint for a path that fits no pattern."""
    name = parts[-1]
    if len(parts) == 1 and name in FOLDERS:
        return f"`{name}` is the name of a folder: give the file another one."
    if _MEDIA.search(name):
        return "Pictures and other files that are published as they are belong in `assets/`."
    if parts[0] not in FOLDERS:
        return _for_unknown_folder(parts)
    if _ENDING.search(name) and not name.endswith(".md"):
        better = f"{_ENDING.sub('', name).removesuffix('.md')}.md"
        return f"Content is written in files that end in `.md`: rename it to `{better}`."
    if parts[0] == "teams":
        return _for_team(parts)
    return {
        "cycles": "A cycle is one file: `cycles/<cycle>.md`, and its archive `cycles/<cycle>.archive.json`.",
        "metrics": "A metric is `metrics/<metric>.md`, its rows `metrics/<metric>.csv`.",
        "people": "A person is one file: `people/<handle>.md`.",
        "pages": "A free page is a file that ends in `.md`.",
    }.get(parts[0], "Put it below `assets/`.")


def _for_unknown_folder(parts: Sequence[str]) -> str:
    if len(parts) == 1 and parts[0].lower() in {"index.md", "index.markdown", "index.txt"}:
        return "The organisation's own file is called `index.md`."
    near = get_close_matches(parts[0].lower(), FOLDERS, n=1, cutoff=0.6)
    if len(parts) > 1 and near:
        return f"Did you mean `{near[0]}/`?"
    return f"A content folder holds `index.md` and the folders {', '.join(f'`{name}/`' for name in FOLDERS)}."


def _for_team(parts: Sequence[str]) -> str:
    if len(parts) == 2:
        return f"A team is a folder: write `teams/{_ENDING.sub('', parts[1])}/team.md`."
    team = parts[1]
    if len(parts) == 3 and not parts[2].endswith(".md"):
        return f"What a team wants is written in files that end in `.md`: keep `{parts[2]}` elsewhere, or in `assets/`."
    if len(parts) == 3:
        return f"What a team wants stands in the folder of a cycle: `teams/{team}/<cycle>/{parts[2]}`."
    folder = f"teams/{team}/{parts[2]}"
    if len(parts) == 5 and get_close_matches(parts[3].lower(), ["check-ins"], n=1, cutoff=0.6):
        return f"Check-ins stand in `{folder}/check-ins/`."
    return f"A cycle's folder holds objectives and `check-ins/`: `{folder}/<objective>.md`."
