"""Where references lead, and the indexes of the organisation."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.content.gather import gather
from okrsite_gen.content.resolve import resolve
from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.names import Owner
from okrsite_gen.model.settings import Settings


def titled(*paths: str) -> dict[str, str]:
    """Return objectives without anything but a title."""
    return {f"teams/{path}.md": "title: T\n" for path in paths}


def measured(fields: str, title: str = "X") -> str:
    """Return an objective with one key result `k`."""
    return f"title: {title}\nkey_results:\n  - id: k\n    title: K\n" + "".join(
        f"    {field.strip()}\n" for field in fields.split(",") if field
    )


KEYED = "title: T\nkey_results:\n  - id: Rate\n    title: R\n  - title: Without id\n"


@pytest.mark.parametrize(
    ("written", "objective", "key_result"),
    [
        ("other", "a/2026-q4/other", None),
        ("OTHER", "a/2026-q4/other", None),
        ("b/up", "b/2026-q4/up", None),
        ("b/2026-Q4/up", "b/2026-q4/up", None),
        ("b/2026/year", "b/2026/year", None),
        ("b/up#rate", "b/2026-q4/up", "b/2026-q4/up#rate"),
        ("b/up#RATE", "b/2026-q4/up", "b/2026-q4/up#rate"),
    ],
)
def test_references_of_all_forms_lead_to_keys(read, written, objective, key_result):
    found = read(
        {
            **titled("a/2026-Q4/other", "b/2026/year"),
            "teams/b/2026-Q4/up.md": KEYED,
            "teams/a/2026-Q4/x.md": f'title: X\nsupports: ["{written}"]\n',
        }
    )
    (support,) = found.org().objectives["a/2026-q4/x"].supports
    assert (support.target.objective, support.target.key_result, found.said()) == (objective, key_result, [])


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("othr", "REF001 there is no objective `a/2026-Q4/othr`", "Did you mean `a/2026-Q4/other`?"),
        ("year", "REF001 there is no objective `a/2026-Q4/year`", "Did you mean `b/2026/year`?"),
        ("bb/up", "REF001 there is no objective `bb/2026-Q4/up`", "Did you mean `b/2026-Q4/up`?"),
        ("b/upp#rate", "REF001 there is no objective `b/2026-Q4/upp`", "Did you mean `b/2026-Q4/up#rate`?"),
        ("zz/yy", "REF001 there is no objective `zz/2026-Q4/yy`", "Correct the name, or delete the reference."),
        ("b/up#rat", "REF002 `b/2026-Q4/up` has no key result `rat`", "Did you mean `#rate`?"),
        (
            "b/up#key-result-2",
            "REF002 `b/2026-Q4/up` has no key result `key-result-2`",
            "Its key results are `#rate`.",
        ),
        (
            "other#rate",
            "REF002 `a/2026-Q4/other` has no key result `rate`",
            "None of its key results has an id; write `id: rate` below the one that is meant.",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_a_warning_that_guesses_what_was_meant(read, written, said, hint):
    found = read(
        {
            **titled("a/2026-Q4/other", "b/2026/year"),
            "teams/b/2026-Q4/up.md": KEYED,
            "teams/a/2026-Q4/x.md": f'title: X\nsupports:\n  - other\n  - "{written}"\n',
        }
    )
    (finding,) = found.findings()
    code, words = said.split(" ", 1)
    assert (finding.code, finding.message) == (code, f"`{written}` leads nowhere: {words}.")
    assert (finding.hint, finding.strict) == (hint, True)
    assert (finding.place.line, finding.place.column, finding.line_text) == (5, 5, f'  - "{written}"')
    assert found.org().objectives["a/2026-q4/x"].supports[1].target.objective is None


def test_nothing_is_said_about_a_reference_to_a_file_that_has_an_error_of_its_own(read):
    found = read({"teams/a/2026-Q4/broken.md": "owner: x\n", "teams/a/2026-Q4/x.md": "title: X\nsupports: [broken]\n"})
    assert [one.code for one in found.findings()] == ["FLD002"]


@pytest.mark.parametrize(
    ("front", "said", "hint"),
    [
        ("shared_with: [legl]", "REF003 :3 There is no team `legl`.", "Did you mean `legal`?"),
        ("depends_on:\n  - team: legl", "REF003 :4 There is no team `legl`.", "Did you mean `legal`?"),
        ("key_results:\n  - title: K\n    team: legl", "REF003 :5 There is no team `legl`.", "Did you mean `legal`?"),
        (
            "key_results:\n  - title: K\n    target: 2\n    start: 1\n    metric: np",
            "REF005 :7 There is no metric `np`.",
            "Did you mean `nps`?",
        ),
        ("pillar: growht", "REF006 :3 There is no pillar `growht`.", "Did you mean `growth`?"),
        ("pillar: x", "REF006 :3 There is no pillar `x`.", "The pillars are `growth`."),
        ('owner: "@marai"', "REF004 :3 There is no person `@marai`.", "Did you mean `@maria`?"),
        (
            "carried_from: a/2026-Q3/gone",
            "REF001 :3 `a/2026-Q3/gone` leads nowhere: there is no objective `a/2026-Q3/gone`.",
            "Correct the name, or delete the reference.",
        ),
    ],
)
def test_names_of_what_does_not_exist_are_reported_where_they_stand(read, front, said, hint):
    found = read(
        {
            "index.md": "mission: M\npillars:\n  - id: growth\n",
            "teams/legal/team.md": "name: Legal\n",
            "metrics/nps.csv": "2026-11-01,40\n",
            "people/maria.md": "name: Maria\n",
            "teams/a/2026-Q4/x.md": f"title: X\n{front}\n",
        }
    )
    assert [one.replace("teams/a/2026-Q4/x.md", "") for one in found.said()] == [said]
    warning = next(one for one in found.findings() if one.severity.value == "warning")
    assert (warning.strict, warning.hint) == (True, hint)


def test_names_of_what_exists_become_keys(read):
    found = read(
        {
            "index.md": "mission: M\npillars:\n  - id: Growth\n",
            "teams/Legal/team.md": "name: Legal\n",
            "metrics/NPS.csv": "2026-11-01,40\n",
            "people/maria.md": "name: Maria\nteam: LEGAL\n",
            "teams/a/2026-Q4/x.md": """
