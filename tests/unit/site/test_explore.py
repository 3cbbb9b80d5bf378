"""What the explorer holds: rows in files by cycle, the lists that it has ready, and what it never counts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from site_orgs import (
    Q3,
    Q4,
    YEAR,
    check_in,
    hidden,
    key_result,
    metric_kr,
    objective,
    organisation,
    owner,
    site,
    supports,
    team,
    update,
)

from okrsite_gen.model.kinds import Ambition, Kind, Outcome, State
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, Pillar
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.explore import HARDLY, percent_code
from okrsite_gen.site.views.explorer_rows import ROWS
from okrsite_gen.site.views.presets import PRESETS

TOP, BELOW = "payments/2026-q4/live", "cards/2026-q4/fewer"
TEAMS = (team("payments", order=1), team("cards", parent="payments"))


def company(*more, **parts):
    rate = metric_kr(TOP, "rate", "0%", "100%", owner=owner("Ina"), tags=("speed",))
    step = key_result(TOP, "opinion", Kind.UNMEASURED, 2)
    top = objective(TOP, rate, step, owner=owner("Ina"), pillar="calm", tags=("money",), ambition=Ambition.COMMITTED)
    below = objective(BELOW, metric_kr(BELOW, "cuts", "10", "4"), title="Fewer *cards*", shared_with=("payments",))
    said = check_in("payments", "2026-q4", "2026-11-13", update(f"{TOP}#rate", "30%", confidence=4))
    charter = Charter(Place("content/index.md"), pillars=(Pillar("calm", "calm", "Calm"),))
    return organisation([top, below, *more], [said], cycles=(YEAR, Q3, Q4), teams=TEAMS, charter=charter, **parts)


def call(built, address):
    name, content = json.loads(f"[{built.html(address).removeprefix('okrsiteExplore(').removesuffix(');' + chr(10))}]")
    assert name in {"", address.removeprefix("/")}
    return content


def listed(built, address):
    """Return the titles of a page's table, each with the words below it."""
    body = re.search(r"<tbody>(.*?)</tbody>", built.html(address), re.DOTALL)
    rows = re.findall(r"<th scope=\"row\">(.*?)</th>", body[1], re.DOTALL) if body else []
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", row)).strip() for row in rows]


def test_a_row_tells_what_it_is_where_it_stands_and_what_it_belongs_to():
    content = call(site(company()), "/explore/cycles/2026-q4/1.js")
    texts = content["texts"]
    whole, rate = content["rows"][:2]
    assert whole[:2] == ["Live", "teams/payments/2026-q4/live/"]
    assert [texts[number] for number in whole[2:5]] == ["", "payments", "at-risk"]
    assert [texts[number] for number in (*whole[9:12], *whole[12])] == ["committed", "Ina", "calm", "money"]
    assert rate[:2] == ["Rate", "#rate"]
    assert texts[rate[2]] == "metric"
    assert rate[5:8] == [30, 55, 4]
    assert [texts[number] for number in rate[12]] == ["speed", "money"]
    assert rate[14:] == ["0\u00a0%", "30\u00a0%", "100\u00a0%"]


def test_a_shared_objective_is_also_a_row_of_those_who_share_it():
    content = call(site(company()), "/explore/cycles/2026-q4/1.js")
    row = next(row for row in content["rows"] if row[0] == "Fewer cards")
    assert [content["texts"][number] for number in row[13]] == ["payments"]


def test_the_index_names_the_current_cycle_first_with_its_files_and_teams_below_their_parents():
    year, past = objective("payments/2026/year"), objective("payments/2026-q3/past")
    index = call(site(company(year, past)), "/explore/index.js")
    assert [(key, closed, files) for key, _, closed, _, files in index["cycles"]] == [
        ("2026-q4", False, ["explore/cycles/2026-q4/1.js"]),
        ("2026", False, ["explore/cycles/2026/1.js"]),
        ("2026-q3", True, ["explore/cycles/2026-q3/1.js"]),
    ]
    assert index["teams"] == [["payments", "Payments", 0], ["cards", "Cards", 1]]
    assert index["cycles"][0][3] == 5


