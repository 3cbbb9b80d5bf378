"""What teams need from each other: the table of who asks whom, and the list by how pressing it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from site_orgs import Q3, Q4, needs, objective, organisation, site, team

from okrsite_gen.model.kinds import Need, Outcome, State
from okrsite_gen.site.views.dependency_matrix import FEWEST, MOST

ADDRESS = "/cycles/2026-q4/dependencies/"
TEAMS = (
    team("acme", "Acme"), team("growth", parent="acme"), team("payments", parent="acme"), team("legal", parent="acme"),
)  # fmt: skip
PAST, AHEAD = date(2026, 11, 15), date(2026, 12, 15)


def asking(*wanted, key="growth/2026-q4/shop", **fields):
    return objective(key, depends_on=wanted, **fields)


def made(*objectives, teams=TEAMS, **parts):
    return site(organisation(objectives, teams=teams, **parts))


def table(built, address=ADDRESS):
    """The table as (asker, provider) → words of its cell."""
    html = built.main(address).partition("<table>")[2].partition("</table>")[0]
    heads = [bare(each) for each in re.findall(r'<th scope="col" class="matrix-head">(.*?)</th>', html, re.DOTALL)]
    found = {}
    for row in re.findall(r'<tr>\s*<th scope="row">.*?</tr>', html, re.DOTALL):
        asker = bare(re.search(r'<th scope="row">(.*?)</th>', row, re.DOTALL)[1])
        for provider, cell in zip(heads, re.findall(r"<td>(.*?)</td>", row, re.DOTALL), strict=True):
            if cell:
                shown = bare(re.sub(r'<span class="matrix-from">.*?</span>', "", cell))
                found[asker, provider] = (shown, re.search('href="([^"]*)"', cell)[1])
    return found


def bare(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_rows_ask_columns_provide_and_cells_count_by_state_the_worst_first():
    built = made(
        asking(
            needs(team="payments", note="Keys"), needs(team="payments", note="Books", status=Need.DECLINED),
            needs(team="payments", note="Pens"), needs(team="legal", note="Terms", status=Need.DELIVERED),
        )
    )  # fmt: skip
    found = table(built)
    assert {pair: shown for pair, (shown, _) in found.items()} == {
        ("Growth", "Payments"): "1 declined 2 not confirmed",
        ("Growth", "Legal"): "1 delivered",
    }


def test_a_cell_leads_to_the_worst_of_what_it_counts():
    built = made(asking(needs(team="payments", note="Keys"), needs(team="payments", note="Books", status=Need.AT_RISK)))
    _, address = table(built)["Growth", "Payments"]
    anchor = address.partition("#")[2]
    entry = built.main(ADDRESS).partition(f'id="{anchor}"')[2].partition("</li>")[0]
    assert "Books" in entry


def test_what_is_pressing_comes_first_and_by_the_day_on_which_it_is_needed():
    built = made(
        asking(
            needs(team="legal", note="A-delivered", status=Need.DELIVERED, needed_by=PAST),
            needs(team="legal", note="B-confirmed", status=Need.CONFIRMED, needed_by=AHEAD),
            needs(team="legal", note="C-asked"), needs(team="legal", note="D-asked-by", needed_by=AHEAD),
            needs(team="legal", note="E-risky", status=Need.AT_RISK),
            needs(team="legal", note="F-declined", status=Need.DECLINED),
            needs(team="legal", note="G-late", status=Need.CONFIRMED, needed_by=PAST),
            needs(team="legal", note="H-withdrawn", status=Need.WITHDRAWN, needed_by=PAST),
        )
    )  # fmt: skip
    notes = re.findall(r"\b[A-H]-[a-z-]+", built.text(ADDRESS))
    assert "".join(note[0] for note in notes) == "GFEDCBAH"
    assert "Confirmed, overdue" in built.text(ADDRESS)
    assert "8 things are needed from other teams. 5 of them are overdue" in built.text(ADDRESS)


def test_nothing_is_overdue_once_its_objective_is_closed():
    closed = asking(needs(team="legal", needed_by=PAST), state=State.CLOSED, closed_as=Outcome.ACHIEVED)
    built = made(closed)
    assert [group.concern.value for group in built.view(ADDRESS).groups] == ["left-open"]
    assert "overdue" not in built.text(f"/teams/{closed.key}/").lower()
    assert "Nothing is overdue" in built.text(ADDRESS)


def test_a_cycle_without_dependencies_has_no_such_page_and_nothing_leads_there():
    built = made(objective("growth/2026-q4/shop"), asking(needs(team="legal"), key="growth/2026-q3/old"),
                 cycles=(Q3, Q4))  # fmt: skip
    assert ADDRESS not in built.pages
    assert "/cycles/2026-q3/dependencies/" in built.pages
    assert "dependencies/" not in built.html("/cycles/2026-q4/")
    assert "dependencies/" not in built.html("/teams/growth/")


def test_menu_cycle_and_both_teams_lead_to_the_page():
    built = made(asking(needs(team="legal", note="Terms")))
    assert "2026-q4/dependencies/" in built.html("/").partition("<main")[0]
    assert "One dependency between teams" in built.text("/cycles/2026-q4/")
    for key in ("growth", "legal"):
        assert "All dependencies in Q4 2026" in built.text(f"/teams/{key}/")
    assert "All dependencies in" not in built.text("/teams/payments/")


def test_a_team_sees_what_is_pressing_first():
    built = made(
        asking(
            needs(team="legal", note="Calm", status=Need.DELIVERED), needs(team="legal", note="Late", needed_by=PAST)
        )
    )
    for key in ("growth", "legal"):
        assert re.search(r"Late.*Calm", built.text(f"/teams/{key}/"))


def test_a_team_that_may_not_be_shown_is_counted_without_a_name():
    built = made(asking(needs("?secret/2026-q4/plot", note="Help")))
    assert table(built)["Growth", "not shared here"][0] == "1 not confirmed"
    assert "Growth asks a team that is not shared here" in built.text(ADDRESS)
    assert "secret" not in built.html(ADDRESS)


def many(count, *, parents=0):
    """Every team asks the next one; below `parents` departments where there are any."""
    departments = [team(f"d{n:02}", f"D{n:02}") for n in range(parents)]
    teams = [team(f"t{n:03}", f"T{n:03}", parent=f"d{n % parents:02}" if parents else "") for n in range(count)]
    objectives = [
        asking(needs(team=f"t{(n + 1) % count:03}", note=f"Need {n}!"), key=f"t{n:03}/2026-q4/o") for n in range(count)
    ]
    return made(*objectives, teams=[*departments, *teams])


def test_many_teams_are_counted_with_the_team_above_them_and_nothing_is_lost():
    built = many(90, parents=6)
    matrix = built.view(ADDRESS).matrix
    assert matrix.folded
    assert len(matrix.rows) == len(matrix.providers) == 6
    counted = sum(n for row in matrix.rows for cell in row.cells if cell for _, n in cell.counts)
    assert (counted, matrix.left_out) == (90, 0)
    assert "D00 + and teams below" in " ".join(asker for asker, _ in table(built))


def test_teams_without_any_above_them_are_shown_up_to_a_limit_and_the_others_stand_in_the_list():
    built = many(90)
    matrix = built.view(ADDRESS).matrix
    assert not matrix.folded
    assert len({row.asker.team.address for row in matrix.rows}) <= MOST
    counted = sum(n for row in matrix.rows for cell in row.cells if cell for _, n in cell.counts)
    assert counted + matrix.left_out == 90
    assert f"{matrix.left_out} more stand only in the list below." in built.text(ADDRESS)


def test_a_table_of_one_top_would_say_nothing_so_the_level_below_is_shown():
    tops = [team("acme", "Acme")]
    teams = [team(f"t{n:03}", f"T{n:03}", parent="acme") for n in range(60)]
    objectives = [asking(needs(team=f"t{(n + 1) % 60:03}"), key=f"t{n:03}/2026-q4/o") for n in range(60)]
    matrix = made(*objectives, teams=[*tops, *teams]).view(ADDRESS).matrix
    assert FEWEST <= len(matrix.rows) <= MOST


def test_a_long_list_goes_on_on_further_pages_and_cells_lead_there():
    built = many(100, parents=6)
    pages = [address for address in built.pages if address.startswith(ADDRESS) and address.endswith("/")]
    assert len(pages) == 3
    told = re.findall(r"Need (\d+)!", " ".join(built.main(address) for address in pages))
    assert sorted(map(int, told)) == list(range(100))
    assert built.view(f"{ADDRESS}page-2/").matrix is None


def test_a_closed_cycle_s_dependencies_do_not_name_a_day():
    past = replace(Q3, state=None)
    built = made(asking(needs(team="legal", needed_by=PAST), key="growth/2026-q3/old"), cycles=(past, Q4))
    html = built.html("/cycles/2026-q3/dependencies/")
    assert "as of" not in html
    assert "Left open" in html
