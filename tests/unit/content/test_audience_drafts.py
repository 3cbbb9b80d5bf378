"""Drafts, what may be said on pages, and findings about audiences."""

from __future__ import annotations

import re

import pytest

from okrsite_gen.content.audience import sayable, share
from okrsite_gen.content.resolve import resolve

THREE = "audiences: [public, company, leadership]\ndefault_audience: company\n"


def test_drafts_need_to_be_asked_for(read):
    found = read({"teams/a/2026-Q4/x.md": "title: X\nstate: draft\n", "teams/b/2026-Q4/y.md": "title: Y\n"})
    assert list(found.shared().objectives) == ["b/2026-q4/y"]
    assert list(found.shared().teams) == ["b"]
    assert list(found.shared(drafts=True).objectives) == ["a/2026-q4/x", "b/2026-q4/y"]


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("[draft]", False),
        ("{draft: yes}", False),
        ("\n  - Drft", False),
        ("[[active, {x: draft}]]", False),
        ("[active, nearly]", False),
        ("[active]", True),
        ("[]", True),
    ],
)
def test_a_state_of_several_parts_hides_its_objective_where_one_may_mean_a_draft(read, state, shown):
    found = read({"teams/a/2026-Q4/x.md": f"title: X\nstate: {state}\n"})
    assert list(found.shared().objectives) == (["a/2026-q4/x"] if shown else [])


@pytest.mark.parametrize("state", ["draft", "[draft]", "Unpublished"])
def test_a_key_result_that_was_meant_as_a_draft_is_left_out(read, state):
    key_results = f"key_results: [{{title: MARK, state: {state}}}, {{title: Kept, state: unknown}}]"
    found = read({"teams/a/2026-Q4/x.md": f"title: X\n{key_results}\n"})
    assert [one.title for one in found.shared().objectives["a/2026-q4/x"].key_results] == ["Kept"]


def test_nothing_of_a_draft_survives_and_a_reference_to_nothing_keeps_its_words(read):
    found = read(
        {
            "teams/a/2026-Q4/dmark.md": "title: MARK\nstate: draft\nkey_results:\n  - id: k\n    title: MARK\n",
            "teams/b/2026-Q4/y.md": (
                "title: Y\nsupports: [a/dmark#k, a/gone]\ndepends_on: [a/dmark]\ncarried_from: a/dmark\n"
                "---\nSee [[a/dmark]], [[a/gone]] and [it](../../a/2026-Q4/dmark.md).\n"
            ),
            "teams/a/2026-Q4/check-ins/2026-11-20.md": "updates:\n  dmark:\n    note: MARK\n",
            "teams/a/2026-Q4/check-ins/2026-11-13.md": "updates:\n  dmark:\n    note: MARK\n---\nKept.\n",
            "teams/b/2026-Q4/plan.md": "commitments:\n  a/dmark: confirmed\n",
            "pages/how.md": "title: How\n---\n[[a/2026-Q4/dmark|Soon]]\n",
        }
    )
    shared = share(found.gathered, found.settings)
    org, findings = resolve(shared, found.settings)
    assert re.findall("MARK|dmark", repr(org)) == []
    assert re.findall("MARK|dmark", repr(findings)) == []
    one = org.objectives["b/2026-q4/y"]
    assert [support.target.written for support in one.supports] == ["", "a/gone"]
    assert one.body == "See [[?]], [[a/gone]] and [it](?).\n"
    assert list(org.check_ins) == ["a/2026-q4/2026-11-13"]
    assert [finding.message.partition(" leads")[0] for finding in findings] == ["`a/gone`", "`a/gone`"]


def test_findings_about_what_is_left_out_are_not_said_on_pages(read):
    found = read(
        {
            "teams/a/2026-Q4/x.md": "title: X\nstate: draft\nsupports: [gone]\n",
            "teams/a/2026-Q4/y.md": "title: Y\nsupports: [gone]\n",
            "teams/a/2026-Q4/check-ins/2026-11-20.md": "updates:\n  x:\n    confidence: 3\n  gone:\n    note: N\n",
        }
    )
    shared = share(found.gathered, found.settings)
    said = sayable(found.findings(), found.gathered, shared)
    assert [finding.place.file for finding in said] == ["content/teams/a/2026-Q4/y.md"]


def test_findings_that_guess_at_a_draft_are_not_said_on_pages(read):
    found = read(
        {
            "teams/a/2026-Q4/moonshot.md": "title: X\nstate: draft\n",
            "teams/a/2026-Q4/y.md": "title: Y\nsupports: [moonshoot, gone]\n",
        }
    )
    assert found.findings()[0].hint == "Did you mean `a/2026-Q4/moonshot`?"
    said = sayable(found.findings(), found.gathered, share(found.gathered, found.settings))
    assert [one.message.partition(" ")[0] for one in said] == ["`gone`"]


def test_where_something_is_hidden_no_finding_is_said_on_pages(read):
    found = read({"teams/a/2026-Q4/y.md": "title: Y\nsupports: [gone]\n"}, THREE)
    assert sayable(found.findings(), found.gathered, share(found.gathered, found.settings, "public")) == ()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"teams/a/team.md": "audience: company\n"}, []),
        ({"teams/a/team.md": "audience: leadership\n"}, ["AUD001 teams/a/team.md:2"]),
        ({"teams/a/2026-Q4/x.md": "title: X\nfigures: leadership\n"}, ["AUD001 teams/a/2026-Q4/x.md:3"]),
        (
            {"teams/a/2026-Q4/x.md": "title: X\nkey_results:\n  - title: K\n    audience: leadership\n"},
            ["AUD001 teams/a/2026-Q4/x.md:5"],
        ),
        ({"index.md": "audience: leadership\n"}, ["AUD001 index.md:2"]),
    ],
)
def test_what_is_for_fewer_people_than_read_the_repository_is_an_error(read, files, said):
    found = read(files, f"{THREE}repository_audience: company\n")
    assert [one.partition(" This")[0] for one in found.said()] == said


@pytest.mark.parametrize(("audience", "codes"), [("public", ["AUD002"]), ("leadership", [])])
def test_figures_that_a_metric_shows_to_more_people_are_reported(read, audience, codes):
    found = read(
        {
            "metrics/nps.md": f"name: NPS\naudience: {audience}\n",
            "teams/a/2026-Q4/x.md": (
                "title: X\nfigures: leadership\n"
                "key_results:\n  - title: K\n    start: 1\n    target: 9\n    metric: nps\n"
            ),
        },
        THREE,
    )
    assert [one[:6] for one in found.said()] == codes


TITLES = {
    "Margin rises from 36.8 % to 40 %": True,
    "Margin of forty": False,
    "Margin reaches 40": True,
    "Margin rises in 2040": False,
    "Margin rises by 400 orders": False,
}


@pytest.mark.parametrize(("title", "told"), TITLES.items())
@pytest.mark.parametrize("audience", ["leadership", "public"])
def test_a_title_that_says_figures_meant_for_fewer_people_is_reported(read, title, told, audience):
    objective = (
        f"title: X\naudience: public\nfigures: {audience}\n"
        f"key_results:\n  - title: {title}\n    start: 36.8%\n    target: 40%\n"
    )
    found = read({"teams/a/2026-Q4/x.md": objective}, THREE)
    assert [one[:6] for one in found.said()] == (["AUD003"] if told and audience == "leadership" else [])
