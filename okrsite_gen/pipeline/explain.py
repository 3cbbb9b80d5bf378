"""Every finding that there is: by code, by name, and with the page that explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import okrsite_gen
from okrsite_gen.connect import codes as codes_connect
from okrsite_gen.content import codes_archive, codes_fields, codes_org, codes_reading
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.advice import Advice
from okrsite_gen.model.codes import Code
from okrsite_gen.model.nearest import nearest
from okrsite_gen.pipeline import allowed
from okrsite_gen.rules import RULES, Rule
from okrsite_gen.rules.pages import RulePage, page_in, page_of
from okrsite_gen.site import codes_addresses, codes_site

_MODULES = (codes_reading, codes_fields, codes_org, codes_archive, codes_connect, codes_site, codes_addresses, allowed)

PAGES = Path(okrsite_gen.__file__).parent / "explanations"
"""A page for each code that is not that of a rule; rules carry theirs."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding, and what is known about it."""

    code: Code
    rule: Rule | None = None
    """The rule that finds it; None for what is found while content is read."""

    @property
    def page(self) -> RulePage:
        """Why it matters, a bad and a good example, the way out."""
        return page_of(self.rule) if self.rule else page_of_code(self.code.id)


def page_of_code(code: str) -> RulePage:
    """Return the page of a code that is not that of a rule."""
    return page_in((PAGES / f"{code}.md").read_text(encoding="utf-8"), code)


def every_finding() -> dict[str, Explained]:
    """Return everything that can be found, by its code, in the order of the codes."""
    values = (value for module in _MODULES for value in vars(module).values())
    found = {value.id: Explained(value) for value in values if isinstance(value, Code)}
    found |= {rule.code.id: Explained(rule.code, rule) for rule in RULES}
    return dict(sorted(found.items()))


def advice() -> dict[str, Advice]:
    """Return the page of everything that can be found, by its code."""
    pages = ((found.code, found.page) for found in every_finding().values())
    return {code.id: Advice(code, page.why, page.bad, page.good, page.fix) for code, page in pages}


def explained(word: str) -> tuple[Explained, ...]:
    """Return what a code or name stands for; a name may be that of several. Raises `OkrsiteError` where none is."""
    known = every_finding()
    if word.upper() in known:
        return (known[word.upper()],)
    found = tuple(each for each in known.values() if each.code.name == word.lower())
    if found:
        return found
    near = nearest(word.upper(), known) or nearest(word.lower(), {each.code.name for each in known.values()})
    hint = f"Did you mean `{near}`?" if near else "`okrsite explain` lists everything."
    raise OkrsiteError(f"No finding is called {word!r}.", hint)


def meant(words: tuple[str, ...]) -> frozenset[str]:
    """Return the codes that words name: codes, names, or the letters of a family. Raises `OkrsiteError`."""
    return frozenset(code for word in words for code in _codes_of(word.strip()))


def _codes_of(word: str) -> Iterator[str]:
    family = [code for code in every_finding() if code.rstrip("0123456789") == word.upper()]
    yield from family or [each.code.id for each in explained(word)]
