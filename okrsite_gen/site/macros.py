"""Macros that are called as functions are, without a new list of arguments and without questions that few need."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment
from jinja2.runtime import Macro
from jinja2.utils import missing

from okrsite_gen.site.escaping import as_html


class QuickMacro(Macro):
    """A macro as Jinja knows it. What is unusual about a call is Jinja's: `caller`, further arguments, mistakes."""

    def __init__(
        self, environment: Environment, func: Callable[..., str], name: str, arguments: list[str], *how: bool
    ) -> None:
        """Take what Jinja's own class takes; `how` is what else it may be called with, and whether it makes HTML."""
        super().__init__(environment, func, name, arguments, *how)
        self._usual = not (self.caller or self.catch_kwargs or self.catch_varargs or self.explicit_caller)
        self._finish: Callable[[str], str] = as_html if self._default_autoescape else str
        if self._usual:
            func.__defaults__ = (missing,) * self._argument_count

    def __call__(self, *given: object, **named: object) -> str:
        """Return what the macro makes, as HTML."""
        if not self._usual or len(given) > self._argument_count:
            return super().__call__(*given, **named)
        if not named:
            return self._finish(self._func(*given))
        rest = self.arguments[len(given) :]
        if not named.keys() <= set(rest):
            return super().__call__(*given, **named)
        return self._finish(self._func(*given, *[named.get(name, missing) for name in rest]))