title: X
owner: "@Maria"
pillar: growth
shared_with: [LEGAL, a, legal]
depends_on:
  - team: legal
key_results:
  - title: K
    start: 1
    target: 2
    team: LEGAL
    metric: nps
  - title: L
    team: A
""",
        }
    )
    org = found.org()
    one = org.objectives["a/2026-q4/x"]
    assert found.said() == []
    assert (one.owner, one.pillar, one.shared_with) == (Owner("Maria", "maria"), "growth", ("legal",))
    assert [(each.team, each.metric) for each in one.key_results] == [("legal", "nps"), ("", "")]
    assert (one.depends_on[0].team, org.people["maria"].team) == ("legal", "legal")


def test_an_unknown_handle_is_shown_as_plain_words(read):
    org = read({"teams/a/2026-Q4/x.md": 'title: X\nowner: "@ghost"\n'}).org()
    assert org.objectives["a/2026-q4/x"].owner == Owner("ghost")


def test_a_dependency_knows_the_team_of_its_target(read):
    org = read({**titled("b/2026-Q4/up"), "teams/a/2026-Q4/x.md": "title: X\ndepends_on: [b/up]\n"}).org()
    (need,) = org.objectives["a/2026-q4/x"].depends_on
    assert (need.team, need.status, need.said_by_provider) == ("b", Need.REQUESTED, False)
    assert org.needed_by["b/2026-q4/up"][0].asker == "a/2026-q4/x"


def test_a_providers_own_word_wins_over_what_the_asking_side_wrote(read):
    org = read(
        {
            **titled("b/2026-Q4/up"),
            "teams/b/2026-Q4/plan.md": "commitments:\n  a/x: declined\n",
            "teams/c/2026-Q4/plan.md": "commitments:\n  a/x#k: confirmed\n",
            "teams/a/2026-Q4/x.md": """
