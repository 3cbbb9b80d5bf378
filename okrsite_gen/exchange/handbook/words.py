"""The words by which people mark an objective, a key result or anything about them, in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class Word(Enum):
    """What a label says about the words behind it, or about what stands below."""

    OBJECTIVE = "objective"
    OBJECTIVES = "objectives"
    """The things below are objectives."""
    RESULT = "key result"
    RESULTS = "key results"
    """The things below are key results."""
    WORK = "work"
    """The things below are projects or tasks."""
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the beginning of a text."""

    word: Word
    rest: str
    """What follows it, still with its Markdown; empty where the label stands alone."""
    number: str = ""
    prefix: str = ""
    """Words before it, mostly a team (`Sales KR: …`)."""


_OBJECTIVES = (
    r"objectives?|objectifs?|objetivos?|obiettiv[oi]|ziele?|oberziele?|quartalsziele?|doel(?:en|stelling(?:en)?)?"
    r"|mål(?:sättning(?:ar)?)?|målsetning(?:er)?|cele?|goals?|目标|目標"
)
_RESULTS = (
    r"how (?:we|you)(?:['’]ll| will)? (?:know|measure(?: it| success)?)|we(?:['’]ll| will) know|signs of success|"
    r"key[\s-]?results?|krs?|schl(?:ü|ue)sselergebniss?e?|kernergebniss?e?|ergebniss?e?|schlüsselresultate?"
    r"|r[ée]sultats?[\s-]cl(?:é|e|ef)s?|resultados?[\s-](?:clave|chave)s?|risultat[oi][\s-]chiave"
    r"|(?:kern|sleutel)result?a?at|(?:kern|sleutel)resultaten|nyckelresultat|nøkkelresultat(?:er)?"
    r"|nøgleresultat(?:er)?"
    r"|kluczow[ey] (?:rezultaty?|wyniki?)|outcomes?|success (?:criteria|metrics|measures)|measures of success"
    r"|关键结果|主要な結果"
)
_WORK = (
    r"what we(?:['’]ll| will)? do|"
    r"initiatives?|projects?|tasks?|actions?|action items|activities|deliverables|work items|how we(?:'ll"
    r"| will)? get there"
    r"|ma(?:ß|ss)nahmen|initiativen|aufgaben|projekte|projets|actions clés|iniciativas|proyectos|tareas"
    r"|initiatieven|acties"
)
_LABEL = re.compile(
    r"^[\s*_~\[(>\"“]*"
    rf"(?P<word>{_OBJECTIVES}|{_RESULTS}|o(?=\s?[#-]?\d|\s*[:：][\s*_])|ob(?=\s?\d)|okr(?=\s?#?\d))"
    r"(?P<number>\s*(?:#|n[°º]\.?|no\.|nr\.)?\s*-?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?"
    r"|\s+[A-Z](?:[.\-]\d{1,3})?(?=[\s:.*_)]|$))?"
    r"(?:\s+(?:FY|CY)?\d{2,4}[ -]?[QH][1-4](?=\s*[:：]))?"
    r"(?P<more>\s*\([^()]{0,40}\))?"
    r"[\s*_~\])]*"
    r"(?P<mark>[:：]|=>|[.)](?=\s|$)|[-–—|](?=\s)|$)?"
    r"[\s*_]*",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    r"^[\s*_~]*(?P<prefix>[^\W\d_][^:*\[\]|\n]{0,48}?)\s+"
    rf"(?P<word>{_OBJECTIVES}|{_RESULTS}|okr)(?P<number>\s*#?\d{{1,3}}(?:[.\-]\d{{1,3}})*)?"
    r"(?:\s+(?:FY|CY)?\d{2,4}[ -]?[QH][1-4])?[\s*_]*[:：][\s*_]*",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:s|ziele|oberziele|quartalsziele|obiettivi|doelen|doelstellingen|ergebniss?e|resultaten|resultate|resultater"
    r"|risultati[\s-]chiave|rezultaty|wyniki|cele|success criteria|measures of success)$",
    re.IGNORECASE,
)
_RESULT_WORD = re.compile(rf"^(?:{_RESULTS})$", re.IGNORECASE)
_RESULT_INSIDE = re.compile(rf"\b(?:{_RESULTS})\b", re.IGNORECASE)
_OBJECTIVE_INSIDE = re.compile(
    rf"\b(?:{_OBJECTIVES})\b|\b(?:following|these|various)\b[^.]{{0,40}}\bokrs?\b", re.IGNORECASE
)
_WORK_LABEL = re.compile(
    rf"^[\s*_]*(?:key |main |our |planned |supporting )?(?:{_WORK})[\s*_]*(?:\([^)]*\)[\s*_]*)?(?:[:：][\s*_]*)?$",
    re.IGNORECASE,
)
_TEAM_LABEL = re.compile(
    r"^[\s*_]*(?:team|squad|department|abteilung|bereich|équipe|equipo|squadra"
    r"|afdeling)\s*[:：][\s*_]*(?P<rest>\S.*)$",
    re.IGNORECASE,
)

