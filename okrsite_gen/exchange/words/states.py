"""What other programs and other languages call a status, a kind or a confidence."""

from __future__ import annotations

import re
from decimal import Decimal

from okrsite_gen.exchange.words.figures import number_in
from okrsite_gen.model.kinds import Ambition, KeyResultState, Outcome, Said, State

OBJECTIVE, KEY_RESULT, INITIATIVE = "objective", "key_result", "initiative"

_STATUS = {
    Said.ON_TRACK: "on track|ontrack|on-track|green|good|ahead|healthy|normal"
    "|im plan|auf kurs|grün|en bonne voie|vert|verde|op schema|in linea|em dia|no prazo",
    Said.AT_RISK: "at risk|at-risk|yellow|amber|orange|needs attention|attention|behind|slightly behind|some risk|risk"
    "|gefährdet|gelb|à risque|jaune|en riesgo|amarillo|risico|a rischio|em risco",
    Said.OFF_TRACK: "off track|off-track|offtrack|not on track|red|bad|blocked|delayed|late|overdue|critical"
    "|very behind|nicht im plan|rot|kritisch|en retard|rouge|atrasado|rojo|vertraagd|in ritardo",
}
_STATUSES = {word: status for status, words in _STATUS.items() for word in words.split("|")}
SIGNS = {
    **dict.fromkeys("🔴🟥🛑", Said.OFF_TRACK),
    **dict.fromkeys("🟡🟠🟨⚠", Said.AT_RISK),
    **dict.fromkeys("🟢🟩💚", Said.ON_TRACK),
}
"""Signs that people put for a status."""
_WITHIN = re.compile(
    r"(?P<no>\b(?:not|no longer|never|isn['’]t|aren['’]t|nicht|nicht mehr|kein\w*|pas|no|niet|non) (?:\w+ )?)?"
    r"\b(?P<word>on[ -]?track|off[ -]?track|at[ -]risk|behind|needs attention|im plan|auf kurs|gefährdet|à risque"
    r"|en riesgo|green|yellow|amber|red|grün|gelb|rot|rouge|jaune|vert)\b"
)
"""Words that say a status also where more is said; those that mean other things too have to stand alone."""
_ENDINGS: dict[str, Outcome | None] = {
    **dict.fromkeys(
        (
            "achieved",
            "accomplished",
            "completed",
            "complete",
            "done",
            "met",
            "success",
            "erreicht",
            "atteint",
            "logrado",
        ),
        Outcome.ACHIEVED,
    ),
    **dict.fromkeys(("partially achieved", "partly", "partial", "partially completed", "teilweise"), Outcome.PARTLY),
    **dict.fromkeys(("missed", "not achieved", "failed", "not met", "verfehlt", "manqué"), Outcome.MISSED),
    **dict.fromkeys(("cancelled", "canceled", "dropped", "abandoned", "abgebrochen", "annulé"), Outcome.DROPPED),
    **dict.fromkeys(("closed", "graded", "archived", "geschlossen", "fermé", "cerrado"), None),
}
_POSTPONED = frozenset({"postponed", "deferred", "paused", "on hold", "verschoben", "reporté", "aplazado"})
_DRAFT = frozenset({"draft", "entwurf", "brouillon", "borrador"})
_NOT_YET = frozenset(
    {"", "not started", "no status", "none", "pending", "created", "open", "active", "new", "reopened"}
)
_NOT_YET |= {"nicht begonnen", "offen", "pas commencé", "no iniciado", "n/a", "-"}
_KINDS = {
    **dict.fromkeys(("objective", "o", "goal", "ziel", "objectif", "objetivo", "obiettivo", "doel"), OBJECTIVE),
    **dict.fromkeys(
        ("key result", "keyresult", "kr", "key_result", "kpi", "metric", "schlüsselergebnis", "résultat clé"),
        KEY_RESULT,
    ),
    **dict.fromkeys(("resultado clave", "resultado-chave", "kernresultaat", "target", "milestone"), KEY_RESULT),
    "iniciativa": INITIATIVE,
    **dict.fromkeys(
        (
            "initiative",
            "task",
            "project",
            "deliverable",
            "epic",
            "action",
            "activity",
            "aufgabe",
            "projet",
            "iniciativa",
        ),
        INITIATIVE,
    ),
}
_WORK = {
    **dict.fromkeys(("done", "completed", "complete", "closed", "finished", "erledigt"), "done"),
    **dict.fromkeys(("in progress", "doing", "ongoing", "started", "on track", "at risk", "behind"), "doing"),
    **dict.fromkeys(("cancelled", "canceled", "dropped", "abandoned"), "dropped"),
}
_LEVELS = {"high": 8, "medium": 5, "low": 2, "hoch": 8, "mittel": 5, "niedrig": 2, "very high": 10, "very low": 0}


