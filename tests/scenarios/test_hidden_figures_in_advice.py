"""Advice on a key result whose figures stay inside does not quote them on a site for more people."""

from __future__ import annotations

import re

from project import Project

FILES = {
    "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n",
    "content/teams/a/2026-Q4/open.md": """
        ---
        title: Open
        figures: company
        key_results:
          - {id: k, title: Orders grow from 20 to 30, start: 4711, target: 9413}
          - {id: l, title: Share of bikes fit, start: 81.37%, target: 957.13%}
          - {id: m, title: Days to close, start: 6617 days, target: 3319 days}
        ---
    """,
    "content/teams/a/2026-Q4/check-ins/2026-10-05.md": """
        ---
        updates: {open: {k: {value: 881234}, m: {value: 2213 days}}}
        ---
    """,
}
INSIDE = re.compile(rb"4711|4,711|9413|9,413|81\.37|957\.13|881.?234|6617|6,617|3319|3,319|2213|2,213")


def test_figures_that_stay_inside_stay_out_of_advice(tmp_path):
    project = Project(tmp_path, FILES)
    project.build(audience="public")
    assert {path: INSIDE.findall(text) for path, text in project.published().items() if INSIDE.search(text)} == {}


def test_who_may_see_the_figures_is_told_what_is_wrong_with_them(tmp_path):
    project = Project(tmp_path, FILES)
    codes = {each.code for each in project.check().findings}
    assert {"MEA006", "MEA007", "MEA011"} <= codes
