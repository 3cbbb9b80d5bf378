"""A team is never shown to more people than the teams above it, also where nobody knows which those are."""

from __future__ import annotations

import pytest


def shown(org) -> list[str]:
    """Return the keys of everything that an organisation shows."""
    groups = (org.teams, org.cycles, org.objectives, org.key_results, org.check_ins, org.plans, org.retrospectives)
    more = (org.metrics, org.people, org.pages, org.assets)
    return sorted(key for group in (*groups, *more) for key in group)


THREE = "audiences: [public, company, leadership]\ndefault_audience: company\n"


@pytest.mark.parametrize(
    ("above", "top", "own", "levels"),
    [
        ("leadership", "", "", "leadership"),
        ("leadership", "", "public", "leadership"),
        ("", "leadership", "public", "leadership"),
        ("public", "public", "", "public"),
        ("public", "", "company", "company"),
        ("", "", "public", "public"),
    ],
)
def test_a_team_is_never_for_more_people_than_the_teams_above_it(read, above, top, own, levels):
    def words(audience: str, parent: str = "") -> str:
        lines = {"audience": audience, "parent": parent}
        return "name: T\n" + "".join(f"{name}: {word}\n" for name, word in lines.items() if word)

    found = read(
        {
            "teams/top/team.md": words(top),
            "teams/mid/team.md": words(above, "Top"),
            "teams/low/team.md": words(own, "mid"),
            "teams/low/2026-Q4/x.md": "title: X\naudience: public\n",
        },
        THREE,
    )
    seen = [one for one in ("public", "company", "leadership") if "low" in found.shared(one).teams]
    assert seen[0] == levels
    objectives = [one for one in ("public", "company", "leadership") if found.shared(one).objectives]
    assert objectives[0] == (levels if own or above or top else "public")


BELOW = {
    "teams/low/team.md": "name: Low\nparent: above\naudience: public\n",
    "teams/low/2026-Q4/x.md": "title: X\naudience: public\n",
    "teams/low/2026-Q4/check-ins/2026-11-20.md": "updates:\n  x:\n    note: N\n",
    "teams/low/2026-Q4/plan.md": "Plan.\n",
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"teams/above/team.md": "name: [\n"},
        {"teams/above/team.md": "audience: leadrship\n"},
        {"teams/above/team.md": "parent: low\naudience: leadership\n"},
        {"teams/low/team.md": "parent: [a, b]\naudience: public\n"},
    ],
    ids=["misspelt", "unreadable above", "misspelt audience above", "circle", "unusable parent"],
)
def test_a_slip_in_who_stands_above_a_team_hides_it(read, more):
    found = read({**BELOW, **more}, THREE)
    assert [shown(found.shared(one)) for one in ("public", "company")] == [[], []]


@pytest.mark.parametrize("more", [{}, {"teams/above/team.md": "name: [\n"}], ids=["misspelt", "unreadable above"])
def test_a_team_below_one_of_which_nothing_is_known_is_seen_by_the_narrowest_audience_and_without_any(read, more):
    found = read({**BELOW, **more}, THREE).shared("leadership")
    assert ("low" in found.teams, list(found.objectives)) == (True, ["low/2026-q4/x"])
    without = {path: text.replace("audience: public\n", "") for path, text in BELOW.items()}
    assert "low/2026-q4/x" in read(without).shared().objectives


def test_nothing_is_shown_below_a_team_that_is_meant_for_somebody_nobody_knows(read):
    without = {path: text.replace("audience: public\n", "") for path, text in BELOW.items()}
    found = read({**without, "teams/above/team.md": "audience: leadership\n"})
    assert shown(found.shared()) == []
