"""What each audience sees, and that nothing else survives."""

from __future__ import annotations

import re

import pytest

from okrsite_gen.content.audience import share
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.check_ins import Section

THREE = "audiences: [public, company, leadership]\ndefault_audience: company\n"


def shown(org) -> list[str]:
    """Return the keys of everything that an organisation shows."""
    groups = (org.teams, org.cycles, org.objectives, org.key_results, org.check_ins, org.plans, org.retrospectives)
    more = (org.metrics, org.people, org.pages, org.assets)
    return sorted(key for group in (*groups, *more) for key in group)


@pytest.mark.parametrize(
    ("team", "objective", "key_result", "levels"),
    [
        ("", "", "", "company company"),
        ("", "public", "", "public public"),
        ("", "public", "leadership", "public leadership"),
        ("", "leadership", "public", "leadership leadership"),
        ("leadership", "public", "", "leadership leadership"),
        ("public", "", "", "public public"),
        ("public", "company", "", "company company"),
        ("company", "", "public", "company company"),
        ("", "", "public", "company company"),
    ],
)
def test_the_level_is_the_narrowest_of_own_objectives_and_teams_else_the_default(
    read, team, objective, key_result, levels
):
    def line(audience: str, indent: str = "") -> str:
        return f"{indent}audience: {audience}\n" if audience else ""

    key_results = f"key_results:\n  - id: k\n    title: K\n{line(key_result, '    ')}"
    found = read(
        {
            "teams/a/team.md": f"name: A\n{line(team)}",
            "teams/a/2026-Q4/x.md": f"title: X\n{line(objective)}{key_results}",
        },
        THREE,
    )
    audiences = ("public", "company", "leadership")
    orgs = {audience: found.shared(audience) for audience in audiences}
    first = [
        next(one for one in audiences if orgs[one].objectives),
        next(one for one in audiences if orgs[one].key_results),
    ]
    assert " ".join(first) == levels


def test_without_an_audience_a_build_is_for_the_default_one(read):
    found = read(
        {"teams/a/2026-Q4/x.md": "title: X\naudience: leadership\n", "teams/a/2026-Q4/y.md": "title: Y\n"}, THREE
    )
    assert list(found.shared().objectives) == ["a/2026-q4/y"]
    assert list(found.shared("leadership").objectives) == ["a/2026-q4/x", "a/2026-q4/y"]


def test_an_audience_that_nobody_configured_is_refused(read):
    with pytest.raises(OkrsiteError, match="There is no audience `friends`") as refused:
        read({}, THREE).shared("friends")
    assert refused.value.hint == "The audiences of okrsite.yml are: public, company, leadership."


@pytest.mark.parametrize(("audience", "hides"), [("public", True), ("company", True), ("leadership", False)])
def test_a_build_hides_unless_it_is_for_the_narrowest_audience(read, audience, hides):
    assert read({}, THREE).shared(audience).hides is hides


def test_one_audience_sees_everything(read):
    found = read({"teams/a/2026-Q4/x.md": "title: X\n"})
    assert share(found.gathered, found.settings) is found.gathered
    assert found.shared().hides is False


