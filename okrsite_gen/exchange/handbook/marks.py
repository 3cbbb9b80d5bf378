"""Read what people write around a title: owner, progress, score, how it ended, signs, and a line through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from okrsite_gen.exchange.words.states import SIGNS, status_of
from okrsite_gen.model.kinds import KeyResultState, Said


@dataclass(frozen=True, slots=True)
class Marked:
    """A title without its marks, and what they said."""

    title: str
    owner: str = ""
    progress: str = ""
    score: str = ""
    done: bool | None = None
    status: Said | None = None
    state: KeyResultState = KeyResultState.ACTIVE
    result: str = ""
    """How it ended or stands, in words."""
    written: str = ""
    """The title with its marks, where there are any."""

    def said(self, *, of_objective: bool = False) -> Iterator[tuple[str, str]]:
        """Yield (field, text) of what the marks said."""
        yield from ((name, getattr(self, name)) for name in ("owner", "progress", "score") if getattr(self, name))
        if self.done is not None:
            yield "done", "yes" if self.done else "no"
        if self.status is not None:
            yield "status", self.status.value
        if self.state is not KeyResultState.ACTIVE:
            yield "state", self.state.value
        if self.result:
            yield "result" if of_objective or self.state is KeyResultState.ACTIVE else "reason", self.result


_FIELD_OF_SIGNS: tuple[tuple[str, str, object], ...] = (
    ("✅✔☑", "done", True),
    ("☐❌🚫✖", "done", False),
    ("⏸⏭⏩", "state", KeyResultState.DEFERRED),
)
_SIGNS = {sign: (name, value) for signs, name, value in _FIELD_OF_SIGNS for sign in signs}
_SIGNS |= {sign: ("status", status) for sign, status in SIGNS.items()}
_NAMED_SIGNS = {
    ":white_check_mark:": "✅", ":heavy_check_mark:": "✅", ":check:": "✅", ":x:": "❌", ":no_entry_sign:": "🚫",
    ":green_circle:": "🟢", ":large_green_circle:": "🟢", ":yellow_circle:": "🟡", ":large_yellow_circle:": "🟡",
    ":orange_circle:": "🟠", ":red_circle:": "🔴", ":warning:": "⚠",
}  # fmt: skip
_EMOJI = r"[\u2190-\u21ff\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_LEADING = re.compile(rf"^\s*({_EMOJI})[\ufe0f\u200d]*\s*")
_TRAILING = re.compile(rf"\s*({_EMOJI})[\ufe0f\u200d]*\s*$")
_OUTCOME = re.compile(r"\s*(?:={1,3}\s*>|=\s=\s?>|--+>|⇒|➜)\s*\.?\s*")
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*(?:={1,3}\s*>|--*>|[→⇒➜])\s*(?P<result>[^()\[\]]*[^()\[\]\s])\s*[)\]]\.?$")
_DECORATED = re.compile(r"(?P<before>(?:🎉\s*)*)(?P<title>.*?)(?P<after>(?:\s*🎉)*)", re.DOTALL)
"""A sign of joy says nothing that could be relied on: it stays where it is, and marks beside it are read."""
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,2})?)\s?%"
_SAYS_DONE = (
    r"achieved|completed?|done|progress|reached|met|erreicht|geschafft|erledigt|abgeschlossen|atteint|fait"
    r"|accompli|logrado|hecho"
    r"|bereikt|klaar|uppnått|raggiunto|fatto"
)
_END_PERCENT = re.compile(
    rf"(?:\s*[:：]\s*|\s+[-–—]\s*|[.,;]\s+|\s*(?=[(\[])|\s+(?=\d[^%]{{0,7}}%\s*(?:{_SAYS_DONE})))[(\[]?"
    rf"(?:(?:progress|achieved|score)[:\s]+)?{_PERCENT}(?P<word>\s*(?:{_SAYS_DONE}))?[)\]]?\.?$",
    re.IGNORECASE,
)
_END_PART = re.compile(
    r"(?:\s*[:：]\s*|\s+[-–—]\s*|\s*(?=[(\[]))[(\[]?(?P<part>(?P<a>\d{1,4}(?:\.\d+)?)/(?P<b>\d{1,4}))[)\]]?"
    r"(?:\s*\(\d{1,3}\s?%\))?\.?$"
)
_START_PERCENT = re.compile(rf"^[\[(]{_PERCENT}[\])][\s:–-]*")
_END_SCORE = re.compile(
    r"(?:\s*[(\[](?:(?:score|grade)[:\s]*)?(?P<a>0?\.\d{1,2}|0|1(?:\.0{1,2})?)[)\]]"
    r"|\s*[:–—-]\s*(?P<b>0\.\d{1,2}|1\.0{1,2})|[,;.\s-]*\b(?:score|grade)[:\s]+(?P<c>0?\.\d{1,2}|0|1(?:\.0{1,2})?))\.?$",
    re.IGNORECASE,
)
_START_SCORE = re.compile(
    r"^(?:[(\[](?P<a>0?\.\d{1,2}|1\.0{1,2})[)\]][\s:–-]*|(?P<b>0?\.\d{1,2}|1\.0{1,2})\s+[-–—:]\s+)"
)
_HANDLE = re.compile(r"\s*[(\[]?(?P<owner>@[\w.-]{1,60}(?:\s*[,/&+]\s*@[\w.-]{1,60}){0,9})[)\]]?\.?$")
_LINKED = re.compile(r"\s*[(\[]?(?P<owner>(?:\[@[\w.-]{1,60}\]\([^()\s]{1,200}\)[\s,/&]*)+)[)\]]?\.?$")
_NAMED = re.compile(
    r"[\s.,;–—-]*[(\[]?\b(?:owner|dri|responsible|lead|verantwortlich"
    r"|responsable|responsável)\s*[:：]\s*(?P<owner>[^()\[\]:]{2,60}?)[)\]]?\.?$",
    re.IGNORECASE,
)
_END_WORD = re.compile(
    r"\s*(?:[(\[](?P<said>on[ -]track|at[ -]risk|off[ -]track|behind|delayed|dropped|cancell?ed|descoped"
    r"|deprioriti[sz]ed|deferred|postponed|paused"
    rf"|{_SAYS_DONE}|not (?:done|met|achieved|started)|missed|nicht erreicht)[)\]])\.?$",
    re.IGNORECASE,
)
_TICKED = re.compile(r"\s*\[[xX]\]\.?$")
_STRUCK = re.compile(r"^[\s*_]*~~(?P<inner>(?:(?!~~).)+)~~[*_]*(?P<after>.*)$")
_DONE = re.compile(rf"^\W*(?:yes|{_SAYS_DONE}|shipped|launched|delivered|implemented|finished)\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"^\W*(?:no\b|not (?:yet|done|met|achieved|started|completed?)|missed|nicht erreicht|failed|did ?n['’]t)",
    re.IGNORECASE,
)
_BEFORE_LINKS = re.compile(
    r"^(?P<sign>\*\*|__)(?P<inner>(?:(?!\*\*|__).)+)(?P=sign)\s+(?P<links>(?:\[[^\[\]]+\]\([^()\s]+\)[\s,;]*)+)$"
)

LONGEST = 1000
"""Characters of a title in which marks are looked for: in a longer one everything is words."""


def read_marks(text: str) -> Marked:
    """Return a title freed from its marks. Words are never dropped: what is taken off is told in another field."""
    plain = Marked(_plain_signs(text).strip())
    if len(text) > LONGEST:
        return plain
    begun = _outcome(plain)
    around = _DECORATED.fullmatch(begun.title)
    if around is None or not around["title"]:
        return begun
    found = bare = replace(begun, title=around["title"])
    for _ in range(6):
        taken = _once(found)
        if taken == found:
            break
        found = taken
    title = around["before"] + unwrapped(found.title) + around["after"]
    return replace(found, title=title, written="" if found == bare and begun == plain else text.strip())


def _plain_signs(text: str) -> str:
    for name, sign in _NAMED_SIGNS.items():
        if name in text:
            text = text.replace(name, sign)
    return text


def _outcome(found: Marked) -> Marked:
    at = _OUTCOME.search(found.title)
    if not at or at.start() == 0:
        return found
    title, result = found.title[: at.start()].rstrip(), found.title[at.end() :].strip()
    if _opens(title):
        return found  # the mark stands in brackets
    for sign in ("**", "__"):
        if title.count(sign) % 2 and result.count(sign) % 2:
            title, result = title + sign, result.replace(sign, "", 1)
    return _ended(found, title, result)


def _in_brackets(found: Marked) -> Marked:
    at = _IN_BRACKETS.search(found.title)
    if not at or at.start() == 0 or found.result:
        return found
    return _ended(found, found.title[: at.start()].strip(), at["result"])


def _opens(title: str) -> bool:
    return any(title.count(sign) > title.count(end) for sign, end in ("()", "[]"))


def _ended(found: Marked, title: str, result: str) -> Marked:
    percent = re.match(rf"^\W{{0,3}}{_PERCENT}", result)
    if percent:
        return replace(found, title=title, result=result, progress=percent["percent"].replace(",", ".") + "%")
    done = False if _NOT_DONE.match(result) else True if _DONE.match(result) else None
    return replace(found, title=title, result=result, done=done)


def _once(found: Marked) -> Marked:
    for step in (_sign, _ticked, _in_brackets, _strike, _part, _percent, _score, _owner, _word):
        taken = step(found)
        if taken != found:
            return taken
    return found


def _sign(found: Marked) -> Marked:
    for pattern in (_LEADING, _TRAILING):
        at = pattern.search(found.title)
        if at:
            title = (found.title[: at.start()] + found.title[at.end() :]).strip()
            if not title:
                return found
            field, value = _SIGNS.get(at[1], ("", None))
            taken = replace(found, title=title)
            return replace(taken, **{field: value}) if field else taken  # type: ignore[arg-type]
    return found


def _ticked(found: Marked) -> Marked:
    at = _TICKED.search(found.title)
    if not at or found.done is not None or not found.title[: at.start()].strip():
        return found
    return replace(found, title=found.title[: at.start()].strip(), done=True)


def _strike(found: Marked) -> Marked:
    at = _STRUCK.match(found.title)
    if not at:
        return found
    after = at["after"].strip(" .:–-*_")
    if _DONE.match(after) and not _NOT_DONE.match(after):
        return replace(found, title=at["inner"].strip(), done=True, result=found.result or after)
    return replace(found, title=at["inner"].strip(), state=KeyResultState.DROPPED, result=found.result or after)


def _percent(found: Marked) -> Marked:
    at = _START_PERCENT.search(found.title) or _END_PERCENT.search(found.title)
    if not at or found.progress or not found.title.replace(at[0], "").strip():
        return found
    title = found.title[at.end() :] if at.start() == 0 else found.title[: at.start()]
    if _opens(title):
        return found  # its brackets hold more than the percentage: (today: 62%)
    return replace(found, title=title.strip(), progress=at["percent"].replace(",", ".") + "%")


def _part(found: Marked) -> Marked:
    at = _END_PART.search(found.title)
    if not at or found.progress or not found.title[: at.start()].strip() or int(at["b"]) == 0:
        return found
    percent = f"{100 * float(at['a']) / int(at['b']):.1f}".rstrip("0").rstrip(".")
    result = found.result or at[0].strip(" :–—-")
    return replace(found, title=found.title[: at.start()].strip(), progress=f"{percent}%", result=result)


def _score(found: Marked) -> Marked:
    at = _START_SCORE.search(found.title) or _END_SCORE.search(found.title)
    if not at or found.score or not found.title.replace(at[0], "").strip():
        return found
    title = found.title[at.end() :] if at.start() == 0 else found.title[: at.start()]
    score = next(value for value in at.groupdict().values() if value)
    return replace(found, title=title.strip(), score="0" + score if score.startswith(".") else score)


def _owner(found: Marked) -> Marked:
    linked = _LINKED.search(found.title)
    if linked and not found.owner and found.title[: linked.start()].strip():
        names = ", ".join(re.findall(r"\[(@[^\]]*)\]", linked["owner"]))
        return replace(found, title=found.title[: linked.start()].strip(), owner=names)
    at = _NAMED.search(found.title) or _HANDLE.search(found.title)
    if not at or found.owner or not found.title[: at.start()].strip():
        return found
    return replace(found, title=found.title[: at.start()].rstrip(" -–—,;:"), owner=at["owner"].strip(" .*_"))


def _word(found: Marked) -> Marked:
    at = _END_WORD.search(found.title)
    if not at or not found.title[: at.start()].strip():
        return found
    said = at["said"].lower()
    taken = replace(found, title=found.title[: at.start()].strip(), result=found.result or at["said"])
    if status := status_of(said):
        return replace(taken, status=status)
    if said.startswith(("deferred", "postponed", "paused")):
        return replace(taken, state=KeyResultState.DEFERRED)
    if said.startswith(("dropped", "cancel", "descoped", "deprior")):
        return replace(taken, state=KeyResultState.DROPPED)
    return replace(taken, done=not said.startswith(("not ", "missed", "nicht")))


def unwrapped(title: str) -> str:
    """Take off emphasis around the whole title, or all of it but links behind it, and emphasis that never ends."""
    title = title.strip()
    if linked := _BEFORE_LINKS.match(title):
        return f"{linked['inner'].strip()} {linked['links']}"
    for sign in ("**", "__"):
        if title.count(sign) % 2:
            title = title.replace(sign, "", 1).strip()
        if title.startswith(sign) and title.endswith(sign) and len(title) > 2 * len(sign) and sign not in title[2:-2]:
            title = title[2:-2].strip()
    for sign in ("*", "_", "`"):
        inner = title[1:-1]
        if len(title) > 2 and title[0] == title[-1] == sign and sign not in inner and not inner.startswith(" "):
            title = inner.strip()
    return title
