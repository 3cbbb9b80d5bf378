"""`okrsite init`: a first site to look at and to change."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import click

from okrsite_gen.cli.program import COMMANDS
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.init import Begun, FirstSite, init
from okrsite_gen.pipeline.premises import Premises

_SHOWN = 8
"""How many files that were kept are listed by name."""


@click.command(
    "init",
    short_help="Begin a site: an example that builds, to be replaced by your own words.",
    help="Begin a site in DIR (the current folder if none is named): a small example company with its mission, teams, "
    "objectives and the check-ins of the last weeks, okrsite.yml, and what GitHub needs to publish it.\n\n"
    "With --empty there is no example, only places for your own words. Nothing is ever overwritten. Where content "
    "stands already, no example is put beside it.",
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--name", metavar="WORDS", default="", help="What the site is called; the example inside stays Marlow Soup's."
)
@click.option(
    "--empty",
    is_flag=True,
    default=False,
    help="No example: a mission, a pillar, one team and the present quarter, for your own words.",
)
@click.option(
    "--github/--no-github",
    default=True,
    show_default=True,
    help="Add workflows, CODEOWNERS and a pull-request template for GitHub.",
)
@click.option(
    "--vscode/--no-vscode",
    default=True,
    show_default=True,
    help="Add settings with which VS Code offers fields and words.",
)
@click.pass_obj
def command(root: Path, *, folder: Path, name: str, empty: bool, github: bool, vscode: bool) -> int:
    """Write the files and say what to do next."""
    today = datetime.now(timezone.utc).date()
    begun = init(FirstSite(Path(os.path.realpath(root / folder)), today, name, github, vscode, empty))
    for line in _told(begun, empty=empty):
        click.echo(line)
    return 0


def _told(begun: Begun, *, empty: bool) -> Iterator[str]:
    where = _near(begun.folder)
    if begun.written:
        files = "1 file" if len(begun.written) == 1 else f"{len(begun.written)} files"
        yield f"{click.style('Wrote', fg='green', bold=True)} {files} in {where}."
    else:
        yield "Nothing was missing, so nothing was written."
    if empty and "content/index.md" in begun.written:
        yield "It has a mission, a pillar, a team and a quarter, and waits for your words in their place."
    elif "content/index.md" in begun.written:
        yield "It shows Marlow Soup, an invented company, until you replace its words by yours."
    missing = [name for name in begun.there.content if not (begun.folder / name).exists()]
    if begun.own_content and missing:
        folders = " and ".join(f"{name}/" for name in missing)
        yield f"Your okrsite.yml reads its content from {folders}, which does not exist yet: make it, then go on."
    elif begun.own_content:
        yield "Your own content stands as it was, without an example beside it."
    if begun.other:
        yield from _about_the_other(empty=empty)
    if begun.kept:
        more = f" and {len(begun.kept) - _SHOWN} more" if len(begun.kept) > _SHOWN else ""
        yield f"Kept as they were: {', '.join(begun.kept[:_SHOWN])}{more}."
    if any("/workflows/" in path for path in begun.written):
        yield from _about_workflows(begun.there)
    yield ""
    yield from _next_steps(begun, "" if begun.folder == Path.cwd() else f"-C {shlex.quote(where)} ", empty=empty)


def _about_the_other(*, empty: bool) -> Iterator[str]:
    stands, command = (
        ("the example", "okrsite init --empty") if empty else ("the places for your words", "okrsite init")
    )
    yield (
        f"content/ holds {stands} from an earlier beginning, unchanged, and stands as it was. For the other one, "
        f"delete content/ and {CONFIGURATION}, then run {command} again."
    )


def _about_workflows(there: Premises) -> Iterator[str]:
    if there.around:
        yield (
            f"The folder lies in the repository {there.around}, and GitHub runs workflows only from a repository's "
            "top folder. Begin the site in a folder outside of it, to become a repository of its own."
        )
    if there.branch != "main":
        yield f"The workflows publish from the branch {there.branch}."
    if not there.audience_known:
        yield f"Set AUDIENCE in .github/workflows/ to one of the audiences of your {CONFIGURATION}, which has errors."


def _next_steps(begun: Begun, there: str, *, empty: bool) -> Iterator[str]:
    look = f"okrsite {there}serve --open" if "serve" in COMMANDS else f"okrsite {there}build"
    empty = (empty and not begun.own_content) != begun.other
    team = "TEAM" if begun.own_content else "kitchen"
    objective = "" if begun.own_content else f", then content/teams/kitchen/{begun.quarter}/ready-at-noon.md"
    if empty:
        team, objective = "company", " and content/teams/company/team.md"
    index = f"{begun.there.content[0] if begun.own_content and begun.there.content else 'content'}/index.md"
    mission = "edit" if (begun.folder / index).exists() else "write your mission into"
    yield "Next:"
    yield f"  1. Look at it:           {click.style(look, bold=True)}"
    yield f"  2. Make it yours:        {mission} {index}{objective}; okrsite {there}check finds slips"
    if empty:
        yield f"  3. Say what you want:    {click.style(f'okrsite {there}new objective {team}', bold=True)}"
    else:
        yield f"  3. Report the week:      {click.style(f'okrsite {there}new check-in {team}', bold=True)}"
    if "requirements.txt" in begun.written and not begun.named:
        yield "  4. Before you publish:   say in requirements.txt which okrsite builds your site; the file tells why"


def _near(path: Path) -> str:
    here = Path.cwd()
    if path == here:
        return "this folder"
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
