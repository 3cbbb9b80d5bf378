"""Tell the name of a team from the words of an objective."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KNOWN = _words(
    """
    company corporate organization organisation leadership executive exec ceo cto coo cfo cpo cmo cro cio ciso
    chro vp board engineering eng product design marketing sales finance legal people hr talent recruiting
    hiring operations ops bizops revops it support success data analytics research security infrastructure infra
    platform mobile web frontend backend growth community devrel developer relations business development
    partnerships communications brand content quality qa customer customers service strategy procurement
    facilities science ml ai docs documentation education training academia vision technology tech vertrieb
    entwicklung produkt personal finanzen betrieb recht kundendienst einkauf forschung unternehmen
    geschäftsführung technik produit ventes ingénierie entreprise équipe rh juridique ingeniería producto ventas
    finanzas empresa equipo operaciones
    """
)
_VERBS = _words(
    """
    accelerate achieve act add adopt advance align announce attract automate be become boost bring build capture
    champion clarify clean close collect communicate complete connect continue convert create cut define delight
    deliver deploy design develop dig double drive earn eliminate empower enable engage enhance ensure establish
    evolve execute expand explore finish fix focus foster gain get give grow guarantee have help hire identify
    implement improve increase innovate inspire integrate introduce invest keep kick know launch lay lead learn
    level lower maintain make manage map maximize measure migrate minimize modernize move nail nurture offer
    onboard open operate optimize organize own plan position prepare prevent promote protect prove provide
    publish push raise reach rebuild redefine reduce refactor release remain remove renew replace research
    retain rethink run save scale sell set share ship show simplify solve speed stabilize start stop store
    strengthen streamline succeed support sustain take teach test track train transform triple turn understand
    unify unlock update upgrade use validate win work write
    """
)
_TRAILING = re.compile(r"\s*(?:okrs?|objectives?|goals?|key results)\s*$|[:\s]+$", re.IGNORECASE)
_LEADING = re.compile(r"^\d{1,2}[.)]\s+|^(?:team|the|our)\s*[:\s]\s*", re.IGNORECASE)


def team_name(text: str) -> str:
    """Return the name of a team without the words around it (`Team: Payments OKRs`)."""
    plain = re.sub(r"[*_`]|^\W*(?=[A-ZÀ-ÿ])", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)).strip()
    previous = ""
    while previous != plain:
        previous, plain = plain, _TRAILING.sub("", _LEADING.sub("", plain)).strip()
    return plain or text.strip()


def is_team(text: str) -> bool:
    """Return whether a title reads like the name of a team and not like an objective."""
    name = re.sub(r"\s*\([^)]*\)", "", team_name(text))
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    if not words or len(words) > 6 or name.endswith((".", "!", "?")):
        return False
    lowered = [word.lower() for word in words]
    if re.search(r"\bteam\b|\bsquad\b|\bguild\b|\btribe\b", text, re.IGNORECASE) and len(words) <= 4:
        return True
    if lowered[0] in _VERBS and not (len(words) == 1 and lowered[0] in _KNOWN):
        return lowered[0] in _KNOWN and lowered[-1] in _KNOWN
    if any(word in _KNOWN for word in lowered):
        return len(words) <= 4 and not (lowered[0].endswith("ing") and len(words) > 1 and lowered[0] not in _KNOWN)
    return len(words) <= 2 and words[0][0].isupper() and not lowered[0].endswith("ing")


_PREFIX = re.compile(
    r"^[\s*_\[]*(?:\d{1,2}[.)]\s+)?[*_]*(?P<team>[A-ZÀ-ÖØ-Þ][^\W_]*(?:[\s/&,.+-]+[^\W_][\w'’]*){0,5}(?:\s\([^()]{1,60}\))?)[*_]*\s*:[\s*_]+(?=\S)"
)


def role_prefix(text: str) -> str:
    """Return the team or role before the colon at the beginning of a title (`Head of Sales: …`), or nothing."""
    found = _PREFIX.match(text)
    return found["team"].strip() if found and len(found["team"]) <= 60 else ""


def without_prefix(text: str) -> str:
    """Return a title without the team or role before its first colon."""
    found = _PREFIX.match(text)
    if not found:
        return text
    rest = text[found.end() :]
    for sign in ("**", "__"):
        if found[0].count(sign) % 2 and rest.count(sign) % 2:
            return sign + rest
    return rest.strip()
