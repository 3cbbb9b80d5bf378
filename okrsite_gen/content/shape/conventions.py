"""What the configuration decides about how fields are read."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Conventions:
    """Handed to every field that needs it, as pydantic's validation context."""

    decimal_comma: bool = False
    audiences: tuple[str, ...] = ()
    """Widest first."""


def conventions_of(settings: Settings) -> Conventions:
    """Return the part of the configuration that the reading of fields depends on."""
    return Conventions(settings.decimal_comma, settings.audiences)


def conventions_in(context: object) -> Conventions:
    """Return the conventions that pydantic carries, or the defaults where it carries none."""
    return context if isinstance(context, Conventions) else Conventions()