SECRET = {
    "teams/zorro/team.md": "name: MARK team\naudience: leadership\nlead: MARKlead\naliases: [/MARK/]\n---\nMARK\n",
    "teams/zorro-low/team.md": "name: MARK below\nparent: zorro\n",
    "teams/zorro/2026-Q4/zmark.md": (
        "title: MARK\nkey_results:\n  - id: zmarkkr\n    title: MARK\n    start: 1\n    target: 7\n"
    ),
    "teams/zorro/2026-Q4/plan.md": "commitments:\n  a/open: confirmed\n---\nMARK\n",
    "teams/zorro/2026-Q4/retrospective.md": "audience: leadership\n---\nMARK\n",
    "teams/zorro/2026-Q4/check-ins/2026-11-20.md": (
        "updates:\n  zmark:\n    note: MARK\n  a/open:\n    note: MARK\n---\nMARK [[zmark]]\n"
    ),
    "teams/a/2026-Q4/hidden.md": "title: MARK\naudience: leadership\nkey_results:\n  - id: hmarkkr\n    title: MARK\n",
    "cycles/zmark-cycle.md": "name: MARK\naudience: leadership\nstart: 2026-01-01\n",
    "metrics/zmark-metric.md": "name: MARK\naudience: leadership\n",
    "metrics/zmark-metric.csv": "2026-11-01,77,MARK\n",
    "people/zmark-person.md": "name: MARK\naudience: leadership\npicture: assets/zmark-face.png\n---\nMARK\n",
    "pages/zmark-page.md": "title: MARK\naudience: leadership\n---\n![MARK](../assets/zmark.png)\n",
    "assets/zmark.png": "MARK",
    "assets/zmark-face.png": "MARK",
}
OPEN = {
    "index.md": "mission: M\naudience: public\npillars:\n  - id: growth\n---\nSee [[zorro/2026-Q4/zmark]].\n",
    "teams/a/team.md": 'name: A\nlead: zmark-person\nmembers: ["@zmark-person", li]\naudience: public\n',
    "teams/a/2026-Q4/open.md": """
title: Open, see [[zorro/zmark|the other]]
audience: public
owner: zmark-person
contributors: ["@zmark-person", "VP Sales"]
shared_with: [zorro]
supports:
  - zorro/zmark#zmarkkr
  - hidden
depends_on:
  - ref: zorro/zmark
  - team: zorro
carried_from: hidden
key_results:
  - title: First, for leadership MARK
    audience: leadership
    start: 1
    target: 9
  - id: rate
    title: Second
    team: zorro
    metric: zmark-metric
    owner: zmark-person
    start: 1
    target: 9
    evidence: ../../zorro/2026-Q4/zmark.md
  - id: hmark
    title: Third MARK
    audience: leadership
  - Fourth
---
Why: [[zorro/zmark]] and [[hidden#hmarkkr]], thanks to [[@zmark-person]].
[words](../../zorro/2026-Q4/zmark.md#zmarkkr) [more][ref] ![alt](../../../assets/shown.png)
<a href="../../zorro/2026-Q4/zmark.md">html</a>

[ref]: ../../../pages/zmark-page.md

## hmark
MARK

## rate
Fine.
""",
    "teams/a/2026-Q4/check-ins/2026-11-20.md": """
author: zmark-person
updates:
  open:
    rate:
      value: 3
      note: Up, see [[hidden]]
    hmark:
      confidence: 3
      note: MARK
  hidden:
    note: MARK
---
MARK free text

## hmark
MARK

## Wins
MARK
""",
    "teams/a/2026-Q4/check-ins/2026-11-13.md": "updates:\n  open:\n    rate:\n      value: 2\n---\nFree words.\n",
    "teams/a/2026-Q4/check-ins/2026-11-06.md": "updates:\n  hidden:\n    note: MARK\n---\nMARK\n",
    "cycles/2026-Q4.md": "name: Q4\nparent: zmark-cycle\naudience: public\n",
    "people/li.md": "name: Li\nteam: zorro\naudience: public\npicture: assets/li.png\n",
    "pages/how.md": "title: How\naudience: public\n---\nSee [the page](zmark-page.md), `[[zorro/x]]` is a form.\n",
    "assets/shown.png": "1",
    "assets/li.png": "1",
    "assets/logo.png": "1",
    "assets/unused-MARK.png": "1",
}
LOGO = f"{THREE}site:\n  logo: assets/logo.png\n"
TRACE = re.compile(r"MARK|zmark|hmark|zorro(?!/x)|hidden\b(?!=)", re.IGNORECASE)


def traces(org) -> list[str]:
    """Return every bit of an organisation that betrays what is hidden."""
    text = repr(org).replace("figures_hidden", "")
    return [text[max(found.start() - 60, 0) : found.end() + 30] for found in TRACE.finditer(text)]


