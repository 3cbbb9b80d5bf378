"""Pages whose objectives are numbered headings."""

from __future__ import annotations

import pytest

from okrsite_gen.exchange.handbook import pages
from okrsite_gen.model.incoming import Incoming, IncomingFile

PAGE = """# Engineering OKRs

## {cycle}

### 1. Improve reliability

* 99.9% uptime
* MTTR 4h → 1h
{nested}
### 2. Security

{security}
"""


def read(cycle: str = "FY27 Q2", nested: str = "  * pager\n", security: str = "* zero P1") -> Incoming:
    text = PAGE.format(cycle=cycle, nested=nested, security=security)
    return pages.read([IncomingFile("okrs.md", text.encode())])


@pytest.mark.parametrize("nested", ["", "  * pager\n"])
@pytest.mark.parametrize("cycle", ["FY27 Q2", "FY27 Q2 (May – July)", "FY27 Q2 (May 2026 to Jul 2026)"])
def test_numbered_headings_are_objectives_whatever_nests_below_their_items(cycle, nested):
    found = read(cycle, nested)
    outline = [(each.title, len(each.key_results)) for each in found.objectives]
    assert outline == [("Improve reliability", 2), ("Security", 1)]
    assert [team.name for team in found.teams] == ["Engineering"]
    assert [each.cycle for each in found.objectives] == ["FY27-Q2", "FY27-Q2"]
    assert not nested or "pager" in repr(found)


def test_a_numbered_objective_without_key_results_is_made():
    reliability, security = read(security="No KRs yet").objectives
    assert (security.title, security.key_results) == ("Security", ())
    assert "No KRs yet" in repr(security)
    assert len(reliability.key_results) == 2


def test_numbered_teams_stay_teams():
    text = "# OKRs 2026 Q4\n\n## 1. Marketing\n\n* Grow\n  * 10 leads\n\n## 2. Sales\n\n* Win\n  * 5 deals\n"
    found = pages.read([IncomingFile("okrs.md", text.encode())])
    assert [team.name for team in found.teams] == ["Marketing", "Sales"]


def titles(text: str) -> list[str]:
    return [each.title for each in pages.read([IncomingFile("okrs.md", text.encode())]).objectives]


def test_numbers_that_count_objectives_are_no_part_of_their_titles():
    page = "# OKRs 2026 Q4\n\n## {}\n- KR: 4 beds\n\n## {}\n- KR: 9 beds\n"
    assert titles(page.format("1. Dig the garden", "2. Plant the trees")) == ["Dig the garden", "Plant the trees"]
    assert titles(page.format("3. Liga halten", "Aufsteigen")) == ["3. Liga halten", "Aufsteigen"]


def test_objectives_that_others_support_by_number_are_found():
    text = """
# OKRs 2026 Q4

## Company Objective 1: Grow
- KR: Sell 40

## Company Objective 2: Stay
- KR: Lose 2

## Objective 1: Dig
**Supports:** Company Objective 2
- KR: 4 beds

## Objective 2: Plant
**Supports:** Company Objective 7
- KR: 9 trees
"""
    found = pages.read([IncomingFile("okrs.md", text.encode())])
    grow, stay, dig, plant = found.objectives
    assert [each.target for each in dig.supports] == [stay.key]
    assert [each.target for each in plant.supports] == ["Company Objective 7"]
    told = [each.what for each in found.guesses if each.kind == "parent by number"]
    assert told == ["“Company Objective 2” is read as “Stay”."]
    assert grow.supports == ()


@pytest.mark.parametrize(("signs", "found"), [("(", 1), ("(" * 200, 0)])
def test_a_parent_by_number_is_a_short_name_as_a_long_row_of_signs_would_take_minutes(signs: str, found: int) -> None:
    page = f"# OKRs 2026-Q4\n\n## Objective 1: Sell\n\nSupports: {signs}Objective 2\n\n- KR: 5 shops\n\n"
    page += "## Objective 2: Buy\n\n- KR: 6 shops\n"
    guesses = pages.read([IncomingFile("okrs.md", page.encode())]).guesses
    assert len([guess for guess in guesses if "is read as “Buy”" in guess.what]) == found
