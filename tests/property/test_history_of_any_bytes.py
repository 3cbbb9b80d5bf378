"""Old versions of files may hold anything; comparing them never fails."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.content.history import history_between
from okrsite_gen.model.history import ADDED, REMOVED

FIGURES = st.sampled_from(
    ["60%", "0.6", "1.2M", "€4,250", "4,6", "withheld", "", "~", "[1]", "{a: b}", "9" * 30, "x\x00"]
)
NAMES = st.sampled_from(
    ["id", "title", "start", "target", "unit", "current", "due", "reason", "aliases", "supports", "?"]
)
FIELDS = st.lists(st.tuples(NAMES, FIGURES), max_size=5)


def text(key_results) -> bytes:
    listed = "".join(
        "  - " + "\n    ".join(f"{name}: {value}" for name, value in fields) + "\n" for fields in key_results
    )
    return f"---\ntitle: Goal\nkey_results:\n{listed}---\n".encode()


VERSIONS = st.lists(st.one_of(st.binary(max_size=80), st.lists(FIELDS, max_size=4).map(text)), min_size=2, max_size=4)


@settings(max_examples=100, deadline=None)
@given(VERSIONS)
@example([text([[("id", "a")], [("id", "a")]]), text([[("id", "a")]]), b"\xff\xfe"])
def test_any_versions_have_a_history(versions):
    told = [(date(2026, 10, day), {"content/teams/a/2026-Q4/b.md": data}) for day, data in enumerate(versions, 1)]
    history = history_between(told, ("content",))
    for change in history.changes:
        assert change.entity.startswith("a/2026-q4/b")
        assert change.before != change.after or change.name in {ADDED, REMOVED}
