"""`okrsite explain`: what a finding means, why it matters, and how to mend it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import click

from okrsite_gen.cli.frames import SEVERITY_WORDS
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.explain import Explained, every_finding, explained

WIDTH = 100
_WIDEST_NAME = 30
WITHOUT_FRONT_MATTER = frozenset({"CFG", "SIT", "ALW"})
"""Families of findings that are about files without front matter, or about `allow` itself."""


@click.command(
    "explain",
    short_help="Say what a finding means and how to mend it.",
    help="Say what a finding means, why it matters, and how to mend it. WORD is its code (MEA001) or its name "
    "(placeholder). Without it everything that can be found is listed, one a line.",
)
@click.argument("word", default="", metavar="[WORD]")
def command(*, word: str) -> int:
    """Print the page of one finding, or the list of all."""
    for position, found in enumerate(explained(word) if word else ()):
        click.echo("\n".join(("", *_page(found)) if position else _page(found)))
    for line in () if word else _list():
        click.echo(line)
    return 0


def _list() -> Iterator[str]:
    for each in every_finding().values():
        off = " (off)" if each.rule and each.rule.off_because else ""
        code = each.code
        yield f"{code.id:<8}{SEVERITY_WORDS[code.severity]:<8}{code.name:<{_WIDEST_NAME}} {code.summary}{off}"


def _page(found: Explained) -> Iterator[str]:
    code = found.code
    strict = "; an error with --strict" if code.strict else ""
    yield f"{code.id} {code.name} ({SEVERITY_WORDS[code.severity]}{strict})"
    yield ""
    yield from _wrapped(code.summary)
    page, rule = found.page, found.rule
    yield ""
    yield from _wrapped(page.why)
    yield from ("", "Bad:", *_indented(page.bad), "", "Good:", *_indented(page.good), "")
    yield from _wrapped(f"Fix: {page.fix}")
    if rule:
        if rule.off_because:
            yield from ("", *_wrapped(f"It is off unless okrsite.yml names it: {rule.off_because}"))
        for name, option in rule.options.items():
            shown = ", ".join(option.default) if isinstance(option.default, tuple) else str(option.default)
            yield from ("", *_wrapped(f"Option `{name}` (default {shown or 'none'}): {option.help}"))
        yield from ("", f"Since version {rule.since}.")
    if code.mended:
        yield from ("", *_wrapped(f"`okrsite check --fix` mends this: it {code.mended}."))
    yield from _settings(code)


def _settings(code: Code) -> Iterator[str]:
    """Yield how to make a finding milder or silent, where that can be done."""
    if code.severity is Severity.ERROR:
        yield from ("", "An error can neither be made less nor allowed: it keeps something from being understood.")
        return
    yield from ("", "To silence it everywhere, in okrsite.yml (or info, warning, error instead of off):")
    yield from _indented(f"rules:\n  {code.id}: off")
    if code.id.rstrip("0123456789") not in WITHOUT_FRONT_MATTER:
        yield from ("", "Where it is right in one file, in the front matter of that file:")
        yield from _indented(f"allow:\n  {code.id}: why it is right there")


def _wrapped(text: str) -> Iterator[str]:
    """Yield lines that fit; a blank line stands between paragraphs, and each item of a list begins a line."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        if number:
            yield ""
        for part in re.split(r"\n(?=- )", paragraph.strip("\n")):
            yield from textwrap.wrap(
                " ".join(part.split()),
                WIDTH,
                break_long_words=False,
                break_on_hyphens=False,
                subsequent_indent="  " if part.startswith("- ") else "",
            )


def _indented(text: str) -> Iterator[str]:
    return (f"  {line}".rstrip() for line in text.splitlines())
