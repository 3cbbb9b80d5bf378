"""What a theme lets a site choose, and what the site chose."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import ThemeSettings
from okrsite_gen.site.codes_site import BAD_OPTION, UNKNOWN_OPTION
from okrsite_gen.site.theme_files import CONFIGURATION, ReadYaml, read_mapping


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
    layer: str = ""
    """Name of the theme that declares it."""

    @property
    def is_number(self) -> bool:
        """Whether a value has to be a number."""
        return math.isfinite(self.least) or math.isfinite(self.most)

    @property
    def takes(self) -> str:
        """What may be written, in words."""
        if self.one_of:
            return ", ".join(f"`{word}`" for word in self.one_of)
        return f"a number from {self.least:g} to {self.most:g}" if self.is_number else "text"

    def allows(self, value: str) -> bool:
        """Return whether the theme can use a value."""
        if self.one_of:
            return value in self.one_of
        if not self.is_number:
            return True
        try:
            return self.least <= float(value) <= self.most
        except ValueError:
            return False


def declared_options(layers: tuple[tuple[str, Path], ...], read_yaml: ReadYaml) -> dict[str, ThemeOption]:
    """Return the options of a theme and of those it extends, by name; an outer theme's word counts."""
    options: dict[str, ThemeOption] = {}
    for layer, folder in reversed(layers):
        declared = read_mapping(folder / "theme.yml", read_yaml).get("options")
        for name, about in (declared if isinstance(declared, Mapping) else {}).items():
            options[str(name)] = _option(str(name), about, layer, options.get(str(name)))
    return options


def _option(name: str, about: object, layer: str, below: ThemeOption | None) -> ThemeOption:
    """Return an option as declared; a bare value gives an option of the theme below another default."""
    if not isinstance(about, Mapping):
        default = "" if about is None else str(about)
        if below:
            return ThemeOption(name, default, below.help, below.one_of, below.least, below.most, layer)
        return ThemeOption(name, default, layer=layer)
    words = about.get("one_of")
    return ThemeOption(
        name=name,
        default="" if about.get("default") is None else str(about["default"]),
        help=str(about.get("help") or ""),
        one_of=tuple(str(word) for word in words) if isinstance(words, list) else (),
        least=_limit(about.get("least"), -math.inf),
        most=_limit(about.get("most"), math.inf),
        layer=layer,
    )


def _limit(written: object, otherwise: float) -> float:
    return float(written) if isinstance(written, int | float) else otherwise


def chosen_options(
    options: Mapping[str, ThemeOption], theme: ThemeSettings
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return every option with the value that the site gets, and what is wrong with what configuration says.

    A value that the theme cannot use is a finding, and the default is used.
    """
    findings = tuple(_findings(options, theme))
    chosen = {
        name: value for name, value in theme.options.items() if name in options and options[name].allows(value.strip())
    }
    return {
        name: chosen[name].strip() if name in chosen else option.default for name, option in options.items()
    }, findings


def _findings(options: Mapping[str, ThemeOption], theme: ThemeSettings) -> Iterator[Diagnostic]:
    for name, value in theme.options.items():
        place = Place(CONFIGURATION, ("theme", "options", name))
        if name not in options:
            near = get_close_matches(name, options, n=1, cutoff=0.6)
            known = ", ".join(f"`{option}`" for option in sorted(options)) or "none"
            advice = f"perhaps `{near[0]}` is meant; " if near else ""
            message = f"the theme `{theme.name}` has no option `{name}`"
            yield UNKNOWN_OPTION.at(place, message, "the line has no effect", f"{advice}options of this theme: {known}")
        elif not options[name].allows(value.strip()):
            option = options[name]
            yield BAD_OPTION.at(
                place,
                f"`{value}` is nothing that the option `{name}` can be",
                f"the default, `{option.default}`, is used",
                f"write {option.takes.replace(', ', ' or ')}",
            )