def test_nothing_hidden_survives_anywhere_in_the_organisation(read):
    found = read({**OPEN, **SECRET}, LOGO)
    assert found.said() == []
    assert len(traces(found.shared("leadership"))) > 60
    assert traces(found.shared("public")) == []


def test_what_may_be_seen_is_seen(read):
    org = read({**OPEN, **SECRET}, LOGO).shared("public")
    assert shown(org) == [
        "2026-q4", "a", "a/2026-q4/2026-11-13", "a/2026-q4/2026-11-20", "a/2026-q4/open",
        "a/2026-q4/open#key-result-2", "a/2026-q4/open#rate", "assets/li.png", "assets/logo.png", "assets/shown.png",
        "how", "li",
    ]  # fmt: skip
    one = org.objectives["a/2026-q4/open"]
    assert one.title == "Open, see [[?|the other]]"
    assert one.body.split("\n")[0] == "Why: [[?]] and [[?]], thanks to [[@?]]."
    assert one.body.split("\n")[1] == "[words](?) [more][ref] ![alt](../../../assets/shown.png)"
    assert [(each.position, each.anchor) for each in one.key_results] == [(1, "rate"), (2, "key-result-2")]
    assert [support.target.written for support in one.supports] == ["", ""]
    assert [(need.target.written, need.team) for need in one.depends_on] == [("", ""), ("", "")]
    assert (one.owner, [owner.text for owner in one.contributors]) == (None, ["VP Sales"])
    rate = org.key_results["a/2026-q4/open#rate"]
    assert (rate.body, rate.team, rate.metric, rate.owner, rate.evidence) == ("Fine.\n", "", "", None, "")
    late, early = org.check_ins["a/2026-q4/2026-11-20"], org.check_ins["a/2026-q4/2026-11-13"]
    assert (len(late.updates), late.updates[0].note, late.wins, late.notes) == (1, "Up, see [[?]]", "", ())
    assert early.notes == (Section("", "Free words.\n", 0),)
    assert org.people["li"].picture == "assets/li.png"


def test_what_is_hidden_and_what_never_was_are_equal(read):
    """Handles apart: words without an `@` mean a person only where there is one."""
    files = {path: text.replace(": zmark-person", ': "@zmark-person"') for path, text in OPEN.items()}
    with_secrets, without = read({**files, **SECRET}, LOGO), read(files, LOGO)
    assert repr(with_secrets.shared("public")) == repr(without.shared("public"))


@pytest.mark.parametrize("audience", ["public", "company"])
def test_what_is_hidden_may_change_without_a_trace(read, audience):
    changed = {path: text.replace("MARK", "OTHER").replace("7\n", "8\n") for path, text in SECRET.items()}
    before, after = read({**OPEN, **SECRET}, LOGO), read({**OPEN, **changed}, LOGO)
    assert repr(before.shared(audience)) == repr(after.shared(audience))


def test_taking_away_a_hidden_key_result_changes_nothing_else(read):
    front = "title: X\naudience: public\nkey_results:\n{}  - title: B\n---\nText.\n"
    secret = "  - id: a\n    title: A\n    audience: leadership\n"
    orgs = [read({"teams/a/2026-Q4/x.md": front.format(line)}, THREE).shared("public") for line in (secret, "")]
    assert orgs[0] == orgs[1]


def test_a_public_objective_of_a_team_that_is_not_shown_stands_under_its_folders_name(read):
    found = read(
        {
            "teams/a/team.md": "name: Secret name\nlead: Someone\n",
            "cycles/2026-Q4.md": "name: Secret quarter\nstart: 2026-10-05\n",
            "teams/a/2026-Q4/x.md": "title: X\naudience: public\n",
        },
        THREE,
    )
    org = found.shared("public")
    assert (org.teams["a"].name, org.teams["a"].lead, org.teams["a"].place.file) == ("a", None, "")
    assert (org.cycles["2026-q4"].name, str(org.cycles["2026-q4"].start)) == ("2026-Q4", "2026-10-01")
    assert found.shared("company").teams["a"].name == "Secret name"


