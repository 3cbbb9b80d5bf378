"""The outline of a cycle's alignment goes on below itself, not below what stands after it."""

from __future__ import annotations

from site_orgs import goal, organisation, site, supports, team

ADDRESS = "/cycles/2026-q4/alignment/"
TEAMS = (team("acme"), team("growth", parent="acme"))


def parts(supporting, loose):
    """What the first page has below each of its two headings."""
    top, under = goal("acme/2026-q4/top"), supports("acme/2026-q4/top")
    below = [goal(f"growth/2026-q4/b{number:03}", under) for number in range(supporting)]
    others = [goal(f"growth/2026-q4/l{number:03}") for number in range(loose)]
    html = site(organisation([top, *below, *others], teams=TEAMS)).main(ADDRESS)
    outline, _, rest = html.partition('id="part.unaligned"')
    return outline.count('class="pager"'), rest.count('class="pager"')


def test_where_only_the_outline_goes_on_the_way_stands_below_it():
    assert parts(supporting=200, loose=3) == (1, 0)


def test_where_both_go_on_each_has_the_way_below_it():
    assert parts(supporting=2, loose=300) == (1, 1)


def test_where_all_fits_there_is_none():
    assert parts(supporting=2, loose=2) == (0, 0)
