"""Ids: names of files and folders that become names of entities and parts of addresses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from okrsite_gen.content.codes_reading import BAD_DATE, BAD_ID, RESERVED_ID
from okrsite_gen.content.text import visible
from okrsite_gen.model.codes import Code
from okrsite_gen.model.names import fold, is_device

LONGEST_ID = 64
"""Characters that an id may have."""

RESERVED = frozenset({"team", "plan", "retrospective", "check-ins"})
"""Names that mean something else inside a team's folder."""

_ORDINARY = re.compile(r"[A-Za-z0-9_-]+")
_NOT_IN_FILES = frozenset('<>:"|?*\\')
_LIST_PAGE = re.compile(r"page-[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEARLY_A_DATE = re.compile(r"(\d{4})[-_. ]?(\d{1,2})[-_. ]?(\d{1,2})")
_COPY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ _-]*\(\d+\)|[ _-]+(?:copy|kopie|copie|copia)\b.*| \d)", re.IGNORECASE)
"""What file managers call the copy of a file that is named after a day."""


@dataclass(frozen=True, slots=True)
class IdProblem:
    """Why a name cannot serve."""

    code: Code
    message: str
    reason: str
    hint: str


def normal_name(name: str) -> str:
    """Return a name with its accents composed, as ids are compared."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def id_problem(name: str, *, in_team: bool) -> IdProblem | None:
    """Say why `name` cannot be an id; `in_team` for teams, cycles and objectives, whose folders hold other things."""
    if not _ORDINARY.fullmatch(name):
        strange = sorted({character for character in name if not _may_stand_in_id(character)})
        if strange or not name:
            return _strange(name, visible(name), strange)
    if len(name) > LONGEST_ID:
        message = f"The name `{visible(name)[:40]}…` has {len(name)} characters; an id may have {LONGEST_ID}."
        return IdProblem(BAD_ID, message, "It becomes a part of an address.", f"Shorten it, such as `{_short(name)}`.")
    folded = fold(name)
    if is_device(name):
        return _reserved(name, "Windows cannot store a file of this name.")
    if _LIST_PAGE.fullmatch(folded):
        return _reserved(name, "Long lists have their further pages at such addresses.")
    if in_team and folded in RESERVED:
        return _reserved(name, f"Inside a team's folder `{folded}` means something else.")
    return None


def file_problem(name: str) -> IdProblem | None:
    """Say why a file or folder that is published as it is cannot be stored on every system."""
    if is_device(name):
        return _reserved(name, "Windows cannot store a file of this name.")
    strange = sorted(set(name) & _NOT_IN_FILES)
    if strange or name.endswith((" ", ".")):
        signs = ", ".join(f"`{sign}`" for sign in strange) or "a blank or a dot at its end"
        message = f"The name `{visible(name)}` contains {signs}."
        return IdProblem(BAD_ID, message, "Windows cannot store a file of this name.", "Choose another name.")
    return None


def date_problem(name: str) -> IdProblem | None:
    """Say why `name` is not a day written as YYYY-MM-DD."""
    if _DATE.fullmatch(name):
        try:
            date.fromisoformat(name)
        except ValueError:
            pass
        else:
            return None
    if (copied := _COPY.fullmatch(name)) and date_problem(copied[1]) is None:
        return IdProblem(
            BAD_DATE,
            f"`{visible(name)}` looks like a copy of the check-in of {copied[1]}.",
            "The file name of a check-in is its date, and a team has one on a day.",
            f"Delete it if `{copied[1]}.md` says the same; else name it after its own day.",
        )
    nearly = _NEARLY_A_DATE.fullmatch(name)
    better = f"{nearly[1]}-{int(nearly[2]):02}-{int(nearly[3]):02}" if nearly else ""
    hint = "Name it after the day of the check-in, such as `2026-11-20.md`."
    if better and better != name and date_problem(better) is None:
        hint = f"Rename it to `{better}.md`."
    reason = "There is no such day." if better == name else "The file name of a check-in is its date."
    return IdProblem(BAD_DATE, f"`{visible(name)}` is not a date.", reason, hint)


def suggested(name: str) -> str:
    """Return an id that looks like `name`; empty if nothing of it can be used."""
    spaced = "".join(character if _may_stand_in_id(character) else "-" for character in normal_name(name))
    return _short(re.sub("-{2,}", "-", spaced).strip("-"))


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_ID else name[:LONGEST_ID].rpartition("-")[0] or name[:LONGEST_ID]


def _may_stand_in_id(character: str) -> bool:
    return character in "-_" or unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Nd"


def _strange(name: str, shown: str, strange: list[str]) -> IdProblem:
    better = suggested(name)
    signs = ", ".join("a space" if sign == " " else f"`{visible(sign)}`" for sign in strange[:5])
    return IdProblem(
        BAD_ID,
        f"The name `{shown}` cannot be an id: it contains {signs}." if signs else "This name is empty.",
        "Ids are parts of addresses and references: letters, digits, `-` and `_`.",
        f"Rename it to `{better}`." if better else "Choose another name.",
    )


def _reserved(name: str, reason: str) -> IdProblem:
    return IdProblem(RESERVED_ID, f"The name `{visible(name)}` is reserved.", reason, "Choose another name.")