def _word(text: str) -> str:
    return re.sub(r"[_\s]+", " ", text.casefold()).strip(" .!")


def status_of(text: str) -> Said | None:
    """Return what a text says of how something goes; None where it says nothing of that."""
    return _STATUSES.get(_word(text))


def status_in(text: str) -> Said | None:
    """Return the one status that a longer text tells in whole words, or else by signs (`🟢`).

    None where it tells none, denies one, or names several.
    """
    alone = status_of(re.sub(r"^\W+|\W+$", "", text))
    if alone is not None:
        return alone
    found = list(_WITHIN.finditer(_word(text)))
    if any(each["no"] for each in found):
        return None
    told = {status_of(each["word"]) for each in found} or {SIGNS[sign] for sign in text if sign in SIGNS}
    return told.pop() if len(told) == 1 else None


def ending_of(text: str) -> tuple[State, Outcome | None] | None:
    """Return (state, outcome) of a text that says that something is over, or not begun for good; None for any other."""
    word = _word(text)
    if word in _ENDINGS:
        return State.CLOSED, _ENDINGS[word]
    if word in _DRAFT:
        return State.DRAFT, None
    return (State.PROPOSED, None) if word in _POSTPONED else None


def result_state_of(text: str) -> KeyResultState | None:
    """Return whether a text takes a key result out of the mean; None where it does not."""
    word = _word(text)
    if _ENDINGS.get(word) is Outcome.DROPPED:
        return KeyResultState.DROPPED
    return KeyResultState.DEFERRED if word in _POSTPONED else None


def says_nothing(text: str) -> bool:
    """Whether a status only says that nothing has been said yet."""
    return _word(text) in _NOT_YET


def kind_of(text: str) -> str:
    """Return `objective`, `key_result` or `initiative`; empty where a text names none of them."""
    word = _word(text)
    return _KINDS.get(word) or _KINDS.get(word.removesuffix("s"), "")


def work_of(text: str) -> str:
    """Return the state of an initiative; empty where a text tells none."""
    return _WORK.get(_word(text), "")


def ambition_of(text: str) -> Ambition | None:
    """Return what a good result is; None where a text does not tell."""
    word = _word(text)
    if word.startswith("commit") or word == "roofshot":
        return Ambition.COMMITTED
    return Ambition.ASPIRATIONAL if word.startswith(("aspir", "stretch", "moonshot")) else None


def confidence_of(text: str) -> int | None:
    """Return a confidence from 0 to 10; None where a text is none.

    `7`, `7/10`, `70%`, `0.7` and `high` are all understood; a whole number from 2 to 10 counts in tenths.
    """
    word = _word(text)
    if word in _LEVELS:
        return _LEVELS[word]
    read = number_in(word.removesuffix("/10").strip())
    if read is None or read[1] or read[2] not in {"", "%"}:
        return None
    number = read[0]
    if read[2] == "%":
        number /= 10
    elif 0 < number < 1 or (number == 1 and "." in word):
        number *= 10
    return int(number.to_integral_value()) if Decimal(0) <= number <= 10 else None


def truth_of(text: str) -> bool | None:
    """Return yes or no; None where a text is neither."""
    word = _word(text)
    if word in {"yes", "true", "y", "x", "done", "1", "ja", "oui", "sí", "si", "[x]", "✓", "☑", "completed"}:
        return True
    return False if word in {"no", "false", "n", "0", "nein", "non", "[ ]", "open", "☐", "not done"} else None
