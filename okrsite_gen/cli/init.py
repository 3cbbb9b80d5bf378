"""`okrsite init`: a first site to look at and to change."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import click

from okrsite_gen.cli.program import COMMANDS
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.hosts import HOSTS, USUAL_HOST, Host
from okrsite_gen.pipeline.init import Begun, FirstSite, init
from okrsite_gen.pipeline.premises import Premises
from okrsite_gen.pipeline.templates import EMPTY, TEMPLATES, USUAL, Template

_SHOWN = 8
"""How many files that were kept are listed by name."""


def _folder(context: click.Context, option: click.Parameter, written: str) -> Path:
    if not written.strip():  # a variable that should have held a name was not set
        raise click.BadParameter("this is no folder; write its name, or leave it out for this one.", context, option)
    return Path(written)


@click.command(
    "init",
    short_help="Begin a site: an example that builds, to be replaced by your own words.",
    help="Begin a site in DIR (the current folder if none is named): a small example company with its mission, teams, "
    "objectives and the check-ins of the last weeks, okrsite.yml, and what its hosting site needs to publish it.\n\n"
    "--template chooses another beginning, from a single objective to a whole demo; --list-templates says what each is "
    "for. Nothing is ever overwritten. Where content or okrsite.yml stands already, no example is added.",
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(), callback=_folder)
@click.option(
    "--name",
    metavar="WORDS",
    default="",
    help="What the site is called; an example inside keeps the name of its company.",
)
@click.option(
    "--template",
    metavar="NAME",
    default=USUAL,
    show_default=True,
    type=click.Choice(list(TEMPLATES)),
    help=f"What to begin with: {', '.join(TEMPLATES)}.",
)
@click.option("--list-templates", is_flag=True, default=False, help="Say what each template is for, and write nothing.")
@click.option(
    "--empty",
    is_flag=True,
    default=False,
    help="Like --template empty: a mission, a pillar, one team and the present quarter, for your own words.",
)
@click.option(
    "--host",
    metavar="NAME",
    default=USUAL_HOST,
    show_default=True,
    type=click.Choice(list(HOSTS)),
    help=f"Where the repository will live, to add what checks and publishes there: {', '.join(HOSTS)}.",
)
@click.option(
    "--with-metrics",
    is_flag=True,
    default=False,
    help="Add the workflow that pulls figures of metrics and opens a pull request with the rows.",
)
@click.option(
    "--vscode/--no-vscode",
    default=True,
    show_default=True,
    help="Add settings with which VS Code offers fields and words.",
)
@click.pass_obj
def command(
    root: Path,
    *,
    folder: Path,
    name: str,
    template: str,
    list_templates: bool,
    empty: bool,
    host: str,
    with_metrics: bool,
    vscode: bool,
) -> int:
    """Write the files and say what to do next."""
    if list_templates:
        for each in TEMPLATES.values():
            click.echo(f"{each.name:<11} {each.purpose}")
        return 0
    if empty and template not in (USUAL, EMPTY):
        raise OkrsiteError(f"--empty begins without an example, and --template {template} with one.", "Leave one out.")
    chosen = EMPTY if empty else template
    today = datetime.now(timezone.utc).date()
    begun = init(FirstSite(Path(os.path.realpath(root / folder)), today, name, host, vscode, chosen, with_metrics))
    for line in _told(begun, TEMPLATES[chosen], HOSTS[host]):
        click.echo(line)
    return 0


def _told(begun: Begun, template: Template, host: Host) -> Iterator[str]:
    where = _near(begun.folder)
    if begun.written:
        files = "1 file" if len(begun.written) == 1 else f"{len(begun.written)} files"
        yield f"{click.style('Wrote', fg='green', bold=True)} {files} in {where}."
    else:
        yield "Nothing was missing, so nothing was written."
    if "content/index.md" in begun.written:
        yield template.told
    if template.as_of and CONFIGURATION in begun.written:
        yield f"Everything is judged as of {template.as_of}; without `as_of` in {CONFIGURATION} it would be today."
    missing = [name for name in begun.there.content if not (begun.folder / name).exists()]
    if begun.own_content and missing:
        folders = " and ".join(f"{name}/" for name in missing)
        yield f"Your okrsite.yml reads its content from {folders}, which does not exist yet: make it, then go on."
    elif begun.left_alone and not begun.there.own_content:
        yield f"{CONFIGURATION} stands already, so content/ was left as it is, without an example."
    elif begun.own_content:
        yield "Your own content stands as it was, without an example beside it."
    if begun.other:
        yield (
            f"content/ holds the template `{begun.other}` from an earlier beginning, unchanged, and stands as it was. "
            f"For `{template.name}`, delete content/ and {CONFIGURATION}, then run okrsite init --template "
            f"{template.name} again."
        )
    if begun.kept:
        more = f" and {len(begun.kept) - _SHOWN} more" if len(begun.kept) > _SHOWN else ""
        yield f"Kept as they were: {', '.join(begun.kept[:_SHOWN])}{more}."
    if host.workflows and any(path.startswith(host.workflows) for path in begun.written):
        yield from _about_workflows(begun.there, host)
    yield ""
    stands = TEMPLATES[begun.other] if begun.other else template
    yield from _next_steps(begun, "" if begun.folder == Path.cwd() else f"-C {shlex.quote(where)} ", stands)


def _about_workflows(there: Premises, host: Host) -> Iterator[str]:
    if there.around:
        yield (
            f"The folder lies in the repository {there.around}, and {host.title} runs workflows only from a "
            "repository's top folder. Begin the site in a folder outside of it, to become a repository of its own."
        )
    if there.branch != "main" and host.name != "gitlab":  # which knows its default branch
        yield f"The workflows publish from the branch {there.branch}."
    if not there.audience_known:
        yield f"Set AUDIENCE in {host.workflows} to one of the audiences of your {CONFIGURATION}, which has errors."


def _next_steps(begun: Begun, there: str, template: Template) -> Iterator[str]:
    look = f"okrsite {there}serve --open" if "serve" in COMMANDS else f"okrsite {there}build"
    team = "TEAM" if begun.own_content else template.team
    folder = f"content/teams/{team}"
    own = f", then {folder}/{template.cycle or begun.quarter}/{template.objective}.md"
    first = own if template.objective else f" and {folder}/team.md"
    index = f"{begun.there.content[0] if begun.own_content and begun.there.content else 'content'}/index.md"
    mission = "edit" if (begun.folder / index).exists() else "write your mission into"
    yield "Next:"
    yield f"  1. Look at it:           {click.style(look, bold=True)}"
    yield (
        f"  2. Make it yours:        {mission} {index}{'' if begun.own_content else first}; "
        f"okrsite {there}check finds slips"
    )
    if template.as_of and not begun.own_content:
        yield f"  3. Begin your own:       {click.style('okrsite init --template startup okrs', bold=True)}"
    elif template.objective or begun.own_content:
        yield f"  3. Report the week:      {click.style(f'okrsite {there}check-in {team}', bold=True)}"
    else:
        yield f"  3. Say what you want:    {click.style(f'okrsite {there}new objective {team}', bold=True)}"
    for number, (head, told) in enumerate(_later_steps(begun, there, template), 4):
        yield f"  {number}. {head + ':':<23}{told}"


def _later_steps(begun: Begun, there: str, template: Template) -> Iterator[tuple[str, str]]:
    if CONFIGURATION in begun.written and not template.as_of:
        told = f"name your repository in {CONFIGURATION}, under repository:; team pages then have a form for check-ins"
        yield "Let others report", told
    if begun.there.around is None and not (begun.folder / ".git").exists():
        yield "Keep its past", f"git {there}init -b main, then commit: okrsite {there}diff main compares with that"
    if "requirements.txt" in begun.written and not begun.named:
        yield "Before you publish", "say in requirements.txt which okrsite builds your site; the file tells why"


def _near(path: Path) -> str:
    here = Path.cwd()
    if path == here:
        return "this folder"
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
