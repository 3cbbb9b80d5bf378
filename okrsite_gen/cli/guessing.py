"""Groups of commands that know what somebody meant who made a slip."""

from __future__ import annotations

import click

from okrsite_gen.model.nearest import nearest


class GuessingGroup(click.Group):
    """A group of commands; an unknown name is answered with the nearest one, or with all where none is near."""

    noun = "command"
    """What its commands are called."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; wrong use where there is none of that name."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            meant = nearest(args[0], names)
            hint = f"Did you mean '{meant}'?" if meant else f"Choose one of: {', '.join(names)}."
            ctx.fail(f"No {self.noun} is called '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)