_ASIDE = re.compile(
    r"^[\W\d_]*(?:(?:the |our |some |more |other |further )?"
    r"(?:notes?|links?|resources?|references?|further reading|see also|faqs?|risks?|assumptions?"
    r"|dependenc(?:y|ies)|retro(?:spective)?s?"
    r"|lessons?|learnings?|guidelines?|methodology|method|process|principles|themes|scoring|grading|grades?"
    r"|archives?|archived|history"
    r"|previous|past (?:okrs|quarters?)|on this page|table of contents|contents|toc|timeline|schedule"
    r"|cadence|background|context"
    r"|overview|introduction|intro|about|definitions?|glossary|terms|purpose|why|how|what|when|where|who|examples?"
    r"|summary|final summary|progress updates?|status updates?|updates?|details|task details|milestones?"
    r"|completed work"
    r"|decisions|to-?do|to do|agenda|present\b|attendees|action items|contacts?|members|meetings?|not "
    r"|out of scope|non[- ]goals?|anti[- ]goals?|deprioriti[sz]ed"
    r"|parking lot|backlog|templates?"
    r"|tools?|rules|tips|key|legend|format|instructions?|stakeholders?|team members|workgroups?|health metrics|kpis?"
    r"|hinweise?|notizen|warum|wie|was|bewertung|rückblick|inhalt|inhaltsverzeichnis|regeln|nicht |pourquoi"
    r"|comment|sommaire|notes"
    r"|enlaces|notas|por qué|cómo|waarom|hoe|wat)\b)",
    re.IGNORECASE,
)
_ASIDE_INSIDE = re.compile(
    r"\b(?:not working on|will not|won['’]t|not doing|out of scope|not this (?:quarter|cycle|year)"
    r"|are (?:stretch|not)|we use okrs"
    r"|okr (?:process|guidelines?|guide|handbook|template|format|methodology|basics|training|cadence))\b",
    re.IGNORECASE,
)

_BEFORE_LABEL = re.compile(
    rf"^\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+(?=[*_]*(?:{_OBJECTIVES}"
    rf"|{_RESULTS})\b)",
    re.IGNORECASE,
)
"""The number of a title before its label (`1.2 Key result – …`)."""
_SIGNS = re.compile(r"^(?:[\s\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]|:[a-z0-9_+-]{2,30}:)+")

