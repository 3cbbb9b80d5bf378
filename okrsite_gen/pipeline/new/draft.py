"""A file that is to be written."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.content.ids import id_problem, suggested
from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.names import fold, is_device
from okrsite_gen.store.adding import add

LONGEST_SUGGESTED = 40
"""Characters of an id that is made from words. One of more is shortened to a few words, as it is typed every week."""
_FEW = 3
_SMALL = re.compile(
    r"a|about|after|an|and|are|as|at|be|before|between|by|can|do|does|for|from|has|have|her|his|in|into|is"
    r"|it|its|no|not|of|on|or|our|so|than|that|the|their|them|they|this|to|us|we|what|when|who|will|with"
    r"|without|you|your"
)
"""English words that tell nothing about what an id stands for."""

_MARKUP = re.compile(r"\]\([^)]*\)|['’`*]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A new content file."""

    path: str
    """Relative to the project folder, with forward slashes."""
    text: str
    advice: str = ""
    """What its author should know or do next, in a sentence; may be empty."""
    otherwise: str = "choose another name"
    """What to do where there is such a file already, if it is not the one that is meant."""


def put(root: Path, draft: Draft) -> None:
    """Write a new file. Raises `OkrsiteError` where something has its name already, and touches nothing then."""
    if not is_put(root, draft):
        raise OkrsiteError(
            f"{draft.path} is there already, and nothing was changed.", f"Edit that file, or {draft.otherwise}."
        )


def is_put(root: Path, draft: Draft) -> bool:
    """Write a new file, and return whether it was; False where something has its name already, which is not touched."""
    return add(root, draft.path, draft.text)


def is_there(root: Path, draft: Draft) -> bool:
    """Whether something has the name of a new file already."""
    return os.path.lexists(root / draft.path)


def chosen_id(written: str, words: str, option: str, *, in_team: bool) -> str:
    """Return the id that was asked for, or one made from words. Raises `OkrsiteError` where it cannot be one.

    `option` is what to write on the command line to choose another; `in_team` as in `id_problem`.
    """
    identifier = written or id_from(words)
    if not identifier:
        raise OkrsiteError(f"No id can be made from `{words}`.", f"Choose one with {option}.")
    problem = id_problem(identifier, in_team=in_team)
    if problem:
        hint = problem.hint if written else f"Choose one with {option}."
        raise OkrsiteError(f"{problem.message} {problem.reason}", hint)
    return identifier


def seen(title: str) -> str:
    """Return a title. Raises `OkrsiteError` where readers would see nothing of it, as of `<b></b>`."""
    if not shows_something(one_line(title)):
        raise OkrsiteError(f"The title `{one_line(title)}` has no words that readers would see.", "Write a sentence.")
    return title


def id_from(words: str) -> str:
    """Return an id that looks like words; empty if nothing of them can be used."""
    whole = suggested(_MARKUP.sub("", words.lower()))
    if is_device(whole):
        return ""
    if len(whole) <= LONGEST_SUGGESTED:
        return whole
    telling = [word for word in whole.split("-") if not _SMALL.fullmatch(word)] or whole.split("-")
    return "-".join(telling[:_FEW])[:LONGEST_SUGGESTED].strip("-")


def distinct(identifier: str, taken: set[str]) -> str:
    """Return an id that nobody has yet, and remember it in `taken`, which holds folded ids."""
    free, number = identifier, 2
    while fold(free) in taken:
        free, number = f"{identifier}-{number}", number + 1
    taken.add(fold(free))
    return free
