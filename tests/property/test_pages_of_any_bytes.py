"""Pages and issues that somebody brings are read whatever their bytes are, and quickly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.exchange.handbook import pages
from okrsite_gen.exchange.issues import read as issues
from okrsite_gen.model.incoming import IncomingFile
from okrsite_gen.model.page_mapping import PageMapping

PIECES = (
    "# ", "## Objective: ", "**KR 1**", "- [x] ", "  - ", "1. ", "| Key result | Target |\n|---|---|\n| a | 5 |",
    "=> 70%", "\n\n", "(0.7)", "~~", "**", "<details>\n<summary>", "</details>", "<!--", "-->", "```", "[a][b]",
    "[b]: http://x", "Owner: @x", "---\n", "Q3 2025", "CEO: ", "🟢", "\t", "    ", "> ", "<br>", "]:", "10%", "O1. ",
    "Key results:\n", "Sales KR: ", "\\\n",
)  # fmt: skip
NAMES = (
    "title", "number", "iid", "url", "labels", "parent", "children", "body", "state", "nodes", "comments", "createdAt",
    "name", "widgets", "content", "type", "assignees", "milestone", "progress", "login", "edges",
)  # fmt: skip
page_like = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)
json_like = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=20,
)
BY_LEVEL = PageMapping(
    headings={1: "team", 2: "objective"}, items={1: "objective", 2: "key_result"}, tags="team", prefix="owner"
)


@settings(max_examples=150)
@given(page_like)
def test_any_text_is_a_page(text):
    for mapping in (PageMapping(), BY_LEVEL):
        found = pages.read_pages([IncomingFile("p.md", text.encode("utf-8", "surrogatepass"))], mapping)
        keys = [objective.key for objective in found.objectives]
        keys.extend(result.key for objective in found.objectives for result in objective.key_results)
        assert len(keys) == len(set(keys))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_and_perhaps_issues(data):
    pages.read([IncomingFile("p.md", data)])
    issues.read_json([IncomingFile("p.json", data)])
    issues.read_table([IncomingFile("p.csv", data)])


@given(json_like)
def test_any_json_may_hold_issues(value):
    import json

    issues.read_json([IncomingFile("p.json", json.dumps([value, {"title": "x", "number": 1, "body": value}]).encode())])


HOSTILE = {
    "deep list": "\n".join("  " * depth + "- item" for depth in range(2000)),
    "deep quotes": ">" * 100_000 + " a\n" + "> " * 50_000,
    "brackets": "[" * 100_000,
    "stars": "*" * 100_000 + "\n" + "** " * 50_000 + "\n- " + "__a" * 50_000,
    "one long line": "# Objective: " + "word " * 40_000,
    "long items": "# OKRs Q1 2025\n" + "- " + "CEO: KR 5% (0.5) " * 12_000,
    "many tables": "| Objective | Key result |\n|---|---|\n| a | b |\n\n" * 4_000,
    "wide table": "|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n|" + "b|" * 20_000,
    "no end": "# OKRs 2025-Q1\n" + "- [ ] **never (ends: => =>\n  <div <div ~~\n" * 4_000,
    "html": "<p>" * 300_000 + "<" * 100_000,
    "references": "".join(f"[a{n}]: http://x/{n}\n" for n in range(6_000)) + "[x][a1] " * 6_000,
    "spaces": " " * 1_000_000 + "- x" + " " * 200_000,
    "dates": "runs from 2020-01-01 " * 40_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_in_a_moment(text):
    before = time.process_time()
    pages.read([IncomingFile("p.md", text.encode())])
    assert time.process_time() - before < 3