def test_many_rows_are_cut_into_files_and_no_objective_is_torn_apart():
    many = [
        objective(f"payments/2026-q4/n{n}", *(metric_kr(f"payments/2026-q4/n{n}", f"k{m}", "0", "1") for m in range(3)))
        for n in range(ROWS // 4 + 1)
    ]
    built = site(organisation(many))
    files = call(built, "/explore/index.js")["cycles"][0][4]
    assert len(files) == 2
    for file in files:
        content = call(built, f"/{file}")
        assert len(content["rows"]) <= ROWS
        assert content["texts"][content["rows"][0][2]] == ""


def test_figures_that_are_kept_inside_are_in_no_row():
    key = "payments/2026-q4/secret"
    secret = objective(key, replace(metric_kr(key, "rate", "withheld", "withheld"), figures_hidden=True))
    text = site(organisation([secret])).html("/explore/cycles/2026-q4/1.js")
    assert "figures are not published here" in text
    assert "withheld" not in text


@pytest.mark.parametrize(("named", "shown"), [("person", True), ("none", False)])
def test_owners_are_named_only_where_the_site_names_them(named, shown):
    built = site(company(), settings=Settings(owners=named))
    texts = [built.html(page) for page in ("/explore/", "/explore/index.js", "/explore/cycles/2026-q4/1.js")]
    assert any("Ina" in text for text in texts) is shown
    assert call(built, "/explore/index.js")["owners"] is shown
    assert ("/explore/no-owner/" in built.pages) is shown


@pytest.mark.parametrize(
    ("fraction", "code"),
    [(None, -1), ("0", 0), ("0.001", HARDLY), ("0.425", 43), ("0.999", 99), ("1", 100)],
)
def test_progress_is_rounded_as_everywhere_else(fraction, code):
    assert percent_code(None if fraction is None else Decimal(fraction)) == code


def test_a_site_without_objectives_has_no_explorer():
    built = site(organisation(teams=TEAMS))
    assert not [address for address in built.pages if address.startswith("/explore/")]
    assert "/explore/" not in built.html("/")


def test_without_scripts_the_table_of_the_current_cycle_stands_on_the_page():
    assert listed(site(company(objective("payments/2026-q3/past"))), "/explore/") == [
        "Live", "Rate", "Opinion", "Fewer cards", "Cuts",
    ]  # fmt: skip


def test_every_list_has_a_page_that_says_what_it_means_and_how_many_stand_in_it():
    built = site(company())
    home = built.html("/explore/")
    for preset in PRESETS:
        page = built.html(f"/explore/{preset}/")
        assert "Rule: " in page
        count = re.search(rf'href="[^"]*/{preset}/"[^>]*>[^<]*</a> (\d+|—)', home)
        shown = "—" if preset == "changed-targets" else str(len(listed(built, f"/explore/{preset}/")))
        assert count[1] == shown, preset


def test_without_a_history_the_list_of_changed_targets_says_that_nobody_knows_them():
    text = site(company()).text("/explore/changed-targets/")
    assert "Whether anything was changed after it was agreed on is not known here." in text
    assert "Nothing belongs here now" not in text


def test_a_list_of_trouble_names_the_objective_and_the_key_result_to_blame_with_its_reason():
    found = listed(site(company()), "/explore/at-risk/")
    assert found[0] == "Live"
    assert found[1].startswith("Rate ")
    assert "Confidence is 4 of 10" in found[1]


def test_lists_hold_what_belongs_to_them():
    bare = objective("cards/2026-q4/bare", owner=owner("Bo"))
    late = objective(
        "payments/2026-q4/late",
        key_result("payments/2026-q4/late", "move", Kind.YES_NO, due=date(2026, 11, 1)),
        supports=(supports(TOP),),
    )
    gone = objective(
        "payments/2026-q4/gone", state=State.CLOSED, closed_as=Outcome.ACHIEVED, closed_on=date(2026, 11, 10),
        owner=owner("Bo"),
    )  # fmt: skip
    older = objective(
        "payments/2026-q4/older", state=State.CLOSED, closed_as=Outcome.MISSED, closed_on=date(2026, 10, 10)
    )
    built = site(company(bare, late, gone, older))
    titles = {name: [row.split(" of: ")[0] for row in listed(built, f"/explore/{name}/")] for name in PRESETS}
    assert titles["not-measurable"][0] == "Opinion"
    assert titles["no-key-results"] == ["Bare"]
    assert titles["unaligned"] == ["Fewer cards", "Bare"]
    assert titles["no-owner"] == ["Late", "Fewer cards"]
    assert titles["overdue"] == ["Move"]
    assert [title.partition(" ")[0] for title in titles["recently-closed"]] == ["Gone"]


def test_people_and_numbers_that_disagree_are_listed_with_what_they_say():
    said = check_in("payments", "2026-q4", "2026-11-19", update(f"{TOP}#rate", "2%", confidence=9))
    goal = objective(TOP, metric_kr(TOP, "rate", "0%", "100%"))
    found = listed(site(organisation([goal], [said])), "/explore/contradictory/")
    assert len(found) == 1
    assert "Confidence is 9 of 10, yet progress is 2" in found[0]


def test_the_explorer_does_not_tell_that_anything_is_hidden():
    org = company()
    assert site(hidden(org)).html("/explore/cycles/2026-q4/1.js") == site(org).html("/explore/cycles/2026-q4/1.js")


def test_nothing_is_counted_by_owner():
    index = call(site(company()), "/explore/index.js")
    assert "Ina" not in json.dumps(index)
    assert "explore-sort" not in site(company()).html("/explore/")
