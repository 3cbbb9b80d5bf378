"""`okrsite new objective`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import click

from okrsite_gen.cli.new.asking import can_ask, fitting, here, or_stop, wanted, wanted_team, writes
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.objective import (
    KeyResultWish,
    ObjectiveWish,
    new_objective,
    refuses_figure,
    refuses_title,
)

INDENT = "  "


@click.command(
    "objective",
    short_help="An objective of a team, new or carried over from an earlier cycle.",
    help="Write an objective of TEAM. Its file is called SLUG, or after its title.",
)
@click.argument("team", metavar="TEAM", default="")
@click.argument("slug", metavar="[SLUG]", default="")
@click.option("--title", metavar="WORDS", default="", help="The objective, in one sentence.")
@click.option("--cycle", metavar="CYCLE", default="", help="Its cycle; the current one otherwise.")
@click.option("--owner", metavar="WHO", default="", help="Who answers for it: a handle, or a role in plain words.")
@click.option("--pillar", metavar="ID", default="", help="The part of the strategy that it belongs to.")
@click.option("--supports", metavar="REF", multiple=True, default=(), help="What it helps; may be given several times.")
@click.option(
    "--key-result",
    "key_results",
    metavar="WORDS",
    multiple=True,
    default=(),
    help="The title of a key result, its figures to be filled in; may be given several times.",
)
@click.option(
    "--carry-over",
    metavar="REF",
    default="",
    help="The earlier objective that it continues: each key result that is not reached starts where it stands.",
)
@writes
def command(
    *,
    team: str,
    slug: str,
    title: str,
    cycle: str,
    owner: str,
    pillar: str,
    supports: tuple[str, ...],
    key_results: tuple[str, ...],
    carry_over: str,
) -> Draft:
    """Write an objective."""
    asked = not title and not carry_over
    standing = here()
    team = wanted_team(standing, team)
    if asked and can_ask():
        click.echo("q stops, and writes nothing.", err=True)
        refuses = partial(refuses_title, standing, ObjectiveWish(team, slug=slug, cycle=cycle))
        title = fitting("Objective, in one sentence", refuses, "", or_stop)
    elif not carry_over:
        title = wanted(title, "--title", "Objective, in one sentence")
    results = tuple(KeyResultWish(words) for words in key_results)
    if asked and not results and can_ask():
        owner = owner or or_stop("Owner (may stay empty)")
        results = tuple(_asked_for(partial(refuses_figure, decimal_comma=standing.project.settings.decimal_comma)))
    wish = ObjectiveWish(team, title, slug, cycle, owner, pillar, supports, results, carry_over)
    return new_objective(standing, wish)


def _asked_for(refuses: Callable[..., str]) -> Iterator[KeyResultWish]:
    """Yield key results until somebody has no further one."""
    while words := or_stop("Key result (Enter when there are no more)"):
        start = fitting("now, such as 31 days (Enter for yes or no)", refuses, INDENT, or_stop)
        again = "" if start else " (Enter again for yes or no)"
        target = fitting(f"target, such as 2 days{again}", partial(refuses, beside=start), INDENT, or_stop)
        yield KeyResultWish(words, start, target, yes_no=not start and not target)