def test_teams_and_cycles_that_only_hidden_things_name_are_not_there(read):
    org = read({"teams/a/launch/x.md": "title: X\naudience: leadership\n"}, THREE).shared("company")
    assert (dict(org.teams), dict(org.cycles)) == ({}, {})


def test_figures_may_stay_inside_while_the_rest_is_shown(read):
    front = """
title: X
audience: public
figures: company
key_results:
  - id: a
    title: A
    target: 4
  - id: b
    title: B
    target: 4
    figures: leadership
"""
    found = read({"teams/a/2026-Q4/x.md": front}, THREE)
    hidden = {
        audience: [one.figures_hidden for one in found.shared(audience).key_results.values()]
        for audience in ("public", "company", "leadership")
    }
    assert hidden == {"public": [True, True], "company": [False, True], "leadership": [False, False]}


CHECK_IN = "teams/a/2026-Q4/check-ins/2026-11-20.md"
MIXED = {
    "teams/a/2026-Q4/x.md": "title: X\naudience: public\n",
    "teams/a/2026-Q4/y.md": "title: Y\naudience: leadership\n",
}


@pytest.mark.parametrize(
    ("check_in", "configuration", "public", "leadership"),
    [
        ("updates:\n  x:\n    note: N\n---\nFree.\n", "", "1 Free.", "1 Free."),
        ("updates:\n  x:\n    note: N\n  y:\n    note: N\n---\nFree.\n", "", "1 ", "2 Free."),
        ("updates:\n  y:\n    note: N\n---\nFree.\n", "", "", "1 Free."),
        ("updates:\n  x:\n    note: N\n  gone:\n    note: N\n---\nFree.\n", "", "1 ", "2 Free."),
        ("audience: leadership\nupdates:\n  x:\n    note: N\n---\nFree.\n", "", "", "1 Free."),
        ("updates:\n  x:\n    note: N\n---\nFree.\n", "check_in_audience: company\n", "", "1 Free."),
        ("---\n---\nFree.\n", "", "", "0 Free."),
        ("audience: public\n---\nFree.\n", "", "0 Free.", "0 Free."),
        ("audience: public\n---\nFree.\n", "check_in_audience: leadership\n", "", "0 Free."),
        ("---\n---\nFree.\n\n## x\nN\n", "", "1 Free.", "1 Free."),
    ],
)
def test_a_check_in_shows_to_each_audience_what_it_may_see(read, check_in, configuration, public, leadership):
    found = read({**MIXED, CHECK_IN: check_in}, THREE + configuration)

    def seen(audience: str) -> str:
        one = found.shared(audience).check_ins.get("a/2026-q4/2026-11-20")
        return f"{len(one.updates)} {''.join(note.body.strip() for note in one.notes)}" if one else ""

    assert (seen("public"), seen("leadership")) == (public, leadership)


def test_what_belongs_to_a_team_whose_file_cannot_be_read_is_for_nobody_but_the_narrowest(read):
    files = {"teams/a/team.md": "name: [\n", "teams/a/2026-Q4/x.md": "title: X\naudience: public\n"}
    found = read(files, THREE)
    assert [len(found.shared(one).objectives) for one in ("public", "company")] == [0, 0]
    assert found.shared("public").broken == ()


def test_history_tells_nothing_where_something_is_hidden(read):
    found = read(MIXED, THREE)
    assert found.shared("public").history.changes == ()


def test_a_hidden_file_does_not_even_show_in_how_a_cycle_is_spelled(read):
    files = {"teams/A/2026-q4/x.md": "title: X\naudience: public\n", "cycles/2026-Q4.md": "audience: leadership\n"}
    org = read({**files, "teams/a/2026-q4/y.md": "title: Y\naudience: leadership\n"}, THREE).shared("public")
    assert (org.teams["a"].id, org.cycles["2026-q4"].id) == ("A", "2026-q4")
