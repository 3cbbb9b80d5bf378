"""What is told of levels, milestones and paths that were changed after they had been agreed on."""

from __future__ import annotations

from committed import commit, committed, moved, text_of

OTHER_MEASURES = """
        ---
        title: We are at home in the north
        key_results:
          - id: towns
            title: Towns that know us
            levels:
              commit: 5 towns
              target: 10 towns
              stretch: 20 towns
          - id: seal
            title: We hold the seal
            milestones:
              - id: audit
                title: The **audit** is passed
                due: 2026-11-20
              - Somebody paints the door
          - id: share
            title: Share that pay by phone
            start: 10%
            target: 60%
            planned:
              2026-11-15: 30%
              2026-12-01: 45%
        ---
    """


def test_levels_milestones_paths_and_withheld_targets_are_told_with_the_same_words_everywhere(tmp_path):
    project = committed(tmp_path)
    file, page = "content/teams/payments/2026-Q4/north.md", "teams/payments/2026-q4/north/index.html"
    project.write({file: OTHER_MEASURES})
    commit(project, "Agree on the north", "2026-10-02")
    edits = {
        "target: 10 towns": "target: 8 towns",
        "      - Somebody paints the door\n": "",
        "due: 2026-11-20": "due: 2026-12-20",
        "2026-11-15: 30%": "2026-11-15: 20%",
        "target: 60%": "target: withheld",
    }
    for old, new in edits.items():
        project.edit(file, old, new)
    commit(project, "Ask for less", "2026-11-12")
    project.build()
    from_to = (
        "Level (Target): from 10 towns → to 8 towns",
        "Milestone taken out, before: Somebody paints the door",
        "Due day of milestone (The audit is passed): from 20 Nov 2026 → to 20 Dec 2026",
        "Planned path: from 15 Nov 2026: 30 % → to 15 Nov 2026: 20 %",
    )
    for told in from_to:
        assert text_of(project.page(page)).count(told) == 2, told  # in the timeline, and with its key result
        assert text_of(project.page("updates/2026-w46/index.html")).count(told) == 1, told
        assert text_of(project.page("cycles/2026-q4/review/index.html")).count(told) == 1, told
    for place, times in ((page, 2), ("updates/2026-w46/index.html", 1), ("cycles/2026-q4/review/index.html", 1)):
        told = text_of(project.page(place))
        assert told.count("Target: withheld") == times, place  # since when, but not what it was
        assert "60 %" not in told.replace("60 % of", "")
    attention = text_of(project.page("cycles/2026-q4/attention/index.html"))
    for short in ("Level changed", "Milestone taken out", "Milestone put off", "Planned path made easier"):
        assert f"{short} on 12 Nov 2026, no reason given." in attention
    assert "Figure withheld on 12 Nov 2026, no reason given." in attention
    assert len(moved(project)) == 5
