"""`okrsite schema`: what files may hold, for editors and other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from okrsite_gen.errors import OkrsiteError


@click.command(
    "schema",
    short_help="Print or write JSON Schema for editors.",
    help="Print the JSON Schema (draft 2020-12) of a KIND of file, made from what `okrsite check` itself goes by. "
    "Without KIND all kinds are listed.",
)
@click.argument("kind", default="", metavar="[KIND]")
@click.option("--all", "every", is_flag=True, default=False, help="All kinds, one file each; needs --output.")
@click.option("--output", metavar="DIR", default="", help="Write into this folder instead of printing.")
@click.option(
    "--check",
    "checks",
    is_flag=True,
    default=False,
    help="Write nothing, and end with 1 if a schema in the folder is not what this okrsite would write.",
)
@click.pass_obj
def command(root: Path, *, kind: str, every: bool, output: str, checks: bool) -> int:
    """Print, write or compare schemas."""
    from okrsite_gen.pipeline.schema import FOLDER, KINDS, schema_texts, write_schemas

    if checks:
        return _compare(root, output or FOLDER)
    if every and not output:
        raise OkrsiteError("`--all` writes several files.", f"Say where: okrsite schema --all --output {FOLDER}")
    if not every and not kind:
        for known, files in KINDS.items():
            click.echo(f"{known:<15}{files}")
        return 0
    if kind and kind not in KINDS:
        raise OkrsiteError(f"There is no kind of file `{kind}`.", f"Write one of {', '.join(KINDS)}.")
    kinds = tuple(KINDS) if every else (kind,)
    if not output:
        sys.stdout.write(schema_texts(kinds)[kind])
        return 0
    written = write_schemas(root / output, kinds)
    for name in written:
        click.echo(f"{click.style('Wrote', fg='green', bold=True)} {output}/{name}")
    if not written:
        click.echo(f"{output} is up to date.")
    return 0


def _compare(root: Path, folder: str) -> int:
    from okrsite_gen.pipeline.schema import stale_schemas

    stale = stale_schemas(root / folder)
    for name in stale:
        click.echo(f"{folder}/{name} is not what this okrsite writes.")
    if stale:
        one = f" {stale[0].removesuffix('.schema.json').replace('okrsite', 'config')}" if len(stale) == 1 else " --all"
        click.echo(f"To write it anew: okrsite schema{one} --output {folder}")
    else:
        click.echo(f"{folder} is up to date.")
    return 1 if stale else 0
