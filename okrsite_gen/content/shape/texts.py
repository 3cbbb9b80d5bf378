"""Fields that hold words: prose, titles, names, links, addresses, ids."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from okrsite_gen.content.codes_fields import BAD_ID, EMPTY, NOT_A_LINK, NOT_AN_ADDRESS, TOO_LONG
from okrsite_gen.content.shape import patterns
from okrsite_gen.content.shape.patterns import SCALAR, TEXT, WORDS
from okrsite_gen.content.shape.problems import Problem, one_text, quote, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.model.names import is_device

LONGEST_ID = 64
LONGEST_TITLE = 5_000
"""Characters that a title may have: a page of a book, which many pages of the site would repeat."""
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_SCHEMES = ("http://", "https://", "mailto:")


def read_line(raw: object) -> str:
    """Return words without the space around them (a name, a tag, a reference)."""
    return one_text(raw).strip()


def read_entry(raw: object) -> str:
    """Return the words of a list entry, which may not be empty."""
    words = one_text(raw).strip()
    if not words:
        raise refusal(Problem(EMPTY, "is empty", hint="Write something there, or delete the line."))
    return words


def read_title(raw: object) -> str:
    """Return a title in inline Markdown; without one its entry cannot be shown."""
    words = one_text(raw).strip()
    if not words:
        raise refusal(Problem(EMPTY, "is empty", "Readers find everything by its title.", "Write one sentence."))
    if len(words) > LONGEST_TITLE:
        what = f"has {len(words):,} characters; a title may have {LONGEST_TITLE:,}"
        reason = "Every page that names it shows all of it."
        raise refusal(Problem(TOO_LONG, what, reason, "Write a sentence, and the rest below the front matter."))
    if not shows_something(words):
        reason = "Readers find everything by its title, and of this one they would see nothing."
        raise refusal(Problem(EMPTY, "has no words in it", reason, "Write one sentence."))
    return words


def read_id(raw: object) -> str:
    """Return an id in NFC: letters, digits, `-` and `_` of any script, at most 64 characters."""
    words = one_text(raw).strip()
    if _PLAIN_ID.fullmatch(words) and not is_device(words):
        return words
    words = unicodedata.normalize("NFC", words)
    if not words:
        raise refusal(Problem(EMPTY, "is empty", hint="Write a short name, such as `time-to-live`."))
    if len(words) > LONGEST_ID:
        reason = f"Ids become part of addresses; they have at most {LONGEST_ID} characters, this one has {len(words)}."
        raise refusal(Problem(BAD_ID, "is too long for an id", reason, "Keep the few words that tell it apart."))
    if is_device(words):
        reason = "Windows keeps this name for a device."
        raise refusal(Problem(BAD_ID, "cannot be an id", reason, f"Add a word: `{words}-rate`."))
    if not all(_fits_id(character) for character in words):
        reason = "Ids become part of addresses: letters, digits, `-` and `_` only."
        raise refusal(Problem(BAD_ID, "cannot be an id", reason, _id_hint(words)))
    return words


def _fits_id(character: str) -> bool:
    return character in "-_" or unicodedata.category(character)[0] in "LMN"


def _id_hint(words: str) -> str:
    proposal = "".join(character if _fits_id(character) else "-" for character in words.lower())
    proposal = re.sub("-{2,}", "-", proposal).strip("-")
    return f"Write `{proposal}`." if proposal else "Write a short name, such as `time-to-live`."


def read_link(raw: object) -> str:
    """Return a web or mail address, or a path to a file of the content."""
    words = one_text(raw).strip()
    if not words or (words.lower().startswith(_SAFE_SCHEMES) and not re.search(r"\s", words)):
        return words
    if re.search(r"\s", words):
        hint = "Write only the address here, and the words about it in the text below the front matter."
        raise refusal(Problem(NOT_A_LINK, "is not an address", "A link leads to one place.", hint))
    if _SCHEME.match(words) or words.startswith(("//", "\\")):
        reason = "Links lead to `https:`, `http:` or `mailto:` addresses, or to files of the content."
        raise refusal(Problem(NOT_A_LINK, "is not an address that can be linked", reason, "Write `https://…`."))
    return f"https://{words}" if words.lower().startswith("www.") else words


def read_alias(raw: object) -> str:
    """Return an old address of the site: from the root, without a host, and within the site."""
    words = one_text(raw).strip()
    problem = address_problem(words)
    if problem:
        raise refusal(problem)
    return words


def address_problem(words: str) -> Problem | None:
    """Return why `words` is not an address on the site, or nothing."""
    path = words.partition("#")[0]
    if not words:
        return Problem(EMPTY, "is empty", hint="Write an address such as `/teams/payments/`, or delete the line.")
    if words.startswith("//") or _SCHEME.match(words):
        return Problem(NOT_AN_ADDRESS, "leads to another site", hint="Write only the part after the host: `/teams/…/`.")
    if not words.startswith("/"):
        hint = f"Write {quote('/' + words)}." if not re.search(r"\s", words) else "Write it as `/teams/payments/`."
        return Problem(NOT_AN_ADDRESS, "is not an address on this site", "Addresses begin with a slash.", hint)
    if "\\" in words or ".." in path.split("/") or re.search(r"[\s?<>\"|*:]", words) or not words.isprintable():
        reason = "It holds characters, or steps such as `..`, that no page of the site can have in its address."
        return Problem(NOT_AN_ADDRESS, "is not an address on this site", reason, "Write it as `/teams/payments/`.")
    return None


Text = Annotated[str, Reads(one_text, TEXT)]
"""Prose whose characters are kept as written."""

Line = Annotated[str, Reads(read_line, TEXT)]
"""A name or reference, without the space around it; empty counts as not given."""

Entry = Annotated[str, Reads(read_entry, WORDS)]
"""Words that may not be empty."""

Title = Annotated[str, Reads(read_title, WORDS)]

Id = Annotated[str, Reads(read_id, {"type": patterns.IN_ADDRESSES, "pattern": patterns.ID})]

Link = Annotated[str, Reads(read_link, {"type": SCALAR, "pattern": patterns.LINK})]
"""A web address, a mail address or a path; empty counts as not given."""

Alias = Annotated[str, Reads(read_alias, {"type": "string", "pattern": patterns.ADDRESS})]
"""An old address that must keep working."""
