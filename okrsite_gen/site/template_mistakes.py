"""What to tell those who make themes where one of their templates cannot be drawn."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from okrsite_gen.errors import ThemeError
from okrsite_gen.model.nearest import nearest
from okrsite_gen.site.page import Page
from okrsite_gen.site.theme_files import TEMPLATES, Layers, comes_with_okrsite


def has_own_layer(layers: Layers) -> bool:
    """Return whether a layer of a theme is the project's: whatever fails in drawing is then its mistake, not ours."""
    return any(not comes_with_okrsite(folder) for _, folder in layers)


def mistake(problem: Exception, page: Page, layers: Layers, environment: Environment) -> ThemeError:
    """Return the failure of a page as one of the theme, with the line of the template where it can be found.

    That is the innermost line of the project's own, since what it calls is seldom to blame; else the innermost one.
    """
    if isinstance(problem, TemplateSyntaxError):
        return ThemeError(f"template {problem.name}, line {problem.lineno}: {problem.message}")
    lines = list(_lines(problem, layers))
    own = [(name, line) for name, line, folder in lines if not comes_with_okrsite(folder)]
    name, line = (own or [(name, line) for name, line, _ in lines] or [(page.template, 0)])[-1]
    place = f"template {name}, line {line}, page {page.address}" if line else f"template {name}, page {page.address}"
    return ThemeError(f"{place}: {_words(problem, environment)}")


def _lines(problem: Exception, layers: Layers) -> Iterator[tuple[str, int, Path]]:
    """Yield (template, line, folder of its layer) of the templates that were being drawn, the innermost last."""
    for frame in traceback.extract_tb(problem.__traceback__):
        for _, folder in layers:
            if Path(frame.filename).is_relative_to(folder / TEMPLATES):
                yield Path(frame.filename).relative_to(folder / TEMPLATES).as_posix(), frame.lineno or 0, folder


def _words(problem: Exception, environment: Environment) -> str:
    if isinstance(problem, TemplateNotFound) and problem.message == problem.name:
        return _no_template(str(problem.name), environment.list_templates())
    return str(problem) if isinstance(problem, TemplateError) else f"{type(problem).__name__}: {problem}"


def _no_template(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f"there is no template `{name}`" + (f", perhaps `{near}` is meant" if near else "")