PROPERTIES: dict[str, str] = {
    "owner": r"owners?|dris?|responsible|accountable|lead|led by|assignees?|champion|driver"
    r"|verantwortlich(?:e[rn]?)?|responsable|responsável|propriétaire"
    r"|responsabile|verantwoordelijk(?:e)?|eigenaar|ansvarig|ansvarlig",
    "status": r"status|state|health|rag|stand|statut|estado|stato",
    "progress": r"progress|completion|achieved|complete|fortschritt|erreicht|avancement|progrès|progreso"
    r"|avance|progresso|voortgang|framsteg",
    "score": r"score|grade|overall (?:score|grade)|final score|final grade|end[ -]q(?:uarter)?|final|rating|bewertung"
    r"|wertung|puntuación|punteggio",
    "confidence": r"confidence(?: level)?|zuversicht|confiance|confianza|vertrouwen",
    "target": r"target|target value|goal value|to|zielwert|cible|objetivo numérico|meta|streefwaarde",
    "start": r"baseline|start|starting (?:value|point)|start value|from|initial|startwert|ausgangswert"
    r"|départ|inicio|base",
    "current": r"current|current value|current status|actual|now|latest|today|istwert|aktuell"
    r"|actuel|actual value|huidig",
    "due": r"due|due date|deadline|by|fällig|frist|échéance|vencimiento|eta|target date",
    "unit": r"unit|einheit|unité|unidad|eenheid",
    "weight": r"weight|gewicht(?:ung)?|poids|peso",
    "result": r"results?|outcome text|final result|retrospective note|achievement|result so far|résultat",
    "contributors": r"contributors?|workgroup|participants|mitwirkende|with|team members|collaborators",
    "parent": r"aligned (?:to|with)|alignment|parent|parent objective|supports|contributes to|rolls up to"
    r"|ladders up to"
    r"|unterstützt|zahlt ein auf|soutient",
    "team": r"team|squad|department|abteilung|équipe|equipo",
    "cycle": r"cycle|quarter|period|time ?frame|timeframe|zeitraum|quartal|période|trimestre|periodo",
    "link": r"link|issue|epic|tracker|dashboard|evidence|url|ticket|beleg|lien",
    "comment": r"comments?|notes?|update|latest update|remarks?|kommentare?|bemerkung(?:en)?|commentaires?"
    r"|comentarios?|opmerkingen",
    "why": r"why|rationale|reason|context|background|motivation|warum|begründung|pourquoi|por qué|waarom"
    r"|details|description|beschreibung",
    "measure": r"metric|measure|measured by|measurement|kpi|messgröße|mesure|métrica",
    "ambition": r"type|okr type|goal type|ambition|commitment|art",
    "priority": r"priority|prio|priorität|priorité|prioridad",
}
"""What people write about an objective or key result: our name for it → a regular expression."""

_PROPERTY = re.compile(
    "^[\\s*_]*(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in PROPERTIES.items())
    + ")(?:\\s*\\([^()]{0,60}\\))?[\\s*_]*[:：][\\s*_]*(?P<value>\\S.*)$",
    re.IGNORECASE,
)


_NEXT_PROPERTY = re.compile(
    r"(?:(?<=[.;])|\s[|·•])\s+(?=[*_]{0,2}[A-ZÀ-Ý][^\W\d_]*(?: [^\W\d_]+){0,2}[*_]{0,2}\s?[:：])"
)


@dataclass(frozen=True, slots=True)
class Property:
    """Something said about an objective or key result (`Owner: Maria`)."""

    name: str
    """A key of PROPERTIES."""
    label: str
    """The word as it was written."""
    value: str


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """Return the label at the beginning of a text, or None. A word alone counts only where nothing but it is there."""
    head = _without_signs(text)
    if _WORK_LABEL.match(head):
        return Label(Word.WORK, "")
    found = _LABEL.match(head)
    if found and _counts(found, head):
        return _label(found, head)
    team = _TEAM_LABEL.match(head)
    if team:
        return Label(Word.TEAM, team["rest"])
    found = _PREFIXED.match(head)
    if found and found["prefix"][0].isupper() and len(found["prefix"].split()) <= 6:
        return _label(found, head, found["prefix"])
    return None


def _without_signs(text: str) -> str:
    return _BEFORE_LABEL.sub("", _SIGNS.sub("", text))


def _counts(found: re.Match[str], head: str) -> bool:
    mark, number, rest = found["mark"], (found["number"] or "").strip(), head[found.end() :]
    if mark is None:
        starts_anew = rest[:1].isupper() or rest[:1].isdigit() or not rest[:1].isascii()
        return bool(number) and starts_anew and head[found.end("number")] in " *_)]"
    if mark == "" and not number and found["word"].lower() in ("cel", "mål", "ziel", "doel"):
        return rest == ""
    if mark in (".", ")"):
        return bool(number)
    return True


