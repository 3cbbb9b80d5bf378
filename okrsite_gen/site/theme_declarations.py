"""The options that a theme declares in its theme.yml, held against what an option can be."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from okrsite_gen.errors import ThemeError
from okrsite_gen.site.theme_files import Layers, ReadYaml, read_mapping, shown
from okrsite_gen.site.theme_options import ThemeOption

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FIELDS = ("default", "help", "one_of", "least", "most", "hue")


def declared_options(layers: Layers, read_yaml: ReadYaml) -> dict[str, ThemeOption]:
    """Return the options of a theme and of those it extends, by name; an outer theme's word counts.

    Raises ThemeError for an option that nobody could choose.
    """
    options: dict[str, ThemeOption] = {}
    for layer, folder in reversed(layers):
        file = folder / "theme.yml"
        declared = read_mapping(file, read_yaml).get("options")
        if declared is not None and not isinstance(declared, Mapping):
            raise ThemeError(
                f"{shown(file)}: `options` holds no names of options", "write one `name: default` a line below it"
            )
        for name, about in (declared or {}).items():
            declaration = _Declaration(shown(file), str(name), layer)
            options[str(name)] = declaration.option(about, options.get(str(name)))
    return options


@dataclass(frozen=True, slots=True)
class _Declaration:
    """One option as a theme.yml declares it."""

    file: str
    name: str
    layer: str

    def option(self, about: object, below: ThemeOption | None) -> ThemeOption:
        """Return an option as declared; a bare value gives an option of the theme below another default."""
        if not _NAME.fullmatch(self.name):
            raise self._wrong("has a name that style sheets cannot hold", "use small letters, digits and hyphens")
        if isinstance(about, Mapping):
            option = self._whole(about)
            default = self._text(about.get("default"), "default")
        else:
            option = replace(below or ThemeOption(self.name, ""), layer=self.layer)
            default = self._text(about, "default")
        value = option.read(default)
        if value is None:
            said = f"has the default `{default}`, which it cannot be" if default else "has no default"
            raise self._wrong(said, f"write {option.takes.replace('`, `', '` or `')}")
        return replace(option, default=value)

    def _whole(self, about: Mapping[object, object]) -> ThemeOption:
        for field in about:
            if field not in _FIELDS:
                raise self._wrong(f"has a line `{field}`, which says nothing", f"there are {', '.join(_FIELDS)}")
        words = about.get("one_of")
        if words is not None and not (isinstance(words, list) and words):
            raise self._wrong("has no list of words behind `one_of`", "write `one_of: [serif, sans]`")
        least, most = self._limit(about, "least", -math.inf), self._limit(about, "most", math.inf)
        if least > most:
            raise self._wrong(f"can be no number, since {least:g} is more than {most:g}", "exchange `least` and `most`")
        return ThemeOption(
            name=self.name,
            default="",
            help=self._text(about.get("help"), "help"),
            one_of=tuple(self._text(word, "one_of") for word in words or ()),
            least=least,
            most=most,
            hue=about.get("hue") is True,
            layer=self.layer,
        )

    def _limit(self, about: Mapping[object, object], field: str, otherwise: float) -> float:
        written = about.get(field)
        if written is None:
            return otherwise
        if isinstance(written, bool) or not isinstance(written, int | float) or not math.isfinite(written):
            raise self._wrong(f"has `{written}` behind `{field}`, which is no number", f"write `{field}: 10`")
        return float(written)

    def _text(self, written: object, field: str) -> str:
        if isinstance(written, bool):
            raise self._wrong(f"has a word behind `{field}` that YAML reads as true or false", "put it between quotes")
        if isinstance(written, Mapping | list):
            raise self._wrong(f"has no text behind `{field}`", "write a text or a number")
        return "" if written is None else str(written)

    def _wrong(self, message: str, hint: str) -> ThemeError:
        return ThemeError(f"{self.file}: the option `{self.name}` {message}", hint)
