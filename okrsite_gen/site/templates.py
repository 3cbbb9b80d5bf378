"""Filling the templates of a theme: by quick code, and by Jinja's own where that refuses."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property

from jinja2 import TemplateError

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.site.dates import DateFormats
from okrsite_gen.site.environment import make_environment
from okrsite_gen.site.figures import NumberFormats
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.prose import MarkdownRenderer
from okrsite_gen.site.theme import Theme
from okrsite_gen.site.theme_loader import LayeredEnvironment, QuickEnvironment


def templates_of(
    theme: Theme, settings: Settings, facts: BuildFacts, markdown: MarkdownRenderer, compiled: CompiledTemplates | None
) -> Templates:
    """Return the templates of a theme as a site fills them. `compiled` holds what need not be compiled again."""
    language = settings.site.language
    numbers, dates = NumberFormats(language), DateFormats(language, settings.site.timezone, facts.as_of.year)
    return Templates(theme, Catalogue(theme.messages, theme.english, numbers, dates, markdown), markdown, compiled)


class Templates:
    """The templates of one theme, with the words of one language.

    Quick code knows one way for everything and fails where there is another, or a mistake. Jinja itself then fills the
    template: it finds the other way, or tells what is wrong, and where.
    """

    def __init__(
        self, theme: Theme, catalogue: Catalogue, markdown: MarkdownRenderer, compiled: CompiledTemplates | None
    ) -> None:
        self.catalogue = catalogue
        """The words of the site."""
        self._made_of = (theme, catalogue, markdown)
        self._refused: set[str] = set()
        self._quick = make_environment(*self._made_of, QuickEnvironment)
        if compiled is not None:
            constants = repr((theme.messages, theme.english, theme.icons)).encode("utf-8", "surrogatepass")
            self._quick.bytecode_cache = compiled.beside(hashlib.sha256(constants).hexdigest())

    def fill(self, template: str, /, **variables: object) -> str:
        """Return a template filled. Raises whatever Jinja raises."""
        filled = None if template in self._refused else self._filled(template, variables)
        if filled is None:
            filled = self.plain.get_template(template).render(**variables)
            self._refused.add(template)
        return filled

    def _filled(self, template: str, variables: Mapping[str, object]) -> str | None:
        try:
            return self._quick.get_template(template).render(**variables)
        except OkrsiteError:
            raise
        except Exception:
            # Whatever it is, Jinja's own code words it better, or knows what to do.
            return None

    @cached_property
    def plain(self) -> LayeredEnvironment:
        """The environment as Jinja means it, which quick code is held against."""
        return make_environment(*self._made_of)

    @property
    def refused(self) -> frozenset[str]:
        """The templates that quick code cannot fill."""
        return frozenset(self._refused)

    def compile(self) -> None:
        """Compile all templates now, for the processes that will fill them; what fails is told in filling."""
        for name in self._quick.list_templates():
            with suppress(TemplateError, LookupError, ValueError, OSError):
                self._quick.get_template(name)