def _label(found: re.Match[str], head: str, prefix: str = "") -> Label:
    written = found["word"].lower()
    result = bool(_RESULT_WORD.match(written))
    rest = _closed(found[0], head[found.end() :])
    number = (found["number"] or "").strip(" #°º.")
    several = (result or bool(_PLURAL.search(written))) and not number and not re.search(r"\w", rest)
    word = (Word.RESULTS if several else Word.RESULT) if result else (Word.OBJECTIVES if several else Word.OBJECTIVE)
    return Label(word, rest if re.search(r"\w", rest) else "", number, prefix)


def _closed(label: str, rest: str) -> str:
    """Take off emphasis that began within the label and ends behind it, so that what is left is balanced.

    A line through the label is one through what follows: it begins anew behind the label.
    """
    if label.count("~~") % 2 and rest.count("~~") % 2:
        rest = f"~~{rest}"
    for sign in ("**", "__", "*", "_"):
        if label.count(sign) % 2 and rest.count(sign) % 2:
            at = rest.rfind(sign) if rest.rstrip().endswith(sign) else rest.find(sign)
            rest = (rest[:at] + rest[at + len(sign) :]).strip()
            break
    return rest.strip()


@lru_cache(maxsize=4096)
def property_of(text: str) -> Property | None:
    """Return what a text says about the thing above it (`Owner: Maria`), or None."""
    found = _PROPERTY.match(text)
    if not found or found.lastgroup is None:
        return None
    name = next(key for key in PROPERTIES if found[key] is not None)
    value = found["value"].strip()
    for sign in ("**", "__"):
        if value.count(sign) % 2:
            value = value.replace(sign, "", 1).strip()
    return Property(name, found[name], value)


def properties_of(text: str) -> tuple[Property, ...]:
    """Return all that a line says about the thing above it (`Owner: Maria. Score: 0.7`); none where a part is none."""
    parts = _NEXT_PROPERTY.split(text.strip(" *_"))
    found = tuple(said for part in parts if (said := property_of(part)))
    if len(parts) < 2 or len(found) < len(parts):
        said = property_of(text)
        return (said,) if said else ()
    return tuple(Property(each.name, each.label, each.value.rstrip(" .;|·*_")) for each in found)


@lru_cache(maxsize=4096)
def announces(text: str) -> bool:
    """Return whether a text is only the title of the list below it (`Key results`, `**Initiatives:**`)."""
    label = label_of(text)
    return label is not None and label.word in (Word.OBJECTIVES, Word.RESULTS, Word.WORK) and not label.rest


def announced(text: str) -> Word | None:
    """Return what the list below a sentence is said to hold (`We measure this by these key results:`), or None."""
    label = label_of(text)
    if label and not label.rest and label.word in (Word.OBJECTIVES, Word.RESULTS, Word.WORK):
        return label.word
    if _ASIDE_INSIDE.search(text) or is_aside(text):
        return None
    if _RESULT_INSIDE.search(text):
        return Word.RESULTS
    if _OBJECTIVE_INSIDE.search(text):
        return Word.OBJECTIVES
    return None


def is_contents(text: str) -> bool:
    """Return whether a title stands above the table of contents; titles one level below it are the page itself."""
    return bool(
        re.match(
            r"^\W*(?:on this page|(?:table of )?contents|toc|inhalt(?:sverzeichnis)?|sommaire|contenido|inhoud)\W*$",
            text,
            re.IGNORECASE,
        )
    )


@lru_cache(maxsize=4096)
def is_aside(text: str) -> bool:
    """Return whether a title announces something that is no OKR: notes, links, how the page works."""
    plain = re.sub(r"[*_`~]", "", text).strip()
    return plain.endswith("?") or bool(_ASIDE.match(plain)) or bool(_ASIDE_INSIDE.search(plain))
