"""What would once have kept the program busy for minutes, or for ever: each is answered within moments."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from okrsite_gen.content.audience.texts import Veil
from okrsite_gen.content.document import Role
from okrsite_gen.content.figures import read_figure
from okrsite_gen.content.formatting import formatted
from okrsite_gen.content.markdown import Markdown, sections
from okrsite_gen.content.reading import MOST_LINKS, read_document
from okrsite_gen.content.schema import validate
from okrsite_gen.content.shape.texts import LONGEST_TITLE
from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.content.sources import source_of
from okrsite_gen.exchange.handbook.periods import period_of
from okrsite_gen.model.settings import Settings

ROLE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
FILE = "content/teams/a/2026/b.md"
MOMENT = 2.0
"""Seconds of processor time, many times what each needs on a busy machine."""
FRONT = f"---\ntitle: A goal{' ' * 60_000}# why\n---\n".encode()

WORK: dict[str, Callable[[], object]] = {
    "backticks in a title": lambda: shows_something("<b></b>" + "`" * 5_000),
    "blanks in a reference that is hidden": lambda: Veil().drawn(f"[[{' ' * 5_000}", lambda _: False),
    "blanks in front of the digits of a figure": lambda: read_figure(f"<{' ' * 3_000}x{'9' * 19}"),
    "blanks at the end of a line": lambda: formatted(source_of(FILE, FRONT), ROLE, Settings()),
    "comments that never end": lambda: Markdown().plain("text\n\n" + "<!--" * 30_000),
    "dashes below blanks": lambda: Markdown().block("x\n" + "\t" * 60_000 + "|\n[[a|b]]", {}),
    "blocks of code without a heading": lambda: sections("~~~\n" * 30_000 + "\n## k\nx"),
    "months in brackets": lambda: period_of(f"Q4 2026 ({'janjul' * 40}!"),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_it_is_answered_within_moments(work):
    before = time.process_time()
    work()
    assert time.process_time() - before < MOMENT


def test_a_title_like_a_book_is_refused_with_what_to_do():
    title = "word " * (LONGEST_TITLE // 5 + 1)
    document = read_document(source_of(FILE, f"---\ntitle: {title}\n---\n".encode()), ROLE)
    front, (finding,) = validate(document, Settings())
    assert front is None
    assert (finding.code, finding.place.path) == ("FLD024", ("title",))
    assert "has 5,004 characters; a title may have 5,000" in finding.message
    assert finding.hint == "Write a sentence, and the rest below the front matter."


def test_ten_thousands_of_brackets_are_refused_before_anybody_looks_for_links_in_them():
    few, many = ("---\ntitle: A goal\n---\n" + "[[" * (count // 2) for count in (MOST_LINKS, MOST_LINKS + 2))
    assert read_document(source_of(FILE, few.encode()), ROLE).readable
    document = read_document(source_of(FILE, many.encode()), ROLE)
    assert not document.readable
    assert [(one.code, one.hint) for one in document.diagnostics] == [
        ("FILE019", "Split it, or put long lists of links under `assets/`.")
    ]
