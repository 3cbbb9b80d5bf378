"""`okrsite theme`: themes of a project, and files of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import click

from okrsite_gen.pipeline.configure import CONFIGURATION
from okrsite_gen.pipeline.request import Request
from okrsite_gen.pipeline.themes import KnownTheme, NewFiles, eject, known_themes, new_theme

KINDS = {"templates": "template", "css": "style sheet", "js": "script", "messages": "file of words", "icons": "icon"}
"""A folder in a file's path → what the file is called in a count."""


@click.group(
    "theme",
    short_help="See the themes, begin your own, or take over a file of one.",
    help="See the themes there are, begin one of your own, or take over a single file to change it.",
)
def command() -> None:
    """Hand over to what is named."""


@command.command("list", short_help="The themes that this site can use, with their options.")
@click.option("--files", is_flag=True, default=False, help="Name every file of each theme.")
@click.pass_obj
def list_themes(root: Path, *, files: bool) -> int:
    """List the themes that this site can use, with their options and what those are set to."""
    for position, theme in enumerate(known_themes(_request(root))):
        if position:
            click.echo()
        for line in _told(theme, files=files):
            click.echo(line)
    return 0


@command.command("new", short_help="Begin a theme of your own.")
@click.argument("name", metavar="NAME")
@click.option("--extends", metavar="THEME", default="default", show_default=True, help="The theme that it builds on.")
@click.pass_obj
def new(root: Path, *, name: str, extends: str) -> int:
    """Begin a theme of your own in themes/NAME. It changes nothing yet, and nothing is overwritten."""
    made = new_theme(_request(root), name, extends)
    _say_written(made)
    if not made.used:
        click.echo(f"\nTo use it, write into {CONFIGURATION}:\n\n  theme:\n    name: {name}\n")
    click.echo("To change a block of a page and keep the rest, write into a file of the same name:\n")
    click.echo(f"  themes/{name}/templates/pages/team.html")
    click.echo('  {% extends "!pages/team.html" %}')
    click.echo("  {% block main %}<p>Yours</p>{{ super() }}{% endblock %}\n")
    click.echo("docs/how-to/theme.md of okrsite tells what else there is.")
    return 0


@command.command("eject", short_help="Copy a file of the theme below into your own, to change it.")
@click.argument("file", metavar="FILE")
@click.option("--to", "into", metavar="THEME", default="", help=f"Your theme; without it the one in {CONFIGURATION}.")
@click.pass_obj
def eject_file(root: Path, *, file: str, into: str) -> int:
    """Copy FILE of the theme below into your own, where it takes the place of the original.

    FILE is its path, such as templates/pages/team.html, or the end of it.
    """
    made = eject(_request(root), file, into)
    _say_written(made)
    click.echo("From now on it stands still: what later versions change in the original does not reach it.")
    path = made.written[0].partition("/templates/")[2]
    if path and not path.startswith("components/"):
        click.echo(f'To change single blocks only, keep those and begin the file with {{% extends "!{path}" %}}.')
    return 0


def _request(root: Path) -> Request:
    return Request(root.resolve(), datetime.now(timezone.utc))


def _say_written(made: NewFiles) -> None:
    for path in made.written:
        click.echo(f"{click.style('Wrote', fg='green', bold=True)} {path}")


def _told(theme: KnownTheme, *, files: bool) -> Iterator[str]:
    where = theme.folder or "comes with okrsite"
    below = f", extends {', '.join(theme.extends)}" if theme.extends else ""
    used = ", used by this site" if theme.used else ""
    yield f"{click.style(theme.name, bold=True)}  ({where}{below}{used})"
    if theme.folder:
        yield f"  {_counted(theme.files)}"
    widest = max((len(option.name) for option, _ in theme.options), default=0)
    for option, value in theme.options:
        takes = option.takes.replace("`", "")
        yield f"  {option.name:<{widest}}  {value or '(empty)'}  {click.style(f'{takes}. {option.help}', dim=True)}"
    for path in theme.files if files else ():
        yield f"  {path}"


def _counted(files: tuple[str, ...]) -> str:
    counts = Counter(
        next((word for folder, word in KINDS.items() if folder in path.split("/")[:-1]), "other file")
        for path in files
        if path != "theme.yml"
    )
    return ", ".join(f"{n} {word}{'s' if n > 1 and word != 'file of words' else ''}" for word, n in counts.items())
