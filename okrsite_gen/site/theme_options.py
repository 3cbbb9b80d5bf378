"""What a theme lets a site choose, and what the site chose."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.settings import ThemeSettings
from okrsite_gen.site.codes_site import BAD_OPTION, UNKNOWN_OPTION
from okrsite_gen.site.hues import hue_of
from okrsite_gen.site.theme_files import CONFIGURATION

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""A number as style sheets write it."""


@dataclass(frozen=True, slots=True)
class ThemeOption:
    """One choice that a theme offers."""

    name: str
    default: str
    help: str = ""
    one_of: tuple[str, ...] = ()
    """The values there are; empty where it is no choice among words."""
    least: float = -math.inf
    """Smallest number that may be chosen; infinite, as `most` is, where the option is no number."""
    most: float = math.inf
    hue: bool = False
    """Whether it is the hue of a colour: then a colour may be chosen too, and its hue is used."""
    layer: str = ""
    """Name of the theme that declares it."""

    @property
    def is_number(self) -> bool:
        """Whether a value has to be a number."""
        return self.hue or math.isfinite(self.least) or math.isfinite(self.most)

    @property
    def takes(self) -> str:
        """What may be written, in words."""
        if self.one_of:
            return ", ".join(f"`{word}`" for word in self.one_of)
        if not self.is_number:
            return "text"
        return f"{self._number}: 20 red, 150 green, 262 blue; or a colour, `#c8102e`" if self.hue else self._number

    @property
    def _number(self) -> str:
        if math.isfinite(self.least) and math.isfinite(self.most):
            return f"a number from {self.least:g} to {self.most:g}"
        if math.isfinite(self.least):
            return f"a number of at least {self.least:g}"
        return f"a number of at most {self.most:g}" if math.isfinite(self.most) else "a number"

    def read(self, written: str) -> str | None:
        """Return the value that templates and style sheets get for what was written; None where it cannot be used."""
        value = written.strip()
        if self.one_of:
            return value if value in self.one_of else None
        if not self.is_number:
            return value
        hue = hue_of(value) if self.hue else None
        if hue is not None:
            return str(hue)
        return value if NUMBER.fullmatch(value) and self.least <= float(value) <= self.most else None


def chosen_options(
    options: Mapping[str, ThemeOption], theme: ThemeSettings
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return every option with the value that the site gets, and what is wrong with what configuration says.

    A value that the theme cannot use is a finding, and the default is used.
    """
    findings = tuple(_findings(options, theme))
    chosen = {name: options[name].read(value) for name, value in theme.options.items() if name in options}
    return {
        name: option.default if (value := chosen.get(name)) is None else value for name, option in options.items()
    }, findings


def _findings(options: Mapping[str, ThemeOption], theme: ThemeSettings) -> Iterator[Diagnostic]:
    for name, value in theme.options.items():
        place = Place(CONFIGURATION, ("theme", "options", name))
        if name not in options:
            near = nearest(name, options)
            known = ", ".join(f"`{option}`" for option in sorted(options)) or "none"
            advice = f"perhaps `{near}` is meant; " if near else ""
            message = f"the theme `{theme.name}` has no option `{name}`"
            yield UNKNOWN_OPTION.at(place, message, "the line has no effect", f"{advice}options of this theme: {known}")
        elif options[name].read(value) is None:
            option = options[name]
            yield BAD_OPTION.at(
                place,
                f"`{value}` is nothing that the option `{name}` can be",
                f"the default, `{option.default}`, is used",
                f"write {option.takes.replace('`, `', '` or `')}",
            )
