"""Whether what `rules:` in the configuration sets is there to be set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.content.codes_fields import SETTING_VALUE, UNKNOWN_SETTING
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.shape.problems import quote
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.explain import every_finding
from okrsite_gen.rules import Option

_LOST = "Only settings that the program knows are read, so that nothing is lost in silence."
_SEVERITY = "severity"


def about_rules(settings: Settings, file: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the codes and options below `rules:`, with the nearest name that there is."""
    known = every_finding()
    for code in dict.fromkeys((*settings.rules, *settings.rule_options)):
        place = Place(file).at("rules", code)
        if code not in known:
            near = nearest(code, known)
            hint = f"Did you mean `{near}`?" if near else "`okrsite explain` lists all codes."
            yield UNKNOWN_SETTING.at(place.at(KEY), f"No finding has the code {quote(code)}.", _LOST, hint)
            continue
        rule = known[code].rule
        options = rule.options if rule else {}
        for name, written in settings.rule_options.get(code, {}).items():
            if name not in options:
                yield _unknown(place.at(name, KEY), code, name, (_SEVERITY, *options))
            elif options[name].read(written.strip()) is None:
                yield _unreadable(place.at(name), code, name, written, options[name])


def _unknown(place: Place, code: str, name: str, known: tuple[str, ...]) -> Diagnostic:
    near = nearest(name, known)
    listed = ", ".join(f"`{one}`" for one in known)
    hint = f"Did you mean `{near}`?" if near else f"The settings known here are {listed}."
    return UNKNOWN_SETTING.at(place, f"Unknown setting {quote(name)} of `{code}`.", _LOST, hint)


def _unreadable(place: Place, code: str, name: str, written: str, option: Option) -> Diagnostic:
    kind = "a number" if isinstance(option.default, Decimal) else "a whole number"
    return SETTING_VALUE.at(
        place,
        f"`{name}` of `{code}` cannot be {quote(written)}.",
        "Nobody could tell where the rule should draw the line.",
        f"Write {kind} from {option.least:,} to {option.most:,}, such as `{option.default}`.",
    )
