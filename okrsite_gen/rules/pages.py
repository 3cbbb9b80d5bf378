"""From the docstring of a rule to its page: what is found, why it matters, bad and good examples, the way out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from okrsite_gen.rules.rule import Rule

USUAL_FILE = "content/teams/example/2026-Q4/objective.md"
"""The file that an example is, where it names none."""

_SECTION = re.compile(r"^(Bad|Good|Fix):[ ]?", re.MULTILINE)
_FILE = re.compile(r"^# (\S+\.\w+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """The words of a rule's docstring, taken apart."""

    why: str
    """Markdown: paragraphs on why it matters."""
    bad: str
    """Content that the rule finds fault with, as it is shown."""
    good: str
    """The same, written better."""
    fix: str
    """Markdown: what to do."""


def page_of(rule: Rule) -> RulePage:
    """Return the parts of a rule's docstring. Raises LookupError where a part is missing."""
    _, _, rest = rule.page.partition("\n\n")
    why, *parts = _SECTION.split(rest)
    sections: Mapping[str, str] = dict(zip(parts[::2], parts[1::2], strict=True))
    missing = [name for name in ("Bad", "Good", "Fix") if not sections.get(name, "").strip()]
    if missing or not why.strip():
        message = f"{rule.code.id}: its docstring has no {', '.join(missing) or 'reason'}"
        raise LookupError(message)
    bad, good = (textwrap.dedent(sections[name]).strip("\n") for name in ("Bad", "Good"))
    return RulePage(why.strip(), bad, good, sections["Fix"].strip())


def files_of(example: str) -> dict[str, str]:
    """Return path → text of the files that an example shows.

    A line `# path/of/file.md` begins a file; what stands before any is an objective. In a file of Markdown front
    matter comes first, and behind a line `---` the body.
    """
    first, *named = _FILE.split(example)
    texts = dict(zip(named[::2], named[1::2], strict=True))
    if first.strip():
        texts = {USUAL_FILE: first, **texts}
    return {path: _as_written(path, text.strip("\n")) for path, text in texts.items()}


def _as_written(path: str, text: str) -> str:
    if not path.endswith(".md"):
        return f"{text}\n"
    front, _, body = text.partition("\n---\n")
    return f"---\n{front}\n---\n{body}".rstrip("\n") + "\n"
