"""What the pages of cycles say: overview, alignment, attention, list and archive."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from site_orgs import (
    Q3,
    Q4,
    YEAR,
    check_in,
    figure,
    hidden,
    metric_kr,
    needs,
    objective,
    organisation,
    plan,
    retrospective,
    site,
    supports,
    team,
    update,
)

from okrsite_gen.model.kinds import Alignment, Need, Outcome, State
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, Pillar
from okrsite_gen.site.views.cycle import OBJECTIVES

TEAMS = (team("acme", "Acme"), team("growth", parent="acme"), team("payments", parent="acme"))


def goal(key, *lines, current="40%", **fields):
    part = metric_kr(key, "rate", "0%", "100%", current=figure(current) if current else None)
    return objective(key, part, supports=lines, **fields)


def test_a_cycle_has_all_objectives_by_team_in_the_organisations_order():
    org = organisation([goal("payments/2026-q4/p"), goal("acme/2026-q4/a"), goal("growth/2026-q4/g")], teams=TEAMS)
    text = site(org).text("/cycles/2026-q4/")
    assert re.search(r"Acme .*Growth .*Payments", text.partition("Objectives by team")[2])


def test_a_cycle_tells_dates_time_gone_distribution_and_mean_with_their_n():
    org = organisation([goal("acme/2026-q4/a"), goal("acme/2026-q4/b", current="60%"), objective("acme/2026-q4/c")])
    text = site(org).text("/cycles/2026-q4/")
    assert re.search(r"Running 1 Oct – 31 Dec 2026 41 days left", text)
    assert re.search(r"55 %\s*of the time 50 %\s*of the way, 2 of 3", text)
    assert "50 % mean progress, 2 of 3 measured" in text
    assert "3 objectives" in text


def test_a_cycle_leads_to_its_alignment_and_to_what_needs_attention():
    html = site(organisation([goal("acme/2026-q4/a", current="1%")])).main("/cycles/2026-q4/")
    assert 'href="alignment/"' in html or "2026-q4/alignment/" in html
    assert "2026-q4/attention/" in html
    calm = site(organisation([goal("acme/2026-q4/a")])).main("/cycles/2026-q4/")
    assert "Nothing needs attention" in calm
    assert "2026-q4/attention/" not in calm


def test_a_cycle_names_what_is_off_track_before_all_objectives_with_since_when_the_latest_news_first():
    keys = [f"acme/2026-q4/o{n}" for n in range(7)]
    org = organisation(
        [goal(key, current=None) for key in keys],
        [
            check_in("acme", "2026-q4", f"2026-11-{day:02}", *(update(f"{key}#rate", "2%") for key in keys[:told]))
            for day, told in ((2, 7), (9, 7), (16, 7))
        ],
    )
    text = site(org).text("/cycles/2026-q4/")
    first = text.partition("Objectives by team")[0]
    assert "The 7 that are off track, the latest news first" in first
    assert re.search(r"2 % O0 Acme Its one key result. Off track Since \d+ \w+", first)
    assert "2 more that are off track" in first
    assert "off track, the latest" not in site(organisation([goal("acme/2026-q4/a")])).text("/cycles/2026-q4/")


def test_a_cycle_shows_what_teams_decided_against_and_what_they_learned():
    org = organisation(
        [goal("payments/2026-q4/p")], plans=(plan("payments", "2026-q4", "Fax"),),
        retrospectives=(retrospective("payments", "2026-q4", learned="Less."),),
    )  # fmt: skip
    text = site(org).text("/cycles/2026-q4/")
    assert "What teams decided against Payments Fax" in text
    assert "What teams learned Payments Less." in text


def test_a_closed_cycle_shows_scores_and_says_when_everything_was_too_easy():
    def closed(slug, score):
        key = f"payments/2026-q3/{slug}"
        part = metric_kr(key, "x", "0%", "100%", current=figure("100%"), score=Decimal(score))
        return objective(key, part, state=State.CLOSED, closed_as=Outcome.ACHIEVED)

    easy = site(organisation([closed("a", "1"), closed("b", "1")], cycles=(Q3, Q4))).text("/cycles/2026-q3/")
    assert "Q3 2026 is closed." in easy
    assert "mean score 1.0, 2 scored" in easy
    assert "set too low" in easy
    fair = site(organisation([closed("a", "1"), closed("b", "0.3")], cycles=(Q3, Q4))).text("/cycles/2026-q3/")
    assert "set too low" not in fair
    assert re.search("Scores: 1 high, 1 low", fair)


def test_a_build_that_hides_something_says_so_in_a_fixed_sentence():
    org = organisation([goal("acme/2026-q4/a")])
    sentence = "Figures are computed from what is shown."
    assert sentence in site(hidden(org)).text("/cycles/2026-q4/")
    assert sentence not in site(org).text("/cycles/2026-q4/")


def test_a_cycle_of_many_objectives_is_paged():
    built = site(organisation([objective(f"acme/2026-q4/o{n:03}") for n in range(OBJECTIVES + 1)]))
    assert f"O{OBJECTIVES:03}" in built.text("/cycles/2026-q4/page-2/")
    assert f"O{OBJECTIVES:03}" not in built.text("/cycles/2026-q4/")


def outline(built, address="/cycles/2026-q4/alignment/"):
    """Titles of the outline as nested tuples."""

    def tree(branches):
        return [
            (branch.node.objective.title.text + ("*" if branch.node.reference else ""), tree(branch.children))
            for branch in branches
        ]

    return tree(built.view(address).branches)


def test_the_outline_nests_objectives_under_what_they_support():
    org = organisation(
        [
            goal("acme/2026-q4/a"),
            goal("growth/2026-q4/g", supports("acme/2026-q4/a")),
            goal("payments/2026-q4/p", supports("growth/2026-q4/g#rate")),
        ],
        teams=TEAMS,
    )
    built = site(org)
    assert outline(built) == [("A", [("G", [("P", [])])])]
    text = built.text("/cycles/2026-q4/alignment/")
    assert "through the key result “Rate”" in text
    assert "one supporting “A”" in text
    assert "<details open>" in built.main("/cycles/2026-q4/alignment/")


def test_an_objective_with_several_parents_stands_under_the_first_and_is_mentioned_under_the_others():
    org = organisation(
        [
            goal("acme/2026-q4/a"),
            goal("acme/2026-q4/b"),
            goal("payments/2026-q4/p", supports("acme/2026-q4/a"), supports("acme/2026-q4/b", Alignment.PROPOSED)),
            goal("payments/2026-q4/q", supports("payments/2026-q4/p")),
        ],
        teams=TEAMS,
    )
    built = site(org)
    assert outline(built) == [("A", [("P", [("Q", [])])]), ("B", [("P*", [])])]
    text = built.text("/cycles/2026-q4/alignment/")
    assert "Also supports “B”" in text
    assert "in full under “A”" in text
    assert "proposed, not agreed yet" in text


def test_objectives_of_other_cycles_stand_as_roots_and_as_leaves():
    org = organisation(
        [
            goal("acme/2026/year"),
            goal("payments/2026-q4/p", supports("acme/2026/year")),
            goal("growth/2026-q4/g", supports("payments/2026-q4/p")),
        ],
        cycles=(YEAR, Q4),
        teams=TEAMS,
    )
    built = site(org)
    assert outline(built) == [("Year", [("P", [("G", [])])])]
    assert outline(built, "/cycles/2026/alignment/") == [("Year", [("P", [])])]
    assert "Payments, Q4 2026" in built.text("/cycles/2026/alignment/")


def test_a_reader_can_leave_only_the_branches_that_need_attention_where_there_are_any():
    calm = site(organisation([goal("acme/2026-q4/a"), goal("payments/2026-q4/p", supports("acme/2026-q4/a"))]))
    address = "/cycles/2026-q4/alignment/"
    troubled = calm.view(address).troubled
    assert ('id="part.only-attention"' in calm.main(address)) == (troubled > 0)


def test_what_leads_nowhere_is_listed_but_not_the_organisations_own_objectives_nor_those_with_a_pillar():
    org = organisation(
        [
            goal("acme/2026-q4/a"),
            goal("growth/2026-q4/g"),
            goal("payments/2026-q4/p", pillar="money"),
            goal("payments/2026-q4/lost", supports("?secret/x")),
        ],
        teams=TEAMS,
        charter=Charter(Place("content/index.md"), pillars=(Pillar("money", "money", "Money"),)),
    )
    built = site(org)
    assert [each.title.text for each in built.view("/cycles/2026-q4/alignment/").unaligned] == ["G", "Lost"]
    assert "2 of 4 objectives lead nowhere yet." in built.text("/cycles/2026-q4/alignment/")


def test_deep_cascades_and_wide_parents_are_cut_into_pages_that_lose_nothing():
    deep = [goal("acme/2026-q4/d000")]
    deep += [goal(f"acme/2026-q4/d{n:03}", supports(f"acme/2026-q4/d{n - 1:03}")) for n in range(1, 60)]
    wide = [goal(f"growth/2026-q4/w{n:03}", supports("acme/2026-q4/d000")) for n in range(400)]
    built = site(organisation([*deep, *wide], teams=TEAMS))
    shown = []

    def depth(branches):
        return max((1 + depth(branch.children) for branch in branches), default=0)

    def collect(branches):
        for branch in branches:
            shown.append(branch.node.objective.key)
            collect(branch.children)

    for number in range(1, 20):
        address = "/cycles/2026-q4/alignment/" + (f"page-{number}/" if number > 1 else "")
        if address in built.pages:
            collect(built.view(address).branches)
            assert depth(built.view(address).branches) <= 7
    assert sorted(shown) == sorted(each.key for each in (*deep, *wide))
    assert "Supports “D000”" in built.text("/cycles/2026-q4/alignment/page-2/")


def test_what_needs_attention_stands_with_its_reasons_the_most_severe_first():
    org = organisation(
        [goal("payments/2026-q4/p", current="")],
        [
            check_in(
                "payments", "2026-q4", "2026-11-20", update("payments/2026-q4/p#rate", "1%", confidence=2),
                asks="- Leadership: **decide**",
            )
        ],
    )  # fmt: skip
    built = site(org)
    text = built.text("/cycles/2026-q4/attention/")
    assert re.search(r"Off track 1 % Rate .*Confidence is 2 of 10.* in “P” ?Payments", text)
    assert re.search(r"Ask 20 Nov Payments says Leadership: decide", text)
    assert text.index("Rate") < text.index("Payments says")
    assert "Rate" in built.text("/").partition("Needs attention")[2]


def test_several_things_about_one_objective_stand_together_below_its_title_and_home_names_it_once():
    p = goal("payments/2026-q4/p", current="")
    keys = [f"payments/2026-q4/p#{name}" for name in "xy"]
    both = tuple(replace(p.key_results[0], key=key, id=key[-1], title=f"Result {key[-1]}") for key in keys)
    said = [update(key, "1%", confidence=2) for key in keys]
    other = goal("growth/2026-q4/g", current="")
    org = organisation(
        [replace(p, key_results=both), other],
        [
            check_in("payments", "2026-q4", "2026-11-20", *said),
            check_in("growth", "2026-q4", "2026-11-20", update("growth/2026-q4/g#rate", "1%", confidence=2)),
        ],
        teams=TEAMS,
    )
    built = site(org)
    text = built.text("/cycles/2026-q4/attention/")
    assert re.search(r"P Payments 1 % Result x .*1 % Result y ", text)
    assert text.count("P Payments") == 1
    assert re.search(r"Rate .*in “G” ?Growth", text)
    home = built.view("/").attention
    assert sorted(each.objective.key for each in home) == ["growth/2026-q4/g", "payments/2026-q4/p"]


def test_home_names_the_key_result_of_which_people_are_least_sure():
    p = goal("payments/2026-q4/p", current="")
    keys = [f"payments/2026-q4/p#{name}" for name in "xyz"]
    parts = tuple(replace(p.key_results[0], key=key, id=key[-1], title=f"Result {key[-1]}") for key in keys)
    said = [update(key, "1%", confidence=confidence) for key, confidence in zip(keys, (3, 1, 2), strict=True)]
    org = organisation([replace(p, key_results=parts)], [check_in("payments", "2026-q4", "2026-11-20", *said)])
    assert [each.key_result.key for each in site(org).view("/").attention] == [keys[1]]


def test_of_many_things_about_one_objective_five_are_told_and_a_link_leads_to_the_others():
    p = goal("payments/2026-q4/p", current="")
    keys = [f"payments/2026-q4/p#{name}" for name in "abcdefgh"]
    many = tuple(replace(p.key_results[0], key=key, id=key[-1], title=f"Result {key[-1]}") for key in keys)
    said = check_in("payments", "2026-q4", "2026-11-20", *(update(key, "1%", confidence=2) for key in keys))
    built = site(organisation([replace(p, key_results=many)], [said]))
    text, html = built.text("/cycles/2026-q4/attention/"), built.main("/cycles/2026-q4/attention/")
    assert "Off track 8" in text
    assert "Result e" in text
    assert "Result f" not in text
    assert "3 more, on the objective's own page" in text
    assert re.search(r'href="[./]*teams/payments/2026-q4/p/">3 more', html)


def test_the_counts_of_a_long_list_lead_to_the_page_on_which_their_kind_begins():
    goals = [goal(f"acme/2026-q4/o{number:03}", current="") for number in range(100)]
    said = check_in(
        "acme", "2026-q4", "2026-11-20", *(update(f"{each.key}#rate", "1%", confidence=2) for each in goals), asks="- A"
    )
    html = site(organisation(goals, [said])).main("/cycles/2026-q4/attention/")
    assert re.search(r'href="#kind\.off-track">Off track 100', html)
    assert re.search(r'href="[./\w-]*page-2/#kind\.ask">Ask 1', html)


def test_a_count_of_a_cycle_leads_to_the_objectives_that_it_counts():
    html = site(organisation([goal("acme/2026-q4/a"), goal("acme/2026-q4/b", current="60%")])).main("/cycles/2026-q4/")
    counted = re.findall(r'href="#only\.([a-z-]+)">(\d+)', html)
    assert counted
    for status, count in counted:
        assert f'id="only.{status}"' in html
        assert html.partition("part.objectives")[2].count(f'is-compact" data-status="{status}"') == int(count)
    assert '<a href="#part.objectives">2 objectives' in html


def test_of_a_cycle_that_is_over_what_nobody_has_graded_needs_attention():
    done = goal("acme/2026-q4/done", state=State.CLOSED, closed_as=Outcome.ACHIEVED)
    built = site(organisation([done, goal("acme/2026-q4/open")]), as_of=date(2027, 2, 1))
    text = built.text("/cycles/2026-q4/attention/")
    assert re.search(r"Not graded 1 .*Open .*The cycle ended on ", text)
    assert "Done" not in text
    assert "Key results are counted" not in text
    assert "One thing needs attention" in built.text("/cycles/2026-q4/")


def test_key_results_that_only_a_dependency_puts_at_risk_are_not_counted_but_told():
    waiting = goal("acme/2026-q4/w", current="60%", depends_on=(needs(team="growth", status=Need.AT_RISK),))
    text = site(organisation([waiting], teams=TEAMS)).text("/cycles/2026-q4/attention/")
    assert "At risk 1 " in text
    assert "One more key result is at risk only because of a dependency, which is listed instead." in text
    alone = site(organisation([goal("acme/2026-q4/a", current="1%")]))
    assert "because of a dependency" not in alone.text("/cycles/2026-q4/attention/")


def test_where_nothing_needs_attention_the_page_says_so():
    assert "Nothing needs attention." in site(organisation([])).text("/cycles/2026-q4/attention/")


def test_cycles_are_listed_newest_first_and_closed_ones_in_the_archive():
    org = organisation(
        [goal("acme/2026-q4/a"), goal("acme/2026-q3/o", state=State.CLOSED, closed_as=Outcome.MISSED)],
        cycles=(YEAR, Q3, replace(Q4, parent="2026")),
    )
    built = site(org)
    text = built.text("/cycles/")
    assert text.index("Q4 2026") < text.index("Q3 2026")
    assert "within The year 2026" in text
    archive = built.text("/archive/")
    assert "1 missed" in archive
    assert "Q4 2026" not in archive


def test_the_mean_of_a_few_scores_is_no_mark_of_a_whole_cycle():
    def scored(slug, *scores):
        parts = [metric_kr(f"acme/2026-q3/{slug}", "x", "0%", "100%", score=score) for score in scores]
        return objective(f"acme/2026-q3/{slug}", *parts, state=State.CLOSED, closed_as=Outcome.MISSED)

    few = [scored("a", Decimal(1)), scored("b"), scored("c")]
    archive = site(organisation(few, cycles=(Q3, Q4))).text("/archive/")
    assert "— Q3 2026" in archive
    assert "mean score 1.0, one scored" in archive
    assert "1.0 mean score, 2 scored Q3 2026" in site(
        organisation([*few[:1], scored("b", Decimal(1)), scored("c")], cycles=(Q3, Q4))
    ).text("/archive/")


def test_a_provisional_score_is_in_no_mean():
    def scored(slug, score, state):
        part = metric_kr(f"acme/2026-q3/{slug}", "x", "0%", "100%", score=Decimal(score))
        return objective(f"acme/2026-q3/{slug}", part, state=state)

    guess = scored("a", 1, State.ACTIVE)
    for address in ("/cycles/", "/archive/", "/cycles/2026-q3/", "/cycles/2026-q3/review/"):
        assert "mean score" not in site(organisation([guess], cycles=(Q3, Q4))).text(address).lower()
    graded = site(organisation([guess, scored("b", "0.5", State.CLOSED)], cycles=(Q3, Q4)))
    assert "0.5 mean score, one scored Q3 2026" in graded.text("/archive/")
    assert "Scores: 1 middle. One more score is provisional and is not counted." in graded.text("/cycles/2026-q3/")


def test_a_cycle_around_others_stands_after_those_that_end_with_it():
    text = site(organisation([], cycles=(YEAR, Q3, Q4))).view("/cycles/").rows
    assert [each.cycle.name for each in text] == ["Q4 2026", "The year 2026", "Q3 2026"]


def test_there_is_no_archive_before_anything_is_over():
    built = site(organisation([goal("acme/2026-q4/a")]))
    assert "/archive/" not in built.pages
    assert "archive/" not in built.html("/")