title: X
depends_on:
  - ref: b/up
    status: confirmed
  - team: c
key_results:
  - id: k
    title: K
    team: c
  - id: l
    title: L
    team: c
""",
        }
    ).org()
    one = org.objectives["a/2026-q4/x"]
    assert [(need.status.value, need.said_by_provider) for need in one.depends_on] == [
        ("declined", True),
        ("requested", False),
    ]
    assert [each.commitment for each in one.key_results] == [Need.CONFIRMED, None]


def test_an_answer_to_an_objective_goes_to_all_that_it_asks_of_the_team(read):
    org = read(
        {
            "teams/c/2026-Q4/plan.md": "commitments:\n  a/x: at-risk\n",
            "teams/a/2026-Q4/x.md": "title: X\ndepends_on:\n  - team: c\nkey_results:\n  - title: K\n    team: c\n",
        }
    ).org()
    one = org.objectives["a/2026-q4/x"]
    assert (one.depends_on[0].status, one.key_results[0].commitment) == (Need.AT_RISK, Need.AT_RISK)


def test_an_answer_that_nobody_asked_for_is_reported(read):
    found = read({**titled("a/2026-Q4/x"), "teams/c/2026-Q4/plan.md": "commitments:\n  a/x: confirmed\n"})
    assert found.said() == ["REF013 teams/c/2026-Q4/plan.md:3 `a/2026-Q4/x` asks nothing of `c`."]


@pytest.mark.parametrize(
    "asked", ["depends_on: [c/y]\n", "depends_on:\n  - team: c\n    needed_by: soonish\n    ref: 1\n"]
)
def test_an_answer_is_not_blamed_where_an_error_hides_what_was_asked(read, asked):
    files = {
        "teams/c/2026-Q4/y.md": "title: [\n",
        "teams/a/2026-Q4/x.md": f"title: X\n{asked}",
        "teams/c/2026-Q4/plan.md": "commitments:\n  a/x: confirmed\n",
    }
    assert [one for one in read(files).said() if one.startswith("REF013")] == []


def test_everything_is_listed_in_its_documented_order(read):
    spoken = "updates:\n  z/2026-Q4/b:\n    note: We looked\n"
    org = read(
        {
            "teams/z/team.md": "name: Alpha\norder: 2\n",
            "teams/y/team.md": "name: Beta\norder: 1\n",
            "teams/x/team.md": "name: alone\n",
            "teams/w/team.md": "name: Zoo\nparent: y\n",
            "cycles/launch.md": "name: Without days\nend: 2026-12-01\n",
            **titled("z/2026-Q4/b", "z/2026-Q4/a", "z/2026/c", "y/2026-Q4/d", "w/launch/e"),
            "teams/z/2026-Q4/check-ins/2026-11-20.md": spoken,
            "teams/y/2026-Q4/check-ins/2026-11-20.md": spoken,
            "teams/x/2026-Q4/check-ins/2026-11-13.md": spoken,
            "pages/b.md": "order: 1\n",
            "pages/a.md": "title: A\n",
        }
    ).org()
    assert list(org.teams) == ["y", "z", "x", "w"]
    assert list(org.cycles) == ["2026", "2026-q4", "launch"]
    assert list(org.objectives) == ["y/2026-q4/d", "z/2026/c", "z/2026-q4/a", "z/2026-q4/b", "w/launch/e"]
    assert list(org.check_ins) == ["x/2026-q4/2026-11-13", "y/2026-q4/2026-11-20", "z/2026-q4/2026-11-20"]
    assert list(org.pages) == ["b", "a"]
    assert org.children == {"": ("y", "z", "x"), "y": ("w",)}
    assert org.objectives_of["z", "2026-q4"] == ("z/2026-q4/a", "z/2026-q4/b")


def test_who_refers_to_what_can_be_looked_up_from_the_other_side(read):
    org = read(
        {
            "teams/a/2026-Q4/up.md": KEYED,
            "teams/b/2026-Q4/one.md": """
