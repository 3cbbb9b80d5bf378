"""Sentences that nobody has replaced."""

from __future__ import annotations

import pytest
from coaching import findings_in

from okrsite_gen.pipeline.new.offered import A_TITLE

GAPS = {
    "content/index.md": (
        "---\nmission: Here stands in one sentence what you are there for.\npillars:\n  - id: first-pillar\n"
        "    title: What matters most to you on the way there\n---\nHere stands what newcomers should know.\n"
    ),
    "content/teams/shop/team.md": "---\nname: Shop\n---\nHere stands what this team does, and for whom.\n",
    "content/teams/shop/2026-Q4/new-objective.md": (
        f"---\ntitle: {A_TITLE}\nkey_results:\n  - title: What will be true\n    start: 31 days\n"
        "    target: 2 days\n---\n"
    ),
    "content/teams/shop/2026-Q4/tbd.md": "---\ntitle: TBD\n---\n",
}


def gaps(files, folder):
    return [(each.place.file, each.place.line) for each in findings_in(files, folder) if each.code == "MEA001"]


def test_each_text_that_okrsite_wrote_and_nobody_replaced_is_found_where_it_stands(tmp_path):
    assert sorted(gaps(GAPS, tmp_path)) == [
        ("content/index.md", 2),
        ("content/index.md", 5),
        ("content/index.md", 7),
        ("content/teams/shop/2026-Q4/new-objective.md", 2),
        ("content/teams/shop/2026-Q4/new-objective.md", 4),
        ("content/teams/shop/2026-Q4/tbd.md", 2),
        ("content/teams/shop/team.md", 4),
    ]


@pytest.mark.parametrize("mission", ["Here stands a baker.", "What will be true in 2030 is up to us"])
def test_a_sentence_that_only_begins_alike_is_left_alone(mission, tmp_path):
    assert gaps({"content/index.md": f"---\nmission: {mission}\n---\n"}, tmp_path) == []
