"""Fields that take one of a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from okrsite_gen.content.codes_fields import UNKNOWN_WORD
from okrsite_gen.content.hiding import hides
from okrsite_gen.content.shape.problems import Cost, Problem, not_one_text, refusal
from okrsite_gen.model.nearest import certain, nearest

_TRUTHS = {"true": True, "false": False}
"""Words that other readers of YAML take for a truth value."""
_NO_MEANING = "The site sorts and counts by these words; any other would say nothing to it."


@dataclass(frozen=True, eq=False)
class Words:
    """Annotation: the field takes one of `words`, in any case and with `-`, `_` or a space between parts."""

    words: Mapping[str, object]
    """Word as the format writes it → what the field then holds."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Words that people write instead → the word to propose."""
    guard: str = ""
    """A word that keeps something from being shown: where it may have been meant, the whole entry is left out."""
    drafts_elsewhere: bool = False
    """Whether the whole entry is left out too where a draft was meant, though the field has no word for one."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Look the word up."""
        return core_schema.no_info_plain_validator_function(self.reader())

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """List the words, and allow for other spellings."""
        from okrsite_gen.content.shape.patterns import any_of_words

        known: list[Any] = [word for word in self.words if word not in _TRUTHS]
        known += [truth for word, truth in _TRUTHS.items() if word in self.words]
        return {"anyOf": [{"enum": known}, {"type": "string", "pattern": any_of_words(self.words)}]}

    def reader(self) -> Callable[[object], object]:
        """Return the function that reads the field."""
        words = dict(self.words)

        def read_word(raw: object) -> object:
            if isinstance(raw, str) and raw in words:
                return words[raw]
            if not isinstance(raw, str):
                raise refusal(self._no_text(raw))
            word = in_form(raw)
            if word in words:
                return words[word]
            raise refusal(self._problem(word))

        return read_word

    def may_guard(self, raw: object) -> bool:
        """Whether the guard is written, or words that may have been meant to say so."""
        word = in_form(raw) if isinstance(raw, str) else ""
        return word == self.guard or (word not in self.words and self._meant(word) in {"", self.guard})

    def may_hide(self, raw: object) -> bool:
        """Whether what stands in the field costs its whole entry: somebody may have meant to keep it back."""
        return self._guards(raw)

    def _meant(self, word: str) -> str:
        """Return the known word that was probably meant; empty where nobody can tell."""
        return self.synonyms.get(word) or nearest(word, self.words)

    def _no_text(self, raw: object) -> Problem:
        """Word what stands in place of one word; what in it may mean the guard costs as much as it would alone."""
        problem = not_one_text(raw)
        return replace(problem, cost=Cost.RECORD) if self._guards(raw) else problem

    def _guards(self, raw: object) -> bool:
        return any(self._cost(in_form(word)) is Cost.RECORD for word in _texts(raw))

    def _cost(self, word: str) -> Cost:
        """Return what a word costs that cannot be read as the field's value."""
        if self.drafts_elsewhere and hides("state", word):
            return Cost.RECORD
        return Cost.RECORD if self.guard and self.may_guard(word) else Cost.FIELD

    def _problem(self, word: str) -> Problem:
        known = [f"`{word}`" for word in self.words]
        listed = " or ".join(filter(None, (", ".join(known[:-1]), known[-1])))
        meant = self._meant(word)
        hint = f"Did you mean `{meant}`? It is one of {listed}." if meant else f"Write {listed}."
        cost = self._cost(word)
        sure = word not in self.synonyms and cost is Cost.FIELD
        right = certain(word, self.words) if sure else ""
        return Problem(UNKNOWN_WORD, "is not one of the words known here", _NO_MEANING, hint, cost, right=right)


def _texts(raw: object) -> Iterator[str]:
    """Yield the names and texts in what is no text, at any depth."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, (list, dict)):
        for inner in raw:
            yield from _texts(inner)
        for inner in raw.values() if isinstance(raw, dict) else ():
            yield from _texts(inner)


def in_form(word: str) -> str:
    """Return `word` as the format writes its words: lower case, parts joined by `-`."""
    return "-".join(word.lower().replace("_", " ").replace("-", " ").split())


def values_of(enumeration: type[Enum]) -> dict[str, object]:
    """Return the words of an enumeration with its members."""
    return {str(member.value): member for member in enumeration}


def said(**words: str) -> dict[str, str]:
    """Return a table of synonyms: `said(at_risk="yellow amber")` says that both mean `at-risk`."""
    return {other: in_form(word) for word, others in words.items() for other in others.split()}


def plain(*words: str) -> dict[str, object]:
    """Return words that stand for themselves."""
    return {word: word for word in words}


DecimalWord = Annotated[bool, Words({"comma": True, "point": False}, said(comma=",", point=". dot period"))]
"""What stands before the decimals of figures: true for a comma."""
