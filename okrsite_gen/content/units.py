"""Units in comparable form: one spelling for `day` and `days`, `%` and `percent`, `$5` and `5 $`."""

from __future__ import annotations

import re

from okrsite_gen.model.names import fold

CURRENCY_SIGNS = "$¢£¤¥฿៛\u20a0-\u20cf＄￡￥￦"
"""Signs that may stand before a number, for use inside a character class."""

_PERCENT = {"%", "percent", "per cent", "pct", "pct.", "٪", "％", "procent", "prozent", "pourcent", "pour cent"}
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "caches": "cache", "nps": "nps"}
_ASIDE = re.compile(r"\([^()]*\)")
_OUT_OF = re.compile(r"^(?:out of|of) (?=[\d])")
_PER = re.compile(r" ?(?:/|\bper\b) ?")
_WORD_AT_END = re.compile(r"[^\W\d_]+$")


def normal_unit(text: str) -> str:
    """Return `text` as a comparable unit: lower case, singular, without asides in brackets; empty for nothing."""
    if not text or text == "%":
        return text
    unit = " ".join(_ASIDE.sub(" ", text).split()).rstrip(".")
    if fold(unit) in _PERCENT:
        return "%"
    unit = _PER.sub("/", _OUT_OF.sub("/", unit))
    return fold("/".join(_WORD_AT_END.sub(lambda word: _singular(word.group()), part) for part in unit.split("/")))


def agree(first: str, second: str) -> bool:
    """Whether two comparable units are the same; other plurals than English ones are forgiven (`Tag`, `Tage`)."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return len(short) >= 3 and len(long) - len(short) <= 2 and long.startswith(short) and long.isalpha()


def _singular(word: str) -> str:
    """Return an English word in the singular; a capital S is part of an abbreviation (`NPS`)."""
    if word.lower() in _IRREGULAR:
        return _IRREGULAR[word.lower()]
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")) or re.search(r"[^aeo]uses$", word):
        return word[:-2]
    return word[:-1]
