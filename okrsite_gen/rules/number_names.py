"""Digits that name something and measure nothing: addresses, issues, quarters, dates, versions, standards and such."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Okt(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Dez(?:ember)?"
)
_MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_STAGES = (
    "tier|stage|phase|level|step|wave|type|version|sprint|zone|option|week|day|KW|milestone|building|chapter|stufe"
    "|woche|étape|niveau|semaine|part|teil|partie|sev|severity|prio(?:rity)?|gen(?:eration)?|series|serie|page"
)
_PRODUCTS = (
    "Node(?:\\.js)?|Python|Java|Rails|Angular|React|Vue|iOS|Android|Windows|PHP|Postgres(?:QL)?|MySQL|Kubernetes|Ubuntu"
    "|Debian|macOS|\\.NET|TLS|HTTP/?|Web|OAuth|PHP|Swift|Kotlin|Drupal|Symfony|Django|Office|Microsoft|GPT-?|Industrie"
)
_STANDARDS = "RFC|ISO(?:/IEC)?|SOC|ASC|IFRS|PEP|ADR|IEC|DIN|EN|NIST|PCI|FIPS|OWASP|WCAG|BS|CE|Art\\.|§|Basel|Scope"

_STAGE = (
    rf"(?i:(?<!every )(?<!each )(?<!per )(?<!\ba )(?<!pro )(?<!par )(?<!chaque )\b(?:{_STAGES}))[\s-]?\d+(?:\.\d+)*\+?"
    r"(?:\s?(?:,|&|or|and|und|oder|et|ou|/|->|→|-|–|to)\s?"
    r"(?:(?i:tier|stage|phase|level)\s)?\d+\b(?!\s?%))*"
)

_NAMES = re.compile(
    "|".join(
        (
            r"<su[bp]>.*?</su[bp]>",
            r"(?:https?://|www\.)\S+",
            r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|de|fr|eu|app)(?:/\S*)?",
            r"\S+@\S+",
            r"#\d+",
            r"\b[A-Z]{2,10}-\d+(?:-\d+)?\b(?!\s?%)",
            rf"(?:\b(?:{_STANDARDS}))\s?-?\d[\d.:-]*(?:\s[Tt]ype\s?\d)?",
            r"\b(?:19|20)\d\d\s?[-/]?\s?[QH][1-4]\b",
            r"\b[QH][1-4](?:\s?[-–/&+]\s?[QH]?[1-4]\b)*(?:[\s/-]+(?:FY|CY)?'?(?:20)?\d\d\b(?!\s?(?:%|[a-z])))?",
            r"\b[1-4]Q\b(?:\s?\d{2,4})?",
            r"\b(?:FY|CY|GJ|SY)\s?'?\d{2,4}(?:[-/]\d{2,4})?(?:-?[QH]\d)?\b",
            r"\b\d{4}-\d{2}(?:-\d{2})?\b",
            r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
            r"\b\d{1,2}\.\d{1,2}\.(?!\d)",
            rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{_MONTHS})\b\.?(?:,?\s(?:19|20)\d\d)?",
            rf"\b(?:{_MONTHS})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?[%€$])(?:,?\s(?:19|20)\d\d)?",
            rf"\b\d{{1,2}}(?:er)?\s(?:{_MOIS})\b(?:\s(?:19|20)\d\d)?",
            rf"\b(?:{_MONTHS}|{_MOIS})\s(?:19|20)\d\d\b",
            r"\b\d{1,2}(?::\d\d)\s?(?:am|pm|Uhr|h)?\b|\b\d{1,2}\s?(?:am|pm|Uhr|o'clock)\b",
            r"\[?\b[PSL][0-5]\b\]?",
            _STAGE,
            r"\b[vV]\d+(?:\.\d+)*\b",
            r"(?i:\breleases?)\s\d+\.\d+|\b\d+\.\d+\.\d+(?:\.\d+)*\b",
            rf"(?:(?<!\w)(?:{_PRODUCTS}))\s?\d+(?:\.\d+)*(?!\s?%|[\d.]*\s?(?:users|Nutzer))",
            r"\b24[/x]7(?:[/x]365)?\b|(?<!from )\b9[- ]to[- ]5\b|\b50/50\b",
            r"\b360(?:°|-degree|-Grad)|\b1[: -](?:on[- ])?1s?\b",
            r"\b1(?:-|\sto\s)1\b|\b(?:80/20|4-eyes|101)\b(?!\s?(?:%|[a-z]))",
            r"\b(?!(?i:top|sub|under|over)-)[^\W\d_][\w-]*?\d[\w.]*",
            r"\b\d+(?:st|nd|rd|th|er|ère|ème|e)\b",
            r"\b(?:[2-6]G|[234]D|2FA|3PL|[48]K|[13]P)\b",
        )
    )
)
_YEAR = re.compile(r"(?<![\w.,$€£+-])(?:'\d\d|(?:19|20)\d\d(?:\s?/\s?(?:20)?\d\d)?)\b(?![.,]?\d|\s?[%€$])")
_AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:to|reach(?:es)?|than|least|most|over|about|another|auf|über|à|get|add)|[<>≥≤~])\s*$"
)
_TIME_BEFORE = re.compile(
    r"\b(?:in|of|for|by|until|till|since|end|early|late|mid|during|before|after|from|the|summer|winter|spring|autumn"
    r"|fall|season|year|bis|seit|ab|für|Ende|Anfang|Mitte|en|fin|pour|d'ici|jusqu'en)[\s-]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s+[a-zäöüéè]|\+")
_CALENDAR = re.compile(
    r"\s+(?:by|for|and|or|with|in|to|is|are|as|so|of|und|et|mit|avec|from|was|will|budget|plan|road)"
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1024)
def unnamed(title: str) -> str:
    """Return a title of the same length in which blanks stand for digits that measure nothing."""
    if not _DIGIT.search(title):
        return title
    text = _NAMES.sub(lambda found: _blank(found.group()), title)
    return _YEAR.sub(lambda found: _blank(found.group()) if _is_year(text, found) else found.group(), text)


def _blank(words: str) -> str:
    return re.sub(r"\d", " ", words)


def _is_year(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _AMOUNT_BEFORE.search(before):
        return False
    if _TIME_BEFORE.search(before):
        return not (_COUNTED.match(after) and not _CALENDAR.match(after)) or before.rstrip().lower().endswith("the")
    return not _COUNTED.match(after) or bool(_CALENDAR.match(after))
