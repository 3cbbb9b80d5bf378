"""Every finding that there is: by code, by name, and with the page that explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.content import codes_fields, codes_org, codes_reading
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.codes import Code
from okrsite_gen.pipeline import allowed
from okrsite_gen.rules import RULES, Rule
from okrsite_gen.rules.pages import RulePage, page_of
from okrsite_gen.site import codes_addresses, codes_site
from okrsite_gen.site.nearest import nearest

_MODULES = (codes_reading, codes_fields, codes_org, codes_site, codes_addresses, allowed)


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding, and what is known about it."""

    code: Code
    rule: Rule | None = None
    """The rule that finds it; None for what is found while content is read."""

    @property
    def page(self) -> RulePage | None:
        """The rule's page."""
        return page_of(self.rule) if self.rule else None


def every_finding() -> dict[str, Explained]:
    """Return everything that can be found, by its code, in the order of the codes."""
    values = (value for module in _MODULES for value in vars(module).values())
    found = {value.id: Explained(value) for value in values if isinstance(value, Code)}
    found |= {rule.code.id: Explained(rule.code, rule) for rule in RULES}
    return dict(sorted(found.items()))


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
