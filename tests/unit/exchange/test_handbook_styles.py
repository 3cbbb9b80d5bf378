"""Styles of pages: how teams, cycles, owners, steps and work are told from objectives and key results."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from okrsite_gen.exchange.handbook.pages import read, read_pages, recognises
from okrsite_gen.model.incoming import Incoming, IncomingFile, IncomingMilestone
from okrsite_gen.model.kinds import Ambition, Said
from okrsite_gen.model.page_mapping import PageMapping


def page(text: str, name: str = "okrs.md", mapping: PageMapping | None = None) -> Incoming:
    files = [IncomingFile(name, dedent(text).encode())]
    return read_pages(files, mapping) if mapping else read(files)


def outline(incoming: Incoming) -> dict[str, list[str]]:
    return {objective.title: [each.title for each in objective.key_results] for objective in incoming.objectives}


def test_cycle_and_team_come_from_titles_and_from_the_name_of_the_file():
    text = "# OKRs\n\n## Payments\n\n1. **Objective: Grow**\n   - KR: Sell 40\n"
    for name, cycle in {"2026_q4.md": "2026-Q4", "okrs/FY27-Q1.md": "FY27-Q1", "plan.md": ""}.items():
        found = page(text, name)
        assert [(each.cycle, each.team) for each in found.objectives] == [(cycle, "payments")]
        assert [team.name for team in found.teams] == ["Payments"]


def test_several_cycles_on_one_page_are_told_apart_and_empty_ones_are_told():
    found = page(
        """
        # Garden OKRs
        ## 2026 Q1
        ### Objective: Dig
        - KR: 4 beds
        ## 2026 Q2
        ### Objective: Plant
        - KR: 40 plants
        ## 2026 Q3
        - [Draft](https://x.example/draft)
        """
    )
    assert [(each.title, each.cycle) for each in found.objectives] == [("Dig", "2026-Q1"), ("Plant", "2026-Q2")]
    assert [cycle.key for cycle in found.cycles] == ["2026-Q1", "2026-Q2"]
    assert "2026 Q3" in [told.text for told in found.not_understood]


def test_days_of_a_cycle_are_read_and_one_that_no_calendar_has_is_none():
    told = "# FY26-Q1 OKRs\n\nThe quarter runs from {} to {}.\n\n1. **Objective: Grow**\n   - KR: Sell 40\n"
    days = {("2025-02-01", "2025-04-31"): (date(2025, 2, 1), None)}
    days["February 1, 2025", "April 30, 2025"] = (date(2025, 2, 1), date(2025, 4, 30))
    for (first, last), expected in days.items():
        (cycle,) = page(told.format(first, last)).cycles
        assert (cycle.start, cycle.end) == expected


def test_the_words_before_a_colon_name_teams_where_all_titles_have_them():
    found = page(
        """
        # OKRs Q1 2025
        1. CEO: Grow
           1. Sales: Sell
              1. 40 trees
           1. Garden: Plant
              1. 400 trees
        """
    )
    assert [(each.title, each.team) for each in found.objectives] == [
        ("Grow", "ceo"),
        ("Sell", "sales"),
        ("Plant", "garden"),
    ]
    assert [each.supports[0].target for each in found.objectives[1:]] == [found.objectives[0].key] * 2


def test_what_is_said_of_a_key_result_goes_into_fields():
    found = page(
        """
        # Objective: Grow
        Type: Committed
        ## Key result 1: Trees that live
        - Owner: Ida
        - Baseline: 120
        - Target: 300 trees
        - Current: 210
        - Confidence: 6/10
        - Status: at risk
        - Due: 2026-12-01
        - Moon: full
        """
    )
    (objective,) = found.objectives
    (result,) = objective.key_results
    assert objective.ambition is Ambition.COMMITTED
    assert (result.owner, result.start, result.target, result.current) == ("Ida", "120", "300 trees", "210")
    assert (result.confidence, result.status, result.due) == (6, Said.AT_RISK, date(2026, 12, 1))
    assert "Moon: full" in result.description


def test_boxes_below_a_key_result_are_its_steps_and_other_items_its_words():
    found = page(
        """
        # OKRs Q1 2025
        ## Grow the garden well
        - [ ] Open three beds
          - [x] North
          - [ ] South
        - [x] Buy tools
          - spades first
        """
    )
    beds, tools = found.objectives[0].key_results
    assert beds.milestones == (IncomingMilestone("North", done=True), IncomingMilestone("South"))
    assert (tools.done, tools.description) == (True, "- spades first")


def test_initiatives_are_work_and_a_section_of_notes_is_the_body_or_told():
    found = page(
        """
        # Team OKRs
        ## Objective: Grow
        We are small.
        ### Key results
        - 40 trees
        ### Initiatives
        - [x] Call the nursery
        """
    )
    (objective,) = found.objectives
    assert [work.title for work in objective.initiatives] == ["Call the nursery"]
    assert (objective.initiatives[0].state, objective.body) == ("done", "We are small.")


def test_links_that_name_their_address_elsewhere_carry_it():
    found = page(
        "# Objective: Grow\n\n- KR: Reach [N][n0] trees\n\n[n0]: https://x.example/n\n[n1]: https://x.example/m\n"
    )
    assert outline(found) == {"Grow": ["Reach [N](https://x.example/n) trees"]}
    assert [(told.spot.row, told.text) for told in found.not_understood] == [(6, "[n1]: https://x.example/m")]


def test_key_results_without_any_objective_are_kept_and_the_guess_is_told():
    found = page("KR: Sell 40 trees\n\nKR: Plant 400\n", "wild.md")
    assert outline(found) == {"Key results of wild.md": ["Sell 40 trees", "Plant 400"]}
    assert [guess.kind for guess in found.guesses] == ["no objective"]


def test_a_table_repeats_what_stands_above_an_empty_cell():
    found = page(
        """
        | Objective | KR | Target | Moon |
        |---|---|---|---|
        | Grow | Trees | 40 | full |
        | | Beds<br>Ponds | 4 | |
        """
    )
    assert outline(found) == {"Grow": ["Trees", "Beds", "Ponds"]}
    assert found.objectives[0].key_results[0].rest == (("Moon", "full"),)


def test_a_page_without_labels_and_without_a_cycle_is_only_read_where_it_is_measured():
    assert outline(page("# Garden OKRs\n\n## Grow well\n\n- [ ] 40 trees\n- [ ] 4 beds\n- [x] 1 pond\n"))
    assert not outline(page("# How we meet\n\n## Be on time\n\n- Come early\n- Bring a chair\n- Smile\n"))


def test_a_mapping_says_what_headings_items_words_and_brackets_are():
    text = """
    # Plans
    ## Trees
    - Problem area: Too few oaks [North]
      - Oaks stand in every street
      - Watch out for rain
    ## Chatter
    - Hello
    """
    mapping = PageMapping(
        cycle="2026-Q4",
        headings={2: "team"},
        items={1: "objective", 2: "key_result"},
        words={"Problem area": "objective", "Chatter": "ignore"},
        patterns=(("^Watch", "note"), ("^Hello", "ignore")),
        tags="team",
    )
    found = page(text, mapping=mapping)
    assert outline(found) == {"Too few oaks [North]": ["Oaks stand in every street"]}
    assert [(each.team, each.cycle) for each in found.objectives] == [("north", "2026-Q4")]
    assert "Watch out for rain" in found.objectives[0].body
    assert {"Chatter", "Hello"} <= {told.text for told in found.not_understood}


def test_encodings_of_other_programs_are_read():
    text = "# Ziel: Wälder\n\n- KR: Mehr Bäume\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert outline(read([IncomingFile("z.md", text.encode(encoding))])) == {"Wälder": ["Mehr Bäume"]}


def test_a_table_of_days_and_key_results_is_their_history():
    found = page(
        """
        # Objective 1
        **Grow**
        - KR 1: Trees
        - KR 2: Beds

        | Date | KR #1 | KR #2 | KR #3 | Comments |
        |---|---|---|---|---|
        | 27.08.2026 | 0.4 | 12 beds | 7 | Dry |
        | 03.09.2026 | 60% | N/A | | |
        | soon | 1 | | | |
        """
    )
    (objective,) = found.objectives
    trees, beds = objective.key_results
    assert [(one.day.isoformat(), one.progress) for one in trees.updates] == [
        ("2026-08-27", "40%"),
        ("2026-09-03", "60%"),
    ]
    assert [(one.day.isoformat(), one.value) for one in beds.updates] == [("2026-08-27", "12 beds")]
    assert [(one.day.isoformat(), one.note) for one in objective.updates] == [("2026-08-27", "Dry")]
    assert [told.text for told in found.not_understood] == ["KR #3: 7", "soon | 1 |  |  | "]


def test_rows_in_bold_of_a_score_table_are_objectives():
    found = page(
        """
        # Cluster OKRs 2026-Q2

        | **Cluster** | **Priority** | **Owner** | **Mid-Q** | **End-Q** |
        |---|---|---|---|---|
        | | P0-P4 | | 0.3 | 0.4 |
        | **1 Finish the base** | | | | |
        | Documents for the interface | **P0** | Kai | 0.6 | 0.5 |
        | Three guides | P1 | Mo | | 0.8 |
        | **2 Reach people** | | | | |
        | Workshop | P0 | Mo | 0.5 | 1 |
        """
    )
    assert outline(found) == {
        "Finish the base": ["Documents for the interface", "Three guides"],
        "Reach people": ["Workshop"],
    }
    documents = found.objectives[0].key_results[0]
    assert (documents.owner, documents.score, documents.priority) == ("Kai", "0.5", "P0")
    assert dict(documents.rest) == {"Mid-Q": "0.6"}


def test_key_results_beside_their_objective_in_the_same_list_are_its_own():
    found = page("# Garden OKRs\n\n- O: Grow\n- KR1: 40 trees\n- KR2: 4 beds\n- O: Rest\n- KR1: A bench\n")
    assert outline(found) == {"Grow": ["40 trees", "4 beds"], "Rest": ["A bench"]}
    assert [team.name for team in found.teams] == ["Garden"]


def test_a_file_that_lies_among_pages_is_told_and_not_read():
    files = [IncomingFile(f"okrs/{name}.md", b"# Objective: Grow\n\n- KR: 4 beds\n") for name in ("2026-Q1", "2026-Q2")]
    files.append(IncomingFile("okrs/history.tsv", b"a\tb\n"))
    assert recognises(files)
    found = read(files)
    assert [one.cycle for one in found.objectives] == ["2026-Q1", "2026-Q2"]
    assert [(told.spot.file, told.text) for told in found.not_understood] == [("okrs/history.tsv", "history.tsv")]
    assert not recognises(files[1:])


def test_where_no_file_is_named_as_a_page_all_are_read_as_one():
    assert outline(read([IncomingFile("okrs.txt", b"Objective: Grow\nKR: 4 beds\n")])) == {"Grow": ["4 beds"]}
