"""When the page of a cycle says that it changed last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from site_orgs import Q4, check_in, objective, organisation, plan, site, team

from okrsite_gen.model.history import History

TEAMS = (team("acme"), team("growth"))


def test_a_cycle_says_when_anything_of_it_changed_last():
    goals = [objective("acme/2026-q4/a"), objective("growth/2026-q4/g")]
    org = organisation(goals, teams=TEAMS, plans=[plan("acme", "2026-q4")])
    own = {Q4.place.file: date(2025, 9, 1)}

    def said(files):
        touched = {**own, **{f"content/teams/{file}.md": day for file, day in files.items()}}
        known = replace(org, history=History(known=True, touched=touched))
        return site(known).view("/cycles/2026-q4/").frame.changed

    assert said({"acme/2026-q4/a": date(2026, 10, 5), "growth/2026-q4/g": date(2026, 10, 9)}) == date(2026, 10, 9)
    assert said({"acme/2026-q4/a": date(2026, 10, 5), "acme/2026-q4/plan": date(2026, 10, 20)}) == date(2026, 10, 20)
    told = organisation(goals, [check_in("growth", "2026-q4", "2026-11-13")], teams=TEAMS)
    assert site(told).view("/cycles/2026-q4/").frame.changed == date(2026, 11, 13)
