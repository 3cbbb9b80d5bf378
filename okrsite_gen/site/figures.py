"""The door for numbers: every figure of the site is written by one of these methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

from okrsite_gen.model.values import PERCENT, Figure, Value, Withheld
from okrsite_gen.site.locales import DASH, NO_BREAK, isolated, locale_of, runs_from_right

MINUS = "\N{MINUS SIGN}"
SHORTEST_UNIT = 3
"""Letters from which a unit is a word that need not be said twice; signs such as % and km stay."""
FINEST = 2
"""Decimals at most of a percentage beside others with which it has to add up."""
LONGEST = 20
"""Digits up to which a number is grouped and localised; longer ones stand as they were written."""

PROBES = tuple(
    map(Decimal, ("0", "7", "12", "123", "1234", "12345", "123456", "1234567", "0.5", "1234.50", "12345678.9"))
)
"""Numbers that tell whether a language groups digits by three and writes them as they are, as most do."""

SCALES = {
    "k": Decimal(10) ** 3,
    "m": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "b": Decimal(10) ** 9,
}
"""Multipliers by their comparable spelling."""


class NumberFormats:
    """Numbers in one language. Results are remembered, since a site shows the same few thousand again and again."""

    def __init__(self, language: str) -> None:
        self.locale: Locale = locale_of(language)
        whole = self.locale.decimal_formats[None].pattern.partition(".")[0]
        self._whole = whole.partition(";")[0]
        before, sign, after = self.locale.percent_formats[None].pattern.partition(PERCENT)
        self._percent_first = bool(sign) and not before and bool(after)
        # English has a space before the sign, as this site sets it; the others have one where they write it.
        spaced = self.locale.language == "en" or not before.endswith(("0", "#"))
        self._before_sign = NO_BREAK if spaced else ""
        self._isolates = runs_from_right(self.locale)
        self._seen: dict[tuple[object, ...], str] = {}
        symbols = self.locale.number_symbols["latn"]
        self._signs = str.maketrans({",": symbols["group"], ".": symbols["decimal"]})
        self._plain = all(self._grouped_by_three(each) == self._localised(each) for each in PROBES)

    def number(self, number: Decimal | int | None) -> str:
        """Return a number with all its digits but without zeros at the end of its fraction: `1,234.5`."""
        if number is None:
            return DASH
        return self._once(("number", number), lambda: self._digits(_short(Decimal(number or 0))))  # zero has no sign

    def percent(self, fraction: Decimal | None, places: int = 0) -> str:
        """Return a fraction of 1 as percent: `42 %`. Only what is reached shows as 100 %, only nothing as 0 %.

        `places` is the number of decimals at most.
        """
        if fraction is None:
            return DASH
        return self._once(("percent", fraction, places), lambda: self._percent(fraction, places))

    def points(self, fraction: Decimal | None, places: int = 0) -> str:
        """Return a difference of two fractions in signed percentage points, the unit left to the words: `−12`."""
        if fraction is None:
            return DASH
        points = _hundredfold(fraction, places)
        return self._once(("points", points), lambda: f"{'+' if points > 0 else ''}{self._digits(_short(points))}")

    def size(self, fraction: Decimal | None, places: int = 0) -> str:
        """Return the size of a difference of two fractions in percentage points, without sign or unit: `12`."""
        return DASH if fraction is None else self.number(abs(_hundredfold(fraction, places)))

    def brief(self, number: Decimal) -> str:
        """Return a number in a few letters, for the side of an axis: `1.2M`, `4.5E-8`."""
        if number and not Decimal("0.001") <= abs(number) < Decimal("1E15"):
            return f"{number:.1E}".replace("-", MINUS)
        compact = str(format_compact_decimal(number, locale=self.locale, fraction_digits=1)).replace("-", MINUS)
        return self.number(number) if compact.lstrip(MINUS).isdecimal() else compact

    def score(self, score: Decimal | None) -> str:
        """Return a score between 0 and 1 with one decimal: `0.7`."""
        if score is None:
            return DASH
        return self._once(("score", score), lambda: self._digits(score.quantize(Decimal("0.1"), ROUND_HALF_UP)))

    def figure(self, figure: Figure | None, withheld: str) -> str:
        """Return a figure in its author's form: sign, unit and scale where they were, digits as precise as given.

        `withheld` is the word for a figure that may not be published.
        """
        if figure is None:
            return DASH
        if isinstance(figure, Withheld):
            return withheld
        key = ("figure", figure, str(figure.number))  # of equal numbers some have more digits
        return self._once(key, lambda: self._figure(figure))

    def _figure(self, value: Value) -> str:
        scaled, scale = _unscaled(value)
        digits = self._digits(abs(scaled))
        minus = MINUS if scaled < 0 else ""
        prefix, suffix = value.prefix, value.suffix
        if not prefix and not suffix and value.unit:
            prefix, suffix = (
                ("", f" {value.unit}") if value.unit[:1].isalnum() or value.unit == PERCENT else (value.unit, "")
            )
        if suffix.strip() == PERCENT:
            amount = self._with_sign(minus + digits + scale)
        else:
            amount = minus + prefix.replace(" ", NO_BREAK) + digits + scale + suffix.replace(" ", NO_BREAK)
        return value.relation + (NO_BREAK if value.relation and value.relation != "~" else "") + amount

    def _percent(self, fraction: Decimal, places: int) -> str:
        percent = _percentage(fraction, places)
        if percent == 0 and fraction > 0:
            return self._with_sign(f"<{NO_BREAK}{self._digits(_grain(places))}")
        return self._with_sign(self._digits(_short(percent)))

    def _with_sign(self, digits: str) -> str:
        return f"{PERCENT}{digits}" if self._percent_first else f"{digits}{self._before_sign}{PERCENT}"

    def _digits(self, number: Decimal) -> str:
        if too_long(number):
            return f"{number:f}".replace("-", MINUS)
        return self._grouped_by_three(number) if self._plain and not number.is_signed() else self._localised(number)

    def _localised(self, number: Decimal) -> str:
        places = max(0, -int(number.as_tuple().exponent))
        pattern = self._whole + ("." + "0" * places if places else "")
        return format_decimal(number, format=pattern, locale=self.locale).replace("-", MINUS)

    def _grouped_by_three(self, number: Decimal) -> str:
        return f"{number:,f}".translate(self._signs)

    def _once(self, key: tuple[object, ...], make: Callable[[], str]) -> str:
        text = self._seen.get(key)
        if text is None:
            text = self._seen[key] = self._own_direction(make())
        return text

    def _own_direction(self, figure: str) -> str:
        """Keep sign and unit on their sides of the digits where words run from right to left."""
        return isolated(figure) if self._isolates and not figure.isdecimal() else figure


def beside(figure: Figure | None, other: Figure | None) -> Figure | None:
    """Return a figure without the words of its unit where `other`, which stands close to it, says them as well."""
    if not isinstance(figure, Value) or not isinstance(other, Value):
        return figure
    unit = figure.suffix.strip()
    if len(unit) < SHORTEST_UNIT or unit.removesuffix("s") != other.suffix.strip().removesuffix("s"):
        return figure
    return replace(figure, suffix="", unit="")


def places_to_agree(progress: Decimal, planned: Decimal, limit: Decimal | None = None) -> int:
    """Return with how many decimals progress and plan are shown, so that a reader who subtracts them finds their gap.

    With a `limit` that the gap passes, also so many that the gap shows as larger. All are fractions of 1.
    """
    whole = _percentage(progress, 0) - _percentage(planned, 0) == _hundredfold(progress - planned)
    for places in range(0 if whole else 1, FINEST):
        shown = abs(gap_shown(progress, planned, places))
        if limit is None or abs(progress - planned) <= limit or shown > _hundredfold(limit, places) / 100:
            return places
    return FINEST


def points_shown(progress: Decimal, planned: Decimal, places: int) -> Decimal:
    """Return the size of that gap in percentage points as it is shown, for the plural of their name."""
    return _short(abs(_hundredfold(gap_shown(progress, planned, places), places)))


def gap_shown(progress: Decimal, planned: Decimal, places: int) -> Decimal:
    """Return the gap between progress and plan, as fractions of 1, when both are shown with so many decimals."""
    return (_percentage(progress, places) - _percentage(planned, places)) / 100


def _percentage(fraction: Decimal, places: int) -> Decimal:
    """Return a fraction in hundredths as it is shown: nothing that is below 1 is rounded up to 100."""
    percent = _hundredfold(fraction, places)
    return 100 - _grain(places) if percent == 100 and fraction < 1 else percent


def _grain(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _hundredfold(fraction: Decimal, places: int = 0) -> Decimal:
    """Return a fraction in hundredths, with so many decimals, zero without a sign."""
    hundredths = fraction * 100
    return hundredths if hundredths.adjusted() > LONGEST else hundredths.quantize(_grain(places), ROUND_HALF_UP) + 0


def whole_points(fraction: Decimal) -> int:
    """Return the size of a difference of two fractions in whole percentage points, for the plural of their name."""
    return int(abs(_hundredfold(fraction)))


def too_long(number: Decimal) -> bool:
    """Return whether a number has more digits than can be written in a language's own way."""
    return len(number.as_tuple().digits) > LONGEST or abs(number.adjusted()) > LONGEST


def _short(number: Decimal) -> Decimal:
    """Drop zeros at the end of a fraction, keeping whole numbers whole (`1E+3` stays 1000)."""
    if too_long(number):
        return number
    short = number.normalize()
    return short.quantize(Decimal(1)) if int(short.as_tuple().exponent) > 0 else short


def _unscaled(value: Value) -> tuple[Decimal, str]:
    factor = SCALES.get(value.scale.strip().lower())
    if factor is None:
        return value.number, ""
    return _short(value.number / factor), value.scale
