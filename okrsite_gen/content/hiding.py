"""Whether a file that cannot be used may have been meant for fewer readers. In doubt it may."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

READERS = "readers"
"""It may be for fewer people than those who read the site."""
DRAFT = "draft"
"""It may be a draft."""

NAMES = (
    "audience",
    "figures",
    "hidden",
    "hide",
    "published",
    "unpublished",
    "private",
    "visibility",
    "visible",
    "visible_to",
    "access",
    "confidential",
    "restricted",
    "readers",
    "secret",
    "internal",
    "embargo",
)
"""Names of fields by which people keep something from others, here or elsewhere."""

OF_AUDIENCES = frozenset({"share_with", "shared_to", "who", "group", "groups", "scope"})
"""Such names that mean readers only where a project tells several kinds of readers apart."""

AS_FIELDS = OF_AUDIENCES | frozenset(
    {
        *("for", "for_only", "only", "only_for", "not_for", "visible_for", "viewers", "viewable_by", "viewable"),
        *("public", "not_public", "non_public", "nonpublic", "unlisted", "noindex", "nda", "redacted", "share"),
        *("permission", "permissions", "sensitivity", "sensitive", "classification", "classified", "publication"),
    }
)
"""Further such names, which are common words elsewhere: they count as they are, and only with a colon behind them."""
_DRAFT_FIELDS = frozenset({"wip", "work_in_progress", "unfinished", "not_ready"})
"""The same of names by which people call something a draft."""

_DRAFTS = ("draft", "hidden", "private", "unpublished", "secret", "confidential")
_SHOWN_STATES = frozenset({"proposed", "active", "closed", "dropped", "deferred"})
_OTHERS = frozenset({"start", "starts", "date", "stages", "tags", "figure"})
"""Words that are near one of those, and nothing of the kind."""
_NEAR = 0.75
_MOST_PIECES = 2_000
"""A longer text is not looked through; it may say anything."""
_PIECE = re.compile(r"[\n{},\[\]]+")
_EDGES = " \t\"'`-?*#>|&!"


def doubt_of_text(text: str) -> str:
    """Return why nobody can be sure that a text with fields in it is for everybody; empty where nothing says so.

    The text may be broken in any way: whatever begins like the name of a field counts, also without its colon.
    """
    return _doubt_of_pieces(list(_pieces(text)))


def doubt_of_change(before: str, after: str) -> str:
    """Return why a text, unlike the one before it, may not be for everybody; empty where nothing in it says so.

    The text before was for everybody, whatever words stood in it; so the same words say nothing now.
    """
    known = frozenset(_pieces(before))
    return _doubt_of_pieces([piece for piece in _pieces(after) if piece not in known])


def _pieces(text: str) -> Iterator[str]:
    """Yield what may be a field of its own each, without marks and spaces around it."""
    for piece in _PIECE.split(unicodedata.normalize("NFKC", text)):
        bare = " ".join(piece.strip(_EDGES).split())
        if bare:
            yield bare


def _doubt_of_pieces(pieces: Sequence[str]) -> str:
    return READERS if len(pieces) > _MOST_PIECES else _gravest(map(_doubt_of_piece, dict.fromkeys(pieces)))


def doubt_of_fields(value: object) -> str:
    """Return the same for fields that could be read, with everything in them."""
    return _gravest(_doubt(name, said) for name, said in _fields(value))


def hides(name: str, value: object, *, readers_differ: bool = True) -> bool:
    """Whether an unknown field may have been meant to keep its file from somebody.

    `readers_differ` says whether the project tells several kinds of readers apart.
    """
    said = value if isinstance(value, str) else ""
    form = _form(name)
    names_readers = _doubt(name, said) == READERS and (readers_differ or form not in OF_AUDIENCES)
    return names_readers or form in _DRAFT_FIELDS or _is_like_a_draft(form, _word(said))


def _gravest(doubts: Iterator[str]) -> str:
    found = set(doubts)
    return READERS if READERS in found else DRAFT if DRAFT in found else ""


def _doubt_of_piece(piece: str) -> str:
    """Return the doubt of what begins like a field; without a colon its first word is the name."""
    name, sign, value = re.split(r"([:=]|$)", piece.strip(_EDGES), maxsplit=1)
    if not sign:
        name, _, value = name.partition(" ")
        if _form(name) in AS_FIELDS | _DRAFT_FIELDS:
            return ""
    return _doubt(name, value.partition(" #")[0])


def _fields(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name), inner if isinstance(inner, str) else ""
            yield from _fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner)


def _doubt(name: str, value: str) -> str:
    form, said = _form(name), _word(value)
    if form in AS_FIELDS or _near(form, NAMES):
        return READERS
    hidden_state = form != "status" and _near(form, ("state",)) and said not in _SHOWN_STATES
    return DRAFT if hidden_state or form in _DRAFT_FIELDS or _is_like_a_draft(form, said) else ""


def _form(name: str) -> str:
    form = re.sub(r"[-_ ]+", "_", name.strip(_EDGES).casefold())
    return "" if len(form) > 40 or form in _OTHERS else form


def _word(value: str) -> str:
    return value.strip(_EDGES).casefold()


def _is_like_a_draft(form: str, said: str) -> bool:
    return _near(form, ("draft",)) or (len(said) < 20 and _near(said, _DRAFTS))


@lru_cache(4_000)  # mending reads a file anew after each step
def _near(word: str, known: tuple[str, ...]) -> bool:
    return bool(word) and bool(get_close_matches(word, known, n=1, cutoff=_NEAR))
