"""Telling titles that name work from titles that say what will be true."""

from __future__ import annotations

import re

from okrsite_gen.rules.vocabulary import Vocabulary
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import beginning, ending, first_of

_SECOND_WORD = re.compile(r"\s+([^\W\d_]+)")


def work_verb(plain: str, verbs: tuple[str, ...], verbs_at_end: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Return the verb by which a title names work; empty where it says what will be true, or where none is sure.

    English and French begin with the verb, German ends with it. Some of these words are nouns too: `Launch day passes
    quietly` is no work, since another verb follows.
    """
    title = said(plain)
    verb = beginning(verbs, title)
    if verb and not _is_noun(verb, title[len(verb) :], vocabulary):
        return verb
    last = ending(verbs_at_end, title)
    if last and not first_of(vocabulary.words("states"), title[: title.lower().rfind(last.lower())]):
        return last
    return ""


def work_noun(plain: str, nouns: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Return the noun by which a title names work; empty where something is said of it."""
    title = said(plain)
    noun = beginning(nouns, title)
    return "" if not noun or _tells_a_state(title[len(noun) :], vocabulary) else noun


def names_work(plain: str, vocabulary: Vocabulary) -> bool:
    """Return whether a title names work, by a verb or a noun of the language's own lists."""
    words = vocabulary.words
    return bool(
        work_verb(plain, words("task_begins"), words("task_ends"), vocabulary)
        or work_noun(plain, words("task_nouns"), vocabulary)
    )


def _is_noun(verb: str, rest: str, vocabulary: Vocabulary) -> bool:
    """Return whether a verb before `rest` is the subject of a sentence and not a command."""
    if not rest.startswith(" "):
        return bool(rest.strip())
    second = _SECOND_WORD.match(rest)
    word = second.group(1).lower() if second else ""
    if word in vocabulary.words("articles"):
        return False
    if word in vocabulary.words("prepositions"):
        return True
    return _tells_a_state(rest, vocabulary) or bool(
        verb.lower() in vocabulary.words("nouns_too") and first_of(vocabulary.words("done_to"), rest)
    )


def _tells_a_state(rest: str, vocabulary: Vocabulary) -> bool:
    clause = first_of(vocabulary.words("clauses"), rest)
    main = rest.partition(clause)[0] if clause else rest
    return bool(first_of(vocabulary.words("states"), main))
