"""From a text to the page of a finding: why it matters, bad and good examples, the way out.

The text is the docstring of a rule, or for what no rule finds a file in `okrsite_gen/explanations/`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrsite_gen.rules.rule import Rule

USUAL_FILE = "content/teams/example/2026-Q4/objective.md"
"""The file that an example is, where it names none."""

_SECTION = re.compile(r"^(Bad|Good|Fix):[ ]?", re.MULTILINE)
_FILE = re.compile(r"^# (\S+\.\w+)(, the whole file)?$", re.MULTILINE)
_DAY = re.compile(r"^# (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """What there is to say about one kind of finding, taken apart."""

    why: str
    """Markdown: paragraphs on why it matters."""
    bad: str
    """Content in which it is found, as it is shown."""
    good: str
    """The same, written better."""
    fix: str
    """Markdown: what to do."""


def page_of(rule: Rule) -> RulePage:
    """Return the parts of a rule's docstring. Raises LookupError where a part is missing."""
    return page_in(rule.page.partition("\n\n")[2], rule.code.id)


def page_in(text: str, code: str) -> RulePage:
    """Return the parts of a text that begins with the reason. Raises LookupError, which names the code, as above."""
    why, *parts = _SECTION.split(text)
    sections: Mapping[str, str] = dict(zip(parts[::2], parts[1::2], strict=True))
    missing = [name for name in ("Bad", "Good", "Fix") if not sections.get(name, "").strip()]
    if missing or not why.strip():
        message = f"{code}: its page has no {', '.join(missing) or 'reason'}"
        raise LookupError(message)
    bad, good = (_shown(sections[name]) for name in ("Bad", "Good"))
    return RulePage(why.strip(), bad, good, sections["Fix"].strip())


def _shown(example: str) -> str:
    """Return an example without its indentation, and with an empty line between two files or versions."""
    text = textwrap.dedent(example).strip("\n")
    return re.sub(r"(?<=[^\n])\n(?=# (?:\S+\.\w+|\d{4}-\d{2}-\d{2}$))", "\n\n", text, flags=re.MULTILINE)


def versions_of(example: str) -> tuple[tuple[date | None, dict[str, str]], ...]:
    """Return the versions that an example shows, oldest first: the day of each, and path → text.

    A line `# 2026-10-01` begins the version that was committed on that day. Most examples have one, without a day.
    """
    first, *dated = _DAY.split(example)
    versions = [(date.fromisoformat(day), files_of(text)) for day, text in zip(dated[::2], dated[1::2], strict=True)]
    return tuple(versions) or ((None, files_of(first)),)


def files_of(example: str) -> dict[str, str]:
    """Return path → text of the files that an example, or one version in it, shows.

    A line `# path/of/file.md` begins a file; what stands before any is an objective. In a file of Markdown front
    matter comes first, and behind a line `---` the body. `# path/of/file.md, the whole file` begins one that shows
    the lines around its front matter too, or lacks them.
    """
    first, *named = _FILE.split(example)
    texts = {
        path: f"{text.strip()}\n".lstrip() if whole else _as_written(path, text.strip("\n"))
        for path, whole, text in zip(named[::3], named[1::3], named[2::3], strict=True)
    }
    return {USUAL_FILE: _as_written(USUAL_FILE, first.strip("\n")), **texts} if first.strip() else texts


def _as_written(path: str, text: str) -> str:
    if not path.endswith(".md"):
        return f"{text}\n"
    front, _, body = text.partition("\n---\n")
    return f"---\n{front}\n---\n{body}".rstrip("\n") + "\n"
