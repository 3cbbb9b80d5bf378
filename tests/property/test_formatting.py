"""Formatting changes how front matter is written, and neither what it says, nor a comment, nor a byte of the body."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.content.discover import discover
from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting import formatted
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import FRONTS, validate
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.settings import Settings

ROOT = Path(__file__).parents[2]
FILE = "content/x.md"
MARKDOWN = Markdown()
SETTINGS = Settings()
OBJECTIVE = Role("objective", "teams/a/2026/b.md", "a", "2026", "b")
CHECK_IN = Role("check-in", "teams/a/2026/check-ins/2026-11-20.md", "a", "2026", "2026-11-20")


def said_by(data: bytes, role: Role) -> tuple[object, ...]:
    """Return all that a reader makes of a file."""
    document = read_document(source_of(FILE, data), role, MARKDOWN)
    _, findings = validate(document, SETTINGS)
    codes = sorted(finding.code for finding in (*document.diagnostics, *findings))
    return document.front, document.body, codes, document.readable


def written_in(data: bytes) -> Counter[str]:
    """Return what stands on the lines of a file, apart from quotes and from where a list's dash is."""
    text = re.sub("[\"'\\\\]", "", data.decode("utf-8", "surrogateescape"))
    return Counter(line.strip(" \t\r-") for line in text.split("\n") if line.strip(" \t\r-"))


def assert_law(data: bytes, role: Role) -> bytes:
    after = formatted(source_of(FILE, data), role, SETTINGS).data
    assert said_by(after, role) == said_by(data, role)
    assert written_in(after) == written_in(data)
    assert formatted(source_of(FILE, after), role, SETTINGS).data == after
    return after


names = st.sampled_from(
    [
        *FRONTS["objective"].field_names(),
        "id",
        "start",
        "target",
        "unit",
        "due",
        "weight",
        "suports",
        '"owner"',
        "'x y'",
    ]
)
VALUES = r"""
a / "a b" / 'no' / '1.10' / 'it''s' / "a: b" / "x" # why / '12 days' / 08 / 1:30 / ~ / "" / '' / yes / "2026-11-20"
[a, b] / {ref: a, status: agreed} / $1.2M / [[b]] / '[[b]]' / |\n%  x  \n%  # no comment\n\n%  y
>-\n%  folded\n%  on / |+\n%  kept\n\n / two\n%  lines / "two\n%  lines  \n%  more" / [a,\n%  b]
"""
words = st.sampled_from([value.replace("\\n", "\n") for value in re.split(" / |\n", VALUES)])
extras = st.sampled_from(
    ["", "", "", "\n", "%# about it\n", "\n%# apart\n\n", "%    # deeper\n", "# far left\n", "   \n"]
)


@st.composite
def groups(draw, depth: int = 0) -> str:
    """Return fields in block style in which `%` stands for the indentation."""
    lines = []
    for name in draw(st.lists(names, min_size=1, max_size=5, unique_by=lambda one: one.strip("\"'"))):
        above, space = draw(extras), draw(st.sampled_from(["", "", "  "]))
        kind = draw(st.integers(0, 5)) if depth < 2 else 0
        if kind == 5:
            inner = "".join(f"%  - {_item(draw(groups(depth=depth + 1)))}{draw(extras)}" for _ in range(2))
            lines.append(f"{above}%{name}:{space}\n{inner}")
        elif kind == 4:
            inner = draw(groups(depth=depth + 1)).replace("%", "%  ")
            lines.append(f"{above}%{name}:\n{inner}")
        else:
            lines.append(f"{above}%{name}: {draw(words)}{space}\n")
    return "".join(lines)


def _item(group: str) -> str:
    """Return a group as an item of a list: its first field behind the dash."""
    lead, _, rest = group.partition("%")
    return (
        f"{rest.replace('%', '%    ')}"
        if not lead.strip() and rest[:1] not in "# "
        else f"k: v\n{group.replace('%', '%    ')}"
    )


@settings(max_examples=60, deadline=None)
@given(groups(), extras, extras, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "text", "# h\n\n  x  \r\n\n\n"]))
@example("%owner: a\n%title: b\n", "%# on top\n", "", "\n", "")
@example("%owner: |+\n%  kept\n\n  \n%title: \n", "", "", "\n", "")
def test_any_objective_says_the_same_in_canonical_form(
    group: str, top: str, end: str, line_end: str, body: str
) -> None:
    front = f"{top}{group}{end}".replace("%", "").replace("\n", line_end)
    tail = body.encode()
    after = assert_law(f"---{line_end}{front}---{line_end}".encode() + tail, OBJECTIVE)
    assert after.endswith(tail)


SOUP = st.lists(
    st.one_of(
        st.text("-:[]{}#&*!|>'\"%@ \n\t\\=\r\u2028\x85\u202eaé", max_size=8),
        st.sampled_from(
            ["title: ", "\n  - ", "\nowner: ", "key_results:\n", "\n---\n", ": ", " #", "'x'", '"y"', "|\n"]
        ),
        st.sampled_from(
            ["\nstate: a", "\n- id: a\n  title: b", "\n  title: b\n  id: c", "\n  # c", "\nupdates:", "\r\n"]
        ),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(SOUP, st.sampled_from([OBJECTIVE, CHECK_IN]))
@example("title: \n- id: a\n  title: b", OBJECTIVE)
def test_whatever_stands_in_a_file_is_kept(front: str, role: Role) -> None:
    assert_law(f"---\n{front}\n---\nbody  \n".encode(), role)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_kept_or_say_the_same(data: bytes) -> None:
    assert_law(data, OBJECTIVE)


def test_all_content_of_this_repository_keeps_the_law():
    for project in (ROOT, *sorted((ROOT / "tests/golden/broken").iterdir())):
        found = discover(project, ("content",))
        for source in found.sources:
            assert_law(source.data, found.roles[source.path])