title: One
supports: [a/up#rate, a/up]
depends_on: [{team: a}]
shared_with: [a]
""",
            "teams/c/2026-Q4/two.md": f"carried_from: b/one\n{measured('team: a')}",
        }
    ).org()
    assert [(one.supporter, one.key_result) for one in org.supporters["a/2026-q4/up"]] == [
        ("b/2026-q4/one", "a/2026-q4/up#rate"),
        ("b/2026-q4/one", ""),
    ]
    assert org.needed_by["a"][0].asker == "b/2026-q4/one"
    assert org.shared_objectives_of == {("a", "2026-q4"): ("b/2026-q4/one",)}
    assert org.key_results_owned_by == {"a": ("c/2026-q4/two#k",)}
    assert org.carried_to == {"b/2026-q4/one": ("c/2026-q4/two",)}


def test_of_one_day_the_owning_teams_word_comes_last_and_else_the_last_file(read):
    update = "updates:\n  a/x:\n    k:\n      confidence: {}\n"
    org = read(
        {
            "teams/a/2026-Q4/x.md": "title: X\nkey_results:\n  - id: k\n    title: K\n",
            "teams/a/2026-Q4/check-ins/2026-11-20.md": update.format(1),
            "teams/b/2026-Q4/check-ins/2026-11-20.md": update.format(2),
            "teams/c/2026-Q4/check-ins/2026-11-20.md": update.format(3),
            "teams/b/2026-Q4/check-ins/2026-11-13.md": update.format(4),
        }
    ).org()
    assert [edge.update.confidence for edge in org.updates["a/2026-q4/x#k"]] == [4, 2, 3, 1]


def test_the_history_is_handed_on(read):
    change = Change(date(2026, 11, 1), "a/2026-q4/x", "title", "Y", "X", "", "", "")
    gathered = read(titled("a/2026-Q4/x")).gathered
    org, _ = resolve(gathered, Settings(), None, History(True, (change,)))
    assert org.history.changes == (change,)


def test_an_empty_content_is_an_empty_organisation():
    gathered, findings = gather((), lambda _: None, {}, (), Settings())
    org, more = resolve(gathered, Settings())
    assert (len(org.objectives), org.charter.mission, findings, more) == (0, "", (), ())


def test_guesses_are_few_so_that_a_run_with_thousands_of_dead_references_ends(read):
    files = {
        f"teams/t{number}/2026-Q4/objective-{number}.md": f"title: T\nsupports: [nothing-{number}]\n"
        for number in range(400)
    }
    found = read(files)
    assert len(found.said()) == 400


def test_findings_about_list_entries_count_those_that_could_not_be_used(read):
    found = read(
        {
            "teams/a/team.md": "members: [[x], maria, maria, '@ghost']\n",
            "teams/a/2026-Q4/x.md": (
                "title: X\naliases:\n  - /a?x\n  - /a b/\n  - /teams/a/\n"
                "shared_with:\n  - [b]\n  - nobody\nkey_results:\n  - [x]\n  - title: K\n"
                "    aliases:\n      - a b\n      - /teams/a/\n"
            ),
        }
    )
    said = [one for one in found.said() if one.startswith(("ORG002", "REF"))]
    assert [" ".join(one.split()[:2]) for one in sorted(said)] == [
        "ORG002 teams/a/2026-Q4/x.md:15",
        "ORG002 teams/a/2026-Q4/x.md:6",
        "REF003 teams/a/2026-Q4/x.md:9",
        "REF004 teams/a/team.md:2",
    ]
    assert {one.place.column for one in found.findings() if one.code == "REF004"} == {30}


def test_a_check_in_of_a_day_to_come_is_reported_once(read):
    found = read(
        {
            "cycles/2026-Q4.md": "start: 2026-10-01\nend: 2026-12-31\n",
            "teams/a/2026-Q4/x.md": "title: X\n",
            "teams/a/2026-Q4/check-ins/2027-11-20.md": "updates:\n  x:\n    confidence: 5\n",
        }
    )
    assert [one.split()[0] for one in found.said(date(2026, 11, 20))] == ["CHK004"]
